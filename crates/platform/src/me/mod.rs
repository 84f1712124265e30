//! `/me…`: who is calling, where it stands at this tenant, and what is a person's own there (Rule U3).

pub mod export;
pub mod forget;
pub mod leave;
pub mod owner;
pub mod profile;
pub mod security;
pub mod sessions;

use api::{
    limits::LimitUse,
    me::{Me, MyMembership, MyTenant, Principal as Shown},
};
use store::{
    Tx,
    tables::{brands, limit_use, owner_offers, tenants, users},
};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    request::Principal,
    standing::{Caller, Member},
};

/// Shows the principal with its memberships at this tenant.
pub const OPERATION: Operation =
    Operation { name: "me.get", permission: None, writes: false, run: Run::Principal(run) };

fn run(tx: &mut Tx, caller: &Caller, _input: &Input) -> Result<Answer, Error> {
    let mut memberships = Vec::with_capacity(caller.memberships.len());
    for member in &caller.memberships {
        memberships.push(mine(tx, member)?);
    }
    let gone = || Error::fault("the tenant of the request is gone");
    let tenant = tenants::used(tx, caller.request.tenant)?.ok_or_else(gone)?;
    let brand = brands::at_door(tx, tenant.key)?.ok_or_else(gone)?;
    let me = Me {
        principal: principal(tx, caller)?,
        tenant: MyTenant { id: tenant.id, name: brand.name },
        memberships,
        expires_at: caller.request.token_expires_at,
    };
    Answer::of(me, caller.places().map(|p| p.path().clone()).collect())
}

fn principal(tx: &mut Tx, caller: &Caller) -> Result<Shown, Error> {
    Ok(match &caller.request.principal {
        Principal::User { id, .. } => {
            let user = users::by_id(tx, *id)?.ok_or_else(|| Error::fault("the person who calls is gone"))?;
            Shown::User { id: *id, email: user.email, name: user.name }
        }
        Principal::Client { id } => Shown::Client { id: *id, name: caller.actor_name.clone() },
    })
}

fn mine(tx: &mut Tx, member: &Member) -> Result<MyMembership, Error> {
    let place = &member.place;
    let limits = limit_use::of_accounts(tx, &place.scope().subtree(), &[place.key()])?;
    let offer = owner_offers::of_account(tx, place.scope())?;
    Ok(MyMembership {
        id: member.id,
        account: place.id(),
        account_name: place.own().name.clone(),
        owner: member.is_owner,
        owner_offered: offer.is_some_and(|offer| offer.membership == member.key),
        groups: member.groups.clone(),
        roles: member.standing.roles.iter().collect(),
        limits: limits.iter().map(|l| LimitUse { kind: l.kind, used: l.used, max: l.max }).collect(),
        levels: place.levels_left(),
    })
}
