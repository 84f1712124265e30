//! The pages at a tenant's door: plain forms under the tenant's brand, without JavaScript (Rules T5, T7, TOK-2, TOK-6).

pub(crate) mod access;
pub(crate) mod assets;
pub(crate) mod authorize;
pub(crate) mod cookies;
pub(crate) mod device;
pub(crate) mod form;
pub(crate) mod invite;
pub(crate) mod password;
pub(crate) mod render;
pub(crate) mod sign_in;
pub(crate) mod words;

pub use render::Look;

use api::problem::Code;
use axum::response::Response;
use http::{HeaderMap, StatusCode, header};
use identity::{browser::BrowserSession, discovery};

use self::{
    form::{Csrf, Form},
    render::Scene,
};
use crate::{
    endpoint::{Endpoint, Turn},
    refusal::Refusal,
    routes::Verb::{Get, Post},
};

/// The cookie of a browser that is signed in.
const SESSION: &str = "session";

/// Every page.
pub(crate) static PAGES: &[Endpoint] = &[
    Endpoint { verb: Get, path: "/", handle: |turn| Box::pin(device::front(turn)) },
    Endpoint { verb: Get, path: discovery::VERIFICATION, handle: |turn| Box::pin(device::show(turn)) },
    Endpoint { verb: Post, path: discovery::VERIFICATION, handle: |turn| Box::pin(device::enter(turn)) },
    Endpoint { verb: Get, path: device::CONFIRM, handle: |turn| Box::pin(device::confirm(turn)) },
    Endpoint { verb: Post, path: device::CONFIRM, handle: |turn| Box::pin(device::decide(turn)) },
    Endpoint { verb: Get, path: sign_in::PATH, handle: |turn| Box::pin(sign_in::show(turn)) },
    Endpoint { verb: Post, path: sign_in::PATH, handle: |turn| Box::pin(sign_in::enter(turn)) },
    Endpoint {
        verb: Get,
        path: discovery::END_SESSION,
        handle: |turn| Box::pin(sign_in::ask_sign_out(turn)),
    },
    Endpoint { verb: Post, path: discovery::END_SESSION, handle: |turn| Box::pin(sign_in::sign_out(turn)) },
    Endpoint { verb: Get, path: discovery::AUTHORIZE, handle: |turn| Box::pin(authorize::show(turn)) },
    Endpoint { verb: Post, path: discovery::AUTHORIZE, handle: |turn| Box::pin(authorize::decide(turn)) },
    Endpoint { verb: Get, path: "/invite/{token}", handle: |turn| Box::pin(invite::show(turn)) },
    Endpoint { verb: Post, path: "/invite/{token}", handle: |turn| Box::pin(invite::accept(turn)) },
    Endpoint { verb: Get, path: access::PATH, handle: |turn| Box::pin(access::show(turn)) },
    Endpoint { verb: Post, path: access::PATH, handle: |turn| Box::pin(access::ask(turn)) },
    Endpoint { verb: Get, path: password::FORGOTTEN, handle: |turn| Box::pin(password::ask(turn)) },
    Endpoint { verb: Post, path: password::FORGOTTEN, handle: |turn| Box::pin(password::send(turn)) },
    Endpoint { verb: Get, path: "/password/{token}", handle: |turn| Box::pin(password::show(turn)) },
    Endpoint { verb: Post, path: "/password/{token}", handle: |turn| Box::pin(password::reset(turn)) },
    Endpoint { verb: Get, path: password::CHANGE, handle: |turn| Box::pin(password::show_change(turn)) },
    Endpoint { verb: Post, path: password::CHANGE, handle: |turn| Box::pin(password::change(turn)) },
    Endpoint { verb: Get, path: "/assets/{name}", handle: |turn| Box::pin(file(turn)) },
    Endpoint { verb: Get, path: "/brand/{name}", handle: |turn| Box::pin(file(turn)) },
];

async fn file(turn: Turn) -> Result<Response, Refusal> {
    let found = assets::find(&turn.core.store, &turn.visit.door, turn.head.uri.path()).await?;
    found.ok_or_else(crate::endpoint::nothing_here)
}

/// The page for a browser at an address that has none, or has none for its method; nothing where a program asks, or at an
/// address of the API.
pub(crate) fn nowhere(look: &Look, path: &str, headers: &HeaderMap, code: Code) -> Option<Response> {
    const OF_PROGRAMS: &[&str] = &["/api", "/.well-known"];
    let below =
        |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if OF_PROGRAMS.iter().any(|root| below(root)) || !wants_page(headers) {
        return None;
    }
    let scene = Scene::new(look, headers);
    let words = scene.words;
    let (title, text) = match code {
        Code::RouteNotFound => (words.nothing_here_title, words.nothing_here_text),
        Code::MethodNotAllowed => (words.not_this_way_title, words.not_this_way_text),
        _ => return None,
    };
    let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::NOT_FOUND);
    Some(render::notice(&scene, status, title, text))
}

/// Whether a page is asked for by name, as browsers do (RFC 9110 §12.5.1): `*/*` alone takes a problem as well.
fn wants_page(headers: &HeaderMap) -> bool {
    let asked = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    asked.flat_map(|value| value.split(',')).any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let page = parts.next().is_some_and(|kind| {
            kind.eq_ignore_ascii_case("text/html") || kind.eq_ignore_ascii_case("application/xhtml+xml")
        });
        let refused =
            |part: &str| part.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
        page && !parts.any(refused)
    })
}

/// The notice of a suspended tenant: its brand and nothing else (Rule T4).
pub(crate) fn suspended(look: &Look, headers: &HeaderMap) -> Response {
    let scene = Scene::new(look, headers);
    render::notice(&scene, StatusCode::LOCKED, scene.words.suspended_title, scene.words.suspended_text)
}

impl Turn {
    /// The look and language of the answer.
    fn scene(&self) -> Scene<'_> {
        Scene::new(&self.visit.door.look, &self.head.headers)
    }

    /// The token of this browser's forms.
    fn csrf(&self) -> Result<Csrf, Refusal> {
        Csrf::of(self.core.jar(), &self.head.headers).map_err(|error| {
            tracing::error!(%error, "no randomness for a form");
            crate::problem::internal().into()
        })
    }

    /// Whether a form was on a page of ours.
    fn is_ours(&self, form: &Form) -> bool {
        form::is_ours(self.core.jar(), &self.head.headers, &self.visit.origin, form)
    }

    /// Who is signed in with this browser.
    async fn browser(&self) -> Result<Option<BrowserSession>, Refusal> {
        let Some(cookie) = self.core.jar().get(&self.head.headers, SESSION).map(str::to_owned) else {
            return Ok(None);
        };
        let tenant = self.visit.door.tenant;
        Ok(self.core.store.read(move |tx| identity::browser::find(tx, tenant, &cookie)).await?)
    }

    /// The answer to a form that was on no page of ours, or whose cookie is gone.
    fn stale(&self) -> Response {
        let scene = self.scene();
        render::notice(
            &scene,
            StatusCode::FORBIDDEN,
            scene.words.form_stale_title,
            scene.words.form_stale_text,
        )
    }

    /// The answer to a person who may not come in here (Rule T5): it says nothing of elsewhere.
    fn no_access(&self) -> Response {
        let scene = self.scene();
        render::notice(&scene, StatusCode::FORBIDDEN, scene.words.sign_in_title, scene.words.no_access)
    }
}

/// Adds the cookie that goes with a page's form.
fn with_cookie(mut response: Response, csrf: Csrf) -> Response {
    if let Some(cookie) = csrf.cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Sends the browser on with a GET.
fn see_other(to: &str) -> Result<Response, Refusal> {
    let location = http::HeaderValue::from_str(to).map_err(|_| Refusal::from(crate::problem::internal()))?;
    let mut response = Response::new(axum::body::Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(header::LOCATION, location);
    response.headers_mut().insert(header::CACHE_CONTROL, http::HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A value in a query.
fn encoded(value: &str) -> String {
    url::form_urlencoded::byte_serialize(value.as_bytes()).collect()
}
