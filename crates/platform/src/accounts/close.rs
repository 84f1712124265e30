//! `POST …/close`: an account with its subtree, as one unit, to be purged after 30 days (Rule A7).
//!
//! What is closed keeps its place until then: slug and reference stay taken, and every limit above still counts it, so that
//! restoring never fails for want of room.

use api::{
    accounts::{AccountClose, AccountStatus},
    permission::Permission,
    problem::Code,
};
use domain::times::PURGE_AFTER;
use jiff::Timestamp;
use serde_json::json;
use store::{Tx, tables::accounts as table};

use crate::{
    accounts::status,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// `accounts.close`. The tree is locked, so that nothing is made below meanwhile.
pub const OPERATION: Operation = Operation {
    name: "accounts.close",
    permission: Some(Permission::AccountsClose),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: AccountClose = if input.body.is_null() { AccountClose::default() } else { input.body()? };
    let seen = status::read(tx, call)?;
    if call.target.own().status == AccountStatus::Closed {
        return status::unchanged(seen);
    }
    status::check_not_closed(call)?;
    let open = status::open_below(tx, call.target.scope())?;
    if open > 0 && !body.with_subtree {
        let named = call.target.path_from(call.acting.path()).unwrap_or_default();
        let accounts = if open == 1 { "account that is" } else { "accounts that are" };
        let detail = format!("{named} has {open} {accounts} not closed below it (rule A7).");
        return Err(
            Error::refused(Code::StateConflict, detail).hint("Close it together with them: `with_subtree`.")
        );
    }
    let purge_at = tx.now().saturating_add(PURGE_AFTER).unwrap_or(Timestamp::MAX);
    table::close(tx, call.target.scope(), purge_at)?;
    status::changed(tx, call, json!({}), json!({ "purge_at": purge_at, "with_below": open }))
}
