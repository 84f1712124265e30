//! The door for gateways (Rule S10): before nginx, Traefik, Envoy or Kong let a request through to another service, they
//! ask here with the caller's own token. The same tenant, principal, account, permission and rate are looked at as at the
//! API, and the answer is a status and a few headers.
//!
//! | form | who speaks it | what is needed stands in |
//! | --- | --- | --- |
//! | `/gateway/auth?permission=…&account=…` | nginx, Traefik, Kong | the query |
//! | `/gateway/auth/<the original path>` | Envoy | the headers `X-Required-Permission` and `X-Required-Account` |

use std::sync::Arc;

use api::problem::Code;
use axum::{
    body::Body,
    response::Response,
    routing::{MethodRouter, any},
};
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header, request::Parts};
use platform::{
    gateway,
    operation::{Answer, Input},
    request::{Request as Asked, TargetRef},
};
use sha2::{Digest, Sha256};

use crate::{
    app::{Core, Visit},
    authority, bearer,
    call::{Work, text},
    door, problem,
    refusal::Refusal,
};

/// Where a gateway asks.
pub(crate) const PATH: &str = "/gateway/auth";
/// Where one asks that puts the original path behind it.
pub(crate) const PREFIXED: &str = "/gateway/auth/{*path}";

/// What the service behind the gateway is told.
const TOLD: [(&str, HeaderName); 3] = [
    ("tenant", HeaderName::from_static("x-tenant")),
    ("account", HeaderName::from_static("x-account")),
    ("principal", HeaderName::from_static("x-principal")),
];

/// Whether a path is a gateway's question.
pub(crate) fn is_asked(path: &str) -> bool {
    path.strip_prefix(PATH).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Answers every method: a gateway asks with the original one.
pub(crate) fn route(core: &Arc<Core>) -> MethodRouter {
    let core = Arc::clone(core);
    any(move |request: Request<Body>| {
        let core = Arc::clone(&core);
        async move {
            // The body is the service's, and is not read here.
            let (head, _) = request.into_parts();
            let Some(visit) = head.extensions.get::<Arc<Visit>>().cloned() else {
                return problem::response(problem::internal(), "");
            };
            match answer(core, &visit, &head).await {
                Ok(answer) => admitted(&answer),
                Err(refusal) => as_gateways_read_it(refusal).response(&visit.id),
            }
        }
    })
}

async fn answer(core: Arc<Core>, visit: &Visit, head: &Parts) -> Result<Answer, Refusal> {
    let Some(caller) = bearer::verify(&core, visit, &head.headers).await else {
        core.rates.address(visit.peer.ip())?;
        return Err(problem::unauthenticated().into());
    };
    core.rates.credential(&caller.credential, 1)?;
    let needed = Needed::of(visit, head)?;
    if visit.relayed {
        same_tenant(&core, visit, &head.headers).await?;
    }
    let asked = Asked {
        id: visit.id.clone(),
        tenant: visit.door.tenant,
        principal: caller.principal,
        acting: text(&head.headers, "acting-account")?,
        target: needed.account.as_deref().map_or(TargetRef::Own, TargetRef::from_segment),
        idempotency_key: None,
        if_match: None,
        dry_run: false,
        method: head.method.as_str().to_owned(),
        path: PATH.to_owned(),
        body_hash: Sha256::digest([]).into(),
        address: Some(visit.peer.ip().to_canonical().to_string()),
        agent: None,
        token_expires_at: caller.expires_at,
    };
    let query = needed.permission.map(|name| ("permission".to_owned(), name)).into_iter().collect();
    let input = Input { query, ..Input::default() };
    let work = Work {
        core,
        operation: &gateway::OPERATION,
        asked: Arc::new(asked),
        input: Arc::new(input),
        cost: 1,
    };
    work.run().await
}

/// What the service needs of the caller.
#[derive(Debug, Default, PartialEq, Eq)]
struct Needed {
    permission: Option<String>,
    account: Option<String>,
}

impl Needed {
    fn of(visit: &Visit, head: &Parts) -> Result<Self, Refusal> {
        if head.uri.path() == PATH { Self::of_query(head) } else { Self::of_headers(visit, &head.headers) }
    }

    /// What a gateway's configuration says in the address: a word that is not known might be one that was misspelt.
    fn of_query(head: &Parts) -> Result<Self, Refusal> {
        let mut needed = Self::default();
        for (name, value) in url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()) {
            let place = match &*name {
                "permission" => &mut needed.permission,
                "account" => &mut needed.account,
                _ => return Err(misconfigured("there are the parameters `permission` and `account` here")),
            };
            if place.replace(value.into_owned()).is_some() {
                return Err(misconfigured("a parameter is given more than once"));
            }
        }
        Ok(needed)
    }

    /// What it says in headers, where the address is the original one. Callers could write them, too, so they count only
    /// from whom we trust, and one that is missing admits nobody.
    fn of_headers(visit: &Visit, headers: &HeaderMap) -> Result<Self, Refusal> {
        if !visit.relayed {
            return Err(Refusal::new(Code::Forbidden, "this address is for trusted gateways"));
        }
        let permission = text(headers, "x-required-permission")?;
        if permission.is_none() {
            return Err(misconfigured("the gateway must name what is needed in X-Required-Permission"));
        }
        Ok(Self { permission, account: text(headers, "x-required-account")? })
    }
}

fn misconfigured(detail: &str) -> Refusal {
    Refusal::new(Code::Invalid, detail)
}

/// A request that came in at another tenant's door is not let through with this tenant's token (Rule T6). A name that is no
/// door at all is the service's own.
async fn same_tenant(core: &Core, visit: &Visit, headers: &HeaderMap) -> Result<(), Refusal> {
    let first = |names: [&str; 2]| names.iter().find_map(|name| headers.get(*name)?.to_str().ok());
    let host = first(["x-original-host", "x-forwarded-host"]);
    let path = first(["x-original-uri", "x-forwarded-uri"]).and_then(|uri| uri.split('?').next());
    let method = first(["x-original-method", "x-forwarded-method"]);
    tracing::debug!(host, path, method, "a gateway asks");
    let Some(host) = host else { return Ok(()) };
    match door::find(&core.store, authority::name_of(host)?, false).await? {
        Some(door) if door.id != visit.door.id => Err(problem::unauthenticated().into()),
        _ => Ok(()),
    }
}

/// The answer to whoever may.
fn admitted(answer: &Answer) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    for (field, name) in TOLD {
        if let Some(value) = answer.body[field].as_str().and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Gateways pass 401, 403, 404 and 429 on to the caller; what is suspended, or cannot tell which account acts, is a
/// refusal to them. A question that is wrong in itself stays an error.
pub(crate) fn as_gateways_read_it(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Problem(mut problem) if matches!(problem.status, 409 | 423) => {
            problem.status = StatusCode::FORBIDDEN.as_u16();
            Refusal::Problem(problem)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s10_only_a_gateways_question_is_one() {
        for (path, asked) in [
            ("/gateway/auth", true),
            ("/gateway/auth/", true),
            ("/gateway/auth/reports/1", true),
            ("/gateway/authors", false),
            ("/gateway", false),
        ] {
            assert_eq!(is_asked(path), asked, "{path}");
        }
    }
}
