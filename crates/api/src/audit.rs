//! Audit entries, their hashes, and the check of an exported chain (`design.md` §6).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{AccountId, AuditId};

/// Who did it, as the viewer may know it (Rule A5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditActor {
    /// `user`, `client`, `provider` (somebody above), `platform` (by itself, when the time had come) or `system`.
    pub kind: String,
    /// `usr_…` or `cli_…`; none of a provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// E-mail or client's name; none of a provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// An audit entry as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its id.
    pub id: AuditId,
    /// The account whose chain it lies in.
    pub account: AccountId,
    /// Path of that account from the acting one; `.` is the acting account itself.
    pub path: String,
    /// Its place in the chain, from 1.
    pub seq: i64,
    /// When.
    pub time: Timestamp,
    /// The action, such as `accounts:create`.
    pub action: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// What it was done to: an id, or a name.
    pub target: String,
    /// Who.
    pub actor: AuditActor,
    /// The caller's address, where the viewer may know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The values before, as JSON, secrets left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<serde_json::Value>,
    /// The values after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<serde_json::Value>,
}
