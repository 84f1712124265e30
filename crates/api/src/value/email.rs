//! E-mail addresses (Rule U1).

use std::{fmt, str::FromStr};

use unicode_normalization::UnicodeNormalization;

use super::{ValueError, as_text, domain_name};

/// The most octets before the `@` (RFC 5321 §4.5.3.1).
const LOCAL_MAX: usize = 64;
/// The most octets of a whole address (RFC 5321 §4.5.3.1, less the brackets).
const MAX: usize = 254;

/// An address that a mail can go to: shown as it was typed, compared by its key.
#[derive(Debug, Clone)]
pub struct Email {
    typed: String,
    key: String,
}

as_text!(Email);

impl Email {
    /// As it was typed, without blanks around it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// Normalised, for uniqueness: NFC, lower case, the domain as A-labels. Mails go to this form's domain.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Two addresses are one when a mail to either reaches the same box.
impl PartialEq for Email {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Email {}

impl std::hash::Hash for Email {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.typed)
    }
}

impl FromStr for Email {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        let text = given.trim();
        let wrong = |why: &str| ValueError::new(text, "format", format!("is not an address: {why}"));
        if text.is_empty() {
            return Err(ValueError::missing());
        }
        if text.chars().any(super::text::is_unseen) {
            return Err(ValueError::control_characters(text));
        }
        let (local, domain) = text.split_once('@').ok_or_else(|| wrong("`@` is missing"))?;
        if domain.contains('@') {
            return Err(wrong("there is more than one `@`"));
        }
        if local.is_empty() {
            return Err(wrong("nothing stands before the `@`"));
        }
        if !domain.contains('.') {
            return Err(wrong("a domain with a dot is missing"));
        }
        if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
            return Err(wrong("a dot stands where none can"));
        }
        if let Some(c) = local.chars().find(|c| c.is_whitespace() || "()<>[]:;,\\\"".contains(*c)) {
            return Err(wrong(&format!("`{c}` cannot stand before the `@`")));
        }
        let domain = domain_name::to_ascii(domain).map_err(|(code, why)| {
            ValueError::new(text, code, format!("is not an address: its domain: {why}"))
        })?;
        // Lower case of a letter may need composing again.
        let local: String = local.nfc().collect::<String>().to_lowercase().nfc().collect();
        let key = format!("{local}@{domain}");
        if local.len() > LOCAL_MAX || key.len() > MAX || text.len() > 2 * MAX {
            return Err(ValueError::too_long(text, MAX, "octets, 64 before the `@`,"));
        }
        Ok(Self { typed: text.to_owned(), key })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::test::{bad, good, survives};

    #[test]
    fn u1_good_addresses() {
        good::<Email>(&[
            ("ana@acme.com.br", "ana@acme.com.br"),
            (" Ana.Silva+x@ACME.com.br ", "Ana.Silva+x@ACME.com.br"),
            ("admin@crontech.localhost", "admin@crontech.localhost"),
            ("joão@açaí.com.br", "joão@açaí.com.br"),
            ("o'neil_{x}@a-b.io", "o'neil_{x}@a-b.io"),
        ]);
    }

    #[test]
    fn u1_bad_addresses() {
        bad::<Email>(&[
            ("", "missing"),
            ("ana", "format"),
            ("@acme.com", "format"),
            ("x@y", "format"),
            ("a@b@c.com", "format"),
            ("ana@acme..com", "format"),
            (".ana@acme.com", "format"),
            ("a..b@acme.com", "format"),
            ("Ana <ana@acme.com>", "format"),
            ("ana silva@acme.com", "format"),
            ("ana@[127.0.0.1]", "format"),
            ("ana@127.0.0.1", "format"),
            ("ana@acme.com:25", "format"),
            ("ana@acme.com\r\nBcc: x@y.com", "control_characters"),
            ("ana@ac\u{202e}me.com", "control_characters"),
            (&format!("{}@acme.com", "a".repeat(65)), "too_long"),
            (&format!("a@{}com", "aaaaaaaaa.".repeat(25)), "too_long"),
        ]);
    }

    #[test]
    fn u1_its_words_follow_the_noun() {
        let error = "x@y".parse::<Email>().unwrap_err();
        assert_eq!(
            format!("the owner's e-mail {error}"),
            "the owner's e-mail `x@y` is not an address: a domain with a dot is missing"
        );
    }

    #[test]
    fn u1_one_box_has_one_key() {
        let key = |t: &str| t.parse::<Email>().unwrap().key().to_owned();
        assert_eq!(key("Ana@ACME.com"), "ana@acme.com");
        assert_eq!(key("joa\u{303}o@açaí.com.br"), key("JOÃO@xn--aa-4iaz.com.br"));
        assert_ne!(key("ana+x@acme.com"), key("ana@acme.com"));
    }

    proptest! {
        #[test]
        fn u1_an_address_survives(text in "[a-zA-Z0-9.+çÃ]{1,12}@([a-zA-Z0-9çÃ-]{1,9}\\.){1,3}[a-z]{2,4}|\\PC{0,20}") {
            if let Ok(email) = text.parse::<Email>() {
                survives(&email);
                prop_assert_eq!(email.as_str(), text.trim());
                let again: Email = email.key().parse().unwrap();
                prop_assert_eq!(again.key(), email.key());
            }
        }
    }
}
