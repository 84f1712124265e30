//! What the check of a whole installation reads: the tree and the chains, across all accounts.

use api::id::AccountId;
use domain::path::AccountKey;

use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::SystemScope,
    tables::audit::EntryRow,
    tx::Tx,
};

/// Rows of a page.
const PAGE: i64 = 500;

/// An account with its place and its parent's.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Its key.
    pub key: i64,
    /// Its id.
    pub id: AccountId,
    /// Its path as stored.
    pub path: Option<Vec<u8>>,
    /// Whether it has a parent.
    pub has_parent: bool,
    /// The parent's path as stored.
    pub parent_path: Option<Vec<u8>>,
}

impl FromRow for Placed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            path: row.get(2)?,
            has_parent: row.get::<Option<i64>>(3)?.is_some(),
            parent_path: row.get(4)?,
        })
    }
}

/// The head of an account's chain.
#[derive(Debug, Clone)]
pub struct PlacedHead {
    /// The account's key.
    pub key: AccountKey,
    /// The account.
    pub id: AccountId,
    /// The place of the last entry.
    pub seq: i64,
    /// The last entry's hash.
    pub hash: [u8; 32],
}

impl FromRow for PlacedHead {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { key: row.get(0)?, id: row.get(1)?, seq: row.get(2)?, hash: row.get(3)? })
    }
}

statements! {
    PLACED: SystemScope = "SELECT a.key, a.id, a.path, a.parent, p.path FROM accounts a
        LEFT JOIN accounts p ON p.key = a.parent WHERE a.key > ?1 ORDER BY a.key LIMIT ?2";
    HEADS: SystemScope = "SELECT h.account, a.id, h.seq, h.hash FROM audit_heads h JOIN accounts a ON a.key = h.account
        WHERE h.account > ?1 ORDER BY h.account LIMIT ?2";
    ENTRIES: SystemScope = "SELECT seq, id, time, action, outcome, target, prev_hash, hash, commitments, private, from_above
        FROM audit_entries WHERE account = ?1 AND seq >= ?2 ORDER BY seq LIMIT ?3";
    HEADLESS: SystemScope = "SELECT count(*) FROM audit_entries e LEFT JOIN audit_heads h ON h.account = e.account
        WHERE h.account IS NULL";
}

/// The next accounts after a key, by key.
///
/// # Errors
/// Those of the store.
pub fn placed(tx: &mut Tx<'_>, system: &SystemScope, after: i64) -> Result<Vec<Placed>, Error> {
    tx.all(&PLACED, system, &[&after, &PAGE])
}

/// The next chains after an account's.
///
/// # Errors
/// Those of the store.
pub fn heads(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    after: Option<AccountKey>,
) -> Result<Vec<PlacedHead>, Error> {
    let after = after.map_or(0, AccountKey::get);
    tx.all(&HEADS, system, &[&after, &PAGE])
}

/// The next entries of a chain from a place on.
///
/// # Errors
/// Those of the store.
pub fn entries(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    account: AccountKey,
    from: i64,
) -> Result<Vec<EntryRow>, Error> {
    tx.all(&ENTRIES, system, &[&account, &from, &PAGE])
}

/// How many entries lie in chains without a head.
///
/// # Errors
/// Those of the store.
pub fn headless(tx: &mut Tx<'_>, system: &SystemScope) -> Result<i64, Error> {
    let (count,): (i64,) = tx.one(&HEADLESS, system, &[])?;
    Ok(count)
}
