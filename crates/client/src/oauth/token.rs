//! The token endpoint: refresh (RFC 6749 §6), client credentials (§4.4), revocation (RFC 7009).

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use reqwest::{
    Method,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue},
};
use serde::{Deserialize, de::DeserializeOwned};
use url::{Url, form_urlencoded};
use zeroize::Zeroizing;

use super::OAuthError;
use crate::{
    Secret,
    discovery::Provider,
    error::{Error, Result},
    transport::{Http, unexpected},
};

/// What the token endpoint gave.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// The access token.
    pub access: Secret,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The refresh token, if there is one.
    pub refresh: Option<Secret>,
    /// What the access token says of itself.
    pub claims: Claims,
    /// What the id token repeats of the request that it answers, if there is one.
    pub nonce: Option<String>,
}

/// The claims that the client looks at, read without verification: the platform verifies them, the client only
/// compares whom it got an answer from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Claims {
    /// The issuer.
    pub iss: String,
    /// The subject.
    pub sub: String,
    /// The person or client as the platform names it.
    #[serde(default)]
    pub uid: Option<String>,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
}

impl Claims {
    /// Reads the claims of a signed token (RFC 7519 §7.2, without the signature).
    ///
    /// # Errors
    /// It is no such token.
    pub fn read(token: &str) -> Result<Self> {
        payload(token).ok_or_else(|| Error::protocol("the access token is none that this program can read"))
    }
}

/// The middle part of a signed token.
fn payload<T: DeserializeOwned>(token: &str) -> Option<T> {
    let mut parts = token.split('.');
    let (Some(_), Some(payload), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    serde_json::from_slice(&BASE64URL_NOPAD.decode(payload.as_bytes()).ok()?).ok()
}

#[derive(Deserialize)]
struct Granted {
    access_token: Secret,
    token_type: String,
    #[serde(default)]
    expires_in: Option<i64>,
    #[serde(default)]
    refresh_token: Option<Secret>,
    #[serde(default)]
    id_token: Option<Secret>,
}

/// What is read of an id token: it came from the token endpoint itself, whose TLS vouches for it (OpenID Connect Core
/// §3.1.3.7, 6).
#[derive(Deserialize)]
struct IdClaims {
    #[serde(default)]
    nonce: Option<String>,
}

#[derive(Deserialize)]
struct Refused {
    error: String,
    #[serde(default)]
    error_description: Option<String>,
}

/// How a client shows who it is.
pub(super) enum Who<'a> {
    /// By its id alone.
    Public(&'a str),
    /// By id and secret (`client_secret_basic`, RFC 6749 §2.3.1).
    Basic(&'a str, &'a str),
}

/// Exchanges a refresh token (RFC 6749 §6).
///
/// # Errors
/// [`Error::OAuth`] when the server refuses, [`Error::Transport`] when there is none.
pub async fn refresh(
    http: &Http,
    provider: &Provider,
    client_id: &str,
    refresh_token: &str,
) -> Result<Tokens> {
    let form = [("grant_type", "refresh_token"), ("refresh_token", refresh_token)];
    token(http, provider, &Who::Public(client_id), &form).await
}

/// Signs a client in by its secret (RFC 6749 §4.4).
///
/// # Errors
/// As [`refresh`].
pub async fn client_credentials(
    http: &Http,
    provider: &Provider,
    client_id: &str,
    secret: &str,
) -> Result<Tokens> {
    token(http, provider, &Who::Basic(client_id, secret), &[("grant_type", "client_credentials")]).await
}

/// Ends a refresh token's family (RFC 7009). A server without that endpoint ends it by time.
///
/// # Errors
/// As [`refresh`].
pub async fn revoke(http: &Http, provider: &Provider, client_id: &str, token: &str) -> Result<()> {
    let Some(endpoint) = &provider.revocation_endpoint else { return Ok(()) };
    post_form(
        http,
        endpoint,
        &Who::Public(client_id),
        &[("token", token), ("token_type_hint", "refresh_token")],
    )
    .await
    .map(|_| ())
}

/// One request at the token endpoint, its answer compared with the issuer that was asked.
pub(super) async fn token(
    http: &Http,
    provider: &Provider,
    who: &Who<'_>,
    form: &[(&str, &str)],
) -> Result<Tokens> {
    let body = post_form(http, &provider.token_endpoint, who, form).await?;
    let granted: Granted = serde_json::from_slice(&body)
        .map_err(|_| Error::protocol("the token endpoint answered something that is no token"))?;
    if !granted.token_type.eq_ignore_ascii_case("bearer") {
        return Err(Error::protocol(format!(
            "the token endpoint gave a token of type `{}`",
            granted.token_type
        )));
    }
    let claims = Claims::read(granted.access_token.reveal())?;
    if claims.iss != provider.issuer {
        return Err(Error::protocol(format!(
            "the token is by {}, {} was asked for",
            claims.iss, provider.issuer
        )));
    }
    let now = Timestamp::from_second(Timestamp::now().as_second()).unwrap_or_default();
    let by_answer =
        granted.expires_in.and_then(|s| now.checked_add(Duration::from_secs(s.max(0).unsigned_abs())).ok());
    // By our own clock, so that one that is wrong does not make a fresh token look dead.
    let expires_at = by_answer.or_else(|| Timestamp::from_second(claims.exp).ok()).unwrap_or(now);
    let nonce =
        granted.id_token.and_then(|token| payload::<IdClaims>(token.reveal())).and_then(|id| id.nonce);
    Ok(Tokens { access: granted.access_token, expires_at, refresh: granted.refresh_token, claims, nonce })
}

/// Posts a form and gives the body of a 2xx answer.
pub(super) async fn post_form(
    http: &Http,
    endpoint: &str,
    who: &Who<'_>,
    form: &[(&str, &str)],
) -> Result<Zeroizing<Vec<u8>>> {
    let url = Url::parse(endpoint).map_err(|_| Error::protocol(format!("`{endpoint}` is no endpoint")))?;
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(form);
    if let Who::Public(id) = who {
        body.append_pair("client_id", id);
    }
    let mut request = reqwest::Request::new(Method::POST, url);
    *request.body_mut() = Some(body.finish().into());
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if let Who::Basic(id, secret) = who {
        let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let pair = Zeroizing::new(format!("{}:{}", encode(id), encode(secret)));
        let value = Zeroizing::new(format!("Basic {}", data_encoding::BASE64.encode(pair.as_bytes())));
        let mut value = HeaderValue::from_str(&value)
            .map_err(|_| Error::Usage("the client's id or secret is none".to_owned()))?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    let response = http.send(request).await?;
    let status = response.status();
    let headers = response.headers().clone();
    let body = Zeroizing::new(http.body(response).await?.to_vec());
    if status.is_success() {
        return Ok(body);
    }
    // Only a refusal in the form of the protocol is one; anything else is a server in trouble.
    match serde_json::from_slice::<Refused>(&body) {
        Ok(refused) if status.is_client_error() && status.as_u16() != 429 => Err(Error::OAuth(OAuthError {
            code: refused.error,
            description: refused.error_description,
            status: status.as_u16(),
        })),
        _ => match serde_json::from_slice::<::api::problem::Problem>(&body) {
            Ok(problem) => Err(Error::Problem(Box::new(problem))),
            Err(_) => Err(unexpected(http.origin(), status, &headers, None)),
        },
    }
}
