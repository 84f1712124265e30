//! `POST …/tenants/{t}/resume`: a suspended tenant serves again (Rule T4).

use api::{permission::Permission, tenants::TenantStatus};
use store::Tx;

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
    tenants::suspend,
};

/// Lets a tenant serve again.
pub const OPERATION: Operation = Operation {
    name: "tenants.resume",
    permission: Some(Permission::TenantsSuspend),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    suspend::set(tx, call, input, TenantStatus::Active)
}
