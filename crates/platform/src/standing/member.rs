//! Memberships with what their groups give (`design.md` §2).

use std::{collections::HashMap, sync::Arc};

use api::{
    id::MembershipId,
    permission::{Permission, PredefinedGroup},
    users::MemberGroup,
};
use domain::{
    path::AccountKey,
    permission_set::PermissionSet,
    standing::{Grant, Standing},
};
use store::{
    Tx,
    keys::MembershipKey,
    tables::{
        accounts::Link,
        standing::{self as table, GrantRow},
    },
};

use super::place::{self, Place};
use crate::error::Error;

/// One active membership of the caller's in an account of this tenant.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its key.
    pub key: MembershipKey,
    /// Its public id.
    pub id: MembershipId,
    /// Whether the caller is the account's owner user.
    pub is_owner: bool,
    /// The account.
    pub place: Place,
    /// What the groups give there.
    pub standing: Standing,
    /// The groups.
    pub groups: Vec<MemberGroup>,
}

/// The standing of a member of the target, as `can` asks for it; none when the membership is not active there.
///
/// # Errors
/// Those of the store.
pub fn standing_of(tx: &mut Tx, account: &Place, membership: MembershipKey) -> Result<Option<Member>, Error> {
    let rows = table::of_membership(tx, account.scope(), membership)?;
    let Some(first) = rows.first() else { return Ok(None) };
    let mut found = bare_member(account.clone(), first);
    for row in rows {
        add_grant(&mut found, row)?;
    }
    Ok(Some(found))
}

/// The membership of a row, without its grants.
pub(super) fn of_row(links: &HashMap<AccountKey, Arc<Link>>, row: &GrantRow) -> Result<Member, Error> {
    Ok(bare_member(place::place(links, &row.path)?, row))
}

fn bare_member(place: Place, row: &GrantRow) -> Member {
    let standing = Standing {
        acting: place.path().clone(),
        status: place.status(),
        roles: place.roles(),
        grants: Vec::new(),
    };
    Member {
        key: row.membership,
        id: row.membership_id,
        is_owner: row.is_owner,
        place,
        standing,
        groups: Vec::new(),
    }
}

/// Adds what a row grants.
pub(super) fn add_grant(member: &mut Member, row: GrantRow) -> Result<(), Error> {
    let Some(reach) = row.reach else { return Ok(()) };
    let (permissions, group, name) = if let Some(name) = row.predefined {
        let group: PredefinedGroup =
            name.parse().map_err(|_| Error::fault(format!("a grant of the unknown group {name}")))?;
        (PermissionSet::of_group(group), name.clone(), name)
    } else {
        let (Some(id), Some(name), Some(text)) = (row.group_id, row.group_name, row.permissions) else {
            return Err(Error::fault("a grant of no group"));
        };
        (permissions_of(&text), id.to_string(), name)
    };
    member.standing.grants.push(Grant { permissions, reach });
    member.groups.push(MemberGroup { group, name, reach });
    Ok(())
}

/// Permissions as a group stores them; a permission that this version does not know gives nothing.
#[must_use]
pub fn permissions_of(text: &str) -> PermissionSet {
    text.split_ascii_whitespace().filter_map(|name| name.parse::<Permission>().ok()).collect()
}
