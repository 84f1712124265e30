//! API clients without a person, and their secrets.

use api::{
    clients::ClientStatus,
    id::{ClientId, MembershipId},
    list::Scope,
};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{ClientKey, MembershipKey},
    list::{ByScope, Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{InAccount, InSubtree},
    tx::Tx,
    value::Value,
};

/// A client of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// Internal key.
    pub key: ClientKey,
    /// Public id.
    pub id: ClientId,
    /// The account.
    pub account: InAccount,
    /// Unique among the account's active clients.
    pub name: String,
    /// The caller's own reference.
    pub external_ref: Option<String>,
    /// Whether it works.
    pub status: ClientStatus,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Its membership.
    pub membership: MembershipKey,
    /// The membership's public id.
    pub membership_id: MembershipId,
}

macro_rules! columns {
    () => {
        "c.key, c.id, a.id, a.path, c.name, c.external_ref, c.status, c.expires_at, c.last_used_at, \
         c.created_at, c.updated_at, m.key, m.id"
    };
}

macro_rules! from {
    () => {
        "clients c JOIN accounts a ON a.key = c.account JOIN memberships m ON m.client = c.key"
    };
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM ", from!(), " ", $rest)
    };
}

statements! {
    GET: InAccount = select!("WHERE c.account = ?1 AND c.id = ?2");
    BY_NAME: InAccount = select!("WHERE c.account = ?1 AND c.name = ?2 AND c.status = 'active'");
    BY_EXTERNAL_REF: InAccount = select!("WHERE c.account = ?1 AND c.external_ref = ?2");
    LOCK: InAccount = "SELECT key FROM clients WHERE account = ?1 AND key = ?2 FOR NO KEY UPDATE";
    INSERT: InAccount = "INSERT INTO clients \
        (account, id, name, external_ref, status, expires_at, created_at, updated_at) \
        VALUES (?1, ?2, ?3, ?4, 'active', ?5, ?6, ?6) ON CONFLICT DO NOTHING RETURNING key";
    RENAME: InAccount = "UPDATE clients SET name = ?3, updated_at = ?4 WHERE account = ?1 AND key = ?2";
    TOUCH: InAccount = "UPDATE clients SET updated_at = ?3 WHERE account = ?1 AND key = ?2";
    REVOKE: InAccount = "UPDATE clients SET status = 'revoked', updated_at = ?3 WHERE account = ?1 AND key = ?2";
    ADD_SECRET: InAccount = "INSERT INTO client_secrets (account, client, hash, created_at, expires_at) \
        VALUES (?1, ?2, ?3, ?4, ?5)";
    END_SECRETS: InAccount = "UPDATE client_secrets SET expires_at = ?3 \
        WHERE account = ?1 AND client = ?2 AND (expires_at IS NULL OR expires_at > ?3)";
    DROP_SECRETS: InAccount = "DELETE FROM client_secrets WHERE account = ?1 AND client = ?2 AND expires_at <= ?3";
}

lists! {
    OF_ACCOUNT: InAccount = (columns!(), from!(), "c.account = ?1", "c.key")
        .fields(FIELDS).sorts(SORTS).search(&["c.name"]);
    OF_CHILDREN: InAccount = (columns!(), from!(), "a.parent = ?1", "c.key")
        .fields(FIELDS).sorts(SORTS).search(&["c.name"]);
    OF_SUBTREE: InSubtree = (columns!(), from!(), "a.path >= ?1 AND a.path < ?2", "c.key")
        .fields(FIELDS).sorts(SORTS).search(&["c.name"]);
}

const LISTED: ByScope = ByScope { account: &OF_ACCOUNT, children: &OF_CHILDREN, subtree: &OF_SUBTREE };

const FIELDS: &[Field] = &[
    Field { name: "id", sql: "c.id", kind: Kind::Text },
    Field { name: "name", sql: "c.name", kind: Kind::Text },
    Field { name: "status", sql: "c.status", kind: Kind::Word(status) },
    Field { name: "external_ref", sql: "c.external_ref", kind: Kind::Text },
    Field { name: "expires_at", sql: "c.expires_at", kind: Kind::Time },
    Field { name: "last_used_at", sql: "c.last_used_at", kind: Kind::Time },
    Field { name: "created_at", sql: "c.created_at", kind: Kind::Time },
    Field {
        name: "group",
        sql: "EXISTS (SELECT 1 FROM grants g LEFT JOIN groups o ON o.key = g.group_key \
              WHERE g.account = m.account AND g.membership = m.key AND {} IN (g.predefined, o.name, o.id))",
        kind: Kind::Text,
    },
];

const SORTS: &[Sort] =
    &[Sort { name: "name", sql: "c.name" }, Sort { name: "created_at", sql: "c.created_at" }];

fn status(word: &str) -> Option<Value> {
    matches!(word, "active" | "revoked").then(|| Value::Text(word.to_owned()))
}

impl FromRow for ClientRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            account: InAccount::new(row.get(2)?, row.get(3)?),
            name: row.get(4)?,
            external_ref: row.get(5)?,
            status: row.get(6)?,
            expires_at: row.get(7)?,
            last_used_at: row.get(8)?,
            created_at: row.get(9)?,
            updated_at: row.get(10)?,
            membership: row.get(11)?,
            membership_id: row.get(12)?,
        })
    }
}

/// What a client is made of.
#[derive(Debug, Clone, Copy)]
pub struct NewClient<'a> {
    /// Public id.
    pub id: ClientId,
    /// Its name.
    pub name: &'a str,
    /// The caller's own reference.
    pub external_ref: Option<&'a str>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
}

/// A client of the account.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, account: &InAccount, id: ClientId) -> Result<Option<ClientRow>, Error> {
    tx.optional(&GET, account, &[&id])
}

/// An active client of the account, by its name.
///
/// # Errors
/// Those of the store.
pub fn by_name(tx: &mut Tx<'_>, account: &InAccount, name: &str) -> Result<Option<ClientRow>, Error> {
    tx.optional(&BY_NAME, account, &[&name])
}

/// A client of the account, by the caller's reference.
///
/// # Errors
/// Those of the store.
pub fn by_external_ref(
    tx: &mut Tx<'_>,
    account: &InAccount,
    reference: &str,
) -> Result<Option<ClientRow>, Error> {
    tx.optional(&BY_EXTERNAL_REF, account, &[&reference])
}

/// A page of the clients of the account, of its children, or of its whole subtree.
///
/// # Errors
/// A filter, sort or place that is none of this list; those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    account: &InAccount,
    scope: Scope,
    request: &ListRequest,
) -> Result<Rows<ClientRow>, ListError> {
    LISTED.page(tx, account, scope, request)
}

/// Keeps others from changing the client until the end of the unit of work.
///
/// # Errors
/// Those of the store.
pub fn lock(tx: &mut Tx<'_>, account: &InAccount, key: ClientKey) -> Result<(), Error> {
    let _row: Option<(ClientKey,)> = tx.lock_row(&LOCK, account, &[&key])?;
    Ok(())
}

/// Makes a client; nothing when its name or reference is taken in the account.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, account: &InAccount, new: &NewClient<'_>) -> Result<Option<ClientKey>, Error> {
    let now = tx.now();
    let row: Option<(ClientKey,)> =
        tx.optional(&INSERT, account, &[&new.id, &new.name, &new.external_ref, &new.expires_at, &now])?;
    Ok(row.map(|(key,)| key))
}

/// Gives a client another name.
///
/// # Errors
/// Those of the store; a unique violation when another has it.
pub fn rename(tx: &mut Tx<'_>, account: &InAccount, key: ClientKey, name: &str) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&RENAME, account, &[&key, &name, &now]).map(drop)
}

/// Marks a client as changed now.
///
/// # Errors
/// Those of the store.
pub fn touch(tx: &mut Tx<'_>, account: &InAccount, key: ClientKey) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&TOUCH, account, &[&key, &now]).map(drop)
}

/// Ends a client for good, with its secrets.
///
/// # Errors
/// Those of the store.
pub fn revoke(tx: &mut Tx<'_>, account: &InAccount, key: ClientKey) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&REVOKE, account, &[&key, &now])?;
    end_secrets(tx, account, key, now)
}

/// Adds a secret, of which only the SHA-256 is kept.
///
/// # Errors
/// Those of the store.
pub fn add_secret(
    tx: &mut Tx<'_>,
    account: &InAccount,
    key: ClientKey,
    hash: &[u8; 32],
    expires_at: Option<Timestamp>,
) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&ADD_SECRET, account, &[&key, hash, &now, &expires_at]).map(drop)
}

/// Ends every secret of the client at that time at the latest, and forgets those that have ended by now.
///
/// # Errors
/// Those of the store.
pub fn end_secrets(tx: &mut Tx<'_>, account: &InAccount, key: ClientKey, at: Timestamp) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&END_SECRETS, account, &[&key, &at])?;
    tx.execute(&DROP_SECRETS, account, &[&key, &now]).map(drop)
}
