//! Idempotency keys: a write that comes again is answered again, not done again (`api.md`, writes; SRV-6).
//!
//! The key's row is claimed before the work and filled after it, in the work's own transaction: a twin waits for the
//! first one at the row, and a crash leaves both effect and answer, or neither.

pub(crate) mod own;

use api::problem::Code;
use domain::times::{IDEMPOTENCY_KEPT, SECRET_REPLAY};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use store::{Tx, scope::SystemScope, seal, tables::idempotency as table};

use crate::{error::Error, operation::Answer, standing::Call};

/// The longest key.
const MAX_KEY: usize = 255;

/// A key that this transaction holds.
#[derive(Debug)]
pub(crate) struct Claimed {
    key: String,
}

/// What a key is worth.
#[derive(Debug)]
pub(crate) enum Claim {
    /// It is new: do the work, then [`keep`] the answer.
    New(Claimed),
    /// The work was done; this was its answer.
    Replay(Box<Answer>),
}

/// What a key is bound to, beside the acting account: method, path with query, and body.
#[must_use]
pub fn request_hash(method: &str, path: &str, body_hash: &[u8; 32]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(method.as_bytes());
    hash.update([0]);
    hash.update(path.as_bytes());
    hash.update([0]);
    hash.update(body_hash);
    hash.finalize().into()
}

fn check(key: &str) -> Result<(), Error> {
    if key.is_empty() || key.len() > MAX_KEY || key.chars().any(char::is_control) {
        return Err(Error::invalid(
            "Idempotency-Key",
            "invalid",
            format!("An idempotency key has 1 to {MAX_KEY} printable characters."),
        ));
    }
    Ok(())
}

fn in_flight() -> Error {
    Error::refused(Code::RequestInFlight, "The same request is under way.")
}

fn reused(why: &str) -> Error {
    Error::refused(Code::IdempotencyKeyReused, why).hint("Use a new key for a new request.")
}

/// Claims a key of the acting account.
///
/// # Errors
/// 409 when the key was used for something else, or by another when the answer held a secret; 422 for a key that is none.
pub(crate) fn claim(tx: &mut Tx, call: &Call, key: &str, hash: &[u8; 32]) -> Result<Claim, Error> {
    check(key)?;
    let now = tx.now();
    let principal = call.request.principal.id();
    let scope = call.acting.scope();
    let kept_since = now.saturating_sub(IDEMPOTENCY_KEPT).unwrap_or(now);
    match table::claim(tx, scope, key, &principal, hash, kept_since) {
        Ok(true) => return Ok(Claim::New(Claimed { key: key.to_owned() })),
        Ok(false) => {}
        // The twin took longer than the database waits for a row, which is `TWIN_WAITS`.
        Err(store::Error::Busy(_)) => return Err(in_flight()),
        Err(e) => return Err(e.into()),
    }
    let Some(kept) = table::get(tx, scope, key)? else { return Err(in_flight()) };
    if kept.request_hash != *hash {
        return Err(reused("This idempotency key was used for another request."));
    }
    let body = if kept.is_sealed {
        if kept.principal != principal || kept.created_at.saturating_add(SECRET_REPLAY).unwrap_or(now) < now {
            return Err(reused("The answer to this idempotency key held a secret that is not shown again."));
        }
        let opened = call.settings.master_key.open(&place(call, key), &kept.answer);
        opened.map_err(|e| Error::fault(format!("a kept answer: {e}")))?
    } else {
        kept.answer
    };
    let body =
        serde_json::from_slice(&body).map_err(|e| Error::fault(format!("a kept answer is no JSON: {e}")))?;
    Ok(Claim::Replay(Box::new(Answer::replay(
        kept.status,
        body,
        kept.etag,
        Some(call.target.path().clone()),
    ))))
}

/// Keeps the answer to a key.
///
/// # Errors
/// Those of the store.
pub(crate) fn keep(tx: &mut Tx, call: &Call, claimed: &Claimed, answer: &Answer) -> Result<(), Error> {
    let body = answer.body.text().into_owned().into_bytes();
    let body = if answer.one_time_secret {
        call.settings.master_key.seal(&place(call, &claimed.key), &body)
    } else {
        body
    };
    let scope = call.acting.scope();
    table::keep(
        tx,
        scope,
        &claimed.key,
        answer.status,
        &body,
        answer.one_time_secret,
        answer.etag.as_deref(),
    )?;
    Ok(())
}

/// Where a sealed answer lives.
fn place(call: &Call, key: &str) -> String {
    seal::place("idempotency", &[&call.acting.key().get(), &key])
}

/// Forgets answers that are older than they are kept; how many. Run it every hour or so.
///
/// # Errors
/// Those of the store.
pub fn expire(tx: &mut Tx<'_>, system: &SystemScope) -> Result<u64, store::Error> {
    let before = tx.now().saturating_sub(IDEMPOTENCY_KEPT).unwrap_or(Timestamp::MIN);
    Ok(table::expire(tx, system, before)? + store::tables::own_idempotency::expire(tx, system, before)?)
}
