//! Moves of accounts, and who gains and loses what by one (Rule A8).

use serde::{Deserialize, Serialize};

use crate::{
    accounts::{AccountStatus, TenantChoice},
    limits::LimitKind,
    permission::Role,
};

/// `POST …/move`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountMove {
    /// Path of the new parent from the acting account, or its id; `.` is the acting account itself.
    pub parent: String,
    /// The tenant that the account shall use there; as it is when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<TenantChoice>,
}

/// The account that was moved, and what that came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MovedField<A> {
    /// The account at its new place.
    pub account: A,
    /// What changed with it.
    pub difference: MoveDifference,
}

/// Who gains and loses what by a move. Accounts are named by their paths from the acting one: what moves, as before; nobody
/// above the acting account gains or loses anything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MoveDifference {
    /// The members of accounts that lie above what moves before it or after it, not both times.
    pub rights: Vec<RightsChange>,
    /// Limits that count other accounts then.
    pub limits: Vec<LimitChange>,
    /// Accounts that effectively hold other roles.
    pub roles: Vec<RolesChange>,
    /// Accounts that use another tenant: whoever is signed in there by the old one is signed out.
    pub tenants: Vec<TenantChange>,
    /// Accounts that have another effective status.
    pub statuses: Vec<StatusChange>,
}

/// Members who reach into what moves, or do so no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RightsChange {
    /// The account that they are members of.
    pub account: String,
    /// Whether they gain; else they lose.
    pub gains: bool,
    /// The first of them whose groups reach below the account, by e-mail or name; not there where the caller may not see
    /// them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<String>>,
}

/// A limit that counts what moves, or does so no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LimitChange {
    /// The limited account.
    pub account: String,
    /// What is counted.
    pub kind: LimitKind,
    /// How much was in use.
    pub before: i64,
    /// How much is.
    pub after: i64,
    /// How much is allowed.
    pub max: i64,
}

/// An account that effectively holds other roles (Rule A4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RolesChange {
    /// The account.
    pub account: String,
    /// What it holds more.
    pub gains: Vec<Role>,
    /// What it holds no longer.
    pub loses: Vec<Role>,
}

/// An account that uses another tenant (Rule T3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TenantChange {
    /// The account.
    pub account: String,
    /// Name of the tenant that it used.
    pub before: String,
    /// Name of the one that it uses.
    pub after: String,
}

/// An account that has another effective status (Rule A7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusChange {
    /// The account.
    pub account: String,
    /// What it was.
    pub before: AccountStatus,
    /// What it is.
    pub after: AccountStatus,
}
