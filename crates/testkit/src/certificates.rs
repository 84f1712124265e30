//! Certificates for tests: an authority of one's own, and what it signs.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Result;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::{
    ServerConfig, ServerConnection,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};

/// An authority that nobody trusts unless told so.
pub struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate with its key, both in PEM.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The certificate.
    pub chain: String,
    /// The key.
    pub key: String,
}

/// From the beginning of one year to that of another.
pub type Years = (i32, i32);

/// A time that lasts longer than any test.
pub const NOW: Years = (2020, 2090);
/// A time that has ended.
pub const PAST: Years = (2020, 2021);
/// A time that has not begun.
pub const FUTURE: Years = (2089, 2090);

impl Authority {
    /// A new one.
    ///
    /// # Errors
    /// No key can be made.
    pub fn new(name: &str) -> Result<Self> {
        let mut params = params(&[], NOW)?;
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let key = KeyPair::generate()?;
        let pem = params.self_signed(&key)?.pem();
        Ok(Self { pem, issuer: Issuer::new(params, key) })
    }

    /// Its own certificate in PEM: what whoever trusts it keeps.
    #[must_use]
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// A certificate for those names, good in that time.
    ///
    /// # Errors
    /// A name that is none.
    pub fn sign(&self, names: &[&str], years: Years) -> Result<Signed> {
        let key = KeyPair::generate()?;
        let chain = params(names, years)?.signed_by(&key, &self.issuer)?.pem();
        Ok(Signed { chain, key: key.serialize_pem() })
    }
}

fn params(names: &[&str], (from, to): Years) -> Result<CertificateParams> {
    let mut params = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())?;
    params.not_before = date_time_ymd(from, 1, 1);
    params.not_after = date_time_ymd(to, 1, 1);
    Ok(params)
}

impl Signed {
    /// Puts it into a folder as `NAME.crt` and `NAME.key`, the key for its owner alone. Each file is replaced whole.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn put(&self, folder: &Path, name: &str) -> io::Result<(PathBuf, PathBuf)> {
        let (chain, key) = (folder.join(format!("{name}.crt")), folder.join(format!("{name}.key")));
        // A rename, so that whoever looks meanwhile sees one or the other.
        for (path, text) in [(&key, &self.key), (&chain, &self.chain)] {
            let beside = folder.join(format!(".{name}.new"));
            fs_err::write(&beside, text)?;
            fs_err::set_permissions(&beside, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
            fs_err::rename(&beside, path)?;
        }
        Ok((chain, key))
    }

    /// Shows this certificate to whoever comes, whatever name it asks for, and hangs up: what a proxy between, or a
    /// server of somebody else's, does. It lives as long as the process.
    ///
    /// # Errors
    /// The files are none, or there is no port.
    pub fn show_to_anybody(&self) -> Result<SocketAddr> {
        let chain = CertificateDer::pem_slice_iter(self.chain.as_bytes()).collect::<Result<Vec<_>, _>>()?;
        let key = PrivateKeyDer::from_pem_slice(self.key.as_bytes())?;
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        std::thread::Builder::new().name("certificate".to_owned()).spawn(move || {
            for mut socket in listener.incoming().flatten() {
                let Ok(mut tls) = ServerConnection::new(Arc::clone(&config)) else { return };
                // It fails where the client does not trust what it sees.
                while tls.is_handshaking() && tls.complete_io(&mut socket).is_ok() {}
            }
        })?;
        Ok(address)
    }
}
