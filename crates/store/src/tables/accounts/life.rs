//! The life of an account: suspended, closed, and back (Rule A7). What lies below follows in effect alone, so that nothing
//! has to be put back there.

use api::{accounts::AccountStatus, id::AccountId};
use domain::path::Path;
use jiff::Timestamp;

use super::Suspension;
use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::{InAccount, InSubtree, SystemScope},
    tx::Tx,
};

statements! {
    // None of them renews the time of the last change: that is for accounts whose effective status changes.
    SUSPEND: InAccount = "UPDATE accounts SET status = 'suspended', suspended_by = ?2, suspended_reason = ?3
        WHERE key = ?1";
    RESUME: InAccount = "UPDATE accounts SET status = 'active', suspended_by = NULL, suspended_reason = NULL
        WHERE key = ?1";
    CLOSE: InAccount = "UPDATE accounts SET status = 'closed', purge_at = ?2 WHERE key = ?1";
    RESTORE: InAccount = "UPDATE accounts SET purge_at = NULL,
        status = CASE WHEN suspended_by IS NULL THEN 'active' ELSE 'suspended' END WHERE key = ?1";
    // What was begun comes first: its time is 0.
    DUE: SystemScope = "SELECT id, path, status FROM accounts WHERE purge_at <= ?1 ORDER BY purge_at, key LIMIT 1";
    BEGIN_PURGE: InAccount = "UPDATE accounts SET purge_at = 0 WHERE key = ?1";
    LAST: InSubtree = "SELECT id, path, status FROM accounts WHERE path >= ?1 AND path < ?2 ORDER BY path DESC LIMIT 1";
    STATUSES: InSubtree = "SELECT id, path, status FROM accounts WHERE path >= ?1 AND path < ?2 ORDER BY path";
}

/// An account with its stored status.
#[derive(Debug, Clone)]
pub struct StatusRow {
    /// Public id.
    pub id: AccountId,
    /// Where it lies.
    pub path: Path,
    /// Its own status.
    pub status: AccountStatus,
}

impl StatusRow {
    /// The scope of its rows.
    #[must_use]
    pub fn scope(&self) -> InAccount {
        InAccount::new(self.id, self.path.clone())
    }
}

impl FromRow for StatusRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { id: row.get(0)?, path: row.get(1)?, status: row.get(2)? })
    }
}

/// Suspends an account that is not closed, or gives its suspension another reason.
///
/// # Errors
/// Those of the store.
pub fn suspend(tx: &mut Tx<'_>, account: &InAccount, suspension: &Suspension) -> Result<(), Error> {
    tx.execute(&SUSPEND, account, &[&suspension.by, &suspension.reason]).map(drop)
}

/// Lifts the suspension of an account that is not closed.
///
/// # Errors
/// Those of the store.
pub fn resume(tx: &mut Tx<'_>, account: &InAccount) -> Result<(), Error> {
    tx.execute(&RESUME, account, &[]).map(drop)
}

/// Closes an account, to be purged from that time on. Its suspension, if there is one, is kept.
///
/// # Errors
/// Those of the store.
pub fn close(tx: &mut Tx<'_>, account: &InAccount, purge_at: Timestamp) -> Result<(), Error> {
    tx.execute(&CLOSE, account, &[&purge_at]).map(drop)
}

/// Takes a closing back: the account is what it was before, active or suspended.
///
/// # Errors
/// Those of the store.
pub fn restore(tx: &mut Tx<'_>, account: &InAccount) -> Result<(), Error> {
    tx.execute(&RESTORE, account, &[]).map(drop)
}

/// The stored statuses of a subtree, in tree order, its root first.
///
/// # Errors
/// Those of the store.
pub fn statuses(tx: &mut Tx<'_>, subtree: &InSubtree) -> Result<Vec<StatusRow>, Error> {
    tx.all(&STATUSES, subtree, &[])
}

/// The closed account whose purge is due first, or was begun.
///
/// # Errors
/// Those of the store.
pub fn due(tx: &mut Tx<'_>, system: &SystemScope) -> Result<Option<InAccount>, Error> {
    let now = tx.now();
    Ok(tx.optional::<_, StatusRow>(&DUE, system, &[&now])?.map(|row| row.scope()))
}

/// Notes that a purge has begun: from now on there is no way back, whatever the clock says.
///
/// # Errors
/// Those of the store.
pub fn begin_purge(tx: &mut Tx<'_>, account: &InAccount) -> Result<(), Error> {
    tx.execute(&BEGIN_PURGE, account, &[]).map(drop)
}

/// The last account of a subtree in tree order: one that none lies below.
///
/// # Errors
/// Those of the store.
pub fn last(tx: &mut Tx<'_>, subtree: &InSubtree) -> Result<Option<InAccount>, Error> {
    Ok(tx.optional::<_, StatusRow>(&LAST, subtree, &[])?.map(|row| row.scope()))
}
