//! The operator's own listener: `/metrics`, `/livez`, `/readyz` (Rule M1), and whether a domain is served, for a proxy that
//! fetches certificates. Never at a tenant's door, and no label names a tenant or an account.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use api::{
    problem::{Code, Problem},
    value::DomainName,
};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{Method, Request, StatusCode, header};
use hyper::body::Incoming;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use store::{Store, tables::domains};

use crate::{listen::Answer, problem, request_id};

/// Seconds; the upper bounds of the latency histogram's buckets.
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// When the first of the doors' certificates ends, in seconds since 1970.
pub(crate) const CERTIFICATE_END: &str = "tls_certificate_soonest_expiry_seconds";
/// How many files of certificates cannot be used as they are now.
pub(crate) const CERTIFICATES_REFUSED: &str = "tls_certificate_files_refused";

/// What the operator's listener shows.
pub struct Ops {
    metrics: PrometheusHandle,
    ready: Arc<AtomicBool>,
    store: Store,
}

impl Ops {
    /// Installs the process's one recorder, or shares it when it is there already (tests start several platforms).
    #[must_use]
    pub fn new(ready: Arc<AtomicBool>, store: Store) -> Self {
        static RECORDER: std::sync::OnceLock<PrometheusHandle> = std::sync::OnceLock::new();
        let metrics = RECORDER.get_or_init(|| {
            let builder = PrometheusBuilder::new();
            let builder = builder.set_buckets(BUCKETS).unwrap_or_else(|_| PrometheusBuilder::new());
            let recorder = builder.build_recorder();
            let handle = recorder.handle();
            let _ = metrics::set_global_recorder(recorder);
            handle
        });
        Self { metrics: metrics.clone(), ready, store }
    }

    /// Keeps the histograms' memory bounded; called now and then.
    pub fn upkeep(&self) {
        self.metrics.run_upkeep();
    }

    /// Whether a certificate is wanted for the domain that the query names: whoever asks learns of it what a visitor of
    /// that domain does, that it is served.
    async fn certificate(&self, query: &str) -> Response {
        let mut named = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == "domain");
        let domain = match (named.next(), named.next()) {
            (Some((_, domain)), None) => domain.parse::<DomainName>().ok(),
            _ => None,
        };
        let Some(domain) = domain else { return plain(StatusCode::NOT_FOUND, "not served\n") };
        let found = self
            .store
            .read(move |tx| Ok::<_, store::Error>(domains::at_door(tx, domain.as_str())?.is_some()));
        match found.await {
            Ok(true) => plain(StatusCode::OK, "served\n"),
            Ok(false) => plain(StatusCode::NOT_FOUND, "not served\n"),
            Err(error) => {
                tracing::error!(%error, "whether a domain is served could not be read");
                plain(StatusCode::SERVICE_UNAVAILABLE, "not known now\n")
            }
        }
    }
}

impl Answer for Ops {
    async fn answer(self: Arc<Self>, _peer: SocketAddr, request: Request<Incoming>) -> Response {
        let id = request_id::of(request.headers());
        let mut response = if request.method() != Method::GET && request.method() != Method::HEAD {
            problem::response(Problem::new(Code::MethodNotAllowed, "only GET is answered here"), &id)
        } else {
            match request.uri().path() {
                "/livez" => plain(StatusCode::OK, "ok\n"),
                "/readyz" if self.ready.load(Ordering::Acquire) => plain(StatusCode::OK, "ready\n"),
                "/readyz" => plain(StatusCode::SERVICE_UNAVAILABLE, "not ready\n"),
                "/metrics" => {
                    self.metrics.run_upkeep();
                    plain(StatusCode::OK, self.metrics.render())
                }
                "/certificate" => self.certificate(request.uri().query().unwrap_or_default()).await,
                _ => problem::response(
                    Problem::new(Code::RouteNotFound, "there is nothing at this address"),
                    &id,
                ),
            }
        };
        if let Ok(value) = id.parse() {
            response.headers_mut().insert(request_id::HEADER, value);
        }
        response
    }
}

fn plain(status: StatusCode, text: impl Into<Body>) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text.into())
        .into_response()
}

/// Counts a request and its latency, by group of routes and class of status alone.
pub(crate) fn count(group: &'static str, status: StatusCode, seconds: f64) {
    let class = match status.as_u16() / 100 {
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        5 => "5xx",
        _ => "other",
    };
    metrics::counter!("http_requests_total", "group" => group, "status" => class).increment(1);
    metrics::histogram!("http_request_seconds", "group" => group).record(seconds);
}

/// Shows how the doors' certificates are: no name is among it (Rule M1).
pub(crate) fn certificates(soonest_end: Option<u64>, refused: usize) {
    #[expect(
        clippy::cast_precision_loss,
        reason = "seconds since 1970 and numbers of files have room for ages"
    )]
    let (ends, refused) = (soonest_end.map(|seconds| seconds as f64), refused as f64);
    if let Some(ends) = ends {
        metrics::gauge!(CERTIFICATE_END).set(ends);
    }
    metrics::gauge!(CERTIFICATES_REFUSED).set(refused);
}
