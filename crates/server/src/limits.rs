//! What the doors put up with (Rule S6, SRV-1): one struct, one default.

use std::time::Duration;

/// Limits of the listener and of a request.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long a client may take to agree on TLS.
    pub handshake_time: Duration,
    /// How long a client may take for the first bytes, and for each header block.
    pub header_time: Duration,
    /// How large a header block may be, in bytes.
    pub header_bytes: usize,
    /// How many header fields a request may have.
    pub header_count: usize,
    /// How long a path with its query may be, in bytes.
    pub uri_bytes: usize,
    /// How long a body may take to arrive.
    pub body_time: Duration,
    /// How long an answer may take to be made.
    pub handler_time: Duration,
    /// How long a client may leave an answer unread.
    pub write_stall: Duration,
    /// How long a connection may stay without a request.
    pub idle: Duration,
    /// How many connections there may be at once.
    pub connections: usize,
    /// HTTP/2: how many requests at once on one connection.
    pub streams: u32,
    /// HTTP/2: how many streams a client may reset before they were answered.
    pub resets: usize,
    /// How long requests under way may take after the signal to stop.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            handshake_time: Duration::from_secs(10),
            header_time: Duration::from_secs(10),
            header_bytes: 32 * 1024,
            header_count: 100,
            uri_bytes: 8 * 1024,
            body_time: Duration::from_secs(30),
            handler_time: Duration::from_secs(60),
            write_stall: Duration::from_secs(30),
            idle: Duration::from_secs(75),
            connections: 8192,
            streams: 100,
            resets: 20,
            drain: Duration::from_secs(10),
        }
    }
}
