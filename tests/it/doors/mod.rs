//! The doors off loopback's plain HTTP: TLS of our own, and proxies that are trusted.

mod stage;
mod tls;
mod trust;
