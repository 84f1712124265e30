//! Where a person finds help (Rule T7).

use std::str::FromStr;

use super::{DomainName, Email, ValueError, is_text};

/// An e-mail address, or the address of a page: `https://` with a domain, 200 characters at most.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SupportContact(String);

is_text!(SupportContact);

/// How many characters there may be.
const LONGEST: usize = 200;
const SCHEME: &str = "https://";

impl SupportContact {
    /// The address that a link leads to.
    #[must_use]
    pub fn link(&self) -> String {
        if self.0.starts_with(SCHEME) { self.0.clone() } else { format!("mailto:{}", self.0) }
    }
}

impl FromStr for SupportContact {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        let text = given.trim();
        let fault = |code, why| Err(ValueError::new(given, code, why));
        if text.is_empty() {
            return Err(ValueError::missing());
        }
        if text.chars().count() > LONGEST {
            return fault("too_long", "is too long: a support contact has 200 characters at most");
        }
        let Some(rest) = text.strip_prefix(SCHEME) else {
            return match text.parse::<Email>() {
                Ok(email) => Ok(Self(email.as_str().to_owned())),
                Err(_) => {
                    fault("format", "is neither an e-mail address nor the `https://` address of a page")
                }
            };
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let Ok(host) = host.parse::<DomainName>() else {
            return fault("format", "is no address of a page: `https://` and a domain are wanted");
        };
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
        if !path.chars().all(plain) {
            return fault("format", "holds characters that no address of a page holds");
        }
        Ok(Self(format!("{SCHEME}{}{path}", host.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test::{bad, good};

    #[test]
    fn t7_a_support_contact_is_an_address_of_mail_or_of_a_page() {
        good::<SupportContact>(&[
            ("help@acme.example", "help@acme.example"),
            (" https://acme.example/help?x=1#top ", "https://acme.example/help?x=1#top"),
            ("https://Açaí.example", "https://xn--aa-4iaz.example"),
        ]);
        bad::<SupportContact>(&[
            ("", "missing"),
            ("javascript:alert(1)", "format"),
            ("http://acme.example", "format"),
            ("https://acme.example:444/", "format"),
            ("https://user@acme.example/", "format"),
            ("https://acme.example/\"><script>", "format"),
            ("https://acme.example/a b", "format"),
            ("https://127.0.0.1/", "format"),
            ("+55 11 5555-5555", "format"),
            (&format!("https://acme.example/{}", "a".repeat(200)), "too_long"),
        ]);
        assert_eq!("help@acme.example".parse::<SupportContact>().unwrap().link(), "mailto:help@acme.example");
    }
}
