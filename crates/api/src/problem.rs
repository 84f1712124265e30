//! Problems: every code that the platform can answer with, and the body that carries it (RFC 9457).

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $text:literal $status:literal $title:literal;)*) => {
        /// A stable problem code. Codes never change; texts may.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as it stands in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $text,)* } }

            /// The HTTP status that the code goes with.
            #[must_use]
            pub const fn status(self) -> u16 { match self { $(Self::$name => $status,)* } }

            /// A short title, the same for every occurrence.
            #[must_use]
            pub const fn title(self) -> &'static str { match self { $(Self::$name => $title,)* } }

            /// The code of that text, if there is one.
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> { match text { $($text => Some(Self::$name),)* _ => None } }
        }
    };
}

codes! {
    /// The request is not HTTP or JSON as it should be.
    BadRequest "bad_request" 400 "Bad request";
    /// No credential, or one that is worth nothing here.
    Unauthenticated "unauthenticated" 401 "Sign-in needed";
    /// Visible, but the caller may not do this.
    Forbidden "forbidden" 403 "Not allowed";
    /// The caller's account lacks the role that gates the action (Rule A4).
    RoleMissing "role_missing" 403 "The account lacks a role";
    /// The role cannot be given there: the parent may not give it, or the account would lack what it needs (Rule A4).
    RoleNotGrantable "role_not_grantable" 403 "The role cannot be given";
    /// More than the giver holds (Rule G3).
    GrantTooWide "grant_too_wide" 403 "More than you hold";
    /// What a person has, such as a profile: an API client has none (Rule U3).
    PersonNeeded "person_needed" 403 "Only a person has this";
    /// Only an ancestor may change this (Rule A3).
    OwnAccount "own_account" 403 "Only an account above may change this";
    /// Nothing is served under this authority (Rule T4).
    UnknownDomain "unknown_domain" 404 "Unknown domain";
    /// No such address.
    RouteNotFound "route_not_found" 404 "No such address";
    /// No such account for this caller.
    AccountNotFound "account_not_found" 404 "No such account";
    /// No such tenant for this caller.
    TenantNotFound "tenant_not_found" 404 "No such tenant";
    /// No such domain for this caller.
    DomainNotFound "domain_not_found" 404 "No such domain";
    /// No such member for this caller.
    UserNotFound "user_not_found" 404 "No such member";
    /// The caller has no such membership at this tenant.
    MembershipNotFound "membership_not_found" 404 "No such membership";
    /// The caller has no such sign-in at this tenant.
    SessionNotFound "session_not_found" 404 "No such session";
    /// No such group for this caller.
    GroupNotFound "group_not_found" 404 "No such group";
    /// No such plan for this caller.
    PlanNotFound "plan_not_found" 404 "No such plan";
    /// No such request for access for this caller.
    AccessRequestNotFound "access_request_not_found" 404 "No such access request";
    /// No such client for this caller.
    ClientNotFound "client_not_found" 404 "No such client";
    /// The address exists, the method does not.
    MethodNotAllowed "method_not_allowed" 405 "Method not allowed";
    /// None of the representations on offer was asked for.
    NotAcceptable "not_acceptable" 406 "Not acceptable";
    /// The request did not arrive in time.
    RequestTimeout "request_timeout" 408 "Too slow";
    /// Several memberships, and no way to tell which one acts.
    AccountAmbiguous "account_ambiguous" 409 "Several accounts could act";
    /// The slug is taken below this parent.
    SlugTaken "slug_taken" 409 "The slug is taken";
    /// The external reference is known with other content (Rule A11).
    ExternalRefConflict "external_ref_conflict" 409 "The reference is known with other content";
    /// The name is served already (public fact, Rule T1).
    DomainInUse "domain_in_use" 409 "The domain is in use";
    /// The DNS does not show the record that proves it (Rule T1).
    DomainNotProved "domain_not_proved" 409 "The domain is not proved";
    /// A primary or last domain, or a tenant that somebody uses.
    TenantInUse "tenant_in_use" 409 "The tenant is in use";
    /// The name is taken in this account.
    NameTaken "name_taken" 409 "The name is taken";
    /// That address or person is a member already, with other groups.
    AlreadyMember "already_member" 409 "Already a member";
    /// An account must keep an administrator (Rule G3) and its owner (Rule A2).
    LastAdmin "last_admin" 409 "The last administrator";
    /// The state does not allow it.
    StateConflict "state_conflict" 409 "Not in this state";
    /// The same idempotency key came with another request.
    IdempotencyKeyReused "idempotency_key_reused" 409 "The idempotency key was used for another request";
    /// The same request is being carried out just now.
    RequestInFlight "request_in_flight" 409 "The same request is under way";
    /// It is gone for good.
    Gone "gone" 410 "Gone";
    /// `If-Match` names a version that is no longer there.
    VersionMismatch "version_mismatch" 412 "Changed meanwhile";
    /// The body is larger than the route takes.
    BodyTooLarge "body_too_large" 413 "Body too large";
    /// The address is longer than the server reads.
    UriTooLong "uri_too_long" 414 "Address too long";
    /// The body is not of a type that the route reads.
    UnsupportedMediaType "unsupported_media_type" 415 "Unsupported media type";
    /// Some fields are invalid; `errors` names them.
    Invalid "invalid" 422 "Invalid";
    /// A cursor that was not sealed here, or for another query.
    InvalidCursor "invalid_cursor" 422 "Invalid cursor";
    /// The account that acts, or the target, is suspended or closed.
    AccountSuspended "account_suspended" 423 "Suspended";
    /// The tenant is suspended (Rule T4).
    TenantSuspended "tenant_suspended" 423 "Suspended";
    /// A limit of the acting account or of one below it is full (Rule B1).
    LimitReached "limit_reached" 423 "Limit reached";
    /// A limit above the acting account is full (Rule A5, exception E1).
    CapacityUnavailable "capacity_unavailable" 423 "No capacity";
    /// A header that the route needs is missing.
    PreconditionRequired "precondition_required" 428 "Header needed";
    /// Too many requests (Rule S6).
    RateLimited "rate_limited" 429 "Too many requests";
    /// The header block is larger than the server reads.
    HeadersTooLarge "headers_too_large" 431 "Headers too large";
    /// A fault of the platform.
    Internal "internal" 500 "Internal error";
    /// The platform is not ready, or overloaded.
    Unavailable "unavailable" 503 "Unavailable";
    /// The DNS gave no answer that counts.
    DnsUnavailable "dns_unavailable" 503 "The DNS does not answer";
    /// In a batch: the parent that the item names was not made.
    ParentFailed "parent_failed" 409 "The parent was not made";
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl Code {
    /// Whether the same request may succeed later without a change.
    #[must_use]
    pub const fn retryable(self) -> bool {
        matches!(
            self,
            Self::RateLimited
                | Self::RequestInFlight
                | Self::Unavailable
                | Self::DnsUnavailable
                | Self::RequestTimeout
                | Self::Internal
        )
    }
}

/// One field's fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON pointer into the request's body (RFC 6901), or the query parameter's or header's name.
    pub pointer: String,
    /// A stable code of the fault, such as `missing`, `check_digits`, `taken`.
    pub code: String,
    /// What is wrong, for a person.
    pub detail: String,
}

/// The body of every refusal: `application/problem+json` (RFC 9457). Answers tolerate unknown codes and fields, so `code` is text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A neutral URN, `urn:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The code's title.
    pub title: String,
    /// The HTTP status, repeated.
    pub status: u16,
    /// A stable code, one of [`Code`].
    pub code: String,
    /// What is wrong, for a person.
    pub detail: String,
    /// What to do about it, for a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The request's id, to be named to support.
    #[serde(default)]
    pub request_id: String,
    /// The fields at fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Whether the same request may succeed later.
    #[serde(default)]
    pub retryable: bool,
    /// The limit that is full, with `limit_reached` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitFact>,
    /// One's own accounts that could act, with `account_ambiguous` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<crate::id::AccountId>,
}

/// Which limit is full, told only of accounts at or below the acting one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LimitFact {
    /// Path of the limited account from the acting one; `.` is the acting account itself.
    pub path: String,
    /// The kind of limit.
    pub kind: crate::limits::LimitKind,
    /// How much is in use.
    pub used: i64,
    /// How much is allowed.
    pub max: i64,
}

impl Problem {
    /// A problem of that code with a detail for a person; the server adds the request id.
    #[must_use]
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:problem:{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
            code: code.as_str().to_owned(),
            detail: detail.into(),
            hint: None,
            request_id: String::new(),
            errors: Vec::new(),
            retryable: code.retryable(),
            limit: None,
            accounts: Vec::new(),
        }
    }

    /// The code, if this version knows it.
    #[must_use]
    pub fn known_code(&self) -> Option<Code> {
        Code::from_text(&self.code)
    }
}
