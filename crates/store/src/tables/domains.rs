//! Domains of tenants: served ones, and claims to them (Rule T1).

use api::{
    id::{DomainId, TenantId},
    tenants::{DomainStatus, TenantStatus},
};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{DomainKey, TenantKey},
    row::{FromRow, Row},
    scope::{Door, InAccount, SystemScope},
    tx::Tx,
};

/// A domain of a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainRow {
    /// Internal key.
    pub key: DomainKey,
    /// Public id.
    pub id: DomainId,
    /// The tenant.
    pub tenant: TenantKey,
    /// Lower-case A-labels.
    pub name: String,
    /// Where it stands.
    pub status: DomainStatus,
    /// Whether it is the tenant's primary one.
    pub primary: bool,
    /// Value of the TXT record that proves the claim.
    pub proof: String,
    /// When it was added.
    pub created_at: Timestamp,
}

/// How a domain was proved (Rule T1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProvedBy {
    /// It lies under a suffix of the platform.
    Suffix,
    /// By the operator's hand.
    Operator,
}

impl ProvedBy {
    const fn word(self) -> &'static str {
        match self {
            Self::Suffix => "suffix",
            Self::Operator => "operator",
        }
    }
}

/// The tenant that a host serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The tenant.
    pub tenant: TenantKey,
    /// Its public id.
    pub id: TenantId,
    /// Its name.
    pub name: String,
    /// Whether it serves.
    pub status: TenantStatus,
    /// Its primary domain, if that is served: the one that links and tokens bear.
    pub primary: Option<String>,
}

/// A claim as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The owner account of the tenant that claims it.
    pub account: InAccount,
    /// The tenant's public id.
    pub tenant_id: TenantId,
    /// The tenant's name.
    pub tenant_name: String,
    /// The claim.
    pub domain: DomainRow,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT d.key, d.id, d.tenant, d.name, d.status, d.is_primary, d.proof, d.created_at FROM domains d ",
            $rest
        )
    };
}

statements! {
    OF_TENANT: InAccount = select!("WHERE d.account = ?1 AND d.tenant = ?2 ORDER BY d.name");
    GET: InAccount = select!("WHERE d.account = ?1 AND d.tenant = ?2 AND d.id = ?3");
    BY_NAME: InAccount = select!("WHERE d.account = ?1 AND d.tenant = ?2 AND d.name = ?3");
    INSERT: InAccount = "INSERT INTO domains \
        (account, tenant, id, name, status, is_primary, proof, proved_by, created_at, updated_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9) ON CONFLICT DO NOTHING RETURNING key";
    DEMOTE: InAccount = "UPDATE domains SET is_primary = 0, updated_at = ?3 \
        WHERE account = ?1 AND tenant = ?2 AND is_primary = 1";
    PROMOTE: InAccount = "UPDATE domains SET is_primary = 1, updated_at = ?3 WHERE account = ?1 AND key = ?2";
    DELETE: InAccount = "DELETE FROM domains WHERE account = ?1 AND key = ?2";
    SERVE: InAccount = "UPDATE domains SET status = 'served', proved_by = ?3, updated_at = ?4 \
        WHERE account = ?1 AND key = ?2 AND NOT EXISTS \
        (SELECT 1 FROM domains o WHERE o.name = domains.name AND o.status = 'served')";
    IS_SERVED: Door = "SELECT COUNT(*) FROM domains WHERE name = ?1 AND status = 'served'";
    AT_DOOR: Door = "SELECT t.key, t.id, t.name, t.status, p.name FROM domains d JOIN tenants t ON t.key = d.tenant \
        LEFT JOIN domains p ON p.tenant = t.key AND p.is_primary = 1 AND p.status = 'served' \
        WHERE d.name = ?1 AND d.status = 'served'";
    CLAIMS: SystemScope = "SELECT d.key, d.id, d.tenant, d.name, d.status, d.is_primary, d.proof, d.created_at, \
        a.id, a.path, t.id, t.name FROM domains d \
        JOIN tenants t ON t.key = d.tenant JOIN accounts a ON a.key = d.account WHERE d.name = ?1 ORDER BY d.key";
}

impl FromRow for DomainRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            tenant: row.get(2)?,
            name: row.get(3)?,
            status: row.get(4)?,
            primary: row.get(5)?,
            proof: row.get(6)?,
            created_at: row.get(7)?,
        })
    }
}

impl FromRow for Served {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            tenant: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            status: row.get(3)?,
            primary: row.get(4)?,
        })
    }
}

impl FromRow for Claim {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            domain: DomainRow::from_row(row)?,
            account: InAccount::new(row.get(8)?, row.get(9)?),
            tenant_id: row.get(10)?,
            tenant_name: row.get(11)?,
        })
    }
}

/// What a new domain begins with.
#[derive(Debug, Clone, Copy)]
pub struct NewDomain<'a> {
    /// Public id.
    pub id: DomainId,
    /// Lower-case A-labels.
    pub name: &'a str,
    /// How it is proved; only claimed when missing.
    pub proved: Option<ProvedBy>,
    /// Whether it becomes the primary one.
    pub primary: bool,
    /// Value of the TXT record.
    pub proof: &'a str,
}

/// The tenant's domains and claims, by name.
///
/// # Errors
/// Those of the store.
pub fn of_tenant(tx: &mut Tx<'_>, owner: &InAccount, tenant: TenantKey) -> Result<Vec<DomainRow>, Error> {
    tx.all(&OF_TENANT, owner, &[&tenant])
}

/// A domain of the tenant.
///
/// # Errors
/// Those of the store.
pub fn get(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    id: DomainId,
) -> Result<Option<DomainRow>, Error> {
    tx.optional(&GET, owner, &[&tenant, &id])
}

/// A domain of the tenant, by its normalised name.
///
/// # Errors
/// Those of the store.
pub fn by_name(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    name: &str,
) -> Result<Option<DomainRow>, Error> {
    tx.optional(&BY_NAME, owner, &[&tenant, &name])
}

/// Adds a domain or a claim; nothing when the tenant has it already, or when it would be served twice.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    new: &NewDomain<'_>,
) -> Result<Option<DomainKey>, Error> {
    let now = tx.now();
    let status = if new.proved.is_some() { DomainStatus::Served } else { DomainStatus::Claimed };
    let proved = new.proved.map(ProvedBy::word);
    let row: Option<(DomainKey,)> = tx.optional(
        &INSERT,
        owner,
        &[&tenant, &new.id, &new.name, &status, &new.primary, &new.proof, &proved, &now],
    )?;
    Ok(row.map(|(key,)| key))
}

/// Makes a domain the tenant's primary one.
///
/// # Errors
/// Those of the store.
pub fn make_primary(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    key: DomainKey,
) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&DEMOTE, owner, &[&tenant, &now])?;
    tx.execute(&PROMOTE, owner, &[&key, &now]).map(drop)
}

/// Takes a domain or a claim away.
///
/// # Errors
/// Those of the store.
pub fn delete(tx: &mut Tx<'_>, owner: &InAccount, key: DomainKey) -> Result<(), Error> {
    tx.execute(&DELETE, owner, &[&key]).map(drop)
}

/// Serves a claim from now on; false when the name is served already.
///
/// # Errors
/// Those of the store.
pub fn serve(tx: &mut Tx<'_>, owner: &InAccount, key: DomainKey, by: ProvedBy) -> Result<bool, Error> {
    let now = tx.now();
    Ok(tx.execute(&SERVE, owner, &[&key, &by.word(), &now])? == 1)
}

/// Whether a name is served, by whomever: a public fact.
///
/// # Errors
/// Those of the store.
pub fn is_served(tx: &mut Tx<'_>, name: &str) -> Result<bool, Error> {
    let (count,): (i64,) = tx.one(&IS_SERVED, &Door::new(), &[&name])?;
    Ok(count > 0)
}

/// The tenant that a host selects (Rule T4).
///
/// # Errors
/// Those of the store.
pub fn at_door(tx: &mut Tx<'_>, host: &str) -> Result<Option<Served>, Error> {
    tx.optional(&AT_DOOR, &Door::new(), &[&host])
}

/// Everybody's claims to a name, the served one among them, oldest first: for the operator.
///
/// # Errors
/// Those of the store.
pub fn claims(tx: &mut Tx<'_>, scope: &SystemScope, name: &str) -> Result<Vec<Claim>, Error> {
    tx.all(&CLAIMS, scope, &[&name])
}
