//! `browser_sessions`: sign-ins of a browser at a tenant's pages; the cookie is stored as its hash alone.

use api::id::SessionId;
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

/// A sign-in to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewBrowserSession<'a> {
    /// Its name towards the person.
    pub id: SessionId,
    /// SHA-256 of the cookie's value.
    pub hash: &'a [u8; 32],
    /// At which tenant.
    pub tenant: TenantKey,
    /// How the person was authenticated, separated by blanks.
    pub amr: &'a str,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The address that it comes from.
    pub address: Option<&'a str>,
    /// The browser.
    pub agent: Option<&'a str>,
}

statements! {
    INSERT: Person = "INSERT INTO browser_sessions
        (user_key, id, hash, tenant, amr, auth_time, expires_at, address, agent)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    BY_HASH: Door = "SELECT user_key, amr, auth_time, expires_at FROM browser_sessions WHERE hash = ?1 AND tenant = ?2";
    DELETE: Door = "DELETE FROM browser_sessions WHERE hash = ?1";
    DELETE_ONE: Person = "DELETE FROM browser_sessions WHERE user_key = ?1 AND tenant = ?2 AND id = ?3";
    DELETE_AT: Person = "DELETE FROM browser_sessions WHERE user_key = ?1 AND tenant = ?2";
    DELETE_OTHERS: Person = "DELETE FROM browser_sessions WHERE user_key = ?1 AND hash <> ?2";
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
pub fn insert(tx: &mut Tx<'_>, person: &Person, new: &NewBrowserSession<'_>) -> Result<(), Error> {
    let now = tx.now();
    let NewBrowserSession { id, hash, tenant, amr, expires_at, address, agent } = *new;
    tx.execute(&INSERT, person, &[&id, hash, &tenant, &amr, &now, &expires_at, &address, &agent]).map(drop)
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

/// Deletes one of a person's sign-ins at a tenant; whether it was there.
///
/// # Errors
/// Those of the store.
pub fn delete_one(tx: &mut Tx<'_>, person: &Person, tenant: TenantKey, id: SessionId) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE_ONE, person, &[&tenant, &id])? > 0)
}

/// Deletes a person's sign-ins at a tenant; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_at(tx: &mut Tx<'_>, person: &Person, tenant: TenantKey) -> Result<u64, Error> {
    tx.execute(&DELETE_AT, person, &[&tenant])
}

/// Deletes every sign-in of a person but that of the cookie with that hash; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_others(tx: &mut Tx<'_>, person: &Person, hash: &[u8; 32]) -> Result<u64, Error> {
    tx.execute(&DELETE_OTHERS, person, &[hash])
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
