//! Accounts that were looked up, with what holds for them along their paths.

use std::{collections::HashMap, sync::Arc};

use api::{accounts::AccountStatus, id::AccountId};
use domain::{
    levels,
    path::{AccountKey, Path},
    roles::{self, RoleSet},
    status,
};
use store::{
    Tx,
    keys::TenantKey,
    scope::InAccount,
    tables::accounts::{self, Link},
};

use crate::error::Error;

/// An account that was looked up, with what holds for it along its path.
#[derive(Debug, Clone)]
pub struct Place {
    scope: InAccount,
    /// From the root to the account itself; never empty.
    chain: Vec<Arc<Link>>,
}

/// The account that acts: the membership lies there.
pub type Acting = Place;
/// The account acted on: the acting one, or one below it.
pub type Target = Place;

impl Place {
    /// The account at the end of a chain from the root.
    ///
    /// # Errors
    /// [`Error::Fault`] when the chain is not that of one path.
    pub(crate) fn new(chain: Vec<Arc<Link>>) -> Result<Self, Error> {
        let Some(own) = chain.last() else { return Err(Error::fault("an account without a path")) };
        let whole = own.path.keys().eq(chain.iter().map(|l| l.path.key()));
        if !whole {
            return Err(Error::fault(format!(
                "the path of account {} leads over accounts that are not there",
                own.id
            )));
        }
        Ok(Self { scope: own.scope(), chain })
    }

    /// The scope of its rows.
    #[must_use]
    pub const fn scope(&self) -> &InAccount {
        &self.scope
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> AccountKey {
        self.scope.key()
    }

    /// Its public id.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.scope.id()
    }

    /// Where it lies.
    #[must_use]
    pub const fn path(&self) -> &Path {
        self.scope.path()
    }

    /// What is stored of it for such computations.
    #[must_use]
    pub fn own(&self) -> &Link {
        &self.chain[self.chain.len() - 1]
    }

    /// From the root to the account itself.
    #[must_use]
    pub fn chain(&self) -> &[Arc<Link>] {
        &self.chain
    }

    /// Its effective status (Rule A7).
    #[must_use]
    pub fn status(&self) -> AccountStatus {
        status::effective(self.chain.iter().map(|l| l.status))
    }

    /// Its effective roles (Rule A4).
    #[must_use]
    pub fn roles(&self) -> RoleSet {
        let stored: Vec<RoleSet> = self.chain.iter().map(|l| l.roles).collect();
        roles::effective(&stored)
    }

    /// The levels left to it (Rule A10).
    #[must_use]
    pub fn levels_left(&self) -> i64 {
        let stored: Vec<i64> = self.chain.iter().map(|l| l.levels).collect();
        levels::left(&stored)
    }

    /// The tenant that it uses (Rule T3).
    ///
    /// # Errors
    /// [`Error::Fault`] when not even the master account has one.
    pub fn tenant(&self) -> Result<TenantKey, Error> {
        let found = self.chain.iter().rev().find_map(|l| l.tenant);
        found.ok_or_else(|| Error::fault("no account on the path has a tenant"))
    }

    /// The path of an account of this chain, or of this account, from another at or above it: slugs with slashes, `.`
    /// for the account itself. `None` when the other is not at or above.
    #[must_use]
    pub fn path_from(&self, from: &Path) -> Option<String> {
        if !from.contains(self.path()) {
            return None;
        }
        let slugs: Vec<&str> = self.chain[from.depth() + 1..].iter().map(|l| l.slug.as_str()).collect();
        Some(if slugs.is_empty() { ".".to_owned() } else { slugs.join("/") })
    }

    /// A child that was read in this transaction, as a place.
    ///
    /// # Errors
    /// [`Error::Fault`] when it is no child of this account.
    pub(crate) fn with_child(&self, row: &accounts::AccountRow) -> Result<Self, Error> {
        // What lies above was looked at when this place was made.
        if !self.path().contains(&row.path) || row.path.depth() != self.path().depth() + 1 {
            return Err(Error::fault(format!("account {} is no child of account {}", row.id, self.id())));
        }
        let mut chain = Vec::with_capacity(self.chain.len() + 1);
        chain.extend_from_slice(&self.chain);
        chain.push(Arc::new(Link {
            id: row.id,
            path: row.path.clone(),
            slug: row.slug.clone(),
            name: row.name.clone(),
            status: row.status,
            roles: row.roles,
            levels: row.levels,
            tenant: row.tenant,
            // A pace is asked of the acting account alone, which is read with its own chain.
            requests_per_minute: None,
            purge_at: row.purge_at,
        }));
        Ok(Self { scope: row.scope(), chain })
    }

    /// The parent as a place of its own; none of the master account.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.chain.split_last()?;
        let own = above.last()?;
        Some(Self { scope: own.scope(), chain: above.to_vec() })
    }
}

/// Loads every account on the way to those paths, in as few statements as there are 64 keys.
pub(crate) fn load_links<'a>(
    tx: &mut Tx,
    paths: impl IntoIterator<Item = &'a Path>,
) -> Result<HashMap<AccountKey, Arc<Link>>, Error> {
    let mut keys: Vec<AccountKey> = paths.into_iter().flat_map(Path::keys).collect();
    keys.sort_unstable();
    keys.dedup();
    Ok(accounts::links(tx, &keys)?.into_iter().map(|l| (l.path.key(), Arc::new(l))).collect())
}

/// The account at a path whose chain was loaded.
pub(crate) fn place(links: &HashMap<AccountKey, Arc<Link>>, path: &Path) -> Result<Place, Error> {
    let chain: Option<Vec<Arc<Link>>> = path.keys().map(|k| links.get(&k).cloned()).collect();
    Place::new(chain.ok_or_else(|| Error::fault("a path leads over an account that is not there"))?)
}

/// The account at a path, read with its chain. For accounts that were found in a scope.
///
/// # Errors
/// Those of the store.
pub fn load_place(tx: &mut Tx, path: &Path) -> Result<Place, Error> {
    let links = load_links(tx, [path])?;
    place(&links, path)
}
