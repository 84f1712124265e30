//! `password_resets`: ways to set a new password; the token that was sent is stored as its hash alone.

use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{TenantKey, UserKey},
    scope::{Door, Person, SystemScope},
    tx::Tx,
};

statements! {
    INSERT: Person = "INSERT INTO password_resets (user_key, hash, tenant, expires_at) VALUES (?1, ?2, ?3, ?4)";
    OPEN: Door = "SELECT user_key FROM password_resets WHERE hash = ?1 AND tenant = ?2 AND expires_at > ?3";
    USE: Door = "DELETE FROM password_resets WHERE hash = ?1 AND tenant = ?2 AND expires_at > ?3 RETURNING user_key";
    DELETE_OF_PERSON: Person = "DELETE FROM password_resets WHERE user_key = ?1";
    DELETE_OVER: SystemScope = "DELETE FROM password_resets WHERE expires_at < ?1";
}

/// Stores a way for the person to set a new password at a tenant's page.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    person: &Person,
    hash: &[u8; 32],
    tenant: TenantKey,
    expires_at: Timestamp,
) -> Result<(), Error> {
    tx.execute(&INSERT, person, &[hash, &tenant, &expires_at]).map(drop)
}

/// Whose password a token sets at that tenant; none when it is unknown, used, or of another tenant, or its time is up.
///
/// # Errors
/// Those of the store.
pub fn open(tx: &mut Tx<'_>, hash: &[u8; 32], tenant: TenantKey) -> Result<Option<UserKey>, Error> {
    let now = tx.now();
    let row: Option<(UserKey,)> = tx.optional(&OPEN, &Door::new(), &[hash, &tenant, &now])?;
    Ok(row.map(|(key,)| key))
}

/// The same, and uses it up: of several at once, one gets it.
///
/// # Errors
/// Those of the store.
pub fn use_up(tx: &mut Tx<'_>, hash: &[u8; 32], tenant: TenantKey) -> Result<Option<UserKey>, Error> {
    let now = tx.now();
    let row: Option<(UserKey,)> = tx.optional(&USE, &Door::new(), &[hash, &tenant, &now])?;
    Ok(row.map(|(key,)| key))
}

/// Deletes every way that a person was sent.
///
/// # Errors
/// Those of the store.
pub fn delete_of_person(tx: &mut Tx<'_>, person: &Person) -> Result<(), Error> {
    tx.execute(&DELETE_OF_PERSON, person, &[]).map(drop)
}

/// Deletes those that ended before that time; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_over(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&DELETE_OVER, system, &[&before])
}
