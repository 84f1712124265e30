//! May somebody do a thing, and by which rule (Rule G4).

use serde::{Deserialize, Serialize};

use crate::permission::Permission;

/// `POST …/can`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CanQuery {
    /// The action.
    pub action: Permission,
    /// A member of the acting account (`mem_…`, `usr_…` or the e-mail as typed); oneself when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CanAnswer {
    /// Whether it is allowed.
    pub allowed: bool,
    /// The rule that decides, such as `G1`.
    pub rule: String,
    /// Why, for a person, without anything from above the acting account.
    pub because: String,
}
