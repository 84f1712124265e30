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

/// The answer to a change: `{status, <noun>: {…}, request_id}`; `T` is a struct with the one noun field, such as `{account: …}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change<T> {
    /// What was done.
    pub status: ChangeStatus,
    /// The thing as it is now.
    #[serde(flatten)]
    pub of: T,
    /// The request's id.
    #[serde(default)]
    pub request_id: String,
}
