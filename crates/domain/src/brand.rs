//! Colours of a brand that can be read (Rule T7).

use api::value::Color;

/// The least contrast of text on its ground (WCAG 2.2, success criterion 1.4.3).
pub const ENOUGH: f64 = 4.5;

/// How bright a colour is, 0 to 1 (WCAG 2.2, relative luminance).
#[must_use]
pub fn luminance(color: Color) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.0722f64.mul_add(linear(color.blue), 0.2126f64.mul_add(linear(color.red), 0.7152 * linear(color.green)))
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio).
#[must_use]
pub fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour of text on a primary colour: white or black, whichever stands out more. One of the two always has
/// [`ENOUGH`] contrast, so no colour is refused.
#[must_use]
pub fn on_color(primary: Color) -> Color {
    if contrast(primary, Color::WHITE) >= contrast(primary, Color::BLACK) {
        Color::WHITE
    } else {
        Color::BLACK
    }
}

/// The colour nearest to that text's that can be read on a ground: the same, mixed with as little black or white as is
/// needed. One of the two always is enough.
#[must_use]
pub fn readable(text: Color, ground: Color) -> Color {
    let mixed = |with: Color, parts: u16| {
        let mix = |from: u8, to: u8| {
            let sum = u16::from(from) * (255 - parts) + u16::from(to) * parts;
            u8::try_from((sum + 127) / 255).unwrap_or(to)
        };
        Color {
            red: mix(text.red, with.red),
            green: mix(text.green, with.green),
            blue: mix(text.blue, with.blue),
        }
    };
    (0..=255)
        .flat_map(|parts| [mixed(Color::BLACK, parts), mixed(Color::WHITE, parts)])
        .find(|color| contrast(*color, ground) >= ENOUGH)
        .unwrap_or_else(|| on_color(ground))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t7_known_contrasts() {
        let color = |t: &str| t.parse::<Color>().unwrap();
        let near = |a: f64, b: f64| assert!((a - b).abs() < 0.01, "{a} is not {b}");
        near(contrast(Color::BLACK, Color::WHITE), 21.0);
        near(contrast(color("#767676"), Color::WHITE), 4.54);
        near(contrast(color("#ff0000"), Color::WHITE), 4.0);
        near(contrast(color("#0000ff"), Color::WHITE), 8.59);
        assert_eq!(on_color(color("#0000ff")), Color::WHITE);
        assert_eq!(on_color(color("#ffff00")), Color::BLACK);
    }

    #[test]
    fn t7_the_nearest_readable_colour_is_readable_and_near() {
        let color = |t: &str| t.parse::<Color>().unwrap();
        assert_eq!(readable(Color::BLACK, Color::WHITE), Color::BLACK, "what can be read stays");
        let near = readable(color("#888888"), Color::WHITE);
        assert_eq!(near.to_string(), "#767676", "the lightest grey on white");
        let steps = || (0u8..=255).step_by(15);
        for red in steps() {
            for blue in steps() {
                let (text, ground) =
                    (Color { red, green: 128, blue }, Color { red: blue, green: 90, blue: red });
                assert!(contrast(readable(text, ground), ground) >= ENOUGH, "{text} on {ground}");
            }
        }
    }

    #[test]
    fn t7_text_on_any_colour_can_be_read() {
        let steps = || (0u8..=255).step_by(5);
        for red in steps() {
            for green in steps() {
                for blue in steps() {
                    let primary = Color { red, green, blue };
                    assert!(contrast(primary, on_color(primary)) >= ENOUGH, "{primary}");
                }
            }
        }
    }
}
