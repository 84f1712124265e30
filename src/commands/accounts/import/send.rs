//! Sends rows in batches, several at once, layer by layer, and gathers what became of each.

use api::{
    accounts::{AccountBatch, AccountBatchItem, AccountBatchResult, BatchStatus},
    change::Warning,
    id::AccountId,
    problem::{Code, Problem},
};
use futures_util::{StreamExt, stream};

use super::{
    file::Row,
    journal::{Journal, Line},
    order::{BATCH, Order, Parent},
};
use crate::{
    context::Context,
    error::{Error, Kind, Result},
    session::Session,
};

/// Batches under way at the same time.
const AT_ONCE: usize = 4;

/// What became of a row.
#[derive(Debug, Clone, serde::Serialize)]
pub(super) struct Outcome {
    /// The row's number, from 1.
    pub(super) row: usize,
    /// What was done with it.
    pub(super) status: BatchStatus,
    /// The account's id, unless it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<AccountId>,
    /// Its path from the acting account.
    pub(super) path: String,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) problem: Option<Problem>,
    /// What it still misses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) warnings: Vec<Warning>,
}

/// What is told while rows are sent.
pub(super) trait Watch {
    /// That many rows more have an outcome, some of them failed.
    fn went(&mut self, rows: usize, failed: usize);
}

/// Sends every row that the journal does not know. What fails as a whole, such as the connection, ends it; what was
/// acknowledged until then is in the journal.
///
/// # Errors
/// As a request, or the journal cannot be written.
pub(super) async fn send(
    context: &Context,
    session: &Session,
    rows: &[Row],
    keys: &[String],
    order: &Order,
    mut journal: Option<&mut Journal>,
    watch: &mut impl Watch,
) -> Result<Vec<Outcome>> {
    let mut outcomes: Vec<Option<Outcome>> = vec![None; rows.len()];
    for layer in &order.layers {
        let mut waiting = Vec::with_capacity(layer.len());
        for &place in layer {
            let known = journal.as_deref().and_then(|journal| journal.known(&keys[place]));
            if let Some(line) = known {
                outcomes[place] = Some(acknowledged(&rows[place], line));
                watch.went(1, 0);
            } else if parent_failed(order.parents[place], &outcomes) {
                outcomes[place] = Some(orphaned(&rows[place]));
                watch.went(1, 1);
            } else {
                waiting.push(place);
            }
        }
        let batches = waiting.chunks(BATCH).map(|places| batch(context, session, rows, keys, places));
        let mut answers = stream::iter(batches).buffer_unordered(AT_ONCE);
        while let Some(answer) = answers.next().await {
            let (places, results) = answer?;
            let mut lines = Vec::new();
            let mut failed = 0;
            for (&place, result) in places.iter().zip(results) {
                let row = &rows[place];
                let path = result.path.unwrap_or_else(|| row.path());
                if let (Some(id), BatchStatus::Created | BatchStatus::Unchanged) = (result.id, result.status)
                {
                    lines.push(Line { key: keys[place].clone(), id, path: path.clone() });
                }
                failed += usize::from(result.status == BatchStatus::Failed);
                let (status, id, problem, warnings) =
                    (result.status, result.id, result.problem, result.warnings);
                outcomes[place] = Some(Outcome { row: row.number, status, id, path, problem, warnings });
            }
            if let Some(journal) = journal.as_deref_mut() {
                journal.note(&lines)?;
            }
            watch.went(places.len(), failed);
        }
    }
    Ok(outcomes.into_iter().flatten().collect())
}

/// One request: up to [`BATCH`] rows, each with its own key.
async fn batch<'a>(
    context: &Context,
    session: &Session,
    rows: &[Row],
    keys: &[String],
    places: &'a [usize],
) -> Result<(&'a [usize], Vec<AccountBatchResult>)> {
    let items = places.iter().map(|&place| AccountBatchItem {
        key: keys[place].clone(),
        parent: (!rows[place].parent.is_empty()).then(|| rows[place].parent.clone()),
        account: rows[place].account.clone(),
    });
    let batch = AccountBatch { items: items.collect() };
    let results = session.api().accounts().batch("self", &batch, &context.write(None)).await?.value.results;
    if results.len() != places.len() {
        let told = "the platform answered for another number of rows than it was sent";
        return Err(Error::new(Kind::Protocol, told));
    }
    Ok((places, results))
}

fn parent_failed(parent: Parent, outcomes: &[Option<Outcome>]) -> bool {
    let Parent::Row(parent) = parent else { return false };
    outcomes[parent].as_ref().is_none_or(|outcome| outcome.status == BatchStatus::Failed)
}

fn acknowledged(row: &Row, line: &Line) -> Outcome {
    Outcome {
        row: row.number,
        status: BatchStatus::Unchanged,
        id: Some(line.id),
        path: line.path.clone(),
        problem: None,
        warnings: Vec::new(),
    }
}

fn orphaned(row: &Row) -> Outcome {
    let problem = Problem::new(Code::ParentFailed, say!("the row of its parent `{}` failed", row.parent));
    Outcome {
        row: row.number,
        status: BatchStatus::Failed,
        id: None,
        path: row.path(),
        problem: Some(problem),
        warnings: Vec::new(),
    }
}
