//! How fields of inputs are read where the plain way would take too much, or say too little.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::Error};

/// A field of a merge patch that may be missing and cannot be emptied: `null` is a fault (RFC 7396).
///
/// # Errors
/// Those of the deserializer.
pub(crate) fn filled<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Option<T>, D::Error> {
    T::deserialize(d).map(Some)
}

/// A time that may be missing or `null`.
///
/// # Errors
/// Those of the deserializer, and for a text that RFC 3339 does not know.
pub(crate) fn time<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Timestamp>, D::Error> {
    let text = Option::<std::borrow::Cow<'de, str>>::deserialize(d)?;
    let wrong = |text: &str| {
        let text: String = text.chars().take(64).collect();
        D::Error::custom(format!("`{text}` is no time with its zone, such as `2027-01-31T12:00:00Z`"))
    };
    text.map(|text| text.parse().map_err(|_| wrong(&text))).transpose()
}
