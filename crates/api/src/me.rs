//! Who is calling.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, ClientId, EventId, MembershipId, SessionId, TenantId, UserId},
    limits::LimitUse,
    permission::Role,
    tenants::Locale,
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
    /// Whether the account is offered to the caller, who would be its owner user.
    #[serde(default)]
    pub owner_offered: bool,
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

/// A person's own profile (Rule U3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// Its id.
    pub id: UserId,
    /// Its e-mail.
    pub email: String,
    /// Its name.
    pub name: String,
    /// The language of mails to it; the brand's where none is chosen.
    pub locale: Option<Locale>,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileField {
    /// The profile.
    pub profile: Profile,
}

/// `PATCH /me/profile`. The e-mail is what a person is known by, and stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileUpdate {
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The language; `null` is the brand's.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub locale: Option<Option<Locale>>,
}

/// `GET /me/export`: all that is held of a person at this tenant (Rule D4), without secrets. What lies at another tenant's
/// door is asked for there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalData {
    /// The profile, which is the same at every door.
    pub profile: Profile,
    /// When the person first came.
    pub created_at: Timestamp,
    /// When the profile was last changed.
    pub updated_at: Timestamp,
    /// When the password was last set.
    pub password_at: Timestamp,
    /// The tenant that all the rest belongs to.
    pub tenant: MyTenant,
    /// Memberships, past ones, too.
    pub memberships: Vec<KeptMembership>,
    /// Sign-ins, past ones as long as they are kept.
    pub sessions: Vec<KeptSession>,
    /// The security log, the newest first.
    pub security: Vec<SecurityEvent>,
    /// What the audit of the person's present accounts tells of the person's own acts, in order.
    pub acts: Vec<KeptAct>,
}

/// A membership as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptMembership {
    /// The membership.
    pub id: MembershipId,
    /// The account.
    pub account: AccountId,
    /// The account's display name; none once the membership has ended.
    pub account_name: Option<String>,
    /// The address that was invited.
    pub email: String,
    /// The name that the inviter typed.
    pub name: Option<String>,
    /// Its state.
    pub status: crate::accounts::MembershipStatus,
    /// Whether the person is the account's owner user.
    pub owner: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A sign-in as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptSession {
    /// Its id.
    pub id: SessionId,
    /// Of what.
    pub kind: SessionKind,
    /// The program's client.
    pub client: Option<String>,
    /// The address that it was begun from.
    pub address: Option<String>,
    /// The user agent that it was begun with.
    pub agent: Option<String>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When a program last renewed its token.
    pub last_used_at: Option<Timestamp>,
    /// When it ends, or would have.
    pub expires_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// Something that the person did, as an account's audit keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptAct {
    /// The account.
    pub account: AccountId,
    /// When.
    pub time: Timestamp,
    /// What.
    pub action: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// On what.
    pub target: String,
    /// The address that it came from.
    pub address: Option<String>,
    /// The user agent that it came with.
    pub agent: Option<String>,
}

/// What a person is signed in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// A program with its tokens.
    Program,
    /// A browser at the tenant's pages.
    Browser,
}

/// A sign-in of the caller at this tenant that still runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MySession {
    /// Its id.
    pub id: SessionId,
    /// Of what.
    pub kind: SessionKind,
    /// The program's client, such as `cli`.
    pub client: Option<String>,
    /// Whether it is the one that asks.
    pub present: bool,
    /// How the person was authenticated (RFC 8176).
    pub amr: Vec<String>,
    /// The address that it was begun from.
    pub address: Option<String>,
    /// The user agent that it was begun with.
    pub agent: Option<String>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When a program last renewed its token.
    pub last_used_at: Option<Timestamp>,
    /// When it ends by itself.
    pub expires_at: Timestamp,
}

/// What happened at this tenant to the caller's sign-in or profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecurityEvent {
    /// Its id.
    pub id: EventId,
    /// When.
    pub time: Timestamp,
    /// What was done or tried, such as `sessions:sign_in` or `password:change`.
    pub action: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// What it was done to, where that needs saying.
    pub target: Option<String>,
    /// The address that it came from.
    pub address: Option<String>,
    /// The user agent that it came with.
    pub agent: Option<String>,
}
