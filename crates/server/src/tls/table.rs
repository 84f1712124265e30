//! Which certificate a client gets: that of the name that it asks for (RFC 6066 §3). A name that none is for gets none,
//! so that nobody learns here which names there are.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use rustls::{
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

use super::certificate::Certificate;

/// Certificates by name.
#[derive(Debug, Default)]
pub(super) struct Table(HashMap<String, Arc<Certificate>>);

impl Table {
    /// A table of those; of two for one name, that which ends later.
    pub(super) fn of(certificates: impl Iterator<Item = Arc<Certificate>>) -> Self {
        let mut table: HashMap<String, Arc<Certificate>> = HashMap::new();
        for certificate in certificates {
            for name in &certificate.names {
                let known = table.entry(name.clone()).or_insert_with(|| Arc::clone(&certificate));
                if known.ends < certificate.ends {
                    *known = Arc::clone(&certificate);
                }
            }
        }
        Self(table)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// When the first of them ends, in seconds since 1970.
    pub(super) fn soonest_end(&self) -> Option<u64> {
        self.0.values().map(|certificate| certificate.ends).min()
    }

    /// The one for a name: its own, else that of its whole level (RFC 6125 §6.4.3: one label, and all of it).
    fn find(&self, name: &str) -> Option<&Arc<Certificate>> {
        let name = name.to_ascii_lowercase();
        self.0.get(&name).or_else(|| {
            let (_, above) = name.split_once('.')?;
            self.0.get(&format!("*.{above}"))
        })
    }
}

/// The table in use; another one takes its place while connections are made.
pub(super) struct Resolver(RwLock<Arc<Table>>);

impl Resolver {
    pub(super) fn new(table: Table) -> Self {
        Self(RwLock::new(Arc::new(table)))
    }

    pub(super) fn replace(&self, table: Table) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(table);
    }

    pub(super) fn table(&self) -> Arc<Table> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Resolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resolver").finish_non_exhaustive()
    }
}

impl ResolvesServerCert for Resolver {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let table = self.table();
        table.find(hello.server_name()?).map(|certificate| Arc::clone(&certificate.key))
    }
}

#[cfg(test)]
mod tests {
    use testkit::certificates::{Authority, NOW, PAST, Years};

    use super::*;

    #[test]
    fn s11_a_name_gets_its_own_certificate_or_that_of_its_level() {
        let folder = std::env::temp_dir().join(format!("server-tls-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let authority = Authority::new("An authority").unwrap();
        let provider = rustls::crypto::aws_lc_rs::default_provider();
        let read = |names: &[&str], years: Years| {
            let (chain, key) = authority.sign(names, years).unwrap().put(&folder, "one").unwrap();
            Arc::new(Certificate::read(&chain, &key, &provider).unwrap())
        };
        let level = read(&["*.acme.example", "acme.example"], NOW);
        let own = read(&["Portal.acme.example"], PAST);
        let table = Table::of([Arc::clone(&level), Arc::clone(&own)].into_iter());
        for (name, expected) in [
            ("acme.example", Some(&level)),
            ("shop.acme.example", Some(&level)),
            ("SHOP.Acme.example", Some(&level)),
            ("portal.acme.example", Some(&own)),
            ("a.shop.acme.example", None),
            ("xacme.example", None),
            ("example", None),
            ("", None),
        ] {
            let found = table.find(name);
            assert_eq!(found.map(Arc::as_ptr), expected.map(Arc::as_ptr), "{name}");
        }
        assert_eq!(table.soonest_end(), Some(own.ends));
        // Of two for one name, the one that ends later.
        let renewed = read(&["portal.acme.example"], NOW);
        let table = Table::of([Arc::clone(&renewed), own, level].into_iter());
        assert_eq!(table.find("portal.acme.example").map(Arc::as_ptr), Some(Arc::as_ptr(&renewed)));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
