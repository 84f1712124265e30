//! `refresh_tokens`: what a session's tokens are worth (TOK-5).
//!
//! At most one token is `previous`: it was used, and none of its heirs was. The heirs are `current`; there are several
//! when the previous one was used again, because an answer was lost. All others are `stale`.

use jiff::Timestamp;

use crate::{
    error::Error,
    keys::SessionKey,
    scope::{Door, SystemScope},
    tx::Tx,
    value::mismatch,
};

/// What a refresh token is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenState {
    /// Not used yet.
    Current,
    /// Used, and its heirs were not: good still.
    Previous,
    /// Older, or a sibling of one that was used: its use ends the session.
    Stale,
}

statements! {
    BY_HASH: Door = "SELECT session, state FROM refresh_tokens WHERE hash = ?1";
    INSERT: Door = "INSERT INTO refresh_tokens (hash, session, state, created_at) VALUES (?1, ?2, 'current', ?3)";
    RETIRE: Door = "UPDATE refresh_tokens SET state = 'stale' WHERE session = ?1 AND state <> 'stale'";
    PROMOTE: Door = "UPDATE refresh_tokens SET state = 'previous' WHERE hash = ?1";
    COUNT_CURRENT: Door = "SELECT count(*) FROM refresh_tokens WHERE session = ?1 AND state = 'current'";
    DELETE_OVER: SystemScope = "DELETE FROM refresh_tokens WHERE session IN
        (SELECT key FROM sessions WHERE ended_at IS NOT NULL OR expires_at < ?1)";
    DELETE_STALE: SystemScope = "DELETE FROM refresh_tokens WHERE state = 'stale' AND created_at < ?1";
}

/// The session and the state of the token with that hash.
///
/// # Errors
/// Those of the store.
pub fn by_hash(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<Option<(SessionKey, TokenState)>, Error> {
    let found: Option<(SessionKey, String)> = tx.optional(&BY_HASH, &Door::new(), &[hash])?;
    let Some((session, state)) = found else { return Ok(None) };
    let state = match state.as_str() {
        "current" => TokenState::Current,
        "previous" => TokenState::Previous,
        "stale" => TokenState::Stale,
        _ => return Err(mismatch("other text", "the state of a refresh token")),
    };
    Ok(Some((session, state)))
}

/// Adds an unused token to a session.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, hash: &[u8; 32], session: SessionKey) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&INSERT, &Door::new(), &[hash, &session, &now]).map(|_| ())
}

/// Makes an unused token the previous one, and everything else of the session stale.
///
/// # Errors
/// Those of the store.
pub fn advance(tx: &mut Tx<'_>, hash: &[u8; 32], session: SessionKey) -> Result<(), Error> {
    tx.execute(&RETIRE, &Door::new(), &[&session])?;
    tx.execute(&PROMOTE, &Door::new(), &[hash]).map(|_| ())
}

/// How many unused tokens a session has.
///
/// # Errors
/// Those of the store.
pub fn count_current(tx: &mut Tx<'_>, session: SessionKey) -> Result<i64, Error> {
    tx.one::<_, (i64,)>(&COUNT_CURRENT, &Door::new(), &[&session]).map(|(count,)| count)
}

/// Deletes the tokens of sessions that were ended, or ended by themselves before that time; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_over(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&DELETE_OVER, system, &[&before])
}

/// Deletes stale tokens made before that time, of sessions that still run; how many. They are unknown from then on, and
/// their use ends nothing.
///
/// # Errors
/// Those of the store.
pub fn delete_stale(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&DELETE_STALE, system, &[&before])
}
