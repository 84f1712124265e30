//! `DELETE …/plans/{p}`: only while nobody has it.

use api::{change::ChangeStatus, permission::Permission, plans::PlanDifference, problem::Code};
use store::{Tx, tables::plans as table};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    plans,
    standing::Call,
};

/// Takes a plan of the target's own away. The tree is locked: nobody is given it meanwhile.
pub const OPERATION: Operation = Operation {
    name: "plans.delete",
    permission: Some(Permission::PlansDelete),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let row = plans::of_route(tx, call, input)?;
    let view = plans::view(&row);
    call.if_match(&to_value(&view.view)?)?;
    if row.accounts > 0 {
        let (name, count) = (&row.content.name, row.accounts);
        let detail = match count {
            1 => format!("An account has the plan `{name}`."),
            _ => format!("{count} accounts have the plan `{name}`."),
        };
        let hint = "Take it from them first: cron plans take ACCOUNT";
        return Err(Error::refused(Code::StateConflict, detail).hint(hint));
    }
    table::delete(tx, call.target.scope(), row.key)?;
    let record = Record::of(row.id).before(&view.view);
    Ok(Answer::change(ChangeStatus::Deleted, plans::field(view, PlanDifference::default()))?.record(record))
}
