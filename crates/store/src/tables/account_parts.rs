//! What a page of accounts shows beside their own rows, read in one statement for all of them.

use api::{
    accounts::MembershipStatus,
    id::{MembershipId, TenantId},
};
use domain::path::{AccountKey, Path};

use crate::{
    error::Error,
    keys::TenantKey,
    row::{FromRow, Row},
    scope::{Door, InSubtree},
    tx::Tx,
};

/// An account's owner user, as the account sees it.
#[derive(Debug, Clone)]
pub struct OwnerRow {
    /// The account.
    pub account: AccountKey,
    /// The membership.
    pub membership: MembershipId,
    /// The e-mail as typed.
    pub email: String,
    /// Its state.
    pub status: MembershipStatus,
}

impl FromRow for OwnerRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { account: row.get(0)?, membership: row.get(1)?, email: row.get(2)?, status: row.get(3)? })
    }
}

/// A tenant as whoever uses it may see it.
#[derive(Debug, Clone)]
pub struct TenantPart {
    /// Its key.
    pub key: TenantKey,
    /// Its public id.
    pub id: TenantId,
    /// Its name.
    pub name: String,
    /// Its primary domain, once it is served.
    pub domain: Option<String>,
}

impl FromRow for TenantPart {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { key: row.get(0)?, id: row.get(1)?, name: row.get(2)?, domain: row.get(3)? })
    }
}

statements! {
    OWNERS: InSubtree = "SELECT m.account, m.id, m.email,
        CASE WHEN u.blocked_at IS NULL THEN m.status ELSE 'revoked' END
        FROM memberships m JOIN accounts a ON a.key = m.account LEFT JOIN users u ON u.key = m.user_key
        WHERE a.path >= ?1 AND a.path < ?2 AND m.is_owner = 1 AND m.account IN (?KEYS)";
    // Which tenant an account uses is part of what it sees of itself, whoever owns the tenant (Rule A5).
    TENANTS: Door = "SELECT t.key, t.id, t.name, d.name FROM tenants t
        LEFT JOIN domains d ON d.tenant = t.key AND d.is_primary = 1 AND d.status = 'served'
        WHERE t.key IN (?KEYS)";
    PARENTS: InSubtree = "SELECT a.key FROM accounts a WHERE a.path >= ?1 AND a.path < ?2 AND a.key IN (?KEYS)
        AND EXISTS (SELECT 1 FROM accounts c WHERE c.parent = a.key)";
    COUNT: InSubtree = "SELECT count(*) FROM accounts WHERE path >= ?1 AND path < ?2";
}

/// The owner users of accounts in a subtree.
///
/// # Errors
/// Those of the store.
pub fn owners(tx: &mut Tx<'_>, subtree: &InSubtree, accounts: &[AccountKey]) -> Result<Vec<OwnerRow>, Error> {
    tx.all_in(&OWNERS, subtree, &[], accounts)
}

/// Tenants that accounts use, by the keys that stand on their paths.
///
/// # Errors
/// Those of the store.
pub fn tenants(tx: &mut Tx<'_>, keys: &[TenantKey]) -> Result<Vec<TenantPart>, Error> {
    tx.all_in(&TENANTS, &Door::new(), &[], keys)
}

/// Which of the accounts have others below them.
///
/// # Errors
/// Those of the store.
pub fn parents(
    tx: &mut Tx<'_>,
    subtree: &InSubtree,
    accounts: &[AccountKey],
) -> Result<Vec<AccountKey>, Error> {
    let rows: Vec<(AccountKey,)> = tx.all_in(&PARENTS, subtree, &[], accounts)?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}

/// How many accounts lie below each of these, at any depth: one indexed count for each stretch of the tree between two
/// ends of their subtrees, so that nested ones are not counted again and again.
///
/// # Errors
/// Those of the store.
pub fn below(tx: &mut Tx<'_>, subtree: &InSubtree, accounts: &[Path]) -> Result<Vec<i64>, Error> {
    let spans: Vec<[Vec<u8>; 2]> = accounts.iter().map(|p| [p.low().to_vec(), p.high()]).collect();
    let mut ends: Vec<&Vec<u8>> = spans.iter().flatten().collect();
    ends.sort_unstable();
    ends.dedup();
    let place = |end: &Vec<u8>| ends.binary_search(&end).unwrap_or_else(|place| place);
    let places: Vec<[usize; 2]> = spans.iter().map(|[low, high]| [place(low), place(high)]).collect();
    // How many subtrees begin at each end, less those that are over there.
    let mut begun = vec![0_i64; ends.len()];
    for [low, high] in &places {
        begun[*low] += 1;
        begun[*high] -= 1;
    }
    // How many accounts there are before each end, within these subtrees.
    let (mut before, mut open, mut counted) = (Vec::with_capacity(ends.len()), 0, 0);
    for (at, end) in ends.iter().enumerate() {
        before.push(counted);
        open += begun[at];
        if open > 0
            && let Some(next) = ends.get(at + 1)
        {
            let (count,): (i64,) = tx.one(&COUNT, &subtree.part(end, next), &[])?;
            counted += count;
        }
    }
    // Each was counted with itself.
    Ok(places.iter().map(|[low, high]| before[*high] - before[*low] - 1).collect())
}
