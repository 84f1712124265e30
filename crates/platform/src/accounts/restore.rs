//! `POST …/restore`: takes a closing back within 30 days, as one unit; what was active before is active again (Rule A7).

use api::{
    accounts::{AccountField, AccountStatus},
    change::ChangeStatus,
    permission::Permission,
    problem::Code,
};
use serde_json::json;
use store::{Tx, tables::accounts as table};

use crate::{
    accounts::{status, view},
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    standing::{self, Call},
};

/// `accounts.restore`. The tree is locked, so that whoever is told below is everybody.
pub const OPERATION: Operation = Operation {
    name: "accounts.restore",
    permission: Some(Permission::AccountsRestore),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    let before = call.target.status();
    if before != AccountStatus::Closed {
        return Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account }));
    }
    // Within a closed unit nothing is restored by itself.
    if let Some(parent) = call.target.parent().filter(|parent| parent.status() == AccountStatus::Closed) {
        return Err(status::closed_with(call, &parent));
    }
    // Read again under the lock: a purge may have begun.
    let row = table::lock(tx, call.target.scope())?;
    let purge_at = row.and_then(|row| row.purge_at);
    if purge_at.is_none_or(|at| at <= tx.now()) {
        return Err(Error::refused(Code::Gone, "Its 30 days are over: it is being purged (rule A7)."));
    }
    table::restore(tx, call.target.scope())?;
    let place = standing::load_place(tx, call.target.path())?;
    let below = status::tell(tx, place.scope(), before, place.status())?;
    let seen = view::one(tx, call, &place)?;
    let record = Record::of(call.target.id())
        .before(json!({ "status": before, "purge_at": purge_at }))
        .after_from_above(json!({ "status": place.status() }))
        .unseen_below(true);
    let answer = Answer::change(ChangeStatus::Updated, seen.map(|account| AccountField { account }))?;
    Ok(below.into_iter().fold(answer, Answer::record).record(record))
}
