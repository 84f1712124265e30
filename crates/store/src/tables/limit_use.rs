//! `limit_use`: limits that are set, with their use (`design.md` §4).

use api::limits::LimitKind;
use domain::{
    path::{AccountKey, Path},
    plans::Held,
};

use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::{InAccount, InSubtree, SystemScope},
    tx::Tx,
};

/// A limit that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitRow {
    /// The limited account.
    pub account: InAccount,
    /// What is counted.
    pub kind: LimitKind,
    /// How much is in use in the account and below.
    pub used: i64,
    /// How much is allowed.
    pub max: i64,
    /// Whether it follows the account's plan (Rule B0).
    pub from_plan: bool,
}

impl LimitRow {
    /// How much is allowed, and by what.
    #[must_use]
    pub const fn held(&self) -> Held {
        Held { max: self.max, from_plan: self.from_plan }
    }
}

impl FromRow for LimitRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let path: Path = row.get(1)?;
        Ok(Self {
            account: InAccount::new(row.get(0)?, path),
            kind: row.get(2)?,
            used: row.get(3)?,
            max: row.get(4)?,
            from_plan: row.get(5)?,
        })
    }
}

statements! {
    OF_ACCOUNTS: InSubtree = "SELECT a.id, a.path, l.kind, l.used, l.max, l.from_plan FROM limit_use l
        JOIN accounts a ON a.key = l.account
        WHERE a.path >= ?1 AND a.path < ?2 AND l.account IN (?KEYS) ORDER BY l.account, l.kind";
    // The accounts above are reached from the account alone: each key must lie on its path.
    ON_PATH: InAccount = "SELECT a.id, a.path, l.kind, l.used, l.max, l.from_plan FROM accounts me
        JOIN accounts a ON substr(me.path, 1, length(a.path)) = a.path
        JOIN limit_use l ON l.account = a.key
        WHERE me.key = ?1 AND a.key IN (?KEYS) ORDER BY a.path, l.kind FOR UPDATE OF l";
    ADD: InAccount = "UPDATE limit_use SET used = used + ?3
        WHERE account = ?1 AND kind = ?2 AND used + ?3 <= max";
    TAKE: InAccount = "UPDATE limit_use SET used = used - ?3 WHERE account = ?1 AND kind = ?2";
    SET: InAccount = "INSERT INTO limit_use (account, kind, used, max, from_plan)
        VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (account, kind)
        DO UPDATE SET used = excluded.used, max = excluded.max, from_plan = excluded.from_plan";
    UNSET: InAccount = "DELETE FROM limit_use WHERE account = ?1 AND kind = ?2";
    MAKE_OWN: InAccount = "UPDATE limit_use SET from_plan = 0 WHERE account = ?1 AND from_plan = 1";
    COUNT_ACCOUNTS: InSubtree = "SELECT count(*) FROM accounts WHERE path > ?1 AND path < ?2";
    COUNT_USERS: InSubtree = "SELECT count(*) FROM accounts a JOIN memberships m ON m.account = a.key
        WHERE a.path >= ?1 AND a.path < ?2 AND m.client IS NULL AND m.status <> 'revoked'";
    COUNT_CLIENTS: InSubtree = "SELECT count(*) FROM accounts a JOIN clients c ON c.account = a.key
        WHERE a.path >= ?1 AND a.path < ?2 AND c.status = 'active'";
    CHILDREN: InAccount = "SELECT count(*) FROM accounts WHERE parent = ?1";
    OWN_USERS: InAccount = "SELECT count(*) FROM memberships WHERE account = ?1 AND client IS NULL
        AND status <> 'revoked'";
    OWN_CLIENTS: InAccount = "SELECT count(*) FROM clients WHERE account = ?1 AND status = 'active'";
    COUNT_CLOSED: InSubtree = "SELECT count(*) FROM accounts a WHERE a.path > ?1 AND a.path < ?2
        AND EXISTS (SELECT 1 FROM accounts c WHERE c.purge_at IS NOT NULL AND c.path > ?1 AND c.path < ?2
            AND substr(a.path, 1, length(c.path)) = c.path)";
    EVERY: SystemScope = "SELECT a.id, a.path, l.kind, l.used, l.max, l.from_plan FROM limit_use l
        JOIN accounts a ON a.key = l.account ORDER BY a.path, l.kind";
}

/// The limits of accounts in a subtree.
///
/// # Errors
/// Those of the store.
pub fn of_accounts(
    tx: &mut Tx<'_>,
    subtree: &InSubtree,
    accounts: &[AccountKey],
) -> Result<Vec<LimitRow>, Error> {
    tx.all_in(&OF_ACCOUNTS, subtree, &[], accounts)
}

/// Every limit that is set on the way from the root to the account, locked until the end of the transaction, in path
/// order, so that two who lock them do not wait for each other.
///
/// # Errors
/// Those of the store.
pub fn lock_on_path(tx: &mut Tx<'_>, account: &InAccount) -> Result<Vec<LimitRow>, Error> {
    let keys: Vec<AccountKey> = account.path().keys().collect();
    tx.all_in(&ON_PATH, account, &[], &keys)
}

/// Adds to the use of a limit, unless it would be above the limit then: `false`.
///
/// # Errors
/// Those of the store.
pub fn add(tx: &mut Tx<'_>, account: &InAccount, kind: LimitKind, more: i64) -> Result<bool, Error> {
    Ok(tx.execute(&ADD, account, &[&kind, &more])? == 1)
}

/// Takes from the use of a limit.
///
/// # Errors
/// Those of the store.
pub fn take(tx: &mut Tx<'_>, account: &InAccount, kind: LimitKind, less: i64) -> Result<(), Error> {
    tx.execute(&TAKE, account, &[&kind, &less])?;
    Ok(())
}

/// Sets a limit with its use as it was counted.
///
/// # Errors
/// Those of the store.
pub fn set(tx: &mut Tx<'_>, account: &InAccount, kind: LimitKind, used: i64, to: Held) -> Result<(), Error> {
    tx.put(&SET, account, &[&kind, &used, &to.max, &to.from_plan])
}

/// Takes a limit away.
///
/// # Errors
/// Those of the store.
pub fn unset(tx: &mut Tx<'_>, account: &InAccount, kind: LimitKind) -> Result<(), Error> {
    tx.execute(&UNSET, account, &[&kind])?;
    Ok(())
}

/// Makes what followed a plan the account's own.
///
/// # Errors
/// Those of the store.
pub fn make_own(tx: &mut Tx<'_>, account: &InAccount) -> Result<(), Error> {
    tx.execute(&MAKE_OWN, account, &[]).map(drop)
}

/// How much of that kind there is in a subtree now, counted row by row; none for a kind that has no rows here.
///
/// # Errors
/// Those of the store.
pub fn count(tx: &mut Tx<'_>, subtree: &InSubtree, kind: LimitKind) -> Result<Option<i64>, Error> {
    let statement = match kind {
        LimitKind::SubAccounts => &COUNT_ACCOUNTS,
        LimitKind::Users => &COUNT_USERS,
        LimitKind::Clients => &COUNT_CLIENTS,
        _ => return Ok(None),
    };
    let (count,): (i64,) = tx.one(statement, subtree, &[])?;
    Ok(Some(count))
}

/// How much of that kind there is in the account alone; none for a kind that has no rows here.
///
/// # Errors
/// Those of the store.
pub fn count_own(tx: &mut Tx<'_>, account: &InAccount, kind: LimitKind) -> Result<Option<i64>, Error> {
    let statement = match kind {
        LimitKind::SubAccounts => &CHILDREN,
        LimitKind::Users => &OWN_USERS,
        LimitKind::Clients => &OWN_CLIENTS,
        _ => return Ok(None),
    };
    let (count,): (i64,) = tx.one(statement, account, &[])?;
    Ok(Some(count))
}

/// How many accounts below the root of a subtree are closed, by themselves or with one below that root.
///
/// # Errors
/// Those of the store.
pub fn count_closed(tx: &mut Tx<'_>, subtree: &InSubtree) -> Result<i64, Error> {
    tx.one(&COUNT_CLOSED, subtree, &[]).map(|(count,)| count)
}

/// Every limit that is set anywhere.
///
/// # Errors
/// Those of the store.
pub fn every(tx: &mut Tx<'_>, system: &SystemScope) -> Result<Vec<LimitRow>, Error> {
    tx.all(&EVERY, system, &[])
}
