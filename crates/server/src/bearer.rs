//! Bearer tokens (RFC 6750) at the API.

use http::{HeaderMap, header};
use identity::Subject;
use jiff::Timestamp;
use platform::request::Principal;

use crate::app::{Core, Visit};

/// The token of a request: one `Authorization` header, of the scheme `Bearer`. A token in the query or in a form is
/// never looked at.
pub(crate) fn of(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next()?.to_str().ok()?;
    if values.next().is_some() {
        return None;
    }
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && !token.contains(' ')).then_some(token)
}

/// Who presents a good token.
#[derive(Debug)]
pub(crate) struct Caller {
    /// The person or client.
    pub(crate) principal: Principal,
    /// What the rate counts by: the session, or the client.
    pub(crate) credential: String,
    /// When the token ends.
    pub(crate) expires_at: Timestamp,
}

/// Who presents the token of this request at this door; none when there is no token, or one that is worth nothing here
/// (Rule T6, TOK-3). Which check refused it stands in the log alone. Whether that principal is there still and may do
/// anything is read with the operation, in one snapshot.
pub(crate) async fn verify(core: &Core, visit: &Visit, headers: &HeaderMap) -> Option<Caller> {
    let token = of(headers)?;
    // A token is good only at the origin that issued it: at a tenant's other domains it is not.
    let door = identity::Door { issuer: visit.origin.clone(), tenant: visit.door.id };
    let claims = match core.provider.verify(token, &door, Timestamp::now()).await {
        Ok(claims) => claims,
        Err(fault) => {
            tracing::debug!(%fault, "a token was refused");
            return None;
        }
    };
    let (principal, credential) = match &claims.subject {
        Subject::User { id, sid } => (Principal::User { id: *id, sid: sid.clone() }, sid.clone()),
        Subject::Client { id } => (Principal::Client { id: *id }, id.to_string()),
    };
    Some(Caller { principal, credential, expires_at: claims.expires_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tok_3_one_header_of_one_scheme() {
        let mut headers = HeaderMap::new();
        assert_eq!(of(&headers), None);
        for (value, token) in [
            ("Bearer abc", Some("abc")),
            ("bearer abc", Some("abc")),
            ("Basic abc", None),
            ("Bearer", None),
            ("Bearer ", None),
            ("Bearer a b", None),
        ] {
            headers.insert(header::AUTHORIZATION, value.parse().unwrap());
            assert_eq!(of(&headers), token, "{value}");
        }
        headers.insert(header::AUTHORIZATION, "Bearer abc".parse().unwrap());
        headers.append(header::AUTHORIZATION, "Bearer abc".parse().unwrap());
        assert_eq!(of(&headers), None);
    }
}
