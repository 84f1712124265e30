//! `POST` and `DELETE /me/memberships/{m}/owner`: a person accepts or declines an account that is offered (Rules A2, A3).

use api::{
    accounts::MembershipStatus, change::ChangeStatus, permission::PredefinedGroup, problem::Code,
    users::Reach,
};
use serde_json::json;
use store::{
    Tx,
    tables::{
        grants::{self, GroupRef},
        memberships as members,
        owner_offers::{self as table, OfferRow},
    },
};

use super::leave::named;
use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    outbox::{self, Message},
    standing::{Caller, Member},
    users::revoke,
};

/// Accepts: from now on the person is the owner user, and whoever was is a member like any other.
pub const ACCEPT: Operation =
    Operation { name: "memberships.own", permission: None, writes: true, run: Run::Principal(accept) };

/// Declines: nothing changes.
pub const DECLINE: Operation =
    Operation { name: "memberships.decline", permission: None, writes: true, run: Run::Principal(decline) };

fn accept(tx: &mut Tx, caller: &Caller, input: &Input) -> Result<Answer, Error> {
    caller.person(tx)?;
    let member = named(caller, input.param("m")?)?;
    offer(tx, member)?;
    let (place, account) = (&member.place, member.place.scope());
    let before = members::owner(tx, account)?;
    if !table::set_owner(tx, account, member.key)? {
        return Err(Error::fault("a membership that acts is not active"));
    }
    table::delete(tx, account, member.key)?;
    let admin = GroupRef::Predefined(PredefinedGroup::Admin);
    let has = grants::of_members(tx, &account.subtree(), &[member.key])?;
    match has.iter().find(|grant| grant.group == admin) {
        None => grants::insert(tx, account, member.key, admin, Reach::Subtree)?,
        Some(_) => grants::set_reach(tx, account, member.key, admin, Reach::Subtree)?,
    }
    let new = members::by_key(tx, account, member.key)?;
    let email = new.map(|row| row.email).unwrap_or_default();
    let mut record = Record::of(member.id).after(json!({ "owner": email })).on(account.clone());
    if let Some(old) = before {
        let message = Message::OwnerChanged { account: place.own().name.clone(), owner: email };
        outbox::enqueue(tx, caller.settings, account, place.tenant()?, &old.email, &message)?;
        record = record.before(json!({ "owner": old.email }));
        if old.status == MembershipStatus::Invited {
            // Who never came does not come as something else.
            revoke::end(tx, place, old.key)?;
        }
    }
    Ok(Answer::done(ChangeStatus::Updated, place.path().clone())?.record(record))
}

fn decline(tx: &mut Tx, caller: &Caller, input: &Input) -> Result<Answer, Error> {
    caller.person(tx)?;
    let member = named(caller, input.param("m")?)?;
    let offer = offer(tx, member)?;
    let (place, account) = (&member.place, member.place.scope());
    table::delete(tx, account, member.key)?;
    if offer.is_made {
        // It was made for the offer, and holds nothing but it: unless a group was given meanwhile.
        let has = grants::of_members(tx, &account.subtree(), &[member.key])?;
        if has.is_empty() {
            revoke::end(tx, place, member.key)?;
        }
    }
    let answer = Answer::done(ChangeStatus::Deleted, place.path().clone())?;
    Ok(answer.record(Record::of(member.id).on(account.clone())))
}

/// The offer to that member, once nobody else can change it.
fn offer(tx: &mut Tx, member: &Member) -> Result<OfferRow, Error> {
    let account = member.place.scope();
    members::lock(tx, account)?;
    let offer = table::of_account(tx, account)?.filter(|offer| offer.membership == member.key);
    offer.ok_or_else(|| {
        let detail = format!("{} is not offered to you.", member.place.own().name);
        Error::refused(Code::StateConflict, detail)
            .hint("An account above it offers it, or has taken that back.")
    })
}
