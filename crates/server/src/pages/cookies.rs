//! Cookies of the pages (TOK-6): `__Host-` ones over TLS; on loopback over plain HTTP a name of its own that bears the
//! port, because browsers keep one jar for all ports of a host.

use http::{HeaderMap, HeaderValue, header};

/// How cookies are named and marked at this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Jar {
    /// Over TLS.
    Secure,
    /// Over plain HTTP on loopback, at that port.
    Loopback(u16),
}

impl Jar {
    fn name(self, what: &str) -> String {
        match self {
            Self::Secure => format!("__Host-{what}"),
            Self::Loopback(port) => format!("{what}-{port}"),
        }
    }

    /// The value of a cookie; none when it is missing, or there more than once.
    pub(crate) fn get<'h>(self, headers: &'h HeaderMap, what: &str) -> Option<&'h str> {
        let name = self.name(what);
        let mut found = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(n, _)| *n == name)
            .map(|(_, value)| value);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// A cookie that ends with the browser, or after so many seconds.
    pub(crate) fn set(self, what: &str, value: &str, seconds: Option<u64>) -> Option<HeaderValue> {
        let age = seconds.map(|s| format!("; Max-Age={s}")).unwrap_or_default();
        let secure = if self == Self::Secure { "; Secure" } else { "" };
        let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name(what));
        HeaderValue::from_str(&text).ok()
    }

    /// The end of a cookie.
    pub(crate) fn end(self, what: &str) -> Option<HeaderValue> {
        self.set(what, "", Some(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tok_6_names_and_marks() {
        let secure = Jar::Secure.set("session", "x", Some(60)).unwrap();
        assert_eq!(secure, "__Host-session=x; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
        let plain = Jar::Loopback(8090).set("session", "x", None).unwrap();
        assert_eq!(plain, "session-8090=x; Path=/; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn tok_6_a_doubled_cookie_is_none() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "a=1; session-1=x; b=2".parse().unwrap());
        assert_eq!(Jar::Loopback(1).get(&headers, "session"), Some("x"));
        assert_eq!(Jar::Loopback(2).get(&headers, "session"), None);
        assert_eq!(Jar::Secure.get(&headers, "session"), None);
        headers.append(header::COOKIE, "session-1=y".parse().unwrap());
        assert_eq!(Jar::Loopback(1).get(&headers, "session"), None);
    }
}
