//! Memberships: a person or a client in an account (Rules A2, U1, U2).

use api::{
    accounts::MembershipStatus,
    id::{MembershipId, UserId},
    list::Scope,
    value::Email,
};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{ClientKey, MembershipKey, UserKey},
    list::{ByScope, Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{InAccount, InSubtree},
    tx::Tx,
    value::Value,
};

/// A person's membership, as the account may see it: before acceptance only what was typed (Rule U1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipRow {
    /// Internal key.
    pub key: MembershipKey,
    /// Public id.
    pub id: MembershipId,
    /// The account.
    pub account: InAccount,
    /// The person, after acceptance.
    pub user: Option<UserKey>,
    /// The person's public id, after acceptance.
    pub user_id: Option<UserId>,
    /// The e-mail as typed.
    pub email: String,
    /// The person's own name after acceptance, else as typed.
    pub name: Option<String>,
    /// Its state; revoked as well while the operator blocks the person (Rule U5).
    pub status: MembershipStatus,
    /// Whether this is the account's owner user.
    pub is_owner: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

macro_rules! status {
    () => {
        "CASE WHEN u.blocked_at IS NULL THEN m.status ELSE 'revoked' END"
    };
}

macro_rules! columns {
    () => {
        concat!(
            "m.key, m.id, a.id, a.path, m.user_key, u.id, m.email, COALESCE(u.name, m.name), ",
            status!(),
            ", m.is_owner, m.created_at, m.updated_at"
        )
    };
}

macro_rules! from {
    () => {
        "memberships m JOIN accounts a ON a.key = m.account LEFT JOIN users u ON u.key = m.user_key"
    };
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM ", from!(), " ", $rest)
    };
}

statements! {
    GET: InAccount = select!("WHERE m.account = ?1 AND m.client IS NULL AND m.id = ?2");
    BY_KEY: InAccount = select!("WHERE m.account = ?1 AND m.client IS NULL AND m.key = ?2");
    // Several can lie there over time, of which one at most is not revoked; then the newest.
    BY_USER: InAccount = select!("WHERE m.account = ?1 AND m.client IS NULL AND u.id = ?2 \
        ORDER BY CASE WHEN m.status = 'revoked' THEN 1 ELSE 0 END, m.key DESC LIMIT 1");
    BY_EMAIL: InAccount = select!("WHERE m.account = ?1 AND m.client IS NULL AND m.email_key = ?2 \
        ORDER BY CASE WHEN m.status = 'revoked' THEN 1 ELSE 0 END, m.key DESC LIMIT 1");
    OWNER: InAccount = select!("WHERE m.account = ?1 AND m.is_owner = 1");
    VISIBLE: InSubtree = select!("WHERE a.path >= ?1 AND a.path < ?2 AND m.client IS NULL AND u.id = ?3 \
        AND m.status = 'active' AND u.blocked_at IS NULL ORDER BY a.path LIMIT 1");
    INVITE: InAccount = "INSERT INTO memberships \
        (account, id, email, email_key, name, status, is_owner, created_at, updated_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, 'invited', ?6, ?7, ?7) ON CONFLICT DO NOTHING RETURNING key";
    LINK: InAccount = "INSERT INTO memberships \
        (account, id, user_key, email, email_key, name, status, is_owner, created_at, updated_at) \
        SELECT ?1, ?2, ?3, ?4, u.email_key, NULL, 'active', 0, ?5, ?5 FROM users u WHERE u.key = ?3 \
        ON CONFLICT DO NOTHING RETURNING key";
    OF_CLIENT: InAccount = "INSERT INTO memberships (account, id, client, status, is_owner, created_at, updated_at) \
        VALUES (?1, ?2, ?3, 'active', 0, ?4, ?4) RETURNING key";
    REVOKE: InAccount = "UPDATE memberships SET status = 'revoked', is_owner = 0, updated_at = ?3 \
        WHERE account = ?1 AND key = ?2 AND status <> 'revoked'";
    INVITED_AT: InAccount = "SELECT MAX(created_at) FROM invitations \
        WHERE account = ?1 AND membership = ?2 AND used_at IS NULL";
    TOUCH: InAccount = "UPDATE memberships SET updated_at = ?3 WHERE account = ?1 AND key = ?2";
    LOCK: InAccount = "SELECT key FROM accounts WHERE key = ?1 FOR NO KEY UPDATE";
    ADMINISTRATORS: InAccount = "SELECT m.key FROM memberships m JOIN users u ON u.key = m.user_key \
        JOIN grants g ON g.membership = m.key AND g.account = m.account \
        WHERE m.account = ?1 AND m.status = 'active' AND u.blocked_at IS NULL AND g.predefined = 'admin'";
}

lists! {
    OF_ACCOUNT: InAccount = (columns!(), from!(), "m.account = ?1 AND m.client IS NULL", "m.key")
        .fields(FIELDS).sorts(SORTS).search(SEARCH);
    OF_CHILDREN: InAccount = (columns!(), from!(), "a.parent = ?1 AND m.client IS NULL", "m.key")
        .fields(FIELDS).sorts(SORTS).search(SEARCH);
    OF_SUBTREE: InSubtree = (columns!(), from!(), "a.path >= ?1 AND a.path < ?2 AND m.client IS NULL", "m.key")
        .fields(FIELDS).sorts(SORTS).search(SEARCH);
}

const LISTED: ByScope = ByScope { account: &OF_ACCOUNT, children: &OF_CHILDREN, subtree: &OF_SUBTREE };

const FIELDS: &[Field] = &[
    Field { name: "id", sql: "m.id", kind: Kind::Text },
    Field { name: "user", sql: "u.id", kind: Kind::Text },
    Field { name: "email", sql: "m.email_key", kind: Kind::Word(email) },
    Field { name: "name", sql: "COALESCE(u.name, m.name)", kind: Kind::Text },
    Field { name: "status", sql: status!(), kind: Kind::Word(word) },
    Field { name: "owner", sql: "m.is_owner", kind: Kind::Flag },
    Field { name: "created_at", sql: "m.created_at", kind: Kind::Time },
    Field {
        name: "group",
        sql: "EXISTS (SELECT 1 FROM grants g LEFT JOIN groups o ON o.key = g.group_key \
              WHERE g.account = m.account AND g.membership = m.key AND {} IN (g.predefined, o.name, o.id))",
        kind: Kind::Text,
    },
];

const SORTS: &[Sort] = &[
    Sort { name: "email", sql: "m.email_key" },
    Sort { name: "name", sql: "COALESCE(u.name, m.name, '')" },
    Sort { name: "created_at", sql: "m.created_at" },
];

const SEARCH: &[&str] = &["COALESCE(u.name, m.name, '')", "m.email"];

fn word(word: &str) -> Option<Value> {
    matches!(word, "invited" | "active" | "revoked").then(|| Value::Text(word.to_owned()))
}

/// An address in the form that is compared; part of one is compared as it is.
fn email(text: &str) -> Option<Value> {
    let key = text.parse::<Email>().map_or_else(|_| text.to_lowercase(), |email| email.key().to_owned());
    (!key.contains('\0')).then_some(Value::Text(key))
}

impl FromRow for MembershipRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            account: InAccount::new(row.get(2)?, row.get(3)?),
            user: row.get(4)?,
            user_id: row.get(5)?,
            email: row.get(6)?,
            name: row.get(7)?,
            status: row.get(8)?,
            is_owner: row.get(9)?,
            created_at: row.get(10)?,
            updated_at: row.get(11)?,
        })
    }
}

/// A member to invite.
#[derive(Debug, Clone, Copy)]
pub struct NewInvited<'a> {
    /// Public id.
    pub id: MembershipId,
    /// The e-mail as typed.
    pub email: &'a str,
    /// The e-mail in the form that is compared.
    pub email_key: &'a str,
    /// A name to greet with.
    pub name: Option<&'a str>,
    /// Whether this is the account's owner user.
    pub is_owner: bool,
}

/// A person's membership in the account.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, account: &InAccount, id: MembershipId) -> Result<Option<MembershipRow>, Error> {
    tx.optional(&GET, account, &[&id])
}

/// The same by its key.
///
/// # Errors
/// Those of the store.
pub fn by_key(
    tx: &mut Tx<'_>,
    account: &InAccount,
    key: MembershipKey,
) -> Result<Option<MembershipRow>, Error> {
    tx.optional(&BY_KEY, account, &[&key])
}

/// The membership of a person who accepted; when there were several, the one that counts, else the newest.
///
/// # Errors
/// Those of the store.
pub fn by_user(tx: &mut Tx<'_>, account: &InAccount, user: UserId) -> Result<Option<MembershipRow>, Error> {
    tx.optional(&BY_USER, account, &[&user])
}

/// The membership of an e-mail as it was typed, in the form that is compared.
///
/// # Errors
/// Those of the store.
pub fn by_email(
    tx: &mut Tx<'_>,
    account: &InAccount,
    email_key: &str,
) -> Result<Option<MembershipRow>, Error> {
    tx.optional(&BY_EMAIL, account, &[&email_key])
}

/// A page of the people of the account, of its children, or of its whole subtree.
///
/// # Errors
/// A filter, sort or place that is none of this list; those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    account: &InAccount,
    scope: Scope,
    request: &ListRequest,
) -> Result<Rows<MembershipRow>, ListError> {
    LISTED.page(tx, account, scope, request)
}

/// The owner user's membership (Rule A2).
///
/// # Errors
/// Those of the store.
pub fn owner(tx: &mut Tx<'_>, account: &InAccount) -> Result<Option<MembershipRow>, Error> {
    tx.optional(&OWNER, account, &[])
}

/// An active membership of that person in the subtree, the highest first: what makes a person visible there.
///
/// # Errors
/// Those of the store.
pub fn visible(tx: &mut Tx<'_>, scope: &InSubtree, user: UserId) -> Result<Option<MembershipRow>, Error> {
    tx.optional(&VISIBLE, scope, &[&user])
}

/// Makes an invited membership; nothing when the address is a member already, or the account has its owner.
///
/// # Errors
/// Those of the store.
pub fn invite(
    tx: &mut Tx<'_>,
    account: &InAccount,
    new: &NewInvited<'_>,
) -> Result<Option<MembershipKey>, Error> {
    let now = tx.now();
    let row: Option<(MembershipKey,)> = tx.optional(
        &INVITE,
        account,
        &[&new.id, &new.email, &new.email_key, &new.name, &new.is_owner, &now],
    )?;
    Ok(row.map(|(key,)| key))
}

/// Makes an active membership of a person; nothing when the person, or their address, is a member already.
///
/// # Errors
/// Those of the store.
pub fn link(
    tx: &mut Tx<'_>,
    account: &InAccount,
    id: MembershipId,
    user: UserKey,
    email: &str,
) -> Result<Option<MembershipKey>, Error> {
    let now = tx.now();
    let row: Option<(MembershipKey,)> = tx.optional(&LINK, account, &[&id, &user, &email, &now])?;
    Ok(row.map(|(key,)| key))
}

/// Makes the membership of a client.
///
/// # Errors
/// Those of the store.
pub fn of_client(
    tx: &mut Tx<'_>,
    account: &InAccount,
    id: MembershipId,
    client: ClientKey,
) -> Result<MembershipKey, Error> {
    let now = tx.now();
    let (key,): (MembershipKey,) = tx.one(&OF_CLIENT, account, &[&id, &client, &now])?;
    Ok(key)
}

/// Revokes a membership, the owner mark with it; false when it was revoked already.
///
/// # Errors
/// Those of the store.
pub fn revoke(tx: &mut Tx<'_>, account: &InAccount, key: MembershipKey) -> Result<bool, Error> {
    let now = tx.now();
    Ok(tx.execute(&REVOKE, account, &[&key, &now])? == 1)
}

/// When the newest open invitation to the membership was made.
///
/// # Errors
/// Those of the store.
pub fn invited_at(
    tx: &mut Tx<'_>,
    account: &InAccount,
    key: MembershipKey,
) -> Result<Option<Timestamp>, Error> {
    let (at,): (Option<Timestamp>,) = tx.one(&INVITED_AT, account, &[&key])?;
    Ok(at)
}

/// Marks a membership as changed now.
///
/// # Errors
/// Those of the store.
pub fn touch(tx: &mut Tx<'_>, account: &InAccount, key: MembershipKey) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&TOUCH, account, &[&key, &now]).map(drop)
}

/// Keeps others from changing the account's members until the end of the unit of work. What is decided, such as who
/// the last administrator is, is read after it.
///
/// # Errors
/// Those of the store.
pub fn lock(tx: &mut Tx<'_>, account: &InAccount) -> Result<(), Error> {
    let _row: Option<(i64,)> = tx.lock_row(&LOCK, account, &[])?;
    Ok(())
}

/// The people who are administrators: an active membership with the group `admin` (Rule G3).
///
/// # Errors
/// Those of the store.
pub fn administrators(tx: &mut Tx<'_>, account: &InAccount) -> Result<Vec<MembershipKey>, Error> {
    let rows: Vec<(MembershipKey,)> = tx.all(&ADMINISTRATORS, account, &[])?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}
