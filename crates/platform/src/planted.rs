//! Leaks on purpose (`security.md`, ISO-2): each tells an account something of what lies above or beside it, in a way of
//! its own. The two-world driver must find every one of them; otherwise it would not find a real one either. Only tests
//! build this, behind the feature `planted-leaks`, and nothing leaks until a test names a leak for one platform.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use api::problem::Code;
use serde_json::{Value, json};
use store::{
    Tx,
    tables::{account_parts, accounts, domains},
};

use crate::{
    error::Error,
    etag,
    operation::{Answer, Input, Operation},
    request::{Request, TargetRef},
    settings::Settings,
    standing::Call,
};

/// Every leak there is.
pub const LEAKS: [&str; 14] = [
    "403 for 404",
    "audit actor",
    "brand grants",
    "count",
    "cursor length",
    "domain conflict",
    "error text",
    "etag",
    "header",
    "order",
    "owner field",
    "plan",
    "rate header",
    "slug conflict",
];

/// What is planted in this process: by the place of a platform's settings, so that tests of other platforms stay clean.
#[derive(Default)]
struct Planted {
    leak: Option<&'static str>,
    requests: u32,
    headers: HashMap<String, (&'static str, u32)>,
}

static PLANTED: Mutex<Vec<(usize, Planted)>> = Mutex::new(Vec::new());

fn all() -> MutexGuard<'static, Vec<(usize, Planted)>> {
    PLANTED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn with<T>(settings: &Settings, act: impl FnOnce(&mut Planted) -> T) -> Option<T> {
    let place = std::ptr::from_ref(settings).addr();
    all().iter_mut().find(|(at, _)| *at == place).map(|(_, planted)| act(planted))
}

/// Plants a leak of [`LEAKS`] in the platform with these settings, or none.
pub fn plant(settings: &Settings, leak: Option<&'static str>) {
    let place = std::ptr::from_ref(settings).addr();
    let mut all = all();
    all.retain(|(at, _)| *at != place);
    all.push((place, Planted { leak, ..Planted::default() }));
}

fn is(settings: &Settings, leak: &str) -> bool {
    with(settings, |planted| planted.leak == Some(leak)).unwrap_or(false)
}

/// The header of an answer, for the door to add.
#[must_use]
pub fn header(settings: &Settings, request: &str) -> Option<(&'static str, u32)> {
    with(settings, |planted| planted.headers.remove(request)).flatten()
}

/// Before the target is looked for.
///
/// # Errors
/// `403 for 404`: of an account that is there, says so.
pub fn on_target(tx: &mut Tx, settings: &Settings, request: &Request) -> Result<(), Error> {
    with(settings, |planted| planted.requests += 1);
    if !is(settings, "403 for 404") {
        return Ok(());
    }
    let TargetRef::Id(id) = &request.target else { return Ok(()) };
    let unseen = crate::standing::call(tx, settings, request)
        .is_err_and(|error| error.code() == Some(Code::AccountNotFound));
    if unseen && accounts::find(tx, id)?.is_some() {
        return Err(Error::refused(Code::Forbidden, "You may not do that there."));
    }
    Ok(())
}

/// Before the operation runs.
///
/// # Errors
/// Conflicts with what the caller cannot see, and texts that name it.
pub fn before(tx: &mut Tx, call: &Call, operation: &Operation, input: &Input) -> Result<(), Error> {
    let settings = call.settings;
    let Some(parent) = call.acting.parent() else { return Ok(()) };
    let slug = input.body.get("slug").and_then(Value::as_str);
    if operation.name == "accounts.create"
        && let Some(slug) = slug
    {
        let taken = Error::refused(Code::SlugTaken, format!("Another account has the slug `{slug}`."));
        if is(settings, "slug conflict") && accounts::child_by_slug(tx, parent.scope(), slug)?.is_some() {
            return Err(taken);
        }
        if is(settings, "error text") && accounts::child_by_slug(tx, call.target.scope(), slug)?.is_some() {
            let detail = format!("Another account below {} has the slug `{slug}`.", parent.own().name);
            return Err(Error::refused(Code::SlugTaken, detail));
        }
    }
    if operation.name == "brand.adjust" && is(settings, "brand grants") {
        let detail = format!("{} has not let this account change that.", parent.own().name);
        return Err(Error::refused(Code::Forbidden, detail));
    }
    if is(settings, "domain conflict") {
        let named = match operation.name {
            "domains.add" => input.body.get("name"),
            "tenants.create" => input.body.get("domain"),
            _ => None,
        };
        if let Some(name) = named.and_then(Value::as_str)
            && domains::is_served(tx, name)?
        {
            return Err(Error::refused(Code::DomainInUse, format!("`{name}` is in use.")));
        }
    }
    Ok(())
}

/// Once the operation has its answer.
///
/// # Errors
/// Those of the store.
pub fn after(tx: &mut Tx, call: &Call, operation: &Operation, answer: &mut Answer) -> Result<(), Error> {
    let settings = call.settings;
    let Some(leak) = with(settings, |planted| planted.leak).flatten() else { return Ok(()) };
    let Some(parent) = call.acting.parent() else { return Ok(()) };
    let depth = call.acting.chain().len();
    let beside = account_parts::below(tx, &parent.scope().subtree(), &[parent.path().clone()])?;
    let beside = beside.first().copied().unwrap_or_default();
    match leak {
        "count" if operation.name == "accounts.get" => answer.body["below"] = json!(beside),
        "plan" if operation.name == "accounts.usage" => {
            let plan = store::tables::plans::limits_of(tx, call.target.scope())?;
            answer.body["plan"] = json!(plan.is_some());
        }
        "etag" => answer.etag = answer.etag.as_ref().map(|etag| etag::of(&json!([etag, beside]))),
        "owner field" if operation.name == "accounts.get" => answer.body["parent"] = json!(parent.own().name),
        "cursor length" => {
            if let Some(cursor) = answer.body.get("next_cursor").and_then(Value::as_str) {
                answer.body["next_cursor"] = json!(format!("{cursor}{}", "A".repeat(depth)));
            }
        }
        "order" if depth.is_multiple_of(2) => {
            if let Some(items) = answer.body.get_mut("items").and_then(Value::as_array_mut) {
                items.reverse();
            }
        }
        "audit actor" if operation.name == "audit.list" => {
            for item in answer.body["items"].as_array_mut().into_iter().flatten() {
                if item["actor"]["kind"] == "provider" {
                    item["actor"]["name"] = json!(parent.own().name);
                }
            }
        }
        "header" => note(call, "x-accounts", u32::try_from(beside).unwrap_or(u32::MAX)),
        "rate header" => {
            let seen = with(settings, |planted| planted.requests).unwrap_or_default();
            note(call, "ratelimit-remaining", u32::MAX - seen);
        }
        _ => {}
    }
    Ok(())
}

fn note(call: &Call, name: &'static str, value: u32) {
    with(call.settings, |planted| planted.headers.insert(call.request.id.clone(), (name, value)));
}
