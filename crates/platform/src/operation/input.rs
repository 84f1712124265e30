//! What an operation is given: the parameters of its path, its query, its body.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{body, dns::Seen, error::Error};

/// What a request brings beside its head: path parameters, query, body.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// Parameters of the path by name, without `{a}`.
    pub params: Vec<(&'static str, String)>,
    /// The query, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The body; `null` when there is none.
    pub body: Value,
    /// What the DNS said to the operation's question.
    pub seen: Option<Seen>,
}

impl Input {
    /// A parameter of the path.
    ///
    /// # Errors
    /// [`Error::Fault`] when the route has none of that name.
    pub fn param(&self, name: &str) -> Result<&str, Error> {
        let found = self.params.iter().find(|(n, _)| *n == name);
        found
            .map(|(_, v)| v.as_str())
            .ok_or_else(|| Error::fault(format!("the route has no parameter {name}")))
    }

    /// A parameter of the query that may be given once.
    ///
    /// # Errors
    /// 422 when it is given twice.
    pub fn query(&self, name: &str) -> Result<Option<&str>, Error> {
        let mut found = self.query.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let first = found.next();
        if found.next().is_some() {
            return Err(Error::invalid(name, "repeated", format!("`{name}` is given more than once.")));
        }
        Ok(first)
    }

    /// The body as its type.
    ///
    /// # Errors
    /// 422 that names the field by its JSON pointer (RFC 6901).
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Error> {
        body::parse(&self.body)
    }
}
