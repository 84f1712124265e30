//! Slugs (Rule A6).

use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use super::{ValueError, is_text};

/// The most characters.
const MAX: usize = 63;

/// An account's name in paths: 1 to 63 lower-case letters (NFC), digits and inner hyphens, never like an id and never a
/// word that the API gives a meaning to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

is_text!(Slug);

impl FromStr for Slug {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        let text: String = given.nfc().collect();
        if text.is_empty() {
            return Err(ValueError::missing());
        }
        if text.chars().count() > MAX {
            return Err(ValueError::too_long(given, MAX, "characters"));
        }
        if text == "self" || text == "." || crate::id::looks_like_id(&text) {
            return Err(ValueError::new(given, "reserved", "is no slug: it has a meaning of its own"));
        }
        if let Some(c) = text.chars().find(|c| !is_allowed(*c)) {
            let why = if c.to_lowercase().ne([c]) {
                format!("is no slug: `{c}` is not lower-case")
            } else if super::text::is_unseen(c) {
                return Err(ValueError::control_characters(given));
            } else {
                format!("is no slug: `{c}` is neither a letter, a digit nor a hyphen")
            };
            return Err(ValueError::new(given, "format", why));
        }
        if text.starts_with('-') || text.ends_with('-') {
            return Err(ValueError::new(given, "format", "is no slug: hyphens stand inside alone"));
        }
        Ok(Self(text))
    }
}

/// Letters with marks are one character in NFC; scripts without cases have only "lower-case" letters.
fn is_allowed(c: char) -> bool {
    c == '-' || c.is_ascii_digit() || (c.is_alphabetic() && c.to_lowercase().eq([c]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::test::{bad, good, survives};

    #[test]
    fn a6_good_slugs() {
        good::<Slug>(&[
            ("acme", "acme"),
            ("a", "a"),
            ("7", "7"),
            ("store-12", "store-12"),
            ("a--b", "a--b"),
            ("padaria-açaí", "padaria-açaí"),
            ("padaria-ac\u{327}ai\u{301}", "padaria-açaí"),
            ("商店", "商店"),
            ("selfish", "selfish"),
            (&"x".repeat(63), &"x".repeat(63)),
            (&"ç".repeat(63), &"ç".repeat(63)),
        ]);
    }

    #[test]
    fn a6_bad_slugs() {
        bad::<Slug>(&[
            ("", "missing"),
            ("self", "reserved"),
            (".", "reserved"),
            ("acc_00000000000000000000000000", "reserved"),
            ("Acme", "format"),
            ("AÇAÍ", "format"),
            ("-a", "format"),
            ("a-", "format"),
            ("-", "format"),
            ("a b", "format"),
            (" a", "format"),
            ("a/b", "format"),
            ("a_b", "format"),
            ("a.b", "format"),
            ("..", "format"),
            ("é\u{202e}x", "control_characters"),
            ("a\0", "control_characters"),
            ("٣", "format"),
            (&"x".repeat(64), "too_long"),
        ]);
    }

    proptest! {
        #[test]
        fn a6_a_slug_survives_and_is_never_like_an_id(text in "[a-zçãéß0-9-]{1,70}|\\PC{0,8}|[a-z]{3}_[0-9a-z]{26}") {
            if let Ok(slug) = text.parse::<Slug>() {
                survives(&slug);
                prop_assert!(!crate::id::looks_like_id(slug.as_str()));
                prop_assert!(!slug.as_str().contains(['/', '.', '_', ' ']));
                prop_assert_eq!(slug.as_str().to_lowercase(), slug.as_str());
            }
        }
    }
}
