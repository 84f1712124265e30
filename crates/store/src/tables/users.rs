//! `users`: persons, who are global to the platform and belong to nobody.

use api::{id::UserId, tenants::Locale};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::UserKey,
    row::{FromRow, Row},
    scope::{Door, Person},
    tx::Tx,
};

/// A person as stored.
#[derive(Debug, Clone)]
pub struct UserRow {
    /// Internal key.
    pub key: UserKey,
    /// Public id.
    pub id: UserId,
    /// The e-mail as the person's invitation named it.
    pub email: String,
    /// The e-mail as it is compared.
    pub email_key: String,
    /// The person's own name.
    pub name: String,
    /// The language that the person chose.
    pub locale: Option<Locale>,
    /// PHC string of the password's Argon2id hash.
    pub password_hash: String,
    /// When the operator blocked the person (Rule U5).
    pub blocked_at: Option<Timestamp>,
}

impl UserRow {
    /// The scope of the person's own rows.
    #[must_use]
    pub const fn person(&self) -> Person {
        Person::new(self.key)
    }
}

impl FromRow for UserRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            email: row.get(2)?,
            email_key: row.get(3)?,
            name: row.get(4)?,
            locale: row.get(5)?,
            password_hash: row.get(6)?,
            blocked_at: row.get(7)?,
        })
    }
}

/// A person to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewUser<'a> {
    /// Public id.
    pub id: UserId,
    /// The e-mail.
    pub email: &'a str,
    /// The e-mail as it is compared.
    pub email_key: &'a str,
    /// The name.
    pub name: &'a str,
    /// PHC string.
    pub password_hash: &'a str,
}

statements! {
    BY_EMAIL: Door = "SELECT key, id, email, email_key, name, locale, password_hash, blocked_at FROM users
        WHERE email_key = ?1";
    BY_ID: Door = "SELECT key, id, email, email_key, name, locale, password_hash, blocked_at FROM users WHERE id = ?1";
    GET: Person = "SELECT key, id, email, email_key, name, locale, password_hash, blocked_at FROM users WHERE key = ?1";
    INSERT: Door = "INSERT INTO users (id, email, email_key, name, password_hash, password_at, created_at, updated_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6) ON CONFLICT DO NOTHING RETURNING key";
    UPDATE: Person = "UPDATE users SET name = ?2, locale = ?3, updated_at = ?4 WHERE key = ?1";
    SET_PASSWORD: Person = "UPDATE users SET password_hash = ?2, password_at = ?3, updated_at = ?3 WHERE key = ?1";
    // Only where it stands at something else, so that a second block keeps the first one's time.
    BLOCK: Person = "UPDATE users SET blocked_at = ?2 WHERE key = ?1 AND blocked_at IS NULL";
    UNBLOCK: Person = "UPDATE users SET blocked_at = NULL WHERE key = ?1 AND blocked_at IS NOT NULL";
}

/// The person with that e-mail, as it is compared.
///
/// # Errors
/// Those of the store.
pub fn by_email(tx: &mut Tx<'_>, email_key: &str) -> Result<Option<UserRow>, Error> {
    tx.optional(&BY_EMAIL, &Door::new(), &[&email_key])
}

/// The person of that id.
///
/// # Errors
/// Those of the store.
pub fn by_id(tx: &mut Tx<'_>, id: UserId) -> Result<Option<UserRow>, Error> {
    tx.optional(&BY_ID, &Door::new(), &[&id])
}

/// The person of that key.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, person: &Person) -> Result<Option<UserRow>, Error> {
    tx.optional(&GET, person, &[])
}

/// The person whom another row of the store points at.
///
/// # Errors
/// Those of the store.
pub fn by_key(tx: &mut Tx<'_>, key: UserKey) -> Result<Option<UserRow>, Error> {
    get(tx, &Person::new(key))
}

/// Stores a person; `None` when somebody has that e-mail already.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, user: &NewUser<'_>) -> Result<Option<UserKey>, Error> {
    let now = tx.now();
    let NewUser { id, email, email_key, name, password_hash } = *user;
    let key: Option<(UserKey,)> =
        tx.optional(&INSERT, &Door::new(), &[&id, &email, &email_key, &name, &password_hash, &now])?;
    Ok(key.map(|(key,)| key))
}

/// Sets what a person may change of the profile (Rule U3).
///
/// # Errors
/// Those of the store.
pub fn update(tx: &mut Tx<'_>, person: &Person, name: &str, locale: Option<Locale>) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&UPDATE, person, &[&name, &locale, &now]).map(drop)
}

/// Replaces the password's hash.
///
/// # Errors
/// Those of the store.
pub fn set_password(tx: &mut Tx<'_>, person: &Person, password_hash: &str) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&SET_PASSWORD, person, &[&password_hash, &now]).map(|_| ())
}

/// Blocks or unblocks the person on the whole platform (Rule U5); whether that changed anything.
///
/// # Errors
/// Those of the store.
pub fn set_blocked(tx: &mut Tx<'_>, person: &Person, blocked: bool) -> Result<bool, Error> {
    let now = tx.now();
    let changed =
        if blocked { tx.execute(&BLOCK, person, &[&now])? } else { tx.execute(&UNBLOCK, person, &[])? };
    Ok(changed > 0)
}
