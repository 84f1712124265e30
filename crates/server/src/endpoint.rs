//! Endpoints beside the API: where they are, and what their handlers get.

use std::sync::Arc;

use api::problem::Code;
use axum::{body::Bytes, response::Response};
use futures_util::future::BoxFuture;
use http::{header, request::Parts};
use identity::visitor::Visitor;

use crate::{
    app::{Core, Visit},
    pages::form::Form,
    refusal::Refusal,
    routes::Verb,
};

/// Answers one endpoint.
pub(crate) type Handle = fn(Turn) -> BoxFuture<'static, Result<Response, Refusal>>;

/// A page, or an endpoint of the identity provider.
pub(crate) struct Endpoint {
    /// The method.
    pub(crate) verb: Verb,
    /// The path, with parameters in braces.
    pub(crate) path: &'static str,
    /// What answers.
    pub(crate) handle: Handle,
}

/// A request at an endpoint.
pub(crate) struct Turn {
    /// What all handlers share.
    pub(crate) core: Arc<Core>,
    /// The door and the caller.
    pub(crate) visit: Arc<Visit>,
    /// Parameters of the path.
    pub(crate) params: Vec<(String, String)>,
    /// The head of the request.
    pub(crate) head: Parts,
    /// Its body.
    pub(crate) body: Bytes,
}

impl Turn {
    /// A parameter of the path.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).unwrap_or_default()
    }

    /// The query as fields.
    pub(crate) fn query(&self) -> Form {
        Form::parse(self.head.uri.query().unwrap_or_default().as_bytes())
    }

    /// The body as a form.
    pub(crate) fn form(&self) -> Result<Form, Refusal> {
        let kind =
            self.head.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(Refusal::new(Code::UnsupportedMediaType, "the body must be a form"));
        }
        Ok(Form::parse(&self.body))
    }

    /// The caller's address, as it is kept with sessions and shown on the consent page.
    pub(crate) fn address(&self) -> String {
        self.visit.peer.ip().to_canonical().to_string()
    }

    /// The caller, as the pages know them.
    pub(crate) fn visitor(&self) -> Visitor {
        Visitor { address: Some(self.visit.peer.ip()), agent: self.agent() }
    }

    /// The caller's user agent, as far as it is plain text.
    pub(crate) fn agent(&self) -> Option<String> {
        let agent = self.head.headers.get(header::USER_AGENT)?.to_str().ok()?;
        Some(agent.chars().take(200).collect())
    }
}

/// The answer where there is nothing.
pub(crate) fn nothing_here() -> Refusal {
    Refusal::new(Code::RouteNotFound, "there is nothing at this address")
}
