//! Display names.

use std::str::FromStr;

use super::{ValueError, is_text, text};

/// The most characters.
const MAX: usize = 200;

/// What something or somebody is called on the screen: trimmed, NFC, 1 to 200 characters, none of them unseen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

is_text!(Name);

impl FromStr for Name {
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
    use crate::value::test::{bad, good, survives};

    #[test]
    fn cli_4_names() {
        good::<Name>(&[
            ("Padaria Açaí & Cia", "Padaria Açaí & Cia"),
            ("  Loja 99 ", "Loja 99"),
            ("Ac\u{327}ai\u{301}", "Açaí"),
            ("família 👨\u{200d}👩\u{200d}👧", "família 👨\u{200d}👩\u{200d}👧"),
            (&"ç".repeat(200), &"ç".repeat(200)),
        ]);
        bad::<Name>(&[
            ("", "missing"),
            (" \t ", "missing"),
            ("a\nb", "control_characters"),
            ("a\u{1b}[31m", "control_characters"),
            ("a\u{9b}31m", "control_characters"),
            ("a\u{202e}b", "control_characters"),
            ("a\u{2066}b", "control_characters"),
            ("a\u{200b}b", "control_characters"),
            ("a\u{e0041}b", "control_characters"),
            (&"ç".repeat(201), "too_long"),
        ]);
    }

    proptest! {
        #[test]
        fn cli_4_a_name_survives(text in any::<String>()) {
            if let Ok(name) = text.parse::<Name>() {
                survives(&name);
                prop_assert!(!name.as_str().chars().any(text::is_unseen));
            }
        }
    }
}
