//! Lists: query parameters and pages (`api.md`, lists).

use serde::{Deserialize, Serialize};

/// The largest page.
pub const MAX_LIMIT: u32 = 500;
/// The page when none is asked for.
pub const DEFAULT_LIMIT: u32 = 50;

/// Whose rows a list shows, seen from the target account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The target account's own rows; of accounts, its direct children.
    #[default]
    Account,
    /// The rows of its direct children; of accounts, its direct children.
    Children,
    /// The rows of the account and of everything below it.
    Subtree,
}

/// Query parameters of every list. Unknown parameters are refused.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// Whose rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Rows on the page, 1 to 500, 50 when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Where to go on: the sealed cursor of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Filter terms separated by blanks (see [`crate::filter`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// A sort field; a leading `-` reverses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// Top-level fields to answer with, separated by commas; all when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<String>,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// The cursor of the next page; `null` on the last.
    pub next_cursor: Option<String>,
    /// Whether this page ends the list.
    pub complete: bool,
}
