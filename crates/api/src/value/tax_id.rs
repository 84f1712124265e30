//! Brazilian tax numbers of companies and persons (Rule A9).

use std::{fmt, str::FromStr};

use super::{ValueError, as_text};

/// Characters of a CPF.
const CPF: usize = 11;
/// Characters of a CNPJ; the first twelve are `[A-Z0-9]` since July 2026.
const CNPJ: usize = 14;

/// A CNPJ or a CPF with right check digits. Read with or without punctuation, kept without, shown with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaxId(String);

as_text!(TaxId);

impl TaxId {
    /// Its 11 or 14 characters without punctuation: as it is stored and compared.
    #[must_use]
    pub fn bare(&self) -> &str {
        &self.0
    }

    /// Whether it is a company's.
    #[must_use]
    pub fn is_cnpj(&self) -> bool {
        self.0.len() == CNPJ
    }

    /// `CNPJ` or `CPF`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        if self.is_cnpj() { "CNPJ" } else { "CPF" }
    }
}

impl FromStr for TaxId {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        let bare: String = given
            .chars()
            .filter(|c| !matches!(c, '.' | '-' | '/' | ' '))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if bare.is_empty() {
            return Err(if given.trim().is_empty() {
                ValueError::missing()
            } else {
                ValueError::new(given, "format", NEITHER)
            });
        }
        let bytes = bare.as_bytes();
        let right = match bytes.len() {
            CPF if bytes.iter().all(u8::is_ascii_digit) => cpf_digits(bytes) == bytes[9..],
            CNPJ if bytes[..12].iter().all(u8::is_ascii_alphanumeric)
                && bytes[12..].iter().all(u8::is_ascii_digit) =>
            {
                cnpj_digits(bytes) == bytes[12..]
            }
            _ => return Err(ValueError::new(given, "format", NEITHER)),
        };
        // One digit repeated fits the sums and was never issued.
        if right && bytes.iter().any(|b| *b != bytes[0]) {
            Ok(Self(bare))
        } else {
            Err(ValueError::new(given, "check_digits", "has wrong check digits"))
        }
    }
}

const NEITHER: &str = "is neither a CNPJ (14 characters) nor a CPF (11 digits)";

impl fmt::Display for TaxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = &self.0;
        if self.is_cnpj() {
            write!(f, "{}.{}.{}/{}-{}", &t[..2], &t[2..5], &t[5..8], &t[8..12], &t[12..])
        } else {
            write!(f, "{}.{}.{}-{}", &t[..3], &t[3..6], &t[6..9], &t[9..])
        }
    }
}

/// The two check digits of a CNPJ: weights 2 to 9 from the right, again and again; values are ASCII − 48.
fn cnpj_digits(bytes: &[u8]) -> [u8; 2] {
    let digit = |of: &mut dyn DoubleEndedIterator<Item = u8>| {
        let sum: u32 = of.rev().zip((2..=9).cycle()).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
        check_digit(sum)
    };
    let base = bytes[..12].iter().copied();
    let first = digit(&mut base.clone());
    [first, digit(&mut base.chain([first]))]
}

/// The two check digits of a CPF: weights from 2 upwards, from the right.
fn cpf_digits(bytes: &[u8]) -> [u8; 2] {
    let digit = |of: &mut dyn DoubleEndedIterator<Item = u8>| {
        let sum: u32 = of.rev().zip(2..).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
        check_digit(sum)
    };
    let base = bytes[..9].iter().copied();
    let first = digit(&mut base.clone());
    [first, digit(&mut base.chain([first]))]
}

/// Modulo 11; a remainder below 2 gives 0.
const fn check_digit(sum: u32) -> u8 {
    match sum % 11 {
        0 | 1 => b'0',
        rest => b'0' + (11 - rest) as u8,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::test::{bad, good, survives};

    #[test]
    fn a9_good_tax_ids() {
        good::<TaxId>(&[
            ("12.ABC.345/01DE-35", "12.ABC.345/01DE-35"),
            ("12ABC34501DE35", "12.ABC.345/01DE-35"),
            ("12abc34501de35", "12.ABC.345/01DE-35"),
            ("00.000.000/0001-91", "00.000.000/0001-91"),
            ("33.000.167/0001-01", "33.000.167/0001-01"),
            ("11444777000161", "11.444.777/0001-61"),
            ("111.444.777-35", "111.444.777-35"),
            ("529 982 247 25", "529.982.247-25"),
        ]);
    }

    #[test]
    fn a9_bad_tax_ids() {
        bad::<TaxId>(&[
            ("", "missing"),
            ("  ", "missing"),
            ("-", "format"),
            ("12.ABC.345/01DE-36", "check_digits"),
            ("12.ABC.345/01DE-53", "check_digits"),
            ("12.ABC.345/01DE-3A", "format"),
            ("12.AÇC.345/01DE-35", "format"),
            ("11.111.111/1111-11", "check_digits"),
            ("00.000.000/0000-00", "check_digits"),
            ("111.111.111-11", "check_digits"),
            ("000.000.000-00", "check_digits"),
            ("111.444.777-53", "check_digits"),
            ("11A.444.777-35", "format"),
            ("1144477700016", "format"),
            ("114447770001611", "format"),
        ]);
    }

    #[test]
    fn a9_its_kind_and_bare_form() {
        let cnpj: TaxId = "12.ABC.345/01DE-35".parse().unwrap();
        assert_eq!((cnpj.kind(), cnpj.bare()), ("CNPJ", "12ABC34501DE35"));
        let cpf: TaxId = "111.444.777-35".parse().unwrap();
        assert_eq!((cpf.kind(), cpf.bare()), ("CPF", "11144477735"));
    }

    proptest! {
        #[test]
        fn a9_a_number_with_its_digits_survives_and_one_slip_is_caught(
            base in "[0-9]{9}|[A-Z0-9]{12}", at in 0usize..12, slip in 1u8..10,
        ) {
            let digits = if base.len() == 9 { cpf_digits(base.as_bytes()) } else { cnpj_digits(base.as_bytes()) };
            let whole = format!("{base}{}{}", char::from(digits[0]), char::from(digits[1]));
            prop_assume!(whole.bytes().any(|b| b != whole.as_bytes()[0]));
            let id: TaxId = whole.parse().unwrap();
            survives(&id);
            prop_assert_eq!(id.bare(), &whole);
            // One digit mistyped as another changes a sum by less than eleven times its weight.
            let at = at % base.len();
            let mut slipped = whole.into_bytes();
            if slipped[at].is_ascii_digit() {
                slipped[at] = b'0' + (slipped[at] - b'0' + slip) % 10;
                let error = String::from_utf8(slipped).unwrap().parse::<TaxId>();
                // A remainder of 0 and one of 1 share the digit 0, so a slip may hide in one of the two digits, seldom in both.
                if let Ok(other) = error {
                    prop_assert!(other.bare().ends_with('0') || other.bare().as_bytes()[base.len()] == b'0');
                }
            }
        }
    }
}
