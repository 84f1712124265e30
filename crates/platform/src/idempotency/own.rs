//! The same for what a person changes of their own, where no account acts (Rule U3): the key is the person's.

use domain::times::IDEMPOTENCY_KEPT;
use store::{Tx, scope::Person, tables::own_idempotency as table};

use super::{Claimed, check, in_flight, reused};
use crate::{error::Error, operation::Answer};

/// Claims a key of a person: the answer that was given to it, or the claim.
///
/// # Errors
/// 409 when the key was used for something else; 422 for a key that is none.
pub(crate) fn claim(
    tx: &mut Tx,
    person: &Person,
    key: &str,
    hash: &[u8; 32],
) -> Result<Result<Answer, Claimed>, Error> {
    check(key)?;
    let now = tx.now();
    let kept_since = now.saturating_sub(IDEMPOTENCY_KEPT).unwrap_or(now);
    match table::claim(tx, person, key, hash, kept_since) {
        Ok(true) => return Ok(Err(Claimed { key: key.to_owned() })),
        Ok(false) => {}
        // The twin took longer than the database waits for a row.
        Err(store::Error::Busy(_)) => return Err(in_flight()),
        Err(e) => return Err(e.into()),
    }
    let Some(kept) = table::get(tx, person, key)? else { return Err(in_flight()) };
    if kept.request_hash != *hash {
        return Err(reused("This idempotency key was used for another request."));
    }
    let body = serde_json::from_slice(&kept.answer)
        .map_err(|e| Error::fault(format!("a kept answer is no JSON: {e}")))?;
    Ok(Ok(Answer::replay(kept.status, body, kept.etag, None)))
}

/// Keeps the answer to a key.
///
/// # Errors
/// Those of the store; [`Error::Fault`] for an answer with a secret, which would lie there unsealed.
pub(crate) fn keep(tx: &mut Tx, person: &Person, claimed: &Claimed, answer: &Answer) -> Result<(), Error> {
    if answer.one_time_secret {
        return Err(Error::fault("a person's own answer holds a secret"));
    }
    let body = answer.body.text();
    Ok(table::keep(tx, person, &claimed.key, answer.status, body.as_bytes(), answer.etag.as_deref())?)
}
