//! Domain names (Rule T1).

use std::str::FromStr;

use super::{ValueError, is_text};

/// A DNS name as A-labels in lower case, without port and final dot, of 253 characters at most: two labels or more, or
/// `localhost`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainName(String);

is_text!(DomainName);

impl DomainName {
    /// Whether this name lies below the other, at any depth.
    #[must_use]
    pub fn is_below(&self, parent: &Self) -> bool {
        self.0.strip_suffix(&parent.0).is_some_and(|rest| rest.ends_with('.'))
    }

    /// The name one label up, while that is a name still.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, rest) = self.0.split_once('.')?;
        (rest.contains('.') || rest == LOCAL).then(|| Self(rest.to_owned()))
    }

    /// The first label.
    #[must_use]
    pub fn label(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }

    /// Whether it names this machine: `localhost` or below (RFC 6761 §6.3).
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.0.rsplit('.').next() == Some(LOCAL)
    }

    /// The name as people read it, with U-labels.
    #[must_use]
    pub fn to_unicode(&self) -> String {
        idna::domain_to_unicode(&self.0).0
    }
}

const LOCAL: &str = "localhost";

impl FromStr for DomainName {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        let text = given.trim();
        if text.is_empty() {
            return Err(ValueError::missing());
        }
        to_ascii(text)
            .map(Self)
            .map_err(|(code, why)| ValueError::new(given, code, format!("is not a domain: {why}")))
    }
}

/// The name as A-labels, or the fault's code and what is wrong.
pub(super) fn to_ascii(text: &str) -> Result<String, (&'static str, &'static str)> {
    if text.chars().any(super::text::is_unseen) {
        return Err(("control_characters", "it holds characters that cannot be seen"));
    }
    if text.contains("://") || text.contains('/') {
        return Err(("format", "a name alone is wanted, without `https://` and path"));
    }
    if text.contains(':') {
        return Err(("format", "a name alone is wanted, without a port"));
    }
    if text.ends_with('.') {
        return Err(("format", "it ends with a dot"));
    }
    // Each character makes at least one octet of its A-label, but for what mapping takes away.
    if text.chars().count() > 4 * 253 {
        return Err(("too_long", "it is too long"));
    }
    let name = match idna::domain_to_ascii_strict(text) {
        Ok(name) => name,
        Err(_) => {
            return Err(match idna::domain_to_ascii(text) {
                Ok(name) if name.len() > 253 || name.split('.').any(|label| label.len() > 63) => {
                    ("too_long", "it, or a label of it, is too long")
                }
                _ if text.split('.').any(str::is_empty) => ("format", "a label is empty"),
                _ => ("format", "it holds what no domain may hold"),
            });
        }
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    if last.bytes().all(|b| b.is_ascii_digit()) {
        return Err(("format", "an address is no name"));
    }
    if last.len() == name.len() && last != LOCAL {
        return Err(("format", "a dot is missing"));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::test::{bad, good, survives};

    #[test]
    fn t1_good_domains() {
        good::<DomainName>(&[
            ("portal.acme.com.br", "portal.acme.com.br"),
            ("Portal.ACME.com.br", "portal.acme.com.br"),
            ("açaí.com.br", "xn--aa-4iaz.com.br"),
            ("AÇAÍ.com.br", "xn--aa-4iaz.com.br"),
            ("xn--aa-4iaz.com.br", "xn--aa-4iaz.com.br"),
            (" acme.localhost ", "acme.localhost"),
            ("localhost", "localhost"),
            ("3m.com", "3m.com"),
        ]);
    }

    #[test]
    fn t1_bad_domains() {
        bad::<DomainName>(&[
            ("", "missing"),
            ("acme", "format"),
            ("acme.com:8080", "format"),
            ("https://acme.com", "format"),
            ("acme.com/x", "format"),
            ("acme.com.", "format"),
            (".acme.com", "format"),
            ("a..b", "format"),
            ("*.acme.com", "format"),
            ("a_b.com", "format"),
            ("-a.com", "format"),
            ("a-.com", "format"),
            ("a b.com", "format"),
            ("ana@acme.com", "format"),
            ("127.0.0.1", "format"),
            ("[::1]", "format"),
            ("xn--a.com", "format"),
            ("a\u{202e}.com", "control_characters"),
            (&format!("{}.com", "a".repeat(64)), "too_long"),
            (&format!("{}com", "aaaaaaaa.".repeat(40)), "too_long"),
        ]);
    }

    #[test]
    fn t1_below_is_by_labels() {
        let name = |t: &str| t.parse::<DomainName>().unwrap();
        assert!(name("a.acme.com").is_below(&name("acme.com")));
        assert!(name("a.b.acme.com").is_below(&name("acme.com")));
        assert!(!name("acme.com").is_below(&name("acme.com")));
        assert!(!name("badacme.com").is_below(&name("acme.com")));
        assert!(name("acme.localhost").is_below(&name("localhost")));
        assert_eq!(name("a.acme.com").parent(), Some(name("acme.com")));
        assert_eq!(name("acme.com").parent(), None);
        assert_eq!(name("açaí.com.br").to_unicode(), "açaí.com.br");
        assert!(name("acme.localhost").is_local() && !name("localhost.com").is_local());
    }

    proptest! {
        #[test]
        fn t1_a_domain_survives(text in "([a-zA-Z0-9çãé-]{1,12}\\.){1,4}[a-z]{2,6}|\\PC{0,12}\\.com") {
            if let Ok(name) = text.parse::<DomainName>() {
                survives(&name);
                prop_assert!(name.as_str().is_ascii() && name.as_str().len() <= 253);
                prop_assert_eq!(name.as_str().to_ascii_lowercase(), name.as_str());
                if let Some(parent) = name.parent() {
                    prop_assert!(name.is_below(&parent));
                }
            }
        }
    }
}
