//! Where a request's bearer comes from.

use std::{future::Future, pin::Pin};

use zeroize::Zeroizing;

use crate::{Secret, error::Result, origin::Origin};

/// An access token and the origin that it belongs to.
#[derive(Debug, Clone)]
pub struct Bearer {
    origin: Origin,
    token: Secret,
}

impl Bearer {
    /// A token of that origin.
    #[must_use]
    pub const fn new(origin: Origin, token: Secret) -> Self {
        Self { origin, token }
    }

    /// The header's value for that address: nothing unless the address lies at the bearer's own origin (CLI-3).
    #[must_use]
    pub fn header_for(&self, url: &url::Url) -> Option<Zeroizing<String>> {
        self.origin.contains(url).then(|| Zeroizing::new(format!("Bearer {}", self.token.reveal())))
    }

    /// Whether both are the same token.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.token == other.token
    }

    /// The token itself, for whoever asked for it by name.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.token.reveal()
    }
}

/// The answer of a source.
pub type BearerFuture<'a> = Pin<Box<dyn Future<Output = Result<Bearer>> + 'a>>;

/// A source of bearers: a kept sign-in, a file, a client's secret.
pub trait Credentials {
    /// A bearer that is still good. `refused` is one that the platform has just refused: another one is wanted,
    /// or an error when there is none.
    fn bearer<'a>(&'a self, refused: Option<&'a Bearer>) -> BearerFuture<'a>;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::*;

    proptest! {
        #[test]
        fn cli_3_a_bearer_goes_to_its_own_origin_and_nowhere_else(
            scheme in prop::sample::select(vec!["http", "https", "ws", "ftp", "file"]),
            user in prop::sample::select(vec!["", "u@", "u:p@", "portal.example.com@"]),
            host in prop_oneof![
                Just("portal.example.com".to_owned()),
                Just("PORTAL.example.com".to_owned()),
                Just("portal.example.com.evil.example".to_owned()),
                Just("localhost".to_owned()),
                "[a-z]{1,8}\\.example",
            ],
            port in prop_oneof![Just(String::new()), Just(":443".to_owned()), Just(":80".to_owned()), (1_u16..).prop_map(|p| format!(":{p}"))],
            path in "(/[a-z@:%#?\\\\]{0,12}){0,3}",
        ) {
            let origin: Origin = "https://portal.example.com".parse().unwrap();
            let bearer = Bearer::new(origin, Secret::new("t"));
            if let Ok(url) = Url::parse(&format!("{scheme}://{user}{host}{port}{path}")) {
                let equal = url.scheme() == "https"
                    && url.host_str() == Some("portal.example.com")
                    && url.port_or_known_default() == Some(443)
                    && url.username().is_empty()
                    && url.password().is_none();
                prop_assert_eq!(bearer.header_for(&url).is_some(), equal, "{}", url);
            }
        }
    }

    #[test]
    fn cli_1_a_bearer_does_not_show_in_debug_output() {
        let bearer = Bearer::new("https://a.example".parse().unwrap(), Secret::new("very-secret"));
        assert!(!format!("{bearer:?}").contains("very-secret"));
    }
}
