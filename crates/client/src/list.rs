//! Lists, page by page and row by row, in constant memory.

use std::{
    future::Future,
    marker::PhantomData,
    pin::Pin,
    time::{Duration, Instant},
};

use ::api::list::{ListQuery, MAX_LIMIT, Page};
use bytes::{Buf, Bytes, BytesMut};
use reqwest::Response;
use serde::de::DeserializeOwned;

use crate::{
    api::{Answer, Api},
    error::{Error, Result},
    request::Call,
    transport::Http,
};

/// The pages of a list, one at a time.
pub struct Pages<T> {
    api: Api,
    call: Call,
    query: ListQuery,
    left: Option<u64>,
    state: State,
    request_id: String,
    ahead: Option<Ahead>,
    of: PhantomData<fn() -> T>,
}

/// The request for the next page, sent while the one before is used.
struct Ahead {
    answer: Pin<Box<dyn Future<Output = Result<Answer<Bytes>>>>>,
    since: Instant,
}

/// Whoever looks at a page for longer than this may find that the next one was given up meanwhile: then it is asked for again.
const FRESH: Duration = Duration::from_secs(1);
/// How often the connection gets its turn, so that the request for the next page is on its way.
const TURNS: usize = 4;

#[derive(PartialEq)]
enum State {
    More,
    Ended { complete: bool },
}

impl<T: DeserializeOwned + 'static> Pages<T> {
    /// The list behind `call`; at most `rows` rows of it, all of them when missing.
    #[must_use]
    pub fn new(api: &Api, call: Call, query: ListQuery, rows: Option<u64>) -> Self {
        let state = if rows == Some(0) { State::Ended { complete: false } } else { State::More };
        Self {
            api: api.clone(),
            call,
            query,
            left: rows,
            state,
            request_id: String::new(),
            ahead: None,
            of: PhantomData,
        }
    }

    /// The next page; none after the last one. The page after it is asked for before this one is given.
    ///
    /// # Errors
    /// As [`Api::get`], and a platform that gives the same cursor twice.
    pub async fn next(&mut self) -> Result<Option<Vec<T>>> {
        if self.state != State::More {
            return Ok(None);
        }
        let answer = self.answer().await?;
        let answer = self.api.parse::<Page<T>>(answer)?;
        self.request_id = answer.request_id;
        let mut page = answer.value;
        if let Some(left) = &mut self.left {
            page.items.truncate(usize::try_from(*left).unwrap_or(usize::MAX));
            *left -= page.items.len() as u64;
        }
        if page.next_cursor.is_some() && page.next_cursor == self.query.cursor {
            return Err(Error::protocol("the platform gave the same page twice"));
        }
        let more = page.next_cursor.is_some() && !page.complete;
        self.query.cursor = page.next_cursor.filter(|_| more);
        if !more {
            self.state = State::Ended { complete: true };
        } else if self.left == Some(0) {
            self.state = State::Ended { complete: false };
        } else {
            self.send_ahead().await;
        }
        Ok(Some(page.items))
    }

    /// The next page as it comes.
    async fn answer(&mut self) -> Result<Answer<Bytes>> {
        if let Some(ahead) = self.ahead.take() {
            let is_fresh = ahead.since.elapsed() < FRESH;
            match ahead.answer.await {
                Err(_) if !is_fresh => {}
                answer => return answer,
            }
        }
        self.ask().await
    }

    /// Asks for the page at the cursor.
    fn ask(&self) -> impl Future<Output = Result<Answer<Bytes>>> + use<T> {
        let size =
            self.left.map_or(MAX_LIMIT, |left| u32::try_from(left).unwrap_or(MAX_LIMIT).min(MAX_LIMIT));
        let query = ListQuery { limit: Some(size), ..self.query.clone() };
        let (api, call) = (self.api.clone(), self.call.clone().list(&query));
        async move { api.bytes(call).await }
    }

    async fn send_ahead(&mut self) {
        let mut answer: Pin<Box<dyn Future<Output = _>>> = Box::pin(self.ask());
        for _ in 0..TURNS {
            tokio::select! {
                biased;
                ready = &mut answer => {
                    answer = Box::pin(std::future::ready(ready));
                    break;
                }
                () = tokio::task::yield_now() => {}
            }
        }
        self.ahead = Some(Ahead { answer, since: Instant::now() });
    }

    /// The cursor to go on with, while rows are left.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.query.cursor.as_deref()
    }

    /// Whether every row has been given.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.state == State::Ended { complete: true }
    }

    /// The id of the last request.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }
}

/// The longest single row of newline-delimited JSON, in bytes.
const LONGEST_ROW: usize = 4 * 1024 * 1024;

/// Rows of newline-delimited JSON as they come in.
#[derive(Debug)]
pub struct Rows {
    http: Http,
    response: Response,
    buffer: BytesMut,
    searched: usize,
    ended: bool,
}

impl Rows {
    pub(crate) fn new(http: Http, response: Response) -> Self {
        Self { http, response, buffer: BytesMut::new(), searched: 0, ended: false }
    }

    /// The next line without its end; none after the last. Empty lines are passed over.
    ///
    /// # Errors
    /// The connection breaks before the body's end, or a line is longer than a sane row.
    pub async fn line(&mut self) -> Result<Option<Vec<u8>>> {
        loop {
            if let Some(at) = self.buffer[self.searched..].iter().position(|b| *b == b'\n') {
                let line = self.buffer.split_to(self.searched + at).to_vec();
                self.buffer.advance(1);
                self.searched = 0;
                if line.is_empty() {
                    continue;
                }
                return Ok(Some(line));
            }
            self.searched = self.buffer.len();
            if self.ended {
                let rest = self.buffer.split().to_vec();
                self.searched = 0;
                return Ok((!rest.is_empty()).then_some(rest));
            }
            if self.buffer.len() > LONGEST_ROW {
                return Err(Error::protocol("a row of more than 4 MiB"));
            }
            let started = Instant::now();
            match self.response.chunk().await.map_err(|error| self.http.failed(error, started))? {
                Some(chunk) => self.buffer.extend_from_slice(&chunk),
                None => self.ended = true,
            }
        }
    }

    /// The next row, read as JSON.
    ///
    /// # Errors
    /// As [`Rows::line`], and a row of another shape.
    pub async fn next<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        let Some(line) = self.line().await? else { return Ok(None) };
        serde_json::from_slice(&line)
            .map(Some)
            .map_err(|_| Error::protocol("a row that this version does not understand"))
    }
}
