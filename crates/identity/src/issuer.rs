//! The issuer: grants become tokens, and tokens become claims.

use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    discovery::{self, Discovery},
    keys::{Jwks, Keys, KeysError},
    session::Grant,
    settings::Settings,
    token::{self, Cache, Claims, Door, TokenFault, Verified},
};

/// The token endpoint's answer (RFC 6749 §5.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenAnswer {
    /// The access token.
    pub access_token: String,
    /// `Bearer`.
    pub token_type: &'static str,
    /// Seconds that the access token lives.
    pub expires_in: i64,
    /// The refresh token, where there is a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// The ID token, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<String>,
    /// The scope that was granted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

/// The embedded issuer of one process.
#[derive(Debug)]
pub struct Issuer {
    /// How long things live.
    pub settings: Settings,
    keys: Arc<Keys>,
    cache: Cache,
}

impl Issuer {
    /// An issuer with these keys.
    #[must_use]
    pub fn new(settings: Settings, keys: Arc<Keys>) -> Self {
        Self { settings, keys, cache: Cache::default() }
    }

    /// The keys.
    #[must_use]
    pub const fn keys(&self) -> &Arc<Keys> {
        &self.keys
    }

    /// The discovery document of a door.
    #[must_use]
    pub fn discovery(&self, door: &Door) -> Discovery {
        discovery::document(&door.issuer)
    }

    /// The published keys.
    #[must_use]
    pub fn jwks(&self) -> Jwks {
        self.keys.current().jwks()
    }

    /// Signs the tokens of a grant, after the unit of work that granted it was kept.
    ///
    /// # Errors
    /// No key signs now.
    pub fn issue(&self, grant: Grant, door: &Door, now: Timestamp) -> Result<TokenAnswer, KeysError> {
        let keys = self.keys.current();
        let key = keys.signing(now).ok_or(KeysError::None)?;
        let lives = self.settings.access_ttl;
        let access_token = token::access(key, &grant, door, now, lives)?;
        let id_token = if grant.id_token { token::id(key, &grant, door, now, lives)? } else { None };
        Ok(TokenAnswer {
            access_token,
            token_type: "Bearer",
            expires_in: lives.as_secs(),
            refresh_token: grant.refresh_token,
            id_token,
            scope: grant.scope,
        })
    }

    /// Verifies an access token presented at a door.
    ///
    /// # Errors
    /// The check that refused it, which is for logs alone.
    pub fn verify(&self, token: &str, door: &Door, now: Timestamp) -> Result<Arc<Claims>, TokenFault> {
        let keys = self.keys.current();
        let hash = store::token::hash(token);
        // A key that was taken away takes its tokens along.
        let known = self.cache.get(&hash).filter(|verified| keys.get(&verified.kid).is_some());
        let claims = match known {
            Some(verified) => verified.claims,
            None => {
                let (claims, kid) = token::read(token, &keys)?;
                let claims = Arc::new(claims);
                let verified = Verified { claims: Arc::clone(&claims), kid: kid.into() };
                if claims.expires_at > now {
                    self.cache.insert(hash, verified, now);
                }
                claims
            }
        };
        token::admit(&claims, door, now)?;
        Ok(claims)
    }

    /// The same, reading the keys anew for one that is not known: another process may have made it (TOK-4).
    ///
    /// # Errors
    /// The check that refused it.
    pub async fn authenticate(
        &self,
        token: &str,
        door: &Door,
        now: Timestamp,
    ) -> Result<Arc<Claims>, TokenFault> {
        match self.verify(token, door, now) {
            Err(TokenFault::Kid) => match token::unverified_kid(token) {
                Some(kid) if self.keys.learn(&kid, now).await => self.verify(token, door, now),
                _ => Err(TokenFault::Kid),
            },
            answer => answer,
        }
    }
}
