//! `PATCH /accounts/{a}`: an account's own data by itself; labels, tenant and reference from above (Rules A3, A9, A11, T3).

use std::collections::BTreeMap;

use api::{
    accounts::{AccountField, AccountUpdate},
    change::ChangeStatus,
    permission::Permission,
    problem::{Code, FieldError},
    value::{ExternalRef, LabelKey, LabelValue, Name, TaxId},
};
use domain::own_account::{Field, may_change};
use serde_json::{Map, Value, json};
use store::{
    Tx,
    tables::{
        accounts::{self as table, AccountRow},
        browser_sessions, labels,
        sessions::{self, Ended},
    },
};

use crate::{
    accounts::{
        create,
        tenant::{self, Choice},
        view,
    },
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Row, Run},
    standing::{self, Call},
};

/// `accounts.update`.
pub const OPERATION: Operation = Operation {
    name: "accounts.update",
    permission: Some(Permission::AccountsUpdate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: AccountUpdate = input.body()?;
    let mut fields = Fields::default();
    let choice = body.tenant.as_ref().and_then(|choice| Choice::read(&mut fields, choice));
    let set = read_labels(&mut fields, &body);
    let row = table::lock(tx, call.target.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let mut new = row.clone();
    read_values(&mut fields, &body, &mut new);
    fields.check()?;

    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    may(call, &body)?;
    let (mut before, mut after) = (Map::new(), Map::new());
    let mut note = |field: &str, old: Value, new: Value| {
        if old != new {
            before.insert(field.to_owned(), old);
            after.insert(field.to_owned(), new);
        }
    };
    let mut records = Vec::new();
    if let Some(choice) = &choice {
        let parent = call.target.parent().ok_or_else(|| Error::fault("the master account from above"))?;
        let chosen = tenant::choose(tx, call, &parent, choice)?;
        // Nobody is stranded by this: whoever follows the account lies below the new tenant's owner, too (Rule T3).
        new.tenant = chosen.key;
        records.extend(chosen.record);
    }
    let stored: BTreeMap<String, String> = labels::of_account(tx, call.target.scope())?.into_iter().collect();
    let untouched = stored.keys().filter(|key| set.iter().all(|(other, _)| other.as_str() != *key)).count();
    create::too_many_labels(&mut fields, untouched + set.iter().filter(|(_, value)| value.is_some()).count());
    fields.check()?;
    // Labels are notes of those above: the account itself does not know of them (Rule A5).
    let mut labelled = Map::new();
    for (key, value) in &set {
        let old = stored.get(key.as_str()).map(String::as_str);
        let value = value.as_ref().map(LabelValue::as_str);
        if old != value {
            labelled.insert(format!("labels.{key}"), json!({ "from": old, "to": value }));
        }
        match value {
            Some(value) if old != Some(value) => labels::set(tx, call.target.scope(), key.as_str(), value)?,
            None if old.is_some() => labels::remove(tx, call.target.scope(), key.as_str())?,
            _ => {}
        }
    }
    note("name", json!(row.name), json!(new.name));
    note("legal_name", json!(row.legal_name), json!(new.legal_name));
    note("tax_id", json!(row.tax_id), json!(new.tax_id));
    let changed_ref = row.external_ref != new.external_ref;
    let changed_tenant = row.tenant != new.tenant;
    let warning = |view: &Value| choice.as_ref().and_then(|c| tenant::unserved_of(view, c.names_one()));
    if after.is_empty() && labelled.is_empty() && !changed_ref && !changed_tenant {
        let warning = warning(&seen.view);
        let answer = Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account }));
        return answer?.warn(warning);
    }
    if changed_ref {
        check_reference(tx, call, &new)?;
    }
    table::update(tx, call.target.scope(), &new)?;
    let place = standing::load_place(tx, call.target.path())?;
    let (was, old) = (seen.view, call.target.tenant()?);
    let moved_door = place.tenant()? != old;
    if moved_door || !after.is_empty() {
        table::touch(tx, call.target.scope())?;
    }
    let seen = view::one(tx, call, &place)?;
    if moved_door {
        // Whoever came in by the old door leaves it (Rule T3), with programs and with browsers.
        let left = call.target.scope().subtree();
        sessions::end_of_members(tx, &left, old, Ended::TenantChanged)?;
        browser_sessions::delete_of_members(tx, &left, old)?;
        before.insert("tenant".to_owned(), tenant::used(&was));
        after.insert("tenant".to_owned(), tenant::used(&seen.view));
    }
    let mut above = Value::Object(after.clone());
    above["external_ref"] = json!(new.external_ref);
    if let Value::Object(fields) = &mut above {
        fields.extend(labelled);
    }
    if changed_tenant {
        above["tenant"] = seen.view["tenant"].clone();
    }
    let unseen = after.is_empty();
    let record = Record::of(call.target.id()).before(before).after(after);
    records.push(record.after_from_above(above).unseen_below(unseen));
    let warning = warning(&seen.view);
    let answer = Answer::change(ChangeStatus::Updated, Row::map(seen, |account| AccountField { account }))?;
    let answer = answer.warn(warning)?;
    Ok(records.into_iter().fold(answer, Answer::record))
}

/// Whether the caller may change each field that is given (Rule A3).
fn may(call: &Call, body: &AccountUpdate) -> Result<(), Error> {
    let check =
        |field| may_change(call.acting.path(), call.target.path(), field).map_err(|r| call.refused(r));
    if body.tenant.is_some() {
        check(Field::Tenant)?;
        call.require(Permission::AccountsSetTenant)?;
    }
    if body.external_ref.is_some() {
        check(Field::ExternalRef)?;
    }
    if body.labels.is_some() && !call.is_from_above() {
        let detail = "An account does not change its own labels: only one above it may (rule A3).";
        return Err(Error::refused(Code::OwnAccount, detail));
    }
    Ok(())
}

fn read_values(fields: &mut Fields, body: &AccountUpdate, row: &mut AccountRow) {
    if let Some(name) = body.name.as_deref().and_then(|n| fields.text::<Name>("/name", "The name", n)) {
        row.name = name.into();
    }
    if let Some(given) = &body.legal_name {
        let name = fields.optional::<Name>("/legal_name", "The legal name", given.as_deref());
        row.legal_name = name.map(Into::into);
    }
    if let Some(given) = &body.tax_id {
        let id = fields.optional::<TaxId>("/tax_id", "The tax id", given.as_deref());
        row.tax_id = id.map(|id| id.bare().to_owned());
    }
    if let Some(given) = &body.external_ref {
        let noun = "The external reference";
        let reference = fields.optional::<ExternalRef>("/external_ref", noun, given.as_deref());
        row.external_ref = reference.map(Into::into);
    }
}

fn read_labels(fields: &mut Fields, body: &AccountUpdate) -> Vec<(LabelKey, Option<LabelValue>)> {
    let mut set = Vec::new();
    for (key, value) in body.labels.iter().flatten() {
        let pointer = format!("/labels/{}", key.replace('~', "~0").replace('/', "~1"));
        let read = fields.text::<LabelKey>(&pointer, "The label's key", key);
        let value = value.as_deref().map(|v| fields.text::<LabelValue>(&pointer, "The label's value", v));
        if let (Some(key), Some(value)) = (read, value.map_or(Some(None), |v| v.map(Some))) {
            set.push((key, value));
        }
    }
    set
}

/// The reference is unique below the parent (Rule A11).
fn check_reference(tx: &mut Tx, call: &Call, new: &AccountRow) -> Result<(), Error> {
    let (Some(reference), Some(parent)) = (&new.external_ref, call.target.parent()) else { return Ok(()) };
    match table::child_by_ref(tx, parent.scope(), reference)? {
        Some(other) if other.key() != new.key() => {
            let detail = format!("Another account has the reference `{reference}`.");
            let field = FieldError {
                pointer: "/external_ref".to_owned(),
                code: "taken".to_owned(),
                detail: detail.clone(),
            };
            Err(Error::refused(Code::ExternalRefConflict, detail).fields(vec![field]))
        }
        _ => Ok(()),
    }
}
