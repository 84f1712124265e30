//! ETags of views: a hash of what the caller sees, without times, so that no version counter shows (`design.md` §8).

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Fields that tell when, not what.
const TIMES: [&str; 2] = ["created_at", "updated_at"];

/// The strong ETag of a view, in quotes. Two views that agree in everything but times have the same.
#[must_use]
pub fn of(view: &Value) -> String {
    let mut view = view.clone();
    if let Value::Object(fields) = &mut view {
        fields.retain(|name, _| !TIMES.contains(&name.as_str()));
    }
    // serde_json's maps are sorted by name, so that the text is the same for equal views.
    let hash = Sha256::digest(view.to_string().as_bytes());
    format!("\"{}\"", BASE64URL_NOPAD.encode(&hash[..18]))
}

/// Whether an `If-Match` header allows a view with this ETag (RFC 9110 §13.1.1): `*`, or one of the list, compared strongly.
#[must_use]
pub fn matches(if_match: &str, etag: &str) -> bool {
    if_match.trim() == "*" || if_match.split(',').any(|one| one.trim() == etag)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn times_do_not_count_and_everything_else_does() {
        let one = of(&json!({"name": "A", "updated_at": "2026-01-01T00:00:00Z"}));
        assert_eq!(one, of(&json!({"updated_at": "2027-01-01T00:00:00Z", "name": "A"})));
        assert_ne!(one, of(&json!({"name": "B", "updated_at": "2026-01-01T00:00:00Z"})));
    }

    #[test]
    fn if_match_takes_lists_and_the_star() {
        assert!(matches("*", "\"a\""));
        assert!(matches("\"b\", \"a\"", "\"a\""));
        assert!(!matches("W/\"a\"", "\"a\""));
        assert!(!matches("\"b\"", "\"a\""));
    }
}
