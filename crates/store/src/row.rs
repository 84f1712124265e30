//! Rows as statements give them: columns by position.

use tokio_postgres::types::{FromSql, Kind, Type};

use crate::{
    error::Error,
    value::{FromValue, Value, mismatch},
};

/// A row of either engine.
pub(crate) enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

impl Row<'_> {
    /// The column at a position, from 0.
    ///
    /// # Errors
    /// There is no such column, or it holds something else.
    pub(crate) fn get<T: FromValue>(&self, column: usize) -> Result<T, Error> {
        self.value(column).and_then(T::from_value).map_err(|error| match error {
            Error::Corrupt(text) => Error::Corrupt(format!("column {column}: {text}")),
            other => other,
        })
    }

    /// How many columns it has.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Sqlite(row) => row.as_ref().column_count(),
            Self::Postgres(row) => row.len(),
        }
    }

    fn value(&self, column: usize) -> Result<Value, Error> {
        match self {
            Self::Sqlite(row) => {
                use rusqlite::types::ValueRef;
                let value = row.get_ref(column).map_err(|e| Error::Database(e.to_string()))?;
                Ok(match value {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(i) => Value::Int(i),
                    ValueRef::Text(text) => Value::Text(
                        String::from_utf8(text.to_vec())
                            .map_err(|_| mismatch("text that is no UTF-8", "text"))?,
                    ),
                    ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
                    ValueRef::Real(_) => return Err(mismatch("a fraction", "an integer")),
                })
            }
            Self::Postgres(row) => {
                let value = row.try_get::<_, PostgresValue>(column);
                value.map(|v| v.0).map_err(|e| {
                    Error::Database(match std::error::Error::source(&e) {
                        Some(source) => format!("{e}: {source}"),
                        None => e.to_string(),
                    })
                })
            }
        }
    }
}

/// Whether PostgreSQL's type is one that a [`Value`] can be read from.
#[cfg(test)]
pub(crate) fn is_readable(kind: &Type) -> bool {
    *kind == Type::INT8
        || *kind == Type::INT4
        || *kind == Type::INT2
        || *kind == Type::BOOL
        || *kind == Type::TEXT
        || *kind == Type::VARCHAR
        || *kind == Type::NAME
        || *kind == Type::BYTEA
        || *kind == Type::VOID
}

struct PostgresValue(Value);

impl<'a> FromSql<'a> for PostgresValue {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(match *kind {
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(kind, raw)?.into()),
            Type::BOOL => Value::Int(bool::from_sql(kind, raw)?.into()),
            Type::TEXT | Type::VARCHAR | Type::NAME => Value::Text(String::from_sql(kind, raw)?),
            Type::BYTEA => Value::Bytes(raw.to_vec()),
            Type::VOID => Value::Null,
            _ => return Err(format!("type {kind} is not read here: cast it to BIGINT, TEXT or BYTEA").into()),
        }))
    }

    fn from_sql_null(_kind: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(Value::Null))
    }

    fn accepts(kind: &Type) -> bool {
        // Others fail in `from_sql`, with words that help.
        matches!(kind.kind(), Kind::Simple | Kind::Pseudo)
    }
}

/// Can be made of a row, column by column.
pub(crate) trait FromRow: Sized {
    /// The row as this type.
    fn from_row(row: &Row<'_>) -> Result<Self, Error>;
}

macro_rules! tuples {
    ($($($name:ident $at:tt),+;)*) => {$(
        impl<$($name: FromValue),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self, Error> {
                Ok(($(row.get::<$name>($at)?,)+))
            }
        }
    )*};
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
