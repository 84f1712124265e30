//! Accounts as a caller sees them: the one place where the two views are made (Rule A5, `design.md` §8).

use std::collections::{BTreeMap, HashMap, HashSet};

use api::{
    accounts::{AccountOwner, AccountTenant, AccountView, ChildView, TenantMode},
    limits::LimitUse,
    value::TaxId,
};
use domain::path::{AccountKey, Path};
use serde::Serialize;
use store::{
    Tx,
    keys::TenantKey,
    tables::{
        account_parts::{self as parts, TenantPart},
        accounts::{self, AccountRow},
        labels, limit_use,
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

/// The view of one place.
pub(crate) fn one(tx: &mut Tx, call: &Call, place: &Place) -> Result<Row<serde_json::Value>, Error> {
    let row = accounts::get(tx, place.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let seen = views(tx, call, vec![row], true)?.pop();
    let seen = seen.ok_or_else(|| Error::fault("an account without a view"))?;
    Ok(Row::new(seen.account, to_value(seen.view)?))
}

/// The views of accounts at or below the acting one, with a fixed number of statements however many they are. Without
/// `with_below`, the number of accounts below each is not counted, and told as 0: for callers that do not show it.
pub(crate) fn views(
    tx: &mut Tx,
    call: &Call,
    rows: Vec<AccountRow>,
    with_below: bool,
) -> Result<Vec<Row<Seen>>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let acting = call.acting.path();
    if rows.iter().any(|row| !acting.contains(&row.path)) {
        return Err(Error::fault("an account outside the acting one's subtree"));
    }
    let subtree = call.acting.scope().subtree();
    let keys: Vec<AccountKey> = rows.iter().map(AccountRow::key).collect();
    let links = standing::load_links(tx, rows.iter().map(|r| &r.path))?;
    let mut labels_of: HashMap<AccountKey, BTreeMap<String, String>> = HashMap::new();
    for (account, name, value) in labels::of_accounts(tx, &subtree, &keys)? {
        labels_of.entry(account).or_default().insert(name, value);
    }
    let mut owners: HashMap<AccountKey, AccountOwner> = parts::owners(tx, &subtree, &keys)?
        .into_iter()
        .map(|o| (o.account, AccountOwner { membership: o.membership, email: o.email, status: o.status }))
        .collect();
    let mut limits: HashMap<AccountKey, Vec<LimitUse>> = HashMap::new();
    for row in limit_use::of_accounts(tx, &subtree, &keys)? {
        let limit = LimitUse { kind: row.kind, used: row.used, max: row.max };
        limits.entry(row.account.key()).or_default().push(limit);
    }
    let below = if with_below { count_below(tx, call, &rows)? } else { HashMap::new() };
    let places: Vec<Place> =
        rows.iter().map(|r| standing::place(&links, &r.path)).collect::<Result<_, _>>()?;
    let tenants = tenants_of(tx, &places)?;

    let mut seen = Vec::with_capacity(rows.len());
    for (row, place) in rows.into_iter().zip(places) {
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
            labels: labels_of.remove(&key).unwrap_or_default(),
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
            Seen::Child(ChildView { path, parent, slug: row.slug, external_ref: row.external_ref, account })
        };
        seen.push(Row::new(row.path, view));
    }
    Ok(seen)
}

/// How many accounts lie below those that have any.
fn count_below(tx: &mut Tx, call: &Call, rows: &[AccountRow]) -> Result<HashMap<AccountKey, i64>, Error> {
    let subtree = call.acting.scope().subtree();
    let keys: Vec<AccountKey> = rows.iter().map(AccountRow::key).collect();
    let parents: HashSet<AccountKey> = parts::parents(tx, &subtree, &keys)?.into_iter().collect();
    let paths: Vec<Path> =
        rows.iter().filter(|r| parents.contains(&r.key())).map(|r| r.path.clone()).collect();
    let counts = parts::below(tx, &subtree, &paths)?;
    Ok(paths.iter().map(Path::key).zip(counts).collect())
}

/// The tenants that these accounts use.
fn tenants_of(tx: &mut Tx, places: &[Place]) -> Result<HashMap<TenantKey, TenantPart>, Error> {
    let mut keys: Vec<TenantKey> = places.iter().map(Place::tenant).collect::<Result<_, _>>()?;
    keys.sort_unstable();
    keys.dedup();
    Ok(parts::tenants(tx, &keys)?.into_iter().map(|t| (t.key, t)).collect())
}

/// A stored CNPJ or CPF with its punctuation.
fn shown_tax_id(bare: &str) -> Result<String, Error> {
    let id: TaxId = bare.parse().map_err(|_| Error::fault("a stored tax id that is none"))?;
    Ok(id.to_string())
}
