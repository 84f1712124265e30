//! OAuth clients: the public ones, which the platform brings, and an account's own, which prove themselves by a secret.

use jiff::SignedDuration;
use store::{Tx, keys::TenantKey, tables::client_credentials, token};
use subtle::ConstantTimeEq;

use crate::{
    access::{self, Access},
    oauth::{OauthError, Outcome},
    session::{Grant, Subject},
};

/// The command line (`design.md` §1).
pub const CLI: &str = "cli";

/// Scopes that mean something: an ID token and user info. Others are passed over (RFC 6749 §3.3).
pub const SCOPES: &[&str] = &["openid", "profile", "email", "offline_access"];

/// How rarely the last use is written: it is told to the minute.
const TOUCH_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// A client that cannot keep a secret: its grants are bound by PKCE, its redirects lie on the person's own machine.
#[derive(Debug, PartialEq, Eq)]
pub struct PublicClient {
    /// Its id.
    pub id: &'static str,
    /// What a consent page calls it.
    pub name: &'static str,
}

static PUBLIC: &[PublicClient] = &[PublicClient { id: CLI, name: "cron" }];

/// The public client of that id.
#[must_use]
pub fn public(id: &str) -> Option<&'static PublicClient> {
    PUBLIC.iter().find(|client| client.id == id)
}

impl PublicClient {
    /// Whether a code may be sent there: the loopback literals with any port and the path `/callback`, to the letter
    /// (RFC 8252 §7.3).
    #[must_use]
    pub fn allows_redirect(&self, uri: &str) -> bool {
        ["http://127.0.0.1:", "http://[::1]:"].iter().any(|start| {
            uri.strip_prefix(start).and_then(|rest| rest.strip_suffix("/callback")).is_some_and(|port| {
                port.bytes().all(|b| b.is_ascii_digit())
                    && !port.starts_with('0')
                    && port.parse::<u16>().is_ok_and(|port| port > 0)
            })
        })
    }
}

/// The scope that is granted: the known words of what was asked for, each once.
#[must_use]
pub fn granted_scope(asked: &str) -> String {
    let words: Vec<&str> = asked.split_ascii_whitespace().collect();
    let known: Vec<&str> = SCOPES.iter().copied().filter(|scope| words.contains(scope)).collect();
    known.join(" ")
}

/// Whether an ID token was asked for.
pub(crate) fn wants_id_token(scope: &str) -> bool {
    scope.split(' ').any(|word| word == "openid")
}

/// Whether a PKCE challenge has the form of a SHA-256 in base64url (RFC 7636 §4.2).
pub(crate) fn is_challenge(challenge: &str) -> bool {
    challenge.len() == 43 && challenge.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Whether the verifier is the one that the challenge was made of (RFC 7636 §4.6).
pub(crate) fn verifies(challenge: &str, verifier: &str) -> bool {
    let right_form = (43..=128).contains(&verifier.len())
        && verifier.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b));
    let hash = data_encoding::BASE64URL_NOPAD.encode(&token::hash(verifier));
    right_form && bool::from(hash.as_bytes().ct_eq(challenge.as_bytes()))
}

/// A token for a client of an account that uses the tenant, for one of its secrets (client credentials, RFC 6749 §4.4).
/// One answer for an unknown client, a wrong or expired secret, and a client of another tenant's account.
///
/// # Errors
/// Those of the store.
pub fn credentials(tx: &mut Tx<'_>, tenant: TenantKey, client_id: &str, secret: &str) -> Outcome<Grant> {
    const WRONG: Outcome<Grant> =
        Ok(Err(OauthError::InvalidClient.because("The client's id or secret is wrong.")));
    let now = tx.now();
    // Found by the hash of 256 random bits: there is nothing to be learnt from how long that takes.
    let Some(found) = client_credentials::by_secret(tx, &token::hash(secret))? else { return WRONG };
    let over = [found.expires_at, found.secret_expires_at].into_iter().flatten().any(|end| end <= now);
    if found.id.to_string() != client_id || found.status != api::clients::ClientStatus::Active || over {
        return WRONG;
    }
    if access::of_account(tx, &found.path, tenant)? != Access::Active {
        return WRONG;
    }
    if found.last_used_at.is_none_or(|last| now.duration_since(last) >= TOUCH_EVERY) {
        client_credentials::touch(tx, &found.scope(), found.client, now)?;
    }
    Ok(Ok(Grant::new(Subject::Client { id: found.id }, client_id.to_owned(), now)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tok_6_redirects_are_exact_but_for_the_port_on_loopback() {
        let cli = public(CLI).unwrap();
        for good in
            ["http://127.0.0.1:1/callback", "http://127.0.0.1:65535/callback", "http://[::1]:8123/callback"]
        {
            assert!(cli.allows_redirect(good), "{good}");
        }
        for bad in [
            "http://127.0.0.1/callback",
            "http://127.0.0.1:/callback",
            "http://127.0.0.1:0/callback",
            "http://127.0.0.1:080/callback",
            "http://127.0.0.1:65536/callback",
            "http://127.0.0.1:80/callback/",
            "http://127.0.0.1:80/callback?x=1",
            "http://127.0.0.1:80/other",
            "http://127.0.0.1:80@evil.example/callback",
            "http://127.0.0.1:80/x/callback",
            "http://127.0.0.1.evil.example:80/callback",
            "https://127.0.0.1:80/callback",
            "http://localhost:80/callback",
            "HTTP://127.0.0.1:80/callback",
            "",
        ] {
            assert!(!cli.allows_redirect(bad), "{bad}");
        }
        assert_eq!(public("other"), None);
    }

    #[test]
    fn the_verifier_of_rfc_7636_fits_its_challenge_alone() {
        let (verifier, challenge) =
            ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert!(is_challenge(challenge) && verifies(challenge, verifier));
        assert!(!verifies(challenge, &verifier.replace('d', "e")));
        assert!(!verifies(challenge, ""));
        assert!(!verifies(verifier, verifier), "no plain challenge");
    }

    #[test]
    fn unknown_scopes_are_passed_over() {
        assert_eq!(granted_scope("email admin openid openid"), "openid email");
        assert_eq!(granted_scope(""), "");
    }
}
