//! `POST …/groups` (Rule G2).

use api::{
    change::ChangeStatus,
    groups::GroupCreate,
    id::GroupId,
    permission::{Permission, PredefinedGroup},
    value::Name,
};
use domain::{groups::may_edit, permission_set::PermissionSet};
use store::{
    Tx,
    tables::groups::{self as table, NewGroup},
};

use crate::{
    error::Error,
    fields::Fields,
    groups,
    operation::{Answer, Input, Operation, Record, Run},
    standing::Call,
};

/// Makes a group of the target's own.
pub const OPERATION: Operation = Operation {
    name: "groups.create",
    permission: Some(Permission::GroupsCreate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: GroupCreate = input.body()?;
    let mut fields = Fields::default();
    let name = read_name(&mut fields, &body.name);
    let description = fields.optional::<Name>("/description", "The description", body.description.as_deref());
    let name = fields.need(name)?;
    let description = description.as_ref().map(Name::as_str);
    insert(tx, call, &name, description, body.permissions.into_iter().collect())
}

/// A group's name. An id in its place would make `{g}` ambiguous.
pub(super) fn read_name(fields: &mut Fields, text: &str) -> Option<Name> {
    if api::id::looks_like_id(text) {
        fields.fault("/name", "reserved", "A group's name does not look like an id.");
        return None;
    }
    fields.text("/name", "The name", text)
}

/// Makes a group that holds nothing that the caller does not hold.
pub(super) fn insert(
    tx: &mut Tx,
    call: &Call,
    name: &Name,
    description: Option<&str>,
    permissions: PermissionSet,
) -> Result<Answer, Error> {
    may_edit(&call.standing, call.target.path(), permissions, None)
        .map_err(|refusal| call.refused(refusal))?;
    let id = GroupId::from_bytes(tx.random());
    let new = NewGroup { name: name.as_str(), description, permissions };
    let is_free = name.as_str().parse::<PredefinedGroup>().is_err();
    if !is_free || table::insert(tx, call.target.scope(), id, &new)?.is_none() {
        return Err(groups::name_taken(name.as_str()));
    }
    let row = table::get(tx, call.target.scope(), id)?;
    let view = groups::view(&row.ok_or_else(|| Error::fault("a new group cannot be read"))?);
    let record = Record::of(id).after(&view.view);
    Ok(Answer::change(ChangeStatus::Created, groups::field(view))?.record(record))
}
