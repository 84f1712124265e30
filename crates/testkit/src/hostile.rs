//! A server that answers whatever a test wants: also what no honest one would. HTTP/1.1, one request for a connection.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::Duration,
};

use crate::exchange::{Answer, Ask};

/// Fields that belong to one connection alone.
const HOP: [&str; 5] = ["connection", "content-length", "transfer-encoding", "keep-alive", "expect"];

/// What is answered.
#[derive(Debug, Clone)]
pub enum Reply {
    /// These bytes, then the end of the connection.
    Bytes(Vec<u8>),
    /// The first bytes, then the second ones again and again with that pause, until the client goes.
    Endless(Vec<u8>, Vec<u8>, Duration),
    /// These bytes, then the end of the connection, and a word when the machine of the client has them.
    Told(Vec<u8>, mpsc::Sender<()>),
    /// Nothing, and the connection stays open until the client goes.
    Silence,
}

impl Reply {
    /// An answer in parts. Names and values of fields go out as they are.
    #[must_use]
    pub fn new(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let mut bytes = format!("HTTP/1.1 {status}\r\n").into_bytes();
        for (name, value) in headers {
            bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        bytes.extend_from_slice(
            format!("Content-Length: {}\r\nConnection: close\r\n\r\n", body.len()).as_bytes(),
        );
        bytes.extend_from_slice(body);
        Self::Bytes(bytes)
    }

    /// A JSON document.
    #[must_use]
    pub fn json(status: &str, document: &serde_json::Value) -> Self {
        Self::new(status, &[("Content-Type", "application/json")], document.to_string().as_bytes())
    }

    /// Another server's answer, passed on.
    #[must_use]
    pub fn of(answer: &Answer) -> Self {
        let headers: Vec<(&str, &str)> = answer
            .headers
            .iter()
            .filter(|(name, _)| !HOP.contains(&name.as_str()))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        Self::new(&format!("{} Passed on", answer.status), &headers, &answer.body)
    }
}

/// A server with a mind of its own, until it is dropped.
pub struct Hostile {
    /// Where it listens.
    pub address: SocketAddr,
    stop: Arc<AtomicBool>,
}

impl Hostile {
    /// Starts one. The handler runs on a thread for each connection, and may take its time.
    ///
    /// # Errors
    /// No port.
    pub fn start(handler: impl Fn(Ask) -> Reply + Send + Sync + 'static) -> io::Result<Self> {
        Self::on(TcpListener::bind("127.0.0.1:0")?, handler)
    }

    /// Starts one at a listener that is there already.
    ///
    /// # Errors
    /// The listener has no address.
    pub fn on(
        listener: TcpListener,
        handler: impl Fn(Ask) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let handler = Arc::new(handler);
        std::thread::Builder::new().name("hostile server".to_owned()).spawn(move || {
            for socket in listener.incoming() {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(socket) = socket else { continue };
                let handler = Arc::clone(&handler);
                // A client that goes away is no failure here.
                std::thread::spawn(move || drop(serve(socket, &*handler)));
            }
        })?;
        Ok(Self { address, stop })
    }

    /// Its origin under the name `localhost`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // Wakes the thread that accepts.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(mut socket: TcpStream, handler: &dyn Fn(Ask) -> Reply) -> io::Result<()> {
    socket.set_read_timeout(Some(Duration::from_secs(60)))?;
    let asked = read(&mut socket)?;
    match handler(asked) {
        Reply::Bytes(bytes) => socket.write_all(&bytes),
        Reply::Told(bytes, sent) => {
            socket.write_all(&bytes)?;
            // Whoever asked for the word may have failed meanwhile.
            let _ = sent.send(());
            Ok(())
        }
        Reply::Endless(head, piece, pause) => {
            socket.write_all(&head)?;
            loop {
                socket.write_all(&piece)?;
                std::thread::sleep(pause);
            }
        }
        Reply::Silence => socket.read_to_end(&mut Vec::new()).map(|_| ()),
    }
}

fn read(socket: &mut TcpStream) -> io::Result<Ask> {
    let wrong = || io::Error::new(io::ErrorKind::InvalidData, "no request");
    let mut bytes = Vec::new();
    let mut piece = [0; 16 * 1024];
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        match socket.read(&mut piece)? {
            0 => return Err(wrong()),
            read => bytes.extend_from_slice(&piece[..read]),
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(path)) = (words.next(), words.next()) else { return Err(wrong()) };
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length").map(|(_, value)| value.parse());
    let length = length.transpose().map_err(|_| wrong())?.unwrap_or(0);
    let mut body = bytes.split_off(end + 4);
    while body.len() < length {
        match socket.read(&mut piece)? {
            0 => return Err(wrong()),
            read => body.extend_from_slice(&piece[..read]),
        }
    }
    let headers = headers.into_iter().filter(|(name, _)| !HOP.contains(&name.as_str())).collect();
    Ok(Ask { method: method.to_owned(), path: path.to_owned(), headers, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_arrives_whole_and_is_passed_on_whole() {
        let behind = Hostile::start(|asked| {
            let told = format!("{} {} {}", asked.method, asked.path, String::from_utf8_lossy(&asked.body));
            Reply::new("201 Created", &[("X-Seen", "yes")], told.as_bytes())
        })
        .unwrap();
        let target = behind.address;
        let before = Hostile::start(move |asked| Reply::of(&asked.send(target).unwrap())).unwrap();
        let body = "x".repeat(100_000);
        let mut ask = Ask::new("POST", "localhost", "/a?b=c");
        ask.body = body.clone().into_bytes();
        let answer = ask.send(before.address).unwrap();
        assert_eq!((answer.status, answer.header("x-seen")), (201, Some("yes")));
        assert_eq!(answer.text(), format!("POST /a?b=c {body}"));
    }
}
