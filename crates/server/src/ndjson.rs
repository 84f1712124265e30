//! A list line by line (`Accept: application/x-ndjson`): page after page is read and sent, so that a million rows need
//! the memory of one page, and no snapshot is held. A failure on the way breaks the answer off, so that it cannot be
//! taken for the whole.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    response::Response,
};
use futures_util::stream;
use http::{HeaderValue, header};
use platform::operation::Input;
use serde_json::Value;

use crate::{call::Work, refusal::Refusal};

/// Rows read at a time.
const PAGE: &str = "500";

/// All of a list.
pub(crate) async fn stream(work: Work) -> Result<Response, Refusal> {
    // The first page is read before the answer begins, so that a refusal is still a refusal.
    let first = page(&work, None).await?;
    let pages = stream::try_unfold(Some(Next::Read(first)), move |state| {
        let work = work.clone();
        async move {
            let page = match state {
                None => return Ok(None),
                Some(Next::Read(page)) => page,
                Some(Next::At(cursor)) => page(&work, Some(cursor)).await.map_err(|_| Broken)?,
            };
            Ok::<_, Broken>(Some((page.lines, page.next.map(Next::At))))
        }
    });
    Ok(lines(Body::from_stream(pages)))
}

/// An answer of lines.
pub(crate) fn lines(body: Body) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("authorization, acting-account, accept"));
    response
}

enum Next {
    Read(Page),
    At(String),
}

struct Page {
    lines: Bytes,
    next: Option<String>,
}

#[derive(Debug, thiserror::Error)]
#[error("the list could not be read to its end")]
pub(crate) struct Broken;

async fn page(work: &Work, cursor: Option<String>) -> Result<Page, Refusal> {
    let cursor_given = cursor.is_some();
    let mut query: Vec<_> = work
        .input
        .query
        .iter()
        .filter(|(name, _)| name != "limit" && (cursor.is_none() || name != "cursor"))
        .cloned()
        .collect();
    query.push(("limit".to_owned(), PAGE.to_owned()));
    query.extend(cursor.map(|c| ("cursor".to_owned(), c)));
    let input = Input { params: work.input.params.clone(), query, body: Value::Null, seen: None };
    let cost = if cursor_given { 0 } else { work.cost };
    let answer = Work { input: Arc::new(input), cost, ..work.clone() }.run().await?;
    let mut lines = String::new();
    for row in answer.body.rows() {
        lines.push_str(&row);
        lines.push('\n');
    }
    let next = answer.body.next_cursor();
    Ok(Page { lines: Bytes::from(lines), next })
}
