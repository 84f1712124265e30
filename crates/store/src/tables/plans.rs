//! `plans`: named sets of limits, retention, features and prices (Rule B0).

use std::collections::BTreeMap;

use api::{id::PlanId, limits::LimitKind, list::Scope};
use domain::path::{AccountKey, Path};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::PlanKey,
    list::{ByScope, Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{InAccount, InSubtree},
    tx::Tx,
};

/// What a plan is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Unique in the account.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// How much of each kind.
    pub limits: BTreeMap<LimitKind, i64>,
    /// For how many days what is kept for a time is kept.
    pub retention_days: Option<i64>,
    /// Names of features, in order.
    pub features: Vec<String>,
    /// ISO 4217, of the prices.
    pub currency: Option<String>,
    /// The price of each meter, a decimal.
    pub prices: BTreeMap<String, String>,
}

/// A plan as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Internal key.
    pub key: PlanKey,
    /// Public id.
    pub id: PlanId,
    /// The account that owns it.
    pub account: InAccount,
    /// What it is made of.
    pub content: Content,
    /// How many accounts it is given to.
    pub accounts: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

macro_rules! columns {
    () => {
        "p.key, p.id, a.id, a.path, p.name, p.description, p.limits, p.retention_days, p.features, p.currency, \
         p.prices, (SELECT count(*) FROM accounts b WHERE b.plan = p.key), p.created_at, p.updated_at"
    };
}

macro_rules! from {
    () => {
        "plans p JOIN accounts a ON a.key = p.account"
    };
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM ", from!(), " ", $rest)
    };
}

statements! {
    GET: InAccount = select!("WHERE p.account = ?1 AND p.id = ?2");
    BY_NAME: InAccount = select!("WHERE p.account = ?1 AND p.name = ?2");
    INSERT: InAccount = "INSERT INTO plans (account, id, name, description, limits, retention_days, features, \
        currency, prices, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) \
        ON CONFLICT DO NOTHING RETURNING key";
    UPDATE: InAccount = "UPDATE plans SET name = ?3, description = ?4, limits = ?5, retention_days = ?6, \
        features = ?7, currency = ?8, prices = ?9, updated_at = ?10 WHERE account = ?1 AND key = ?2";
    DELETE: InAccount = "DELETE FROM plans WHERE account = ?1 AND key = ?2";
    // The owner lies above whoever bears the plan: it is reached from the bearer alone.
    LIMITS_OF: InAccount = "SELECT o.path, p.limits FROM accounts me JOIN plans p ON p.key = me.plan
        JOIN accounts o ON o.key = p.account AND substr(me.path, 1, length(o.path)) = o.path
        WHERE me.key = ?1";
    // Of the plans of accounts in the subtree alone: what comes from above it is not told (Rule A5).
    OF_ACCOUNTS: InSubtree = "SELECT a.key, p.id, p.name FROM accounts a JOIN plans p ON p.key = a.plan
        JOIN accounts o ON o.key = p.account
        WHERE a.path >= ?1 AND a.path < ?2 AND o.path >= ?1 AND o.path < ?2 AND a.key IN (?KEYS)";
    BEARERS: InSubtree = "SELECT a.id, a.path FROM accounts a
        WHERE a.path > ?1 AND a.path < ?2 AND a.plan = ?3 ORDER BY a.path";
    BORNE: InSubtree = "SELECT a.path, p.account FROM accounts a JOIN plans p ON p.key = a.plan
        WHERE a.path >= ?1 AND a.path < ?2 ORDER BY a.path";
}

lists! {
    OF_ACCOUNT: InAccount = (columns!(), from!(), "p.account = ?1", "p.key")
        .fields(FIELDS).sorts(SORTS).search(&["p.name"]);
    OF_CHILDREN: InAccount = (columns!(), from!(), "a.parent = ?1", "p.key")
        .fields(FIELDS).sorts(SORTS).search(&["p.name"]);
    OF_SUBTREE: InSubtree = (columns!(), from!(), "a.path >= ?1 AND a.path < ?2", "p.key")
        .fields(FIELDS).sorts(SORTS).search(&["p.name"]);
}

const LISTED: ByScope = ByScope { account: &OF_ACCOUNT, children: &OF_CHILDREN, subtree: &OF_SUBTREE };

const FIELDS: &[Field] = &[
    Field { name: "id", sql: "p.id", kind: Kind::Text },
    Field { name: "name", sql: "p.name", kind: Kind::Text },
    Field { name: "created_at", sql: "p.created_at", kind: Kind::Time },
];

const SORTS: &[Sort] =
    &[Sort { name: "name", sql: "p.name" }, Sort { name: "created_at", sql: "p.created_at" }];

impl FromRow for PlanRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            account: InAccount::new(row.get(2)?, row.get(3)?),
            content: Content {
                name: row.get(4)?,
                description: row.get(5)?,
                limits: read(&row.get::<String>(6)?)?,
                retention_days: row.get(7)?,
                features: read(&row.get::<String>(8)?)?,
                currency: row.get(9)?,
                prices: read(&row.get::<String>(10)?)?,
            },
            accounts: row.get(11)?,
            created_at: row.get(12)?,
            updated_at: row.get(13)?,
        })
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|e| Error::Corrupt(format!("a plan that cannot be read: {e}")))
}

fn text<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|e| Error::Corrupt(format!("a plan that JSON cannot hold: {e}")))
}

/// A plan of the account.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, account: &InAccount, id: PlanId) -> Result<Option<PlanRow>, Error> {
    tx.optional(&GET, account, &[&id])
}

/// A plan of the account, by its name.
///
/// # Errors
/// Those of the store.
pub fn by_name(tx: &mut Tx<'_>, account: &InAccount, name: &str) -> Result<Option<PlanRow>, Error> {
    tx.optional(&BY_NAME, account, &[&name])
}

/// A page of the plans of the account, of its children, or of its whole subtree.
///
/// # Errors
/// A filter, sort or place that is none of this list; those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    account: &InAccount,
    scope: Scope,
    request: &ListRequest,
) -> Result<Rows<PlanRow>, ListError> {
    LISTED.page(tx, account, scope, request)
}

/// Makes a plan; nothing when its name is taken in the account.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    account: &InAccount,
    id: PlanId,
    new: &Content,
) -> Result<Option<PlanKey>, Error> {
    let now = tx.now();
    let (limits, features, prices) = (text(&new.limits)?, text(&new.features)?, text(&new.prices)?);
    let row: Option<(PlanKey,)> = tx.optional(
        &INSERT,
        account,
        &[
            &id,
            &new.name,
            &new.description,
            &limits,
            &new.retention_days,
            &features,
            &new.currency,
            &prices,
            &now,
        ],
    )?;
    Ok(row.map(|(key,)| key))
}

/// Changes a plan.
///
/// # Errors
/// Those of the store; a unique violation when another has the name.
pub fn update(tx: &mut Tx<'_>, account: &InAccount, key: PlanKey, to: &Content) -> Result<(), Error> {
    let now = tx.now();
    let (limits, features, prices) = (text(&to.limits)?, text(&to.features)?, text(&to.prices)?);
    tx.execute(
        &UPDATE,
        account,
        &[
            &key,
            &to.name,
            &to.description,
            &limits,
            &to.retention_days,
            &features,
            &to.currency,
            &prices,
            &now,
        ],
    )
    .map(drop)
}

/// Takes a plan away that nobody has.
///
/// # Errors
/// Those of the store.
pub fn delete(tx: &mut Tx<'_>, account: &InAccount, key: PlanKey) -> Result<(), Error> {
    tx.execute(&DELETE, account, &[&key]).map(drop)
}

/// Where the owner of an account's plan lies, and the plan's limits.
pub type Granted = (Path, BTreeMap<LimitKind, i64>);

/// What an account's plan grants it; nothing when it has none.
///
/// # Errors
/// Those of the store.
pub fn limits_of(tx: &mut Tx<'_>, account: &InAccount) -> Result<Option<Granted>, Error> {
    let row: Option<(Path, String)> = tx.optional(&LIMITS_OF, account, &[])?;
    row.map(|(path, limits)| Ok((path, read(&limits)?))).transpose()
}

/// The plans of accounts in a subtree, by account: of those plans that an account of that subtree owns.
///
/// # Errors
/// Those of the store.
pub fn of_accounts(
    tx: &mut Tx<'_>,
    subtree: &InSubtree,
    accounts: &[AccountKey],
) -> Result<Vec<(AccountKey, PlanId, String)>, Error> {
    tx.all_in(&OF_ACCOUNTS, subtree, &[], accounts)
}

/// The accounts below a plan's owner that were given it, in tree order.
///
/// # Errors
/// Those of the store.
pub fn bearers(tx: &mut Tx<'_>, subtree: &InSubtree, key: PlanKey) -> Result<Vec<InAccount>, Error> {
    let rows: Vec<(api::id::AccountId, Path)> = tx.all(&BEARERS, subtree, &[&key])?;
    Ok(rows.into_iter().map(|(id, path)| InAccount::new(id, path)).collect())
}

/// Whoever in a subtree has a plan, with the account that owns it.
///
/// # Errors
/// Those of the store.
pub fn borne(tx: &mut Tx<'_>, subtree: &InSubtree) -> Result<Vec<(Path, AccountKey)>, Error> {
    tx.all(&BORNE, subtree, &[])
}
