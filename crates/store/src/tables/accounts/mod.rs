//! `accounts`: the tree (`design.md` §3).

mod life;
mod list;
mod row;
mod tree;

use api::{accounts::AccountStatus, id::AccountId};
use domain::{
    path::{AccountKey, Path},
    roles::RoleSet,
};

pub(crate) use self::{life::ALL as LIFE, list::LISTS, tree::ALL as TREE};
pub use self::{
    life::{StatusRow, begin_purge, close, due, last, restore, resume, statuses, suspend},
    list::{list_below, list_children},
    row::{AccountRow, Link, Suspension},
    tree::{Assigned, assigned, count, damaged_paths, height, lock_tree, reparent, share_tree},
};
use crate::{
    error::Error,
    keys::{PlanKey, TenantKey},
    scope::{Door, InAccount},
    tx::Tx,
};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.path, a.slug, a.external_ref, a.name, a.legal_name, a.tax_id, a.status, a.roles, a.levels, \
             a.tenant, a.created_at, a.updated_at, a.suspended_by, a.suspended_reason, a.purge_at, a.plan FROM accounts a ",
            $rest
        )
    };
}

statements! {
    FIND: Door = "SELECT path FROM accounts WHERE id = ?1";
    LINKS: Door = "SELECT a.id, a.path, a.slug, a.name, a.status, a.roles, a.levels, a.tenant, l.max, a.purge_at
        FROM accounts a
        LEFT JOIN limit_use l ON l.account = a.key AND l.kind = 'requests_per_minute' WHERE a.key IN (?KEYS)";
    GET: InAccount = select!("WHERE a.key = ?1");
    CHILD_BY_SLUG: InAccount = select!("WHERE a.parent = ?1 AND a.slug = ?2");
    CHILD_BY_REF: InAccount = select!("WHERE a.parent = ?1 AND a.external_ref = ?2");
    REFS_OF_CHILDREN: InAccount = "SELECT external_ref FROM accounts WHERE parent = ?1 AND external_ref IN (?KEYS)";
    CHILD_SLUGS: InAccount = "SELECT slug FROM accounts WHERE parent = ?1 ORDER BY slug LIMIT ?2";
    INSERT: InAccount = "INSERT INTO accounts (parent, id, path, slug, external_ref, name, legal_name, tax_id, status,
        roles, levels, tenant, plan, created_at, updated_at)
        VALUES (?1, ?2, NULL, ?3, ?4, ?5, ?6, ?7, 'active', ?8, ?9, ?10, ?12, ?11, ?11)
        ON CONFLICT DO NOTHING RETURNING key";
    SET_PATH: InAccount = "UPDATE accounts SET path = ?3 WHERE parent = ?1 AND key = ?2 AND path IS NULL";
    UPDATE: InAccount = "UPDATE accounts SET name = ?2, legal_name = ?3, tax_id = ?4, external_ref = ?5, tenant = ?6
        WHERE key = ?1";
    TOUCH: InAccount = "UPDATE accounts SET updated_at = ?2 WHERE key = ?1";
    LOCK: InAccount = select!("WHERE a.key = ?1 FOR NO KEY UPDATE");
    SET_SLUG: InAccount = "UPDATE accounts SET slug = ?2 WHERE key = ?1";
    SET_ROLES: InAccount = "UPDATE accounts SET roles = ?2 WHERE key = ?1";
    SET_LEVELS: InAccount = "UPDATE accounts SET levels = ?2 WHERE key = ?1";
    SET_PLAN: InAccount = "UPDATE accounts SET plan = ?2 WHERE key = ?1";
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

/// A new account's own values.
#[derive(Debug, Clone)]
pub struct NewAccount<'a> {
    /// Public id.
    pub id: AccountId,
    /// Its slug.
    pub slug: &'a str,
    /// The client's own reference.
    pub external_ref: Option<&'a str>,
    /// Display name.
    pub name: &'a str,
    /// Legal name.
    pub legal_name: Option<&'a str>,
    /// CNPJ or CPF, bare.
    pub tax_id: Option<&'a str>,
    /// Stored roles.
    pub roles: RoleSet,
    /// Stored levels.
    pub levels: i64,
    /// The assigned tenant.
    pub tenant: Option<TenantKey>,
    /// The plan that it is given.
    pub plan: Option<PlanKey>,
}

/// Makes an account below another; nothing when its slug or reference is taken there.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    parent: &InAccount,
    new: &NewAccount<'_>,
) -> Result<Option<AccountRow>, Error> {
    let now = tx.now();
    let key: Option<(AccountKey,)> = tx.optional(
        &INSERT,
        parent,
        &[
            &new.id,
            &new.slug,
            &new.external_ref,
            &new.name,
            &new.legal_name,
            &new.tax_id,
            &new.roles,
            &new.levels,
            &new.tenant,
            &now,
            &new.plan,
        ],
    )?;
    let Some((key,)) = key else { return Ok(None) };
    let path = parent.path().child(key).map_err(|e| Error::Corrupt(e.to_string()))?;
    tx.put(&SET_PATH, parent, &[&key, &path])?;
    Ok(Some(AccountRow {
        id: new.id,
        path,
        slug: new.slug.to_owned(),
        external_ref: new.external_ref.map(str::to_owned),
        name: new.name.to_owned(),
        legal_name: new.legal_name.map(str::to_owned),
        tax_id: new.tax_id.map(str::to_owned),
        status: AccountStatus::Active,
        suspension: None,
        purge_at: None,
        roles: new.roles,
        levels: new.levels,
        tenant: new.tenant,
        plan: new.plan,
        created_at: now,
        updated_at: now,
    }))
}

/// The child with that slug.
///
/// # Errors
/// Those of the store.
pub fn child_by_slug(tx: &mut Tx<'_>, parent: &InAccount, slug: &str) -> Result<Option<AccountRow>, Error> {
    tx.optional(&CHILD_BY_SLUG, parent, &[&slug])
}

/// The child with that external reference.
///
/// # Errors
/// Those of the store.
pub fn child_by_ref(
    tx: &mut Tx<'_>,
    parent: &InAccount,
    reference: &str,
) -> Result<Option<AccountRow>, Error> {
    tx.optional(&CHILD_BY_REF, parent, &[&reference])
}

/// Which of those external references children of the account bear.
///
/// # Errors
/// Those of the store.
pub fn refs_of_children(
    tx: &mut Tx<'_>,
    parent: &InAccount,
    references: &[&str],
) -> Result<Vec<String>, Error> {
    let rows: Vec<(String,)> = tx.all_in(&REFS_OF_CHILDREN, parent, &[], references)?;
    Ok(rows.into_iter().map(|(reference,)| reference).collect())
}

/// The first slugs of an account's children, by name.
///
/// # Errors
/// Those of the store.
pub fn child_slugs(tx: &mut Tx<'_>, parent: &InAccount, limit: i64) -> Result<Vec<String>, Error> {
    let rows: Vec<(String,)> = tx.all(&CHILD_SLUGS, parent, &[&limit])?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

/// The account as it is once nobody else can change it before the end of the transaction.
///
/// # Errors
/// Those of the store.
pub fn lock(tx: &mut Tx<'_>, account: &InAccount) -> Result<Option<AccountRow>, Error> {
    tx.lock_row(&LOCK, account, &[])
}

/// Writes what of an account can be edited: names, tax id, reference, tenant. The time of the last change stays: it is
/// the account's own to see, and [`touch`] renews it when the account can see what changed (Rule A5).
///
/// # Errors
/// Those of the store; a unique violation for a reference that is taken.
pub fn update(tx: &mut Tx<'_>, account: &InAccount, row: &AccountRow) -> Result<(), Error> {
    tx.execute(&UPDATE, account, &[&row.name, &row.legal_name, &row.tax_id, &row.external_ref, &row.tenant])?;
    Ok(())
}

/// Marks an account as changed now. For whoever changed what the account itself can see, and for nobody else (Rule A5).
///
/// # Errors
/// Those of the store.
pub fn touch(tx: &mut Tx<'_>, account: &InAccount) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&TOUCH, account, &[&now]).map(drop)
}

/// Gives an account another slug. Its time of the last change stays: an account does not see its slug (Rule A6).
///
/// # Errors
/// Those of the store; a unique violation for a slug that is taken.
pub fn set_slug(tx: &mut Tx<'_>, account: &InAccount, slug: &str) -> Result<(), Error> {
    tx.execute(&SET_SLUG, account, &[&slug]).map(drop)
}

/// Stores other roles.
///
/// # Errors
/// Those of the store.
pub fn set_roles(tx: &mut Tx<'_>, account: &InAccount, roles: RoleSet) -> Result<(), Error> {
    tx.execute(&SET_ROLES, account, &[&roles]).map(drop)
}

/// Stores another number of levels.
///
/// # Errors
/// Those of the store.
pub fn set_levels(tx: &mut Tx<'_>, account: &InAccount, levels: i64) -> Result<(), Error> {
    tx.execute(&SET_LEVELS, account, &[&levels]).map(drop)
}

/// Gives an account a plan, or none. Its time of the last change stays: an account does not see its plan (Rule A5).
///
/// # Errors
/// Those of the store.
pub fn set_plan(tx: &mut Tx<'_>, account: &InAccount, plan: Option<PlanKey>) -> Result<(), Error> {
    tx.execute(&SET_PLAN, account, &[&plan]).map(drop)
}
