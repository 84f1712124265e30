//! `DELETE …/users/{m}`: takes a person's access to this account away, at once (Rule U2).

use api::{change::ChangeStatus, limits::LimitKind, permission::Permission};
use domain::{groups::keeps_an_administrator, own_account::Field, refusal::Refusal};
use store::{
    Tx,
    keys::MembershipKey,
    tables::{grants, invitations, memberships as table, owner_offers},
};

use crate::{
    error::Error,
    limits,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    page_paths::audited,
    standing::{Call, Place},
    users,
};

/// Revokes a membership.
pub const OPERATION: Operation = Operation {
    name: "users.revoke",
    permission: Some(Permission::UsersRevoke),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let account = call.target.scope();
    table::lock(tx, account)?;
    let row = users::of_route(tx, call, input)?;
    let before = users::show_row(tx, call, &row)?;
    call.if_match(&to_value(&before.view)?)?;
    if row.is_owner {
        return Err(owner_stays(call));
    }
    check_administrators(tx, call, row.key)?;
    if !end(tx, &call.target, row.key)? {
        return Answer::change(ChangeStatus::Unchanged, users::field(before));
    }
    let after = users::show(tx, call, row.key)?;
    let record = Record::of(row.id).before(audited(&before.view)).after(audited(&after.view));
    Ok(Answer::change(ChangeStatus::Deleted, users::field(after))?.record(record))
}

/// Ends a membership with all that hangs on it; false when it had ended already.
pub(crate) fn end(tx: &mut Tx, place: &Place, membership: MembershipKey) -> Result<bool, Error> {
    let account = place.scope();
    if !table::revoke(tx, account, membership)? {
        return Ok(false);
    }
    invitations::revoke(tx, account, membership)?;
    owner_offers::delete(tx, account, membership)?;
    grants::delete_all(tx, account, membership)?;
    limits::release(tx, place, LimitKind::Users, 1)?;
    Ok(true)
}

/// The owner user leaves only when an account above names another (Rules A2, A3).
pub(crate) fn owner_stays(call: &Call) -> Error {
    let refusal =
        if call.is_from_above() { Refusal::OwnerStays } else { Refusal::OwnField(Field::OwnerUser) };
    call.refused(refusal)
}

/// Goes on only if the account has an administrator without that member, or had none (Rule G3). The members are locked.
pub(crate) fn check_administrators(tx: &mut Tx, call: &Call, leaving: MembershipKey) -> Result<(), Error> {
    let all = table::administrators(tx, call.target.scope())?;
    let after = all.iter().filter(|key| **key != leaving).count();
    keeps_an_administrator(all.len(), after).map_err(|refusal| call.refused(refusal))
}
