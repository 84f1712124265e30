//! `POST …/groups/{g}/copy`: how a predefined group becomes one that can be edited (Rule G2).

use api::{groups::GroupCopy, permission::Permission};
use store::{Tx, tables::grants::GroupRef};

use super::create::{insert, read_name};
use crate::{
    error::Error,
    fields::Fields,
    groups,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// Copies a group into one of the target's own.
pub const OPERATION: Operation = Operation {
    name: "groups.copy",
    permission: Some(Permission::GroupsCreate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: GroupCopy = input.body()?;
    let mut fields = Fields::default();
    let name = read_name(&mut fields, &body.name);
    let name = fields.need(name)?;
    let found = groups::of_route(tx, call, input)?;
    let description = match (found.group, &found.own) {
        (GroupRef::Predefined(group), _) => Some(group.description()),
        (GroupRef::Own(_), own) => own.as_ref().and_then(|row| row.description.as_deref()),
    };
    insert(tx, call, &name, description, found.permissions)
}
