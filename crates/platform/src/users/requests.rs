//! `…/requests`: people who ask for access at a tenant's door, where its owner allows it (Rule U4). They are told that it was
//! received, and nothing else; the account that owns the tenant answers, for itself or for an account below it.

use api::{
    change::ChangeStatus,
    permission::Permission,
    problem::Code,
    users::{AccessApprove, AccessRequest},
    value::{Email, Name},
};
use serde_json::json;
use store::{
    Tx,
    keys::TenantKey,
    tables::{
        access_requests::{self as table, AccessRequestRow, NewAccessRequest},
        memberships,
    },
};

use crate::{
    accounts::find,
    error::Error,
    operation::{Answer, Input, Operation, Record, Row, Run},
    outbox::{self, Message},
    page_paths::{PagePaths, require_scope},
    settings::Settings,
    standing::{self, Call},
    users::invite,
};

/// Lists those that wait.
pub const LIST: Operation = Operation {
    name: "requests.list",
    permission: Some(Permission::UsersRead),
    writes: false,
    run: Run::Target(list),
};

/// Approves one: the person is invited into groups of an account.
pub const APPROVE: Operation = Operation {
    name: "requests.approve",
    permission: Some(Permission::UsersInvite),
    writes: true,
    run: Run::Target(approve),
};

/// Refuses one.
pub const REFUSE: Operation = Operation {
    name: "requests.refuse",
    permission: Some(Permission::UsersInvite),
    writes: true,
    run: Run::Target(refuse),
};

/// What somebody typed at a tenant's door.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The address.
    pub email: Email,
    /// The name.
    pub name: Name,
    /// What else was said.
    pub message: Option<Name>,
}

/// Whether people may ask at a tenant's door.
///
/// # Errors
/// Those of the store.
pub fn is_allowed(tx: &mut Tx, tenant: TenantKey) -> Result<bool, Error> {
    Ok(table::owner(tx, tenant)?.is_some_and(|owner| owner.allows))
}

/// Takes a request in. Nothing here depends on whether the platform knows the address, and nothing is told: it may be a
/// repeat, or one too many. The owner user of the account that owns the tenant gets a mail when nobody waited before.
///
/// # Errors
/// Those of the store.
pub fn receive(tx: &mut Tx, settings: &Settings, tenant: TenantKey, asked: &Asked) -> Result<(), Error> {
    let Some(owner) = table::owner(tx, tenant)?.filter(|owner| owner.allows) else { return Ok(()) };
    let account = &owner.account;
    let new = NewAccessRequest {
        id: api::id::AccessRequestId::from_bytes(tx.random()),
        tenant,
        email: asked.email.as_str(),
        email_key: asked.email.key(),
        name: asked.name.as_str(),
        message: asked.message.as_ref().map(Name::as_str),
    };
    if !table::insert(tx, account, &new)? || table::count(tx, account)? > 1 {
        return Ok(());
    }
    let place = standing::load_place(tx, account.path())?;
    if let Some(user) = memberships::owner(tx, account)? {
        let message = Message::AccessRequested { account: place.own().name.clone() };
        outbox::enqueue(tx, settings, account, place.tenant()?, &user.email, &message)?;
    }
    Ok(())
}

fn list(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let listing = input.list(call, LIST.name)?;
    require_scope(call, Permission::UsersRead, listing.scope)?;
    let page = table::list(tx, call.target.scope(), listing.scope, &listing.request)?;
    let paths = PagePaths::load(tx, call, page.rows.iter().map(|row| row.account.path()))?;
    let rows = page.rows.into_iter().map(|row| {
        let path = paths.of(row.account.key());
        Row::new(row.account.path().clone(), view(row, path))
    });
    let rows = rows.collect();
    Answer::page(rows, listing.next_cursor(call, page.next.as_ref())?, listing.fields.as_deref())
}

fn view(row: AccessRequestRow, path: String) -> AccessRequest {
    AccessRequest {
        id: row.id,
        account: row.account.id(),
        path,
        tenant: row.tenant_id,
        tenant_name: row.tenant_name,
        email: row.email,
        name: row.name,
        message: row.message,
        created_at: row.created_at,
    }
}

fn approve(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: AccessApprove = input.body()?;
    let row = of_route(tx, call, input)?;
    let place = match body.account.as_deref() {
        None | Some(".") => call.target.clone(),
        Some(named) => find::named(tx, &call.target, named)?,
    };
    if place.tenant()? != row.tenant {
        let detail = format!("{} does not use the tenant {}.", place.own().name, row.tenant_name);
        return Err(Error::invalid("/account", "other_tenant", detail));
    }
    // What is given there is decided there: permission, groups and limits of that account.
    let there = Call {
        request: call.request,
        settings: call.settings,
        member: call.member,
        acting: call.acting.clone(),
        target: place,
        standing: call.standing.clone(),
        actor_name: call.actor_name.clone(),
    };
    there.require(Permission::UsersInvite)?;
    let (email, name) = typed(&row)?;
    let mut answer = invite::bring(tx, &there, &email, Some(&name), &body.groups)?;
    if !table::delete(tx, call.target.scope(), row.key)? {
        return Err(not_found(&row.id.to_string()));
    }
    for record in &mut answer.audit {
        // Told where the person comes in; below, the invitation is all that there is to see.
        record.action = Some("users:invite");
        record.account.get_or_insert_with(|| there.target.scope().clone());
    }
    let record = Record::of(row.id).after(json!({ "email": row.email, "account": there.target.id() }));
    Ok(answer.record(record))
}

fn refuse(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let row = of_route(tx, call, input)?;
    if !table::delete(tx, call.target.scope(), row.key)? {
        return Err(not_found(&row.id.to_string()));
    }
    let message = Message::AccessRefused { name: row.name.clone() };
    outbox::enqueue(tx, call.settings, call.target.scope(), row.tenant, &row.email, &message)?;
    let record = Record::of(row.id).before(json!({ "email": row.email }));
    Ok(Answer::done(ChangeStatus::Deleted, call.target.path().clone())?.record(record))
}

/// The request `{q}` of the route, for one of the target's tenants.
fn of_route(tx: &mut Tx, call: &Call, input: &Input) -> Result<AccessRequestRow, Error> {
    let named = input.param("q")?;
    let found = match named.parse() {
        Ok(id) => table::get(tx, call.target.scope(), id)?,
        Err(_) => None,
    };
    found.ok_or_else(|| not_found(named))
}

/// The same words for another account's request and for one that never was (ISO-3).
fn not_found(named: &str) -> Error {
    let named: String = named.chars().take(80).collect();
    Error::refused(Code::AccessRequestNotFound, format!("There is no access request `{named}` here."))
}

fn typed(row: &AccessRequestRow) -> Result<(Email, Name), Error> {
    match (row.email.parse(), row.name.parse()) {
        (Ok(email), Ok(name)) => Ok((email, name)),
        _ => Err(Error::fault("an access request with an address or a name that is none")),
    }
}
