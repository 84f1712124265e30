//! Values that both sides check, as types that cannot be made wrong: whoever holds one need not look again.

mod account_path;
mod color;
mod domain_name;
mod email;
mod external_ref;
mod label;
mod money;
mod name;
mod slug;
mod support;
mod tax_id;
mod text;

use std::fmt;

pub use account_path::AccountPath;
pub use color::Color;
pub use domain_name::DomainName;
pub use email::Email;
pub use external_ref::ExternalRef;
pub use label::{LabelKey, LabelValue, MOST_LABELS};
pub use money::{Currency, Price};
pub use name::Name;
pub use slug::Slug;
pub use support::SupportContact;
pub use tax_id::TaxId;

/// What is wrong with a text. Its words follow the noun that the caller knows: “the owner's e-mail” + “`x@y` is not an
/// address: a domain with a dot is missing”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueError {
    given: String,
    code: &'static str,
    why: String,
}

impl ValueError {
    fn new(given: &str, code: &'static str, why: impl Into<String>) -> Self {
        Self { given: text::shown(given), code, why: why.into() }
    }

    fn missing() -> Self {
        Self { given: String::new(), code: "missing", why: "is missing".to_owned() }
    }

    fn control_characters(given: &str) -> Self {
        Self::new(given, "control_characters", "holds characters that cannot be seen")
    }

    fn too_long(given: &str, max: usize, unit: &str) -> Self {
        Self::new(given, "too_long", format!("is too long: {max} {unit} at most"))
    }

    /// The stable code for [`crate::problem::FieldError`]: `missing`, `format`, `check_digits`, `too_long`,
    /// `control_characters` or `reserved`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What is wrong, without the text that was given.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.given.is_empty() {
            f.write_str(&self.why)
        } else {
            write!(f, "`{}` {}", self.given, self.why)
        }
    }
}

impl std::error::Error for ValueError {}

/// What every value has beyond `FromStr` and `Display`: the ways from and into text.
macro_rules! as_text {
    ($type:ident) => {
        impl TryFrom<String> for $type {
            type Error = crate::value::ValueError;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<&str> for $type {
            type Error = crate::value::ValueError;
            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                std::borrow::Cow::<'de, str>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .into()
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $type {}
    };
}

/// The same for a value that is its own text.
macro_rules! is_text {
    ($type:ident) => {
        impl $type {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        crate::value::as_text!($type);
    };
}

use {as_text, is_text};

#[cfg(test)]
pub(crate) mod test {
    use std::{fmt, str::FromStr};

    use super::ValueError;

    /// A good text, and what it becomes.
    pub(crate) fn good<T: FromStr<Err = ValueError> + fmt::Display>(rows: &[(&str, &str)]) {
        for (given, expected) in rows {
            match given.parse::<T>() {
                Ok(value) => assert_eq!(value.to_string(), *expected, "from {given:?}"),
                Err(error) => panic!("{given:?} is good: {error}"),
            }
        }
    }

    /// A bad text, and the code of its error.
    pub(crate) fn bad<T: FromStr<Err = ValueError> + fmt::Display>(rows: &[(&str, &str)]) {
        for (given, code) in rows {
            match given.parse::<T>() {
                Ok(value) => panic!("{given:?} is bad, and became `{value}`"),
                Err(error) => assert_eq!(error.code(), *code, "{given:?}: {error}"),
            }
        }
    }

    /// What comes out goes in again, as text and as JSON, and stays what it is.
    pub(crate) fn survives<T>(value: &T)
    where
        T: FromStr<Err = ValueError>
            + fmt::Display
            + fmt::Debug
            + PartialEq
            + serde::Serialize
            + serde::de::DeserializeOwned,
    {
        assert_eq!(&value.to_string().parse::<T>().unwrap(), value);
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
    }
}
