//! A connection that stays: HTTP/1.1 with as many requests as one likes, and no request is ever sent twice.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use serde_json::Value;

/// A caller at a door.
#[derive(Clone)]
pub(crate) struct Caller {
    pub(crate) address: SocketAddr,
    pub(crate) host: String,
    pub(crate) token: String,
    /// `Acting-Account`.
    pub(crate) acting: Option<String>,
}

impl Caller {
    /// Connects.
    pub(crate) fn connect(&self) -> io::Result<Wire> {
        let socket = TcpStream::connect_timeout(&self.address, Duration::from_secs(10))?;
        socket.set_nodelay(true)?;
        socket.set_read_timeout(Some(Duration::from_secs(90)))?;
        Ok(Wire { caller: self.clone(), socket: BufReader::new(socket) })
    }

    /// The same at another process.
    pub(crate) fn at(&self, address: SocketAddr) -> Self {
        Self { address, ..self.clone() }
    }

    /// One request on a connection of its own.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.connect().unwrap().send("GET", path, None, None).unwrap()
    }

    /// One change on a connection of its own.
    pub(crate) fn change(&self, method: &str, path: &str, key: &str, body: &Value) -> Reply {
        self.connect().unwrap().send(method, path, Some(key), Some(body)).unwrap()
    }

    /// The same, which must succeed.
    pub(crate) fn must(&self, method: &str, path: &str, key: &str, body: &Value) -> Value {
        let reply = self.change(method, path, key, body);
        assert!(reply.is_success(), "{method} {path}: {} {}", reply.status, reply.text());
        reply.json()
    }

    /// Creates an account; its id.
    pub(crate) fn create(&self, parent: &str, slug: &str) -> String {
        let body = super::account_body(slug);
        let made = self.must("POST", &format!("/accounts/{parent}/accounts"), &format!("make-{slug}"), &body);
        made["account"]["id"].as_str().unwrap().to_owned()
    }
}

/// An open connection.
pub(crate) struct Wire {
    /// Who asks next.
    pub(crate) caller: Caller,
    socket: BufReader<TcpStream>,
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Wire {
    /// Asks below `/api/v1` and reads the answer.
    pub(crate) fn send(
        &mut self,
        method: &str,
        path: &str,
        key: Option<&str>,
        body: Option<&Value>,
    ) -> io::Result<Reply> {
        self.begin(method, path, key, body)?;
        self.answer()
    }

    /// Sends a request and leaves the answer where it is.
    pub(crate) fn begin(
        &mut self,
        method: &str,
        path: &str,
        key: Option<&str>,
        body: Option<&Value>,
    ) -> io::Result<()> {
        let Caller { host, token, acting, .. } = &self.caller;
        let mut text = format!("{method} /api/v1{path} HTTP/1.1\r\nHost: {host}\r\n");
        text.push_str(&format!("Authorization: Bearer {token}\r\n"));
        if let Some(acting) = acting {
            text.push_str(&format!("Acting-Account: {acting}\r\n"));
        }
        if let Some(key) = key {
            text.push_str(&format!("Idempotency-Key: {key}\r\n"));
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        if !body.is_empty() {
            text.push_str("Content-Type: application/json\r\n");
        }
        text.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        self.socket.get_mut().write_all(text.as_bytes())
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.socket.read_line(&mut line)? == 0 || !line.ends_with('\n') {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        line.truncate(line.trim_end().len());
        Ok(line)
    }

    fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.socket.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn answer(&mut self) -> io::Result<Reply> {
        let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(|| wrong(&first))?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let field = self.line()?.to_ascii_lowercase();
            if field.is_empty() {
                break;
            }
            let (name, value) = field.split_once(':').ok_or_else(|| wrong(&field))?;
            match name {
                "content-length" => length = value.trim().parse().map_err(|_| wrong(value))?,
                "transfer-encoding" => chunked = true,
                _ => {}
            }
        }
        if !chunked {
            return Ok(Reply { status, body: self.exactly(length)? });
        }
        let mut body = Vec::new();
        loop {
            let size = self.line()?;
            let size = usize::from_str_radix(&size, 16).map_err(|_| wrong(&size))?;
            body.extend(self.exactly(size)?);
            self.line()?;
            if size == 0 {
                return Ok(Reply { status, body });
            }
        }
    }
}

impl Reply {
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    /// The code of a problem.
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}
