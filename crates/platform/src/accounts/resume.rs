//! `POST …/resume`: lifts an account's own suspension, and restores exactly what was active before (Rule A7).

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

/// `accounts.resume`. The tree is locked, so that whoever is told below is everybody.
pub const OPERATION: Operation = Operation {
    name: "accounts.resume",
    permission: Some(Permission::AccountsResume),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    status::check_not_closed(call)?;
    let row = table::get(tx, call.target.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let Some(lifted) = row.suspension else {
        // It may lie below one that is suspended: then this would look done, and nothing had changed.
        return match status::cause(call, &call.target, AccountStatus::Suspended) {
            None => Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account })),
            Some(above) => {
                let detail = format!("It is suspended with {above}, not by itself (rule A7).");
                Err(Error::refused(Code::StateConflict, detail).hint(format!("Resume {above}.")))
            }
        };
    };
    table::resume(tx, call.target.scope())?;
    let place = standing::load_place(tx, call.target.path())?;
    let (before, after) = (call.target.status(), place.status());
    let below = status::tell(tx, place.scope(), before, after)?;
    let seen = view::one(tx, call, &place)?;
    let known = domain::status::knows_reason(call.acting.path(), call.target.path(), lifted.by);
    let record = Record::of(call.target.id())
        .before(json!({ "status": before, "reason": lifted.reason.filter(|_| known) }))
        .after_from_above(json!({ "status": after }))
        .unseen_below(true);
    let answer = Answer::change(ChangeStatus::Updated, seen.map(|account| AccountField { account }))?;
    Ok(below.into_iter().fold(answer, Answer::record).record(record))
}
