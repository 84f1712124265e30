//! What has ended is deleted after a while.

use jiff::{SignedDuration, Timestamp};
use store::{
    Error, Tx,
    scope::SystemScope,
    tables::{
        authorization_codes, browser_sessions, device_codes, guesses, password_resets, refresh_tokens,
        sessions,
    },
};

/// For how long what has ended is kept, so that its late use gets the right answer.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// The same for device codes: anybody can ask for one, and only the device that did asks about it.
const DEVICE_CODES_KEPT: SignedDuration = SignedDuration::from_hours(1);
/// For how long an old refresh token of a session that still runs is known as such: twice what a session lives unused.
const STALE_KEPT: SignedDuration = SignedDuration::from_hours(60 * 24);

/// Deletes codes, sessions and guesses some time after they ended; how many rows. Run it every hour or so.
///
/// # Errors
/// Those of the store.
pub fn run(tx: &mut Tx<'_>, system: &SystemScope) -> Result<u64, Error> {
    let now = tx.now();
    let ago = |kept: SignedDuration| now.saturating_sub(kept).unwrap_or(Timestamp::MIN);
    let before = ago(KEPT);
    let mut rows = device_codes::delete_over(tx, system, ago(DEVICE_CODES_KEPT))?;
    rows += authorization_codes::delete_over(tx, system, before)?;
    rows += browser_sessions::delete_over(tx, system, before)?;
    rows += password_resets::delete_over(tx, system, now)?;
    rows += guesses::delete_over(tx, system, before)?;
    rows += refresh_tokens::delete_over(tx, system, before)?;
    rows += refresh_tokens::delete_stale(tx, system, ago(STALE_KEPT))?;
    rows += sessions::delete_over(tx, system, before)?;
    Ok(rows)
}
