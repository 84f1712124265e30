//! `PUT …/users/{m}/groups/{g}`: gives a group, or sets how far it reaches (Rules G3, G5).

use api::{
    accounts::MembershipStatus,
    change::ChangeStatus,
    permission::{Permission, PredefinedGroup},
    problem::Code,
    users::{GrantUpdate, Reach},
};
use domain::groups::may_give;
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
    users::{self, revoke::owner_stays},
};

/// Gives a group to a member.
pub const OPERATION: Operation = Operation {
    name: "users.groups.add",
    permission: Some(Permission::GroupsGive),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: GrantUpdate = if input.body.is_null() { GrantUpdate::default() } else { input.body()? };
    let account = call.target.scope();
    memberships::lock(tx, account)?;
    let row = users::of_route(tx, call, input)?;
    let group = groups::of_route(tx, call, input)?;
    let before = users::show_row(tx, call, &row)?;
    call.if_match(&to_value(&before.view)?)?;
    let has = table::of_members(tx, &account.subtree(), &[row.key])?;
    let given = has.iter().find(|g| g.group == group.group).map(|g| g.reach);
    if given == Some(body.reach) {
        return Answer::change(ChangeStatus::Unchanged, users::field(before));
    }
    if row.status == MembershipStatus::Revoked {
        let detail = format!("The membership of `{}` is revoked: invite the person again.", row.email);
        return Err(Error::refused(Code::StateConflict, detail));
    }
    // The owner user holds `admin` over the subtree (Rule A2).
    let is_admin = group.group == GroupRef::Predefined(PredefinedGroup::Admin);
    if row.is_owner && is_admin && body.reach < Reach::Subtree {
        return Err(owner_stays(call));
    }
    may_give(&call.standing, call.target.path(), group.permissions, body.reach)
        .map_err(|refusal| call.refused(refusal))?;
    match given {
        None => table::insert(tx, account, row.key, group.group, body.reach)?,
        Some(_) => table::set_reach(tx, account, row.key, group.group, body.reach)?,
    }
    memberships::touch(tx, account, row.key)?;
    let after = users::show(tx, call, row.key)?;
    let record =
        Record::of(row.id).action("groups:give").before(audited(&before.view)).after(audited(&after.view));
    Ok(Answer::change(ChangeStatus::Updated, users::field(after))?.record(record))
}
