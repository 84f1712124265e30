//! Every column that holds sealed bytes (`design.md` §7), in one list: what a new master key has to wrap anew, and what
//! shows whether a master key is the right one (SRV-4).

use std::{fmt, iter};

use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::SystemScope,
    seal, sql,
    tx::Tx,
    value::Value,
};

/// Rows of a page.
const PAGE: usize = 100;

/// A column with sealed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedColumn {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The primary key.
    key: &'static [&'static str],
    /// The columns whose values name the place, as [`seal::place`] takes them.
    place: &'static [&'static str],
    /// Which rows are sealed, where not all are.
    only: Option<&'static str>,
}

/// All of them. A test compares it with the schema.
pub const ALL: &[SealedColumn] = &[
    SealedColumn {
        table: "signing_keys",
        column: "private_sealed",
        key: &["kid"],
        place: &["kid"],
        only: None,
    },
    SealedColumn {
        table: "outbox",
        column: "payload_sealed",
        key: &["key"],
        place: &["kind", "recipient"],
        only: None,
    },
    SealedColumn {
        table: "idempotency",
        column: "answer",
        key: &["account", "idempotency_key"],
        place: &["account", "idempotency_key"],
        only: Some("is_sealed = 1"),
    },
];

/// Sealed bytes with their place.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedRow {
    key: Vec<Value>,
    /// As the master key takes it.
    pub place: String,
    /// The bytes.
    pub sealed: Vec<u8>,
}

impl fmt::Debug for SealedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SealedRow").field(&self.place).finish()
    }
}

struct Any(Vec<Value>);

impl FromRow for Any {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        (0..row.len()).map(|at| row.get(at)).collect::<Result<_, _>>().map(Self)
    }
}

/// The next rows of a column after one of them, or the first.
///
/// # Errors
/// Those of the store.
pub fn page(
    tx: &mut Tx<'_>,
    _system: &SystemScope,
    column: &SealedColumn,
    after: Option<&SealedRow>,
) -> Result<Vec<SealedRow>, Error> {
    let key = column.key.join(", ");
    let values: Vec<Value> = after.map(|row| row.key.clone()).unwrap_or_default();
    let places: Vec<String> = (1..=values.len()).map(|at| format!("?{at}")).collect();
    let beyond = (!values.is_empty()).then(|| format!("({key}) > ({})", places.join(", ")));
    let conditions: Vec<String> = beyond.into_iter().chain(column.only.map(str::to_owned)).collect();
    let conditions =
        if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    let wanted: Vec<&str> =
        column.key.iter().chain(column.place).copied().chain(iter::once(column.column)).collect();
    let text = format!(
        "SELECT {} FROM {} {conditions} ORDER BY {key} LIMIT {PAGE}",
        wanted.join(", "),
        column.table
    );
    let rows: Vec<Any> = tx.composed(&text, &sql::with_dollars(&text), &values)?;
    rows.into_iter().map(|Any(cells)| column.row(cells)).collect()
}

/// Puts other bytes in the place of those that were read; `false` when another has changed the row meanwhile.
///
/// # Errors
/// Those of the store.
pub fn replace(
    tx: &mut Tx<'_>,
    _system: &SystemScope,
    column: &SealedColumn,
    row: &SealedRow,
    sealed: Vec<u8>,
) -> Result<bool, Error> {
    let key: Vec<String> =
        column.key.iter().enumerate().map(|(at, name)| format!("{name} = ?{}", at + 3)).collect();
    let SealedColumn { table, column, .. } = column;
    let text = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2 AND {}", key.join(" AND "));
    let mut values = vec![Value::Bytes(sealed), Value::Bytes(row.sealed.clone())];
    values.extend(row.key.iter().cloned());
    Ok(tx.composed_execute(&text, &sql::with_dollars(&text), &values)? == 1)
}

impl SealedColumn {
    fn row(&self, mut cells: Vec<Value>) -> Result<SealedRow, Error> {
        let Some(Value::Bytes(sealed)) = cells.pop() else {
            return Err(Error::Corrupt(format!("{}.{} holds no bytes", self.table, self.column)));
        };
        let named = cells.split_off(self.key.len());
        let shown: Vec<Shown> = named.into_iter().map(Shown).collect();
        let shown: Vec<&dyn fmt::Display> = shown.iter().map(|value| value as _).collect();
        Ok(SealedRow { key: cells, place: seal::place(self.table, &shown), sealed })
    }
}

/// A value as it stands in a place.
struct Shown(Value);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Value::Int(number) => number.fmt(f),
            Value::Text(text) => text.fmt(f),
            // None of the columns above: they are keys and words.
            Value::Null | Value::Bytes(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::Schema;

    #[test]
    fn srv_4_every_sealed_column_of_the_schema_is_in_the_list() {
        let mut marked = Vec::new();
        for table in Schema::current().unwrap().tables {
            let has = |name: &str| table.columns.iter().any(|column| column.name == name);
            for column in &table.columns {
                // A flag says that another column may be sealed.
                if column.name.ends_with("_sealed") && column.name != "is_sealed" {
                    marked.push(format!("{}.{}", table.name, column.name));
                }
            }
            if has("is_sealed") {
                marked.push(format!("{}.answer", table.name));
            }
        }
        let mut listed: Vec<_> = ALL.iter().map(|c| format!("{}.{}", c.table, c.column)).collect();
        marked.sort();
        listed.sort();
        assert_eq!(listed, marked);
    }
}
