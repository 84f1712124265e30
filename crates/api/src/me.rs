//! Who is calling.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, ClientId, MembershipId, TenantId, UserId},
    limits::LimitUse,
    permission::Role,
    users::MemberGroup,
};

/// A person or a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Principal {
    /// A person.
    User {
        /// Its id.
        id: UserId,
        /// Its e-mail.
        email: String,
        /// Its name.
        name: String,
    },
    /// A client.
    Client {
        /// Its id.
        id: ClientId,
        /// Its name.
        name: String,
    },
}

/// One membership of the caller at this tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyMembership {
    /// The membership.
    pub id: MembershipId,
    /// The account.
    pub account: AccountId,
    /// The account's display name.
    pub account_name: String,
    /// Whether the caller is its owner user.
    pub owner: bool,
    /// Groups with their reach.
    pub groups: Vec<MemberGroup>,
    /// The account's effective roles.
    pub roles: Vec<Role>,
    /// The account's own limits with their use.
    pub limits: Vec<LimitUse>,
    /// How many levels the account may build below itself.
    pub levels: i64,
}

/// `GET /me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// Who.
    pub principal: Principal,
    /// The tenant that the request came in by.
    pub tenant: MyTenant,
    /// Every active membership in an active account that uses this tenant.
    pub memberships: Vec<MyMembership>,
    /// When the access token ends.
    pub expires_at: Timestamp,
}

/// The tenant that a request came in by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyTenant {
    /// Its id.
    pub id: TenantId,
    /// Its brand's name.
    pub name: String,
}
