//! The way of every request through the door: id → limits → host and tenant → route → answer, and what every answer
//! bears. A handler that panics, hangs or is not there is answered like everything else (SRV-7).

use std::{net::SocketAddr, panic::AssertUnwindSafe, sync::Arc, time::Instant};

use api::{
    problem::{Code, Problem},
    tenants::TenantStatus,
};
use axum::{Router, body::Body, response::Response};
use futures_util::FutureExt;
use http::{HeaderValue, Method, Request, StatusCode, header};
use hyper::body::Incoming;
use platform::settings::Settings;
use store::Store;
use tower::ServiceExt;
use tracing::Instrument;

use crate::{
    authority,
    dns::Dns,
    door::{self, Door},
    forwarded::{Caller, Proxies},
    gateway,
    limits::Limits,
    listen::Answer,
    ops, pages,
    pages::cookies::Jar,
    problem,
    rates::Rates,
    refusal::Refusal,
    request_id, router,
};

/// A browser that came over TLS once comes in no other way for a year (RFC 6797). Names below a tenant's domain are not
/// ours to decide about.
const ALWAYS_HTTPS: &str = "max-age=31536000";

/// What all handlers share.
pub struct Core {
    /// The database.
    pub store: Store,
    /// What operations need of the configuration.
    pub settings: Arc<Settings>,
    /// Says whose a token is (Rule S4).
    pub provider: Arc<dyn identity::Provider>,
    /// The embedded provider behind our own endpoints and pages: makes tokens of grants.
    pub issuer: Arc<identity::Issuer>,
    /// Hashes and verifies passwords.
    pub passwords: identity::Passwords,
    /// How often one may ask.
    pub rates: Rates,
    /// What the doors put up with.
    pub limits: Limits,
    /// Whose word on a caller is taken.
    pub proxies: Proxies,
    /// Asks the DNS.
    pub dns: Dns,
    /// Told after each change: there may be mails to put out.
    pub changed: tokio::sync::Notify,
}

impl Core {
    /// How cookies are named and marked here.
    pub(crate) fn jar(&self) -> Jar {
        match self.settings.origin {
            platform::settings::OriginForm::Https(_) => Jar::Secure,
            platform::settings::OriginForm::Http(port) => Jar::Loopback(port),
        }
    }
}

/// One request at a tenant's door.
#[derive(Debug)]
pub(crate) struct Visit {
    /// The request's id.
    pub(crate) id: String,
    /// The caller's address, as far as anybody who is trusted knows it.
    pub(crate) peer: SocketAddr,
    /// Whether the other end of the connection is a trusted proxy, or on this machine.
    pub(crate) relayed: bool,
    /// The door.
    pub(crate) door: Door,
    /// The origin of the tenant's primary domain: the issuer.
    pub(crate) issuer: String,
    /// The origin that was asked.
    pub(crate) origin: String,
}

/// Answers everything that comes in at tenants' doors.
pub struct App {
    core: Arc<Core>,
    router: Router,
}

impl App {
    /// The doors over those parts.
    #[must_use]
    pub fn new(core: Arc<Core>) -> Self {
        Self { router: router::build(&core), core }
    }

    async fn pass(
        &self,
        id: &str,
        peer: SocketAddr,
        mut request: Request<Body>,
    ) -> Result<Response, Refusal> {
        let core = &self.core;
        if request.uri().path_and_query().is_some_and(|p| p.as_str().len() > core.limits.uri_bytes) {
            return Err(Refusal::new(Code::UriTooLong, "the address is longer than is read here"));
        }
        let relayed = core.proxies.trust(peer.ip()) || peer.ip().to_canonical().is_loopback();
        let caller = core.proxies.caller(peer, request.headers());
        let Caller { address: peer, plain } = match caller {
            Ok(caller) => caller,
            Err(refusal) => {
                core.rates.address(peer.ip())?;
                return Err(refusal);
            }
        };
        let host = authority::of(request.uri(), request.headers())?;
        // What programs ask with a credential of their own is counted by that.
        let api = is_for_programs(request.uri().path());
        let Some(door) = door::find(&core.store, host, !api).await? else {
            core.rates.address(peer.ip())?;
            return Err(problem::unknown_domain().into());
        };
        if !api {
            core.rates.address(peer.ip())?;
        }
        if door.status == TenantStatus::Suspended {
            if api {
                let refusal = Refusal::new(Code::TenantSuspended, "this service is suspended");
                let asked = gateway::is_asked(request.uri().path());
                return Err(if asked { gateway::as_gateways_read_it(refusal) } else { refusal });
            }
            if let Some(asset) = pages::assets::find(&core.store, &door, request.uri().path()).await? {
                return Ok(asset);
            }
            return Ok(pages::suspended(&door.look, request.headers()));
        }
        let visit = Visit {
            id: id.to_owned(),
            peer,
            relayed,
            issuer: core.settings.origin.origin(&door.primary),
            origin: core.settings.origin.origin(&door.host),
            door,
        };
        if plain {
            return over_tls(&visit, &request);
        }
        request.extensions_mut().insert(Arc::new(visit));
        match self.router.clone().oneshot(request).await {
            Ok(response) => Ok(response),
            Err(never) => match never {},
        }
    }

    async fn limited(&self, id: &str, peer: SocketAddr, request: Request<Body>) -> Response {
        let answered = tokio::time::timeout(self.core.limits.handler_time, self.pass(id, peer, request));
        match AssertUnwindSafe(answered).catch_unwind().await {
            Ok(Ok(Ok(response))) => response,
            Ok(Ok(Err(refusal))) => refusal.response(id),
            Ok(Err(_)) => {
                tracing::error!("a handler took too long");
                problem::response(Problem::new(Code::Unavailable, "the answer took too long to make"), id)
            }
            Err(_) => {
                tracing::error!("a handler panicked");
                problem::response(problem::internal(), id)
            }
        }
    }
}

impl Answer for App {
    async fn answer(self: Arc<Self>, peer: SocketAddr, request: Request<Incoming>) -> Response {
        let started = Instant::now();
        let id = request_id::of(request.headers());
        let method = request.method().clone();
        let path = request.uri().path().to_owned();
        let span = tracing::info_span!("request", id = %id);
        let mut response = self.limited(&id, peer, request.map(Body::new)).instrument(span.clone()).await;
        let headers = response.headers_mut();
        if let Ok(value) = HeaderValue::from_str(&id) {
            headers.insert(request_id::HEADER, value);
        }
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if self.core.settings.origin.is_https() {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(ALWAYS_HTTPS));
        }
        let seconds = started.elapsed().as_secs_f64();
        let status = response.status();
        ops::count(group(&path), status, seconds);
        span.in_scope(|| {
            tracing::info!(%method, path = %shown(&path), status = status.as_u16(), seconds, "answered");
        });
        response
    }
}

/// Whether a path bears credentials and answers without pages.
fn is_for_programs(path: &str) -> bool {
    path.starts_with("/api/") || gateway::is_asked(path)
}

/// The answer to whoever came to a proxy without TLS (Rule S11): a page is found at its safe address; what may have borne a
/// credential is refused, so that it does not go on like that.
fn over_tls(visit: &Visit, request: &Request<Body>) -> Result<Response, Refusal> {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    if is_for_programs(request.uri().path()) || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Refusal::new(Code::BadRequest, "this door is spoken to over https alone"));
    }
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    let to = HeaderValue::from_str(&format!("{}{path}", visit.origin));
    let to = to.map_err(|_| Refusal::new(Code::BadRequest, "the address is none"))?;
    response.headers_mut().insert(header::LOCATION, to);
    Ok(response)
}

/// The group of routes that metrics tell apart.
fn group(path: &str) -> &'static str {
    match path.split('/').nth(1).unwrap_or_default() {
        "api" => "api",
        "gateway" => "gateway",
        "oauth" | ".well-known" | "jwks" => "identity",
        "assets" | "brand" => "assets",
        _ => "pages",
    }
}

/// A path as it may stand in a log: the token of an invitation is a secret, in whatever way the path is written. It is longer
/// than every id.
fn shown(path: &str) -> String {
    let shown: Vec<&str> = path.split('/').map(|part| if part.len() > 36 { "…" } else { part }).collect();
    shown.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s7_no_log_holds_the_token_of_an_invitation() {
        let token = "x".repeat(43);
        for path in ["/invite/", "//invite/", "/%69nvite/", "/Invite//", "/x/"] {
            let shown = shown(&format!("{path}{token}"));
            assert!(shown.starts_with(path) && !shown.contains("xx"), "{shown}");
        }
        let id = "/api/v1/accounts/acc_7kq54vnfwwyyah6kt4y9w3gr3m/accounts:batch";
        assert_eq!(shown(id), id);
    }
}
