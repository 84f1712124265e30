//! `accounts`: the tree (`design.md` §3).

use api::{accounts::AccountStatus, id::AccountId};
use domain::{
    path::{AccountKey, Path},
    roles::RoleSet,
};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::TenantKey,
    row::{FromRow, Row},
    scope::{Door, InAccount, InSubtree},
    tx::Tx,
};

/// An account as it is stored.
#[derive(Debug, Clone)]
pub struct AccountRow {
    /// Public id.
    pub id: AccountId,
    /// Where it lies; its last key is the account's own.
    pub path: Path,
    /// Its slug, unique below the parent.
    pub slug: String,
    /// The client's own reference, unique below the parent.
    pub external_ref: Option<String>,
    /// Display name.
    pub name: String,
    /// Legal name.
    pub legal_name: Option<String>,
    /// CNPJ or CPF, without punctuation.
    pub tax_id: Option<String>,
    /// Stored status; what counts is computed along the path.
    pub status: AccountStatus,
    /// Stored roles; what counts is computed along the path.
    pub roles: RoleSet,
    /// Stored levels.
    pub levels: i64,
    /// The assigned tenant; none when it is inherited.
    pub tenant: Option<TenantKey>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl AccountRow {
    /// Its key.
    #[must_use]
    pub fn key(&self) -> AccountKey {
        self.path.key()
    }

    /// The scope of its rows.
    #[must_use]
    pub fn scope(&self) -> InAccount {
        InAccount::new(self.id, self.path.clone())
    }
}

impl FromRow for AccountRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            path: row.get(1)?,
            slug: row.get(2)?,
            external_ref: row.get(3)?,
            name: row.get(4)?,
            legal_name: row.get(5)?,
            tax_id: row.get(6)?,
            status: row.get(7)?,
            roles: row.get(8)?,
            levels: row.get(9)?,
            tenant: row.get(10)?,
            created_at: row.get(11)?,
            updated_at: row.get(12)?,
        })
    }
}

/// An account of a chain: what is computed along a path.
#[derive(Debug, Clone)]
pub struct Link {
    /// Public id.
    pub id: AccountId,
    /// Where it lies.
    pub path: Path,
    /// Its slug.
    pub slug: String,
    /// Display name.
    pub name: String,
    /// Stored status.
    pub status: AccountStatus,
    /// Stored roles.
    pub roles: RoleSet,
    /// Stored levels.
    pub levels: i64,
    /// The assigned tenant.
    pub tenant: Option<TenantKey>,
}

impl Link {
    /// The scope of its rows.
    #[must_use]
    pub fn scope(&self) -> InAccount {
        InAccount::new(self.id, self.path.clone())
    }
}

impl FromRow for Link {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            path: row.get(1)?,
            slug: row.get(2)?,
            name: row.get(3)?,
            status: row.get(4)?,
            roles: row.get(5)?,
            levels: row.get(6)?,
            tenant: row.get(7)?,
        })
    }
}

statements! {
    FIND: Door = "SELECT path FROM accounts WHERE id = ?1";
    LINKS: Door = "SELECT id, path, slug, name, status, roles, levels, tenant FROM accounts WHERE key IN (?KEYS)";
    GET: InAccount = "SELECT id, path, slug, external_ref, name, legal_name, tax_id, status, roles, levels, tenant,
        created_at, updated_at FROM accounts WHERE key = ?1";
    CHILD_BY_SLUG: InAccount = "SELECT id, path, slug, external_ref, name, legal_name, tax_id, status, roles, levels,
        tenant, created_at, updated_at FROM accounts WHERE parent = ?1 AND slug = ?2";
    CHILD_BY_REF: InAccount = "SELECT id, path, slug, external_ref, name, legal_name, tax_id, status, roles, levels,
        tenant, created_at, updated_at FROM accounts WHERE parent = ?1 AND external_ref = ?2";
    COUNT_SUBTREE: InSubtree = "SELECT count(*) FROM accounts WHERE path >= ?1 AND path < ?2";
}

/// Where the account of that id lies. Whether the caller may know is decided on the answer, on one way for foreign and
/// unknown ids.
///
/// # Errors
/// Those of the store.
pub fn find(tx: &mut Tx<'_>, id: &str) -> Result<Option<Path>, Error> {
    Ok(tx.optional::<_, (Path,)>(&FIND, &Door::new(), &[&id])?.map(|(path,)| path))
}

/// The accounts of those keys, in no order.
///
/// # Errors
/// Those of the store.
pub fn links(tx: &mut Tx<'_>, keys: &[AccountKey]) -> Result<Vec<Link>, Error> {
    tx.all_in(&LINKS, &Door::new(), &[], keys)
}

/// The account itself.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, scope: &InAccount) -> Result<Option<AccountRow>, Error> {
    tx.optional(&GET, scope, &[])
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
