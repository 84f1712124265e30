//! `GET …/plans/{p}`.

use api::permission::Permission;
use store::Tx;

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    plans,
    standing::Call,
};

/// Shows a plan.
pub const OPERATION: Operation = Operation {
    name: "plans.get",
    permission: Some(Permission::PlansRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    Answer::one(plans::view(&plans::of_route(tx, call, input)?))
}
