//! The doors off loopback's plain HTTP: TLS of our own, proxies that are trusted, and gateways that ask.

mod gateways;
mod stage;
mod tls;
mod trust;
