//! `idempotency`: keys of writes with their answers.

use jiff::Timestamp;

use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::{InAccount, SystemScope},
    tx::Tx,
};

/// A kept answer.
#[derive(Debug, Clone)]
pub struct KeptAnswer {
    /// Who made the request.
    pub principal: String,
    /// What was asked.
    pub request_hash: [u8; 32],
    /// Its HTTP status.
    pub status: u16,
    /// Its body; sealed when `is_sealed`.
    pub answer: Vec<u8>,
    /// Whether it holds a one-time secret.
    pub is_sealed: bool,
    /// Its ETag.
    pub etag: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl FromRow for KeptAnswer {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            principal: row.get(0)?,
            request_hash: row.get(1)?,
            status: row.get(2)?,
            answer: row.get(3)?,
            is_sealed: row.get(4)?,
            etag: row.get(5)?,
            created_at: row.get(6)?,
        })
    }
}

statements! {
    // Waits for a twin in flight, which holds the row's place in the index until it ends.
    CLAIM: InAccount = "INSERT INTO idempotency (account, idempotency_key, principal, request_hash, status, answer,
        is_sealed, etag, created_at) VALUES (?1, ?2, ?3, ?4, 0, ?5, 0, NULL, ?6)
        ON CONFLICT (account, idempotency_key) DO NOTHING";
    DROP_OLD: InAccount = "DELETE FROM idempotency WHERE account = ?1 AND idempotency_key = ?2 AND created_at < ?3";
    GET: InAccount = "SELECT principal, request_hash, status, answer, is_sealed, etag, created_at FROM idempotency
        WHERE account = ?1 AND idempotency_key = ?2";
    KEEP: InAccount = "UPDATE idempotency SET status = ?3, answer = ?4, is_sealed = ?5, etag = ?6
        WHERE account = ?1 AND idempotency_key = ?2";
    EXPIRE: SystemScope = "DELETE FROM idempotency WHERE created_at < ?1";
}

/// Takes the key for this transaction. `false` when it is taken already; a twin in flight is waited for.
///
/// # Errors
/// Those of the store; [`Error::Busy`] when the twin takes too long.
pub fn claim(
    tx: &mut Tx<'_>,
    account: &InAccount,
    key: &str,
    principal: &str,
    request_hash: &[u8; 32],
    kept_since: Timestamp,
) -> Result<bool, Error> {
    let now = tx.now();
    tx.put(&DROP_OLD, account, &[&key, &kept_since])?;
    let none: &[u8] = &[];
    Ok(tx.execute(&CLAIM, account, &[&key, &principal, request_hash, &none, &now])? == 1)
}

/// The answer that is kept for a key.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, account: &InAccount, key: &str) -> Result<Option<KeptAnswer>, Error> {
    tx.optional(&GET, account, &[&key])
}

/// Keeps the answer for a key that this transaction has claimed.
///
/// # Errors
/// Those of the store.
pub fn keep(
    tx: &mut Tx<'_>,
    account: &InAccount,
    key: &str,
    status: u16,
    answer: &[u8],
    is_sealed: bool,
    etag: Option<&str>,
) -> Result<(), Error> {
    tx.put(&KEEP, account, &[&key, &status, &answer, &is_sealed, &etag])
}

/// Forgets what is older; how many rows that were.
///
/// # Errors
/// Those of the store.
pub fn expire(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&EXPIRE, system, &[&before])
}
