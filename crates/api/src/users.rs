//! Members of an account (Rules U1, U2, G3, G5).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::MembershipStatus,
    id::{AccessRequestId, AccountId, MembershipId, TenantId, UserId},
};

/// How far a grant reaches (Rule G5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// The account itself.
    #[default]
    Account,
    /// The account and everything below it.
    Subtree,
}

/// A group as given to a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MemberGroup {
    /// `grp_…`, or the name of a predefined group.
    pub group: String,
    /// The group's name.
    pub name: String,
    /// How far it reaches.
    pub reach: Reach,
}

/// A member of an account. Before acceptance it shows only what the inviter typed (Rule U1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    /// The membership.
    pub id: MembershipId,
    /// The account.
    pub account: AccountId,
    /// Path of the account from the acting one; `.` is the acting account itself.
    pub path: String,
    /// The person, after acceptance.
    pub user: Option<UserId>,
    /// The e-mail as typed.
    pub email: String,
    /// The name: as typed, then the person's own.
    pub name: Option<String>,
    /// Its state; a person whom the operator blocked is shown as revoked (Rule U5).
    pub status: MembershipStatus,
    /// Whether this is the account's owner user.
    pub owner: bool,
    /// What it may do.
    pub groups: Vec<MemberGroup>,
    /// When it was invited.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MemberField {
    /// The member.
    pub user: Member,
}

/// A group to give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupGrant {
    /// `grp_…`, or a group's name.
    pub group: String,
    /// How far.
    #[serde(default)]
    pub reach: Reach,
}

/// `POST …/users/invite`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UserInvite {
    /// The address that the invitation goes to.
    pub email: String,
    /// A name to greet with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it may do once accepted.
    pub groups: Vec<GroupGrant>,
}

/// `POST …/users/link`: a person whom the account can see already (Rule U1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UserLink {
    /// The person.
    pub user: UserId,
    /// What it may do.
    pub groups: Vec<GroupGrant>,
}

/// `PUT …/users/{m}/groups/{g}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GrantUpdate {
    /// How far.
    #[serde(default)]
    pub reach: Reach,
}

/// Somebody who asks for access at a tenant's door (Rule U4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessRequest {
    /// Its id.
    pub id: AccessRequestId,
    /// The account that owns the tenant, and answers.
    pub account: AccountId,
    /// Path of that account from the acting one.
    pub path: String,
    /// The tenant.
    pub tenant: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// The address that was typed.
    pub email: String,
    /// The name that was typed.
    pub name: String,
    /// What else was said.
    pub message: Option<String>,
    /// When it came.
    pub created_at: Timestamp,
}

/// `POST …/requests/{q}/approve`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccessApprove {
    /// The account that the person is invited into: a path from the account that was asked, or an id; that account itself
    /// when missing. It uses the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// What the person may do once they accept.
    pub groups: Vec<GroupGrant>,
}
