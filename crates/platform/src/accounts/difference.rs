//! Who gains and loses what by a move (Rule A8): what holds for each account that moves is computed before and after, and
//! compared.

use std::collections::HashMap;

use api::{
    accounts::AccountStatus,
    moves::{MoveDifference, RightsChange, RolesChange, StatusChange, TenantChange},
    permission::Permission,
};
use domain::roles::RoleSet;
use store::{
    Tx,
    keys::TenantKey,
    scope::InAccount,
    tables::{account_parts as parts, accounts as table, standing as members},
};

use crate::{
    error::Error,
    standing::{self, Call, Place},
};

/// How many members of an account are told by name.
const TOLD: i64 = 20;

/// What holds for an account.
pub(super) struct Facts {
    path: String,
    roles: RoleSet,
    tenant: TenantKey,
    status: AccountStatus,
}

/// What holds for every account of a subtree, in tree order.
pub(super) fn facts(tx: &mut Tx, call: &Call, root: &InAccount) -> Result<Vec<Facts>, Error> {
    let rows = table::statuses(tx, &root.subtree())?;
    let links = standing::load_links(tx, rows.iter().map(|row| &row.path))?;
    rows.iter()
        .map(|row| {
            let place = standing::place(&links, &row.path)?;
            let path = place.path_from(call.acting.path());
            Ok(Facts {
                path: path.ok_or_else(|| Error::fault("an account above the acting one"))?,
                roles: place.roles(),
                tenant: place.tenant()?,
                status: place.status(),
            })
        })
        .collect()
}

/// Compares what held with what holds; limits are the caller's to add.
pub(super) fn compare(
    tx: &mut Tx,
    call: &Call,
    [old, new]: [&Place; 2],
    [before, after]: [&[Facts]; 2],
) -> Result<MoveDifference, Error> {
    let mut difference = MoveDifference::default();
    let (left, come) = (only_above(call, old, new), only_above(call, new, old));
    for (place, gains) in left.iter().map(|p| (p, false)).chain(come.iter().map(|p| (p, true))) {
        let is_seen = call.require_on(Permission::UsersRead, place).is_ok();
        let members = if is_seen { Some(members::reaching(tx, place.scope(), TOLD)?) } else { None };
        let account = place.path_from(call.acting.path()).unwrap_or_default();
        difference.rights.push(RightsChange { account, gains, members });
    }
    let mut tenants: Vec<TenantKey> = before.iter().chain(after).map(|f| f.tenant).collect();
    tenants.sort_unstable();
    tenants.dedup();
    let names: HashMap<TenantKey, String> =
        parts::tenants(tx, &tenants)?.into_iter().map(|t| (t.key, t.name)).collect();
    let named = |key: &TenantKey| names.get(key).cloned().unwrap_or_default();
    // A move keeps the order within what moves.
    for (was, is) in before.iter().zip(after) {
        let account = || was.path.clone();
        if was.roles != is.roles {
            let more = |a: RoleSet, b: RoleSet| a.iter().filter(|role| !b.contains(*role)).collect();
            let (gains, loses) = (more(is.roles, was.roles), more(was.roles, is.roles));
            difference.roles.push(RolesChange { account: account(), gains, loses });
        }
        if was.tenant != is.tenant {
            let (before, after) = (named(&was.tenant), named(&is.tenant));
            difference.tenants.push(TenantChange { account: account(), before, after });
        }
        if was.status != is.status {
            difference.statuses.push(StatusChange {
                account: account(),
                before: was.status,
                after: is.status,
            });
        }
    }
    Ok(difference)
}

/// The accounts at or above one place, below the acting account, that are not at or above another.
fn only_above(call: &Call, place: &Place, other: &Place) -> Vec<Place> {
    let way = std::iter::successors(Some(place.clone()), Place::parent);
    let below = way.take_while(|p| call.acting.path().is_above(p.path()));
    below.filter(|p| !p.path().contains(other.path())).collect()
}
