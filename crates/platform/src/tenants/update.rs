//! `PATCH …/tenants/{t}`.

use api::{
    change::ChangeStatus,
    permission::Permission,
    problem::Code,
    tenants::{DomainStatus, TenantField, TenantUpdate},
    value::Name,
};
use store::{
    Tx,
    tables::{domains as domain_table, tenants as table},
};

use crate::{
    domains,
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Row, Run, to_value},
    page_paths::audited,
    standing::Call,
    tenants,
};

/// Changes a tenant's name, its primary domain, or whether people may ask for access.
pub const OPERATION: Operation = Operation {
    name: "tenants.update",
    permission: Some(Permission::TenantsUpdate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: TenantUpdate = input.body()?;
    let mut fields = Fields::default();
    let name: Option<Name> = fields.optional("/name", "The name", body.name.as_deref());
    fields.check()?;
    let owner = call.target.scope();
    let row = tenants::of_route(tx, call, input)?;
    table::lock(tx, owner, row.key)?;
    let row = table::get(tx, owner, row.id)?.ok_or_else(|| tenants::not_found(&row.id.to_string()))?;
    let before = tenants::view_of_target(call, &row).view;
    call.if_match(&to_value(&before)?)?;

    if let Some(name) = name.filter(|n| n.as_str() != row.name) {
        if table::by_name(tx, owner, name.as_str())?.is_some() {
            return Err(tenants::name_taken("/name", name.as_str()));
        }
        table::rename(tx, owner, row.key, name.as_str())?;
    }
    if let Some(named) = &body.primary_domain {
        let domain = domains::find(tx, call, row.key, named)?.ok_or_else(|| {
            Error::invalid("/primary_domain", "not_found", format!("The tenant has no domain `{named}`."))
        })?;
        if domain.status != DomainStatus::Served {
            let detail =
                format!("`{}` is not served yet: only a proved domain can be the primary one.", domain.name);
            return Err(Error::refused(Code::StateConflict, detail));
        }
        if !domain.primary {
            domain_table::make_primary(tx, owner, row.key, domain.key)?;
            table::touch(tx, owner, row.key)?;
        }
    }
    if let Some(allowed) = body.access_requests.filter(|allowed| *allowed != row.access_requests) {
        table::allow_requests(tx, owner, row.key, allowed)?;
    }
    let row = table::get(tx, owner, row.id)?.ok_or_else(|| tenants::not_found(&row.id.to_string()))?;
    let after = tenants::view_of_target(call, &row);
    let unchanged = to_value(&before)? == to_value(&after.view)?;
    let record = Record::of(row.id).before(audited(&before)).after(audited(&after.view));
    let status = if unchanged { ChangeStatus::Unchanged } else { ChangeStatus::Updated };
    let answer = Answer::change(status, Row::new(after.account, TenantField { tenant: after.view }))?;
    Ok(if unchanged { answer } else { answer.record(record) })
}
