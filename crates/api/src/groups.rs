//! Groups of permissions (Rules G1–G3).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{id::AccountId, permission::Permission};

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Group {
    /// `grp_…`, or the name of a predefined group.
    pub id: String,
    /// Its name, unique in the account.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// The account that made it; none for a predefined one.
    pub account: Option<AccountId>,
    /// Whether it is predefined: it cannot be changed, but copied (Rule G2).
    pub predefined: bool,
    /// What it allows, in the catalogue's order.
    pub permissions: Vec<Permission>,
    /// When it was created; none for a predefined one.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupField {
    /// The group.
    pub group: Group,
}

/// `POST …/groups`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupCreate {
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it allows.
    pub permissions: Vec<Permission>,
}

/// `PATCH …/groups/{g}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupUpdate {
    /// A new name.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub name: Option<String>,
    /// A new description; `null` empties it.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    /// The whole new set.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub permissions: Option<Vec<Permission>>,
}

/// `POST …/groups/{g}/copy`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupCopy {
    /// The copy's name.
    pub name: String,
}
