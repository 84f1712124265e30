//! `POST …/suspend`: an account, and in effect everything below it, stops (Rule A7).

use api::{accounts::AccountSuspend, permission::Permission, value::Name};
use serde_json::json;
use store::{
    Tx,
    tables::accounts::{self as table, Suspension},
};

use crate::{
    accounts::status,
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
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
    let seen = status::read(tx, call)?;
    status::check_not_closed(call)?;
    let row = table::get(tx, call.target.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let wanted = Suspension { by: call.acting.key(), reason: reason.map(Into::into) };
    // Whoever gives no reason leaves the one that is there.
    if row.suspension.is_some_and(|stored| wanted.reason.is_none() || wanted == stored) {
        return status::unchanged(seen);
    }
    table::suspend(tx, call.target.scope(), &wanted)?;
    status::changed(tx, call, json!({}), json!({ "reason": wanted.reason }))
}
