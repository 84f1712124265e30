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
