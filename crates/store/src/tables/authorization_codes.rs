//! `authorization_codes`: sign-ins in a browser on the way back to the client (RFC 6749 §4.1, RFC 7636).

use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{SessionKey, TenantKey, UserKey},
    row::{FromRow, Row},
    scope::{Door, Person, SystemScope},
    tx::Tx,
};

/// An authorization code as stored.
#[derive(Debug, Clone)]
pub struct AuthorizationCodeRow {
    /// The OAuth client that it was made for.
    pub client_id: String,
    /// Where it was sent.
    pub redirect_uri: String,
    /// The scope that was asked for.
    pub scope: String,
    /// PKCE S256.
    pub code_challenge: String,
    /// For the ID token.
    pub nonce: Option<String>,
    /// Who signed in.
    pub user: UserKey,
    /// When.
    pub auth_time: Timestamp,
    /// How, separated by blanks.
    pub amr: String,
    /// The session that it was exchanged for.
    pub used_session: Option<SessionKey>,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl FromRow for AuthorizationCodeRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            client_id: row.get(0)?,
            redirect_uri: row.get(1)?,
            scope: row.get(2)?,
            code_challenge: row.get(3)?,
            nonce: row.get(4)?,
            user: row.get(5)?,
            auth_time: row.get(6)?,
            amr: row.get(7)?,
            used_session: row.get(8)?,
            expires_at: row.get(9)?,
        })
    }
}

/// An authorization code to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewAuthorizationCode<'a> {
    /// SHA-256 of the code.
    pub hash: &'a [u8; 32],
    /// At which tenant.
    pub tenant: TenantKey,
    /// The OAuth client.
    pub client_id: &'a str,
    /// Where it is sent.
    pub redirect_uri: &'a str,
    /// The scope that was asked for.
    pub scope: &'a str,
    /// PKCE S256.
    pub code_challenge: &'a str,
    /// For the ID token.
    pub nonce: Option<&'a str>,
    /// When the person was authenticated.
    pub auth_time: Timestamp,
    /// How, separated by blanks.
    pub amr: &'a str,
    /// When it ends.
    pub expires_at: Timestamp,
}

statements! {
    INSERT: Person = "INSERT INTO authorization_codes (user_key, hash, tenant, client_id, redirect_uri, scope,
        code_challenge, nonce, auth_time, amr, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    BY_HASH: Door = "SELECT client_id, redirect_uri, scope, code_challenge, nonce, user_key, auth_time, amr,
        used_session, expires_at FROM authorization_codes WHERE hash = ?1 AND tenant = ?2";
    USE: Door = "UPDATE authorization_codes SET used_session = ?2 WHERE hash = ?1 AND used_session IS NULL";
    DELETE_OF_PERSON: Person = "DELETE FROM authorization_codes WHERE user_key = ?1";
    DELETE_OVER: SystemScope = "DELETE FROM authorization_codes WHERE expires_at < ?1";
}

/// Stores a code for the person.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, person: &Person, code: &NewAuthorizationCode<'_>) -> Result<(), Error> {
    let now = tx.now();
    let parameters: [&dyn crate::value::ToValue; 11] = [
        code.hash,
        &code.tenant,
        &code.client_id,
        &code.redirect_uri,
        &code.scope,
        &code.code_challenge,
        &code.nonce,
        &code.auth_time,
        &code.amr,
        &now,
        &code.expires_at,
    ];
    tx.execute(&INSERT, person, &parameters).map(|_| ())
}

/// The code with that hash at that tenant, as it is once nobody else can change it.
///
/// # Errors
/// Those of the store.
pub fn lock(
    tx: &mut Tx<'_>,
    hash: &[u8; 32],
    tenant: TenantKey,
) -> Result<Option<AuthorizationCodeRow>, Error> {
    tx.lock_row(&BY_HASH, &Door::new(), &[hash, &tenant])
}

/// Uses it up for a session; whether it was not used.
///
/// # Errors
/// Those of the store.
pub fn use_up(tx: &mut Tx<'_>, hash: &[u8; 32], session: SessionKey) -> Result<bool, Error> {
    Ok(tx.execute(&USE, &Door::new(), &[hash, &session])? > 0)
}

/// Deletes the codes of a person; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_of_person(tx: &mut Tx<'_>, person: &Person) -> Result<u64, Error> {
    tx.execute(&DELETE_OF_PERSON, person, &[])
}

/// Deletes those that ended before that time; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_over(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&DELETE_OVER, system, &[&before])
}
