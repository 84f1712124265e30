//! What has ended is deleted after a while.

use jiff::{SignedDuration, Timestamp};
use store::{
    Error, Tx,
    scope::SystemScope,
    tables::{authorization_codes, browser_sessions, device_codes, guesses, refresh_tokens, sessions},
};

/// For how long what has ended is kept, so that its late use gets the right answer.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Deletes codes, sessions and guesses that ended a day ago; how many rows. Run it every hour or so.
///
/// # Errors
/// Those of the store.
pub fn run(tx: &mut Tx<'_>, system: &SystemScope) -> Result<u64, Error> {
    let before = tx.now().saturating_sub(KEPT).unwrap_or(Timestamp::MIN);
    let mut rows = device_codes::delete_over(tx, system, before)?;
    rows += authorization_codes::delete_over(tx, system, before)?;
    rows += browser_sessions::delete_over(tx, system, before)?;
    rows += guesses::delete_over(tx, system, before)?;
    rows += refresh_tokens::delete_over(tx, system, before)?;
    rows += sessions::delete_over(tx, system, before)?;
    Ok(rows)
}
