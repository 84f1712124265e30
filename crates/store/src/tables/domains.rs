//! Domains of tenants: served ones, and claims to them (Rule T1).

use api::{
    id::{DomainId, TenantId},
    tenants::{DomainStatus, ProvedBy, TenantStatus},
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
    /// How it was proved, while it is served.
    pub proved_by: Option<ProvedBy>,
    /// Whether its proof holds for names below it, too, in the same account.
    pub subdomains: bool,
    /// Since when its proof is missing; it is served still.
    pub lost_at: Option<Timestamp>,
    /// When it was added.
    pub created_at: Timestamp,
}

/// A domain with the account that owns its tenant, as jobs and the operator see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedDomain {
    /// The owner account.
    pub account: InAccount,
    /// The domain.
    pub domain: DomainRow,
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

macro_rules! columns {
    () => {
        "d.key, d.id, d.tenant, d.name, d.status, d.is_primary, d.proof, d.proved_by, d.subdomains, d.lost_at, d.created_at"
    };
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM domains d ", $rest)
    };
}

macro_rules! owned {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            ", a.id, a.path FROM domains d JOIN accounts a ON a.key = d.account ",
            $rest
        )
    };
}

statements! {
    OF_TENANT: InAccount = select!("WHERE d.account = ?1 AND d.tenant = ?2 ORDER BY d.name");
    GET: InAccount = select!("WHERE d.account = ?1 AND d.tenant = ?2 AND d.id = ?3");
    BY_NAME: InAccount = select!("WHERE d.account = ?1 AND d.tenant = ?2 AND d.name = ?3");
    OF_ACCOUNT: InAccount = select!("WHERE d.account = ?1 AND d.status = ?2 ORDER BY d.name");
    INSERT: InAccount = "INSERT INTO domains \
        (account, tenant, id, name, status, is_primary, proof, proved_by, subdomains, check_at, created_at, updated_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11) ON CONFLICT DO NOTHING RETURNING key";
    DEMOTE: InAccount = "UPDATE domains SET is_primary = 0, updated_at = ?3 \
        WHERE account = ?1 AND tenant = ?2 AND is_primary = 1";
    PROMOTE: InAccount = "UPDATE domains SET is_primary = 1, updated_at = ?3 WHERE account = ?1 AND key = ?2";
    DELETE: InAccount = "DELETE FROM domains WHERE account = ?1 AND key = ?2";
    WIDEN: InAccount = "UPDATE domains SET subdomains = 1, updated_at = ?3 WHERE account = ?1 AND key = ?2";
    SERVE: InAccount = "UPDATE domains SET status = 'served', proved_by = ?3, check_at = ?4, lost_at = NULL, \
        updated_at = ?5 WHERE account = ?1 AND key = ?2 AND NOT EXISTS \
        (SELECT 1 FROM domains o WHERE o.name = domains.name AND o.status = 'served' AND o.key <> domains.key)";
    CHECKED: InAccount = "UPDATE domains SET lost_at = ?3, check_at = ?4 WHERE account = ?1 AND key = ?2";
    LOSE: InAccount = "UPDATE domains SET status = 'claimed', proved_by = NULL, lost_at = NULL, check_at = NULL, \
        updated_at = ?3 WHERE account = ?1 AND key = ?2";
    DUE: SystemScope = owned!("WHERE d.check_at <= ?1 AND d.status = 'served' ORDER BY d.check_at, d.key LIMIT ?2");
    IS_SERVED: Door = "SELECT COUNT(*) FROM domains WHERE name = ?1 AND status = 'served'";
    AT_DOOR: Door = "SELECT t.key, t.id, t.name, t.status, p.name FROM domains d JOIN tenants t ON t.key = d.tenant \
        LEFT JOIN domains p ON p.tenant = t.key AND p.is_primary = 1 AND p.status = 'served' \
        WHERE d.name = ?1 AND d.status = 'served'";
    CLAIMS: SystemScope = concat!("SELECT ", columns!(), ", a.id, a.path, t.id, t.name FROM domains d \
        JOIN tenants t ON t.key = d.tenant JOIN accounts a ON a.key = d.account WHERE d.name = ?1 ORDER BY d.key");
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
            proved_by: row.get(7)?,
            subdomains: row.get(8)?,
            lost_at: row.get(9)?,
            created_at: row.get(10)?,
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
            account: InAccount::new(row.get(11)?, row.get(12)?),
            tenant_id: row.get(13)?,
            tenant_name: row.get(14)?,
        })
    }
}

impl FromRow for OwnedDomain {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let account = InAccount::new(row.get(11)?, row.get(12)?);
        Ok(Self { account, domain: DomainRow::from_row(row)? })
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
    /// Whether its proof is to hold for names below it, too.
    pub subdomains: bool,
    /// When its proof is looked at again.
    pub check_at: Option<Timestamp>,
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
    let row: Option<(DomainKey,)> = tx.optional(
        &INSERT,
        owner,
        &[
            &tenant,
            &new.id,
            &new.name,
            &status,
            &new.primary,
            &new.proof,
            &new.proved,
            &new.subdomains,
            &new.check_at,
            &now,
        ],
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

/// The account's domains of one status, of all its tenants.
///
/// # Errors
/// Those of the store.
pub fn of_account(tx: &mut Tx<'_>, owner: &InAccount, status: DomainStatus) -> Result<Vec<DomainRow>, Error> {
    tx.all(&OF_ACCOUNT, owner, &[&status])
}

/// Lets a domain's proof hold for names below it, too.
///
/// # Errors
/// Those of the store.
pub fn widen(tx: &mut Tx<'_>, owner: &InAccount, key: DomainKey) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&WIDEN, owner, &[&key, &now]).map(drop)
}

/// Serves a domain from now on by that proof, out of its quarantine, too; false when the name is served for another.
/// `check_at` is when the proof is looked at again.
///
/// # Errors
/// Those of the store.
pub fn serve(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    key: DomainKey,
    by: ProvedBy,
    check_at: Option<Timestamp>,
) -> Result<bool, Error> {
    let now = tx.now();
    Ok(tx.execute(&SERVE, owner, &[&key, &by, &check_at, &now])? == 1)
}

/// Notes how a served domain's proof stands: since when it is missing, if it is, and when it is looked at again.
///
/// # Errors
/// Those of the store.
pub fn checked(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    key: DomainKey,
    lost_at: Option<Timestamp>,
    check_at: Timestamp,
) -> Result<(), Error> {
    tx.execute(&CHECKED, owner, &[&key, &lost_at, &check_at]).map(drop)
}

/// Makes a served domain a claim again.
///
/// # Errors
/// Those of the store.
pub fn lose(tx: &mut Tx<'_>, owner: &InAccount, key: DomainKey) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&LOSE, owner, &[&key, &now]).map(drop)
}

/// Served domains whose proof is to be looked at by then, the longest due first.
///
/// # Errors
/// Those of the store.
pub fn due(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<OwnedDomain>, Error> {
    tx.all(&DUE, system, &[&now, &limit])
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
