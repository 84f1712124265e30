//! Groups as given to members: predefined ones by name, an account's own by key (Rules G1, G3, G5).

use api::{id::GroupId, permission::PredefinedGroup, users::Reach};
use domain::permission_set::PermissionSet;

use crate::{
    error::Error,
    keys::{GroupKey, MembershipKey},
    row::{FromRow, Row},
    scope::{InAccount, InSubtree},
    tx::Tx,
};

/// Which group is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupRef {
    /// One that every account has.
    Predefined(PredefinedGroup),
    /// One of the account's own.
    Own(GroupKey),
}

impl GroupRef {
    fn columns(self) -> (Option<&'static str>, Option<GroupKey>) {
        match self {
            Self::Predefined(group) => (Some(group.as_str()), None),
            Self::Own(key) => (None, Some(key)),
        }
    }
}

/// A group as given to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRow {
    /// The member.
    pub membership: MembershipKey,
    /// The group.
    pub group: GroupRef,
    /// Public id of an own group.
    pub group_id: Option<GroupId>,
    /// The group's name.
    pub name: String,
    /// What the group allows now.
    pub permissions: PermissionSet,
    /// How far.
    pub reach: Reach,
}

statements! {
    OF_MEMBERS: InSubtree = "SELECT g.membership, g.predefined, g.group_key, o.id, o.name, o.permissions, g.reach \
        FROM grants g JOIN accounts a ON a.key = g.account LEFT JOIN groups o ON o.key = g.group_key \
        WHERE a.path >= ?1 AND a.path < ?2 AND g.membership IN (?KEYS) ORDER BY g.membership, g.key";
    INSERT: InAccount = "INSERT INTO grants (account, membership, predefined, group_key, reach) \
        VALUES (?1, ?2, ?3, ?4, ?5)";
    SET_REACH: InAccount = "UPDATE grants SET reach = ?5 \
        WHERE account = ?1 AND membership = ?2 AND (predefined = ?3 OR group_key = ?4)";
    DELETE: InAccount = "DELETE FROM grants \
        WHERE account = ?1 AND membership = ?2 AND (predefined = ?3 OR group_key = ?4)";
    DELETE_ALL: InAccount = "DELETE FROM grants WHERE account = ?1 AND membership = ?2";
}

impl FromRow for GrantRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let membership = row.get(0)?;
        let reach = row.get(6)?;
        let damaged = || Error::Corrupt("a grant without a group that is known".to_owned());
        if let Some(name) = row.get::<Option<String>>(1)? {
            let group: PredefinedGroup = name.parse().map_err(|_| damaged())?;
            return Ok(Self {
                membership,
                group: GroupRef::Predefined(group),
                group_id: None,
                name,
                permissions: PermissionSet::of_group(group),
                reach,
            });
        }
        Ok(Self {
            membership,
            group: GroupRef::Own(row.get(2)?),
            group_id: row.get(3)?,
            name: row.get(4)?,
            permissions: row.get(5)?,
            reach,
        })
    }
}

/// What these members were given, in the order of giving: one statement for up to 64 of them.
///
/// # Errors
/// Those of the store.
pub fn of_members(
    tx: &mut Tx<'_>,
    scope: &InSubtree,
    members: &[MembershipKey],
) -> Result<Vec<GrantRow>, Error> {
    tx.all_in(&OF_MEMBERS, scope, &[], members)
}

/// Gives a group.
///
/// # Errors
/// Those of the store; a unique violation when the member has it already.
pub fn insert(
    tx: &mut Tx<'_>,
    account: &InAccount,
    member: MembershipKey,
    group: GroupRef,
    reach: Reach,
) -> Result<(), Error> {
    let (predefined, own) = group.columns();
    tx.put(&INSERT, account, &[&member, &predefined, &own, &reach])
}

/// Sets how far a group reaches that the member has.
///
/// # Errors
/// Those of the store.
pub fn set_reach(
    tx: &mut Tx<'_>,
    account: &InAccount,
    member: MembershipKey,
    group: GroupRef,
    reach: Reach,
) -> Result<(), Error> {
    let (predefined, own) = group.columns();
    tx.execute(&SET_REACH, account, &[&member, &predefined, &own, &reach]).map(drop)
}

/// Takes a group from a member.
///
/// # Errors
/// Those of the store.
pub fn delete(
    tx: &mut Tx<'_>,
    account: &InAccount,
    member: MembershipKey,
    group: GroupRef,
) -> Result<(), Error> {
    let (predefined, own) = group.columns();
    tx.execute(&DELETE, account, &[&member, &predefined, &own]).map(drop)
}

/// Takes every group from a member.
///
/// # Errors
/// Those of the store.
pub fn delete_all(tx: &mut Tx<'_>, account: &InAccount, member: MembershipKey) -> Result<(), Error> {
    tx.execute(&DELETE_ALL, account, &[&member]).map(drop)
}
