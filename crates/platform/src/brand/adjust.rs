//! `PATCH /accounts/{a}/brand`: an account changes what the owner of its tenant has let it change, and nothing else
//! (Rule T7).

use api::{
    change::ChangeStatus,
    permission::Permission,
    problem::{Code, FieldError},
    tenants::{BrandUpdate, UsedBrandField},
};
use store::{
    Tx,
    tables::{brand_grants, brands as table, tenants as tenant_table},
};

use super::used;
use crate::{
    brand::{self, BrandChange},
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    standing::Call,
};

/// Changes it. No role of the account gates it: whoever owns the tenant has let it.
pub const OPERATION: Operation = Operation {
    name: "brand.adjust",
    permission: Some(Permission::BrandAdjust),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: BrandUpdate = input.body()?;
    let mut fields = Fields::default();
    let change = BrandChange::read(&mut fields, "", &body);
    fields.check()?;
    let tenant = call.target.tenant()?;
    let owner = brand_grants::owner(tx, call.target.scope(), tenant)?;
    let owner = owner.ok_or_else(|| Error::fault("a tenant whose owner is not above the account"))?;
    tenant_table::lock(tx, &owner, tenant)?;
    // Read once nobody can take it away any more.
    let before = used::view(tx, call, tenant)?;
    may(&body, &before.view.adjustable.iter().map(|a| a.as_str()).collect::<Vec<_>>())?;
    call.if_match(&to_value(&before.view)?)?;
    let missing = || Error::fault("a tenant without a brand");
    let stored = table::get(tx, &owner, tenant)?.ok_or_else(missing)?;
    if change.differences(&stored).is_empty() {
        return Answer::change(ChangeStatus::Unchanged, before.map(|brand| UsedBrandField { brand }));
    }
    let to = change.upon(&stored, "")?;
    table::update(tx, &owner, tenant, &brand::values(&to))?;
    change.put_logos(tx, &owner, tenant)?;
    let after = used::view(tx, call, tenant)?;
    let id = store::tables::account_parts::tenants(tx, &[tenant])?.pop().ok_or_else(missing)?.id;
    let record = |of: Record| of.before(&before.view).after(&after.view);
    let own = record(Record::of(id));
    // The owner learns who below it changed its brand.
    let told = (owner.key() != call.target.key() && owner.key() != call.acting.key())
        .then(|| record(Record::of(id).on(owner)).action("brand:update").unseen_above());
    let answer = Answer::change(ChangeStatus::Updated, after.clone().map(|brand| UsedBrandField { brand }))?;
    Ok(told.into_iter().fold(answer.record(own), Answer::record))
}

/// Refuses what was not let, field by field.
fn may(body: &BrandUpdate, adjustable: &[&str]) -> Result<(), Error> {
    let given = to_value(body)?;
    let given = given.as_object().into_iter().flatten().map(|(name, _)| name);
    let refused: Vec<&String> = given.filter(|name| !adjustable.contains(&name.as_str())).collect();
    if refused.is_empty() {
        return Ok(());
    }
    let names = refused.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let detail = format!("This account was not let change {names} of its tenant's brand (rule T7).");
    let errors = refused.iter().map(|name| FieldError {
        pointer: format!("/{name}"),
        code: "not_granted".to_owned(),
        detail: "It is not this account's to change.".to_owned(),
    });
    Err(Error::refused(Code::Forbidden, detail).fields(errors.collect()))
}
