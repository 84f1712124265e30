//! What texts of all kinds have in common.

use unicode_normalization::UnicodeNormalization;

use super::ValueError;

/// Characters of a given text that an error repeats.
const SHOWN: usize = 64;

/// Whether a character is not seen, or changes how others are seen: controls, line and paragraph separators, marks of
/// direction (also the overrides by which a text can pose as another), tags, and other invisible ones.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text as an error may repeat it: shortened, and with what is not seen made visible.
pub(super) fn shown(given: &str) -> String {
    let mut shown = String::new();
    for (place, c) in given.chars().enumerate() {
        if place == SHOWN {
            shown.push('…');
            break;
        }
        if is_unseen(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A text for people: trimmed, in NFC, of at most so many characters, all of them seen. May be empty.
pub(super) fn clean(given: &str, max: usize) -> Result<String, ValueError> {
    let text: String = given.trim().nfc().collect();
    if text.chars().any(is_unseen) {
        Err(ValueError::control_characters(given))
    } else if text.chars().count() > max {
        Err(ValueError::too_long(given, max, "characters"))
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cli_4_an_error_repeats_no_escape_and_no_long_text() {
        assert_eq!(shown("a\u{1b}[31m\u{202e}"), "a\\u{1b}[31m\\u{202e}");
        assert_eq!(shown(&"ã".repeat(100)), "ã".repeat(64) + "…");
    }
}
