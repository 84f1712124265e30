//! Where a page ended.

use crate::{
    error::Error,
    row::{FromRow, Row},
    value::Value,
};

/// Where a page ended. It holds an internal key: it leaves only sealed (`design.md` §8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    pub(super) sort: Value,
    pub(super) key: i64,
}

impl Position {
    /// The path after which it goes on, in a list that is sorted by path.
    pub(crate) fn path(&self) -> Option<&[u8]> {
        match &self.sort {
            Value::Bytes(path) => Some(path),
            _ => None,
        }
    }

    /// The bytes to be sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.key.to_be_bytes().to_vec();
        match &self.sort {
            Value::Int(i) => {
                bytes.push(b'i');
                bytes.extend_from_slice(&i.to_be_bytes());
            }
            Value::Text(text) => {
                bytes.push(b't');
                bytes.extend_from_slice(text.as_bytes());
            }
            Value::Bytes(path) => {
                bytes.push(b'b');
                bytes.extend_from_slice(path);
            }
            Value::Null => bytes.push(b'?'),
        }
        bytes
    }

    /// What the bytes were made of; none if they were not.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (key, rest) = bytes.split_first_chunk()?;
        let (kind, rest) = rest.split_first()?;
        let sort = match kind {
            b'i' => Value::Int(i64::from_be_bytes(rest.try_into().ok()?)),
            b't' => Value::Text(String::from_utf8(rest.to_vec()).ok()?),
            b'b' => Value::Bytes(rest.to_vec()),
            _ => return None,
        };
        Some(Self { sort, key: i64::from_be_bytes(*key) })
    }
}

/// A row with its place: the last two columns.
pub(super) struct Placed<R> {
    pub(super) row: R,
    pub(super) position: Position,
}

impl<R: FromRow> FromRow for Placed<R> {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let end = row.len();
        if row.get::<Value>(end - 2)? == Value::Null {
            // Its page would be the last, whatever came after.
            return Err(Error::Database("a list is sorted by what may be NULL".into()));
        }
        let position = Position { sort: row.get(end - 2)?, key: row.get(end - 1)? };
        Ok(Self { row: R::from_row(row)?, position })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_survive_their_bytes() {
        for sort in [Value::Int(-5), Value::Text(String::new()), Value::Text("é".into())] {
            let position = Position { sort, key: 77 };
            assert_eq!(Position::from_bytes(&position.to_bytes()), Some(position));
        }
        for bytes in [&b""[..], b"1234567", b"12345678", b"12345678x", b"12345678i1", b"12345678t\xff"] {
            assert_eq!(Position::from_bytes(bytes), None);
        }
    }
}
