//! `cron platform status`: what the operator's listener says.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result};
use jiff::Timestamp;
use serde::Serialize;

use crate::ops;

/// How the platform is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Whether it lives.
    pub live: bool,
    /// Whether it takes requests.
    pub ready: bool,
    /// When the first of its certificates ends, where it speaks TLS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_expires_at: Option<Timestamp>,
    /// How many files of certificates cannot be used as they are now, where it speaks TLS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_files_refused: Option<i64>,
}

/// Asks the operator's listener.
///
/// # Errors
/// It does not answer.
pub fn ask(ops: SocketAddr) -> Result<Status> {
    let live = get(ops, "/livez")?.starts_with(OK);
    let ready = get(ops, "/readyz")?.starts_with(OK);
    let metrics = get(ops, "/metrics")?;
    let ends = number(&metrics, ops::CERTIFICATE_END);
    Ok(Status {
        live,
        ready,
        certificate_expires_at: ends.and_then(|seconds| Timestamp::from_second(seconds).ok()),
        certificate_files_refused: ends.and_then(|_| number(&metrics, ops::CERTIFICATES_REFUSED)),
    })
}

/// How a good answer begins.
const OK: &str = "HTTP/1.1 200 ";

/// The whole number of a metric without labels.
fn number(metrics: &str, name: &str) -> Option<i64> {
    let mut values = metrics.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    // The exporter writes every gauge as a floating-point number.
    values.next()?.split('.').next()?.parse().ok()
}

fn get(ops: SocketAddr, path: &str) -> Result<String> {
    let wait = Duration::from_secs(5);
    let mut socket =
        TcpStream::connect_timeout(&ops, wait).with_context(|| format!("no platform answers at {ops}"))?;
    socket.set_read_timeout(Some(wait))?;
    socket
        .write_all(format!("GET {path} HTTP/1.1\r\nHost: {ops}\r\nConnection: close\r\n\r\n").as_bytes())?;
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).with_context(|| format!("{ops} broke off"))?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_is_read_by_its_whole_name() {
        let text =
            "HTTP/1.1 200 OK\r\n\r\n# TYPE soonest gauge\nsoonest_other 1\nsoonest 1798761600\nrefused 2.0\n";
        assert_eq!(number(text, "soonest"), Some(1_798_761_600));
        assert_eq!(number(text, "refused"), Some(2));
        assert_eq!(number(text, "other"), None);
    }
}
