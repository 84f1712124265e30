//! Access tokens (`api.md`, access token; RFC 9068) and ID tokens: what is in them, and how they are signed.

mod cache;
mod verify;

use api::id::TenantId;
use data_encoding::BASE64URL_NOPAD;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

pub use self::verify::{TokenFault, unverified_kid};
pub(crate) use self::{
    cache::{Cache, Verified},
    verify::{admit, read},
};
use crate::{
    keys::{Key, KeysError},
    session::{Grant, Subject},
};

/// Media type of an access token (RFC 9068 §2.1).
const ACCESS_TOKEN: &str = "at+jwt";
/// Media type of an ID token.
const ID_TOKEN: &str = "JWT";
/// How strongly a person was authenticated: by one factor.
const ACR: &str = "1";
/// What stands before the tenant's id in `aud`.
const AUDIENCE: &str = "tenant:";

/// A tenant's door: where a token is presented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// The origin of the tenant's primary domain.
    pub issuer: String,
    /// The tenant.
    pub tenant: TenantId,
}

/// What a verified access token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// `iss`.
    pub issuer: String,
    /// `aud`, of which one or more are tenants.
    pub tenants: Vec<TenantId>,
    /// `azp`: the OAuth client.
    pub client_id: String,
    /// `uid` and `sid` of a person, or `sub` of a client.
    pub subject: Subject,
    /// `jti`.
    pub token_id: String,
    /// `iat`.
    pub issued_at: Timestamp,
    /// `nbf`.
    pub not_before: Timestamp,
    /// `exp`.
    pub expires_at: Timestamp,
    /// `acr`, of a person.
    pub acr: Option<String>,
    /// `amr`, of a person.
    pub amr: Vec<String>,
}

#[derive(Serialize)]
struct Header<'a> {
    typ: &'a str,
    alg: &'a str,
    kid: &'a str,
}

/// A client's token has neither `uid` nor `sid`, `acr`, `amr`: its `sub` and `azp` are its own id.
#[derive(Serialize)]
struct AccessToken<'a> {
    iss: &'a str,
    aud: String,
    azp: &'a str,
    sub: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sid: Option<&'a str>,
    jti: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    acr: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amr: Option<&'a [String]>,
}

#[derive(Serialize)]
struct IdToken<'a> {
    iss: &'a str,
    aud: &'a str,
    azp: &'a str,
    sub: String,
    sid: &'a str,
    iat: i64,
    exp: i64,
    auth_time: i64,
    acr: &'a str,
    amr: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
}

/// Signs claims.
pub(crate) fn sign(key: &Key, typ: &str, claims: &impl Serialize) -> Result<String, KeysError> {
    let header = Header { typ, alg: "ES256", kid: &key.kid };
    let part = |json: Result<Vec<u8>, serde_json::Error>| {
        json.map(|bytes| BASE64URL_NOPAD.encode(&bytes)).map_err(|_| KeysError::Crypto)
    };
    let mut token = part(serde_json::to_vec(&header))?;
    token.push('.');
    token.push_str(&part(serde_json::to_vec(claims))?);
    let signature = key.sign(token.as_bytes())?;
    token.push('.');
    BASE64URL_NOPAD.encode_append(&signature, &mut token);
    Ok(token)
}

/// The access token of a grant.
pub(crate) fn access(
    key: &Key,
    grant: &Grant,
    door: &Door,
    now: Timestamp,
    lives: SignedDuration,
) -> Result<String, KeysError> {
    let mut jti = [0; 12];
    aws_lc_rs::rand::fill(&mut jti).map_err(|_| KeysError::Crypto)?;
    let (sub, sid) = match &grant.subject {
        Subject::User { id, sid } => (id.to_string(), Some(sid.as_str())),
        Subject::Client { id } => (id.to_string(), None),
    };
    let claims = AccessToken {
        iss: &door.issuer,
        aud: format!("{AUDIENCE}{}", door.tenant),
        azp: &grant.client_id,
        uid: sid.is_some().then(|| sub.clone()),
        sub,
        sid,
        jti: BASE64URL_NOPAD.encode(&jti),
        iat: now.as_second(),
        nbf: now.as_second(),
        exp: now.as_second() + lives.as_secs(),
        acr: sid.is_some().then_some(ACR),
        amr: sid.is_some().then_some(&grant.amr),
    };
    sign(key, ACCESS_TOKEN, &claims)
}

/// The ID token of a grant (OpenID Connect Core §2); none for a client.
pub(crate) fn id(
    key: &Key,
    grant: &Grant,
    door: &Door,
    now: Timestamp,
    lives: SignedDuration,
) -> Result<Option<String>, KeysError> {
    let Subject::User { id, sid } = &grant.subject else { return Ok(None) };
    let claims = IdToken {
        iss: &door.issuer,
        aud: &grant.client_id,
        azp: &grant.client_id,
        sub: id.to_string(),
        sid,
        iat: now.as_second(),
        exp: now.as_second() + lives.as_secs(),
        auth_time: grant.auth_time.as_second(),
        acr: ACR,
        amr: &grant.amr,
        nonce: grant.nonce.as_deref(),
    };
    sign(key, ID_TOKEN, &claims).map(Some)
}
