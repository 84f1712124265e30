//! `accounts`: the tree (`design.md` §3).

use api::{
    accounts::AccountStatus,
    id::AccountId,
    value::{Email, TaxId},
};
use domain::{
    path::{AccountKey, Path},
    roles::RoleSet,
};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::TenantKey,
    list::{Field, Kind, ListError, ListRequest, Position, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{Door, InAccount, InSubtree, SystemScope},
    tx::Tx,
    value::{ToValue, Value},
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

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.path, a.slug, a.external_ref, a.name, a.legal_name, a.tax_id, a.status, a.roles, a.levels, \
             a.tenant, a.created_at, a.updated_at FROM accounts a ",
            $rest
        )
    };
}

statements! {
    FIND: Door = "SELECT path FROM accounts WHERE id = ?1";
    LINKS: Door = "SELECT id, path, slug, name, status, roles, levels, tenant FROM accounts WHERE key IN (?KEYS)";
    GET: InAccount = select!("WHERE a.key = ?1");
    CHILD_BY_SLUG: InAccount = select!("WHERE a.parent = ?1 AND a.slug = ?2");
    CHILD_BY_REF: InAccount = select!("WHERE a.parent = ?1 AND a.external_ref = ?2");
    CHILD_SLUGS: InAccount = "SELECT slug FROM accounts WHERE parent = ?1 ORDER BY slug LIMIT ?2";
    INSERT: InAccount = "INSERT INTO accounts (parent, id, path, slug, external_ref, name, legal_name, tax_id, status,
        roles, levels, tenant, created_at, updated_at)
        VALUES (?1, ?2, NULL, ?3, ?4, ?5, ?6, ?7, 'active', ?8, ?9, ?10, ?11, ?11)
        ON CONFLICT DO NOTHING RETURNING key";
    SET_PATH: InAccount = "UPDATE accounts SET path = ?3 WHERE parent = ?1 AND key = ?2 AND path IS NULL";
    UPDATE: InAccount = "UPDATE accounts SET name = ?2, legal_name = ?3, tax_id = ?4, external_ref = ?5, tenant = ?6
        WHERE key = ?1";
    TOUCH: InAccount = "UPDATE accounts SET updated_at = ?2 WHERE key = ?1";
    LOCK: InAccount = select!("WHERE a.key = ?1 FOR NO KEY UPDATE");
    SET_ROLES: InAccount = "UPDATE accounts SET roles = ?2 WHERE key = ?1";
    SET_LEVELS: InAccount = "UPDATE accounts SET levels = ?2 WHERE key = ?1";
    SET_STATUS: InAccount = "UPDATE accounts SET status = ?2, updated_at = ?3 WHERE key = ?1";
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

/// The status of `a` as it counts: the strongest on its path.
const EFFECTIVE_STATUS: &str = "(CASE
    WHEN EXISTS (SELECT 1 FROM accounts s WHERE s.status = 'closed' AND substr(a.path, 1, length(s.path)) = s.path)
    THEN 'closed'
    WHEN EXISTS (SELECT 1 FROM accounts s WHERE s.status = 'suspended' AND substr(a.path, 1, length(s.path)) = s.path)
    THEN 'suspended' ELSE 'active' END)";

const FIELDS: &[Field] = &[
    Field { name: "slug", sql: "a.slug", kind: Kind::Text },
    Field { name: "name", sql: "a.name", kind: Kind::Text },
    Field { name: "status", sql: EFFECTIVE_STATUS, kind: Kind::Word(status_word) },
    Field { name: "external_ref", sql: "a.external_ref", kind: Kind::Text },
    Field { name: "tax_id", sql: "a.tax_id", kind: Kind::Word(tax_id_word) },
    Field {
        name: "tenant",
        sql: "EXISTS (SELECT 1 FROM tenants ten WHERE (ten.id = {} OR ten.name = {}) AND ten.key =
            (SELECT s.tenant FROM accounts s WHERE s.tenant IS NOT NULL
             AND substr(a.path, 1, length(s.path)) = s.path ORDER BY length(s.path) DESC LIMIT 1))",
        kind: Kind::Text,
    },
    Field {
        name: "owner",
        sql: "EXISTS (SELECT 1 FROM memberships o WHERE o.account = a.key AND o.is_owner = 1 AND o.email_key = {})",
        kind: Kind::Word(email_word),
    },
    Field { name: "created_at", sql: "a.created_at", kind: Kind::Time },
];

const SEARCH: &[&str] = &["a.name", "a.slug", "COALESCE(a.legal_name, '')"];

fn status_word(text: &str) -> Option<Value> {
    ["active", "suspended", "closed"].contains(&text).then(|| text.to_value())
}

fn tax_id_word(text: &str) -> Option<Value> {
    text.parse::<TaxId>().ok().map(|id| id.bare().to_value())
}

fn email_word(text: &str) -> Option<Value> {
    text.parse::<Email>().ok().map(|email| email.key().to_value())
}

const COLUMNS: &str =
    "a.id, a.path, a.slug, a.external_ref, a.name, a.legal_name, a.tax_id, a.status, a.roles,
    a.levels, a.tenant, a.created_at, a.updated_at";

lists! {
    CHILDREN: InAccount = (COLUMNS, "accounts a", "a.parent = ?1", "a.key")
        .fields(FIELDS)
        .sorts(&[
            Sort { name: "slug", sql: "a.slug" },
            Sort { name: "path", sql: "a.path" },
            Sort { name: "name", sql: "a.name" },
            Sort { name: "created_at", sql: "a.created_at" },
        ])
        .search(SEARCH)
        .labels("a.key");
    BELOW: InSubtree = (COLUMNS, "accounts a", "a.path > ?1 AND a.path < ?2", "a.key")
        .fields(FIELDS)
        .sorts(&[
            Sort { name: "path", sql: "a.path" },
            Sort { name: "slug", sql: "a.slug" },
            Sort { name: "name", sql: "a.name" },
            Sort { name: "created_at", sql: "a.created_at" },
        ])
        .search(SEARCH)
        .labels("a.key");
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
        ],
    )?;
    let Some((key,)) = key else { return Ok(None) };
    let path = parent.path().child(key).map_err(|e| Error::Corrupt(e.to_string()))?;
    tx.execute(&SET_PATH, parent, &[&key, &path])?;
    Ok(Some(AccountRow {
        id: new.id,
        path,
        slug: new.slug.to_owned(),
        external_ref: new.external_ref.map(str::to_owned),
        name: new.name.to_owned(),
        legal_name: new.legal_name.map(str::to_owned),
        tax_id: new.tax_id.map(str::to_owned),
        status: AccountStatus::Active,
        roles: new.roles,
        levels: new.levels,
        tenant: new.tenant,
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

/// Stores another status.
///
/// # Errors
/// Those of the store.
pub fn set_status(tx: &mut Tx<'_>, account: &InAccount, status: AccountStatus) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&SET_STATUS, account, &[&status, &now]).map(drop)
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

/// A page of an account's children.
///
/// # Errors
/// A filter or order that this list does not have; those of the store.
pub fn list_children(
    tx: &mut Tx<'_>,
    parent: &InAccount,
    request: &ListRequest,
) -> Result<Rows<AccountRow>, ListError> {
    CHILDREN.page(tx, parent, &[], request)
}

/// A page of everything below an account.
///
/// # Errors
/// As [`list_children`].
pub fn list_below(
    tx: &mut Tx<'_>,
    subtree: &InSubtree,
    request: &ListRequest,
) -> Result<Rows<AccountRow>, ListError> {
    // The engine takes one lower end of the index, and that is the scope's: it would read from the start of the subtree
    // to each page. So the scope goes on where the last page ended.
    match request.after.as_ref().and_then(Position::path) {
        None => BELOW.page(tx, subtree, &[], request),
        Some(path) if request.is_descending() => BELOW.page(tx, &subtree.before(path), &[], request),
        Some(path) => BELOW.page(tx, &subtree.from(path), &[], request),
    }
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
