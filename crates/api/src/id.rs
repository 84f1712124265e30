//! Typed, unguessable ids: a prefix and 26 characters that carry 128 random bits (`api.md`, conventions).

use std::{fmt, str::FromStr};

use data_encoding::{Encoding, Specification};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not an id of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not {what}: an id here is `{prefix}_` and 26 lower-case letters and digits")]
pub struct IdError {
    /// The text that was given.
    pub text: String,
    /// The kind that was wanted, with its article.
    pub what: &'static str,
    /// The prefix that was wanted, without the underscore.
    pub prefix: &'static str,
}

/// Crockford's alphabet in lower case: no `i`, `l`, `o`, `u`, so that an id survives being read aloud.
static ALPHABET: std::sync::LazyLock<Encoding> = std::sync::LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    #[expect(clippy::unwrap_used, reason = "the alphabet is constant and has 32 distinct symbols")]
    specification.encoding().unwrap()
});

/// Whether a text has the form of some id: lower-case prefix, underscore, 26 characters. A slug never has it (Rule A6).
#[must_use]
pub fn looks_like_id(text: &str) -> bool {
    text.split_once('_').is_some_and(|(prefix, rest)| {
        prefix.len() == 3 && prefix.bytes().all(|b| b.is_ascii_lowercase()) && rest.len() == 26
    })
}

fn encode(prefix: &str, bytes: [u8; 16], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{prefix}_{}", ALPHABET.encode(&bytes))
}

fn decode(prefix: &'static str, what: &'static str, text: &str) -> Result<[u8; 16], IdError> {
    let wrong = || IdError { text: text.chars().take(64).collect(), what, prefix };
    let rest = text.strip_prefix(prefix).and_then(|t| t.strip_prefix('_')).ok_or_else(wrong)?;
    let bytes = ALPHABET.decode(rest.as_bytes()).map_err(|_| wrong())?;
    bytes.try_into().map_err(|_| wrong())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $prefix:literal, $what:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The id's prefix, without the underscore.
            pub const PREFIX: &'static str = $prefix;

            /// An id of 16 bytes that the caller drew at random (or time-ordered, where the kind allows it).
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self { Self(bytes) }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { encode($prefix, self.0, f) }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> { decode($prefix, $what, text).map(Self) }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.collect_str(self) }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .pattern(Some(concat!("^", $prefix, "_[0-9a-hjkmnp-tv-z]{26}$")))
                    .into()
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    )*};
}

ids! {
    /// An account.
    AccountId, "acc", "the id of an account";
    /// A tenant.
    TenantId, "ten", "the id of a tenant";
    /// A tenant's domain, or a claim to one.
    DomainId, "dom", "the id of a domain";
    /// A person.
    UserId, "usr", "the id of a user";
    /// A person's or a client's membership in an account.
    MembershipId, "mem", "the id of a membership";
    /// An invitation.
    InvitationId, "inv", "the id of an invitation";
    /// An account's own group.
    GroupId, "grp", "the id of a group";
    /// A plan.
    PlanId, "pln", "the id of a plan";
    /// A request for access.
    AccessRequestId, "ask", "the id of an access request";
    /// An API client.
    ClientId, "cli", "the id of a client";
    /// An audit entry; time-ordered.
    AuditId, "aud", "the id of an audit entry";
    /// A sign-in of a person: of a browser, or of a program with its refresh tokens.
    SessionId, "ses", "the id of a session";
    /// An event, such as one of a person's security log; time-ordered.
    EventId, "evt", "the id of an event";
    /// A request, as the server names it; time-ordered.
    RequestId, "req", "the id of a request";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_the_way_through_text() {
        let id = AccountId::from_bytes([7; 16]);
        let text = id.to_string();
        assert_eq!(text.len(), 30);
        assert_eq!(text.parse::<AccountId>().unwrap(), id);
        assert!(looks_like_id(&text));
    }

    #[test]
    fn other_prefixes_lengths_and_letters_are_refused() {
        let text = AccountId::from_bytes([7; 16]).to_string();
        assert!(text.replace("acc", "ten").parse::<AccountId>().is_err());
        assert!(text[..29].parse::<AccountId>().is_err());
        assert!(text.to_uppercase().parse::<AccountId>().is_err());
        assert!("acc_".parse::<AccountId>().is_err());
        assert!("é".parse::<AccountId>().is_err());
    }
}
