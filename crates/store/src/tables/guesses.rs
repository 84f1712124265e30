//! `guesses`: how often passwords and codes were tried, per what is guessed and per address (Rule S6, TOK-6). Kept in the
//! store, so that several processes count together.

use jiff::Timestamp;

use crate::{
    error::Error,
    scope::{Door, SystemScope},
    tx::Tx,
};

/// What is known of a bucket after a guess was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Guesses since the window began, this one among them.
    pub failures: i64,
    /// Until when no guess is taken.
    pub blocked_until: Timestamp,
}

statements! {
    COUNT: Door = "INSERT INTO guesses (bucket, failures, first_at, blocked_until) VALUES (?1, 1, ?2, 0)
        ON CONFLICT (bucket) DO UPDATE SET
            failures = CASE WHEN guesses.first_at < ?3 THEN 1 ELSE guesses.failures + 1 END,
            first_at = CASE WHEN guesses.first_at < ?3 THEN ?2 ELSE guesses.first_at END
        RETURNING failures, blocked_until";
    TAKE_BACK: Door = "UPDATE guesses SET failures = failures - 1 WHERE bucket = ?1 AND failures > 0";
    BLOCK: Door = "UPDATE guesses SET blocked_until = ?2 WHERE bucket = ?1";
    UNBLOCK: Door = "UPDATE guesses SET blocked_until = ?3 WHERE bucket = ?1 AND blocked_until = ?2";
    CLEAR: Door = "DELETE FROM guesses WHERE bucket = ?1";
    DELETE_OVER: SystemScope = "DELETE FROM guesses WHERE first_at < ?1 AND blocked_until < ?1";
}

/// Counts a guess; the count begins anew when it began before `window`. Others who guess in the same bucket wait.
///
/// # Errors
/// Those of the store.
pub fn count(tx: &mut Tx<'_>, bucket: &str, window: Timestamp) -> Result<Counted, Error> {
    let now = tx.now();
    let (failures, blocked_until) = tx.one(&COUNT, &Door::new(), &[&bucket, &now, &window])?;
    Ok(Counted { failures, blocked_until })
}

/// Takes a counted guess back.
///
/// # Errors
/// Those of the store.
pub fn take_back(tx: &mut Tx<'_>, bucket: &str) -> Result<(), Error> {
    tx.execute(&TAKE_BACK, &Door::new(), &[&bucket]).map(|_| ())
}

/// Takes no guess until that time.
///
/// # Errors
/// Those of the store.
pub fn block(tx: &mut Tx<'_>, bucket: &str, until: Timestamp) -> Result<(), Error> {
    tx.execute(&BLOCK, &Door::new(), &[&bucket, &until]).map(|_| ())
}

/// Takes guesses again from now on, unless another block than the one until that time was put up.
///
/// # Errors
/// Those of the store.
pub fn unblock(tx: &mut Tx<'_>, bucket: &str, until: Timestamp) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&UNBLOCK, &Door::new(), &[&bucket, &until, &now]).map(|_| ())
}

/// Forgets what was counted.
///
/// # Errors
/// Those of the store.
pub fn clear(tx: &mut Tx<'_>, bucket: &str) -> Result<(), Error> {
    tx.execute(&CLEAR, &Door::new(), &[&bucket]).map(|_| ())
}

/// Deletes what was counted and blocked before that time; how many buckets.
///
/// # Errors
/// Those of the store.
pub fn delete_over(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&DELETE_OVER, system, &[&before])
}
