//! Verification of access tokens (TOK-3, RFC 8725, RFC 9068 §4). Every check has a name; outside, all refusals are one.

use api::id::{ClientId, TenantId, UserId};
use data_encoding::BASE64URL_NOPAD;
use domain::times;
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{ACCESS_TOKEN, AUDIENCE, Claims, Door};
use crate::{client, keys::KeySet, session::Subject};

/// The longest token that is looked at, in bytes. Ours have less than 800.
const LONGEST: usize = 4096;
/// The longest text that a claim of ours has.
const LONGEST_CLAIM: usize = 300;

/// The check that refused a token. For logs and tests: outside, all of them are one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TokenFault {
    /// Not three parts of base64url, the first two of them JSON objects.
    #[error("malformed")]
    Malformed,
    /// Another kind of token.
    #[error("typ")]
    Typ,
    /// Not the issuer's algorithm.
    #[error("alg")]
    Alg,
    /// An extension that must be understood, and is not (RFC 7515 §4.1.11).
    #[error("crit")]
    Crit,
    /// No key of that name, or none named.
    #[error("kid")]
    Kid,
    /// The signature is another's.
    #[error("signature")]
    Signature,
    /// Another origin's, or none.
    #[error("iss")]
    Iss,
    /// No tenant in the audience.
    #[error("aud")]
    Aud,
    /// Another tenant in the audience (Rule T6).
    #[error("tenant")]
    Tenant,
    /// No OAuth client of the platform's.
    #[error("azp")]
    Azp,
    /// No subject, or one that does not fit the client.
    #[error("sub")]
    Sub,
    /// No user id with a session, or one without.
    #[error("uid")]
    Uid,
    /// No session with a user id, or one without.
    #[error("sid")]
    Sid,
    /// No name of its own.
    #[error("jti")]
    Jti,
    /// Made in the future, or no time.
    #[error("iat")]
    Iat,
    /// Not good yet, or no time.
    #[error("nbf")]
    Nbf,
    /// Over, or no time.
    #[error("exp")]
    Exp,
    /// Lives for longer than any token may.
    #[error("life")]
    Life,
    /// How the person was authenticated is no text.
    #[error("acr")]
    Acr,
    /// Nor a list of texts.
    #[error("amr")]
    Amr,
}

type Object = Map<String, Value>;

fn part(text: &str) -> Result<Vec<u8>, TokenFault> {
    BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| TokenFault::Malformed)
}

fn object(text: &str) -> Result<Object, TokenFault> {
    serde_json::from_slice(&part(text)?).map_err(|_| TokenFault::Malformed)
}

fn text<'a>(claims: &'a Object, name: &str, fault: TokenFault) -> Result<&'a str, TokenFault> {
    let text =
        claims.get(name).and_then(Value::as_str).filter(|text| (1..=LONGEST_CLAIM).contains(&text.len()));
    text.ok_or(fault)
}

fn time(claims: &Object, name: &str, fault: TokenFault) -> Result<Timestamp, TokenFault> {
    let seconds = claims.get(name).and_then(Value::as_i64).ok_or(fault)?;
    Timestamp::from_second(seconds).map_err(|_| fault)
}

fn split(token: &str) -> Result<(&str, &str, &str), TokenFault> {
    if token.len() > LONGEST {
        return Err(TokenFault::Malformed);
    }
    let mut parts = token.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(header), Some(claims), Some(signature), None) => Ok((header, claims, signature)),
        _ => Err(TokenFault::Malformed),
    }
}

/// The key that a token names, before anything of it is believed: to see whether it is worth reading the keys anew.
#[must_use]
pub fn unverified_kid(token: &str) -> Option<String> {
    let (header, ..) = split(token).ok()?;
    let header = object(header).ok()?;
    text(&header, "kid", TokenFault::Kid).ok().map(str::to_owned)
}

/// Reads a token and verifies its signature; and everything else that holds at whatever door and time. With the name of
/// its key.
pub(crate) fn read(token: &str, keys: &KeySet) -> Result<(Claims, String), TokenFault> {
    let (header_text, claims_text, signature) = split(token)?;
    let header = object(header_text)?;
    let signature = part(signature)?;
    let typ = header.get("typ").and_then(Value::as_str).ok_or(TokenFault::Typ)?;
    // RFC 9068 §4: with or without `application/`, in whatever case.
    let lower = typ.to_ascii_lowercase();
    if lower.strip_prefix("application/").unwrap_or(&lower) != ACCESS_TOKEN {
        return Err(TokenFault::Typ);
    }
    if header.get("alg").and_then(Value::as_str) != Some("ES256") {
        return Err(TokenFault::Alg);
    }
    if header.contains_key("crit") || header.contains_key("b64") {
        return Err(TokenFault::Crit);
    }
    let kid = text(&header, "kid", TokenFault::Kid)?;
    let key = keys.get(kid).ok_or(TokenFault::Kid)?;
    let signed = &token.as_bytes()[..header_text.len() + 1 + claims_text.len()];
    key.public.verify_sig(signed, &signature).map_err(|_| TokenFault::Signature)?;
    Ok((claims(&object(claims_text)?)?, kid.to_owned()))
}

/// What the claims say, each of them in its form.
fn claims(claims: &Object) -> Result<Claims, TokenFault> {
    let issuer = text(claims, "iss", TokenFault::Iss)?.to_owned();
    let tenants = tenants(claims.get("aud"))?;
    let azp = text(claims, "azp", TokenFault::Azp)?;
    let sub = text(claims, "sub", TokenFault::Sub)?;
    let subject = if client::public(azp).is_some() {
        // From Keycloak, `sub` is a name of its own; ours is in `uid`.
        let id = text(claims, "uid", TokenFault::Uid)?.parse::<UserId>().map_err(|_| TokenFault::Uid)?;
        Subject::User { id, sid: text(claims, "sid", TokenFault::Sid)?.to_owned() }
    } else {
        let id = azp.parse::<ClientId>().map_err(|_| TokenFault::Azp)?;
        if sub != azp {
            return Err(TokenFault::Sub);
        }
        for (name, fault) in [("uid", TokenFault::Uid), ("sid", TokenFault::Sid)] {
            if claims.contains_key(name) {
                return Err(fault);
            }
        }
        Subject::Client { id }
    };
    if let Subject::User { id, .. } = &subject
        && sub.parse::<UserId>().is_ok_and(|sub| sub != *id)
    {
        return Err(TokenFault::Sub);
    }
    let token_id = text(claims, "jti", TokenFault::Jti)?.to_owned();
    let issued_at = time(claims, "iat", TokenFault::Iat)?;
    let not_before = match claims.get("nbf") {
        Some(_) => time(claims, "nbf", TokenFault::Nbf)?,
        None => return Err(TokenFault::Nbf),
    };
    let expires_at = time(claims, "exp", TokenFault::Exp)?;
    if expires_at.duration_since(issued_at) > times::ACCESS_TOKEN {
        return Err(TokenFault::Life);
    }
    let acr = match claims.get("acr") {
        None => None,
        Some(Value::String(acr)) => Some(acr.clone()),
        Some(_) => return Err(TokenFault::Acr),
    };
    let amr = match claims.get("amr") {
        None => Vec::new(),
        Some(amr) => serde_json::from_value(amr.clone()).map_err(|_| TokenFault::Amr)?,
    };
    let client_id = azp.to_owned();
    Ok(Claims { issuer, tenants, client_id, subject, token_id, issued_at, not_before, expires_at, acr, amr })
}

/// The tenants of an audience: one text, or a list of them (RFC 7519 §4.1.3).
fn tenants(audience: Option<&Value>) -> Result<Vec<TenantId>, TokenFault> {
    let list = match audience {
        Some(Value::String(_)) => audience.map(std::slice::from_ref).unwrap_or_default(),
        Some(Value::Array(list)) => list,
        _ => return Err(TokenFault::Aud),
    };
    let tenant = |value: &Value| value.as_str()?.strip_prefix(AUDIENCE)?.parse::<TenantId>().ok();
    let tenants: Vec<TenantId> = list.iter().filter_map(tenant).collect();
    if tenants.is_empty() { Err(TokenFault::Aud) } else { Ok(tenants) }
}

/// Whether a token that was read is good at this door, now: issued there and for its tenant (Rule T6), made and good
/// within what clocks may differ, and over exactly when it says so.
pub(crate) fn admit(claims: &Claims, door: &Door, now: Timestamp) -> Result<(), TokenFault> {
    if claims.issuer != door.issuer {
        return Err(TokenFault::Iss);
    }
    if !claims.tenants.contains(&door.tenant) {
        return Err(TokenFault::Tenant);
    }
    if claims.issued_at.duration_since(now) > times::CLOCK_SKEW {
        return Err(TokenFault::Iat);
    }
    if claims.not_before.duration_since(now) > times::CLOCK_SKEW {
        return Err(TokenFault::Nbf);
    }
    if claims.expires_at <= now {
        return Err(TokenFault::Exp);
    }
    Ok(())
}
