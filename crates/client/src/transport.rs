//! One reqwest client for an origin: made at the first request, with the roots that it needs and no more.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use bytes::Bytes;
use reqwest::{Response, StatusCode, header::HeaderMap};

use crate::{
    error::{Error, Result, Transport, TransportKind},
    origin::{Origin, is_loopback_name},
};

/// The largest answer that is read into memory, in bytes: a page of 500 rows is a tenth of it, and what a hostile one of
/// this size unfolds to stays below 200 MB (CLI-5).
const LARGEST_BODY: usize = 8 * 1024 * 1024;
/// How long one connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);

/// Where a Linux or BSD machine keeps its roots in one file.
const BUNDLES: &[&str] = &[
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/share/certs/ca-root-nss.crt",
];

/// How to reach a platform.
#[derive(Debug, Clone, Default)]
pub struct HttpOptions {
    /// A PEM file with further roots.
    pub ca_file: Option<PathBuf>,
    /// The `User-Agent`.
    pub user_agent: String,
    /// The wanted language of texts, such as `en`.
    pub language: Option<String>,
}

/// A lazily made HTTP client for one origin. Redirects are off: they never carry a credential elsewhere (CLI-3).
#[derive(Debug, Clone)]
pub struct Http(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    origin: Origin,
    options: HttpOptions,
    client: OnceLock<reqwest::Client>,
}

/// A name without an address.
#[derive(Debug, thiserror::Error)]
#[error("the name `{0}` has no address")]
pub(crate) struct NoAddress(String);

impl Http {
    /// A client for that origin; nothing is loaded and nothing sent.
    #[must_use]
    pub fn new(origin: Origin, options: HttpOptions) -> Self {
        Self(Arc::new(Inner { origin, options, client: OnceLock::new() }))
    }

    /// The origin that it speaks to.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.0.origin
    }

    /// Makes the client now, so that it is ready when the credential is.
    ///
    /// # Errors
    /// The roots cannot be read.
    pub fn prepare(&self) -> Result<&reqwest::Client> {
        if let Some(client) = self.0.client.get() {
            return Ok(client);
        }
        let client = build(&self.0.origin, &self.0.options)?;
        Ok(self.0.client.get_or_init(|| client))
    }

    /// Sends one request and waits for the head of the answer. Any HTTP status is a success here.
    ///
    /// # Errors
    /// An address outside the origin, or no answer; `attempts` and `elapsed` are of this one attempt.
    pub async fn send(&self, request: reqwest::Request) -> Result<Response> {
        if !self.0.origin.contains(request.url()) {
            return Err(Error::Usage(format!("{} is not at {}", request.url(), self.0.origin)));
        }
        let started = Instant::now();
        let client = self.prepare()?;
        client.execute(request).await.map_err(|error| self.failed(error, started))
    }

    /// Reads an answer's body into memory.
    ///
    /// # Errors
    /// The connection breaks, or the body is larger than a sane answer.
    pub async fn body(&self, mut response: Response) -> Result<Bytes> {
        let started = Instant::now();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.failed(error, started))? {
            if body.len() + chunk.len() > LARGEST_BODY {
                return Err(Error::protocol(format!(
                    "{} sent more than 8 MiB for one answer",
                    self.0.origin
                )));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.into())
    }

    /// Turns a failure of the layers below into the kind that a person can act upon.
    pub(crate) fn failed(&self, error: reqwest::Error, started: Instant) -> Error {
        let error = error.without_url();
        let kind = TransportKind::of(&error, error.is_timeout());
        Error::Transport(Transport {
            kind,
            origin: self.0.origin.to_string(),
            attempts: 1,
            elapsed: started.elapsed(),
            source: Some(Box::new(error)),
        })
    }

    /// The failure of a request that had no more time.
    pub(crate) fn out_of_time(&self, attempts: u32, elapsed: Duration) -> Error {
        Error::Transport(Transport {
            kind: TransportKind::Timeout,
            origin: self.0.origin.to_string(),
            attempts,
            elapsed,
            source: None,
        })
    }
}

/// What an answer that is no 2xx and no problem document says by its status alone.
pub(crate) fn unexpected(
    origin: &Origin,
    status: StatusCode,
    headers: &HeaderMap,
    request_id: Option<String>,
) -> Error {
    let message = if status.is_redirection() {
        let target = headers.get("location").and_then(|v| v.to_str().ok()).unwrap_or("elsewhere");
        format!(
            "{origin} redirects to {target}; redirects are not followed: is this the tenant's own address?"
        )
    } else {
        format!("{origin} answered {} without a problem document: is it the platform?", status.as_u16())
    };
    Error::Protocol { status: Some(status.as_u16()), message, request_id }
}

fn build(origin: &Origin, options: &HttpOptions) -> Result<reqwest::Client> {
    let mut headers = HeaderMap::new();
    if let Some(language) = options.language.as_deref().and_then(|l| l.parse().ok()) {
        headers.insert(reqwest::header::ACCEPT_LANGUAGE, language);
    }
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .user_agent(&options.user_agent)
        .default_headers(headers)
        .connect_timeout(CONNECT)
        .read_timeout(Duration::from_secs(60))
        .pool_idle_timeout(Duration::from_secs(30))
        .dns_resolver(Resolver);
    // A proxy has no business between two programs of one machine, and plain http would show it the token.
    if origin.is_loopback() {
        builder = builder.no_proxy();
    }
    builder = trust(builder, origin, options)?;
    builder.build().map_err(|error| Error::Local {
        message: "the HTTP client cannot be made".to_owned(),
        source: Some(Box::new(error)),
    })
}

fn trust(
    builder: reqwest::ClientBuilder,
    origin: &Origin,
    options: &HttpOptions,
) -> Result<reqwest::ClientBuilder> {
    if !origin.is_https() {
        return Ok(builder.tls_certs_only([]));
    }
    let mut roots = Vec::new();
    if let Some(file) = &options.ca_file {
        let pem = fs_err::read(file).map_err(|error| local("the CA file cannot be read", error))?;
        let found = reqwest::Certificate::from_pem_bundle(&pem)
            .map_err(|error| local("the CA file holds no certificate in PEM", error))?;
        if found.is_empty() {
            return Err(Error::Local {
                message: "the CA file holds no certificate in PEM".to_owned(),
                source: None,
            });
        }
        roots.extend(found);
    }
    let Some(bundle) = BUNDLES.iter().find_map(|path| fs_err::read(path).ok()) else {
        // No bundle (macOS, Windows): the platform's own verifier, with what was added.
        return Ok(builder.tls_certs_merge(roots));
    };
    roots.extend(
        reqwest::Certificate::from_pem_bundle(&bundle)
            .map_err(|error| local("the machine's bundle of roots cannot be read", error))?,
    );
    Ok(builder.tls_certs_only(roots))
}

fn local(message: &str, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Local { message: message.to_owned(), source: Some(Box::new(error)) }
}

/// Resolves `localhost` and the names below it by itself, everything else by the system.
#[derive(Debug)]
struct Resolver;

impl reqwest::dns::Resolve for Resolver {
    fn resolve(&self, name: reqwest::dns::Name) -> reqwest::dns::Resolving {
        Box::pin(async move {
            let name = name.as_str().to_owned();
            let addresses: Vec<SocketAddr> = if is_loopback_name(&name) {
                loopback()
            } else {
                match tokio::net::lookup_host((name.as_str(), 0)).await {
                    Ok(found) => found.collect(),
                    Err(error) => {
                        tracing::debug!(%name, %error, "no address");
                        Vec::new()
                    }
                }
            };
            if addresses.is_empty() {
                return Err(Box::new(NoAddress(name)) as Box<dyn std::error::Error + Send + Sync>);
            }
            Ok(Box::new(addresses.into_iter()) as reqwest::dns::Addrs)
        })
    }
}

fn loopback() -> Vec<SocketAddr> {
    vec![
        SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
        SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), 0),
    ]
}
