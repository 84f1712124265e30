//! Adds entries to the chains, in the transaction of what they tell (`design.md` §6).

use std::{borrow::Cow, collections::BTreeMap};

use api::{
    audit_chain::{self, Disclosed, Hash, Salt},
    id::{AuditId, UserId},
};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::{
    Tx,
    scope::{InAccount, SystemScope},
    tables::audit::{self as table, EntryRow, Head},
};

use crate::{
    error::Error,
    operation::{Operation, Record},
    request::Principal,
    standing::{Call, Caller},
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

/// Adds a record to the chain of the account acted on and, when the actor stood above it, to the acting account's; to that
/// alone when the account acted on can see nothing of the change (Rule A5).
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
    append_all(tx, call, operation, &[(record, outcome)])
}

/// The same for several records, each chain read and written in one go.
///
/// # Errors
/// Those of the store.
pub fn append_all(
    tx: &mut Tx,
    call: &Call,
    operation: &Operation,
    records: &[(&Record, Outcome)],
) -> Result<(), Error> {
    let mut entries = Vec::with_capacity(records.len() * 2);
    for (record, outcome) in records {
        let account = record.account.as_ref().unwrap_or(call.target.scope());
        let is_own = account.key() == call.acting.key();
        let action = record.action.map_or_else(|| operation.name.replacen('.', ":", 1).into(), Cow::from);
        let entry = |after: Option<&Value>, from_above| Entry {
            action: action.clone(),
            outcome: *outcome,
            target: &record.target,
            fields: fields(call, record, *outcome, after),
            from_above,
        };
        if *outcome == Outcome::Done && !is_own && !record.unseen_below {
            // An account above learns who below it acted; one below does not learn who above (Rule A5).
            let from_above = call.acting.path().is_above(account.path());
            entries.push((account, entry(record.after.as_ref(), from_above)));
        }
        if is_own || !record.unseen_above {
            let after = record.after_from_above.as_ref().filter(|_| !is_own).or(record.after.as_ref());
            entries.push((call.acting.scope(), entry(after, false)));
        }
    }
    // The chain of an account above comes after those below: everybody locks from below upwards.
    entries.sort_by(|(one, _), (other, _)| other.path().cmp(one.path()));
    let mut entries = entries.into_iter().peekable();
    while let Some((account, first)) = entries.next() {
        let mut chain = Chain::lock(tx, account)?;
        chain.put(tx, first)?;
        while let Some((_, next)) = entries.next_if(|(other, _)| other.key() == account.key()) {
            chain.put(tx, next)?;
        }
        chain.end(tx)?;
    }
    Ok(())
}

/// What an entry about a request commits to, by name.
fn fields(
    call: &Call,
    record: &Record,
    outcome: Outcome,
    after: Option<&Value>,
) -> BTreeMap<&'static str, Value> {
    let request = call.request;
    let kind = match &request.principal {
        Principal::User { .. } => "user",
        Principal::Client { .. } => "client",
    };
    BTreeMap::from([
        ("actor", json!({ "kind": kind, "id": request.principal.id(), "name": call.actor_name })),
        ("acting", json!(call.acting.id())),
        ("address", json!(request.address)),
        ("agent", json!(request.agent)),
        ("request", json!(request.id)),
        ("severity", json!(outcome.severity())),
        ("outcome", json!(outcome.as_str())),
        ("before", record.before.clone().unwrap_or(Value::Null)),
        ("after", after.cloned().unwrap_or(Value::Null)),
    ])
}

/// Adds what the operator did by hand, on the machine and without a request, to the chain of the account concerned. The
/// operator stands above every account but the master one.
///
/// # Errors
/// Those of the store.
pub fn append_by_hand(
    tx: &mut Tx,
    _system: &SystemScope,
    account: &InAccount,
    action: &str,
    record: &Record,
) -> Result<(), Error> {
    put_without_request(tx, account, "system", action, record, account.path().depth() > 0)
}

/// Adds what the platform does by itself because its time has come, to the chain of the account concerned. Nobody stands
/// behind it whom the account must not know of.
///
/// # Errors
/// Those of the store.
pub fn append_by_platform(
    tx: &mut Tx,
    _system: &SystemScope,
    account: &InAccount,
    action: &str,
    record: &Record,
) -> Result<(), Error> {
    put_without_request(tx, account, "platform", action, record, false)
}

fn put_without_request(
    tx: &mut Tx,
    account: &InAccount,
    kind: &str,
    action: &str,
    record: &Record,
    from_above: bool,
) -> Result<(), Error> {
    let outcome = Outcome::Done;
    let fields = BTreeMap::from([
        ("actor", json!({ "kind": kind, "id": Value::Null, "name": Value::Null })),
        ("acting", Value::Null),
        ("address", Value::Null),
        ("agent", Value::Null),
        ("request", Value::Null),
        ("severity", json!(outcome.severity())),
        ("outcome", json!(outcome.as_str())),
        ("before", record.before.clone().unwrap_or(Value::Null)),
        ("after", record.after.clone().unwrap_or(Value::Null)),
    ]);
    put(tx, account, Entry { action: action.into(), outcome, target: &record.target, fields, from_above })
}

/// Adds what a person did to a membership of their own, where no account acts, to the chain of the account concerned.
///
/// # Errors
/// Those of the store.
pub(crate) fn append_own(
    tx: &mut Tx,
    account: &InAccount,
    caller: &Caller,
    operation: &Operation,
    record: &Record,
) -> Result<(), Error> {
    let request = caller.request;
    let outcome = Outcome::Done;
    let fields = BTreeMap::from([
        ("actor", json!({ "kind": "user", "id": request.principal.id(), "name": caller.actor_name })),
        ("acting", json!(account.id())),
        ("address", json!(request.address)),
        ("agent", json!(request.agent)),
        ("request", json!(request.id)),
        ("severity", json!(outcome.severity())),
        ("outcome", json!(outcome.as_str())),
        ("before", record.before.clone().unwrap_or(Value::Null)),
        ("after", record.after.clone().unwrap_or(Value::Null)),
    ]);
    let action = operation.name.replacen('.', ":", 1).into();
    put(tx, account, Entry { action, outcome, target: &record.target, fields, from_above: false })
}

/// A person who does something on a page, where no account acts.
#[derive(Debug, Clone, Copy)]
pub struct OnPage<'a> {
    /// Who.
    pub user: UserId,
    /// The e-mail.
    pub email: &'a str,
    /// The address that it came from.
    pub address: &'a str,
    /// The browser.
    pub agent: Option<&'a str>,
    /// The request's id.
    pub request: &'a str,
}

/// Adds what a person did on a page, such as accepting an invitation, to the chain of the account concerned.
///
/// # Errors
/// Those of the store.
pub fn append_on_page(
    tx: &mut Tx,
    account: &InAccount,
    who: &OnPage<'_>,
    action: &str,
    record: &Record,
) -> Result<(), Error> {
    let outcome = Outcome::Done;
    let fields = BTreeMap::from([
        ("actor", json!({ "kind": "user", "id": who.user, "name": who.email })),
        ("acting", json!(account.id())),
        ("address", json!(who.address)),
        ("agent", json!(who.agent)),
        ("request", json!(who.request)),
        ("severity", json!(outcome.severity())),
        ("outcome", json!(outcome.as_str())),
        ("before", record.before.clone().unwrap_or(Value::Null)),
        ("after", record.after.clone().unwrap_or(Value::Null)),
    ]);
    let entry = Entry { action: action.into(), outcome, target: &record.target, fields, from_above: false };
    put(tx, account, entry)
}

/// An entry on its way into a chain.
struct Entry<'a> {
    action: Cow<'a, str>,
    outcome: Outcome,
    target: &'a str,
    /// What is committed to, by name.
    fields: BTreeMap<&'static str, Value>,
    /// Whether whoever acted stood above the chain's account.
    from_above: bool,
}

/// Adds an entry to one chain.
fn put(tx: &mut Tx, account: &InAccount, entry: Entry<'_>) -> Result<(), Error> {
    let mut chain = Chain::lock(tx, account)?;
    chain.put(tx, entry)?;
    chain.end(tx)
}

/// A chain whose head is locked until the end of the transaction.
struct Chain<'a> {
    account: &'a InAccount,
    head: Head,
}

impl<'a> Chain<'a> {
    fn lock(tx: &mut Tx, account: &'a InAccount) -> Result<Self, Error> {
        Ok(Self { account, head: table::lock_head(tx, account)? })
    }

    /// Adds an entry. The chain has it once [`Self::end`] has told the table of its new head.
    fn put(&mut self, tx: &mut Tx, entry: Entry<'_>) -> Result<(), Error> {
        let Entry { action, outcome, target, fields, from_above } = entry;
        let (seq, time) = (self.head.seq + 1, tx.now());
        let mut commitments = BTreeMap::new();
        let mut private = BTreeMap::new();
        for (name, value) in fields {
            let salt = Salt(tx.random());
            let hash =
                audit_chain::commitment(&salt, &value).map_err(|e| Error::fault(format!("{action}: {e}")))?;
            commitments.insert(name.to_owned(), hash);
            private.insert(name, Disclosed { value, salt });
        }
        let hash = audit_chain::entry_hash(seq, &Hash(self.head.hash), time, &action, target, &commitments);
        let text = |e: Result<String, serde_json::Error>| e.map_err(|e| Error::fault(e.to_string()));
        let row = EntryRow {
            seq,
            id: new_id(time, tx.random()),
            time,
            action: action.into_owned(),
            outcome: outcome.as_str().to_owned(),
            target: target.to_owned(),
            prev_hash: self.head.hash,
            hash: hash.0,
            commitments: text(serde_json::to_string(&commitments))?,
            private: text(serde_json::to_string(&private))?,
            from_above,
        };
        table::insert(tx, self.account, &row)?;
        self.head = Head { seq, hash: hash.0 };
        Ok(())
    }

    fn end(self, tx: &mut Tx) -> Result<(), Error> {
        Ok(table::advance(tx, self.account, &self.head)?)
    }
}

/// A time-ordered id: milliseconds, then 80 random bits.
fn new_id(time: Timestamp, random: [u8; 10]) -> AuditId {
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&time.as_millisecond().to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&random);
    AuditId::from_bytes(bytes)
}
