//! Adds entries to the chains, in the transaction of what they tell (`design.md` §6).

use std::collections::BTreeMap;

use api::id::AuditId;
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::{
    Tx,
    scope::InAccount,
    tables::audit::{self as table, EntryRow},
};

use crate::{
    audit::chain,
    error::Error,
    operation::{Operation, Record},
    request::Principal,
    standing::Call,
};

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused.
    Refused,
}

impl Outcome {
    /// As it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    const fn severity(self) -> &'static str {
        match self {
            Self::Done => "info",
            Self::Refused => "warning",
        }
    }
}

/// Adds a record to the chain of the account acted on and, when the actor stood above it, to the acting account's.
/// A refused attempt lies in the acting account's chain alone (`design.md` §2).
///
/// # Errors
/// Those of the store.
pub fn append(
    tx: &mut Tx,
    call: &Call,
    operation: &Operation,
    record: &Record,
    outcome: Outcome,
) -> Result<(), Error> {
    let request = call.request;
    let kind = match &request.principal {
        Principal::User { .. } => "user",
        Principal::Client { .. } => "client",
    };
    let fields = |record: &Record| {
        BTreeMap::from([
            ("actor", json!({ "kind": kind, "id": request.principal.id(), "name": call.actor_name })),
            ("acting", json!(call.acting.id())),
            ("address", json!(request.address)),
            ("agent", json!(request.agent)),
            ("request", json!(request.id)),
            ("severity", json!(outcome.severity())),
            ("outcome", json!(outcome.as_str())),
            ("before", record.before.clone().unwrap_or(Value::Null)),
            ("after", record.after.clone().unwrap_or(Value::Null)),
        ])
    };
    let action = record.action.map_or_else(|| operation.name.replacen('.', ":", 1), str::to_owned);
    let account = record.account.as_ref().unwrap_or(call.target.scope());
    let own = account.key() == call.acting.key();
    if outcome == Outcome::Done && !own {
        put(tx, account, &action, outcome, &record.target, fields(record), true)?;
    }
    // The chain of the account above comes second: everybody locks from below upwards.
    put(tx, call.acting.scope(), &action, outcome, &record.target, fields(record), false)
}

/// Adds an entry to one chain.
fn put(
    tx: &mut Tx,
    account: &InAccount,
    action: &str,
    outcome: Outcome,
    target: &str,
    fields: BTreeMap<&'static str, Value>,
    from_above: bool,
) -> Result<(), Error> {
    let head = table::lock_head(tx, account)?;
    let (seq, time) = (head.seq + 1, tx.now());
    let mut commitments = BTreeMap::new();
    let mut private = serde_json::Map::new();
    for (name, value) in fields {
        let salt: [u8; 16] = tx.random();
        let salt = HEXLOWER.encode(&salt);
        commitments.insert(name.to_owned(), chain::commitment(&salt, &value));
        private.insert(name.to_owned(), json!({ "salt": salt, "value": value }));
    }
    let entry = chain::Hashed {
        seq,
        prev: HEXLOWER.encode(&head.hash),
        time,
        action,
        target,
        commitments: &commitments,
    };
    let hash = chain::hash(&entry);
    let row = EntryRow {
        seq,
        id: new_id(time, tx.random()),
        time,
        action: action.to_owned(),
        outcome: outcome.as_str().to_owned(),
        target: target.to_owned(),
        prev_hash: head.hash,
        hash,
        commitments: serde_json::to_string(&commitments).map_err(|e| Error::fault(e.to_string()))?,
        private: Value::Object(private).to_string(),
        from_above,
    };
    Ok(table::append(tx, account, &row)?)
}

/// A time-ordered id: milliseconds, then 80 random bits.
fn new_id(time: Timestamp, random: [u8; 10]) -> AuditId {
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&time.as_millisecond().to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&random);
    AuditId::from_bytes(bytes)
}
