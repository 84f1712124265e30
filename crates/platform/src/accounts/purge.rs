//! The end of a closed account: after its 30 days everything of it is deleted for good (Rule A7).
//!
//! The job goes in steps, each a transaction of its own over a bounded number of rows, from the last account of the closed
//! unit upwards. Where it was stopped, the next step goes on: what is left in the store is all that it knows.
//!
//! The chain of a purged account goes with it: it is full of what the purge is for, and nobody could ask for it. The chain of
//! the account that it lay below stays whole, and gets an entry by `platform` with the head of the chain that went, so that an
//! export of it which somebody has kept can still be held against something.

use api::limits::LimitKind;
use data_encoding::HEXLOWER;
use serde_json::json;
use store::{
    Tx,
    scope::{InAccount, SystemScope},
    tables::{
        accounts::{self as table, AccountRow},
        audit as chain, limit_use, purge,
    },
};

use crate::{audit, error::Error, operation::Record, standing};

/// How many rows a step deletes, about.
pub const STEP: i64 = 500;

/// What a step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing is due.
    Nothing,
    /// Something was deleted, and there may be more.
    More,
}

/// Deletes some rows of the closed account whose time was up first. To be called again until there is nothing.
///
/// # Errors
/// Those of the store.
pub fn step(tx: &mut Tx, system: &SystemScope, rows: i64) -> Result<Step, Error> {
    table::share_tree(tx)?;
    let Some(unit) = table::due(tx, system)? else { return Ok(Step::Nothing) };
    // Another process may have been at it meanwhile.
    let Some(root) = table::lock(tx, &unit)?.filter(|row| row.purge_at.is_some_and(|at| at <= tx.now()))
    else {
        return Ok(Step::More);
    };
    table::begin_purge(tx, &unit)?;
    let mut left = rows;
    while left > 0 {
        let account = table::last(tx, &unit.subtree())?;
        let account = account.ok_or_else(|| Error::fault("a closed account without a subtree"))?;
        left -= part(tx, system, &account, left)?;
        if left > 0 {
            left -= 1;
            if account.key() == unit.key() {
                end(tx, system, &root)?;
                break;
            }
            drop_account(tx, &account)?;
        }
    }
    Ok(Step::More)
}

/// Deletes at most so many rows that hang on an account; fewer, if there are no more.
fn part(tx: &mut Tx, system: &SystemScope, account: &InAccount, most: i64) -> Result<i64, Error> {
    let members = purge::members(tx, account, most)?;
    release(tx, account, LimitKind::Users, members.counted)?;
    let mut rows = members.rows;
    if rows < most {
        let clients = purge::clients(tx, account, most - rows)?;
        release(tx, account, LimitKind::Clients, clients.counted)?;
        rows += clients.rows;
    }
    while rows < most {
        let tenant = purge::tenant(tx, system, account, most - rows)?.rows;
        rows += tenant;
        if tenant == 0 {
            break;
        }
    }
    if rows < most {
        rows += purge::rest(tx, account, most - rows)?.rows;
    }
    Ok(rows)
}

/// Gives back to every limit on the way to an account what it no longer counts there.
fn release(tx: &mut Tx, account: &InAccount, kind: LimitKind, less: i64) -> Result<(), Error> {
    if less > 0 {
        for row in limit_use::lock_on_path(tx, account)?.iter().filter(|row| row.kind == kind) {
            limit_use::take(tx, &row.account, kind, less)?;
        }
    }
    Ok(())
}

/// Deletes an account that nothing hangs on any more; those above it have a sub-account less.
fn drop_account(tx: &mut Tx, account: &InAccount) -> Result<(), Error> {
    for row in limit_use::lock_on_path(tx, account)? {
        if row.kind == LimitKind::SubAccounts && row.account.key() != account.key() {
            limit_use::take(tx, &row.account, row.kind, 1)?;
        }
    }
    Ok(purge::account(tx, account)?)
}

/// Deletes the account that was closed, the last of its unit, and tells the one above it.
fn end(tx: &mut Tx, system: &SystemScope, root: &AccountRow) -> Result<(), Error> {
    let parent = root.path.parent().ok_or_else(|| Error::fault("the master account is purged"))?;
    let parent = standing::load_place(tx, &parent)?;
    let scope = root.scope();
    let head = chain::head(tx, &scope)?;
    drop_account(tx, &scope)?;
    let gone = json!({
        "slug": root.slug, "name": root.name, "external_ref": root.external_ref,
        "chain": { "head_seq": head.seq, "head_hash": HEXLOWER.encode(&head.hash) },
    });
    let record = Record::of(root.id).before(gone);
    audit::append_by_platform(tx, system, parent.scope(), "accounts:purge", &record)
}
