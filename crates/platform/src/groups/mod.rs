//! Groups of permissions: predefined ones, and an account's own (Rules G1–G3).

pub mod copy;
pub mod create;
pub mod delete;
pub mod get;
pub mod list;
pub mod update;

use api::{
    groups::{Group, GroupField},
    permission::{Permission, PredefinedGroup},
    problem::{Code, FieldError},
    users::{GroupGrant, Reach},
};
use domain::{groups::may_give, permission_set::PermissionSet};
use store::{
    Tx,
    tables::{
        grants::{GrantRow, GroupRef},
        groups::{self as table, GroupRow},
    },
};

use crate::{
    error::Error,
    fields::Fields,
    operation::{Input, Row},
    standing::Call,
};

/// A group that was found: predefined, or the target's own.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Which.
    pub(crate) group: GroupRef,
    /// What it allows.
    pub(crate) permissions: PermissionSet,
    /// The row of an own one.
    pub(crate) own: Option<GroupRow>,
}

/// A group that a request wants to give.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Which.
    pub(crate) group: GroupRef,
    /// What it allows.
    pub(crate) permissions: PermissionSet,
    /// How far.
    pub(crate) reach: Reach,
}

/// A predefined group, as the caller sees it in the target.
pub(crate) fn predefined_view(call: &Call, group: PredefinedGroup) -> Row<Group> {
    Row::new(
        call.target.path().clone(),
        Group {
            id: group.as_str().to_owned(),
            name: group.as_str().to_owned(),
            description: Some(group.description().to_owned()),
            account: None,
            predefined: true,
            permissions: group.permissions().collect(),
            created_at: None,
            updated_at: None,
        },
    )
}

/// An account's own group.
pub(crate) fn view(row: &GroupRow) -> Row<Group> {
    Row::new(
        row.account.path().clone(),
        Group {
            id: row.id.to_string(),
            name: row.name.clone(),
            description: row.description.clone(),
            account: Some(row.account.id()),
            predefined: false,
            permissions: row.permissions.iter().collect(),
            created_at: Some(row.created_at),
            updated_at: Some(row.updated_at),
        },
    )
}

/// A group in a change's answer.
pub(crate) fn field(row: Row<Group>) -> Row<GroupField> {
    Row::new(row.account, GroupField { group: row.view })
}

/// A group that can be given in the target: a predefined one by name, an own one by id or name.
pub(crate) fn find(tx: &mut Tx, call: &Call, named: &str) -> Result<Option<Found>, Error> {
    if let Ok(group) = named.parse::<PredefinedGroup>() {
        let permissions = PermissionSet::of_group(group);
        return Ok(Some(Found { group: GroupRef::Predefined(group), permissions, own: None }));
    }
    let account = call.target.scope();
    let row = match named.parse() {
        Ok(id) => table::get(tx, account, id)?,
        Err(_) => table::by_name(tx, account, named)?,
    };
    Ok(row.map(|row| Found { group: GroupRef::Own(row.key), permissions: row.permissions, own: Some(row) }))
}

/// The group `{g}` of the route.
pub(crate) fn of_route(tx: &mut Tx, call: &Call, input: &Input) -> Result<Found, Error> {
    let named = input.param("g")?;
    find(tx, call, named)?.ok_or_else(|| not_found(named))
}

/// The own group `{g}` of the route, locked; what is predefined cannot be changed (Rule G2).
pub(crate) fn own_of_route(tx: &mut Tx, call: &Call, input: &Input) -> Result<GroupRow, Error> {
    let named = input.param("g")?;
    let found = of_route(tx, call, input)?;
    let row = found.own.ok_or_else(|| call.refused(domain::refusal::Refusal::Predefined))?;
    table::lock(tx, call.target.scope(), row.key)?;
    table::get(tx, call.target.scope(), row.id)?.ok_or_else(|| not_found(named))
}

/// The same words for another account's group and for one that never was (ISO-3).
pub(crate) fn not_found(named: &str) -> Error {
    let named: String = named.chars().take(80).collect();
    Error::refused(Code::GroupNotFound, format!("There is no group `{named}` here."))
}

/// The name is another group's of the account, or a predefined one's.
pub(crate) fn name_taken(name: &str) -> Error {
    let detail = format!("Another group of this account is named `{name}`.");
    let field = FieldError { pointer: "/name".to_owned(), code: "taken".to_owned(), detail: detail.clone() };
    Error::refused(Code::NameTaken, detail).fields(vec![field])
}

/// The groups that a request wants to give, looked up; an own one is locked, so that it is not widened meanwhile.
///
/// # Errors
/// 422 that names each one that is not there or is there twice.
pub(crate) fn wanted(tx: &mut Tx, call: &Call, given: &[GroupGrant]) -> Result<Vec<Wanted>, Error> {
    let mut fields = Fields::default();
    let mut all: Vec<Wanted> = Vec::with_capacity(given.len());
    for (i, grant) in given.iter().enumerate() {
        let pointer = format!("/groups/{i}/group");
        let named: String = grant.group.chars().take(80).collect();
        match find(tx, call, &grant.group)? {
            None => fields.fault(pointer, "not_found", format!("There is no group `{named}` here.")),
            Some(found) if all.iter().any(|w| w.group == found.group) => {
                fields.fault(pointer, "repeated", format!("The group `{named}` is given twice."));
            }
            Some(found) => {
                let permissions = locked(tx, call, &found)?;
                all.push(Wanted { group: found.group, permissions, reach: grant.reach });
            }
        }
    }
    fields.check()?;
    Ok(all)
}

/// What a group allows once nobody can edit it any more.
pub(crate) fn locked(tx: &mut Tx, call: &Call, found: &Found) -> Result<PermissionSet, Error> {
    let Some(row) = &found.own else { return Ok(found.permissions) };
    table::lock(tx, call.target.scope(), row.key)?;
    let row = table::get(tx, call.target.scope(), row.id)?;
    row.map(|r| r.permissions)
        .ok_or_else(|| not_found(&found.own.as_ref().map(|r| r.name.clone()).unwrap_or_default()))
}

/// Goes on only if the caller may give groups at all, and each of these (Rule G3).
pub(crate) fn require_giving(call: &Call, wanted: &[Wanted]) -> Result<(), Error> {
    if wanted.is_empty() {
        return Ok(());
    }
    call.require(Permission::GroupsGive)?;
    wanted.iter().try_for_each(|w| require_giving_one(call, w.permissions, w.reach))
}

/// Goes on only if the caller may give a group of these permissions that far.
pub(crate) fn require_giving_one(call: &Call, permissions: PermissionSet, reach: Reach) -> Result<(), Error> {
    may_give(&call.standing, call.target.path(), permissions, reach).map_err(|refusal| call.refused(refusal))
}

/// Whether a member has exactly these groups with these reaches.
pub(crate) fn are_equal(has: &[GrantRow], wanted: &[Wanted]) -> bool {
    has.len() == wanted.len()
        && wanted.iter().all(|w| has.iter().any(|h| h.group == w.group && h.reach == w.reach))
}
