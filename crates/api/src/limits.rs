//! Kinds of limits (Rule B1).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// How deep accounts may be built below this one (Rule A10). Not a counter.
    Levels,
    /// Accounts below this one, at any depth; the account itself does not count.
    SubAccounts,
    /// Memberships of people in this account and below, from the invitation on.
    Users,
    /// API clients in this account and below.
    Clients,
    /// Automations.
    Automations,
    /// Runs at the same time.
    ConcurrentRuns,
    /// Connections.
    Connections,
    /// Hosted applications.
    Applications,
    /// Bytes in files.
    StoredBytes,
    /// Money a month, in minor units of the account's currency.
    MonthlySpend,
    /// Requests a minute, for the account alone.
    RequestsPerMinute,
}

impl LimitKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Levels,
        Self::SubAccounts,
        Self::Users,
        Self::Clients,
        Self::Automations,
        Self::ConcurrentRuns,
        Self::Connections,
        Self::Applications,
        Self::StoredBytes,
        Self::MonthlySpend,
        Self::RequestsPerMinute,
    ];

    /// The kinds that a counter over the subtree holds and that the platform has come to count.
    pub const COUNTED: &'static [Self] = &[Self::SubAccounts, Self::Users, Self::Clients];

    /// The kinds that are a pace: nothing is in use of them, and they hold for the account alone.
    pub const RATES: &[Self] = &[Self::RequestsPerMinute];

    /// As in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Levels => "levels",
            Self::SubAccounts => "sub_accounts",
            Self::Users => "users",
            Self::Clients => "clients",
            Self::Automations => "automations",
            Self::ConcurrentRuns => "concurrent_runs",
            Self::Connections => "connections",
            Self::Applications => "applications",
            Self::StoredBytes => "stored_bytes",
            Self::MonthlySpend => "monthly_spend",
            Self::RequestsPerMinute => "requests_per_minute",
        }
    }
}

impl fmt::Display for LimitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no kind of limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a kind of limit; there are levels, sub_accounts, users, clients, automations, concurrent_runs, connections, applications, stored_bytes, monthly_spend, requests_per_minute"
)]
pub struct UnknownLimitKind(pub String);

impl FromStr for LimitKind {
    type Err = UnknownLimitKind;
    /// Takes underscores or hyphens.
    fn from_str(text: &str) -> Result<Self, UnknownLimitKind> {
        let wanted = text.replace('-', "_");
        Self::ALL
            .iter()
            .copied()
            .find(|k| k.as_str() == wanted)
            .ok_or_else(|| UnknownLimitKind(text.to_owned()))
    }
}

/// A limit with its use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LimitUse {
    /// What is counted.
    pub kind: LimitKind,
    /// How much is in use now; 0 of a pace, such as requests a minute.
    pub used: i64,
    /// How much is allowed.
    pub max: i64,
}

/// Where a limit comes from (Rule B0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LimitSource {
    /// It was set for the account itself.
    Own,
    /// Of the account's plan.
    Plan,
}

/// `PATCH …/limits`: each kind with its new value; `null` takes the limit away. Unnamed kinds stay.
pub type LimitsUpdate = std::collections::BTreeMap<LimitKind, Option<i64>>;
