//! `POST …/suspend`: an account, and in effect everything below it, stops (Rule A7).

use api::{
    accounts::{AccountField, AccountSuspend},
    change::ChangeStatus,
    permission::Permission,
    value::Name,
};
use serde_json::json;
use store::{
    Tx,
    tables::accounts::{self as table, Suspension},
};

use crate::{
    accounts::{status, view},
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Run},
    standing::{self, Call},
};

/// `accounts.suspend`. The tree is locked, so that whoever is told below is everybody.
pub const OPERATION: Operation = Operation {
    name: "accounts.suspend",
    permission: Some(Permission::AccountsSuspend),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: AccountSuspend = if input.body.is_null() { AccountSuspend::default() } else { input.body()? };
    let mut fields = Fields::default();
    let reason: Option<Name> = fields.optional("/reason", "The reason", body.reason.as_deref());
    fields.check()?;
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    status::check_not_closed(call)?;
    let row = table::get(tx, call.target.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let wanted = Suspension { by: call.acting.key(), reason: reason.map(Into::into) };
    // Whoever gives no reason leaves the one that is there.
    if row.suspension.is_some_and(|stored| wanted.reason.is_none() || wanted == stored) {
        return Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account }));
    }
    table::suspend(tx, call.target.scope(), &wanted)?;
    let place = standing::load_place(tx, call.target.path())?;
    let (before, after) = (call.target.status(), place.status());
    let below = status::tell(tx, place.scope(), before, after)?;
    let seen = view::one(tx, call, &place)?;
    let record = Record::of(call.target.id())
        .before(json!({ "status": before }))
        .after_from_above(json!({ "status": after, "reason": wanted.reason }))
        .unseen_below(true);
    let answer = Answer::change(ChangeStatus::Updated, seen.map(|account| AccountField { account }))?;
    Ok(below.into_iter().fold(answer, Answer::record).record(record))
}
