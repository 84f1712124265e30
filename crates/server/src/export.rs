//! The audit's export (`design.md` §6): a signed first line, then the chain page by page, so that a long one needs the
//! memory of a page and holds no snapshot.

use api::permission::Permission;
use axum::{
    body::{Body, Bytes},
    response::Response,
};
use futures_util::stream;
use jiff::Timestamp;
use platform::{
    Error,
    audit::export::{self, Export, PAGE},
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};
use store::Tx;

use crate::{
    call::Work,
    ndjson::{self, Broken},
    problem,
    refusal::Refusal,
};

/// The route's operation: it answers the header, unsigned; the lines follow.
pub(crate) const OPERATION: Operation = Operation {
    name: "audit.export",
    permission: Some(Permission::AuditExport),
    writes: false,
    run: Run::Target(header),
};

fn header(tx: &mut Tx<'_>, call: &Call<'_>, input: &Input) -> Result<Answer, Error> {
    let begun = export::begin(tx, call.settings, call.request, input)?;
    Answer::of(begun.header, vec![call.target.path().clone()])
}

/// The whole export.
pub(crate) async fn stream(work: Work) -> Result<Response, Refusal> {
    let answer = work.run().await?;
    let header = serde_json::from_value(answer.body.into_value()).map_err(|error| {
        tracing::error!(%error, "an export's header cannot be read");
        problem::internal()
    })?;
    let mut begun = Export { header };
    let issuer = &work.core.issuer;
    let first = begun.first_line(|text| {
        issuer
            .sign_detached(text.as_bytes(), Timestamp::now())
            .map_err(|error| Error::fault(error.to_string()))
    })?;
    let from = begun.header.from;
    let rest = stream::try_unfold((Some(first), from), move |(first, from)| {
        let (work, begun) = (work.clone(), begun.clone());
        async move {
            if let Some(line) = first {
                return Ok(Some((Bytes::from(line + "\n"), (None, from))));
            }
            let store = work.core.store.clone();
            let page = store
                .read(move |tx| export::page(tx, &work.core.settings, &work.asked, &begun, from))
                .await
                .map_err(|_| Broken)?;
            if page.is_empty() {
                return Ok(None);
            }
            let next = from + i64::try_from(page.len()).unwrap_or(PAGE);
            Ok::<_, Broken>(Some((Bytes::from(page.join("\n") + "\n"), (None, next))))
        }
    });
    Ok(ndjson::lines(Body::from_stream(rest)))
}
