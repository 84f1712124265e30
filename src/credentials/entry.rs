//! A kept sign-in, and the decisions about it: pure functions, so that they can be tested without a store.

use std::time::Duration;

use client::{Origin, Secret, oauth::Tokens};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Whose credential it is: one for each issuer, origin and subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The token issuer.
    pub issuer: String,
    /// The platform's door.
    pub origin: Origin,
    /// The subject at the issuer; of an API client its id.
    pub subject: String,
}

impl Key {
    /// The key as one text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{} {} {}", self.issuer, self.origin, self.subject)
    }

    /// The key as a file's name.
    #[must_use]
    pub fn file_stem(&self) -> String {
        data_encoding::HEXLOWER.encode(&Sha256::digest(self.text().as_bytes())[..16])
    }
}

/// An API client's own secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientSecret {
    /// The client's id.
    pub id: String,
    /// Its secret.
    pub secret: Secret,
}

/// What is kept: refresh and access token together, so that no reader sees one without the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Grows with every renewal.
    pub serial: u64,
    /// The access token.
    pub access: Secret,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The refresh token of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh: Option<Secret>,
    /// The secret of an API client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientSecret>,
}

/// What to do with a kept sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The access token is good.
    Use,
    /// It must be renewed.
    Renew,
    /// There is nothing to renew it with.
    SignIn,
}

/// A token that ends within this time is renewed first: a request must arrive before it ends.
const MARGIN: Duration = Duration::from_secs(3);

impl Entry {
    /// A fresh sign-in.
    #[must_use]
    pub fn of(tokens: &Tokens, client: Option<ClientSecret>) -> Self {
        Self {
            serial: 1,
            access: tokens.access.clone(),
            expires_at: tokens.expires_at,
            refresh: tokens.refresh.clone(),
            client,
        }
    }

    /// What follows a renewal. A server that gives no new refresh token lets the old one stand (RFC 6749 §6).
    #[must_use]
    pub fn renewed(&self, tokens: &Tokens) -> Self {
        Self {
            serial: self.serial + 1,
            access: tokens.access.clone(),
            expires_at: tokens.expires_at,
            refresh: tokens.refresh.clone().or_else(|| self.refresh.clone()),
            client: self.client.clone(),
        }
    }

    /// What to do now; `refused` is an access token that the platform has just refused.
    #[must_use]
    pub fn next(&self, now: Timestamp, refused: Option<&str>) -> Next {
        let good =
            self.expires_at.duration_since(now) > jiff::SignedDuration::try_from(MARGIN).unwrap_or_default();
        if good && refused != Some(self.access.reveal()) {
            Next::Use
        } else if self.refresh.is_some() || self.client.is_some() {
            Next::Renew
        } else {
            Next::SignIn
        }
    }
}

/// Whether a renewed entry is written: not over a newer one, and not where somebody signed out meanwhile (CLI-2).
#[must_use]
pub fn may_write(stored: Option<&Entry>, renewed: &Entry) -> bool {
    stored.is_some_and(|stored| stored.serial < renewed.serial)
}

/// Whether a dead grant is cleared: only the very one that was refused, never a newer one (CLI-2).
#[must_use]
pub fn may_clear(stored: Option<&Entry>, refused: &Entry) -> bool {
    stored.is_some_and(|stored| stored.refresh == refused.refresh && stored.client == refused.client)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(serial: u64, expires: &str, refresh: Option<&str>) -> Entry {
        Entry {
            serial,
            access: Secret::new(format!("a{serial}")),
            expires_at: expires.parse().unwrap(),
            refresh: refresh.map(Secret::new),
            client: None,
        }
    }

    const LATER: &str = "2026-11-22T12:05:00Z";

    #[test]
    fn cli_2_a_token_is_renewed_just_before_it_ends_or_when_it_was_refused() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        assert_eq!(entry(1, LATER, Some("r")).next(now, None), Next::Use);
        assert_eq!(entry(1, LATER, Some("r")).next(now, Some("a0")), Next::Use);
        assert_eq!(entry(1, LATER, Some("r")).next(now, Some("a1")), Next::Renew);
        assert_eq!(entry(1, "2026-11-22T12:00:02Z", Some("r")).next(now, None), Next::Renew);
        assert_eq!(entry(1, "2026-11-22T11:00:00Z", None).next(now, None), Next::SignIn);
    }

    #[test]
    fn cli_2_a_stale_writer_cannot_undo_a_newer_token() {
        let mine = entry(3, LATER, Some("r3"));
        assert!(may_write(Some(&entry(2, LATER, Some("r2"))), &mine));
        assert!(!may_write(Some(&entry(3, LATER, Some("other"))), &mine));
        assert!(!may_write(Some(&entry(4, LATER, Some("r4"))), &mine));
        assert!(!may_write(None, &mine), "signed out meanwhile");
    }

    #[test]
    fn cli_2_only_the_refused_grant_is_cleared() {
        let refused = entry(2, LATER, Some("r2"));
        assert!(may_clear(Some(&entry(2, LATER, Some("r2"))), &refused));
        assert!(!may_clear(Some(&entry(3, LATER, Some("r3"))), &refused));
        assert!(!may_clear(None, &refused));
    }

    #[test]
    fn a_key_tells_issuer_origin_and_subject_apart() {
        let key = |issuer: &str, subject: &str| Key {
            issuer: issuer.to_owned(),
            origin: "https://a.example".parse().unwrap(),
            subject: subject.to_owned(),
        };
        assert_ne!(key("https://a.example", "s").file_stem(), key("https://a.example", "t").file_stem());
        assert_ne!(
            key("https://a.example", "s").file_stem(),
            key("https://a.example/realms/x", "s").file_stem()
        );
    }
}
