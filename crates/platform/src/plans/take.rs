//! `DELETE …/plan`: takes an account's plan; limits of its own stay (Rules A3, B0).

use api::permission::Permission;
use store::{Tx, tables::plans as table};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// Takes the plan of an account. Of one that comes from above the acting account, that account knows nothing, and to it
/// there is none to take (Rule A5).
pub const OPERATION: Operation = Operation {
    name: "plans.take",
    permission: Some(Permission::LimitsSet),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    let plan = table::limits_of(tx, call.target.scope())?;
    let is_hidden = plan.is_some_and(|(owner, _)| !call.acting.path().contains(&owner));
    if is_hidden { super::give::unchanged(tx, call) } else { super::give::set(tx, call, None) }
}
