//! What the door knows of a request before any rule is asked.

use api::id::{ClientId, UserId};
use jiff::Timestamp;
use store::{Tx, keys::TenantKey, scope::Person, tables::users};

/// Who calls, as the verified token says; whether that still holds is asked of the store (Rule T5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// A person, in one of their sessions.
    User {
        /// Public id.
        id: UserId,
        /// The session (`sid` of the token).
        sid: String,
    },
    /// An API client.
    Client {
        /// Public id.
        id: ClientId,
    },
}

impl Principal {
    /// The public id, as text.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::User { id, .. } => id.to_string(),
            Self::Client { id } => id.to_string(),
        }
    }
}

/// The account that the path names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetRef {
    /// `self`: the acting account.
    Own,
    /// An id as it was written. What is no id is simply not found, on the same way as a foreign one (ISO-3).
    Id(String),
}

impl TargetRef {
    /// The account of a path segment.
    #[must_use]
    pub fn from_segment(text: &str) -> Self {
        if text == "self" { Self::Own } else { Self::Id(text.to_owned()) }
    }
}

/// A request, as the door hands it over: authenticated, not yet authorised.
#[derive(Debug, Clone)]
pub struct Request {
    /// The request's id, `req_…` or what the caller sent as `X-Request-Id`.
    pub id: String,
    /// The tenant of the host that the request came in on (Rule T4).
    pub tenant: TenantKey,
    /// Who calls.
    pub principal: Principal,
    /// The header `Acting-Account`, as written.
    pub acting: Option<String>,
    /// The account in the path; [`TargetRef::Own`] where the path has none.
    pub target: TargetRef,
    /// The header `Idempotency-Key`.
    pub idempotency_key: Option<String>,
    /// The header `If-Match`.
    pub if_match: Option<String>,
    /// `?dry_run=true`.
    pub dry_run: bool,
    /// HTTP method, in capitals.
    pub method: String,
    /// Path with query, as it was asked.
    pub path: String,
    /// SHA-256 of the body.
    pub body_hash: [u8; 32],
    /// The caller's address, for the audit.
    pub address: Option<String>,
    /// The caller's user agent, for the audit.
    pub agent: Option<String>,
    /// When the access token ends.
    pub token_expires_at: Timestamp,
}

impl Request {
    /// The person who calls; none where a client does.
    ///
    /// # Errors
    /// Those of the store.
    pub(crate) fn person(&self, tx: &mut Tx) -> Result<Option<Person>, store::Error> {
        match &self.principal {
            Principal::User { id, .. } => Ok(users::by_id(tx, *id)?.map(|user| user.person())),
            Principal::Client { .. } => Ok(None),
        }
    }
}
