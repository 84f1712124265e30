//! What a change of status comes to for an account and everything below it (Rules A5, A7).

use api::{
    accounts::{AccountField, AccountStatus},
    change::ChangeStatus,
    problem::Code,
};
use domain::status;
use serde_json::{Value, json};
use store::{Tx, scope::InAccount, tables::accounts as table};

use super::view;
use crate::{
    error::Error,
    operation::{Answer, Record, Row},
    standing::{self, Call, Place},
};

/// The target as it is, if it is still as the caller read it: what every act on a status begins with.
pub(super) fn read(tx: &mut Tx, call: &Call) -> Result<Row<Value>, Error> {
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    Ok(seen)
}

/// Nothing was to be done.
pub(super) fn unchanged(seen: Row<Value>) -> Result<Answer, Error> {
    Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account }))
}

/// What every act on the target's status ends with, once the table has it: everybody below is told, and the chain of whoever
/// acts says what was before and what is now, each with the status in it.
pub(super) fn changed(
    tx: &mut Tx,
    call: &Call,
    mut before: Value,
    mut after: Value,
) -> Result<Answer, Error> {
    let place = standing::load_place(tx, call.target.path())?;
    let (was, is) = (call.target.status(), place.status());
    let below = tell(tx, place.scope(), was, is)?;
    let seen = view::one(tx, call, &place)?;
    (before["status"], after["status"]) = (json!(was), json!(is));
    let record = Record::of(call.target.id()).before(before).after_from_above(after).unseen_below(true);
    let answer = Answer::change(ChangeStatus::Updated, seen.map(|account| AccountField { account }))?;
    Ok(below.into_iter().fold(answer, Answer::record).record(record))
}

/// Tells every account of a subtree whose effective status has changed: each in its own chain, as of a change to itself, so
/// that none learns at which level it was brought about. The records are for those chains alone.
pub(super) fn tell(
    tx: &mut Tx,
    root: &InAccount,
    before: AccountStatus,
    after: AccountStatus,
) -> Result<Vec<Record>, Error> {
    if before == after {
        return Ok(Vec::new());
    }
    let rows = table::statuses(tx, &root.subtree())?;
    let changed = status::changes([before, after], rows.iter().map(|row| (&row.path, row.status)));
    let mut records = Vec::with_capacity(changed.len());
    for change in changed {
        let row = &rows[change.place];
        table::touch(tx, &row.scope())?;
        records.push(
            Record::of(row.id)
                .on(row.scope())
                .action(action(change.before, change.after))
                .before(json!({ "status": change.before }))
                .after(json!({ "status": change.after }))
                .unseen_above(),
        );
    }
    Ok(records)
}

/// What an account calls such a change, whatever act above has caused it.
const fn action(before: AccountStatus, after: AccountStatus) -> &'static str {
    match (before, after) {
        (_, AccountStatus::Closed) => "accounts:close",
        (AccountStatus::Closed, _) => "accounts:restore",
        (_, AccountStatus::Suspended) => "accounts:suspend",
        (_, AccountStatus::Active) => "accounts:resume",
    }
}

/// How many accounts below one would be closed with it: those that are not closed yet.
pub(super) fn open_below(tx: &mut Tx, root: &InAccount) -> Result<usize, Error> {
    let rows = table::statuses(tx, &root.subtree())?;
    let unit = [AccountStatus::Active, AccountStatus::Closed];
    Ok(status::changes(unit, rows.iter().map(|row| (&row.path, row.status))).len().saturating_sub(1))
}

/// Refuses what cannot be done to an account that is closed, or that lies below a closed one: it is one unit until it is
/// restored as one.
pub(super) fn check_not_closed(call: &Call) -> Result<(), Error> {
    if call.target.status() == AccountStatus::Closed { Err(closed_with(call, &call.target)) } else { Ok(()) }
}

/// A closed account, and which one to restore.
pub(super) fn closed_with(call: &Call, place: &Place) -> Error {
    let closed = cause(call, place, AccountStatus::Closed).unwrap_or_default();
    let detail = format!("{closed} is closed, with everything below it (rule A7).");
    Error::refused(Code::StateConflict, detail).hint(format!("Restore {closed} first."))
}

/// The path, from the acting account, of the highest account with that stored status on the way to a place. The acting account
/// works, so that it lies below that.
pub(super) fn cause(call: &Call, place: &Place, wanted: AccountStatus) -> Option<String> {
    let from = call.acting.path().depth() + 1;
    let below = place.chain().get(from..).unwrap_or_default();
    let at = below.iter().position(|link| link.status == wanted)?;
    Some(below[..=at].iter().map(|link| link.slug.as_str()).collect::<Vec<_>>().join("/"))
}
