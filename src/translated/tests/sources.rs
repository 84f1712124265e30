//! The texts in the source: every literal outside tests, comments and attributes, with the macro or the function that it
//! is handed to.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// Whose literal arguments are shown to people as they are, looked up as a whole.
const TELLING: &[&str] = &[
    "Error::usage(",
    "Error::sign_in(",
    "Error::local(",
    "Error::new(",
    ".hint(",
    ".reword(",
    ".note(",
    ".warn(",
    ".done(",
    ".row(",
    "Column::new(",
    "Column::wide(",
    "lang::told(",
    "told(",
];

/// A literal where it stands.
struct Found {
    /// What stands before it, up to the bracket that it is in.
    before: String,
    text: String,
    /// Whether it is the command line's own.
    own: bool,
}

/// Every literal.
pub(super) fn literals() -> BTreeSet<String> {
    found().iter().map(|found| found.text.clone()).collect()
}

/// The templates of `say!`.
pub(super) fn templates() -> BTreeSet<String> {
    let said = found().iter().filter(|found| found.before.trim_end().ends_with("say!("));
    said.map(|found| found.text.clone()).collect()
}

/// Every text of the command line that people read: templates, and what is handed over to be told as it is.
pub(super) fn messages() -> BTreeSet<String> {
    let handed = |before: &str| {
        let line = before.trim_end();
        // The function's other arguments may stand before the literal.
        TELLING.iter().any(|name| {
            line.rfind(name).is_some_and(|at| {
                let between = &line[at + name.len()..];
                between.chars().all(|c| c.is_alphanumeric() || "_:, \n".contains(c))
            })
        })
    };
    let plain = found().iter().filter(|found| found.own && handed(&found.before));
    let words = |text: &String| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let plain = plain.map(|found| found.text.clone()).filter(words);
    plain.chain(templates()).filter(|text| !text.starts_with("cron ")).collect()
}

/// The placeholders of a template by name, or by number where they have none.
pub(super) fn placeholders(template: &str) -> BTreeSet<String> {
    let plain = template.replace("{{", "").replace("}}", "");
    let mut turn = 0_usize;
    let names = plain.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inner, _)| {
        let name = inner.split(':').next().unwrap_or_default();
        turn += usize::from(name.is_empty());
        if name.is_empty() { (turn - 1).to_string() } else { name.to_owned() }
    });
    names.collect()
}

fn found() -> &'static Vec<Found> {
    static FOUND: OnceLock<Vec<Found>> = OnceLock::new();
    FOUND.get_or_init(|| {
        let top = Path::new(env!("CARGO_MANIFEST_DIR"));
        let rooms = ["src", "crates/client/src", "crates/api/src", "crates/domain/src"].into_iter().chain([
            "crates/platform/src",
            "crates/identity/src",
            "crates/server/src",
        ]);
        let mut files = Vec::new();
        rooms.for_each(|room| gather(&top.join(room), &mut files));
        files.sort();
        let mut found = Vec::new();
        for file in files {
            let own = file.starts_with(top.join("src"));
            read(&std::fs::read_to_string(file).unwrap(), own, &mut found);
        }
        found
    })
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "tests" || name.ends_with("tests.rs") || name == "words.rs" {
            continue;
        }
        if path.is_dir() {
            gather(&path, files);
        } else if name.ends_with(".rs") {
            files.push(path);
        }
    }
}

/// Reads a file up to its tests.
fn read(source: &str, own: bool, found: &mut Vec<Found>) {
    let source = source.split("\n#[cfg(test)]\n").next().unwrap_or_default();
    let (mut at, bytes) = (0, source.as_bytes());
    // The code since the last statement's end or begin, without comments and literals.
    let mut before = String::new();
    while at < bytes.len() {
        let rest = &source[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if let Some(len) = character(rest) {
            at += len;
        } else if rest.starts_with('"') || rest.starts_with("r\"") || rest.starts_with("r#\"") {
            let (text, len) = literal(rest);
            found.push(Found { before: before.clone(), text, own });
            before.push('_');
            at += len;
        } else {
            let c = rest.chars().next().unwrap_or(' ');
            if ";}".contains(c) {
                before.clear();
            } else {
                before.push(c);
            }
            at += c.len_utf8();
        }
    }
}

/// A character literal's length: no text begins in it.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    let mut marks = inner.char_indices();
    let (_, first) = marks.next()?;
    if first == '\\' {
        return inner[2..].find('\'').map(|end| end + 4);
    }
    let (end, second) = marks.next()?;
    (second == '\'').then_some(end + 2)
}

/// A text literal's value and its length in the source.
fn literal(rest: &str) -> (String, usize) {
    if let Some(raw) = rest.strip_prefix('r') {
        let close = if raw.starts_with('#') { "\"#" } else { "\"" };
        let inner = raw.trim_start_matches('#').strip_prefix('"').unwrap_or_default();
        let skipped = rest.len() - inner.len();
        let end = inner.find(close).unwrap_or(inner.len());
        return (inner[..end].to_owned(), skipped + end + close.len());
    }
    let (mut text, mut marks) = (String::new(), rest.char_indices().skip(1).peekable());
    while let Some((at, mark)) = marks.next() {
        match mark {
            '"' => return (text, at + 1),
            '\\' => match marks.next().map(|(_, escaped)| escaped) {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('\n') => while marks.next_if(|(_, blank)| blank.is_whitespace()).is_some() {},
                Some('u') => {
                    let digits: String =
                        marks.by_ref().map(|(_, c)| c).skip(1).take_while(|c| *c != '}').collect();
                    text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
                Some(other) => text.push(other),
                None => {}
            },
            plain => text.push(plain),
        }
    }
    (text, rest.len())
}
