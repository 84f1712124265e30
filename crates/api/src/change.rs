//! The answer to a change.

use serde::{Deserialize, Serialize};

/// What a change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeStatus {
    /// Something new is there.
    Created,
    /// Something is different now.
    Updated,
    /// It was so already (Rule A11).
    Unchanged,
    /// It is no longer there.
    Deleted,
    /// A dry run: it would have been done.
    Planned,
}

/// What was done and does not yet do what it may have been meant for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Warning {
    /// A stable code, such as `tenant_not_served`.
    pub code: String,
    /// What is missing, for a person.
    pub detail: String,
    /// What to do about it, for a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// The answer to a change: `{status, <noun>: {…}, request_id}`; `T` is a struct with the one noun field, such as `{account: …}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change<T> {
    /// What was done.
    pub status: ChangeStatus,
    /// The thing as it is now.
    #[serde(flatten)]
    pub of: T,
    /// What is still missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// The request's id.
    #[serde(default)]
    pub request_id: String,
}
