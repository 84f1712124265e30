//! Values on their way into and out of statements.
//!
//! One small set that both engines hold alike: integers (and flags, times, keys), text (and ids, JSON), bytes.

use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use crate::error::Error;

/// A value as both engines store it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Null,
    /// 64-bit integer: counts, flags (0 and 1), microseconds since the epoch, keys, minor units of money.
    Int(i64),
    /// UTF-8 text, compared byte by byte.
    Text(String),
    /// Bytes: hashes, sealed values, paths.
    Bytes(Vec<u8>),
}

impl Value {
    /// The kind in words, for messages that must not hold the value.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Int(_) => "an integer",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
        }
    }
}

/// Can be a statement's parameter.
pub trait ToValue {
    /// The value that is bound.
    fn to_value(&self) -> Value;
}

/// Can be made of a column.
pub trait FromValue: Sized {
    /// What the column holds, as this type.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when it holds something else.
    fn from_value(value: Value) -> Result<Self, Error>;
}

/// JSON as text. The text is what `serde_json` writes; it is compared as a whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// A mismatch between column and type. Never shows the value: it may be personal or secret.
pub(crate) fn mismatch(found: &str, wanted: &str) -> Error {
    Error::Corrupt(format!("a column holds {found} where {wanted} is expected"))
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self, Error> {
        Ok(value)
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self, Error> {
        if value == Value::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}

impl FromValue for i64 {
    fn from_value(value: Value) -> Result<Self, Error> {
        match value {
            Value::Int(i) => Ok(i),
            other => Err(mismatch(other.kind(), "an integer")),
        }
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
}

macro_rules! small_integers {
    ($($kind:ty),*) => {$(
        impl ToValue for $kind {
            fn to_value(&self) -> Value {
                Value::Int(i64::from(*self))
            }
        }
        impl FromValue for $kind {
            fn from_value(value: Value) -> Result<Self, Error> {
                let wide = i64::from_value(value)?;
                Self::try_from(wide).map_err(|_| mismatch("an integer out of range", stringify!($kind)))
            }
        }
    )*};
}
small_integers!(i32, u32, u16, u8);

impl ToValue for bool {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
}

impl FromValue for bool {
    fn from_value(value: Value) -> Result<Self, Error> {
        match i64::from_value(value)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(mismatch("another integer", "0 or 1")),
        }
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl FromValue for String {
    fn from_value(value: Value) -> Result<Self, Error> {
        match value {
            Value::Text(text) => Ok(text),
            other => Err(mismatch(other.kind(), "text")),
        }
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl<const N: usize> ToValue for [u8; N] {
    fn to_value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: Value) -> Result<Self, Error> {
        let bytes = Vec::<u8>::from_value(value)?;
        bytes.try_into().map_err(|_| mismatch("bytes of another length", "a fixed number of bytes"))
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value {
        Value::Bytes(self.clone())
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Result<Self, Error> {
        match value {
            Value::Bytes(bytes) => Ok(bytes),
            other => Err(mismatch(other.kind(), "bytes")),
        }
    }
}

impl ToValue for Timestamp {
    fn to_value(&self) -> Value {
        Value::Int(self.as_microsecond())
    }
}

impl FromValue for Timestamp {
    fn from_value(value: Value) -> Result<Self, Error> {
        Self::from_microsecond(i64::from_value(value)?).map_err(|_| mismatch("another integer", "a time"))
    }
}

impl<T: Serialize> ToValue for Json<T> {
    /// # Panics
    /// For types that JSON cannot hold (maps with keys that are no text): a mistake in the program.
    fn to_value(&self) -> Value {
        Value::Text(serde_json::to_string(&self.0).expect("a type that JSON can hold"))
    }
}

impl<T: DeserializeOwned> FromValue for Json<T> {
    fn from_value(value: Value) -> Result<Self, Error> {
        let text = String::from_value(value)?;
        serde_json::from_str(&text)
            .map(Json)
            .map_err(|_| mismatch("other text", "JSON of the expected shape"))
    }
}

/// Stores types as the text that `Display` writes and `FromStr` reads.
macro_rules! text_values {
    ($($kind:ty),* $(,)?) => {$(
        impl $crate::value::ToValue for $kind {
            fn to_value(&self) -> $crate::value::Value {
                $crate::value::Value::Text(self.to_string())
            }
        }
        impl $crate::value::FromValue for $kind {
            fn from_value(value: $crate::value::Value) -> Result<Self, $crate::error::Error> {
                let text = <String as $crate::value::FromValue>::from_value(value)?;
                text.parse().map_err(|_| $crate::value::mismatch("other text", stringify!($kind)))
            }
        }
    )*};
}
pub(crate) use text_values;

text_values! {
    api::id::AccountId, api::id::TenantId, api::id::DomainId, api::id::UserId, api::id::MembershipId,
    api::id::InvitationId, api::id::AccessRequestId, api::id::GroupId, api::id::PlanId, api::id::ClientId, api::id::AuditId, api::id::RequestId,
    api::id::SessionId, api::id::EventId,
}
