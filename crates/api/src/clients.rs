//! API clients without a person.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, ClientId, MembershipId},
    users::{GroupGrant, MemberGroup},
};

/// Whether a client works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClientStatus {
    /// It works.
    Active,
    /// Revoked for good.
    Revoked,
}

/// An API client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Client {
    /// Its id, which is its OAuth client id, too.
    pub id: ClientId,
    /// Its name, unique in the account.
    pub name: String,
    /// The account.
    pub account: AccountId,
    /// Path of the account from the acting one; `.` is the acting account itself.
    pub path: String,
    /// Its membership.
    pub membership: MembershipId,
    /// The caller's own reference.
    pub external_ref: Option<String>,
    /// Its status.
    pub status: ClientStatus,
    /// What it may do.
    pub groups: Vec<MemberGroup>,
    /// When its secret ends; never when missing.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Noun fields of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClientField {
    /// The client.
    pub client: Client,
    /// Its new secret, shown this once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// `POST …/clients`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClientCreate {
    /// Its name.
    pub name: String,
    /// The caller's own reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// What it may do.
    pub groups: Vec<GroupGrant>,
    /// When its secret ends.
    #[serde(default, deserialize_with = "crate::read::time", skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
}

/// `PATCH …/clients/{c}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClientUpdate {
    /// A new name.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub name: Option<String>,
    /// The whole new set of groups.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub groups: Option<Vec<GroupGrant>>,
}

/// `POST …/clients/{c}/rotate`: a new secret; the old one lives on for a while.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClientRotate {
    /// For how long the old secret stays good, in seconds, 0 to 604,800; 0 when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_old_for: Option<u32>,
}
