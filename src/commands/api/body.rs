//! The body of a request, out of fields or a file.

use std::{io::Read, path::Path};

use serde_json::{Map, Value};

use crate::error::{Error, Kind, Result};

/// The largest body that is read, in bytes: more than any route takes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Fields in the order in which they were given, texts first.
#[derive(Debug)]
pub(super) struct Fields(Vec<(String, Value)>);

/// Reads `key=text` and `key=json`.
///
/// # Errors
/// A field that is neither.
pub(super) fn fields(texts: &[String], values: &[String]) -> Result<Fields> {
    let mut fields = Vec::new();
    for field in texts {
        let (key, text) = parted(field)?;
        fields.push((key.to_owned(), Value::String(text.to_owned())));
    }
    for field in values {
        let (key, json) = parted(field)?;
        let value = serde_json::from_str(json).map_err(|_| {
            Error::usage(say!("the value of `{key}` is not JSON: `{json}`"))
                .hint(format!("a text: -f {key}=TEXT"))
        })?;
        fields.push((key.to_owned(), value));
    }
    Ok(Fields(fields))
}

fn parted(field: &str) -> Result<(&str, &str)> {
    let wrong = || Error::usage(say!("`{field}` is not KEY=VALUE"));
    field.split_once('=').filter(|(key, _)| !key.is_empty()).ok_or_else(wrong)
}

impl Fields {
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As parameters of a query.
    ///
    /// # Errors
    /// A value that is neither text, number nor flag.
    pub(super) fn query(self) -> Result<Vec<(String, String)>> {
        let text = |(key, value): (String, Value)| match value {
            Value::String(text) => Ok((key, text)),
            Value::Number(_) | Value::Bool(_) => Ok((key, value.to_string())),
            _ => Err(Error::usage(say!("`{key}` cannot stand in a query"))),
        };
        self.0.into_iter().map(text).collect()
    }

    /// As a JSON object: `a[b]=x` is a member of a member, `a[]=x` one more item.
    ///
    /// # Errors
    /// Brackets that do not fit, or a field that is two things at once.
    pub(super) fn object(self) -> Result<Value> {
        let mut object = Value::Object(Map::new());
        for (key, value) in self.0 {
            let path = path(&key).ok_or_else(|| Error::usage(say!("`{key}`: the brackets do not fit")))?;
            put(&mut object, &path, value)
                .ok_or_else(|| Error::usage(say!("`{key}` is two things at once")))?;
        }
        Ok(object)
    }
}

/// The parts of `a[b][]`.
fn path(key: &str) -> Option<Vec<&str>> {
    let at = key.find('[').unwrap_or(key.len());
    let (first, mut rest) = key.split_at(at);
    let mut parts = vec![first];
    while !rest.is_empty() {
        let (part, after) = rest.strip_prefix('[')?.split_once(']')?;
        parts.push(part);
        rest = after;
    }
    (!first.is_empty()).then_some(parts)
}

fn put(place: &mut Value, path: &[&str], value: Value) -> Option<()> {
    let Some((first, rest)) = path.split_first() else {
        return place.is_null().then(|| *place = value);
    };
    if first.is_empty() {
        if place.is_null() {
            *place = Value::Array(Vec::new());
        }
        let mut item = Value::Null;
        put(&mut item, rest, value)?;
        place.as_array_mut()?.push(item);
        return Some(());
    }
    if place.is_null() {
        *place = Value::Object(Map::new());
    }
    let members = place.as_object_mut()?;
    if rest.is_empty() && members.contains_key(*first) {
        return None;
    }
    put(members.entry((*first).to_owned()).or_insert(Value::Null), rest, value)
}

/// Reads a body that must be JSON.
///
/// # Errors
/// It cannot be read, or is no JSON.
pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    let stdin = path == Path::new("-");
    let name = if stdin { "standard input".to_owned() } else { path.display().to_string() };
    let unreadable = |error: std::io::Error| Error::local(say!("{name} cannot be read: {error}"));
    let source: Box<dyn Read> = if stdin {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(path).map_err(unreadable)?)
    };
    let mut body = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut body).map_err(unreadable)?;
    if body.len() as u64 > LARGEST {
        return Err(Error::new(Kind::Invalid, say!("{name} is larger than 16 MiB")));
    }
    serde_json::from_slice::<serde::de::IgnoredAny>(&body)
        .map_err(|error| Error::new(Kind::Invalid, say!("{name} is not JSON: {error}")))?;
    Ok(body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(texts: &[&str], values: &[&str]) -> Result<Value> {
        let owned = |fields: &[&str]| fields.iter().map(|f| (*f).to_owned()).collect::<Vec<_>>();
        fields(&owned(texts), &owned(values))?.object()
    }

    #[test]
    fn fields_make_an_object() {
        assert_eq!(
            object(
                &["name=a=b", "owner[email]=x@y.example", "tags[]=1", "tags[]=2"],
                &["owner[n]=3", "l=[true,null]"]
            )
            .unwrap(),
            json!({"name": "a=b", "owner": {"email": "x@y.example", "n": 3}, "tags": ["1", "2"], "l": [true, null]})
        );
        assert_eq!(object(&[], &["a[][b]=1", "a[][b]=2"]).unwrap(), json!({"a": [{"b": 1}, {"b": 2}]}));
    }

    #[test]
    fn fields_that_are_none_are_usage_errors() {
        for (texts, values) in [
            (&["a"][..], &[][..]),
            (&["=x"], &[]),
            (&["a[=x"], &[]),
            (&["[a]=x"], &[]),
            (&["a[b]c=x"], &[]),
            (&["a=1", "a=2"], &[]),
            (&["a=1", "a[b]=2"], &[]),
            (&["a[]=1", "a[b]=2"], &[]),
            (&[], &["a=x"]),
        ] {
            assert_eq!(object(texts, values).unwrap_err().kind(), &Kind::Usage, "{texts:?} {values:?}");
        }
    }
}
