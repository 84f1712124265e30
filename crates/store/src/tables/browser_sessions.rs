//! `browser_sessions`: sign-ins of a browser at a tenant's pages; the cookie is stored as its hash alone.

use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{TenantKey, UserKey},
    row::{FromRow, Row},
    scope::{Door, InSubtree, Person, SystemScope},
    tx::Tx,
};

/// A browser's sign-in as stored.
#[derive(Debug, Clone)]
pub struct BrowserSessionRow {
    /// Who signed in.
    pub user: UserKey,
    /// How, separated by blanks.
    pub amr: String,
    /// When.
    pub auth_time: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl FromRow for BrowserSessionRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { user: row.get(0)?, amr: row.get(1)?, auth_time: row.get(2)?, expires_at: row.get(3)? })
    }
}

statements! {
    INSERT: Person = "INSERT INTO browser_sessions (user_key, hash, tenant, amr, auth_time, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    BY_HASH: Door = "SELECT user_key, amr, auth_time, expires_at FROM browser_sessions WHERE hash = ?1 AND tenant = ?2";
    DELETE: Door = "DELETE FROM browser_sessions WHERE hash = ?1";
    DELETE_OF_PERSON: Person = "DELETE FROM browser_sessions WHERE user_key = ?1";
    DELETE_OF_MEMBERS: InSubtree = "DELETE FROM browser_sessions
        WHERE tenant = ?3 AND user_key IN (SELECT m.user_key FROM memberships m
            JOIN accounts a ON a.key = m.account WHERE a.path >= ?1 AND a.path < ?2 AND m.status = 'active'
            AND m.user_key IS NOT NULL)";
    DELETE_OVER: SystemScope = "DELETE FROM browser_sessions WHERE expires_at < ?1";
}

/// Stores a sign-in of the person that begins now.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    person: &Person,
    hash: &[u8; 32],
    tenant: TenantKey,
    amr: &str,
    expires_at: Timestamp,
) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&INSERT, person, &[hash, &tenant, &amr, &now, &expires_at]).map(|_| ())
}

/// The sign-in of the cookie with that hash at that tenant.
///
/// # Errors
/// Those of the store.
pub fn by_hash(
    tx: &mut Tx<'_>,
    hash: &[u8; 32],
    tenant: TenantKey,
) -> Result<Option<BrowserSessionRow>, Error> {
    tx.optional(&BY_HASH, &Door::new(), &[hash, &tenant])
}

/// Deletes a sign-in; whether it was there.
///
/// # Errors
/// Those of the store.
pub fn delete(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE, &Door::new(), &[hash])? > 0)
}

/// Deletes every sign-in of a person; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_of_person(tx: &mut Tx<'_>, person: &Person) -> Result<u64, Error> {
    tx.execute(&DELETE_OF_PERSON, person, &[])
}

/// Deletes the sign-ins at a tenant of everybody with an active membership in the accounts of that subtree (Rule T3);
/// how many.
///
/// # Errors
/// Those of the store.
pub fn delete_of_members(tx: &mut Tx<'_>, accounts: &InSubtree, tenant: TenantKey) -> Result<u64, Error> {
    tx.execute(&DELETE_OF_MEMBERS, accounts, &[&tenant])
}

/// Deletes those that ended before that time; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_over(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&DELETE_OVER, system, &[&before])
}
