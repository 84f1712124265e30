//! Refusals on the wire: `application/problem+json`, always with the request's id (SRV-7).

use api::problem::{Code, Problem};
use axum::{body::Body, response::Response};
use http::{HeaderValue, StatusCode, header};

use crate::request_id;

/// The media type of a problem (RFC 9457).
pub const MEDIA_TYPE: &str = "application/problem+json";

/// A refusal on its way out; the outermost layer writes the request's id into it.
#[must_use]
pub fn response(mut problem: Problem, request_id: &str) -> Response {
    request_id.clone_into(&mut problem.request_id);
    translate(&mut problem);
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = Response::new(Body::from(serde_json::to_vec(&problem).unwrap_or_default()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// What a person reads in it, in the language asked for; what a program reads stays.
fn translate(problem: &mut Problem) {
    let faults = problem.errors.iter_mut().map(|fault| &mut fault.detail);
    for text in [&mut problem.title, &mut problem.detail].into_iter().chain(&mut problem.hint).chain(faults) {
        if let Some(told) = lang::translation(text) {
            told.clone_into(text);
        }
    }
}

/// The one answer to a missing or worthless credential: it does not say which check refused it (TOK-3).
#[must_use]
pub fn unauthenticated() -> Problem {
    let mut problem = Problem::new(Code::Unauthenticated, "there is no valid credential with this request");
    problem.hint = Some("sign in: cron login".to_owned());
    problem
}

/// The one answer to a name that is not served (Rule T4): it names nothing.
#[must_use]
pub fn unknown_domain() -> Problem {
    Problem::new(Code::UnknownDomain, "nothing is served under this name")
}

/// The answer to a fault; what went wrong stands in the log alone.
#[must_use]
pub fn internal() -> Problem {
    Problem::new(Code::Internal, "something went wrong on our side; the request id finds it in the log")
}

/// A whole HTTP/1.1 answer in bytes, for what is refused before there is a request.
#[must_use]
pub fn raw(code: Code) -> Vec<u8> {
    let mut problem = Problem::new(
        code,
        match code {
            Code::UriTooLong => "the address is longer than is read here",
            Code::HeadersTooLarge => "the header fields are more or larger than is read here",
            _ => "this is not an HTTP request as RFC 9112 has it",
        },
    );
    problem.request_id = request_id::fresh();
    let body = serde_json::to_string(&problem).unwrap_or_default();
    let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    format!(
        "HTTP/1.1 {} {}\r\ncontent-type: {MEDIA_TYPE}\r\ncache-control: no-store\r\nx-request-id: {}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        status.as_u16(),
        status.canonical_reason().unwrap_or_default(),
        problem.request_id,
        body.len(),
    )
    .into_bytes()
}
