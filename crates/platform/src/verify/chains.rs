//! Audit chains, recomputed from the stored entries (SRV-5, `design.md` §6).

use std::collections::BTreeMap;

use api::audit_chain::{Disclosed, EntryLine, Hash};
use store::{
    Tx,
    scope::SystemScope,
    tables::{
        audit::EntryRow,
        upkeep::{self, PlacedHead},
    },
};

use crate::{error::Error, verify::Report};

pub(super) fn check(tx: &mut Tx<'_>, system: &SystemScope, report: &mut Report) -> Result<(), Error> {
    let mut last = None;
    loop {
        let heads = upkeep::heads(tx, system, last)?;
        let Some(end) = heads.last() else { break };
        last = Some(end.key);
        for head in &heads {
            report.chains += 1;
            chain(tx, system, head, report)?;
        }
    }
    let headless = upkeep::headless(tx, system)?;
    if headless > 0 {
        report.fault("audit", "audit_heads", format!("{headless} entries lie in chains without a head"));
    }
    Ok(())
}

/// One chain, up to the first entry that does not fit: what follows rests on it.
fn chain(tx: &mut Tx<'_>, system: &SystemScope, head: &PlacedHead, report: &mut Report) -> Result<(), Error> {
    let (mut next, mut prev) = (1, Hash::START);
    loop {
        let entries = upkeep::entries(tx, system, head.key, next)?;
        if entries.is_empty() {
            break;
        }
        for row in entries {
            report.entries += 1;
            if let Err(what) = entry(&row, next, prev) {
                report.fault("audit", head.id, format!("entry {next} of its chain: {what}"));
                return Ok(());
            }
            next += 1;
            prev = Hash(row.hash);
        }
    }
    if head.seq != next - 1 {
        let what = format!("its chain ends at entry {}, its head says {}", next - 1, head.seq);
        report.fault("audit", head.id, what);
    } else if head.hash != prev.0 {
        report.fault("audit", head.id, "the head of its chain is not its last entry");
    }
    Ok(())
}

fn entry(row: &EntryRow, expected: i64, prev: Hash) -> Result<(), String> {
    if row.seq != expected {
        return Err(format!("it is missing: entry {} stands in its place", row.seq));
    }
    if row.prev_hash != prev.0 {
        return Err("it is chained to another entry than the one before it".to_owned());
    }
    let unreadable = |_| "its fields cannot be read".to_owned();
    let disclosed: BTreeMap<String, Disclosed> = serde_json::from_str(&row.private).map_err(unreadable)?;
    let line = EntryLine {
        id: row.id,
        seq: row.seq,
        prev,
        time: row.time,
        action: row.action.clone(),
        target: row.target.clone(),
        commitments: serde_json::from_str(&row.commitments).map_err(unreadable)?,
        hash: Hash(row.hash),
        disclosed,
    };
    line.check().map_err(|why| why.to_string())
}
