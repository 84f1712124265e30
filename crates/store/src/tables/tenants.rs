//! Tenants, by their owner account (Rule T2).

use api::{id::TenantId, list::Scope, tenants::TenantStatus};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::TenantKey,
    list::{ByScope, Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{Door, InAccount, InSubtree},
    tx::Tx,
    value::Value,
};

/// A tenant as its owner, or an account above that, may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantRow {
    /// Internal key.
    pub key: TenantKey,
    /// Public id.
    pub id: TenantId,
    /// The owner account.
    pub account: InAccount,
    /// Unique in the owner account.
    pub name: String,
    /// The caller's own reference.
    pub external_ref: Option<String>,
    /// Whether it serves.
    pub status: TenantStatus,
    /// The primary domain, if it is served.
    pub domain: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Whether people may ask for access at its door (Rule U4).
    pub access_requests: bool,
}

/// A tenant as anybody who uses it may see it: nothing of its owner (Rule A5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedTenant {
    /// Internal key.
    pub key: TenantKey,
    /// Public id.
    pub id: TenantId,
    /// Its name.
    pub name: String,
    /// Whether it serves.
    pub status: TenantStatus,
    /// The primary domain, if it is served.
    pub domain: Option<String>,
}

macro_rules! columns {
    () => {
        "t.key, t.id, a.id, a.path, t.name, t.external_ref, t.status, d.name, t.created_at, t.updated_at, \
         t.access_requests"
    };
}

macro_rules! from {
    () => {
        "tenants t JOIN accounts a ON a.key = t.account \
         LEFT JOIN domains d ON d.tenant = t.key AND d.is_primary = 1 AND d.status = 'served'"
    };
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM ", from!(), " ", $rest)
    };
}

macro_rules! select_used {
    ($rest:literal) => {
        concat!(
            "SELECT t.key, t.id, t.name, t.status, d.name FROM tenants t \
             LEFT JOIN domains d ON d.tenant = t.key AND d.is_primary = 1 AND d.status = 'served' ",
            $rest
        )
    };
}

statements! {
    GET: InAccount = select!("WHERE t.account = ?1 AND t.id = ?2");
    BY_NAME: InAccount = select!("WHERE t.account = ?1 AND t.name = ?2");
    BY_EXTERNAL_REF: InAccount = select!("WHERE t.account = ?1 AND t.external_ref = ?2");
    INSERT: InAccount = "INSERT INTO tenants (account, id, name, external_ref, status, created_at, updated_at) \
        VALUES (?1, ?2, ?3, ?4, 'active', ?5, ?5) ON CONFLICT DO NOTHING RETURNING key";
    RENAME: InAccount = "UPDATE tenants SET name = ?3, updated_at = ?4 WHERE account = ?1 AND key = ?2";
    SET_STATUS: InAccount = "UPDATE tenants SET status = ?3, updated_at = ?4 WHERE account = ?1 AND key = ?2";
    ALLOW: InAccount = "UPDATE tenants SET access_requests = ?3, updated_at = ?4 WHERE account = ?1 AND key = ?2";
    TOUCH: InAccount = "UPDATE tenants SET updated_at = ?3 WHERE account = ?1 AND key = ?2";
    LOCK: InAccount = "SELECT key FROM tenants WHERE account = ?1 AND key = ?2 FOR NO KEY UPDATE";
    USED: Door = select_used!("WHERE t.key = ?1");
}

lists! {
    OF_ACCOUNT: InAccount = (columns!(), from!(), "t.account = ?1", "t.key")
        .fields(FIELDS).sorts(SORTS).search(&["t.name"]);
    OF_CHILDREN: InAccount = (columns!(), from!(), "a.parent = ?1", "t.key")
        .fields(FIELDS).sorts(SORTS).search(&["t.name"]);
    OF_SUBTREE: InSubtree = (columns!(), from!(), "a.path >= ?1 AND a.path < ?2", "t.key")
        .fields(FIELDS).sorts(SORTS).search(&["t.name"]);
}

const LISTED: ByScope = ByScope { account: &OF_ACCOUNT, children: &OF_CHILDREN, subtree: &OF_SUBTREE };

const FIELDS: &[Field] = &[
    Field { name: "id", sql: "t.id", kind: Kind::Text },
    Field { name: "name", sql: "t.name", kind: Kind::Text },
    Field { name: "status", sql: "t.status", kind: Kind::Word(status) },
    Field { name: "external_ref", sql: "t.external_ref", kind: Kind::Text },
    Field { name: "domain", sql: "d.name", kind: Kind::Text },
    Field { name: "created_at", sql: "t.created_at", kind: Kind::Time },
];

const SORTS: &[Sort] =
    &[Sort { name: "name", sql: "t.name" }, Sort { name: "created_at", sql: "t.created_at" }];

fn status(word: &str) -> Option<Value> {
    matches!(word, "active" | "suspended").then(|| Value::Text(word.to_owned()))
}

impl FromRow for TenantRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            account: InAccount::new(row.get(2)?, row.get(3)?),
            name: row.get(4)?,
            external_ref: row.get(5)?,
            status: row.get(6)?,
            domain: row.get(7)?,
            created_at: row.get(8)?,
            updated_at: row.get(9)?,
            access_requests: row.get(10)?,
        })
    }
}

impl FromRow for UsedTenant {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            status: row.get(3)?,
            domain: row.get(4)?,
        })
    }
}

/// A tenant that the account owns.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, owner: &InAccount, id: TenantId) -> Result<Option<TenantRow>, Error> {
    tx.optional(&GET, owner, &[&id])
}

/// A tenant that the account owns, by its name.
///
/// # Errors
/// Those of the store.
pub fn by_name(tx: &mut Tx<'_>, owner: &InAccount, name: &str) -> Result<Option<TenantRow>, Error> {
    tx.optional(&BY_NAME, owner, &[&name])
}

/// A tenant that the account owns, by the caller's reference.
///
/// # Errors
/// Those of the store.
pub fn by_external_ref(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    reference: &str,
) -> Result<Option<TenantRow>, Error> {
    tx.optional(&BY_EXTERNAL_REF, owner, &[&reference])
}

/// A page of the tenants that the account, its children, or its whole subtree own.
///
/// # Errors
/// A filter, sort or place that is none of this list; those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    scope: Scope,
    request: &ListRequest,
) -> Result<Rows<TenantRow>, ListError> {
    LISTED.page(tx, owner, scope, request)
}

/// What everybody who comes in by the tenant may know of it. The key comes from a host, or from an account's path.
///
/// # Errors
/// Those of the store.
pub fn used(tx: &mut Tx<'_>, key: TenantKey) -> Result<Option<UsedTenant>, Error> {
    tx.optional(&USED, &Door::new(), &[&key])
}

/// Makes a tenant; nothing when its name or reference is taken in the owner account.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    id: TenantId,
    name: &str,
    external_ref: Option<&str>,
) -> Result<Option<TenantKey>, Error> {
    let now = tx.now();
    let row: Option<(TenantKey,)> = tx.optional(&INSERT, owner, &[&id, &name, &external_ref, &now])?;
    Ok(row.map(|(key,)| key))
}

/// Gives a tenant another name.
///
/// # Errors
/// Those of the store; a unique violation when another has it.
pub fn rename(tx: &mut Tx<'_>, owner: &InAccount, key: TenantKey, name: &str) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&RENAME, owner, &[&key, &name, &now]).map(drop)
}

/// Suspends a tenant, or lets it serve again.
///
/// # Errors
/// Those of the store.
pub fn set_status(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    key: TenantKey,
    status: TenantStatus,
) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&SET_STATUS, owner, &[&key, &status, &now]).map(drop)
}

/// Marks a tenant as changed now.
///
/// # Errors
/// Those of the store.
pub fn touch(tx: &mut Tx<'_>, owner: &InAccount, key: TenantKey) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&TOUCH, owner, &[&key, &now]).map(drop)
}

/// Keeps others from changing the tenant's domains until the end of the unit of work.
///
/// # Errors
/// Those of the store.
pub fn lock(tx: &mut Tx<'_>, owner: &InAccount, key: TenantKey) -> Result<(), Error> {
    let _row: Option<(TenantKey,)> = tx.lock_row(&LOCK, owner, &[&key])?;
    Ok(())
}

/// Lets people ask for access at the tenant's door, or not (Rule U4).
///
/// # Errors
/// Those of the store.
pub fn allow_requests(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    allowed: bool,
) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&ALLOW, owner, &[&tenant, &allowed, &now]).map(drop)
}
