//! Labels: a key and a value.

use std::str::FromStr;

use super::{ValueError, is_text, text};

/// The most labels that one thing has.
pub const MOST_LABELS: usize = 64;

/// The most characters of a key.
const KEY_MAX: usize = 63;
/// The most characters of a value.
const VALUE_MAX: usize = 200;

/// A label's key: 1 to 63 of `[a-z0-9._-]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelKey(String);

is_text!(LabelKey);

impl FromStr for LabelKey {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        if given.is_empty() {
            Err(ValueError::missing())
        } else if !given.bytes().all(is_key_byte) {
            let why =
                "is no label key: lower-case letters without marks, digits, `.`, `_` and `-` are allowed";
            Err(ValueError::new(given, "format", why))
        } else if given.len() > KEY_MAX {
            Err(ValueError::too_long(given, KEY_MAX, "characters"))
        } else {
            Ok(Self(given.to_owned()))
        }
    }
}

const fn is_key_byte(b: u8) -> bool {
    matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-')
}

/// A label's value: up to 200 characters, all of them seen; may be empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LabelValue(String);

is_text!(LabelValue);

impl FromStr for LabelValue {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        text::clean(given, VALUE_MAX).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::test::{bad, good, survives};

    #[test]
    fn a11_labels() {
        good::<LabelKey>(&[("region", "region"), ("a.b_c-9", "a.b_c-9"), (&"k".repeat(63), &"k".repeat(63))]);
        bad::<LabelKey>(&[
            ("", "missing"),
            ("Region", "format"),
            ("região", "format"),
            ("a b", "format"),
            ("a:b", "format"),
            (&"k".repeat(64), "too_long"),
        ]);
        good::<LabelValue>(&[("", ""), (" São Paulo ", "São Paulo")]);
        bad::<LabelValue>(&[("a\0", "control_characters"), (&"v".repeat(201), "too_long")]);
    }

    proptest! {
        #[test]
        fn a11_a_label_survives(key in "[a-z0-9._-]{1,63}", value in any::<String>()) {
            survives(&key.parse::<LabelKey>().unwrap());
            if let Ok(value) = value.parse::<LabelValue>() {
                survives(&value);
            }
        }
    }
}
