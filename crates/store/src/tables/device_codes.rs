//! `device_codes`: sign-ins begun on a device and approved in a browser (RFC 8628, TOK-1).

use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{TenantKey, UserKey},
    row::{FromRow, Row},
    scope::{Door, Person, SystemScope},
    tx::Tx,
    value::mismatch,
};

/// How far a device code has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceStatus {
    /// Nobody has decided.
    Pending,
    /// A person approved; tokens can be had once.
    Approved,
    /// A person refused.
    Denied,
    /// Tokens were had.
    Used,
}

impl DeviceStatus {
    fn parse(text: &str) -> Result<Self, Error> {
        Ok(match text {
            "pending" => Self::Pending,
            "approved" => Self::Approved,
            "denied" => Self::Denied,
            "used" => Self::Used,
            _ => return Err(mismatch("other text", "the status of a device code")),
        })
    }
}

/// A device code as stored.
#[derive(Debug, Clone)]
pub struct DeviceCodeRow {
    /// SHA-256 of the device code.
    pub hash: [u8; 32],
    /// The OAuth client that began.
    pub client_id: String,
    /// The scope that it asked for.
    pub scope: String,
    /// PKCE S256.
    pub code_challenge: Option<String>,
    /// How far it has come.
    pub status: DeviceStatus,
    /// Who approved.
    pub user: Option<UserKey>,
    /// When that person was authenticated.
    pub auth_time: Option<Timestamp>,
    /// How, separated by blanks.
    pub amr: Option<String>,
    /// Seconds between polls.
    pub poll_interval: i64,
    /// When it was last polled.
    pub last_poll_at: Option<Timestamp>,
    /// The address that the device code was asked from.
    pub address: Option<String>,
    /// Its user agent.
    pub agent: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl FromRow for DeviceCodeRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            hash: row.get(0)?,
            client_id: row.get(1)?,
            scope: row.get(2)?,
            code_challenge: row.get(3)?,
            status: DeviceStatus::parse(&row.get::<String>(4)?)?,
            user: row.get(5)?,
            auth_time: row.get(6)?,
            amr: row.get(7)?,
            poll_interval: row.get(8)?,
            last_poll_at: row.get(9)?,
            address: row.get(10)?,
            agent: row.get(11)?,
            created_at: row.get(12)?,
            expires_at: row.get(13)?,
        })
    }
}

/// A device code to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewDeviceCode<'a> {
    /// SHA-256 of the device code.
    pub hash: &'a [u8; 32],
    /// SHA-256 of the user code, in capitals without its hyphen.
    pub user_code_hash: &'a [u8; 32],
    /// At which tenant.
    pub tenant: TenantKey,
    /// The OAuth client.
    pub client_id: &'a str,
    /// The scope that it asked for.
    pub scope: &'a str,
    /// PKCE S256.
    pub code_challenge: Option<&'a str>,
    /// Seconds between polls.
    pub poll_interval: i64,
    /// The address that it was asked from.
    pub address: Option<&'a str>,
    /// Its user agent.
    pub agent: Option<&'a str>,
    /// When it ends.
    pub expires_at: Timestamp,
}

statements! {
    INSERT: Door = "INSERT INTO device_codes (hash, user_code_hash, tenant, client_id, scope, code_challenge, status,
        poll_interval, address, agent, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'pending', ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING";
    BY_HASH: Door = "SELECT hash, client_id, scope, code_challenge, status, user_key, auth_time, amr, poll_interval,
        last_poll_at, address, agent, created_at, expires_at FROM device_codes WHERE hash = ?1 AND tenant = ?2";
    BY_USER_CODE: Door = "SELECT hash, client_id, scope, code_challenge, status, user_key, auth_time, amr, poll_interval,
        last_poll_at, address, agent, created_at, expires_at FROM device_codes WHERE user_code_hash = ?1 AND tenant = ?2";
    POLLED: Door = "UPDATE device_codes SET poll_interval = ?2, last_poll_at = ?3 WHERE hash = ?1";
    APPROVE: Door = "UPDATE device_codes SET status = 'approved', user_key = ?2, auth_time = ?3, amr = ?4
        WHERE hash = ?1 AND status = 'pending'";
    DENY: Door = "UPDATE device_codes SET status = 'denied' WHERE hash = ?1 AND status IN ('pending', 'approved')";
    USE: Door = "UPDATE device_codes SET status = 'used' WHERE hash = ?1 AND status = 'approved'";
    DENY_OF_PERSON: Person = "UPDATE device_codes SET status = 'denied' WHERE user_key = ?1 AND status = 'approved'";
    DELETE_OVER: SystemScope = "DELETE FROM device_codes WHERE expires_at < ?1";
}

/// Stores a device code; whether neither of its codes was there already.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, code: &NewDeviceCode<'_>) -> Result<bool, Error> {
    let now = tx.now();
    let parameters: [&dyn crate::value::ToValue; 11] = [
        code.hash,
        code.user_code_hash,
        &code.tenant,
        &code.client_id,
        &code.scope,
        &code.code_challenge,
        &code.poll_interval,
        &code.address,
        &code.agent,
        &now,
        &code.expires_at,
    ];
    Ok(tx.execute(&INSERT, &Door::new(), &parameters)? > 0)
}

/// The device code with that hash at that tenant, as it is once nobody else can change it.
///
/// # Errors
/// Those of the store.
pub fn lock(tx: &mut Tx<'_>, hash: &[u8; 32], tenant: TenantKey) -> Result<Option<DeviceCodeRow>, Error> {
    tx.lock_row(&BY_HASH, &Door::new(), &[hash, &tenant])
}

/// The device code of the user code with that hash at that tenant, as it is once nobody else can change it.
///
/// # Errors
/// Those of the store.
pub fn lock_by_user_code(
    tx: &mut Tx<'_>,
    user_code_hash: &[u8; 32],
    tenant: TenantKey,
) -> Result<Option<DeviceCodeRow>, Error> {
    tx.lock_row(&BY_USER_CODE, &Door::new(), &[user_code_hash, &tenant])
}

/// Notes a poll and the interval that holds from now on.
///
/// # Errors
/// Those of the store.
pub fn polled(tx: &mut Tx<'_>, hash: &[u8; 32], poll_interval: i64) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&POLLED, &Door::new(), &[hash, &poll_interval, &now]).map(|_| ())
}

/// Approves for a person; whether it was pending.
///
/// # Errors
/// Those of the store.
pub fn approve(
    tx: &mut Tx<'_>,
    hash: &[u8; 32],
    user: UserKey,
    auth_time: Timestamp,
    amr: &str,
) -> Result<bool, Error> {
    Ok(tx.execute(&APPROVE, &Door::new(), &[hash, &user, &auth_time, &amr])? > 0)
}

/// Refuses; whether it was not refused or used already.
///
/// # Errors
/// Those of the store.
pub fn deny(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<bool, Error> {
    Ok(tx.execute(&DENY, &Door::new(), &[hash])? > 0)
}

/// Uses it up; whether it was approved.
///
/// # Errors
/// Those of the store.
pub fn use_up(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<bool, Error> {
    Ok(tx.execute(&USE, &Door::new(), &[hash])? > 0)
}

/// Denies what a person approved and nobody has exchanged yet; how many.
///
/// # Errors
/// Those of the store.
pub fn deny_of_person(tx: &mut Tx<'_>, person: &Person) -> Result<u64, Error> {
    tx.execute(&DENY_OF_PERSON, person, &[])
}

/// Deletes those that ended before that time; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_over(tx: &mut Tx<'_>, system: &SystemScope, before: Timestamp) -> Result<u64, Error> {
    tx.execute(&DELETE_OVER, system, &[&before])
}
