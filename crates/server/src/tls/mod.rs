//! TLS at the doors (Rule S11): version 1.3 alone, a certificate for each name that a client asks for, read anew while it
//! serves.

mod certificate;
mod sources;
mod table;
mod watch;

use std::sync::Arc;

use anyhow::{Context, Result, bail};
use rustls::{ServerConfig, version::TLS13};
use tokio_rustls::TlsAcceptor;

pub use self::sources::{Pair, Sources};
pub(crate) use self::watch::watch;
use self::{sources::Shelf, table::Resolver};

/// Application protocols that are spoken, the best first (RFC 7301).
const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// What speaks TLS at the doors, and reads its certificates anew.
pub struct Tls {
    shelf: Shelf,
    resolver: Arc<Resolver>,
    acceptor: TlsAcceptor,
}

impl Tls {
    /// Reads the certificates.
    ///
    /// # Errors
    /// A certificate that is named by itself cannot be used, or not one is left of a folder.
    pub fn open(sources: Sources) -> Result<Self> {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut shelf = Shelf::new(sources, Arc::clone(&provider));
        for fault in shelf.look(true).faults {
            if fault.named {
                bail!("{}", fault.why);
            }
            watch::alarm(&fault, "it is left out");
        }
        let table = shelf.table();
        if table.is_empty() {
            bail!("there is no certificate to serve with: {}", shelf.sources());
        }
        let resolver = Arc::new(Resolver::new(table));
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&TLS13])
            .context("TLS 1.3 is not there")?
            .with_no_client_auth()
            .with_cert_resolver(Arc::<Resolver>::clone(&resolver));
        config.alpn_protocols = PROTOCOLS.iter().map(|name| name.to_vec()).collect();
        Ok(Self { shelf, resolver, acceptor: TlsAcceptor::from(Arc::new(config)) })
    }

    /// What greets clients; it goes on with new certificates as they come.
    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        self.acceptor.clone()
    }
}
