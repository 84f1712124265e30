//! `POST …/tenants/{t}/suspend`: a tenant serves nothing but a branded notice from now on (Rule T4).

use api::{
    change::ChangeStatus,
    permission::Permission,
    problem::Code,
    tenants::{TenantField, TenantStatus},
};
use store::{Tx, tables::tenants as table};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Record, Row, Run, to_value},
    page_paths::audited,
    standing::Call,
    tenants,
};

/// Suspends a tenant.
pub const OPERATION: Operation = Operation {
    name: "tenants.suspend",
    permission: Some(Permission::TenantsSuspend),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    set(tx, call, input, TenantStatus::Suspended)
}

/// Gives a tenant of the target that status.
pub(super) fn set(tx: &mut Tx, call: &Call, input: &Input, status: TenantStatus) -> Result<Answer, Error> {
    let owner = call.target.scope();
    let row = tenants::of_route(tx, call, input)?;
    table::lock(tx, owner, row.key)?;
    let row = table::get(tx, owner, row.id)?.ok_or_else(|| tenants::not_found(&row.id.to_string()))?;
    let before = tenants::view_of_target(call, &row);
    call.if_match(&to_value(&before.view)?)?;
    if row.status == status {
        return Answer::change(ChangeStatus::Unchanged, before.map(|tenant| TenantField { tenant }));
    }
    if status == TenantStatus::Suspended && row.key == call.request.tenant {
        let detail = "You came in by this tenant: nobody could come in by it to resume it (rule T4).";
        return Err(Error::refused(Code::StateConflict, detail));
    }
    table::set_status(tx, owner, row.key, status)?;
    let row = table::get(tx, owner, row.id)?.ok_or_else(|| tenants::not_found(&row.id.to_string()))?;
    let after = tenants::view_of_target(call, &row);
    let record = Record::of(row.id).before(audited(&before.view)).after(audited(&after.view));
    let answer =
        Answer::change(ChangeStatus::Updated, Row::new(after.account, TenantField { tenant: after.view }))?;
    Ok(answer.record(record))
}
