//! `POST …/resume`: lifts an account's own suspension, and restores exactly what was active before (Rule A7).

use api::{accounts::AccountStatus, permission::Permission, problem::Code};
use serde_json::json;
use store::{Tx, tables::accounts as table};

use crate::{
    accounts::status,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// `accounts.resume`. The tree is locked, so that whoever is told below is everybody.
pub const OPERATION: Operation = Operation {
    name: "accounts.resume",
    permission: Some(Permission::AccountsResume),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    let seen = status::read(tx, call)?;
    status::check_not_closed(call)?;
    let row = table::get(tx, call.target.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let Some(lifted) = row.suspension else {
        // It may lie below one that is suspended: then this would look done, and nothing had changed.
        return match status::cause(call, &call.target, AccountStatus::Suspended) {
            None => status::unchanged(seen),
            Some(above) => {
                let detail = format!("It is suspended with {above}, not by itself (rule A7).");
                Err(Error::refused(Code::StateConflict, detail).hint(format!("Resume {above}.")))
            }
        };
    };
    table::resume(tx, call.target.scope())?;
    let known = domain::status::knows_reason(call.acting.path(), call.target.path(), lifted.by);
    status::changed(tx, call, json!({ "reason": lifted.reason.filter(|_| known) }), json!({}))
}
