//! `POST` and `DELETE /accounts/{a}/owner`: an account above offers the account to another owner user, or takes the offer back
//! (Rules A2, A3). Nothing changes until that person accepts: see [`crate::me::owner`].

use api::{
    accounts::{OwnerInvite, OwnerOffer, OwnerOfferField},
    change::ChangeStatus,
    limits::LimitKind,
    permission::{Permission, PredefinedGroup},
    problem::Code,
    users::Reach,
    value::{Email, Name},
};
use domain::{
    own_account::{Field, may_change},
    permission_set::PermissionSet,
};
use serde_json::json;
use store::{
    Tx,
    keys::MembershipKey,
    tables::{
        memberships as members,
        owner_offers::{self as table, OfferRow},
    },
};

use crate::{
    error::Error,
    fields::Fields,
    groups, limits,
    operation::{Answer, Input, Operation, Record, Row, Run},
    outbox::{self, Message},
    standing::Call,
    users::{
        invite::{self, Invitee, Inviter},
        revoke,
    },
};

/// Offers the account: what its owner user holds is given, so that the caller must be able to give it (Rule G3).
pub const OPERATION: Operation = Operation {
    name: "accounts.offer",
    permission: Some(Permission::GroupsGive),
    writes: true,
    run: Run::Target(run),
};

/// Takes the offer back.
pub const WITHDRAW: Operation = Operation {
    name: "accounts.withdraw",
    permission: Some(Permission::GroupsGive),
    writes: true,
    run: Run::Target(withdraw),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: OwnerInvite = input.body()?;
    let mut fields = Fields::default();
    let email = fields.text::<Email>("/email", "The e-mail", &body.email);
    let name: Option<Name> = fields.optional("/name", "The name", body.name.as_deref());
    let email = fields.need(email)?;
    may(call)?;
    let account = call.target.scope();
    members::lock(tx, account)?;
    let known = invite::known(tx, call, &email)?;
    if known.as_ref().is_some_and(|row| row.is_owner) {
        let detail = format!("`{}` is the owner user of {} already.", email.as_str(), call.target.own().name);
        return Err(Error::refused(Code::StateConflict, detail));
    }
    let waits = table::of_account(tx, account)?;
    if let (Some(row), Some(offer)) = (&known, waits)
        && offer.membership == row.key
    {
        return Answer::change(ChangeStatus::Unchanged, shown(tx, call, offer)?);
    }
    if let Some(offer) = waits {
        end(tx, call, offer)?;
    }
    let tenant = call.target.tenant()?;
    let message = Message::OwnerOffer { account: call.target.own().name.clone() };
    outbox::enqueue(tx, call.settings, account, tenant, email.as_str(), &message)?;
    let (member, is_made) = match known {
        Some(row) => (row.key, false),
        None => {
            // Without any group: until the offer is accepted nothing changes.
            let inviter = Inviter { account, name: &call.target.own().name, tenant };
            let invitee = Invitee { email: &email, name: name.as_ref(), is_owner: false, grants: &[] };
            let key = invite::insert(tx, call.settings, inviter, &invitee)?;
            limits::reserve(tx, call, &call.target, &[(LimitKind::Users, 1)])?;
            (key, true)
        }
    };
    table::insert(tx, account, member, is_made)?;
    let offer =
        table::of_account(tx, account)?.ok_or_else(|| Error::fault("an offer cannot be read again"))?;
    let view = shown(tx, call, offer)?;
    let made = view.view.offer.clone();
    let record = Record::of(made.membership).after(json!({ "email": made.email }));
    Ok(Answer::change(ChangeStatus::Created, view)?.record(record))
}

fn withdraw(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    may(call)?;
    let account = call.target.scope();
    members::lock(tx, account)?;
    let Some(offer) = table::of_account(tx, account)? else {
        return Answer::done(ChangeStatus::Unchanged, call.target.path().clone());
    };
    let before = shown(tx, call, offer)?.view.offer;
    end(tx, call, offer)?;
    let record = Record::of(before.membership).before(json!({ "email": before.email }));
    Ok(Answer::done(ChangeStatus::Deleted, call.target.path().clone())?.record(record))
}

/// Only an account above names an owner user (Rule A3), and only who could give what the owner user holds (Rule G3).
fn may(call: &Call) -> Result<(), Error> {
    may_change(call.acting.path(), call.target.path(), Field::OwnerUser).map_err(|r| call.refused(r))?;
    groups::require_giving_one(call, PermissionSet::of_group(PredefinedGroup::Admin), Reach::Subtree)
}

/// Ends an offer, with the membership that was made for it.
fn end(tx: &mut Tx, call: &Call, offer: OfferRow) -> Result<(), Error> {
    table::delete(tx, call.target.scope(), offer.membership)?;
    if offer.is_made {
        revoke::end(tx, &call.target, offer.membership)?;
    }
    Ok(())
}

fn shown(tx: &mut Tx, call: &Call, offer: OfferRow) -> Result<Row<OwnerOfferField>, Error> {
    let OfferRow { membership, created_at, .. } = offer;
    let row = member(tx, call, membership)?;
    let offer = OwnerOffer {
        account: call.target.id(),
        path: call.target.path_from(call.acting.path()).unwrap_or_default(),
        membership: row.id,
        email: row.email,
        created_at,
    };
    Ok(Row::new(call.target.path().clone(), OwnerOfferField { offer }))
}

fn member(tx: &mut Tx, call: &Call, key: MembershipKey) -> Result<members::MembershipRow, Error> {
    let row = members::by_key(tx, call.target.scope(), key)?;
    row.ok_or_else(|| Error::fault("a membership cannot be read again"))
}
