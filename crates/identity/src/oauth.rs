//! Refusals in the words of OAuth (RFC 6749 §5.2, RFC 8628 §3.5).

use serde::{Serialize, Serializer, ser::SerializeStruct};

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident $text:literal $status:literal;)*) => {
        /// An error code of OAuth.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum OauthError { $($(#[$doc])* $name,)* }

        impl OauthError {
            /// The code as it stands in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $text,)* } }

            /// The HTTP status that it goes with.
            #[must_use]
            pub const fn status(self) -> u16 { match self { $(Self::$name => $status,)* } }
        }
    };
}

errors! {
    /// A parameter is missing, unknown in value, or given twice.
    InvalidRequest "invalid_request" 400;
    /// The client is unknown or its secret wrong; one answer for both.
    InvalidClient "invalid_client" 401;
    /// The code or the refresh token is worth nothing: unknown, another client's, expired, used, revoked.
    InvalidGrant "invalid_grant" 400;
    /// The client may not use this grant.
    UnauthorizedClient "unauthorized_client" 400;
    /// No such grant here.
    UnsupportedGrantType "unsupported_grant_type" 400;
    /// No such response type here.
    UnsupportedResponseType "unsupported_response_type" 400;
    /// Nobody has decided yet: poll again (RFC 8628).
    AuthorizationPending "authorization_pending" 400;
    /// Polled too soon; the interval is five seconds longer from now on (RFC 8628).
    SlowDown "slow_down" 400;
    /// The person refused, or has no active access here.
    AccessDenied "access_denied" 400;
    /// The device code has ended (RFC 8628).
    ExpiredToken "expired_token" 400;
    /// The token of a request to the user-info endpoint is worth nothing (RFC 6750 §3.1).
    InvalidToken "invalid_token" 401;
    /// Not now.
    TemporarilyUnavailable "temporarily_unavailable" 503;
}

impl OauthError {
    /// The refusal with words for whoever writes the client. They name no person, account or secret.
    #[must_use]
    pub const fn because(self, description: &'static str) -> Refusal {
        Refusal { error: self, description }
    }
}

/// A refusal; serialises to the body of RFC 6749 §5.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// The code.
    pub error: OauthError,
    /// Words for whoever writes the client.
    pub description: &'static str,
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("Refusal", 2)?;
        body.serialize_field("error", self.error.as_str())?;
        body.serialize_field("error_description", self.description)?;
        body.end()
    }
}

/// What an operation gives: an answer or a refusal, both with effects that are to be kept; or a failure of the store,
/// after which nothing is.
pub type Outcome<T> = Result<Result<T, Refusal>, store::Error>;
