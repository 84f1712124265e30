//! Who may come in at a tenant's door (Rule T5): a person with an active membership in an active account that uses the
//! tenant. Asked of our own store, whoever the identity provider is.

use std::collections::{BTreeSet, HashMap};

use api::accounts::AccountStatus;
use domain::{
    path::{AccountKey, Path},
    status,
};
use store::{
    Error, Tx,
    keys::TenantKey,
    scope::{InAccount, Person},
    tables::{
        accounts::{self, Link},
        standing,
    },
};

/// What somebody has behind a door, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Nothing.
    None,
    /// A membership in an account that is suspended: no sign-in, but those that run go on and meet a 423.
    Suspended,
    /// A membership in an active account.
    Active,
}

/// What a person has at a tenant. That the person is not blocked is asked elsewhere.
///
/// # Errors
/// Those of the store.
pub fn of_person(tx: &mut Tx<'_>, person: &Person, tenant: TenantKey) -> Result<Access, Error> {
    let paths: BTreeSet<Path> = standing::of_person(tx, person)?.into_iter().map(|row| row.path).collect();
    best(tx, &paths, tenant)
}

/// An active account at a tenant of which the person is a member, the highest first: what a message to that person there
/// is written for. That the person is not blocked is asked elsewhere.
///
/// # Errors
/// Those of the store.
pub fn account_of_person(
    tx: &mut Tx<'_>,
    person: &Person,
    tenant: TenantKey,
) -> Result<Option<InAccount>, Error> {
    let paths: BTreeSet<Path> = standing::of_person(tx, person)?.into_iter().map(|row| row.path).collect();
    for path in paths {
        if of_account(tx, &path, tenant)? == Access::Active {
            let own = accounts::links(tx, &[path.key()])?;
            return Ok(own.first().map(Link::scope));
        }
    }
    Ok(None)
}

/// What an account has at a tenant.
///
/// # Errors
/// Those of the store.
pub fn of_account(tx: &mut Tx<'_>, path: &Path, tenant: TenantKey) -> Result<Access, Error> {
    best(tx, &BTreeSet::from([path.clone()]), tenant)
}

fn best(tx: &mut Tx<'_>, paths: &BTreeSet<Path>, tenant: TenantKey) -> Result<Access, Error> {
    let keys: BTreeSet<AccountKey> = paths.iter().flat_map(Path::keys).collect();
    let keys: Vec<AccountKey> = keys.into_iter().collect();
    let links = accounts::links(tx, &keys)?;
    let links: HashMap<AccountKey, Link> = links.into_iter().map(|link| (link.path.key(), link)).collect();
    Ok(paths.iter().map(|path| access(path, &links, tenant)).max().unwrap_or(Access::None))
}

/// The nearest assigned tenant on the way up is the one that the account uses (Rule T3).
fn access(path: &Path, links: &HashMap<AccountKey, Link>, tenant: TenantKey) -> Access {
    let chain: Vec<&Link> = path.keys().filter_map(|key| links.get(&key)).collect();
    let uses = chain.iter().rev().find_map(|link| link.tenant);
    if uses != Some(tenant) {
        return Access::None;
    }
    match status::effective(chain.iter().map(|link| link.status)) {
        AccountStatus::Active => Access::Active,
        AccountStatus::Suspended => Access::Suspended,
        AccountStatus::Closed => Access::None,
    }
}
