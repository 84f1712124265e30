//! Accounts as a caller sees them: the one place where the two views are made (Rule A5, `design.md` §8).

use std::collections::{BTreeMap, HashMap, HashSet, hash_map::Entry};

use api::{
    accounts::{AccountOwner, AccountPlan, AccountTenant, AccountView, ChildView, Suspension, TenantMode},
    limits::{LimitSource, LimitUse},
    value::TaxId,
};
use domain::{
    path::{AccountKey, Path},
    status,
};
use jiff::Timestamp;
use serde::Serialize;
use store::{
    Tx,
    keys::TenantKey,
    scope::InSubtree,
    tables::{
        account_parts::{self as parts, TenantPart},
        accounts::{self, AccountRow},
        labels,
        limit_use::{self, LimitRow},
        plans,
    },
};

use crate::{
    error::Error,
    operation::{Row, to_value},
    standing::{self, Call, Place},
};

/// An account as the caller sees it: the acting account's own view lacks what only those above know (Rules A5, A6).
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "of a listing's rows all but the first are the large kind")]
pub enum Seen {
    /// The acting account itself.
    Own(AccountView),
    /// One below it.
    Child(ChildView),
}

impl Seen {
    /// What both views have.
    #[must_use]
    pub const fn account(&self) -> &AccountView {
        match self {
            Self::Own(account) => account,
            Self::Child(child) => &child.account,
        }
    }
}

/// The view of one place as a value, for those that change it.
pub(crate) fn one(tx: &mut Tx, call: &Call, place: &Place) -> Result<Row<serde_json::Value>, Error> {
    let seen = show(tx, call, place)?;
    Ok(Row::new(seen.account, to_value(seen.view)?))
}

/// The view of one place.
pub(crate) fn show(tx: &mut Tx, call: &Call, place: &Place) -> Result<Row<Seen>, Error> {
    let row = accounts::get(tx, place.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    // What lies above was read already; the account itself may have been changed since.
    let place = match place.parent() {
        Some(parent) => parent.with_child(&row)?,
        None => standing::load_place(tx, &row.path)?,
    };
    let seen = seen(tx, call, vec![(row, place)], true)?.pop();
    seen.ok_or_else(|| Error::fault("an account without a view"))
}

/// The views of accounts at or below the acting one, with a fixed number of statements however many they are. Without
/// `with_below`, the number of accounts below each is not counted, and told as 0: for callers that do not show it.
pub(crate) fn views(
    tx: &mut Tx,
    call: &Call,
    rows: Vec<AccountRow>,
    with_below: bool,
) -> Result<Vec<Row<Seen>>, Error> {
    let mut above: Vec<Path> = rows.iter().filter_map(|row| row.path.parent()).collect();
    above.sort_unstable();
    above.dedup();
    let links = standing::load_links(tx, &above)?;
    let mut parents: HashMap<Path, Place> = HashMap::new();
    let mut placed: Vec<(AccountRow, Place)> = Vec::with_capacity(rows.len());
    for row in rows {
        let place = match (placed.last(), row.path.parent()) {
            (_, None) => standing::load_place(tx, &row.path)?,
            (Some((_, last)), Some(parent)) if *last.path() == parent => last.with_child(&row)?,
            (_, Some(parent)) => match parents.entry(parent) {
                Entry::Occupied(known) => known.get().with_child(&row)?,
                Entry::Vacant(new) => {
                    let place = standing::place(&links, new.key())?;
                    new.insert(place).with_child(&row)?
                }
            },
        };
        placed.push((row, place));
    }
    seen(tx, call, placed, with_below)
}

/// The same of accounts whose places are known.
fn seen(
    tx: &mut Tx,
    call: &Call,
    rows: Vec<(AccountRow, Place)>,
    with_below: bool,
) -> Result<Vec<Row<Seen>>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let acting = call.acting.path();
    if rows.iter().any(|(row, _)| !acting.contains(&row.path)) {
        return Err(Error::fault("an account outside the acting one's subtree"));
    }
    let subtree = call.acting.scope().subtree();
    let keys: Vec<AccountKey> = rows.iter().map(|(row, _)| row.key()).collect();
    let mut labels_of: HashMap<AccountKey, BTreeMap<String, String>> = HashMap::new();
    for (account, name, value) in labels::of_accounts(tx, &subtree, &keys)? {
        labels_of.entry(account).or_default().insert(name, value);
    }
    let mut owners: HashMap<AccountKey, AccountOwner> = parts::owners(tx, &subtree, &keys)?
        .into_iter()
        .map(|o| (o.account, AccountOwner { membership: o.membership, email: o.email, status: o.status }))
        .collect();
    let mut plans = parts_of_plans(tx, &subtree, &keys)?;
    let mut limits: HashMap<AccountKey, Vec<LimitUse>> = HashMap::new();
    for row in limit_use::of_accounts(tx, &subtree, &keys)? {
        let limit = LimitUse { kind: row.kind, used: row.used, max: row.max };
        limits.entry(row.account.key()).or_default().push(limit);
    }
    let below = if with_below { count_below(tx, call, &rows)? } else { HashMap::new() };
    let tenants = tenants_of(tx, &rows)?;

    let mut seen = Vec::with_capacity(rows.len());
    for (row, place) in rows {
        let key = row.key();
        let is_own = key == call.acting.key();
        let tenant = place.tenant()?;
        let tenant = tenants.get(&tenant).ok_or_else(|| Error::fault("an account's tenant is not there"))?;
        let mode = if row.tenant.is_some() { TenantMode::Assigned } else { TenantMode::Inherited };
        let mut account_limits = limits.remove(&key).unwrap_or_default();
        account_limits.sort_by_key(|l| l.kind);
        let account = AccountView {
            id: row.id,
            name: row.name,
            legal_name: row.legal_name,
            tax_id: row.tax_id.as_deref().map(shown_tax_id).transpose()?,
            status: place.status(),
            tenant: AccountTenant {
                id: tenant.id,
                name: tenant.name.clone(),
                domain: tenant.domain.clone(),
                mode: (!is_own).then_some(mode),
            },
            owner: owners.remove(&key),
            roles: place.roles().iter().collect(),
            limits: account_limits,
            levels: place.levels_left(),
            below: below.get(&key).copied().unwrap_or(0),
            created_at: row.created_at,
            updated_at: row.updated_at,
        };
        let view = if is_own {
            Seen::Own(account)
        } else {
            let path =
                place.path_from(acting).ok_or_else(|| Error::fault("an account above the acting one"))?;
            let parent =
                path.rsplit_once('/').map_or_else(|| ".".to_owned(), |(parent, _)| parent.to_owned());
            let suspension = row.suspension.map(|s| Suspension {
                reason: s.reason.filter(|_| status::knows_reason(acting, &row.path, s.by)),
            });
            // The viewer works, so that whatever closes an account that it sees lies below the viewer (Rule A5).
            let purge_at = place.chain().iter().filter_map(|link| link.purge_at).min();
            // Of a purge that has begun there is no time to tell any more.
            let purge_at = purge_at.filter(|at| *at > Timestamp::UNIX_EPOCH);
            let (slug, external_ref) = (row.slug, row.external_ref);
            let (labels, plan) = (labels_of.remove(&key).unwrap_or_default(), plans.remove(&key));
            Seen::Child(ChildView {
                path,
                parent,
                slug,
                external_ref,
                labels,
                plan,
                suspension,
                purge_at,
                account,
            })
        };
        seen.push(Row::new(row.path, view));
    }
    Ok(seen)
}

/// The plans of accounts: of those that lie below an account which owns the plan, and which the viewer sees (Rule A5).
fn parts_of_plans(
    tx: &mut Tx,
    subtree: &InSubtree,
    keys: &[AccountKey],
) -> Result<HashMap<AccountKey, AccountPlan>, Error> {
    let rows = plans::of_accounts(tx, subtree, keys)?;
    Ok(rows.into_iter().map(|(account, id, name)| (account, AccountPlan { id, name })).collect())
}

/// The plan of an account, as it is told where its limits are.
pub(super) fn plan_of(tx: &mut Tx, call: &Call, account: &Place) -> Result<Option<AccountPlan>, Error> {
    Ok(parts_of_plans(tx, &call.acting.scope().subtree(), &[account.key()])?.remove(&account.key()))
}

/// Where a limit comes from. Of a plan that the viewer may not know of, it is told like any other that was set from above
/// (Rule A5).
pub(super) const fn source(row: &LimitRow, knows_plan: bool) -> LimitSource {
    if row.from_plan && knows_plan { LimitSource::Plan } else { LimitSource::Own }
}

/// How many accounts lie below those that have any.
fn count_below(
    tx: &mut Tx,
    call: &Call,
    rows: &[(AccountRow, Place)],
) -> Result<HashMap<AccountKey, i64>, Error> {
    let subtree = call.acting.scope().subtree();
    let keys: Vec<AccountKey> = rows.iter().map(|(row, _)| row.key()).collect();
    let parents: HashSet<AccountKey> = parts::parents(tx, &subtree, &keys)?.into_iter().collect();
    let paths: Vec<Path> =
        rows.iter().map(|(row, _)| &row.path).filter(|path| parents.contains(&path.key())).cloned().collect();
    let counts = parts::below(tx, &subtree, &paths)?;
    Ok(paths.iter().map(Path::key).zip(counts).collect())
}

/// The tenants that these accounts use.
fn tenants_of(tx: &mut Tx, rows: &[(AccountRow, Place)]) -> Result<HashMap<TenantKey, TenantPart>, Error> {
    let mut keys: Vec<TenantKey> = rows.iter().map(|(_, place)| place.tenant()).collect::<Result<_, _>>()?;
    keys.sort_unstable();
    keys.dedup();
    Ok(parts::tenants(tx, &keys)?.into_iter().map(|t| (t.key, t)).collect())
}

/// A stored CNPJ or CPF with its punctuation.
fn shown_tax_id(bare: &str) -> Result<String, Error> {
    let id: TaxId = bare.parse().map_err(|_| Error::fault("a stored tax id that is none"))?;
    Ok(id.to_string())
}
