//! `PATCH …/tenants/{t}/brand`: the owner account's, or one's above it, to change (Rule T7).

use api::{
    change::ChangeStatus,
    permission::Permission,
    tenants::{BrandField, BrandUpdate},
};
use store::{
    Tx,
    tables::{brands as table, tenants as tenant_table},
};

use crate::{
    brand::{self, BrandChange},
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Row, Run, to_value},
    standing::Call,
    tenants,
};

/// Changes a tenant's brand.
pub const OPERATION: Operation = Operation {
    name: "brand.update",
    permission: Some(Permission::BrandUpdate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: BrandUpdate = input.body()?;
    let mut fields = Fields::default();
    let change = BrandChange::read(&mut fields, "", &body);
    fields.check()?;
    let owner = call.target.scope();
    let tenant = tenants::of_route(tx, call, input)?;
    tenant_table::lock(tx, owner, tenant.key)?;
    let missing = || Error::fault("a tenant without a brand");
    let stored = table::get(tx, owner, tenant.key)?.ok_or_else(missing)?;
    let before = brand::view(call, &tenant, &stored);
    call.if_match(&to_value(&before.view)?)?;
    let differing = change.differences(&stored);
    if differing.is_empty() {
        return Answer::change(
            ChangeStatus::Unchanged,
            Row::new(before.account, BrandField { brand: before.view }),
        );
    }
    let to = change.upon(&stored, "")?;
    table::update(tx, owner, tenant.key, &brand::values(&to))?;
    change.put_logos(tx, owner, tenant.key)?;
    let stored = table::get(tx, owner, tenant.key)?.ok_or_else(missing)?;
    let after = brand::view(call, &tenant, &stored);
    let record = Record::of(tenant.id).before(&before.view).after(&after.view);
    let answer =
        Answer::change(ChangeStatus::Updated, Row::new(after.account, BrandField { brand: after.view }))?;
    Ok(answer.record(record))
}
