//! Whole tables in a form of neither engine: what backups are made of, and what they are restored into (Rule D2).
//!
//! Rows come in an order that both engines give alike, so that equal tables give equal bytes. They come page by page, so
//! that no table has to fit into memory; a unit of work that reads is one snapshot, so all pages of all tables belong
//! together.

mod schema;

pub use self::schema::{Column, Kind, Reference, Schema, Step, Table};

use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::SystemScope,
    sql,
    tx::Tx,
    value::Value,
};

/// Rows of a page: of the widest table they take some megabytes.
pub const PAGE: usize = 200;
/// Rows of one statement that inserts: neither engine takes more than 32,766 parameters.
const TOGETHER: usize = 50;

/// A row, its values in the order of the table's columns.
pub type Cells = Vec<Value>;

struct Any(Cells);

impl FromRow for Any {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        (0..row.len()).map(|at| row.get(at)).collect::<Result<_, _>>().map(Self)
    }
}

/// The next rows of a table after one of its rows, or the first.
///
/// # Errors
/// Those of the store.
pub fn page(
    tx: &mut Tx<'_>,
    _system: &SystemScope,
    table: &Table,
    after: Option<&Cells>,
) -> Result<Vec<Cells>, Error> {
    let order = table.order_names().join(", ");
    let values: Vec<Value> =
        after.map(|row| table.order.iter().map(|&at| row[at].clone()).collect()).unwrap_or_default();
    let places: Vec<String> = (1..=values.len()).map(|at| format!("?{at}")).collect();
    let from =
        if values.is_empty() { String::new() } else { format!("WHERE ({order}) > ({})", places.join(", ")) };
    let text = format!(
        "SELECT {} FROM {} {from} ORDER BY {order} LIMIT {PAGE}",
        table.column_names().join(", "),
        table.name
    );
    let rows: Vec<Any> = tx.composed(&text, &sql::with_dollars(&text), &values)?;
    Ok(rows.into_iter().map(|Any(row)| row).collect())
}

/// Whether a table has no row.
///
/// # Errors
/// Those of the store.
pub fn is_empty(tx: &mut Tx<'_>, _system: &SystemScope, table: &Table) -> Result<bool, Error> {
    let text = format!("SELECT 1 FROM {} LIMIT 1", table.name);
    Ok(tx.composed::<Any>(&text, &text, &[])?.is_empty())
}

/// Puts rows in as they are, keys and all. Tables come in the order of [`Schema::tables`].
///
/// # Errors
/// Those of the store: a row that refers to none, or that is there already.
pub fn insert(tx: &mut Tx<'_>, _system: &SystemScope, table: &Table, rows: &[Cells]) -> Result<(), Error> {
    for some in rows.chunks(TOGETHER) {
        let mut at = 0;
        let places: Vec<String> = some
            .iter()
            .map(|row| {
                let places: Vec<String> = row
                    .iter()
                    .map(|_| {
                        at += 1;
                        format!("?{at}")
                    })
                    .collect();
                format!("({})", places.join(", "))
            })
            .collect();
        let columns = table.column_names().join(", ");
        let text = format!("INSERT INTO {} ({columns}) VALUES {}", table.name, places.join(", "));
        let values: Vec<Value> = some.iter().flatten().cloned().collect();
        tx.composed_execute(&text, &sql::with_dollars(&text), &values)?;
    }
    Ok(())
}

/// Lets the keys that the database gives by itself go on after those that were put in.
///
/// # Errors
/// Those of the store.
pub fn go_on(tx: &mut Tx<'_>, system: &SystemScope, table: &Table) -> Result<(), Error> {
    match &table.given_key {
        Some(column) if !is_empty(tx, system, table)? => tx.go_on_after(&table.name, column),
        _ => Ok(()),
    }
}

/// How many rows refer to a row that is not there.
///
/// # Errors
/// Those of the store.
pub fn dangling(
    tx: &mut Tx<'_>,
    _system: &SystemScope,
    table: &Table,
    reference: &Reference,
) -> Result<i64, Error> {
    let Reference { column, table: other, key } = reference;
    let text = format!(
        "SELECT count(*) FROM {} t LEFT JOIN {other} o ON o.{key} = t.{column}
         WHERE t.{column} IS NOT NULL AND o.{key} IS NULL",
        table.name
    );
    let rows: Vec<(i64,)> = tx.composed(&text, &text, &[])?;
    Ok(rows.first().map_or(0, |(count,)| *count))
}
