//! The router, made of the route table; the identity endpoints and pages stand beside it. What the framework would
//! answer by itself is answered as everything else (SRV-7).

use std::sync::Arc;

use api::problem::Code;
use axum::{
    Router,
    body::Body,
    extract::{FromRequestParts, RawPathParams},
    response::Response,
    routing::{MethodFilter, MethodRouter, on},
};
use http::{HeaderValue, Request, header, request::Parts};

use crate::{
    app::{Core, Visit},
    body, call,
    endpoint::{Endpoint, Turn, nothing_here},
    gateway, oidc, openapi,
    pages::{self, form},
    problem,
    refusal::Refusal,
    routes::{BASE, ROUTES, Route, Verb},
};

/// Where the OpenAPI document is.
const DOCUMENT: &str = "/api/v1/openapi.json";

/// Every door's router.
pub(crate) fn build(core: &Arc<Core>) -> Router {
    debug_assert!(DOCUMENT.starts_with(BASE));
    let mut router = Router::new();
    for route in ROUTES {
        router = place(router, &format!("{BASE}{}", route.path), api_route(core, route));
    }
    for endpoint in oidc::ENDPOINTS.iter().chain(pages::PAGES) {
        router = place(router, endpoint.path, plain_route(core, endpoint));
    }
    router = place(router, DOCUMENT, document(core));
    for path in [gateway::PATH, gateway::PREFIXED] {
        router = place(router, path, gateway::route(core));
    }
    router.fallback(not_found).method_not_allowed_fallback(not_this_method)
}

/// The one place where a path gets its handler.
#[expect(clippy::disallowed_methods, reason = "the table's own function")]
fn place(router: Router, path: &str, handler: MethodRouter) -> Router {
    router.route(path, handler)
}

const fn filter(verb: Verb) -> MethodFilter {
    match verb {
        Verb::Get => MethodFilter::GET,
        Verb::Post => MethodFilter::POST,
        Verb::Put => MethodFilter::PUT,
        Verb::Patch => MethodFilter::PATCH,
        Verb::Delete => MethodFilter::DELETE,
    }
}

fn api_route(core: &Arc<Core>, route: &'static Route) -> MethodRouter {
    let core = Arc::clone(core);
    on(filter(route.verb), move |request: Request<Body>| {
        let core = Arc::clone(&core);
        async move {
            let (mut head, body) = request.into_parts();
            let Some(visit) = visit(&head) else { return lost() };
            let params = match params(&mut head).await {
                Ok(params) => params,
                Err(refusal) => return refusal.response(&visit.id),
            };
            let named = route.path_parameters().zip(params.into_iter().map(|(_, value)| value)).collect();
            call::call(core, route, visit, named, Request::from_parts(head, body)).await
        }
    })
}

fn plain_route(core: &Arc<Core>, endpoint: &'static Endpoint) -> MethodRouter {
    let core = Arc::clone(core);
    on(filter(endpoint.verb), move |request: Request<Body>| {
        let core = Arc::clone(&core);
        async move {
            let (mut head, body) = request.into_parts();
            let Some(visit) = visit(&head) else { return lost() };
            let id = visit.id.clone();
            let answered = async {
                let params = params(&mut head).await?;
                let body = body::read(&core.limits, &head.headers, body, form::MAX_BYTES).await?;
                (endpoint.handle)(Turn { core, visit, params, head, body }).await
            };
            answered.await.unwrap_or_else(|refusal| refusal.response(&id))
        }
    })
}

fn document(core: &Arc<Core>) -> MethodRouter {
    let core = Arc::clone(core);
    on(MethodFilter::GET, move |request: Request<Body>| {
        let counted = request
            .extensions()
            .get::<Arc<Visit>>()
            .map(|visit| (core.rates.address(visit.peer.ip()), visit.id.clone()));
        async move {
            if let Some((Err(too_many), id)) = counted {
                return too_many.response(&id);
            }
            let mut response = Response::new(Body::from(openapi::document()));
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
                .headers_mut()
                .insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
            response
        }
    })
}

/// The door that the outer layer found.
fn visit(head: &Parts) -> Option<Arc<Visit>> {
    head.extensions.get::<Arc<Visit>>().cloned()
}

/// No request comes here but through the outer layer.
fn lost() -> Response {
    problem::response(problem::internal(), "")
}

/// The path's parameters, decoded. What does not decode names nothing.
async fn params(head: &mut Parts) -> Result<Vec<(String, String)>, Refusal> {
    let params = RawPathParams::from_request_parts(head, &()).await.map_err(|_| nothing_here())?;
    Ok(params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

fn id_of(request: &Request<Body>) -> String {
    request.extensions().get::<Arc<Visit>>().map(|visit| visit.id.clone()).unwrap_or_default()
}

async fn not_found(request: Request<Body>) -> Response {
    page_or_problem(&request, Code::RouteNotFound, nothing_here())
}

async fn not_this_method(request: Request<Body>) -> Response {
    let refusal = Refusal::new(Code::MethodNotAllowed, "this address does not answer that method");
    page_or_problem(&request, Code::MethodNotAllowed, refusal)
}

/// A page for a browser at a tenant's door, a problem for a program.
fn page_or_problem(request: &Request<Body>, code: Code, refusal: Refusal) -> Response {
    let visit = request.extensions().get::<Arc<Visit>>();
    let page = visit
        .and_then(|visit| pages::nowhere(&visit.door.look, request.uri().path(), request.headers(), code));
    let mut response = page.unwrap_or_else(|| refusal.response(&id_of(request)));
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept"));
    response
}
