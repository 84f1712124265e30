//! The code flow with PKCE (RFC 6749 §4.1, RFC 7636, RFC 9700): a browser signs in and brings a code back to the client.

use std::fmt::Write as _;

use jiff::Timestamp;
use store::{
    Error, Tx,
    keys::TenantKey,
    tables::{
        authorization_codes::{self, NewAuthorizationCode},
        sessions::{self, Ended},
        users,
    },
    token,
};

use crate::{
    access::{self, Access},
    browser::BrowserSession,
    client::{self, PublicClient},
    oauth::{OauthError, Outcome, Refusal},
    session::{self, Grant, SignedIn},
    settings::Settings,
};

/// The longest `state` or `nonce` that is carried.
const LONGEST: usize = 512;

/// The parameters of an authorization request, as sent.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    /// `response_type`.
    pub response_type: Option<String>,
    /// `client_id`.
    pub client_id: Option<String>,
    /// `redirect_uri`.
    pub redirect_uri: Option<String>,
    /// `scope`.
    pub scope: Option<String>,
    /// `state`.
    pub state: Option<String>,
    /// `nonce`.
    pub nonce: Option<String>,
    /// `code_challenge`.
    pub code_challenge: Option<String>,
    /// `code_challenge_method`.
    pub code_challenge_method: Option<String>,
}

/// An authorization request that holds.
#[derive(Debug, Clone)]
pub struct Request {
    /// The client.
    pub client: &'static PublicClient,
    redirect_uri: String,
    state: Option<String>,
    scope: String,
    nonce: Option<String>,
    code_challenge: String,
}

/// An authorization request that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The client or its redirect is not known: it is said on a page, and nothing is sent anywhere.
    Page(Refusal),
    /// It is said to the client, at this address.
    Redirect(String),
}

/// Judges an authorization request that came to the tenant of that issuer.
///
/// # Errors
/// What is wrong with it, and who is told.
pub fn check(issuer: &str, parameters: Parameters) -> Result<Request, Fault> {
    let page = |words| Fault::Page(OauthError::InvalidRequest.because(words));
    let client = parameters.client_id.as_deref().and_then(client::public);
    let client = client.ok_or_else(|| page("No such client."))?;
    let redirect_uri = parameters.redirect_uri.filter(|uri| client.allows_redirect(uri));
    let redirect_uri =
        redirect_uri.ok_or_else(|| page("The client may not be sent to that redirect_uri."))?;
    let state = parameters.state;
    if state.as_ref().is_some_and(|state| state.len() > LONGEST) {
        return Err(page("The state is too long."));
    }
    let back = |error: OauthError, words| {
        Fault::Redirect(refused(&redirect_uri, issuer, state.as_deref(), error.because(words)))
    };
    if parameters.response_type.as_deref() != Some("code") {
        return Err(back(OauthError::UnsupportedResponseType, "The response_type is code."));
    }
    let challenge = parameters.code_challenge.filter(|challenge| client::is_challenge(challenge));
    let code_challenge = match (challenge, parameters.code_challenge_method.as_deref()) {
        (Some(challenge), Some("S256")) => challenge,
        _ => {
            let words = "PKCE is required: code_challenge with code_challenge_method=S256.";
            return Err(back(OauthError::InvalidRequest, words));
        }
    };
    if parameters.nonce.as_ref().is_some_and(|nonce| nonce.len() > LONGEST) {
        return Err(back(OauthError::InvalidRequest, "The nonce is too long."));
    }
    let scope = client::granted_scope(parameters.scope.as_deref().unwrap_or_default());
    Ok(Request { client, redirect_uri, state, scope, nonce: parameters.nonce, code_challenge })
}

impl Request {
    /// Where the browser goes when the person refuses.
    #[must_use]
    pub fn denied(&self, issuer: &str) -> String {
        let refusal = OauthError::AccessDenied.because("The sign-in was refused.");
        refused(&self.redirect_uri, issuer, self.state.as_deref(), refusal)
    }
}

/// A code for the person who is signed in: where the browser goes with it. None for a person without active access at
/// this tenant (Rule T5).
///
/// # Errors
/// Those of the store.
pub fn issue(
    tx: &mut Tx<'_>,
    settings: &Settings,
    tenant: TenantKey,
    issuer: &str,
    browser: &BrowserSession,
    request: &Request,
) -> Result<Option<String>, Error> {
    let person = browser.user.person();
    if access::of_person(tx, &person, tenant)? != Access::Active {
        return Ok(None);
    }
    let code = token::new(tx);
    let row = NewAuthorizationCode {
        hash: &token::hash(&code),
        tenant,
        client_id: request.client.id,
        redirect_uri: &request.redirect_uri,
        scope: &request.scope,
        code_challenge: &request.code_challenge,
        nonce: request.nonce.as_deref(),
        auth_time: browser.auth_time,
        amr: &browser.amr,
        expires_at: tx.now().saturating_add(settings.code_ttl).unwrap_or(Timestamp::MAX),
    };
    authorization_codes::insert(tx, &person, &row)?;
    Ok(Some(location(&request.redirect_uri, issuer, request.state.as_deref(), &[("code", &code)])))
}

/// An exchange of a code.
#[derive(Debug, Clone, Copy)]
pub struct Exchange<'a> {
    /// The client.
    pub client_id: &'a str,
    /// The code.
    pub code: &'a str,
    /// Where it was sent.
    pub redirect_uri: &'a str,
    /// PKCE.
    pub code_verifier: &'a str,
    /// Where the exchange comes from.
    pub address: Option<&'a str>,
    /// Its user agent.
    pub agent: Option<&'a str>,
}

/// Tokens for a code, once. A second use says that somebody holds a copy: it ends the session of the first
/// (RFC 9700 §4.5.1).
///
/// # Errors
/// Those of the store.
pub fn exchange(
    tx: &mut Tx<'_>,
    settings: &Settings,
    tenant: TenantKey,
    exchange: &Exchange<'_>,
) -> Outcome<Grant> {
    const GONE: Outcome<Grant> = Ok(Err(OauthError::InvalidGrant.because("The code is worth nothing.")));
    let hash = token::hash(exchange.code);
    let Some(row) = authorization_codes::lock(tx, &hash, tenant)? else { return GONE };
    let is_right = row.client_id == exchange.client_id
        && row.redirect_uri == exchange.redirect_uri
        && client::verifies(&row.code_challenge, exchange.code_verifier);
    if !is_right {
        return GONE;
    }
    if let Some(session) = row.used_session {
        sessions::end(tx, session, Ended::CodeReuse)?;
        return GONE;
    }
    if row.expires_at <= tx.now() {
        return GONE;
    }
    let user = users::by_key(tx, row.user)?.filter(|user| user.blocked_at.is_none());
    let Some(user) = user else { return GONE };
    if access::of_person(tx, &user.person(), tenant)? != Access::Active {
        return GONE;
    }
    let signed_in = SignedIn {
        user: &user,
        tenant,
        client_id: &row.client_id,
        amr: &row.amr,
        auth_time: row.auth_time,
        address: exchange.address,
        agent: exchange.agent,
    };
    let (session, mut grant) = session::begin(tx, settings, &signed_in)?;
    authorization_codes::use_up(tx, &hash, session)?;
    grant.id_token = client::wants_id_token(&row.scope);
    grant.scope = Some(row.scope);
    grant.nonce = row.nonce;
    Ok(Ok(grant))
}

fn refused(redirect_uri: &str, issuer: &str, state: Option<&str>, refusal: Refusal) -> String {
    let fields = [("error", refusal.error.as_str()), ("error_description", refusal.description)];
    location(redirect_uri, issuer, state, &fields)
}

/// A redirect with the issuer's name (RFC 9207). Redirect addresses here have no query of their own.
fn location(redirect_uri: &str, issuer: &str, state: Option<&str>, fields: &[(&str, &str)]) -> String {
    let mut address = redirect_uri.to_owned();
    let more = state.map(|state| ("state", state)).into_iter().chain([("iss", issuer)]);
    for (at, (name, value)) in fields.iter().copied().chain(more).enumerate() {
        address.push(if at == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        encode(&mut address, value);
    }
    address
}

/// Percent-encodes all but the unreserved characters (RFC 3986 §2.3).
fn encode(out: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    fn good() -> Parameters {
        let some = |text: &str| Some(text.to_owned());
        Parameters {
            response_type: some("code"),
            client_id: some("cli"),
            redirect_uri: some("http://127.0.0.1:8123/callback"),
            scope: some("openid"),
            state: some("a b&c=d"),
            nonce: some("n"),
            code_challenge: some(CHALLENGE),
            code_challenge_method: some("S256"),
        }
    }

    #[test]
    fn tok_6_what_is_wrong_with_client_or_redirect_is_never_sent_there() {
        assert!(check("https://a.example", good()).is_ok());
        for broken in [
            Parameters { client_id: Some("other".to_owned()), ..good() },
            Parameters { client_id: None, ..good() },
            Parameters { redirect_uri: Some("https://evil.example/callback".to_owned()), ..good() },
            Parameters { redirect_uri: None, ..good() },
        ] {
            assert!(matches!(check("https://a.example", broken), Err(Fault::Page(_))));
        }
    }

    #[test]
    fn s4_a_code_needs_pkce_with_s256() {
        for broken in [
            Parameters { code_challenge: None, ..good() },
            Parameters { code_challenge: Some("short".to_owned()), ..good() },
            Parameters { code_challenge_method: None, ..good() },
            Parameters { code_challenge_method: Some("plain".to_owned()), ..good() },
            Parameters { response_type: Some("token".to_owned()), ..good() },
        ] {
            let Err(Fault::Redirect(address)) = check("https://a.example", broken) else {
                panic!("not redirected")
            };
            assert!(address.starts_with("http://127.0.0.1:8123/callback?error="), "{address}");
            assert!(address.ends_with("&state=a%20b%26c%3Dd&iss=https%3A%2F%2Fa.example"), "{address}");
        }
    }
}
