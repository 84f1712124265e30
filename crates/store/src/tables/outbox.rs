//! `outbox`: what leaves the platform, written in the transaction that causes it.

use api::id::TenantId;
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{OutboxKey, TenantKey},
    row::{FromRow, Row},
    scope::{InAccount, SystemScope},
    tx::Tx,
};

/// A message that waits, or was sent.
#[derive(Debug, Clone)]
pub struct OutboxRow {
    /// Its key.
    pub key: OutboxKey,
    /// What it is, such as `invitation`.
    pub kind: String,
    /// The address that it goes to.
    pub recipient: String,
    /// The tenant whose door and brand it bears.
    pub tenant: TenantKey,
    /// That tenant's public id.
    pub tenant_id: TenantId,
    /// The tenant's primary domain, once it is served: until then the message waits.
    pub domain: Option<String>,
    /// The brand's name.
    pub brand: Option<String>,
    /// The brand's language.
    pub locale: Option<String>,
    /// Its content, sealed.
    pub payload_sealed: Vec<u8>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// How often it was tried.
    pub attempts: i64,
}

impl FromRow for OutboxRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            kind: row.get(1)?,
            recipient: row.get(2)?,
            tenant: row.get(3)?,
            tenant_id: row.get(4)?,
            domain: row.get(5)?,
            brand: row.get(6)?,
            locale: row.get(7)?,
            payload_sealed: row.get(8)?,
            created_at: row.get(9)?,
            sent_at: row.get(10)?,
            attempts: row.get(11)?,
        })
    }
}

statements! {
    INSERT: InAccount = "INSERT INTO outbox (account, kind, recipient, tenant, payload_sealed, created_at, sent_at,
        attempts, next_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, 0, ?6)";
    DUE: SystemScope = "SELECT o.key, o.kind, o.recipient, o.tenant, t.id, d.name, b.name, b.locale, o.payload_sealed,
        o.created_at, o.sent_at, o.attempts FROM outbox o JOIN tenants t ON t.key = o.tenant
        JOIN domains d ON d.tenant = o.tenant AND d.is_primary = 1 AND d.status = 'served'
        LEFT JOIN brands b ON b.tenant = o.tenant
        WHERE o.sent_at IS NULL AND o.next_at <= ?1 ORDER BY o.next_at, o.key LIMIT ?2";
    NEWEST: SystemScope = "SELECT o.key, o.kind, o.recipient, o.tenant, t.id, d.name, b.name, b.locale, o.payload_sealed,
        o.created_at, o.sent_at, o.attempts FROM outbox o JOIN tenants t ON t.key = o.tenant
        LEFT JOIN domains d ON d.tenant = o.tenant AND d.is_primary = 1 AND d.status = 'served'
        LEFT JOIN brands b ON b.tenant = o.tenant ORDER BY o.key DESC LIMIT ?1";
    SENT: SystemScope = "UPDATE outbox SET sent_at = ?2, attempts = attempts + 1 WHERE key = ?1 AND sent_at IS NULL";
    FAILED: SystemScope = "UPDATE outbox SET next_at = ?2, attempts = attempts + 1 WHERE key = ?1 AND sent_at IS NULL";
}

/// Puts a message in.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    account: &InAccount,
    kind: &str,
    recipient: &str,
    tenant: TenantKey,
    payload_sealed: &[u8],
) -> Result<(), Error> {
    let now = tx.now();
    tx.put(&INSERT, account, &[&kind, &recipient, &tenant, &payload_sealed, &now])
}

/// Messages that are due and whose tenant has a served domain, the oldest first.
///
/// # Errors
/// Those of the store.
pub fn due(tx: &mut Tx<'_>, system: &SystemScope, limit: i64) -> Result<Vec<OutboxRow>, Error> {
    let now = tx.now();
    tx.all(&DUE, system, &[&now, &limit])
}

/// The newest messages, sent or not.
///
/// # Errors
/// Those of the store.
pub fn newest(tx: &mut Tx<'_>, system: &SystemScope, limit: i64) -> Result<Vec<OutboxRow>, Error> {
    tx.all(&NEWEST, system, &[&limit])
}

/// Marks a message as sent; `false` when it was so already.
///
/// # Errors
/// Those of the store.
pub fn sent(tx: &mut Tx<'_>, system: &SystemScope, key: OutboxKey) -> Result<bool, Error> {
    let now = tx.now();
    Ok(tx.execute(&SENT, system, &[&key, &now])? == 1)
}

/// Puts a message off.
///
/// # Errors
/// Those of the store.
pub fn failed(tx: &mut Tx<'_>, system: &SystemScope, key: OutboxKey, next: Timestamp) -> Result<(), Error> {
    tx.execute(&FAILED, system, &[&key, &next])?;
    Ok(())
}
