//! An account's own groups (Rules G1, G2). Predefined ones live in the catalogue alone.

use api::{
    id::GroupId,
    list::Scope,
    permission::{Permission, PredefinedGroup},
    users::Reach,
};
use domain::permission_set::PermissionSet;
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::GroupKey,
    list::{ByScope, Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{InAccount, InSubtree},
    tx::Tx,
    value::{FromValue, ToValue, Value},
};

/// A group of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow {
    /// Internal key.
    pub key: GroupKey,
    /// Public id.
    pub id: GroupId,
    /// The account that made it.
    pub account: InAccount,
    /// Unique in the account.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What it allows.
    pub permissions: PermissionSet,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Names in the catalogue's order, separated by blanks.
impl ToValue for PermissionSet {
    fn to_value(&self) -> Value {
        let names: Vec<_> = self.iter().map(Permission::as_str).collect();
        Value::Text(names.join(" "))
    }
}

/// A name that this version does not know gives nothing.
impl FromValue for PermissionSet {
    fn from_value(value: Value) -> Result<Self, Error> {
        Ok(String::from_value(value)?.split_whitespace().filter_map(|name| name.parse().ok()).collect())
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT g.key, g.id, a.id, a.path, g.name, g.description, g.permissions, g.created_at, g.updated_at \
             FROM groups g JOIN accounts a ON a.key = g.account ",
            $rest
        )
    };
}

statements! {
    GET: InAccount = select!("WHERE g.account = ?1 AND g.id = ?2");
    BY_NAME: InAccount = select!("WHERE g.account = ?1 AND g.name = ?2");
    LOCK: InAccount = "SELECT key FROM groups WHERE account = ?1 AND key = ?2 FOR UPDATE";
    INSERT: InAccount = "INSERT INTO groups (account, id, name, description, permissions, created_at, updated_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT DO NOTHING RETURNING key";
    UPDATE: InAccount = "UPDATE groups SET name = ?3, description = ?4, permissions = ?5, updated_at = ?6 \
        WHERE account = ?1 AND key = ?2";
    DELETE: InAccount = "DELETE FROM groups WHERE account = ?1 AND key = ?2";
    GIVEN: InAccount = "SELECT MAX(reach), COUNT(*) FROM grants WHERE account = ?1 AND group_key = ?2";
}

/// Own groups and, with keys below zero, the predefined ones, whose `account_key` is NULL. The first order is the
/// catalogue's, then the own ones' by name.
macro_rules! with_predefined {
    () => {
        "(SELECT g.key AS key, NULL AS predefined, g.id AS id, a.key AS account_key, a.id AS account_id, \
         a.path AS path, g.name AS name, g.description AS description, g.permissions AS permissions, \
         g.created_at AS created_at, g.updated_at AS updated_at, '7' || g.name AS place \
         FROM groups g JOIN accounts a ON a.key = g.account \
         UNION ALL SELECT -1, 'admin', NULL, NULL, NULL, NULL, 'admin', NULL, '', 0, 0, '1' \
         UNION ALL SELECT -2, 'operator', NULL, NULL, NULL, NULL, 'operator', NULL, '', 0, 0, '2' \
         UNION ALL SELECT -3, 'developer', NULL, NULL, NULL, NULL, 'developer', NULL, '', 0, 0, '3' \
         UNION ALL SELECT -4, 'support', NULL, NULL, NULL, NULL, 'support', NULL, '', 0, 0, '4' \
         UNION ALL SELECT -5, 'finance', NULL, NULL, NULL, NULL, 'finance', NULL, '', 0, 0, '5' \
         UNION ALL SELECT -6, 'viewer', NULL, NULL, NULL, NULL, 'viewer', NULL, '', 0, 0, '6') x"
    };
}

const COLUMNS: &str = "x.predefined, x.key, x.id, x.account_id, x.path, x.name, x.description, x.permissions, \
    x.created_at, x.updated_at";

lists! {
    OF_ACCOUNT: InAccount =
        (COLUMNS, with_predefined!(), "x.account_key = ?1 OR x.predefined IS NOT NULL", "x.key")
        .fields(FIELDS).sorts(SORTS).search(&["x.name"]);
    OF_CHILDREN: InAccount = (COLUMNS, with_predefined!(),
        "x.account_key IN (SELECT c.key FROM accounts c WHERE c.parent = ?1)", "x.key")
        .fields(FIELDS).sorts(SORTS).search(&["x.name"]);
    OF_SUBTREE: InSubtree = (COLUMNS, with_predefined!(),
        "(x.path >= ?1 AND x.path < ?2) OR x.predefined IS NOT NULL", "x.key")
        .fields(FIELDS).sorts(SORTS).search(&["x.name"]);
}

const LISTED: ByScope = ByScope { account: &OF_ACCOUNT, children: &OF_CHILDREN, subtree: &OF_SUBTREE };

const FIELDS: &[Field] = &[
    Field { name: "id", sql: "COALESCE(x.id, x.predefined)", kind: Kind::Text },
    Field { name: "name", sql: "x.name", kind: Kind::Text },
    Field { name: "predefined", sql: "CASE WHEN x.predefined IS NULL THEN 0 ELSE 1 END", kind: Kind::Flag },
    Field { name: "created_at", sql: "x.created_at", kind: Kind::Time },
];

const SORTS: &[Sort] = &[Sort { name: "place", sql: "x.place" }, Sort { name: "name", sql: "x.name" }];

/// A group as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// One that every account has.
    Predefined(PredefinedGroup),
    /// An account's own.
    Own(GroupRow),
}

impl FromRow for Listed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        if let Some(name) = row.get::<Option<String>>(0)? {
            let group =
                name.parse().map_err(|_| Error::Corrupt("a predefined group that is none".to_owned()))?;
            return Ok(Self::Predefined(group));
        }
        Ok(Self::Own(GroupRow {
            key: row.get(1)?,
            id: row.get(2)?,
            account: InAccount::new(row.get(3)?, row.get(4)?),
            name: row.get(5)?,
            description: row.get(6)?,
            permissions: row.get(7)?,
            created_at: row.get(8)?,
            updated_at: row.get(9)?,
        }))
    }
}

impl FromRow for GroupRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            account: InAccount::new(row.get(2)?, row.get(3)?),
            name: row.get(4)?,
            description: row.get(5)?,
            permissions: row.get(6)?,
            created_at: row.get(7)?,
            updated_at: row.get(8)?,
        })
    }
}

/// What a group is made of.
#[derive(Debug, Clone, Copy)]
pub struct NewGroup<'a> {
    /// Unique in the account.
    pub name: &'a str,
    /// What it is for.
    pub description: Option<&'a str>,
    /// What it allows.
    pub permissions: PermissionSet,
}

/// A group of the account.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, account: &InAccount, id: GroupId) -> Result<Option<GroupRow>, Error> {
    tx.optional(&GET, account, &[&id])
}

/// A group of the account, by its name.
///
/// # Errors
/// Those of the store.
pub fn by_name(tx: &mut Tx<'_>, account: &InAccount, name: &str) -> Result<Option<GroupRow>, Error> {
    tx.optional(&BY_NAME, account, &[&name])
}

/// A page of the groups that can be given in the account, the predefined ones first; or the own ones of its children;
/// or all of its whole subtree.
///
/// # Errors
/// A filter, sort or place that is none of this list; those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    account: &InAccount,
    scope: Scope,
    request: &ListRequest,
) -> Result<Rows<Listed>, ListError> {
    LISTED.page(tx, account, scope, request)
}

/// Keeps the group from being given or edited by others until the end of the unit of work.
///
/// # Errors
/// Those of the store.
pub fn lock(tx: &mut Tx<'_>, account: &InAccount, key: GroupKey) -> Result<(), Error> {
    let _row: Option<(GroupKey,)> = tx.lock_row(&LOCK, account, &[&key])?;
    Ok(())
}

/// Makes a group; nothing when its name is taken in the account.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    account: &InAccount,
    id: GroupId,
    new: &NewGroup<'_>,
) -> Result<Option<GroupKey>, Error> {
    let now = tx.now();
    let row: Option<(GroupKey,)> =
        tx.optional(&INSERT, account, &[&id, &new.name, &new.description, &new.permissions, &now])?;
    Ok(row.map(|(key,)| key))
}

/// Changes a group.
///
/// # Errors
/// Those of the store; a unique violation when another has the name.
pub fn update(tx: &mut Tx<'_>, account: &InAccount, key: GroupKey, to: &NewGroup<'_>) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&UPDATE, account, &[&key, &to.name, &to.description, &to.permissions, &now]).map(drop)
}

/// Takes a group away that nobody has.
///
/// # Errors
/// Those of the store; a foreign-key violation when somebody has it.
pub fn delete(tx: &mut Tx<'_>, account: &InAccount, key: GroupKey) -> Result<(), Error> {
    tx.execute(&DELETE, account, &[&key]).map(drop)
}

/// How many members have the group, and the widest reach with which it is given.
///
/// # Errors
/// Those of the store.
pub fn given(tx: &mut Tx<'_>, account: &InAccount, key: GroupKey) -> Result<(Option<Reach>, i64), Error> {
    // "account" < "subtree", so the greatest text is the widest reach.
    tx.one(&GIVEN, account, &[&key])
}
