//! Origins: scheme, tenant's domain, port. A credential belongs to one of them (CLI-3).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::{Host, Url};

/// Why a text is not the address of a platform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// It is no address at all.
    #[error("`{0}` is not an address such as https://portal.example.com")]
    NotAnAddress(String),
    /// Neither https, nor http on this machine.
    #[error(
        "`{0}` is not encrypted: plain http is for names of this machine alone (localhost, 127.0.0.1, [::1])"
    )]
    NotEncrypted(String),
    /// More than scheme, name and port.
    #[error("`{0}` has more than scheme, name and port")]
    TooMuch(String),
}

/// Scheme, host and port of a tenant's door: `https://portal.acme.com.br`, `http://localhost:8090`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    https: bool,
    host: String,
    port: u16,
}

impl Origin {
    /// The origin of an address, whatever its path.
    ///
    /// # Errors
    /// Not an http or https address, user info in it, or plain http to another machine.
    pub fn of(url: &Url) -> Result<Self, OriginError> {
        let text = || url.as_str().chars().take(200).collect::<String>();
        let https = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(OriginError::NotAnAddress(text())),
        };
        let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
            return Err(OriginError::NotAnAddress(text()));
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(OriginError::TooMuch(text()));
        }
        if !https && !is_loopback(&host) {
            return Err(OriginError::NotEncrypted(text()));
        }
        Ok(Self { https, host: host.to_string(), port })
    }

    /// Whether the name means this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        Host::parse(&self.host).is_ok_and(|host| is_loopback(&host))
    }

    /// Whether requests are encrypted.
    #[must_use]
    pub const fn is_https(&self) -> bool {
        self.https
    }

    /// The host as it stands in an address: a lower-case A-label, or an address literal.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Whether an address lies at this origin: equal scheme, host and port (RFC 6454 §5), and no user info.
    #[must_use]
    pub fn contains(&self, url: &Url) -> bool {
        Self::of(url).is_ok_and(|other| other == *self)
    }

    /// The address of a path at this origin; `path` begins with a slash.
    ///
    /// # Errors
    /// A path that leads elsewhere.
    pub fn join(&self, path: &str) -> Result<Url, OriginError> {
        let wrong = || OriginError::NotAnAddress(path.chars().take(200).collect());
        let base = Url::parse(&self.to_string()).map_err(|_| wrong())?;
        let url = base.join(path).map_err(|_| wrong())?;
        if self.contains(&url) { Ok(url) } else { Err(wrong()) }
    }
}

fn is_loopback<S: AsRef<str>>(host: &Host<S>) -> bool {
    match host {
        Host::Domain(name) => is_loopback_name(name.as_ref()),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

/// `localhost` and the names below it (RFC 6761 §6.3): never asked of DNS (`design.md` §1).
pub(crate) fn is_loopback_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name.eq_ignore_ascii_case("localhost")
        || name.len() > 10 && name.as_bytes()[name.len() - 10..].eq_ignore_ascii_case(b".localhost")
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, default) = if self.https { ("https", 443) } else { ("http", 80) };
        write!(f, "{scheme}://{}", self.host)?;
        if self.port == default { Ok(()) } else { write!(f, ":{}", self.port) }
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    /// Takes `https://name[:port]`, `http://localhost[:port]`, or a bare name, which means https
    /// (http for a name of this machine).
    fn from_str(text: &str) -> Result<Self, OriginError> {
        let wrong = || OriginError::NotAnAddress(text.chars().take(200).collect());
        let text = text.trim();
        let with_scheme = if text.contains("://") {
            text.to_owned()
        } else {
            let https = Url::parse(&format!("https://{text}")).map_err(|_| wrong())?;
            let local = https.host().is_some_and(|host| is_loopback(&host));
            format!("{}://{text}", if local { "http" } else { "https" })
        };
        let url = Url::parse(&with_scheme).map_err(|_| wrong())?;
        let origin = Self::of(&url)?;
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(OriginError::TooMuch(text.chars().take(200).collect()));
        }
        Ok(origin)
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_people_write_it() {
        for (text, expected) in [
            ("https://Portal.Acme.com.br", "https://portal.acme.com.br"),
            ("https://portal.acme.com.br:443/", "https://portal.acme.com.br"),
            ("portal.acme.com.br", "https://portal.acme.com.br"),
            ("localhost:8090", "http://localhost:8090"),
            ("http://acme.localhost:8090", "http://acme.localhost:8090"),
            ("http://127.0.0.1:1", "http://127.0.0.1:1"),
            ("http://[::1]:80", "http://[::1]"),
            ("https://açaí.example", "https://xn--aa-7iab.example"),
        ] {
            let origin: Origin = text.parse().unwrap();
            assert_eq!(origin.to_string().split("://").next(), expected.split("://").next(), "{text}");
            if !text.contains('ç') {
                assert_eq!(origin.to_string(), expected);
            } else {
                assert!(origin.host().starts_with("xn--"), "{origin}");
            }
        }
    }

    #[test]
    fn cli_6_plain_http_is_for_this_machine_alone() {
        for text in [
            "http://portal.acme.com.br",
            "http://10.0.0.1",
            "http://localhost.evil.example",
            "http://xlocalhost",
        ] {
            assert!(matches!(text.parse::<Origin>(), Err(OriginError::NotEncrypted(_))), "{text}");
        }
    }

    #[test]
    fn other_schemes_paths_and_user_info_are_refused() {
        for text in [
            "ftp://a.example",
            "https://u:p@a.example",
            "https://a.example/x",
            "https://a.example?x",
            "",
            "://",
            "a b",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_joined_path_stays_at_its_origin() {
        let origin: Origin = "https://a.example".parse().unwrap();
        assert_eq!(origin.join("/api/v1/me").unwrap().as_str(), "https://a.example/api/v1/me");
        for path in ["//b.example/x", "https://b.example/", "http://a.example/", "/\\b.example"] {
            assert!(origin.join(path).map_or(true, |url| origin.contains(&url)), "{path}");
        }
        assert!(origin.join("//b.example/x").is_err());
    }
}
