//! `own_idempotency`: keys of what a person changes of their own, with the answers (Rule U3). No account acts there, and
//! no answer holds a secret.

use jiff::Timestamp;

use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::{Person, SystemScope},
    tx::Tx,
};

/// A kept answer.
#[derive(Debug, Clone)]
pub struct KeptOwnAnswer {
    /// What was asked.
    pub request_hash: [u8; 32],
    /// Its HTTP status.
    pub status: u16,
    /// Its body.
    pub answer: Vec<u8>,
    /// Its ETag.
    pub etag: Option<String>,
}

impl FromRow for KeptOwnAnswer {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { request_hash: row.get(0)?, status: row.get(1)?, answer: row.get(2)?, etag: row.get(3)? })
    }
}

statements! {
    // Waits for a twin in flight, which holds the row's place in the index until it ends.
    CLAIM: Person = "INSERT INTO own_idempotency (user_key, idempotency_key, request_hash, status, answer, etag,
        created_at) VALUES (?1, ?2, ?3, 0, ?4, NULL, ?5) ON CONFLICT (user_key, idempotency_key) DO NOTHING";
    DROP_OLD: Person = "DELETE FROM own_idempotency WHERE user_key = ?1 AND idempotency_key = ?2 AND created_at < ?3";
    GET: Person = "SELECT request_hash, status, answer, etag FROM own_idempotency
        WHERE user_key = ?1 AND idempotency_key = ?2";
    KEEP: Person = "UPDATE own_idempotency SET status = ?3, answer = ?4, etag = ?5
        WHERE user_key = ?1 AND idempotency_key = ?2";
    EXPIRE: SystemScope = "DELETE FROM own_idempotency WHERE created_at < ?1";
}

/// Takes the key for this transaction. `false` when it is taken already; a twin in flight is waited for.
///
/// # Errors
/// Those of the store; [`Error::Busy`] when the twin takes too long.
pub fn claim(
    tx: &mut Tx<'_>,
    person: &Person,
    key: &str,
    request_hash: &[u8; 32],
    kept_since: Timestamp,
) -> Result<bool, Error> {
    let now = tx.now();
    tx.execute(&DROP_OLD, person, &[&key, &kept_since])?;
    let none: &[u8] = &[];
    Ok(tx.execute(&CLAIM, person, &[&key, request_hash, &none, &now])? == 1)
}

/// The answer that is kept for a key.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, person: &Person, key: &str) -> Result<Option<KeptOwnAnswer>, Error> {
    tx.optional(&GET, person, &[&key])
}

/// Keeps the answer for a key that this transaction has claimed.
///
/// # Errors
/// Those of the store.
pub fn keep(
    tx: &mut Tx<'_>,
    person: &Person,
    key: &str,
    status: u16,
    answer: &[u8],
    etag: Option<&str>,
) -> Result<(), Error> {
    tx.execute(&KEEP, person, &[&key, &status, &answer, &etag]).map(drop)
}

/// Forgets what is older; how many rows that were.
///
/// # Errors
/// Those of the store.
pub fn expire(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&EXPIRE, system, &[&before])
}
