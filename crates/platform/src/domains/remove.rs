//! `DELETE …/tenants/{t}/domains/{d}`: the door at that name closes at once, and with it every sign-in behind it.

use api::{change::ChangeStatus, permission::Permission, problem::Code, tenants::DomainField};
use store::{
    Tx,
    tables::{domains as table, tenants as tenant_table},
};

use crate::{
    domains,
    error::Error,
    operation::{Answer, Input, Operation, Record, Row, Run, to_value},
    standing::Call,
    tenants,
};

/// Takes a domain, or a claim, from a tenant.
pub const OPERATION: Operation = Operation {
    name: "domains.remove",
    permission: Some(Permission::DomainsRemove),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let owner = call.target.scope();
    tenant_table::lock(tx, owner, tenant.key)?;
    let row = domains::of_route(tx, call, tenant.key, input)?;
    let view = domains::view(call, &row);
    call.if_match(&to_value(&view.view)?)?;
    if row.primary {
        // A tenant has at least one domain, and the last one is its primary one (Rule T1).
        let detail = format!("`{}` is the primary domain of the tenant `{}`.", row.name, tenant.name);
        let error = Error::refused(Code::TenantInUse, detail);
        return Err(error.hint("Make another served domain the primary one first."));
    }
    table::delete(tx, owner, row.key)?;
    let record = Record::of(row.id).before(&view.view);
    let answer =
        Answer::change(ChangeStatus::Deleted, Row::new(view.account, DomainField { domain: view.view }))?;
    Ok(answer.record(record))
}
