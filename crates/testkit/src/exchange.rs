//! HTTP/1.1 by hand: requests whose every byte a test decides, and answers as they came. Blocking, one connection each.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// A request in parts.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The method.
    pub method: String,
    /// Path with query.
    pub path: String,
    /// Header fields in order, `Host` among them.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Ask {
    /// A request without a body.
    #[must_use]
    pub fn new(method: &str, host: &str, path: &str) -> Self {
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            headers: vec![("Host".to_owned(), host.to_owned())],
            body: Vec::new(),
        }
    }

    /// The same with a header field more.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with a bearer token.
    #[must_use]
    pub fn bearer(self, token: &str) -> Self {
        self.header("Authorization", &format!("Bearer {token}"))
    }

    /// The same with a JSON body.
    #[must_use]
    pub fn json(mut self, body: &serde_json::Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.header("Content-Type", "application/json")
    }

    /// The same with a form as its body.
    #[must_use]
    pub fn form(mut self, fields: &[(&str, &str)]) -> Self {
        self.body =
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes();
        self.header("Content-Type", "application/x-www-form-urlencoded")
    }

    fn bytes(&self) -> Vec<u8> {
        let mut text = format!("{} {} HTTP/1.1\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        if !self.body.is_empty() || matches!(self.method.as_str(), "POST" | "PUT" | "PATCH") {
            text.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        }
        text.push_str("Connection: close\r\n\r\n");
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }

    /// Sends it and reads the whole answer.
    ///
    /// # Errors
    /// When the connection fails, or what comes back is not HTTP/1.1.
    pub fn send(&self, to: SocketAddr) -> io::Result<Answer> {
        send_raw(to, &self.bytes())
    }
}

/// Sends bytes as they are and reads the whole answer.
///
/// # Errors
/// When the connection fails, or what comes back is not HTTP/1.1.
pub fn send_raw(to: SocketAddr, bytes: &[u8]) -> io::Result<Answer> {
    let mut socket = TcpStream::connect_timeout(&to, Duration::from_secs(10))?;
    socket.set_read_timeout(Some(Duration::from_secs(90)))?;
    // A server that refuses early may close before it took everything: what it answered is still there to be read.
    let sent = socket.write_all(bytes);
    let mut all = Vec::new();
    match socket.read_to_end(&mut all) {
        Ok(_) => {}
        Err(_) if !all.is_empty() => {}
        Err(error) => {
            sent?;
            return Err(error);
        }
    }
    Answer::parse(&all)
}

/// An answer as it came.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Header fields in order, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, its chunks put together.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first field of that name (in lower case).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON, `null` when it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The code of a problem, empty when it is none.
    #[must_use]
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    fn parse(bytes: &[u8]) -> io::Result<Self> {
        let wrong = |what: &str| {
            io::Error::new(io::ErrorKind::InvalidData, format!("{what}: {}", String::from_utf8_lossy(bytes)))
        };
        let end = find(bytes, b"\r\n\r\n").ok_or_else(|| wrong("no end of the header"))?;
        let head = std::str::from_utf8(&bytes[..end]).map_err(|_| wrong("a header that is not text"))?;
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .and_then(|l| l.strip_prefix("HTTP/1.1 ").or_else(|| l.strip_prefix("HTTP/1.0 ")))
            .and_then(|l| l.get(..3))
            .and_then(|s| s.parse().ok())
            .ok_or_else(|| wrong("no status"))?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|l| l.split_once(':'))
            .map(|(n, v)| (n.to_ascii_lowercase(), v.trim().to_owned()))
            .collect();
        let rest = &bytes[end + 4..];
        let chunked = headers.iter().any(|(n, v)| n == "transfer-encoding" && v == "chunked");
        let body =
            if chunked { dechunk(rest).ok_or_else(|| wrong("a broken chunk"))? } else { rest.to_vec() };
        if status == 100 {
            return Self::parse(rest);
        }
        Ok(Self { status, headers, body })
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

fn dechunk(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = find(rest, b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..line]).ok()?, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(line + 2..line + 2 + size)?);
        rest = rest.get(line + 2 + size + 2..)?;
    }
}
