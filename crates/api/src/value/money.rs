//! Money: a decimal and a currency (Rule B3), never floating point.

use std::str::FromStr;

use super::{ValueError, is_text};

/// The most digits before the point.
const WHOLE: usize = 12;
/// The most digits after it.
const FRACTION: usize = 6;

/// A price: a decimal from 0 on, such as `12.50`; up to 12 digits, and up to 6 after a point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Price(String);

is_text!(Price);

impl FromStr for Price {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        let digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
        };
        let (whole, fraction) = given.split_once('.').map_or((given, None), |(w, f)| (w, Some(f)));
        let plain = whole == "0" || !whole.starts_with('0');
        if plain && digits(whole, WHOLE) && fraction.is_none_or(|f| digits(f, FRACTION)) {
            Ok(Self(given.to_owned()))
        } else if given.is_empty() {
            Err(ValueError::missing())
        } else {
            Err(ValueError::new(given, "format", "is no price: a decimal such as 12.50 is"))
        }
    }
}

/// A currency: three capital letters, as in ISO 4217.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(String);

is_text!(Currency);

impl FromStr for Currency {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        if given.len() == 3 && given.bytes().all(|b| b.is_ascii_uppercase()) {
            Ok(Self(given.to_owned()))
        } else if given.is_empty() {
            Err(ValueError::missing())
        } else {
            Err(ValueError::new(given, "format", "is no currency: three capital letters such as BRL are"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test::{bad, good};

    #[test]
    fn b0_prices_are_decimals() {
        good::<Price>(&[("0", "0"), ("12.50", "12.50"), ("999999999999.000001", "999999999999.000001")]);
        bad::<Price>(&[
            ("", "missing"),
            ("-1", "format"),
            ("1,5", "format"),
            ("01", "format"),
            ("1.", "format"),
        ]);
        bad::<Price>(&[
            ("1e3", "format"),
            (".5", "format"),
            ("0.0000001", "format"),
            ("1000000000000", "format"),
        ]);
    }

    #[test]
    fn b0_currencies_have_three_letters() {
        good::<Currency>(&[("BRL", "BRL"), ("EUR", "EUR")]);
        bad::<Currency>(&[("", "missing"), ("brl", "format"), ("REAL", "format"), ("R$1", "format")]);
    }
}
