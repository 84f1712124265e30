//! `GET …/tenants/{t}/domains`: all of a tenant's domains and claims on one page.

use api::permission::Permission;
use store::{Tx, tables::domains as table};

use crate::{
    domains,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
    tenants,
};

/// Lists a tenant's domains, by name.
pub const OPERATION: Operation = Operation {
    name: "domains.list",
    permission: Some(Permission::DomainsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let rows = table::of_tenant(tx, call.target.scope(), tenant.key)?;
    Answer::page(rows.iter().map(|row| domains::view(call, row)).collect(), None, None)
}
