//! `GET …/audit`: the entries of a chain, newest first, as the caller may know them (Rules S9, A5).

use std::collections::BTreeMap;

use api::{
    audit::{AuditActor, AuditEntry},
    audit_chain::Disclosed,
    list::Scope,
    permission::Permission,
};
use serde_json::Value;
use store::{
    Tx,
    tables::audit::{self as table, ListedEntry},
};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Row, Run},
    standing::{self, Call, Place},
};

/// `audit.list`.
pub const OPERATION: Operation = Operation {
    name: "audit.list",
    permission: Some(Permission::AuditRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let listing = input.list(call, OPERATION.name)?;
    let page = match listing.scope {
        Scope::Account => table::list_of_account(tx, call.target.scope(), &listing.request)?,
        Scope::Children => table::list_of_children(tx, call.target.scope(), &listing.request)?,
        Scope::Subtree => table::list_below(tx, &call.target.scope().subtree(), &listing.request)?,
    };
    let links = standing::load_links(tx, page.rows.iter().map(|e| &e.path))?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for entry in page.rows {
        let place = standing::place(&links, &entry.path)?;
        rows.push(Row::new(entry.path.clone(), shown(call, &place, entry)?));
    }
    let next = listing.next_cursor(call, page.next.as_ref())?;
    Answer::page(rows, next, listing.fields.as_deref())
}

/// Private fields that the chain's own account does not see of what somebody above did.
pub(super) const FROM_ABOVE: [&str; 5] = ["actor", "acting", "address", "agent", "request"];

/// Whether the caller stands high enough to see who acted from above: the actor's own account has an entry of its own for
/// that, so here nobody does.
pub(super) fn discloses(from_above: bool, field: &str) -> bool {
    !(from_above && FROM_ABOVE.contains(&field))
}

/// An entry as the caller may know it.
fn shown(call: &Call, place: &Place, entry: ListedEntry) -> Result<AuditEntry, Error> {
    let ListedEntry { account, entry, .. } = entry;
    let mut private: BTreeMap<String, Disclosed> = serde_json::from_str(&entry.private)
        .map_err(|e| Error::fault(format!("the private part of audit entry {}: {e}", entry.id)))?;
    private.retain(|field, _| discloses(entry.from_above, field));
    let mut take = |field: &str| private.remove(field).map(|d| d.value).filter(|v| !v.is_null());
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let actor = match take("actor") {
        Some(value) => AuditActor {
            kind: text(&value, "kind").unwrap_or_else(|| "system".to_owned()),
            id: text(&value, "id"),
            name: text(&value, "name"),
        },
        None if entry.from_above => AuditActor { kind: "provider".to_owned(), id: None, name: None },
        None => AuditActor { kind: "system".to_owned(), id: None, name: None },
    };
    Ok(AuditEntry {
        id: entry.id,
        account,
        path: place.path_from(call.acting.path()).unwrap_or_default(),
        seq: entry.seq,
        time: entry.time,
        action: entry.action,
        outcome: entry.outcome,
        target: entry.target,
        actor,
        address: take("address").and_then(|v| v.as_str().map(str::to_owned)),
        before: take("before"),
        after: take("after"),
    })
}
