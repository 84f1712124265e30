//! The tree as a whole: kept still, moved, measured (`design.md` §3).

use api::id::AccountId;
use domain::path::{AccountKey, Path};

use crate::{
    error::Error,
    keys::TenantKey,
    row::{FromRow, Row},
    scope::{InAccount, InSubtree, SystemScope},
    tx::Tx,
};

statements! {
    // No new time: an account is not told that it was moved (Rule A5).
    SET_PARENT: InAccount = "UPDATE accounts SET parent = ?2 WHERE key = ?1";
    // The paths of what moves: those of the new parent, then what follows the old parent's.
    MOVE: InSubtree = "UPDATE accounts SET path = CAST(?3 || substr(path, ?4) AS BYTES)
        WHERE path >= ?1 AND path < ?2";
    LONGEST: InSubtree = "SELECT max(length(path)) FROM accounts WHERE path >= ?1 AND path < ?2";
    ASSIGNED: InSubtree = "SELECT a.id, a.path, t.account, a.tenant FROM accounts a JOIN tenants t ON t.key = a.tenant
        WHERE a.path >= ?1 AND a.path < ?2 AND a.tenant IS NOT NULL ORDER BY a.path";
    COUNT: SystemScope = "SELECT count(*) FROM accounts";
    DAMAGED: SystemScope = "SELECT count(*) FROM accounts a LEFT JOIN accounts p ON p.key = a.parent
        WHERE a.path IS NULL OR (a.parent IS NULL AND length(a.path) <> 8)
        OR (a.parent IS NOT NULL AND (length(a.path) <> length(p.path) + 8
            OR substr(a.path, 1, length(p.path)) <> p.path))";
}

/// Keeps the tree still for the rest of the transaction, beside others who only need it so: no account moves, and no
/// limit is set, whose use would have to be counted. To be called before anything is read.
///
/// # Errors
/// Those of the store.
pub fn share_tree(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.share_tree()
}

/// Has the tree alone for the rest of the transaction: for moves and for counting (`design.md` §3, §4). To be called
/// before anything is read.
///
/// # Errors
/// Those of the store.
pub fn lock_tree(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.lock_tree()
}

/// Puts an account, with everything below it, below another one, and gives its new scope. The tree must be locked and
/// the move checked.
///
/// # Errors
/// Those of the store; a unique violation when its slug or reference is taken there.
pub fn reparent(tx: &mut Tx<'_>, account: &InAccount, parent: &InAccount) -> Result<InAccount, Error> {
    let moved = account.path().moved(account.path(), parent.path());
    let Some(Ok(path)) = moved else { return Err(Error::Corrupt("a move that was not checked".to_owned())) };
    tx.execute(&SET_PARENT, account, &[&parent.key()])?;
    // From the account's own key on, counted from 1.
    let from = i64::try_from(account.path().depth() * 8 + 1).unwrap_or(i64::MAX);
    tx.execute(&MOVE, &account.subtree(), &[parent.path(), &from])?;
    Ok(InAccount::new(account.id(), path))
}

/// How many levels of accounts there are below an account.
///
/// # Errors
/// Those of the store.
pub fn height(tx: &mut Tx<'_>, account: &InAccount) -> Result<i64, Error> {
    let (longest,): (Option<i64>,) = tx.one(&LONGEST, &account.subtree(), &[])?;
    let own = i64::try_from(account.path().as_bytes().len()).unwrap_or(i64::MAX);
    Ok((longest.unwrap_or(own) - own) / 8)
}

/// An account with a tenant of its own, and the key of the account that owns that tenant.
#[derive(Debug, Clone)]
pub struct Assigned {
    /// The account.
    pub id: AccountId,
    /// Where it lies.
    pub path: Path,
    /// The tenant's owner.
    pub owner: AccountKey,
    /// The tenant.
    pub tenant: TenantKey,
}

impl FromRow for Assigned {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { id: row.get(0)?, path: row.get(1)?, owner: row.get(2)?, tenant: row.get(3)? })
    }
}

/// The accounts of a subtree that have a tenant assigned, in tree order.
///
/// # Errors
/// Those of the store.
pub fn assigned(tx: &mut Tx<'_>, subtree: &InSubtree) -> Result<Vec<Assigned>, Error> {
    tx.all(&ASSIGNED, subtree, &[])
}

/// How many accounts there are.
///
/// # Errors
/// Those of the store.
pub fn count(tx: &mut Tx<'_>, system: &SystemScope) -> Result<i64, Error> {
    tx.one(&COUNT, system, &[]).map(|(count,)| count)
}

/// How many accounts have a path that does not follow from their parent's: none, or the tree is damaged.
///
/// # Errors
/// Those of the store.
pub fn damaged_paths(tx: &mut Tx<'_>, system: &SystemScope) -> Result<i64, Error> {
    tx.one(&DAMAGED, system, &[]).map(|(count,)| count)
}
