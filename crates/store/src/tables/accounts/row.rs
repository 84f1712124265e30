//! Accounts as they are stored.

use api::{accounts::AccountStatus, id::AccountId};
use domain::{
    path::{AccountKey, Path},
    roles::RoleSet,
};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{PlanKey, TenantKey},
    row::{FromRow, Row},
    scope::InAccount,
};

/// Who suspended an account, and why. Told to those alone who stand where the suspension came from, or above (Rule A5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// The account that acted.
    pub by: AccountKey,
    /// The reason that was given.
    pub reason: Option<String>,
}

/// An account as it is stored.
#[derive(Debug, Clone)]
pub struct AccountRow {
    /// Public id.
    pub id: AccountId,
    /// Where it lies; its last key is the account's own.
    pub path: Path,
    /// Its slug, unique below the parent.
    pub slug: String,
    /// The client's own reference, unique below the parent.
    pub external_ref: Option<String>,
    /// Display name.
    pub name: String,
    /// Legal name.
    pub legal_name: Option<String>,
    /// CNPJ or CPF, without punctuation.
    pub tax_id: Option<String>,
    /// Stored status; what counts is computed along the path.
    pub status: AccountStatus,
    /// Its own suspension, also while it is closed.
    pub suspension: Option<Suspension>,
    /// From when on it is purged, of an account that is closed itself.
    pub purge_at: Option<Timestamp>,
    /// Stored roles; what counts is computed along the path.
    pub roles: RoleSet,
    /// Stored levels.
    pub levels: i64,
    /// The assigned tenant; none when it is inherited.
    pub tenant: Option<TenantKey>,
    /// The plan that it was given (Rule B0).
    pub plan: Option<PlanKey>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl AccountRow {
    /// Its key.
    #[must_use]
    pub fn key(&self) -> AccountKey {
        self.path.key()
    }

    /// The scope of its rows.
    #[must_use]
    pub fn scope(&self) -> InAccount {
        InAccount::new(self.id, self.path.clone())
    }
}

impl FromRow for AccountRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (by, reason): (Option<AccountKey>, Option<String>) = (row.get(13)?, row.get(14)?);
        Ok(Self {
            id: row.get(0)?,
            path: row.get(1)?,
            slug: row.get(2)?,
            external_ref: row.get(3)?,
            name: row.get(4)?,
            legal_name: row.get(5)?,
            tax_id: row.get(6)?,
            status: row.get(7)?,
            roles: row.get(8)?,
            levels: row.get(9)?,
            tenant: row.get(10)?,
            created_at: row.get(11)?,
            updated_at: row.get(12)?,
            suspension: by.map(|by| Suspension { by, reason }),
            purge_at: row.get(15)?,
            plan: row.get(16)?,
        })
    }
}

/// An account of a chain: what is computed along a path.
#[derive(Debug, Clone)]
pub struct Link {
    /// Public id.
    pub id: AccountId,
    /// Where it lies.
    pub path: Path,
    /// Its slug.
    pub slug: String,
    /// Display name.
    pub name: String,
    /// Stored status.
    pub status: AccountStatus,
    /// Stored roles.
    pub roles: RoleSet,
    /// Stored levels.
    pub levels: i64,
    /// The assigned tenant.
    pub tenant: Option<TenantKey>,
    /// Its own limit of requests a minute (Rules B1, S6).
    pub requests_per_minute: Option<i64>,
    /// From when on it is purged, of an account that is closed itself.
    pub purge_at: Option<Timestamp>,
}

impl Link {
    /// The scope of its rows.
    #[must_use]
    pub fn scope(&self) -> InAccount {
        InAccount::new(self.id, self.path.clone())
    }
}

impl FromRow for Link {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            path: row.get(1)?,
            slug: row.get(2)?,
            name: row.get(3)?,
            status: row.get(4)?,
            roles: row.get(5)?,
            levels: row.get(6)?,
            tenant: row.get(7)?,
            requests_per_minute: row.get(8)?,
            purge_at: row.get(9)?,
        })
    }
}
