//! Colours of a brand (Rule T7).

use std::{fmt, str::FromStr};

use super::{ValueError, as_text};

/// An sRGB colour, `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

as_text!(Color);

impl Color {
    /// `#000000`.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
    /// `#ffffff`.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };
}

impl FromStr for Color {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        let text = given.trim();
        if text.is_empty() {
            return Err(ValueError::missing());
        }
        text.strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .map(|number| {
                let [_, red, green, blue] = number.to_be_bytes();
                Self { red, green, blue }
            })
            .ok_or_else(|| ValueError::new(given, "format", "is not a colour: `#rrggbb` is wanted"))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::test::{bad, good, survives};

    #[test]
    fn t7_colours() {
        good::<Color>(&[("#00aaFF", "#00aaff"), (" #123456 ", "#123456")]);
        bad::<Color>(&[
            ("", "missing"),
            ("#fff", "format"),
            ("00aaff", "format"),
            ("#00aafg", "format"),
            ("#+0aaff", "format"),
            ("#00aaff00", "format"),
            ("red", "format"),
            ("#ééé", "format"),
        ]);
    }

    proptest! {
        #[test]
        fn t7_a_colour_survives(red: u8, green: u8, blue: u8) {
            survives(&Color { red, green, blue });
        }
    }
}
