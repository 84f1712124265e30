//! External references (Rule A11).

use std::str::FromStr;

use super::{ValueError, is_text, text};

/// The most characters.
const MAX: usize = 128;

/// A client's own name for something that it creates: 1 to 128 characters, all of them seen, without blanks around.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExternalRef(String);

is_text!(ExternalRef);

impl From<super::Slug> for ExternalRef {
    /// Where no reference is given, the slug is one: every slug fits.
    fn from(slug: super::Slug) -> Self {
        Self(slug.into())
    }
}

impl FromStr for ExternalRef {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        let text = text::clean(given, MAX)?;
        if text.is_empty() { Err(ValueError::missing()) } else { Ok(Self(text)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::{
        Slug,
        test::{bad, good, survives},
    };

    #[test]
    fn a11_references() {
        good::<ExternalRef>(&[("erp-00192", "erp-00192"), (" a b/ç#1 ", "a b/ç#1")]);
        bad::<ExternalRef>(&[
            ("", "missing"),
            ("a\tb", "control_characters"),
            ("a\u{202d}b", "control_characters"),
            (&"x".repeat(129), "too_long"),
        ]);
    }

    proptest! {
        #[test]
        fn a11_a_reference_survives_and_a_slug_is_one(text in any::<String>(), slug in "[a-zç0-9]{1,63}") {
            if let Ok(reference) = text.parse::<ExternalRef>() {
                survives(&reference);
            }
            let slug: Slug = slug.parse().unwrap();
            prop_assert_eq!(&slug.as_str().parse::<ExternalRef>().unwrap(), &ExternalRef::from(slug));
        }
    }
}
