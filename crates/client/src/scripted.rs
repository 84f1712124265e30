//! A scripted server for tests: it gives prepared answers, usually one per connection, and keeps what it was asked.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
};

use crate::{Http, HttpOptions, Origin};

pub(crate) struct Scripted {
    pub(crate) origin: Origin,
    pub(crate) requests: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    /// Serves these answers, in this order; `{origin}` in them becomes the server's own.
    pub(crate) fn serve(answers: Vec<(u16, &'static str, String)>) -> Self {
        Self::start(answers, "Connection: close\r\n")
    }

    /// The same over one connection.
    pub(crate) fn serve_kept_alive(answers: Vec<(u16, &'static str, String)>) -> Self {
        Self::start(answers, "")
    }

    fn start(answers: Vec<(u16, &'static str, String)>, connection: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin: Origin = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (kept, own) = (Arc::clone(&requests), origin.to_string());
        std::thread::spawn(move || {
            let mut open = None;
            for (status, headers, body) in answers {
                let mut stream = open.take().unwrap_or_else(|| listener.accept().unwrap().0);
                kept.lock().unwrap().push(read(&mut stream));
                let (headers, body) = (headers.replace("{origin}", &own), body.replace("{origin}", &own));
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status} X\r\nContent-Length: {}\r\n{connection}{headers}\r\n{body}",
                    body.len()
                );
                open = connection.is_empty().then_some(stream);
            }
        });
        Self { origin, requests }
    }

    pub(crate) fn http(&self) -> Http {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        Http::new(
            self.origin.clone(),
            HttpOptions { user_agent: "test".to_owned(), ..HttpOptions::default() },
        )
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn read(stream: &mut std::net::TcpStream) -> String {
    let mut all = Vec::new();
    let mut chunk = [0_u8; 4096];
    loop {
        let n = stream.read(&mut chunk).unwrap();
        all.extend_from_slice(&chunk[..n]);
        let text = String::from_utf8_lossy(&all).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|l| l.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned))
                .map_or(0, |l| l.parse::<usize>().unwrap());
            if body.len() >= length {
                return text;
            }
        }
        if n == 0 {
            return text;
        }
    }
}

/// An unsigned token with those claims.
pub(crate) fn token(iss: &str) -> String {
    let part = |text: &str| data_encoding::BASE64URL_NOPAD.encode(text.as_bytes());
    format!(
        "{}.{}.c2ln",
        part(r#"{"alg":"ES256"}"#),
        part(&format!(r#"{{"iss":"{iss}","sub":"s","exp":4102444800}}"#))
    )
}
