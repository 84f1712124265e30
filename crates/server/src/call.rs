//! From a request at a route to its operation and back (Rule S3): credential → rate → headers, query, body → the
//! operation in one unit of work → egress guard → answer.

use std::sync::{Arc, OnceLock};

use api::{
    id::AccountId,
    problem::{Code, FieldError, Problem},
    tenants::Locale,
};
use axum::{
    body::{Body, Bytes},
    response::Response,
};
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use platform::{
    error::Error,
    operation::{self, Answer, Input, Operation, Run},
    request::{Request as Asked, TargetRef},
};
use sha2::{Digest, Sha256};

use crate::{
    app::{Core, Visit},
    bearer, body, egress, export, ndjson, problem,
    rates::TooMany,
    refusal::Refusal,
    routes::{Gives, Route, Takes},
};

/// The longest idempotency key, in characters.
const LONGEST_KEY: usize = 255;
/// The media type of a list that comes line by line.
const NDJSON: &str = "application/x-ndjson";

/// Answers a request at a route of the API.
pub(crate) async fn call(
    core: Arc<Core>,
    route: &'static Route,
    visit: Arc<Visit>,
    params: Vec<(&'static str, String)>,
    request: Request<Body>,
) -> Response {
    let id = visit.id.clone();
    // A program that names no language reads English, whatever the brand speaks.
    let wanted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    let language = match crate::pages::words::locale(wanted, Locale::En) {
        Locale::En => lang::Language::English,
        Locale::PtBr => lang::Language::Portuguese,
    };
    match lang::Within::new(language, answer(core, route, &visit, params, request)).await {
        Ok(response) => response,
        Err(refusal) => lang::within(language, || refusal.response(&id)),
    }
}

async fn answer(
    core: Arc<Core>,
    route: &'static Route,
    visit: &Visit,
    mut params: Vec<(&'static str, String)>,
    request: Request<Body>,
) -> Result<Response, Refusal> {
    let (head, body) = request.into_parts();
    let Some(caller) = bearer::verify(&core, visit, &head.headers).await else {
        core.rates.address(visit.peer.ip())?;
        return Err(problem::unauthenticated().into());
    };
    core.rates.credential(&caller.credential, 1)?;
    let (query, dry_run) = read_query(route, head.uri.query().unwrap_or_default())?;
    let idempotency_key = read_key(route, &head.headers)?;
    let bytes = body::read(&core.limits, &head.headers, body, route.takes.limit()).await?;
    let json = read_json(route, &head.headers, &bytes)?;
    let mut cost = 1;
    if route.takes == Takes::Batch {
        // The request itself was counted; a batch counts as many as it has items.
        let items = json["items"].as_array().map_or(0, Vec::len);
        cost = u32::try_from(items.max(1)).unwrap_or(u32::MAX);
        if cost > 1 {
            core.rates.credential(&caller.credential, cost - 1)?;
        }
    }
    let target = match params.iter().position(|(name, _)| *name == "a") {
        Some(at) => TargetRef::from_segment(&params.remove(at).1),
        None => TargetRef::Own,
    };
    let asked = Asked {
        id: visit.id.clone(),
        tenant: visit.door.tenant,
        principal: caller.principal,
        acting: text(&head.headers, "acting-account")?,
        target,
        idempotency_key,
        if_match: text(&head.headers, "if-match")?,
        dry_run,
        method: head.method.as_str().to_owned(),
        path: head.uri.path_and_query().map(|p| p.as_str().to_owned()).unwrap_or_default(),
        body_hash: Sha256::digest(&bytes).into(),
        address: Some(visit.peer.ip().to_canonical().to_string()),
        agent: text(&head.headers, "user-agent").ok().flatten().map(|a| a.chars().take(200).collect()),
        token_expires_at: caller.expires_at,
    };
    let work = Work {
        core,
        operation: route.operation,
        asked: Arc::new(asked),
        input: Arc::new(Input { params, query, body: json, seen: None }),
        cost,
    };
    if route.is_list && accepts_lines(&head.headers) {
        return ndjson::stream(work).await;
    }
    if matches!(route.gives, Gives::Lines) {
        return export::stream(work).await;
    }
    let answer = work.run().await?;
    let response = respond(&head.headers, route, answer);
    #[cfg(feature = "planted-leaks")]
    let response = planted(&work, response);
    Ok(response)
}

/// Adds the header of a planted leak: in tests of the two-world driver alone.
#[cfg(feature = "planted-leaks")]
fn planted(work: &Work, mut response: Response) -> Response {
    if let Some((name, value)) = platform::planted::header(&work.core.settings, &work.asked.id) {
        response.headers_mut().insert(name, HeaderValue::from(value));
    }
    response
}

/// An operation with all that it is given.
#[derive(Clone)]
pub(crate) struct Work {
    pub(crate) core: Arc<Core>,
    pub(crate) operation: &'static Operation,
    pub(crate) asked: Arc<Asked>,
    pub(crate) input: Arc<Input>,
    /// What the acting account's rate counts it as; the later pages of a list that is streamed count nothing.
    pub(crate) cost: u32,
}

impl Work {
    /// Runs it in one unit of work and lets the egress guard look at what it answers. A refused change is recorded in a
    /// unit of its own (Rule S9), since its first one is undone.
    pub(crate) async fn run(&self) -> Result<Answer, Refusal> {
        match self.operation.run {
            Run::Looking { .. } => self.look().await?.carry_out().await,
            _ => self.carry_out().await,
        }
    }

    /// The same work with what the DNS says to its question; without, where it is not for the caller to ask: then it is
    /// refused when it is carried out, and that is recorded.
    async fn look(&self) -> Result<Self, Refusal> {
        let counted: Arc<OnceLock<Result<(), TooMany>>> = Arc::new(OnceLock::new());
        let (work, count) = (self.clone(), Arc::clone(&counted));
        let question = self.core.store.read(move |tx| {
            let admit = |acting: AccountId| {
                count
                    .get_or_init(|| work.core.rates.look(acting))
                    .map_err(|_| Error::refused(Code::RateLimited, ""))
            };
            let Self { core, operation, asked, input, .. } = &work;
            operation::question(tx, &core.settings, operation, asked, input, &admit)
        });
        let question = match question.await {
            Ok(question) => question,
            Err(Error::Refused(_)) => None,
            Err(error) => return Err(error.into()),
        };
        if let Some(Err(too_many)) = counted.get() {
            return Err((*too_many).into());
        }
        let Some(question) = question else { return Ok(self.clone()) };
        let seen = self.core.dns.look(question).await;
        let input = Input { seen: Some(seen), ..(*self.input).clone() };
        Ok(Self { input: Arc::new(input), ..self.clone() })
    }

    async fn carry_out(&self) -> Result<Answer, Refusal> {
        // Which account acts is known only within; a unit of work that is run again is not counted again.
        let counted: Arc<OnceLock<Result<(), TooMany>>> = Arc::new(OnceLock::new());
        let (work, count) = (self.clone(), Arc::clone(&counted));
        let run = move |tx: &mut store::Tx<'_>| {
            let admit = |acting: AccountId, own: Option<i64>| {
                let rates = &work.core.rates;
                let first = || if work.cost == 0 { Ok(()) } else { rates.account(acting, own, work.cost) };
                count.get_or_init(first).map_err(|_| Error::refused(Code::RateLimited, ""))
            };
            let Self { core, operation, asked, input, .. } = &work;
            operation::execute_admitted(tx, &core.settings, operation, asked, input, &admit)
        };
        let outcome = if self.operation.writes {
            self.core.store.write(run).await
        } else {
            self.core.store.read(run).await
        };
        if let Some(Err(too_many)) = counted.get() {
            return Err((*too_many).into());
        }
        match outcome {
            Ok(answer) => {
                if self.operation.writes {
                    self.core.changed.notify_one();
                }
                egress::guard(self.operation.name, answer)
            }
            // One body for whoever is nobody here, whichever check said so.
            Err(Error::Refused(refused)) if refused.known_code() == Some(Code::Unauthenticated) => {
                Err(problem::unauthenticated().into())
            }
            Err(Error::Refused(refused)) => {
                self.record(&refused).await?;
                Err(Refusal::Problem(refused))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn record(&self, refused: &Problem) -> Result<(), Refusal> {
        if !self.operation.writes || self.asked.dry_run {
            return Ok(());
        }
        let (work, refused) = (self.clone(), refused.clone());
        let recorded = self.core.store.write(move |tx| {
            operation::record_refusal(tx, &work.core.settings, work.operation, &work.asked, &refused)
        });
        Ok(recorded.await?)
    }
}

/// An answer as HTTP has it.
fn respond(headers: &HeaderMap, route: &Route, answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let etag = answer.etag.as_deref().and_then(|tag| HeaderValue::from_str(&quoted(tag)).ok());
    let known = !route.operation.writes
        && match (&etag, headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok())) {
            (Some(etag), Some(known)) => matches(known, etag.to_str().unwrap_or_default()),
            _ => false,
        };
    let mut response = if known {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let mut response = Response::new(Body::from(answer.body.into_text()));
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        response
    };
    let headers = response.headers_mut();
    if let Some(etag) = etag {
        headers.insert(header::ETAG, etag);
    }
    let cache =
        if route.operation.writes || answer.one_time_secret { "no-store" } else { "private, no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("authorization, acting-account, accept"));
    response
}

/// An entity tag in quotation marks (RFC 9110 §8.8.3), whether it came with them or not.
fn quoted(tag: &str) -> String {
    if tag.starts_with('"') || tag.starts_with("W/") { tag.to_owned() } else { format!("\"{tag}\"") }
}

/// Whether a list of entity tags holds that one (RFC 9110 §13.1.2: weak comparison).
fn matches(known: &str, etag: &str) -> bool {
    let bare = |t: &str| t.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|k| bare(k) == bare(etag))
}

/// Whether lines are wanted rather than a page.
fn accepts_lines(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|kind| kind.split(';').next().unwrap_or_default().trim() == NDJSON)
}

/// A header's value as text; none when it is missing.
///
/// # Errors
/// 400 when it is there more than once, or no plain text.
pub(crate) fn text(headers: &HeaderMap, name: &str) -> Result<Option<String>, Refusal> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else { return Ok(None) };
    match (value.to_str(), values.next()) {
        (Ok(text), None) => Ok(Some(text.to_owned())),
        _ => Err(at_header(name, "the header is given more than once, or is not plain text")),
    }
}

fn at_header(name: &str, detail: &str) -> Refusal {
    let mut problem = Problem::new(Code::BadRequest, format!("{name}: {detail}"));
    problem.errors.push(FieldError {
        pointer: name.to_owned(),
        code: "header".to_owned(),
        detail: detail.to_owned(),
    });
    problem.into()
}

fn read_key(route: &Route, headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let key = text(headers, "idempotency-key")?;
    match key {
        _ if !route.needs_key() => Ok(None),
        None => {
            let mut problem = Problem::new(
                Code::PreconditionRequired,
                "a change needs the header Idempotency-Key, so that it can be sent again safely",
            );
            problem.hint = Some(
                "send a fresh random value with each new change, and the same one when you repeat it"
                    .to_owned(),
            );
            Err(problem.into())
        }
        Some(key) if (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()) => {
            Ok(Some(key))
        }
        Some(_) => Err(at_header("idempotency-key", "it has 1 to 255 visible ASCII characters")),
    }
}

type Query = Vec<(String, String)>;

fn read_query(route: &Route, raw: &str) -> Result<(Query, bool), Refusal> {
    let mut dry_run = None;
    let mut query = Vec::new();
    for (name, value) in url::form_urlencoded::parse(raw.as_bytes()) {
        if name == "dry_run" && route.operation.writes {
            let value = match &*value {
                "true" => true,
                "false" => false,
                _ => return Err(at_parameter("dry_run", "value", "`dry_run` is `true` or `false`")),
            };
            if dry_run.replace(value).is_some() {
                return Err(at_parameter("dry_run", "repeated", "`dry_run` is given more than once"));
            }
        } else if route.parameters().any(|p| p == name) {
            query.push((name.into_owned(), value.into_owned()));
        } else {
            let name: String = name.chars().take(80).collect();
            let known: Vec<&str> = route.parameters().collect();
            let detail = if known.is_empty() {
                format!("there is no parameter `{name}` here")
            } else {
                format!("there is no parameter `{name}` here; there are {}", known.join(", "))
            };
            return Err(at_parameter(&name, "unknown_parameter", &detail));
        }
    }
    Ok((query, dry_run.unwrap_or_default()))
}

fn at_parameter(name: &str, code: &str, detail: &str) -> Refusal {
    let mut problem = Problem::new(Code::Invalid, detail);
    problem.errors.push(FieldError {
        pointer: name.to_owned(),
        code: code.to_owned(),
        detail: detail.to_owned(),
    });
    problem.into()
}

fn read_json(route: &Route, headers: &HeaderMap, bytes: &Bytes) -> Result<serde_json::Value, Refusal> {
    if bytes.is_empty() {
        return Ok(serde_json::Value::Null);
    }
    if route.takes == Takes::Nothing {
        return Err(Refusal::new(Code::BadRequest, "this route takes no body"));
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind != "application/json" && kind != "application/merge-patch+json" {
        return Err(Refusal::new(Code::UnsupportedMediaType, "the body must be application/json"));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let detail = format!("the body is not JSON: line {}, column {}", error.line(), error.column());
        Refusal::new(Code::BadRequest, detail)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entity_tags_match_weakly_and_in_lists() {
        assert_eq!(quoted("abc"), "\"abc\"");
        assert_eq!(quoted("\"abc\""), "\"abc\"");
        assert!(matches("\"x\", W/\"abc\"", "\"abc\""));
        assert!(matches("*", "\"abc\""));
        assert!(!matches("\"ab\"", "\"abc\""));
    }

    #[test]
    fn lines_come_only_when_asked_for() {
        let mut headers = HeaderMap::new();
        assert!(!accepts_lines(&headers));
        headers.insert(header::ACCEPT, "application/json, application/x-ndjson;q=1".parse().unwrap());
        assert!(accepts_lines(&headers));
        headers.insert(header::ACCEPT, "*/*".parse().unwrap());
        assert!(!accepts_lines(&headers));
    }
}
