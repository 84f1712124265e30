//! `cron platform status`: what the operator's listener says.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result};
use serde::Serialize;

/// How the platform is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Whether it lives.
    pub live: bool,
    /// Whether it takes requests.
    pub ready: bool,
}

/// Asks the operator's listener.
///
/// # Errors
/// It does not answer.
pub fn ask(ops: SocketAddr) -> Result<Status> {
    Ok(Status { live: is_ok(ops, "/livez")?, ready: is_ok(ops, "/readyz")? })
}

fn is_ok(ops: SocketAddr, path: &str) -> Result<bool> {
    let wait = Duration::from_secs(5);
    let mut socket =
        TcpStream::connect_timeout(&ops, wait).with_context(|| format!("no platform answers at {ops}"))?;
    socket.set_read_timeout(Some(wait))?;
    socket
        .write_all(format!("GET {path} HTTP/1.1\r\nHost: {ops}\r\nConnection: close\r\n\r\n").as_bytes())?;
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).with_context(|| format!("{ops} broke off"))?;
    Ok(answer.starts_with(b"HTTP/1.1 200 "))
}
