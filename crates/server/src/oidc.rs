//! The identity provider's endpoints at the tenant's domain (`design.md` §1): what a client learns, and where grants become
//! tokens. What is decided is decided in `identity`; here are only the words of HTTP.

use std::sync::Arc;

use api::wellknown::{self, WellKnown, WellKnownBrand, WellKnownTenant};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use identity::{
    OauthError, Outcome, client, code, device,
    discovery::{self, DEVICE_GRANT},
    session::{self, Grant},
    userinfo,
};
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    app::Visit,
    bearer,
    endpoint::{Endpoint, Turn},
    pages::form::Form,
    problem,
    refusal::Refusal,
    routes::{
        BASE,
        Verb::{Get, Post},
    },
};

/// The oldest command line that works with this platform.
const MIN_CLIENT: &str = "0.1.0";

/// Every endpoint of the provider.
pub(crate) static ENDPOINTS: &[Endpoint] = &[
    Endpoint { verb: Get, path: wellknown::PATH, handle: |turn| Box::pin(well_known(turn)) },
    Endpoint { verb: Get, path: discovery::DISCOVERY, handle: |turn| Box::pin(metadata(turn)) },
    Endpoint { verb: Get, path: discovery::METADATA, handle: |turn| Box::pin(metadata(turn)) },
    Endpoint { verb: Get, path: discovery::JWKS, handle: |turn| Box::pin(jwks(turn)) },
    Endpoint {
        verb: Post,
        path: discovery::DEVICE_AUTHORIZATION,
        handle: |turn| Box::pin(start_device(turn)),
    },
    Endpoint { verb: Post, path: discovery::TOKEN, handle: |turn| Box::pin(token(turn)) },
    Endpoint { verb: Post, path: discovery::REVOKE, handle: |turn| Box::pin(revoke(turn)) },
    Endpoint { verb: Get, path: discovery::USERINFO, handle: |turn| Box::pin(user_info(turn)) },
    Endpoint { verb: Post, path: discovery::USERINFO, handle: |turn| Box::pin(user_info(turn)) },
];

impl Visit {
    /// The door as tokens name it.
    fn issuing(&self) -> identity::Door {
        identity::Door { issuer: self.issuer.clone(), tenant: self.door.id }
    }
}

fn json(status: StatusCode, body: &impl Serialize, cache: &'static str) -> Response {
    let mut response = (status, Body::from(serde_json::to_vec(body).unwrap_or_default())).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

async fn well_known(turn: Turn) -> Result<Response, Refusal> {
    let (visit, look) = (&turn.visit, &turn.visit.door.look);
    let document = WellKnown {
        version: 1,
        tenant: WellKnownTenant { id: visit.door.id, name: look.name.clone() },
        brand: WellKnownBrand {
            logo_url: look
                .logo
                .as_deref()
                .map(|name| format!("{}{}", visit.origin, platform::brand::logo_path(name))),
            colors: [look.color.to_string(), look.on_color.to_string()],
            locale: look.locale,
        },
        api: format!("{}{BASE}", visit.origin),
        issuer: turn.core.provider.issuer(&visit.issuing()),
        client_id: client::CLI.to_owned(),
        min_client_version: MIN_CLIENT.to_owned(),
    };
    Ok(json(StatusCode::OK, &document, "no-cache"))
}

async fn metadata(turn: Turn) -> Result<Response, Refusal> {
    Ok(json(StatusCode::OK, &turn.core.issuer.discovery(&turn.visit.issuing()), "no-cache"))
}

async fn jwks(turn: Turn) -> Result<Response, Refusal> {
    Ok(json(StatusCode::OK, &turn.core.issuer.jwks(), "public, max-age=60"))
}

/// A refusal in the words of OAuth (RFC 6749 §5.2).
fn oauth(refusal: identity::Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = json(status, &refusal, "no-store");
    if status == StatusCode::UNAUTHORIZED {
        let scheme = if refusal.error == OauthError::InvalidToken { "Bearer" } else { "Basic" };
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(scheme));
    }
    response
}

async fn start_device(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    let (settings, tenant) = (turn.core.issuer.settings, turn.visit.door.tenant);
    let (address, agent) = (turn.address(), turn.agent());
    let started = turn.core.store.write(move |tx| {
        let ask = device::Ask {
            client_id: form.get("client_id"),
            scope: form.get("scope"),
            code_challenge: form.opt("code_challenge"),
            code_challenge_method: form.opt("code_challenge_method"),
            address: Some(&address),
            agent: agent.as_deref(),
        };
        device::start(tx, &settings, tenant, &ask)
    });
    Ok(match started.await? {
        Ok(started) => json(StatusCode::OK, &started.answer(&turn.visit.issuer), "no-store"),
        Err(refusal) => oauth(refusal),
    })
}

/// How a client said who it is: by `Basic`, or in the form (RFC 6749 §2.3.1).
struct Client {
    id: String,
    secret: Option<String>,
}

fn client_of(turn: &Turn, form: &Form) -> Option<Client> {
    let Some(value) = turn.head.headers.get(header::AUTHORIZATION) else {
        let id = form.opt("client_id")?.to_owned();
        return Some(Client { id, secret: form.opt("client_secret").map(str::to_owned) });
    };
    let (scheme, basic) = value.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") || form.opt("client_secret").is_some() {
        return None;
    }
    let plain = String::from_utf8(data_encoding::BASE64.decode(basic.as_bytes()).ok()?).ok()?;
    let (id, secret) = plain.split_once(':')?;
    let decoded = |part: &str| {
        url::form_urlencoded::parse(format!("v={part}").as_bytes()).next().map(|(_, v)| v.into_owned())
    };
    let (id, secret) = (decoded(id)?, decoded(secret)?);
    (form.opt("client_id").is_none_or(|named| named == id)).then_some(Client { id, secret: Some(secret) })
}

async fn token(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    let Some(client) = client_of(&turn, &form) else {
        return Ok(oauth(OauthError::InvalidClient.because("The client does not say who it is.")));
    };
    Ok(match grant(&turn, form, client).await? {
        Ok(grant) => match turn.core.issuer.issue(grant, &turn.visit.issuing(), Timestamp::now()) {
            Ok(answer) => json(StatusCode::OK, &answer, "no-store"),
            Err(error) => {
                tracing::error!(%error, "no key signs");
                return Err(problem::internal().into());
            }
        },
        Err(refusal) => oauth(refusal),
    })
}

async fn grant(turn: &Turn, form: Form, client: Client) -> Outcome<Grant> {
    let (settings, tenant) = (turn.core.issuer.settings, turn.visit.door.tenant);
    let (address, agent) = (turn.address(), turn.agent());
    let kind = form.get("grant_type").to_owned();
    if kind != "client_credentials" && client.secret.is_some() {
        return Ok(Err(
            OauthError::UnauthorizedClient.because("This client has the grant client_credentials alone.")
        ));
    }
    let form = Arc::new(form);
    turn.core
        .store
        .write(move |tx| match kind.as_str() {
            DEVICE_GRANT => {
                let poll = device::Poll {
                    device_code: form.get("device_code"),
                    client_id: &client.id,
                    code_verifier: form.opt("code_verifier"),
                };
                device::poll(tx, &settings, tenant, &poll)
            }
            "refresh_token" => session::refresh(tx, &settings, tenant, &client.id, form.get("refresh_token")),
            "authorization_code" => {
                let exchange = code::Exchange {
                    client_id: &client.id,
                    code: form.get("code"),
                    redirect_uri: form.get("redirect_uri"),
                    code_verifier: form.get("code_verifier"),
                    address: Some(&address),
                    agent: agent.as_deref(),
                };
                code::exchange(tx, &settings, tenant, &exchange)
            }
            "client_credentials" => {
                client::credentials(tx, tenant, &client.id, client.secret.as_deref().unwrap_or_default())
            }
            _ => Ok(Err(OauthError::UnsupportedGrantType.because("There is no such grant here."))),
        })
        .await
}

/// Gives a token back (RFC 7009): the answer is the same whether it was worth anything.
async fn revoke(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    let Some(client) = client_of(&turn, &form) else {
        return Ok(oauth(OauthError::InvalidClient.because("The client does not say who it is.")));
    };
    let token = form.get("token").to_owned();
    if token.is_empty() {
        return Ok(oauth(OauthError::InvalidRequest.because("The token is missing.")));
    }
    let door = turn.visit.issuing();
    let sid = match turn.core.issuer.authenticate(&token, &door, Timestamp::now()).await {
        Ok(claims) => match &claims.subject {
            session::Subject::User { sid, .. } if claims.client_id == client.id => Some(sid.clone()),
            _ => None,
        },
        Err(_) => None,
    };
    let tenant = turn.visit.door.tenant;
    turn.core
        .store
        .write(move |tx| match &sid {
            Some(sid) => session::log_out(tx, tenant, sid).map(drop),
            None => session::revoke(tx, tenant, &client.id, &token),
        })
        .await?;
    let mut response = Response::new(Body::empty());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

async fn user_info(turn: Turn) -> Result<Response, Refusal> {
    const GONE: identity::Refusal = OauthError::InvalidToken.because("The token is worth nothing.");
    let Some(token) = bearer::of(&turn.head.headers) else { return Ok(oauth(GONE)) };
    let door = turn.visit.issuing();
    let Ok(claims) = turn.core.issuer.authenticate(token, &door, Timestamp::now()).await else {
        return Ok(oauth(GONE));
    };
    let tenant = turn.visit.door.tenant;
    let info = turn.core.store.read(move |tx| userinfo::of(tx, tenant, &claims)).await?;
    Ok(match info {
        Ok(info) => json(StatusCode::OK, &info, "no-store"),
        Err(refusal) => oauth(refusal),
    })
}
