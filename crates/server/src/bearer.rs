//! Bearer tokens (RFC 6750) at the API.

use http::{HeaderMap, header};

/// The token of a request: one `Authorization` header, of the scheme `Bearer`. A token in the query or in a form is
/// never looked at.
#[must_use]
pub fn of(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next()?.to_str().ok()?;
    if values.next().is_some() {
        return None;
    }
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && !token.contains(' ')).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tok_3_one_header_of_one_scheme() {
        let mut headers = HeaderMap::new();
        assert_eq!(of(&headers), None);
        for (value, token) in [("Bearer abc", Some("abc")), ("bearer abc", Some("abc")), ("Basic abc", None), ("Bearer", None), ("Bearer ", None), ("Bearer a b", None)] {
            headers.insert(header::AUTHORIZATION, value.parse().unwrap());
            assert_eq!(of(&headers), token, "{value}");
        }
        headers.insert(header::AUTHORIZATION, "Bearer abc".parse().unwrap());
        headers.append(header::AUTHORIZATION, "Bearer abc".parse().unwrap());
        assert_eq!(of(&headers), None);
    }
}
