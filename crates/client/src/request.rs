//! A request before it is sent.

use api::list::{ListQuery, Scope};
use reqwest::Method;
use serde::Serialize;
use url::Url;

use crate::error::{Error, Result};

/// How a write is to be made.
#[derive(Debug, Clone, Default)]
pub struct Write {
    /// The idempotency key; drawn anew when missing. It survives every retry of the one call.
    pub key: Option<String>,
    /// The version that the change is based upon, as `ETag` gave it.
    pub if_match: Option<String>,
    /// Ask what would happen, change nothing.
    pub dry_run: bool,
}

/// A fresh idempotency key: 128 random bits.
#[must_use]
pub fn idempotency_key() -> String {
    random_text()
}

/// 128 random bits as 26 characters.
pub(crate) fn random_text() -> String {
    let mut bytes = [0_u8; 16];
    #[expect(clippy::expect_used, reason = "a machine without randomness can do nothing in safety")]
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    data_encoding::BASE32_NOPAD.encode(&bytes).to_ascii_lowercase()
}

/// One call of the API: method, path below `/api/v1`, query, body, headers.
#[derive(Debug, Clone)]
pub struct Call {
    pub(crate) method: Method,
    pub(crate) segments: Vec<String>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) content_type: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) key: Option<String>,
    pub(crate) if_match: Option<String>,
}

impl Call {
    /// A call of that method; each segment is one part of the path, escaped as needed.
    #[must_use]
    pub fn new(method: Method, segments: &[&str]) -> Self {
        Self {
            method,
            segments: segments.iter().map(|s| (*s).to_owned()).collect(),
            query: Vec::new(),
            body: None,
            content_type: "application/json",
            accept: "application/json",
            headers: Vec::new(),
            key: None,
            if_match: None,
        }
    }

    /// A read.
    #[must_use]
    pub fn get(segments: &[&str]) -> Self {
        Self::new(Method::GET, segments)
    }

    /// A call of a path as a person types it: `accounts/self/users?limit=3`, with or without `/api/v1` in front.
    ///
    /// # Errors
    /// A path with dot segments or a whole address.
    pub fn typed(method: Method, path: &str) -> Result<Self> {
        let wrong =
            || Error::Usage(format!("`{path}` is not a path of the API such as /accounts/self/users"));
        if path.contains("://") || path.starts_with("//") {
            return Err(wrong());
        }
        let (path_only, query) = path.split_once('?').map_or((path, None), |(p, q)| (p, Some(q)));
        let trimmed = path_only.trim_start_matches('/');
        let trimmed = trimmed.strip_prefix("api/v1/").unwrap_or(trimmed);
        // The parser decodes what the person escaped, and shows dot segments for what they are.
        let parsed = Url::parse("https://x.invalid/")
            .and_then(|base| base.join(&format!("/{trimmed}")))
            .map_err(|_| wrong())?;
        if trimmed.split('/').any(|part| part == "." || part == ".." || part.is_empty()) {
            return Err(wrong());
        }
        let segments: Vec<String> = parsed
            .path_segments()
            .ok_or_else(wrong)?
            .map(|part| percent_decode(part).ok_or_else(wrong))
            .collect::<Result<_>>()?;
        let mut call = Self::new(method, &[]);
        call.segments = segments;
        if let Some(query) = query {
            call.query = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        }
        Ok(call)
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn query(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// Adds the parameters of a list.
    #[must_use]
    pub fn list(mut self, list: &ListQuery) -> Self {
        let scope = list.scope.map(|scope| match scope {
            Scope::Account => "account",
            Scope::Children => "children",
            Scope::Subtree => "subtree",
        });
        let limit = list.limit.map(|limit| limit.to_string());
        let all = [
            ("scope", scope.map(str::to_owned)),
            ("limit", limit),
            ("cursor", list.cursor.clone()),
            ("filter", list.filter.clone()),
            ("sort", list.sort.clone()),
            ("fields", list.fields.clone()),
        ];
        self.query.extend(all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
        self
    }

    /// Gives it a JSON body.
    ///
    /// # Errors
    /// A body that cannot be written as JSON.
    pub fn json<B: Serialize + ?Sized>(mut self, body: &B) -> Result<Self> {
        let bytes = serde_json::to_vec(body).map_err(|error| Error::Usage(format!("no JSON: {error}")))?;
        self.body = Some(bytes);
        Ok(self)
    }

    /// Gives it a body of bytes that are JSON already.
    #[must_use]
    pub fn raw_json(mut self, body: Vec<u8>) -> Self {
        self.body = Some(body);
        self
    }

    /// Adds a header. Those that carry a credential or name the acting account are not taken here.
    ///
    /// # Errors
    /// A reserved name.
    pub fn header(mut self, name: &str, value: &str) -> Result<Self> {
        let reserved = ["authorization", "cookie", "host", "proxy-authorization", "acting-account"];
        if reserved.iter().any(|r| name.eq_ignore_ascii_case(r)) {
            return Err(Error::Usage(format!("the header `{name}` is set by the client itself")));
        }
        self.headers.push((name.to_owned(), value.to_owned()));
        Ok(self)
    }

    /// Asks for newline-delimited JSON.
    #[must_use]
    pub const fn ndjson(mut self) -> Self {
        self.accept = "application/x-ndjson";
        self
    }

    /// Makes it a write of that kind: key, version, dry run.
    #[must_use]
    pub fn write(mut self, write: &Write) -> Self {
        self.key = write.key.clone();
        self.if_match.clone_from(&write.if_match);
        if write.dry_run {
            self.query.push(("dry_run".to_owned(), "true".to_owned()));
        }
        self
    }

    /// Whether it changes something.
    #[must_use]
    pub fn is_write(&self) -> bool {
        !matches!(self.method, Method::GET | Method::HEAD | Method::OPTIONS)
    }

    /// The call's address below the base.
    pub(crate) fn url(&self, base: &Url) -> Result<Url> {
        let mut url = base.clone();
        {
            let mut path =
                url.path_segments_mut().map_err(|()| Error::Usage(format!("{base} is no base for paths")))?;
            path.pop_if_empty();
            for segment in &self.segments {
                // A segment of dots would climb; the API has none.
                if matches!(segment.as_str(), "." | ".." | "") {
                    return Err(Error::Usage(format!("`{segment}` names nothing")));
                }
                path.push(segment);
            }
        }
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        Ok(url)
    }
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Url {
        Url::parse("https://a.example/api/v1").unwrap()
    }

    #[test]
    fn a_segment_is_one_part_of_the_path_whatever_it_holds() {
        let call = Call::get(&["accounts", "self", "users", "ana/../x@y?z#q"]);
        assert_eq!(
            call.url(&base()).unwrap().as_str(),
            "https://a.example/api/v1/accounts/self/users/ana%2F..%2Fx@y%3Fz%23q"
        );
        assert!(Call::get(&["accounts", ".."]).url(&base()).is_err());
        let batch = Call::new(Method::POST, &["accounts", "self", "accounts:batch"]);
        assert_eq!(batch.url(&base()).unwrap().path(), "/api/v1/accounts/self/accounts:batch");
    }

    #[test]
    fn a_typed_path_stays_inside_the_api() {
        let call = Call::typed(Method::GET, "/api/v1/accounts/self/users?limit=3&filter=a%20b").unwrap();
        assert_eq!(
            call.url(&base()).unwrap().as_str(),
            "https://a.example/api/v1/accounts/self/users?limit=3&filter=a+b"
        );
        for bad in ["https://b.example/me", "//b.example/me", "../me", "a/../b", "a//b"] {
            assert!(Call::typed(Method::GET, bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn reserved_headers_are_not_taken() {
        assert!(Call::get(&["me"]).header("Authorization", "x").is_err());
        assert!(Call::get(&["me"]).header("X-Trace", "x").is_ok());
    }
}
