//! `POST …/plans` (Rule B0).

use api::{
    change::ChangeStatus,
    id::PlanId,
    permission::Permission,
    plans::{PlanCreate, PlanDifference},
};
use store::{Tx, tables::plans as table};

use super::content;
use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    plans,
    standing::Call,
};

/// Makes a plan of the target's own.
pub const OPERATION: Operation = Operation {
    name: "plans.create",
    permission: Some(Permission::PlansCreate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: PlanCreate = input.body()?;
    let new = content::new(body)?;
    let id = PlanId::from_bytes(tx.random());
    if table::insert(tx, call.target.scope(), id, &new)?.is_none() {
        return Err(plans::name_taken(&new.name));
    }
    let row = table::get(tx, call.target.scope(), id)?;
    let view = plans::view(&row.ok_or_else(|| Error::fault("a new plan cannot be read"))?);
    let record = Record::of(id).after(&view.view);
    let field = plans::field(view, PlanDifference::default());
    Ok(Answer::change(ChangeStatus::Created, field)?.record(record))
}
