//! Plans: named sets of limits, retention, features and prices (Rule B0).

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, PlanId},
    limits::LimitKind,
};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The account that owns it.
    pub account: AccountId,
    /// Its name, unique in the account.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// How much of each kind whoever is given it may have, but for limits of their own.
    pub limits: BTreeMap<LimitKind, i64>,
    /// For how many days what is kept for a time is kept.
    pub retention_days: Option<i64>,
    /// Names of features, in alphabetical order.
    pub features: Vec<String>,
    /// The currency of the prices, ISO 4217.
    pub currency: Option<String>,
    /// The price of each meter, a decimal.
    pub prices: BTreeMap<String, String>,
    /// How many accounts it is given to.
    pub accounts: i64,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Noun field of a change's answer, with what the change does to accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanField {
    /// The plan.
    pub plan: Plan,
    /// What changes for the accounts that have it.
    pub difference: PlanDifference,
}

/// The account that was given a plan or lost one, and what that came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlannedField<A> {
    /// The account.
    pub account: A,
    /// What changed for it.
    pub difference: PlanDifference,
}

/// What another plan, or a change of one, does to the limits of accounts (Rule B0).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanDifference {
    /// How many accounts have another limit by it.
    pub changed: i64,
    /// How many of their limits are below what is in use then: growth is refused there, and nothing is deleted (Rule B1).
    pub over_count: i64,
    /// The first hundred of those.
    pub over: Vec<OverLimit>,
}

/// A limit below what is in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OverLimit {
    /// The account's path from the acting one.
    pub account: String,
    /// What is counted.
    pub kind: LimitKind,
    /// How much is in use.
    pub used: i64,
    /// How much was allowed; none when there was no limit.
    pub before: Option<i64>,
    /// How much is allowed.
    pub max: i64,
}

/// `POST …/plans`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanCreate {
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How much of each kind; levels are each account's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<BTreeMap<LimitKind, i64>>,
    /// For how many days what is kept for a time is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<i64>,
    /// Names of features.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub features: Option<Vec<String>>,
    /// The currency of the prices, ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The price of each meter, a decimal such as `12.50`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices: Option<BTreeMap<String, String>>,
}

/// `PATCH …/plans/{p}`: JSON merge patch (RFC 7396), also in its limits and prices.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanUpdate {
    /// A new name.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub name: Option<String>,
    /// A new description; `null` empties it.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    /// Limits, each with its new value; `null` takes one out of the plan.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub limits: Option<BTreeMap<LimitKind, Option<i64>>>,
    /// Days; `null` for none.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<Option<i64>>,
    /// The whole new set of features.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub features: Option<Vec<String>>,
    /// The currency of the prices.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub currency: Option<Option<String>>,
    /// Prices, each with its new value; `null` takes one away.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub prices: Option<BTreeMap<String, Option<String>>>,
}

/// `PUT …/plan`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanGive {
    /// The plan, by id or name, of an account above the one that is given it; by name the nearest one's.
    pub plan: String,
}
