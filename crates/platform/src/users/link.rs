//! `POST …/users/link`: brings a person in whom the account can see already (Rule U1).
//!
//! Visible is who has accepted a membership in the target or below it, and whom the caller may see there: the account
//! learns of nobody by a link, not even when an ancestor makes it.

use api::{
    accounts::MembershipStatus, change::ChangeStatus, id::MembershipId, limits::LimitKind,
    permission::Permission, users::UserLink,
};
use store::{
    Tx,
    tables::{grants, memberships as table},
};

use crate::{
    error::Error,
    groups, limits,
    operation::{Answer, Input, Operation, Record, Run},
    page_paths::audited,
    standing::{self, Call},
    users::{self, invite::already_member},
};

/// Links a person to the target.
pub const OPERATION: Operation = Operation {
    name: "users.link",
    permission: Some(Permission::UsersLink),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: UserLink = input.body()?;
    let account = call.target.scope();
    let unseen = || users::not_found(&body.user.to_string());
    let seen = table::visible(tx, &account.subtree(), body.user)?.ok_or_else(unseen)?;
    let place = standing::load_place(tx, seen.account.path())?;
    call.require_on(Permission::UsersRead, &place).map_err(|_| unseen())?;
    let wanted = groups::wanted(tx, call, &body.groups)?;
    groups::require_giving(call, &wanted)?;
    table::lock(tx, account)?;

    let known = table::by_user(tx, account, body.user)?.filter(|m| m.status != MembershipStatus::Revoked);
    if let Some(row) = known {
        let has = grants::of_members(tx, &account.subtree(), &[row.key])?;
        if !groups::are_equal(&has, &wanted) {
            return Err(already_member(&row.email));
        }
        let view = users::show_row(tx, call, &row)?;
        return Answer::change(ChangeStatus::Unchanged, users::field(view));
    }
    let user = seen.user.ok_or_else(|| Error::fault("an active membership without a person"))?;
    let id = MembershipId::from_bytes(tx.random());
    let key = table::link(tx, account, id, user, &seen.email)?.ok_or_else(|| already_member(&seen.email))?;
    for wanted in &wanted {
        grants::insert(tx, account, key, wanted.group, wanted.reach)?;
    }
    limits::reserve(tx, call, &call.target, &[(LimitKind::Users, 1)])?;
    let view = users::show(tx, call, key)?;
    let record = Record::of(view.view.id).after(audited(&view.view));
    Ok(Answer::change(ChangeStatus::Created, users::field(view))?.record(record))
}
