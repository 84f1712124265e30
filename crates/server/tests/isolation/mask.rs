//! Answers without what differs by chance: ids, times, sealed bytes, the port. Their form and length stay, and which of
//! them are equal to which.

use std::collections::HashMap;

use testkit::Answer;

/// From here on a word of letters and digits is sealed or random.
const SEALED: usize = 22;

/// Masks the answers of one platform.
#[derive(Debug, Default)]
pub(super) struct Mask {
    port: String,
    seen: HashMap<String, usize>,
}

impl Mask {
    pub(super) fn new(port: u16) -> Self {
        Self { port: port.to_string(), seen: HashMap::new() }
    }

    /// Status, header fields and body.
    pub(super) fn answer(&mut self, answer: &Answer) -> String {
        let mut lines = vec![answer.status.to_string()];
        for (name, value) in &answer.headers {
            let value = match name.as_str() {
                "date" => continue,
                "content-length" if value.parse() == Ok(answer.body.len()) => "«the body's»".to_owned(),
                "etag" => self.named("etag", value),
                _ => self.text(value),
            };
            lines.push(format!("{name}: {value}"));
        }
        lines.push(self.text(&answer.text()));
        lines.join("\n")
    }

    /// A text with everything masked that has the form of something random.
    pub(super) fn text(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        if !self.port.is_empty() {
            // In origins, and in the names of cookies.
            for before in [":", "-"] {
                text = text.replace(&format!("{before}{}", self.port), &format!("{before}«port»"));
            }
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while !rest.is_empty() {
            if let Some(length) = time(rest) {
                out.push_str("«time»");
                rest = &rest[length..];
                continue;
            }
            let word = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            if word == 0 {
                let next = rest.chars().next().map_or(1, char::len_utf8);
                out.push_str(&rest[..next]);
                rest = &rest[next..];
                continue;
            }
            out.push_str(&self.word(&rest[..word]));
            rest = &rest[word..];
        }
        out
    }

    fn word(&mut self, word: &str) -> String {
        if api::id::looks_like_id(word) {
            return self.named(&word[..3], word);
        }
        let random = word.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
        if word.len() >= SEALED && random { format!("«{} sealed»", word.len()) } else { word.to_owned() }
    }

    /// The same name for the same value, in the order in which they came.
    fn named(&mut self, kind: &str, value: &str) -> String {
        let next = self.seen.len();
        let number = *self.seen.entry(value.to_owned()).or_insert(next);
        format!("«{kind} {number}, {}»", value.len())
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// The length of the time that a text begins with: `2026-01-02T03:04:05.678Z`.
fn time(text: &str) -> Option<usize> {
    let form = "dddd-dd-ddTdd:dd:dd";
    let head = text.as_bytes().get(..form.len())?;
    let fits =
        head.iter().zip(form.bytes()).all(|(b, f)| if f == b'd' { b.is_ascii_digit() } else { *b == f });
    let rest = &text[if fits { form.len() } else { return None }..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    rest[end..].starts_with('Z').then_some(form.len() + end + 1)
}

#[test]
fn equal_things_have_equal_masks_and_form_stays() {
    let mut mask = Mask::new(40123);
    let (one, two) = ("acc_00000000000000000000000000", "acc_00000000000000000000000001");
    let text = mask.text(&format!("{one} {two} {one} at 2026-01-02T03:04:05.6Z http://x.localhost:40123/"));
    assert_eq!(text, "«acc 0, 30» «acc 1, 30» «acc 0, 30» at «time» http://x.localhost:«port»/");
    assert_eq!(mask.text("external_ref_conflict_and_more"), "external_ref_conflict_and_more");
    assert_eq!(mask.text(&"A1".repeat(20)), "«40 sealed»");
}
