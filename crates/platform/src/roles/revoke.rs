//! `DELETE …/roles/{role}`: takes a role from an account below; in effect, from everything below that, too (Rule A4).

use api::permission::Permission;
use store::Tx;

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    roles::grant,
    standing::Call,
};

/// `roles.revoke`.
pub const OPERATION: Operation = Operation {
    name: "roles.revoke",
    permission: Some(Permission::RolesGrant),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let role = grant::of_route(input)?;
    grant::store_roles(tx, call, |roles| roles.without(role))
}
