//! The request's id: the client's, when it is a plain token, else one of our own.

use api::id::RequestId;
use http::{HeaderMap, HeaderName};

/// The header that carries it both ways.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id that is taken from a client, in characters.
const LONGEST: usize = 64;

/// The id that the client gave, if it is 1 to 64 characters of `A-Z a-z 0-9 . _ -`; else a fresh one.
#[must_use]
pub fn of(headers: &HeaderMap) -> String {
    let given = headers.get(&HEADER).and_then(|value| value.to_str().ok());
    match given {
        Some(id) if is_plain(id) => id.to_owned(),
        _ => fresh(),
    }
}

/// A fresh id, time-ordered.
#[must_use]
pub fn fresh() -> String {
    let mut bytes = [0; 16];
    // Ids of requests need be distinct, not secret: without randomness the time alone must do.
    let _ = getrandom::fill(&mut bytes[6..]);
    let millis = u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or_default();
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    RequestId::from_bytes(bytes).to_string()
}

fn is_plain(id: &str) -> bool {
    (1..=LONGEST).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn srv_7_a_given_id_is_kept_only_when_it_is_plain() {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, "ci-4711.a_b".parse().unwrap());
        assert_eq!(of(&headers), "ci-4711.a_b");
        for bad in ["", "a b", "a\"b", "é", &"x".repeat(65)] {
            headers.insert(HEADER, http::HeaderValue::from_bytes(bad.as_bytes()).unwrap());
            assert!(of(&headers).starts_with("req_"), "{bad:?} was kept");
        }
    }

    #[test]
    fn fresh_ids_differ_and_grow() {
        let first = fresh();
        std::thread::sleep(std::time::Duration::from_millis(2));
        assert!(first < fresh());
    }
}
