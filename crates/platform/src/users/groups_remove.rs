//! `DELETE …/users/{m}/groups/{g}`: takes a group from a member; never the last administrator's (Rule G3).

use api::{
    change::ChangeStatus,
    permission::{Permission, PredefinedGroup},
};
use store::{
    Tx,
    tables::{
        grants::{self as table, GroupRef},
        memberships,
    },
};

use crate::{
    error::Error,
    groups,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    page_paths::audited,
    standing::Call,
    users::{
        self,
        revoke::{check_administrators, owner_stays},
    },
};

/// Takes a group from a member.
pub const OPERATION: Operation = Operation {
    name: "users.groups.remove",
    permission: Some(Permission::GroupsGive),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let account = call.target.scope();
    memberships::lock(tx, account)?;
    let row = users::of_route(tx, call, input)?;
    let group = groups::of_route(tx, call, input)?;
    let before = users::show_row(tx, call, &row)?;
    call.if_match(&to_value(&before.view)?)?;
    let has = table::of_members(tx, &account.subtree(), &[row.key])?;
    if has.iter().all(|g| g.group != group.group) {
        return Answer::change(ChangeStatus::Unchanged, users::field(before));
    }
    if group.group == GroupRef::Predefined(PredefinedGroup::Admin) {
        if row.is_owner {
            return Err(owner_stays(call));
        }
        check_administrators(tx, call, row.key)?;
    }
    table::delete(tx, account, row.key, group.group)?;
    memberships::touch(tx, account, row.key)?;
    let after = users::show(tx, call, row.key)?;
    let record =
        Record::of(row.id).action("groups:take").before(audited(&before.view)).after(audited(&after.view));
    Ok(Answer::change(ChangeStatus::Updated, users::field(after))?.record(record))
}
