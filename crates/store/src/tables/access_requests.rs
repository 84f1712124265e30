//! `access_requests`: people who ask for access at a tenant's door (Rule U4), until somebody approves or refuses.

use api::{
    id::{AccessRequestId, TenantId},
    list::Scope,
};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{AccessRequestKey, TenantKey},
    list::{ByScope, Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{Door, InAccount, InSubtree},
    tx::Tx,
};

/// A request as the tenant's owner, or an account above that, may see it.
#[derive(Debug, Clone)]
pub struct AccessRequestRow {
    /// Internal key.
    pub key: AccessRequestKey,
    /// Public id.
    pub id: AccessRequestId,
    /// The account that owns the tenant.
    pub account: InAccount,
    /// The tenant.
    pub tenant: TenantKey,
    /// Its public id.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// The address that was typed.
    pub email: String,
    /// The name that was typed.
    pub name: String,
    /// What else was said.
    pub message: Option<String>,
    /// When it came.
    pub created_at: Timestamp,
}

impl FromRow for AccessRequestRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            account: InAccount::new(row.get(2)?, row.get(3)?),
            tenant: row.get(4)?,
            tenant_id: row.get(5)?,
            tenant_name: row.get(6)?,
            email: row.get(7)?,
            name: row.get(8)?,
            message: row.get(9)?,
            created_at: row.get(10)?,
        })
    }
}

/// The account that owns a tenant.
#[derive(Debug, Clone)]
pub struct OwnerRow {
    /// The account.
    pub account: InAccount,
    /// Whether it lets people ask.
    pub allows: bool,
}

impl FromRow for OwnerRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { account: InAccount::new(row.get(0)?, row.get(1)?), allows: row.get(2)? })
    }
}

/// A request to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewAccessRequest<'a> {
    /// Public id.
    pub id: AccessRequestId,
    /// The tenant whose door it came to.
    pub tenant: TenantKey,
    /// The address that was typed.
    pub email: &'a str,
    /// The same as it is compared.
    pub email_key: &'a str,
    /// The name that was typed.
    pub name: &'a str,
    /// What else was said.
    pub message: Option<&'a str>,
}

macro_rules! columns {
    () => {
        "q.key, q.id, a.id, a.path, t.key, t.id, t.name, q.email, q.name, q.message, q.created_at"
    };
}

macro_rules! from {
    () => {
        "access_requests q JOIN accounts a ON a.key = q.account JOIN tenants t ON t.key = q.tenant"
    };
}

statements! {
    GET: InAccount = concat!("SELECT ", columns!(), " FROM ", from!(), " WHERE q.account = ?1 AND q.id = ?2");
    OWNER: Door = "SELECT a.id, a.path, t.access_requests FROM tenants t JOIN accounts a ON a.key = t.account
        WHERE t.key = ?1";
    // One of an address at a time, and no more of a tenant than somebody can read.
    INSERT: InAccount = "INSERT INTO access_requests (account, tenant, id, email, email_key, name, message, created_at)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE (SELECT count(*) FROM access_requests WHERE tenant = ?2) < ?9
        ON CONFLICT DO NOTHING";
    COUNT: InAccount = "SELECT count(*) FROM access_requests WHERE account = ?1";
    DELETE: InAccount = "DELETE FROM access_requests WHERE account = ?1 AND key = ?2";
}

lists! {
    OF_ACCOUNT: InAccount = (columns!(), from!(), "q.account = ?1", "q.key")
        .fields(FIELDS).sorts(SORTS).search(SEARCH);
    OF_CHILDREN: InAccount = (columns!(), from!(), "a.parent = ?1", "q.key")
        .fields(FIELDS).sorts(SORTS).search(SEARCH);
    OF_SUBTREE: InSubtree = (columns!(), from!(), "a.path >= ?1 AND a.path < ?2", "q.key")
        .fields(FIELDS).sorts(SORTS).search(SEARCH);
}

const LISTED: ByScope = ByScope { account: &OF_ACCOUNT, children: &OF_CHILDREN, subtree: &OF_SUBTREE };

const FIELDS: &[Field] = &[
    Field { name: "id", sql: "q.id", kind: Kind::Text },
    Field { name: "tenant", sql: "t.id", kind: Kind::Text },
    Field { name: "email", sql: "q.email_key", kind: Kind::Text },
    Field { name: "name", sql: "q.name", kind: Kind::Text },
    Field { name: "created_at", sql: "q.created_at", kind: Kind::Time },
];

const SORTS: &[Sort] =
    &[Sort { name: "created_at", sql: "q.created_at" }, Sort { name: "email", sql: "q.email_key" }];

const SEARCH: &[&str] = &["q.name", "q.email", "COALESCE(q.message, '')"];

/// How many requests of one tenant wait at most.
pub const MOST: i64 = 500;

/// The account that owns a tenant, and whether it lets people ask there.
///
/// # Errors
/// Those of the store.
pub fn owner(tx: &mut Tx<'_>, tenant: TenantKey) -> Result<Option<OwnerRow>, Error> {
    tx.optional(&OWNER, &Door::new(), &[&tenant])
}

/// Stores a request; false when that address has asked already, or too many wait.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, owner: &InAccount, new: &NewAccessRequest<'_>) -> Result<bool, Error> {
    let now = tx.now();
    let NewAccessRequest { id, tenant, email, email_key, name, message } = *new;
    let stored =
        tx.execute(&INSERT, owner, &[&tenant, &id, &email, &email_key, &name, &message, &now, &MOST])?;
    Ok(stored == 1)
}

/// How many requests wait for an account.
///
/// # Errors
/// Those of the store.
pub fn count(tx: &mut Tx<'_>, owner: &InAccount) -> Result<i64, Error> {
    let (count,): (i64,) = tx.one(&COUNT, owner, &[])?;
    Ok(count)
}

/// A request for one of the account's tenants.
///
/// # Errors
/// Those of the store.
pub fn get(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    id: AccessRequestId,
) -> Result<Option<AccessRequestRow>, Error> {
    tx.optional(&GET, owner, &[&id])
}

/// Deletes a request that was answered; whether it was still there.
///
/// # Errors
/// Those of the store.
pub fn delete(tx: &mut Tx<'_>, owner: &InAccount, key: AccessRequestKey) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE, owner, &[&key])? == 1)
}

/// A page of the requests that wait for the account, for its children, or for its whole subtree.
///
/// # Errors
/// A filter, sort or place that is none of this list; those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    account: &InAccount,
    scope: Scope,
    request: &ListRequest,
) -> Result<Rows<AccessRequestRow>, ListError> {
    LISTED.page(tx, account, scope, request)
}
