//! One certificate with its key, as it lies in two files.

use std::{fmt, path::Path, sync::Arc};

use anyhow::{Context, Result, anyhow, bail};
use rustls::{
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::CertifiedKey,
};
use x509_cert::{
    Certificate as X509,
    der::Decode,
    ext::pkix::{SubjectAltName, name::GeneralName},
};

use crate::os;

/// A certificate that can be served with.
pub(super) struct Certificate {
    /// Chain and key.
    pub(super) key: Arc<CertifiedKey>,
    /// The names that it is for, in lower case; `*.` begins those of a whole level.
    pub(super) names: Vec<String>,
    /// When it ends, in seconds since 1970.
    pub(super) ends: u64,
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("names", &self.names)
            .field("ends", &self.ends)
            .finish_non_exhaustive()
    }
}

impl Certificate {
    /// Reads the chain, its own certificate first, and the key.
    ///
    /// # Errors
    /// A file that cannot be read, holds something else, or belongs to another; a key that others can read. The words
    /// name the file.
    pub(super) fn read(chain: &Path, key: &Path, provider: &CryptoProvider) -> Result<Self> {
        let pem = fs_err::read(chain).context("a certificate cannot be read")?;
        let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&pem)
            .collect::<Result<_, _>>()
            .ok()
            .filter(|found: &Vec<_>| !found.is_empty())
            .with_context(|| format!("{} holds no certificate in PEM", chain.display()))?;
        let (names, ends) = names_and_end(&certificates[0]).map_err(|error| {
            anyhow!("the certificate in {} cannot be understood: {error}", chain.display())
        })?;
        if names.is_empty() {
            bail!("the certificate in {} is for no domain", chain.display());
        }
        let secret = os::read_private_file(key).context("a certificate's key cannot be read")?;
        let secret = PrivateKeyDer::from_pem_slice(&secret)
            .ok()
            .with_context(|| format!("{} holds no private key in PEM", key.display()))?;
        let key = CertifiedKey::from_der(certificates, secret, provider).with_context(|| {
            format!("the key in {} does not open the certificate in {}", key.display(), chain.display())
        })?;
        Ok(Self { key: Arc::new(key), names, ends })
    }
}

fn names_and_end(der: &[u8]) -> x509_cert::der::Result<(Vec<String>, u64)> {
    let certificate = X509::from_der(der)?.tbs_certificate;
    let names = certificate.get::<SubjectAltName>()?.map(|(_, names)| names.0).unwrap_or_default();
    let names = names.into_iter().filter_map(|name| match name {
        GeneralName::DnsName(name) => Some(name.as_str().to_ascii_lowercase()),
        _ => None,
    });
    Ok((names.collect(), certificate.validity.not_after.to_unix_duration().as_secs()))
}
