//! Forms: reading them, and proof that they come from our own page (TOK-6): a token that lies in a cookie and in the
//! form, and the browser's own word on where the form was.

use std::collections::HashMap;

use http::{HeaderMap, HeaderValue, header};
use identity::browser::{csrf, is_csrf};

use super::cookies::Jar;

const COOKIE: &str = "form";
/// Forms are small; the largest has an address, a password of 1,024 characters and a few tokens.
pub(crate) const MAX_BYTES: usize = 16 * 1024;

/// A form's fields. A field that is given twice is taken as not given.
#[derive(Debug, Default)]
pub(crate) struct Form(HashMap<String, Option<String>>);

impl Form {
    /// The fields of a body in `application/x-www-form-urlencoded`.
    pub(crate) fn parse(body: &[u8]) -> Self {
        let mut fields = HashMap::new();
        for (name, value) in url::form_urlencoded::parse(body) {
            fields
                .entry(name.into_owned())
                .and_modify(|v| *v = None)
                .or_insert_with(|| Some(value.into_owned()));
        }
        Self(fields)
    }

    /// A field's value, empty when it is missing.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.opt(name).unwrap_or_default()
    }

    /// A field's value.
    pub(crate) fn opt(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Option::as_deref)
    }
}

/// What ties forms to this browser, and the cookie to set when it had none.
pub(crate) struct Csrf {
    token: String,
    pub(crate) cookie: Option<HeaderValue>,
}

impl Csrf {
    /// The browser's token, or a fresh one.
    pub(crate) fn of(jar: Jar, headers: &HeaderMap) -> Result<Self, getrandom::Error> {
        if let Some(token) = jar.get(headers, COOKIE).filter(|t| t.len() == 22) {
            return Ok(Self { token: token.to_owned(), cookie: None });
        }
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        let token = data_encoding::BASE64URL_NOPAD.encode(&bytes);
        Ok(Self { cookie: jar.set(COOKIE, &token, None), token })
    }

    /// The value of the hidden field.
    pub(crate) fn field(&self) -> String {
        csrf(&self.token)
    }
}

/// Whether a form comes from a page of the same origin.
pub(crate) fn is_ours(jar: Jar, headers: &HeaderMap, origin: &str, form: &Form) -> bool {
    let told = headers.get(header::ORIGIN);
    if told.is_some_and(|o| o.as_bytes() != origin.as_bytes()) {
        return false;
    }
    let site = headers.get("sec-fetch-site");
    if site.is_some_and(|s| s != "same-origin" && s != "none") {
        return false;
    }
    match (jar.get(headers, COOKIE), form.opt("csrf")) {
        (Some(cookie), Some(field)) => cookie.len() == 22 && is_csrf(cookie, field),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tok_6_a_form_needs_both_halves_and_the_right_origin() {
        let jar = Jar::Loopback(1);
        let csrf = Csrf::of(jar, &HeaderMap::new()).unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, format!("form-1={}", csrf.token).parse().unwrap());
        let form = Form::parse(format!("csrf={}", csrf.field()).as_bytes());
        let here = "http://acme.localhost:1";
        assert!(is_ours(jar, &headers, here, &form));
        assert!(!is_ours(jar, &headers, here, &Form::parse(b"csrf=other")));
        assert!(!is_ours(jar, &HeaderMap::new(), here, &form));
        headers.insert(header::ORIGIN, here.parse().unwrap());
        assert!(is_ours(jar, &headers, here, &form));
        headers.insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert!(!is_ours(jar, &headers, here, &form));
        headers.remove("sec-fetch-site");
        headers.insert(header::ORIGIN, "http://evil.localhost:1".parse().unwrap());
        assert!(!is_ours(jar, &headers, here, &form));
        headers.insert(header::ORIGIN, "null".parse().unwrap());
        assert!(!is_ours(jar, &headers, here, &form));
    }

    #[test]
    fn a_doubled_field_is_none() {
        let form = Form::parse(b"a=1&b=x%20y&a=2");
        assert_eq!(form.opt("a"), None);
        assert_eq!(form.get("b"), "x y");
        assert_eq!(form.get("c"), "");
    }
}
