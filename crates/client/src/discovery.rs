//! What a client learns before sign-in: `/.well-known/crontech` and the issuer's metadata (`design.md` §1).

use std::time::Instant;

use ::api::wellknown::{self, WellKnown};
use backon::Retryable;
use jiff::{Timestamp, fmt::rfc2822};
use serde::{Deserialize, de::DeserializeOwned};
use url::Url;

use crate::{
    error::{Error, Result},
    origin::Origin,
    retry::{Failed, RetryPolicy, wait},
    transport::{Http, unexpected},
};

/// A platform's door, as it describes itself, with what was checked.
#[derive(Debug, Clone)]
pub struct Door {
    /// What it said.
    pub document: WellKnown,
    /// The base of the API; it lies at the origin.
    pub base: Url,
    /// The token issuer; it lies at the origin.
    pub issuer: String,
}

/// The issuer's endpoints (OpenID Connect Discovery 1.0 §3, RFC 8414).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Provider {
    /// The issuer; equal to the one asked.
    pub issuer: String,
    /// RFC 6749 §3.1.
    #[serde(default)]
    pub authorization_endpoint: Option<String>,
    /// RFC 6749 §3.2.
    pub token_endpoint: String,
    /// RFC 8628 §4.
    #[serde(default)]
    pub device_authorization_endpoint: Option<String>,
    /// RFC 7009.
    #[serde(default)]
    pub revocation_endpoint: Option<String>,
}

/// Asks a door who it is.
///
/// # Errors
/// No answer, no platform, or one whose API or issuer lies at another origin: a credential never goes there.
pub async fn door(http: &Http, retry: RetryPolicy) -> Result<Door> {
    let origin = http.origin();
    let url = origin.join(wellknown::PATH).map_err(|error| Error::Usage(error.to_string()))?;
    let document: WellKnown = fetch(http, url, retry).await.map_err(|error| match error {
        Error::Protocol { status: Some(404) | None, request_id, .. } => Error::Protocol {
            status: None,
            message: format!("{origin} is not the door of a Crontech platform: it does not describe itself"),
            request_id,
        },
        other => other,
    })?;
    if document.version != 1 {
        return Err(Error::protocol(format!(
            "{origin} speaks version {} of the protocol; this program speaks version 1",
            document.version
        )));
    }
    let base = at_origin(origin, &document.api, "the API")?;
    let issuer = document.issuer.clone();
    if !Url::parse(&issuer).is_ok_and(|url| origin.contains(&url)) {
        return Err(Error::Protocol {
            status: None,
            message: format!("people sign in to this tenant at {issuer}, not at {origin}"),
            request_id: None,
        });
    }
    Ok(Door { document, base, issuer })
}

/// The time at a door, by the `Date` of one answer (RFC 9110 §6.6.1); none when it does not tell.
///
/// # Errors
/// No answer.
pub async fn clock(http: &Http) -> Result<Option<Timestamp>> {
    let url = http.origin().join(wellknown::PATH).map_err(|error| Error::Usage(error.to_string()))?;
    let response = http.send(reqwest::Request::new(reqwest::Method::GET, url)).await?;
    let date = response.headers().get(reqwest::header::DATE).and_then(|date| date.to_str().ok());
    Ok(date.and_then(|date| rfc2822::parse(date).ok()).map(|date| date.timestamp()))
}

/// Reads the issuer's metadata and compares the issuer (OpenID Connect Discovery 1.0 §4.3).
///
/// # Errors
/// No answer, another issuer, or an endpoint at another origin.
pub async fn provider(http: &Http, issuer: &str, retry: RetryPolicy) -> Result<Provider> {
    let origin = http.origin();
    let url = at_origin(
        origin,
        &format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/')),
        "the issuer",
    )?;
    let provider: Provider = fetch(http, url, retry).await?;
    if provider.issuer != issuer {
        return Err(Error::protocol(format!(
            "{origin} names the issuer {}, {issuer} was asked for",
            provider.issuer
        )));
    }
    let endpoints = [
        Some(&provider.token_endpoint),
        provider.authorization_endpoint.as_ref(),
        provider.device_authorization_endpoint.as_ref(),
        provider.revocation_endpoint.as_ref(),
    ];
    for endpoint in endpoints.into_iter().flatten() {
        at_origin(origin, endpoint, "an endpoint for signing in")?;
    }
    Ok(provider)
}

pub(crate) fn at_origin(origin: &Origin, url: &str, what: &str) -> Result<Url> {
    Url::parse(url)
        .ok()
        .filter(|url| origin.contains(url))
        .ok_or_else(|| Error::protocol(format!("{what} is said to be at {url}, not at {origin}")))
}

/// A public document, fetched with retries and without any credential.
pub(crate) async fn fetch<T: DeserializeOwned>(http: &Http, url: Url, retry: RetryPolicy) -> Result<T> {
    let started = Instant::now();
    let left = || retry.total.saturating_sub(started.elapsed());
    let made = std::cell::Cell::new(0_u32);
    let outcome = (|| async {
        made.set(made.get() + 1);
        tokio::time::timeout(left(), once(http, &url))
            .await
            .unwrap_or_else(|_| Err(http.out_of_time(made.get(), started.elapsed())))
            .map_err(Failed::from)
    })
    .retry(retry.backoff())
    .when(|failed: &Failed| retry.again(failed, made.get()))
    .adjust(|failed, backoff| wait(failed.retry_after, backoff, left()))
    .await;
    outcome.map_err(|failed| match failed.error {
        Error::Transport(transport) => Error::Transport(crate::Transport {
            attempts: made.get(),
            elapsed: started.elapsed(),
            ..transport
        }),
        other => other,
    })
}

async fn once<T: DeserializeOwned>(http: &Http, url: &Url) -> Result<T> {
    let response = http.send(reqwest::Request::new(reqwest::Method::GET, url.clone())).await?;
    let status = response.status();
    let headers = response.headers().clone();
    let body = http.body(response).await?;
    if !status.is_success() {
        if let Ok(problem) = serde_json::from_slice::<::api::problem::Problem>(&body) {
            return Err(Error::Problem(Box::new(problem)));
        }
        return Err(unexpected(http.origin(), status, &headers, None));
    }
    serde_json::from_slice(&body)
        .map_err(|_| Error::protocol(format!("{url} answered something that is no such document")))
}
