//! Text of the server is data: nothing in it may move a cursor, change a colour or turn a line around (CLI-4).

use std::fmt;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A text that is safe to show: control characters, escapes, bidirectional marks and invisible format characters are
/// written out (`\x1b`, `\u{202e}`), line ends as `\n`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clean(String);

impl Clean {
    /// Makes any text safe, in one line.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if !text.chars().any(is_dangerous) {
            return Self(text.to_owned());
        }
        let mut clean = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            match c {
                '\n' => clean.push_str("\\n"),
                '\r' => clean.push_str("\\r"),
                '\t' => clean.push_str("\\t"),
                '\0' => clean.push_str("\\0"),
                c if (c as u32) < 0x100 && is_dangerous(c) => clean.push_str(&format!("\\x{:02x}", c as u32)),
                c if is_dangerous(c) => clean.push_str(&format!("\\u{{{:x}}}", c as u32)),
                c => clean.push(c),
            }
        }
        Self(clean)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many columns it takes on a terminal.
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.width()
    }

    /// At most that many columns: the end gives way, as in a line whose beginning says the most.
    #[must_use]
    pub fn cut(&self, width: usize) -> Self {
        if self.width() <= width {
            return self.clone();
        }
        Self(format!("{}…", take(self.0.chars(), width.saturating_sub(1))))
    }

    /// Lines of at most that many columns, broken between words; a longer word stays whole.
    #[must_use]
    pub fn folded(&self, width: usize) -> Vec<Self> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in self.0.split_inclusive(' ') {
            if !line.is_empty() && line.width() + word.trim_end().width() > width {
                lines.push(Self(line.trim_end().to_owned()));
                line.clear();
            }
            line.push_str(word);
        }
        lines.push(Self(line));
        lines
    }

    /// At most that many columns: the middle gives way, since the ends of names tell them apart.
    #[must_use]
    pub fn shortened(&self, width: usize) -> Self {
        if self.width() <= width {
            return self.clone();
        }
        if width == 0 {
            return Self(String::new());
        }
        let left = (width - 1).div_ceil(2);
        let right = width - 1 - left;
        let head = take(self.0.chars(), left);
        let tail: String = take(self.0.chars().rev(), right).chars().rev().collect();
        Self(format!("{head}…{tail}"))
    }
}

fn take(chars: impl Iterator<Item = char>, width: usize) -> String {
    let mut used = 0;
    let mut taken = String::new();
    for c in chars {
        let w = c.width().unwrap_or(0);
        if used + w > width {
            break;
        }
        used += w;
        taken.push(c);
    }
    taken
}

/// Whether a terminal could act upon it, or a reader be led astray by it.
#[must_use]
pub const fn is_dangerous(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'          // C0, DEL, C1
        | '\u{ad}' | '\u{34f}' | '\u{61c}'                 // soft hyphen, joiner, Arabic mark
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}' // blank fillers
        | '\u{200b}' | '\u{200e}' | '\u{200f}'             // zero width, marks
        | '\u{2028}'..='\u{202e}'                          // line ends, embeddings, overrides
        | '\u{2060}'..='\u{206f}'                          // isolates and other invisible format
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}'                        // tags
    )
}

/// Escapes what is dangerous inside JSON text, where such characters stand in strings alone: the value stays equal.
#[must_use]
pub(crate) fn escape_json(text: &str) -> std::borrow::Cow<'_, str> {
    // Most text is plain, and soon seen to be.
    let is_plain = |b: u8| matches!(b, b' '..=b'~' | b'\n');
    if text.bytes().all(is_plain) || !text.chars().any(|c| is_dangerous(c) && c != '\n') {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut units = [0_u16; 2];
    for c in text.chars() {
        if is_dangerous(c) && c != '\n' {
            for unit in c.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(c);
        }
    }
    escaped.into()
}

impl From<&str> for Clean {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Clean {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<&String> for Clean {
    fn from(text: &String) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folded_lines_lose_no_word() {
        let folded = |text: &str, width| -> Vec<String> {
            Clean::new(text).folded(width).iter().map(ToString::to_string).collect()
        };
        assert_eq!(folded("Acme  (acme.localhost)", 40), ["Acme  (acme.localhost)"]);
        assert_eq!(folded("um, dois, três", 9), ["um, dois,", "três"]);
        assert_eq!(folded("padaria-açaí é boa", 6), ["padaria-açaí", "é boa"]);
        assert_eq!(folded("", 6), [""]);
    }

    proptest! {
        #[test]
        fn cli_4_no_text_carries_a_dangerous_character_through(text in any::<String>()) {
            let clean = Clean::new(&text);
            prop_assert!(!clean.as_str().chars().any(is_dangerous));
            prop_assert!(!clean.as_str().chars().any(char::is_control));
        }

        #[test]
        fn cli_4_json_stays_equal_and_becomes_harmless(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            let escaped = escape_json(&json);
            prop_assert!(!escaped.chars().any(is_dangerous));
            prop_assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
        }

        #[test]
        fn a_shortened_text_fits(text in any::<String>(), width in 0_usize..40) {
            let short = Clean::new(&text).shortened(width);
            prop_assert!(short.width() <= width.max(1), "{} > {width}", short.width());
        }
    }

    #[test]
    fn cli_4_escapes_bidi_marks_and_nuls_are_written_out() {
        let hostile = "a\u{1b}[31mred\u{202e}txt\u{0}\u{9b}2J\r\n\u{7f}\u{2066}";
        assert_eq!(Clean::new(hostile).as_str(), "a\\x1b[31mred\\u{202e}txt\\0\\x9b2J\\r\\n\\x7f\\u{2066}");
        assert_eq!(Clean::new("Padaria Açaí & Cia 漢字 👍🏽").as_str(), "Padaria Açaí & Cia 漢字 👍🏽");
    }

    #[test]
    fn the_middle_gives_way() {
        assert_eq!(Clean::new("abcdefghij").shortened(5).as_str(), "ab…ij");
        assert_eq!(Clean::new("漢字漢字漢字").shortened(6).width(), 5);
    }
}
