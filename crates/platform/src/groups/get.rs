//! `GET …/groups/{g}`.

use api::permission::Permission;
use store::{Tx, tables::grants::GroupRef};

use crate::{
    error::Error,
    groups,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// Shows a group.
pub const OPERATION: Operation = Operation {
    name: "groups.get",
    permission: Some(Permission::GroupsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let found = groups::of_route(tx, call, input)?;
    match (found.group, found.own) {
        (GroupRef::Predefined(group), _) => Answer::one(groups::predefined_view(call, group)),
        (GroupRef::Own(_), Some(row)) => Answer::one(groups::view(&row)),
        (GroupRef::Own(_), None) => Err(Error::fault("an own group without its row")),
    }
}
