//! Standing: who calls, from which account, upon which, and what holds there (`design.md` §2). All of it is read in the
//! operation's own transaction, so that a revoked membership is worth nothing at the very next request (Rule U2).

mod call;
mod member;
mod place;

use std::{collections::HashMap, sync::Arc};

use api::{accounts::AccountStatus, problem::Code};
use domain::{
    path::{AccountKey, Path},
    standing::{Standing, acting_for},
};
use store::{
    Tx,
    tables::{
        accounts::{self, Link},
        standing as table,
    },
};

pub(crate) use self::place::{load_links, place};
pub use self::{
    call::{Call, Caller},
    member::{Member, permissions_of, standing_of},
    place::{Acting, Place, Target, load_place},
};
use crate::{
    error::Error,
    request::{Principal, Request, TargetRef},
    settings::Settings,
};

/// The principal with its memberships at the request's tenant.
///
/// # Errors
/// 401 when the principal is no longer good, or has no membership here (Rules T5, U2, U5).
pub fn caller<'r>(tx: &mut Tx, settings: &'r Settings, request: &'r Request) -> Result<Caller<'r>, Error> {
    let Loaded { members: memberships, actor_name, .. } = load(tx, request, None)?;
    Ok(Caller { request, settings, memberships, actor_name })
}

/// The standing of a request on its target.
///
/// # Errors
/// 401 as [`caller`]; 404 for an acting account or a target that the caller may not know of; 409 when several accounts
/// could act.
pub fn call<'r>(tx: &mut Tx, settings: &'r Settings, request: &'r Request) -> Result<Call<'r>, Error> {
    let named = match &request.target {
        TargetRef::Own => None,
        TargetRef::Id(id) => Some(id.as_str()),
    };
    let found = named.map(|id| accounts::find(tx, id)).transpose()?.flatten();
    let Loaded { members, links, actor_name } = load(tx, request, found.as_ref())?;
    let acting = acting(request, members, found.as_ref())?;
    let target = match (named, found) {
        (None, _) => acting.place.clone(),
        (Some(_), Some(path)) if acting.place.path().contains(&path) => place(&links, &path)?,
        (Some(id), _) => return Err(Error::account_not_found(id)),
    };
    let Member { key, place, standing, .. } = acting;
    Ok(Call { request, settings, member: key, acting: place, target, standing, actor_name })
}

/// The standing of a request on its acting account, whatever the target is; none when no account acts. For the record
/// of a refused attempt.
///
/// # Errors
/// Those of the store.
pub(crate) fn acting_alone<'r>(
    tx: &mut Tx,
    settings: &'r Settings,
    request: &'r Request,
) -> Result<Option<Call<'r>>, Error> {
    let found = match &request.target {
        TargetRef::Own => None,
        TargetRef::Id(id) => accounts::find(tx, id)?,
    };
    let chosen = load(tx, request, found.as_ref()).map(|loaded| {
        let first = loaded.members.first().cloned();
        // A stranger to the target acts from where it is at home.
        (acting(request, loaded.members, found.as_ref()).ok().or(first), loaded.actor_name)
    });
    match chosen {
        Ok((None, _)) => Ok(None),
        Ok((Some(Member { key, place, standing, .. }), actor_name)) => {
            let target = place.clone();
            Ok(Some(Call { request, settings, member: key, acting: place, target, standing, actor_name }))
        }
        Err(Error::Refused(_)) => Ok(None),
        Err(e) => Err(e),
    }
}

/// Which membership acts: the one that is named; else that of the first account from the target upwards; else the only one.
fn acting(request: &Request, members: Vec<Member>, target: Option<&Path>) -> Result<Member, Error> {
    if let Some(named) = &request.acting {
        let found = members.into_iter().find(|m| m.place.id().to_string() == *named);
        return found.ok_or_else(|| Error::account_not_found(named));
    }
    let TargetRef::Id(id) = &request.target else {
        let working = |m: &Member| m.standing.status == AccountStatus::Active;
        let several = members.iter().filter(|m| working(m)).count();
        return if several > 1 {
            Err(Error::ambiguous(members.iter().filter(|m| working(m)).map(|m| m.place.id()).collect()))
        } else {
            let chosen = members.iter().position(working).unwrap_or(0);
            members.into_iter().nth(chosen).ok_or_else(nobody)
        };
    };
    let standings: Vec<Standing> = members.iter().map(|m| m.standing.clone()).collect();
    let chosen = target.and_then(|path| acting_for(&standings, path)).map(|s| s.acting.clone());
    match chosen {
        Some(path) => members.into_iter().find(|m| *m.place.path() == path).ok_or_else(nobody),
        None => Err(Error::account_not_found(id)),
    }
}

/// The answer to a credential that is worth nothing here.
fn nobody() -> Error {
    Error::refused(Code::Unauthenticated, "You have no active access here.")
}

/// What one look at the store gives of a principal.
struct Loaded {
    /// Its memberships at this tenant.
    members: Vec<Member>,
    /// Every account on the way to theirs and to the target.
    links: HashMap<AccountKey, Arc<Link>>,
    /// E-mail or name.
    actor_name: String,
}

fn load(tx: &mut Tx, request: &Request, target: Option<&Path>) -> Result<Loaded, Error> {
    let now = tx.now();
    let (actor_name, rows) = match &request.principal {
        Principal::User { id, sid } => {
            let found = table::person(tx, *id, sid, request.tenant, now)?;
            let (person, email) = found.ok_or_else(nobody)?;
            (email, table::of_person(tx, &person)?)
        }
        Principal::Client { id } => {
            let (key, name) = table::client(tx, *id, now)?.ok_or_else(nobody)?;
            (name, table::of_client(tx, key)?)
        }
    };
    let links = load_links(tx, rows.iter().map(|r| &r.path).chain(target))?;
    let mut members: Vec<Member> = Vec::new();
    for row in rows {
        if members.last().is_none_or(|m| m.key != row.membership) {
            members.push(member::of_row(&links, &row)?);
        }
        if let Some(member) = members.last_mut() {
            member::add_grant(member, row)?;
        }
    }
    let mut here = Vec::with_capacity(members.len());
    for member in members {
        if member.place.tenant()? == request.tenant && member.place.status() != AccountStatus::Closed {
            here.push(member);
        }
    }
    if here.is_empty() {
        return Err(nobody());
    }
    Ok(Loaded { members: here, links, actor_name })
}
