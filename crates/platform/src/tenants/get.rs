//! `GET …/tenants/{t}`.

use api::permission::Permission;
use store::Tx;

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
    tenants,
};

/// Shows a tenant that the target owns.
pub const OPERATION: Operation = Operation {
    name: "tenants.get",
    permission: Some(Permission::TenantsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let row = tenants::of_route(tx, call, input)?;
    Answer::one(tenants::view_of_target(call, &row))
}
