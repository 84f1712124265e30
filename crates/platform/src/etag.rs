//! ETags of views: a hash of what the caller sees, without times, so that no version counter shows (`design.md` §8).

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::json;

/// Fields that tell when, not what.
const TIMES: [&str; 2] = ["created_at", "updated_at"];

/// The strong ETag of a view, in quotes. Two views that agree in everything but times have the same.
#[must_use]
pub fn of(view: &Value) -> String {
    // serde_json's maps are sorted by name, so that the text is the same for equal views.
    of_text(&view.to_string())
}

/// The same of a view as text, its members in the order of their names.
pub(crate) fn of_text(view: &str) -> String {
    let mut hash = Sha256::new();
    if view.starts_with('{') {
        let mut before = "{";
        for (name, member) in json::members(view) {
            if !TIMES.contains(&name) {
                hash.update(before);
                hash.update(member);
                before = ",";
            }
        }
        hash.update(if before == "{" { "{}" } else { "}" });
    } else {
        hash.update(view);
    }
    let hash = hash.finalize();
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
