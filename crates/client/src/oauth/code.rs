//! The authorization code grant (RFC 6749 §4.1) with a proof key, as a program without a server of its own uses it: the
//! browser brings the code to a port of this machine (RFC 8252 §7.3).

use url::Url;

use super::{
    OAuthError, proof,
    token::{Tokens, Who, token},
};
use crate::{
    Secret,
    discovery::Provider,
    error::{Error, Result},
};

/// The path that the browser comes back to.
const CALLBACK: &str = "/callback";

/// A sign-in that waits for the browser.
#[derive(Debug, Clone)]
pub struct CodeRequest {
    /// The page that the person opens.
    pub url: Url,
    issuer: String,
    redirect_uri: String,
    state: Secret,
    nonce: Secret,
    verifier: Secret,
}

/// What a request to the port brought.
#[derive(Debug)]
pub enum Arrival {
    /// Nothing that belongs to this sign-in: waiting goes on.
    Stray,
    /// The code.
    Code(Secret),
    /// The end of it: refused, or an answer of somebody else.
    Failed(Error),
}

/// Prepares a sign-in whose code is to come to that port of 127.0.0.1; none when the server offers no such sign-in.
///
/// # Errors
/// An endpoint that is none, or no random bytes.
pub fn start_code(
    provider: &Provider,
    client_id: &str,
    scope: &str,
    port: u16,
) -> Result<Option<CodeRequest>> {
    let Some(endpoint) = &provider.authorization_endpoint else { return Ok(None) };
    let mut url =
        Url::parse(endpoint).map_err(|_| Error::protocol(format!("`{endpoint}` is no endpoint")))?;
    let (state, nonce, verifier) = (proof::random()?, proof::random()?, proof::random()?);
    // The literal address: a name could lead elsewhere (RFC 8252 §8.3).
    let redirect_uri = format!("http://127.0.0.1:{port}{CALLBACK}");
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", client_id)
        .append_pair("redirect_uri", &redirect_uri)
        .append_pair("scope", scope)
        .append_pair("state", state.reveal())
        .append_pair("nonce", nonce.reveal())
        .append_pair("code_challenge", &proof::challenge(&verifier))
        .append_pair("code_challenge_method", "S256");
    let issuer = provider.issuer.clone();
    Ok(Some(CodeRequest { url, issuer, redirect_uri, state, nonce, verifier }))
}

impl CodeRequest {
    /// Judges the target of a request that came to the port. Only what bears this sign-in's state can end it
    /// (RFC 6749 §10.12).
    #[must_use]
    pub fn arrived(&self, target: &str) -> Arrival {
        let Some(query) = target.strip_prefix(CALLBACK).and_then(|rest| rest.strip_prefix('?')) else {
            return Arrival::Stray;
        };
        let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
        if value("state").is_none_or(|state| *state != self.state.reveal()) {
            return Arrival::Stray;
        }
        // RFC 9207 §2.4: a code of another issuer must not go to this one.
        if let Some(issuer) = value("iss").filter(|issuer| **issuer != self.issuer) {
            let words = format!("the code is by {issuer}, {} was asked for", self.issuer);
            return Arrival::Failed(Error::protocol(words));
        }
        match (value("error"), value("code")) {
            (Some(error), _) => Arrival::Failed(Error::OAuth(OAuthError {
                code: error.to_string(),
                description: value("error_description").map(ToString::to_string),
                status: 400,
            })),
            (None, Some(code)) => Arrival::Code(Secret::new(code.to_string())),
            (None, None) => Arrival::Failed(Error::protocol("the browser came back without a code")),
        }
    }
}

/// Exchanges the code (RFC 6749 §4.1.3) and compares the nonce (OpenID Connect Core §3.1.3.7).
///
/// # Errors
/// As [`super::refresh`], and tokens of another sign-in.
pub async fn exchange_code(
    http: &crate::Http,
    provider: &Provider,
    client_id: &str,
    request: &CodeRequest,
    code: &Secret,
) -> Result<Tokens> {
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.reveal()),
        ("redirect_uri", request.redirect_uri.as_str()),
        ("code_verifier", request.verifier.reveal()),
    ];
    let tokens = token(http, provider, &Who::Public(client_id), &form).await?;
    if tokens.nonce.as_deref() != Some(request.nonce.reveal()) {
        return Err(Error::protocol("the tokens belong to another sign-in: their nonce is not the one sent"));
    }
    Ok(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> CodeRequest {
        let issuer = "http://localhost:1".to_owned();
        let provider = Provider {
            authorization_endpoint: Some(format!("{issuer}/authorize")),
            token_endpoint: format!("{issuer}/token"),
            device_authorization_endpoint: None,
            revocation_endpoint: None,
            issuer,
        };
        let none = Provider { authorization_endpoint: None, ..provider.clone() };
        assert!(start_code(&none, "cli", "openid", 8123).unwrap().is_none());
        start_code(&provider, "cli", "openid", 8123).unwrap().unwrap()
    }

    #[test]
    fn cli_1_the_page_is_asked_for_with_state_nonce_and_challenge() {
        let request = request();
        let pairs: std::collections::BTreeMap<_, _> = request.url.query_pairs().into_owned().collect();
        assert_eq!(pairs["redirect_uri"], "http://127.0.0.1:8123/callback");
        assert_eq!(pairs["code_challenge_method"], "S256");
        assert_eq!(pairs["code_challenge"], proof::challenge(&request.verifier));
        assert_eq!(
            (pairs["state"].as_str(), pairs["nonce"].as_str()),
            (request.state.reveal(), request.nonce.reveal())
        );
        assert!(!request.url.as_str().contains(request.verifier.reveal()));
        assert!(!format!("{request:?}").contains(request.verifier.reveal()));
    }

    #[test]
    fn cli_1_only_the_request_with_the_right_state_ends_the_wait() {
        let request = request();
        let state = request.state.reveal();
        for stray in [
            "/".to_owned(),
            "/favicon.ico".to_owned(),
            "/callback".to_owned(),
            "/callback?code=x".to_owned(),
            "/callback?code=x&state=other".to_owned(),
            format!("/elsewhere?code=x&state={state}"),
            format!("/callbacks?code=x&state={state}"),
        ] {
            assert!(matches!(request.arrived(&stray), Arrival::Stray), "{stray}");
        }
        let good =
            request.arrived(&format!("/callback?code=a%2Bb&state={state}&iss=http%3A%2F%2Flocalhost%3A1"));
        assert!(matches!(&good, Arrival::Code(code) if code.reveal() == "a+b"), "{good:?}");
        let refused = request.arrived(&format!("/callback?error=access_denied&state={state}"));
        assert!(
            matches!(&refused, Arrival::Failed(Error::OAuth(refused)) if refused.code == "access_denied"),
            "{refused:?}"
        );
        for wrong in ["code=x&iss=http%3A%2F%2Fevil.example", "iss=http%3A%2F%2Flocalhost%3A1"] {
            let wrong = request.arrived(&format!("/callback?{wrong}&state={state}"));
            assert!(matches!(wrong, Arrival::Failed(Error::Protocol { .. })), "{wrong:?}");
        }
    }
}
