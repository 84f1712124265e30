//! The body of an answer: made as text, since most are only sent; a JSON value once somebody asks for a part of it.

use std::{
    borrow::Cow,
    fmt,
    ops::{Deref, DerefMut, Range},
    sync::OnceLock,
};

use api::list::Page;
use serde::Serialize;
use serde_json::Value;

use crate::{error::Error, json};

/// JSON on its way out.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The text; none once the value may have been changed.
    text: Option<Text>,
    value: OnceLock<Value>,
}

#[derive(Debug, Clone, Default)]
struct Text {
    whole: String,
    /// Where the rows of a page are.
    rows: Vec<Range<usize>>,
    /// Where the next page begins.
    next_cursor: Option<String>,
}

impl Body {
    /// The body of one view.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub(super) fn of<T: Serialize>(view: &T) -> Result<Self, Error> {
        Ok(Self::of_text(Text { whole: text(view)?, ..Text::default() }))
    }

    /// The body of a page. `fields`, if any, are the rows' top-level fields that stay.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub(super) fn of_page<T: Serialize>(
        views: &[T],
        next_cursor: Option<String>,
        fields: Option<&[String]>,
    ) -> Result<Self, Error> {
        // All but the rows, which stand between two others.
        let (complete, items) = (next_cursor.is_none(), Vec::<Value>::new());
        let frame = text(&Page { items, next_cursor: next_cursor.clone(), complete })?;
        let Some((begin, end)) = frame.split_once("\"items\":[]") else {
            return Err(Error::fault("a page without rows"));
        };
        let whole = format!("{begin}\"items\":[");
        let mut page = Text { whole, rows: Vec::with_capacity(views.len()), next_cursor };
        for view in views {
            let row = text(view)?;
            if !page.rows.is_empty() {
                page.whole.push(',');
            }
            let from = page.whole.len();
            match fields {
                None => page.whole.push_str(&row),
                Some(fields) => page.whole.push_str(&only(&row, fields)),
            }
            page.rows.push(from..page.whole.len());
        }
        page.whole.push(']');
        page.whole.push_str(end);
        Ok(Self::of_text(page))
    }

    fn of_text(text: Text) -> Self {
        Self { text: Some(text), value: OnceLock::new() }
    }

    /// The whole as text.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.text {
            Some(text) => Cow::Borrowed(&text.whole),
            None => Cow::Owned(self.value().to_string()),
        }
    }

    /// The whole as text, for good.
    #[must_use]
    pub fn into_text(self) -> String {
        match self.text {
            Some(text) => text.whole,
            None => self.value().to_string(),
        }
    }

    /// The whole as a value, for good.
    #[must_use]
    pub fn into_value(mut self) -> Value {
        self.value();
        self.value.take().unwrap_or_default()
    }

    /// The rows of a page, each as text.
    #[must_use]
    pub fn rows(&self) -> Vec<Cow<'_, str>> {
        match &self.text {
            Some(text) => text.rows.iter().map(|row| Cow::Borrowed(&text.whole[row.clone()])).collect(),
            None => {
                let rows = self.value()["items"].as_array();
                rows.into_iter().flatten().map(|row| Cow::Owned(row.to_string())).collect()
            }
        }
    }

    /// The cursor of the page after this one.
    #[must_use]
    pub fn next_cursor(&self) -> Option<String> {
        match &self.text {
            Some(text) => text.next_cursor.clone(),
            None => self.value()["next_cursor"].as_str().map(str::to_owned),
        }
    }

    fn value(&self) -> &Value {
        let read = || self.text.as_ref().and_then(|text| serde_json::from_str(&text.whole).ok());
        self.value.get_or_init(|| read().unwrap_or_default())
    }
}

impl From<Value> for Body {
    fn from(value: Value) -> Self {
        Self { text: None, value: value.into() }
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl PartialEq<Body> for Value {
    fn eq(&self, other: &Body) -> bool {
        self == other.value()
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Deref for Body {
    type Target = Value;

    fn deref(&self) -> &Value {
        self.value()
    }
}

impl DerefMut for Body {
    fn deref_mut(&mut self) -> &mut Value {
        self.value();
        self.text = None;
        match self.value.get_mut() {
            Some(value) => value,
            None => unreachable!("it was read just now"),
        }
    }
}

fn text<T: Serialize>(view: &T) -> Result<String, Error> {
    json::to_text(view).map_err(|e| Error::fault(format!("a view that JSON cannot hold: {e}")))
}

/// An object with only those of its members.
fn only(object: &str, fields: &[String]) -> String {
    let members = json::members(object).into_iter().filter(|(name, _)| fields.iter().any(|f| f == name));
    let members: Vec<&str> = members.map(|(_, whole)| whole).collect();
    format!("{{{}}}", members.join(","))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_page_is_what_its_value_would_be() {
        let views = [json!({"id": "a", "name": "items\":[]", "labels": {}}), json!({"name": "b"})];
        let fields = ["name".to_owned(), "other".to_owned()];
        for cursor in [None, Some("c".to_owned())] {
            let page =
                Page { items: views.to_vec(), next_cursor: cursor.clone(), complete: cursor.is_none() };
            let whole = Body::of_page(&views, cursor.clone(), None).unwrap();
            assert_eq!(whole.next_cursor(), cursor);
            assert_eq!(whole.text(), serde_json::to_value(page).unwrap().to_string());
            assert_eq!(whole.rows(), views.each_ref().map(Value::to_string));
            let less = Body::of_page(&views, cursor, Some(&fields)).unwrap();
            assert_eq!(less.rows(), [r#"{"name":"items\":[]"}"#, r#"{"name":"b"}"#]);
        }
        assert_eq!(Body::of_page::<Value>(&[], None, None).unwrap().rows(), [""; 0]);
    }

    #[test]
    fn what_is_changed_is_told() {
        let mut body = Body::of_page(&[json!({"a": 1})], None, None).unwrap();
        assert_eq!(body["items"][0]["a"], 1);
        body["items"][0]["a"] = json!(2);
        assert_eq!(body.rows(), [r#"{"a":2}"#]);
        assert_eq!(body.text(), r#"{"complete":true,"items":[{"a":2}],"next_cursor":null}"#);
        assert_eq!(body.clone().into_value()["items"][0]["a"], 2);
        assert_eq!(body.into_text(), r#"{"complete":true,"items":[{"a":2}],"next_cursor":null}"#);
    }
}
