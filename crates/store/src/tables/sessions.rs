//! `sessions`: sign-ins, each a refresh-token family of user, tenant and OAuth client (`design.md` §1).

use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{SessionKey, TenantKey, UserKey},
    row::{FromRow, Row},
    scope::{Door, InSubtree, Person, SystemScope},
    tx::Tx,
};

/// A sign-in as stored.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Internal key.
    pub key: SessionKey,
    /// Its name in tokens.
    pub sid: String,
    /// Who signed in.
    pub user: UserKey,
    /// At which tenant.
    pub tenant: TenantKey,
    /// With which OAuth client.
    pub client_id: String,
    /// How often a refresh made a new token.
    pub refreshes: i64,
    /// How the person was authenticated (RFC 8176), separated by blanks.
    pub amr: String,
    /// When the person was authenticated.
    pub auth_time: Timestamp,
    /// When it ends unless it is refreshed.
    pub expires_at: Timestamp,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
}

impl FromRow for SessionRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            sid: row.get(1)?,
            user: row.get(2)?,
            tenant: row.get(3)?,
            client_id: row.get(4)?,
            refreshes: row.get(5)?,
            amr: row.get(6)?,
            auth_time: row.get(7)?,
            expires_at: row.get(8)?,
            ended_at: row.get(9)?,
        })
    }
}

/// A sign-in to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    /// Its name in tokens.
    pub sid: &'a str,
    /// At which tenant.
    pub tenant: TenantKey,
    /// With which OAuth client.
    pub client_id: &'a str,
    /// How the person was authenticated, separated by blanks.
    pub amr: &'a str,
    /// When.
    pub auth_time: Timestamp,
    /// When it ends unless it is refreshed.
    pub expires_at: Timestamp,
    /// The address that the sign-in was begun from.
    pub address: Option<&'a str>,
    /// Its user agent.
    pub agent: Option<&'a str>,
}

/// Why a session ended, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The person logged out, or the client revoked its token (RFC 7009).
    LogOut,
    /// A refresh token older than the previous one came (TOK-5).
    Reuse,
    /// An authorization code came a second time.
    CodeReuse,
    /// The person was blocked (Rule U5).
    Blocked,
    /// The account uses another tenant now (Rule T3).
    TenantChanged,
    /// The person has a new password.
    Password,
    /// The person ended it from another one.
    Person,
}

impl Ended {
    const fn as_str(self) -> &'static str {
        match self {
            Self::LogOut => "log_out",
            Self::Reuse => "reuse",
            Self::CodeReuse => "code_reuse",
            Self::Blocked => "blocked",
            Self::TenantChanged => "tenant_changed",
            Self::Password => "password",
            Self::Person => "person",
        }
    }
}

statements! {
    INSERT: Person = "INSERT INTO sessions (user_key, sid, tenant, client_id, refreshes, amr, auth_time, created_at,
        last_used_at, expires_at, address, agent) VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, ?7, ?7, ?8, ?9, ?10) RETURNING key";
    GET: Door = "SELECT key, sid, user_key, tenant, client_id, refreshes, amr, auth_time, expires_at, ended_at
        FROM sessions WHERE key = ?1";
    BY_SID: Door = "SELECT key, sid, user_key, tenant, client_id, refreshes, amr, auth_time, expires_at, ended_at
        FROM sessions WHERE sid = ?1";
    REFRESHED: Door = "UPDATE sessions SET refreshes = refreshes + 1, last_used_at = ?2, expires_at = ?3 WHERE key = ?1";
    END: Door = "UPDATE sessions SET ended_at = ?2, ended_why = ?3 WHERE key = ?1 AND ended_at IS NULL";
    END_ONE: Person = "UPDATE sessions SET ended_at = ?4, ended_why = ?5
        WHERE user_key = ?1 AND tenant = ?2 AND sid = ?3 AND ended_at IS NULL AND expires_at > ?4";
    END_OTHERS_AT: Person = "UPDATE sessions SET ended_at = ?4, ended_why = ?5
        WHERE user_key = ?1 AND tenant = ?2 AND sid <> ?3 AND ended_at IS NULL AND expires_at > ?4";
    END_OF_PERSON: Person = "UPDATE sessions SET ended_at = ?2, ended_why = ?3 WHERE user_key = ?1 AND ended_at IS NULL";
    END_OF_MEMBERS: InSubtree = "UPDATE sessions SET ended_at = ?4, ended_why = ?5
        WHERE tenant = ?3 AND ended_at IS NULL AND user_key IN (SELECT m.user_key FROM memberships m
            JOIN accounts a ON a.key = m.account WHERE a.path >= ?1 AND a.path < ?2 AND m.status = 'active'
            AND m.user_key IS NOT NULL)";
    COUNT_REFRESHES: SystemScope = "SELECT CAST(coalesce(sum(refreshes), 0) AS BIGINT) FROM sessions";
    DELETE_OVER: SystemScope = "DELETE FROM sessions WHERE expires_at < ?1";
}

/// Stores a sign-in of the person.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, person: &Person, session: &NewSession<'_>) -> Result<SessionKey, Error> {
    let now = tx.now();
    let NewSession { sid, tenant, client_id, amr, auth_time, expires_at, address, agent } = *session;
    let parameters: [&dyn crate::value::ToValue; 9] =
        [&sid, &tenant, &client_id, &amr, &auth_time, &now, &expires_at, &address, &agent];
    tx.one::<_, (SessionKey,)>(&INSERT, person, &parameters).map(|(key,)| key)
}

/// The sign-in of that key, as it is once nobody else can change it.
///
/// # Errors
/// Those of the store.
pub fn lock(tx: &mut Tx<'_>, key: SessionKey) -> Result<Option<SessionRow>, Error> {
    tx.lock_row(&GET, &Door::new(), &[&key])
}

/// The sign-in of that name in tokens.
///
/// # Errors
/// Those of the store.
pub fn by_sid(tx: &mut Tx<'_>, sid: &str) -> Result<Option<SessionRow>, Error> {
    tx.optional(&BY_SID, &Door::new(), &[&sid])
}

/// Counts a refresh and moves the end.
///
/// # Errors
/// Those of the store.
pub fn refreshed(tx: &mut Tx<'_>, key: SessionKey, expires_at: Timestamp) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&REFRESHED, &Door::new(), &[&key, &now, &expires_at]).map(|_| ())
}

/// Ends a sign-in; whether it still ran.
///
/// # Errors
/// Those of the store.
pub fn end(tx: &mut Tx<'_>, key: SessionKey, why: Ended) -> Result<bool, Error> {
    let now = tx.now();
    Ok(tx.execute(&END, &Door::new(), &[&key, &now, &why.as_str()])? > 0)
}

/// Ends one of a person's sign-ins at a tenant; whether it ran.
///
/// # Errors
/// Those of the store.
pub fn end_one(tx: &mut Tx<'_>, person: &Person, tenant: TenantKey, sid: &str) -> Result<bool, Error> {
    let now = tx.now();
    Ok(tx.execute(&END_ONE, person, &[&tenant, &sid, &now, &Ended::Person.as_str()])? > 0)
}

/// Ends every sign-in of a person at a tenant but that one; how many ran.
///
/// # Errors
/// Those of the store.
pub fn end_others_at(tx: &mut Tx<'_>, person: &Person, tenant: TenantKey, sid: &str) -> Result<u64, Error> {
    let now = tx.now();
    tx.execute(&END_OTHERS_AT, person, &[&tenant, &sid, &now, &Ended::Person.as_str()])
}

/// Ends every sign-in of a person; how many ran.
///
/// # Errors
/// Those of the store.
pub fn end_of_person(tx: &mut Tx<'_>, person: &Person, why: Ended) -> Result<u64, Error> {
    let now = tx.now();
    tx.execute(&END_OF_PERSON, person, &[&now, &why.as_str()])
}

/// Ends the sign-ins at a tenant of everybody with an active membership in the accounts of that subtree (Rule T3); how
/// many ran.
///
/// # Errors
/// Those of the store.
pub fn end_of_members(
    tx: &mut Tx<'_>,
    accounts: &InSubtree,
    tenant: TenantKey,
    why: Ended,
) -> Result<u64, Error> {
    let now = tx.now();
    tx.execute(&END_OF_MEMBERS, accounts, &[&tenant, &now, &why.as_str()])
}

/// How many refreshes the sessions in the store have seen.
///
/// # Errors
/// Those of the store.
pub fn count_refreshes(tx: &mut Tx<'_>, system: &SystemScope) -> Result<i64, Error> {
    tx.one::<_, (i64,)>(&COUNT_REFRESHES, system, &[]).map(|(count,)| count)
}

/// Deletes sign-ins that ended by themselves before that time, whose refresh tokens are gone; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_over(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&DELETE_OVER, system, &[&before])
}
