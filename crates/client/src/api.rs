//! The one place where requests are made: headers, credential, retries, problems.

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use ::api::problem::Problem;
use backon::Retryable;
use bytes::Bytes;
use reqwest::{
    Response,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};
use serde::{Serialize, de::DeserializeOwned};
use url::Url;

use crate::{
    credentials::{Bearer, Credentials},
    error::{Error, Result},
    list::Rows,
    request::{Call, Write},
    retry::{Failed, RetryPolicy, retry_after, wait},
    transport::{Http, unexpected},
};

/// What every request of one command shares.
#[derive(Clone)]
pub struct ApiOptions {
    /// The base, such as `https://portal.acme.com.br/api/v1`; it lies at the client's origin.
    pub base: Url,
    /// The account to act for; the platform chooses when missing.
    pub acting: Option<String>,
    /// How long, how often.
    pub retry: RetryPolicy,
}

/// The API of one platform, as one principal.
#[derive(Clone)]
pub struct Api(Rc<Inner>);

struct Inner {
    http: Http,
    options: ApiOptions,
    credentials: Rc<dyn Credentials>,
}

/// An answer with what its headers say.
#[derive(Debug, Clone)]
pub struct Answer<T> {
    /// The body.
    pub value: T,
    /// The HTTP status.
    pub status: u16,
    /// The version of what was read, for `If-Match`.
    pub etag: Option<String>,
    /// The request's id.
    pub request_id: String,
}

impl<T> Answer<T> {
    fn map<U>(self, f: impl FnOnce(T) -> Result<U>) -> Result<Answer<U>> {
        Ok(Answer {
            value: f(self.value)?,
            status: self.status,
            etag: self.etag,
            request_id: self.request_id,
        })
    }
}

impl Api {
    /// The API behind that client. Nothing is sent.
    ///
    /// # Errors
    /// A base outside the client's origin.
    pub fn new(http: Http, options: ApiOptions, credentials: Rc<dyn Credentials>) -> Result<Self> {
        if !http.origin().contains(&options.base) {
            return Err(Error::protocol(format!(
                "the API is said to be at {}, not at {}",
                options.base,
                http.origin()
            )));
        }
        Ok(Self(Rc::new(Inner { http, options, credentials })))
    }

    /// The same API on behalf of another account.
    #[must_use]
    pub fn acting_for(&self, account: Option<String>) -> Self {
        let options = ApiOptions { acting: account, ..self.0.options.clone() };
        Self(Rc::new(Inner {
            http: self.0.http.clone(),
            options,
            credentials: Rc::clone(&self.0.credentials),
        }))
    }

    /// The account that requests act for, when one is named.
    #[must_use]
    pub fn acting(&self) -> Option<&str> {
        self.0.options.acting.as_deref()
    }

    /// Where it is.
    #[must_use]
    pub fn origin(&self) -> &crate::Origin {
        self.0.http.origin()
    }

    /// A bearer that is good now.
    ///
    /// # Errors
    /// There is none, or it cannot be renewed.
    pub async fn bearer(&self) -> Result<Bearer> {
        self.0.credentials.bearer(None).await
    }

    /// Another bearer than that one: renews it even while it is good.
    ///
    /// # Errors
    /// It cannot be renewed.
    pub async fn another_bearer(&self, than: &Bearer) -> Result<Bearer> {
        self.0.credentials.bearer(Some(than)).await
    }

    /// Reads something.
    ///
    /// # Errors
    /// No answer, a refusal, or an answer of another shape.
    pub async fn get<T: DeserializeOwned>(&self, segments: &[&str]) -> Result<Answer<T>> {
        self.call(Call::get(segments)).await
    }

    /// Makes something.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn post<B: Serialize + ?Sized, T: DeserializeOwned>(
        &self,
        segments: &[&str],
        body: &B,
        write: &Write,
    ) -> Result<Answer<T>> {
        self.call(Call::new(reqwest::Method::POST, segments).json(body)?.write(write)).await
    }

    /// Changes something (RFC 7396).
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn patch<B: Serialize + ?Sized, T: DeserializeOwned>(
        &self,
        segments: &[&str],
        body: &B,
        write: &Write,
    ) -> Result<Answer<T>> {
        self.call(Call::new(reqwest::Method::PATCH, segments).json(body)?.write(write)).await
    }

    /// Puts something in its place.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn put<B: Serialize + ?Sized, T: DeserializeOwned>(
        &self,
        segments: &[&str],
        body: Option<&B>,
        write: &Write,
    ) -> Result<Answer<T>> {
        let mut call = Call::new(reqwest::Method::PUT, segments).write(write);
        if let Some(body) = body {
            call = call.json(body)?;
        }
        self.call(call).await
    }

    /// Takes something away.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn delete<T: DeserializeOwned>(&self, segments: &[&str], write: &Write) -> Result<Answer<T>> {
        self.call(Call::new(reqwest::Method::DELETE, segments).write(write)).await
    }

    /// Makes a call and reads its answer as JSON.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn call<T: DeserializeOwned>(&self, call: Call) -> Result<Answer<T>> {
        self.parse(self.bytes(call).await?)
    }

    /// An answer as JSON.
    ///
    /// # Errors
    /// It is of another shape.
    pub(crate) fn parse<T: DeserializeOwned>(&self, answer: Answer<Bytes>) -> Result<Answer<T>> {
        let request_id = answer.request_id.clone();
        let status = answer.status;
        answer.map(|body| {
            serde_json::from_slice(&body).map_err(|error| {
                tracing::debug!(%error, "an answer of another shape");
                Error::Protocol {
                    status: Some(status),
                    message: format!(
                        "{} answered something that this version does not understand",
                        self.origin()
                    ),
                    request_id: Some(request_id),
                }
            })
        })
    }

    /// Makes a call and reads its answer as it is.
    ///
    /// # Errors
    /// No answer or a refusal.
    pub async fn bytes(&self, call: Call) -> Result<Answer<Bytes>> {
        self.attempts(call, true).await.map(|(answer, _)| answer)
    }

    /// Makes a call whose answer is newline-delimited JSON, row by row in constant memory. A connection that breaks
    /// in the middle ends the rows with an error.
    ///
    /// # Errors
    /// No answer or a refusal.
    pub async fn rows(&self, call: Call) -> Result<Answer<Rows>> {
        let (answer, response) = self.attempts(call.ndjson(), false).await?;
        let response = response.ok_or_else(|| Error::protocol("no body"))?;
        answer.map(|_| Ok(Rows::new(self.0.http.clone(), response)))
    }

    /// Attempts until one succeeds or there is no reason to go on. With `whole`, the body is read within the attempt.
    async fn attempts(&self, mut call: Call, whole: bool) -> Result<(Answer<Bytes>, Option<Response>)> {
        if call.is_write() && call.key.is_none() {
            call.key = Some(crate::request::idempotency_key());
        }
        let policy = self.0.options.retry;
        let request_id = request_id();
        let started = Instant::now();
        let left = || policy.total.saturating_sub(started.elapsed());
        let made = Cell::new(0_u32);
        let url = call.url(&self.0.options.base)?;
        let outcome = (|| async {
            made.set(made.get() + 1);
            tokio::time::timeout(left(), self.attempt(&call, &url, &request_id, whole))
                .await
                .unwrap_or_else(|_| Err(self.0.http.out_of_time(made.get(), started.elapsed()).into()))
        })
        .retry(policy.backoff())
        .when(|failed: &Failed| policy.again(failed, made.get()))
        .adjust(|failed, backoff| wait(failed.retry_after, backoff, left()))
        .notify(|failed, wait| tracing::debug!(error = %failed.error, ?wait, "again"))
        .await;
        outcome.map_err(|failed| totals(failed.error, made.get(), started.elapsed()))
    }

    async fn attempt(
        &self,
        call: &Call,
        url: &Url,
        request_id: &str,
        whole: bool,
    ) -> std::result::Result<(Answer<Bytes>, Option<Response>), Failed> {
        // The client is made while the credential is being read.
        let prepared = async { self.0.http.prepare().map(|_| ()) };
        let (bearer, prepared) = tokio::join!(self.0.credentials.bearer(None), prepared);
        prepared?;
        let bearer = bearer?;
        let response = self.send(call, url, request_id, &bearer).await?;
        if response.status() == reqwest::StatusCode::UNAUTHORIZED {
            // Perhaps it ended a moment ago, or another process has renewed it: once more with another one.
            if let Ok(renewed) = self.0.credentials.bearer(Some(&bearer)).await
                && !renewed.same(&bearer)
            {
                let response = self.send(call, url, request_id, &renewed).await?;
                return self.read(response, request_id, whole).await;
            }
        }
        self.read(response, request_id, whole).await
    }

    async fn send(&self, call: &Call, url: &Url, request_id: &str, bearer: &Bearer) -> Result<Response> {
        let mut request = reqwest::Request::new(call.method.clone(), url.clone());
        *request.body_mut() = call.body.clone().map(Into::into);
        let headers = request.headers_mut();
        if call.body.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(call.content_type));
        }
        headers.insert(ACCEPT, HeaderValue::from_static(call.accept));
        put(headers, "x-request-id", request_id)?;
        if let Some(acting) = &self.0.options.acting {
            put(headers, "acting-account", acting)?;
        }
        if let Some(key) = &call.key {
            put(headers, "idempotency-key", key)?;
        }
        if let Some(version) = &call.if_match {
            put(headers, "if-match", version)?;
        }
        for (name, value) in &call.headers {
            put(headers, name, value)?;
        }
        if let Some(bearer) = bearer.header_for(url) {
            let mut value = HeaderValue::from_str(&bearer).map_err(|_| {
                Error::Usage("the access token is no token: it holds other characters".to_owned())
            })?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        self.0.http.send(request).await
    }

    async fn read(
        &self,
        response: Response,
        sent_id: &str,
        whole: bool,
    ) -> std::result::Result<(Answer<Bytes>, Option<Response>), Failed> {
        let status = response.status();
        let headers = response.headers().clone();
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let request_id = text("x-request-id").unwrap_or_else(|| sent_id.to_owned());
        let answer = |value| Answer {
            value,
            status: status.as_u16(),
            etag: text("etag"),
            request_id: request_id.clone(),
        };
        if status.is_success() {
            if !whole {
                return Ok((answer(Bytes::new()), Some(response)));
            }
            let body = self.0.http.body(response).await?;
            return Ok((answer(body), None));
        }
        let retry_after = text("retry-after").and_then(|v| retry_after(&v, jiff::Timestamp::now()));
        let is_problem = text("content-type").is_some_and(|t| t.starts_with("application/problem+json"));
        let body = self.0.http.body(response).await?;
        let problem = is_problem.then(|| serde_json::from_slice::<Problem>(&body).ok()).flatten();
        let error = match problem {
            Some(mut problem) => {
                problem.status = status.as_u16();
                if problem.request_id.is_empty() {
                    problem.request_id = request_id;
                }
                Error::Problem(Box::new(problem))
            }
            None => unexpected(self.0.http.origin(), status, &headers, Some(request_id)),
        };
        Err(Failed { error, retry_after })
    }
}

/// A transport failure tells how often and how long it was tried in all.
fn totals(error: Error, attempts: u32, elapsed: Duration) -> Error {
    match error {
        Error::Transport(transport) => Error::Transport(crate::Transport { attempts, elapsed, ..transport }),
        other => other,
    }
}

fn put(headers: &mut HeaderMap, name: &str, value: &str) -> Result<()> {
    let wrong = |_| Error::Usage(format!("`{name}` cannot be sent as a header"));
    let name_ = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong(()))?;
    let value = HeaderValue::from_str(value).map_err(|_| wrong(()))?;
    headers.insert(name_, value);
    Ok(())
}

/// A request id in the platform's own form, time-ordered, so that a request that got no answer has a name, too.
fn request_id() -> String {
    let mut bytes = [0_u8; 16];
    #[expect(clippy::expect_used, reason = "a machine without randomness can do nothing in safety")]
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    let now = jiff::Timestamp::now().as_millisecond().to_be_bytes();
    bytes[..6].copy_from_slice(&now[2..]);
    ::api::id::RequestId::from_bytes(bytes).to_string()
}
