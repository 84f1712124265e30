//! The socket as HTTP sees it: bytes read ahead to tell HTTP/1 from HTTP/2, a limit on unread answers, and hyper's
//! own refusals of malformed requests mended into problems (SRV-7).

use std::{
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf},
    time::{Instant, Sleep},
};

use api::problem::Code;

use crate::problem;

/// What an HTTP/2 client says first (RFC 9113 §3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// Which protocol a connection speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// HTTP/1.0 or 1.1.
    Http1,
    /// HTTP/2 with prior knowledge.
    Http2,
}

/// A socket with bytes read ahead and answers held to a pace.
pub(crate) struct Wire<S> {
    socket: S,
    ahead: Vec<u8>,
    taken: usize,
    /// Bytes of our own that replace a refusal of hyper's.
    mended: Vec<u8>,
    sent: usize,
    mend: bool,
    stall: Duration,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Wire<S> {
    pub(crate) fn new(socket: S, stall: Duration) -> Self {
        Self {
            socket,
            ahead: Vec::new(),
            taken: 0,
            mended: Vec::new(),
            sent: 0,
            mend: false,
            stall,
            stalled: None,
        }
    }

    /// Reads until it is sure which protocol this is. `None`: the client left before it said so.
    pub(crate) async fn detect(&mut self) -> io::Result<Option<Protocol>> {
        let mut first = [0; PREFACE.len()];
        while self.ahead.len() < PREFACE.len() && PREFACE.starts_with(&self.ahead) {
            let wanted = PREFACE.len() - self.ahead.len();
            let read = self.socket.read(&mut first[..wanted]).await?;
            if read == 0 {
                return Ok(None);
            }
            self.ahead.extend_from_slice(&first[..read]);
        }
        let protocol = if self.ahead == PREFACE { Protocol::Http2 } else { Protocol::Http1 };
        self.mend = protocol == Protocol::Http1;
        Ok(Some(protocol))
    }

    fn paced<T>(&mut self, cx: &mut Context<'_>, outcome: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        match outcome {
            Poll::Ready(result) => {
                self.stalled = None;
                Poll::Ready(result)
            }
            Poll::Pending => {
                let stall = self.stall;
                let sleep = self
                    .stalled
                    .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(Instant::now() + stall)));
                ready!(sleep.as_mut().poll(cx));
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }

    /// Sends what replaces a refusal of hyper's, if anything is left of it.
    fn send_mended(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.sent < self.mended.len() {
            let outcome = Pin::new(&mut self.socket).poll_write(cx, &self.mended[self.sent..]);
            let written = ready!(self.paced(cx, outcome))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.sent += written;
        }
        self.mended.clear();
        self.sent = 0;
        Poll::Ready(Ok(()))
    }
}

/// A refusal that hyper writes without asking anybody: an error status, no body, and not our header.
fn refusal_of_hyper(bytes: &[u8]) -> Option<Code> {
    let status = bytes.strip_prefix(b"HTTP/1.1 ").or_else(|| bytes.strip_prefix(b"HTTP/1.0 "))?.get(..3)?;
    let code = match status {
        b"400" => Code::BadRequest,
        b"414" => Code::UriTooLong,
        b"431" => Code::HeadersTooLarge,
        _ => return None,
    };
    let head = std::str::from_utf8(bytes).ok()?.to_ascii_lowercase();
    let alone = head.ends_with("\r\n\r\n")
        && head.contains("\r\ncontent-length: 0\r\n")
        && !head.contains("\r\nx-request-id:");
    alone.then_some(code)
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Wire<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.taken < self.ahead.len() {
            let count = buf.remaining().min(self.ahead.len() - self.taken);
            let from = self.taken;
            buf.put_slice(&self.ahead[from..from + count]);
            self.taken += count;
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.socket).poll_read(cx, buf)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Wire<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.send_mended(cx))?;
        if self.mend
            && let Some(code) = refusal_of_hyper(buf)
        {
            self.mended = problem::raw(code);
            return Poll::Ready(Ok(buf.len()));
        }
        let outcome = Pin::new(&mut self.socket).poll_write(cx, buf);
        self.paced(cx, outcome)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.send_mended(cx))?;
        let outcome = Pin::new(&mut self.socket).poll_flush(cx);
        self.paced(cx, outcome)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.send_mended(cx))?;
        let outcome = Pin::new(&mut self.socket).poll_shutdown(cx);
        self.paced(cx, outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn srv_7_only_a_bare_refusal_is_mended() {
        let bare = b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\ndate: x\r\n\r\n";
        assert_eq!(refusal_of_hyper(bare), Some(Code::BadRequest));
        let ours = b"HTTP/1.1 400 Bad Request\r\nx-request-id: req_1\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(refusal_of_hyper(ours), None);
        assert_eq!(refusal_of_hyper(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"), None);
        assert_eq!(refusal_of_hyper(b"\xff\xfe"), None);
    }
}
