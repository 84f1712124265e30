//! The catalogue: a file that translators' tools read (gettext's PO), part of the program, read when it is first needed.

use std::{borrow::Cow, collections::HashMap, sync::OnceLock};

/// English and Portuguese, with the glossary at its top.
const PORTUGUESE: &str = include_str!("../pt-BR.po");

/// The Portuguese of an English text.
#[must_use]
pub fn portuguese(english: &str) -> Option<&'static str> {
    static READ: OnceLock<HashMap<Cow<'static, str>, Cow<'static, str>>> = OnceLock::new();
    let read = READ.get_or_init(|| entries().filter(|(_, told)| !told.is_empty()).collect());
    read.get(english).map(|told| &**told)
}

/// Every entry, in the order of the file.
pub fn entries() -> impl Iterator<Item = (Cow<'static, str>, Cow<'static, str>)> {
    entries_of(PORTUGUESE)
}

/// The entries of such a file. What is no line of an entry is passed over.
fn entries_of(file: &'static str) -> impl Iterator<Item = (Cow<'static, str>, Cow<'static, str>)> {
    let mut lines = file.lines().peekable();
    let mut next_text = move |wanted: &str| loop {
        let line = lines.next()?;
        let Some(first) = line.strip_prefix(wanted) else { continue };
        let mut text = unquoted(first.trim());
        while let Some(more) = lines.next_if(|line| line.starts_with('"')) {
            text.to_mut().push_str(&unquoted(more));
        }
        return Some(text);
    };
    std::iter::from_fn(move || Some((next_text("msgid ")?, next_text("msgstr ")?)))
        .filter(|(english, _)| !english.is_empty())
}

/// A quoted text's value.
fn unquoted(line: &'static str) -> Cow<'static, str> {
    let inner = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(line);
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let (mut text, mut marks) = (String::with_capacity(inner.len()), inner.chars());
    while let Some(mark) = marks.next() {
        match (mark, mark == '\\') {
            (_, true) => match marks.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some(other) => text.push(other),
                None => {}
            },
            (plain, _) => text.push(plain),
        }
    }
    Cow::Owned(text)
}

/// An entry as it stands in the file, for whoever translates.
#[must_use]
pub fn entry(english: &str, told: &str) -> String {
    let quoted = |text: &str| {
        format!(
            "\"{}\"",
            text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t")
        )
    };
    format!("msgid {}\nmsgstr {}\n", quoted(english), quoted(told))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_as_they_are_written() {
        const FILE: &str = "# words\nmsgid \"\"\nmsgstr \"Language: pt_BR\\n\"\n\n#: here\nmsgid \"a \\\"b\\\"\"\nmsgstr \"um\"\n\nmsgid \"two \"\n\"lines\\n\"\nmsgstr \"\"\n\"duas \\\\\"\n\"linhas\"\n";
        let read: Vec<(String, String)> =
            entries_of(FILE).map(|(a, b)| (a.into_owned(), b.into_owned())).collect();
        let expected = [("a \"b\"", "um"), ("two lines\n", "duas \\linhas")];
        assert_eq!(read, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert_eq!(entry("a \"b\"", "um"), "msgid \"a \\\"b\\\"\"\nmsgstr \"um\"\n");
    }

    #[test]
    fn no_text_is_translated_twice() {
        let mut seen = std::collections::HashSet::new();
        let twice: Vec<_> =
            entries().map(|(english, _)| english).filter(|e| !seen.insert(e.clone())).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
