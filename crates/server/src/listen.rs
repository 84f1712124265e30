//! The accept loop: every limit that a listener needs, set by ourselves (SRV-1). `axum::serve` sets none.

use std::{
    convert::Infallible,
    future::Future,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    response::Response,
};
use http::Request;
use hyper::{body::Incoming, service::service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
    time::Instant,
};
use tokio_rustls::TlsAcceptor;

use crate::{
    limits::Limits,
    wire::{Protocol, Wire},
};

/// What answers requests.
pub trait Answer: Send + Sync + 'static {
    /// One answer; it never fails.
    fn answer(
        self: Arc<Self>,
        peer: SocketAddr,
        request: Request<Incoming>,
    ) -> impl Future<Output = Response> + Send;
}

/// Serves, over TLS where there is one, until `stop` turns true, then lets requests under way finish, as long as the limits allow.
pub async fn serve<A: Answer>(
    listener: TcpListener,
    app: Arc<A>,
    tls: Option<TlsAcceptor>,
    limits: Limits,
    mut stop: watch::Receiver<bool>,
) {
    let limits = Arc::new(limits);
    let slots = Arc::new(Semaphore::new(limits.connections));
    let mut connections = JoinSet::new();
    while !*stop.borrow() {
        let slot = tokio::select! {
            slot = Arc::clone(&slots).acquire_owned() => slot,
            _ = stop.changed() => break,
        };
        let Ok(slot) = slot else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => break,
        };
        match accepted {
            Ok((socket, peer)) => {
                let connection =
                    Connection { peer, limits: Arc::clone(&limits), stop: stop.clone(), _slot: slot };
                connections.spawn(connection.greet(socket, tls.clone(), Arc::clone(&app)));
            }
            Err(error) => {
                // Out of descriptors, or a client that left in the queue: going on at once would spin.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    let drained = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(limits.drain, drained).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

struct Connection {
    peer: SocketAddr,
    limits: Arc<Limits>,
    stop: watch::Receiver<bool>,
    _slot: OwnedSemaphorePermit,
}

impl Connection {
    /// Agrees on TLS first where it is spoken, each connection by itself: a slow one keeps nobody waiting.
    async fn greet<A: Answer>(mut self, socket: TcpStream, tls: Option<TlsAcceptor>, app: Arc<A>) {
        let _ = socket.set_nodelay(true);
        let Some(tls) = tls else { return self.run(socket, app).await };
        let agreed = tokio::select! {
            agreed = tokio::time::timeout(self.limits.handshake_time, tls.accept(socket)) => agreed,
            _ = self.stop.changed() => return,
        };
        match agreed {
            Ok(Ok(stream)) => self.run(stream, app).await,
            Ok(Err(error)) => tracing::debug!(%error, "no TLS was agreed upon"),
            Err(_) => tracing::debug!("a client took too long to agree on TLS"),
        }
    }

    async fn run<A, S>(mut self, socket: S, app: Arc<A>)
    where
        A: Answer,
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let limits = Arc::clone(&self.limits);
        let mut wire = Wire::new(socket, limits.write_stall);
        let protocol = tokio::select! {
            detected = tokio::time::timeout(limits.header_time, wire.detect()) => detected,
            _ = self.stop.changed() => return,
        };
        let Ok(Ok(Some(protocol))) = protocol else { return };
        let busy = Arc::new(Busy::default());
        let peer = self.peer;
        let service = {
            let busy = Arc::clone(&busy);
            service_fn(move |request: Request<Incoming>| {
                let (app, held) = (Arc::clone(&app), Busy::hold(&busy));
                async move {
                    let answer = app.answer(peer, request).await;
                    Ok::<_, Infallible>(answer.map(|body| Body::new(HeldBody { body, _held: held })))
                }
            })
        };
        let io = TokioIo::new(wire);
        match protocol {
            Protocol::Http1 => {
                let connection = hyper::server::conn::http1::Builder::new()
                    .timer(TokioTimer::new())
                    // It also ends connections that stay idle between requests.
                    .header_read_timeout(limits.header_time)
                    .max_headers(limits.header_count)
                    .max_buf_size(limits.header_bytes)
                    .serve_connection(io, service);
                self.watch(connection, &busy, |c| c.graceful_shutdown()).await;
            }
            Protocol::Http2 => {
                let connection = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
                    .timer(TokioTimer::new())
                    .max_concurrent_streams(limits.streams)
                    .max_pending_accept_reset_streams(limits.resets)
                    .max_local_error_reset_streams(limits.resets * 4)
                    .max_header_list_size(u32::try_from(limits.header_bytes).unwrap_or(u32::MAX))
                    .max_send_buf_size(256 * 1024)
                    .keep_alive_interval(Duration::from_secs(20))
                    .keep_alive_timeout(Duration::from_secs(20))
                    .serve_connection(io, service);
                self.watch(connection, &busy, |c| c.graceful_shutdown()).await;
            }
        }
    }

    /// Drives a connection; asks it to end when the server stops or nothing came for too long.
    async fn watch<C>(mut self, connection: C, busy: &Busy, end: impl Fn(Pin<&mut C>))
    where
        C: Future<Output = hyper::Result<()>>,
    {
        let mut connection = std::pin::pin!(connection);
        let mut last = Instant::now();
        let mut tick = tokio::time::interval(Duration::from_secs(1));
        loop {
            tokio::select! {
                outcome = connection.as_mut() => {
                    if let Err(error) = outcome {
                        tracing::debug!(%error, "a connection ended early");
                    }
                    return;
                }
                _ = self.stop.changed() => break,
                _ = tick.tick() => {
                    if busy.count() > 0 {
                        last = Instant::now();
                    } else if last.elapsed() >= self.limits.idle {
                        break;
                    }
                }
            }
        }
        end(connection.as_mut());
        let _ = tokio::time::timeout(self.limits.drain, connection).await;
    }
}

/// How many requests of one connection are being answered.
#[derive(Default)]
struct Busy(AtomicUsize);

impl Busy {
    fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    fn hold(this: &Arc<Self>) -> Held {
        this.0.fetch_add(1, Ordering::Relaxed);
        Held(Arc::clone(this))
    }
}

struct Held(Arc<Busy>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A body that keeps its connection busy until its last byte was handed over.
struct HeldBody {
    body: Body,
    _held: Held,
}

impl HttpBody for HeldBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.body.size_hint()
    }
}
