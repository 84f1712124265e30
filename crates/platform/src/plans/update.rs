//! `PATCH …/plans/{p}`: changes a plan, and with it the limits of whoever has it (Rule B0).

use api::{
    change::ChangeStatus,
    permission::Permission,
    plans::{PlanDifference, PlanUpdate},
};
use store::{Tx, tables::plans as table};

use super::{content, spread::Spread};
use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    plans,
    standing::Call,
};

/// Changes a plan of the target's own. The tree is locked: nobody is given the plan meanwhile, and nothing is made under its
/// limits.
pub const OPERATION: Operation = Operation {
    name: "plans.update",
    permission: Some(Permission::PlansUpdate),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: PlanUpdate = input.body()?;
    let row = plans::of_route(tx, call, input)?;
    let before = plans::view(&row);
    call.if_match(&to_value(&before.view)?)?;
    let to = content::changed(row.content.clone(), &body)?;
    if to == row.content {
        return Answer::change(ChangeStatus::Unchanged, plans::field(before, PlanDifference::default()));
    }
    let account = call.target.scope();
    if to.name != row.content.name && table::by_name(tx, account, &to.name)?.is_some() {
        return Err(plans::name_taken(&to.name));
    }
    table::update(tx, account, row.key, &to)?;
    let mut spread = Spread::default();
    if to.limits != row.content.limits {
        for bearer in table::bearers(tx, &account.subtree(), row.key)? {
            spread.onto(tx, call, &bearer, &to.limits)?;
        }
    }
    let row = table::get(tx, account, row.id)?.ok_or_else(|| Error::fault("a plan cannot be read again"))?;
    let after = plans::view(&row);
    let record = Record::of(row.id).before(&before.view).after(&after.view);
    let answer = Answer::change(ChangeStatus::Updated, plans::field(after, spread.difference))?;
    Ok(spread.records.into_iter().fold(answer.record(record), Answer::record))
}
