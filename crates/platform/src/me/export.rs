//! `GET /me/export`: all that is held of a person at this tenant, for that person alone (Rules U3, D4). Nothing in it is a
//! secret, and nothing of an account that the person is not in any more but what was the person's own there.

use std::collections::BTreeMap;

use api::{
    accounts::MembershipStatus,
    audit_chain::Disclosed,
    me::{KeptAct, KeptMembership, MyTenant, PersonalData},
};
use serde_json::Value;
use store::{
    Tx,
    tables::{
        brands,
        personal_data::{self as table, NamingEntry},
        tenants, users,
    },
};

use crate::{
    error::Error,
    me::profile,
    operation::{Answer, Input, Operation, Run},
    standing::{self, Caller, Place},
};

/// Shows it.
pub const OPERATION: Operation =
    Operation { name: "profile.export", permission: None, writes: false, run: Run::Principal(run) };

fn run(tx: &mut Tx, caller: &Caller, _input: &Input) -> Result<Answer, Error> {
    let person = caller.person(tx)?;
    let tenant = caller.request.tenant;
    let gone = || Error::fault("the person who calls, or the tenant of the request, is gone");
    let user = users::get(tx, &person)?.ok_or_else(gone)?;
    let (created_at, updated_at, password_at) = table::times(tx, &person)?;
    let used = tenants::used(tx, tenant)?.ok_or_else(gone)?;
    let brand = brands::at_door(tx, used.key)?.ok_or_else(gone)?;

    let rows = table::memberships(tx, &person)?;
    let links = standing::load_links(tx, rows.iter().map(|row| row.account.path()))?;
    let (mut memberships, mut paths) = (Vec::new(), Vec::new());
    for row in rows {
        if standing::place(&links, row.account.path())?.tenant()? != tenant {
            continue;
        }
        paths.push(row.account.path().clone());
        memberships.push(KeptMembership {
            id: row.id,
            account: row.account.id(),
            account_name: (row.status == MembershipStatus::Active).then_some(row.account_name),
            email: row.email,
            name: row.name,
            status: row.status,
            owner: row.is_owner,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    memberships.sort_by_key(|membership| membership.created_at);
    let mut acts = Vec::new();
    let id = user.id.to_string();
    for place in caller.places() {
        for entry in table::naming(tx, place.scope(), &id)? {
            acts.extend(act(place, &id, entry)?);
        }
    }
    acts.sort_by_key(|act| act.time);
    let data = PersonalData {
        profile: profile::shown(user),
        created_at,
        updated_at,
        password_at,
        tenant: MyTenant { id: used.id, name: brand.name },
        memberships,
        sessions: table::sessions(tx, &person, tenant)?,
        security: table::events(tx, &person, tenant)?,
        acts,
    };
    // What is told of an account that was left is the person's own, and lies in no account that could be shown.
    paths.retain(|path| caller.places().any(|place| place.path() == path));
    Answer::of(data, paths)
}

/// An entry as the person's act, if it is one.
fn act(place: &Place, id: &str, entry: NamingEntry) -> Result<Option<KeptAct>, Error> {
    let mut private: BTreeMap<String, Disclosed> = serde_json::from_str(&entry.private)
        .map_err(|e| Error::fault(format!("the private part of an audit entry: {e}")))?;
    let mut take = |field: &str| private.remove(field).map(|shown| shown.value);
    if take("actor").is_none_or(|actor| actor["id"] != id) {
        return Ok(None);
    }
    let text = |value: Option<Value>| value.and_then(|v| v.as_str().map(str::to_owned));
    Ok(Some(KeptAct {
        account: place.id(),
        time: entry.time,
        action: entry.action,
        outcome: entry.outcome,
        target: entry.target,
        address: text(take("address")),
        agent: text(take("agent")),
    }))
}
