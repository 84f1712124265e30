//! `POST …/restore`: takes a closing back within 30 days, as one unit; what was active before is active again (Rule A7).

use api::{accounts::AccountStatus, permission::Permission, problem::Code};
use serde_json::json;
use store::{Tx, tables::accounts as table};

use crate::{
    accounts::status,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// `accounts.restore`. The tree is locked, so that whoever is told below is everybody.
pub const OPERATION: Operation = Operation {
    name: "accounts.restore",
    permission: Some(Permission::AccountsRestore),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    let seen = status::read(tx, call)?;
    if call.target.status() != AccountStatus::Closed {
        return status::unchanged(seen);
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
    status::changed(tx, call, json!({ "purge_at": purge_at }), json!({}))
}
