//! JSON as text, its members in the order of their names: what `serde_json`'s own maps would write, without making maps of
//! views that are only sent.

use std::{borrow::Cow, ops::Range};

use serde::Serialize;

/// A value as text.
///
/// # Errors
/// What JSON cannot hold.
pub(crate) fn to_text<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let unsorted = serde_json::to_string(value)?;
    let mut sorter = Sorter { text: &unsorted, at: 0, sorted: String::with_capacity(unsorted.len()) };
    sorter.value();
    Ok(sorter.sorted)
}

/// The members of an object in compact text, each with its name as written; none of any other value.
pub(crate) fn members(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut scan = Scan { text, at: 1 };
    if !text.starts_with('{') {
        return found;
    }
    while scan.peek() == Some(b'"') {
        let from = scan.at;
        let name = scan.string();
        // The colon.
        scan.at += 1;
        scan.skip();
        found.push((&text[name], &text[from..scan.at]));
        // The comma, or the end.
        scan.at += 1;
    }
    found
}

/// Compact text that `serde_json` wrote, and a place in it.
struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// What stands between the quotation marks of a string; goes behind it.
    fn string(&mut self) -> Range<usize> {
        let from = self.at + 1;
        self.at = end_of_string(self.text, from);
        from..self.at - 1
    }

    /// Goes behind a value.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.at = end_of_string(self.text, self.at + 1),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return,
                _ => self.at += 1,
            }
        }
    }
}

/// Behind the quotation mark that ends the string whose inside begins there.
fn end_of_string(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match bytes.get(at) {
            None => return at,
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
        }
    }
}

struct Sorter<'t> {
    text: &'t str,
    at: usize,
    sorted: String,
}

/// A member as it stands in the sorted text: its name, and all of it.
struct Member {
    name: Range<usize>,
    whole: Range<usize>,
}

impl Sorter<'_> {
    fn value(&mut self) {
        match self.text.as_bytes().get(self.at) {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            _ => {
                let mut scan = Scan { text: self.text, at: self.at };
                scan.skip();
                self.copy(scan.at);
            }
        }
    }

    /// Copies up to that place.
    fn copy(&mut self, to: usize) {
        self.sorted.push_str(&self.text[self.at..to]);
        self.at = to;
    }

    fn array(&mut self) {
        self.copy(self.at + 1);
        while !matches!(self.text.as_bytes().get(self.at), None | Some(b']')) {
            if self.text.as_bytes()[self.at] == b',' {
                self.copy(self.at + 1);
            }
            self.value();
        }
        self.copy(self.text.len().min(self.at + 1));
    }

    fn object(&mut self) {
        self.copy(self.at + 1);
        let begin = self.sorted.len();
        let mut members = Vec::new();
        while self.text.as_bytes().get(self.at) == Some(&b'"') {
            let from = self.sorted.len();
            // The name with its quotation marks, and the colon.
            self.copy(end_of_string(self.text, self.at + 1) + 1);
            let name = from + 1..self.sorted.len() - 2;
            self.value();
            members.push(Member { name, whole: from..self.sorted.len() });
            if self.text.as_bytes().get(self.at) == Some(&b',') {
                self.copy(self.at + 1);
            }
        }
        let named = |member: &Member| name(&self.sorted[member.name.clone()]);
        if !members.is_sorted_by(|one, next| named(one) < named(next)) {
            let mut order: Vec<&Member> = members.iter().collect();
            order.sort_by(|one, other| named(one).cmp(&named(other)));
            let mut sorted = String::with_capacity(self.sorted.len() - begin);
            for (i, member) in order.iter().enumerate() {
                // Of two with one name a map keeps the last.
                if order.get(i + 1).is_some_and(|next| named(next) == named(member)) {
                    continue;
                }
                if !sorted.is_empty() {
                    sorted.push(',');
                }
                sorted.push_str(&self.sorted[member.whole.clone()]);
            }
            self.sorted.truncate(begin);
            self.sorted.push_str(&sorted);
        }
        self.copy(self.text.len().min(self.at + 1));
    }
}

/// A name as it is compared.
fn name(written: &str) -> Cow<'_, str> {
    if !written.contains('\\') {
        return written.into();
    }
    serde_json::from_str(&format!("\"{written}\"")).map_or(written.into(), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    /// An object whose members come in the order in which they are listed.
    struct Listed(Vec<(String, Given)>);

    enum Given {
        Leaf(Value),
        Object(Listed),
        Array(Vec<Given>),
    }

    impl Serialize for Listed {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().map(|(name, given)| (name, given)))
        }
    }

    impl Serialize for Given {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Leaf(value) => value.serialize(serializer),
                Self::Object(object) => object.serialize(serializer),
                Self::Array(items) => serializer.collect_seq(items),
            }
        }
    }

    impl std::fmt::Debug for Given {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(&serde_json::to_string(self).unwrap())
        }
    }

    fn given() -> impl Strategy<Value = Given> {
        let text = "[a-c\"\\\\{}\\[\\],:\u{1}é]{0,4}";
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            text.prop_map(Value::from),
        ];
        leaf.prop_map(Given::Leaf).prop_recursive(4, 40, 5, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Given::Array),
                prop::collection::vec((text, inner), 0..5).prop_map(|list| Given::Object(Listed(list))),
            ]
        })
    }

    proptest! {
        #[test]
        fn text_is_what_maps_would_write(given in given()) {
            let value = serde_json::to_value(&given).unwrap();
            prop_assert_eq!(to_text(&given).unwrap(), value.to_string());
        }

        #[test]
        fn members_are_those_of_the_object(object in prop::collection::btree_map("[a-c\"]{0,3}", given(), 0..5)) {
            let text = to_text(&object).unwrap();
            let parsed: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
            let found: BTreeMap<String, Value> = members(&text)
                .into_iter()
                .map(|(found, whole)| {
                    let alone: BTreeMap<String, Value> = serde_json::from_str(&format!("{{{whole}}}")).unwrap();
                    prop_assert_eq!(alone.len(), 1);
                    Ok((name(found).into_owned(), alone.into_values().next().unwrap()))
                })
                .collect::<Result<_, TestCaseError>>()?;
            prop_assert_eq!(found, parsed);
        }
    }

    #[test]
    fn members_of_a_view() {
        assert_eq!(members("{}"), []);
        assert_eq!(members("[1]"), []);
        assert_eq!(
            members(&json!({"b": [{"c": "}"}], "a": 1}).to_string()),
            [("a", "\"a\":1"), ("b", "\"b\":[{\"c\":\"}\"}]")]
        );
    }
}
