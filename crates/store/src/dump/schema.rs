//! The tables as the migrations make them, looked at in an empty database in memory: so there is no second list of columns
//! to forget one in.

use rusqlite::Connection;

use crate::{
    Engine,
    error::Error,
    migrations::{self, Migration},
    sqlite::error,
};

/// Tables whose rows refer to rows of the same table, with the column whose order puts the others first.
const OWN_ORDER: &[(&str, &str)] = &[("accounts", "path")];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 64-bit integers.
    Int,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A column whose values are keys of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The column.
    pub column: String,
    /// The table referred to.
    pub table: String,
    /// That table's column.
    pub key: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order in which they were declared.
    pub columns: Vec<Column>,
    /// Places of the columns that order its rows; no two rows are equal in them.
    pub(crate) order: Vec<usize>,
    /// The column that the database fills by itself.
    pub(crate) given_key: Option<String>,
    /// What it refers to.
    pub references: Vec<Reference>,
}

impl Table {
    pub(crate) fn column_names(&self) -> Vec<&str> {
        self.columns.iter().map(|column| column.name.as_str()).collect()
    }

    pub(crate) fn order_names(&self) -> Vec<&str> {
        self.order.iter().map(|&at| self.columns[at].name.as_str()).collect()
    }
}

/// A step of the migrations, by which a schema is known.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Step {
    /// Its number.
    pub number: i64,
    /// SHA-256 of its text, in hexadecimal.
    pub hash: String,
}

/// The schema after some steps.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The steps.
    pub steps: Vec<Step>,
    /// The tables, each after those that it refers to.
    pub tables: Vec<Table>,
}

impl Schema {
    /// This program's own.
    ///
    /// # Errors
    /// The migrations do not run.
    pub fn current() -> Result<Self, Error> {
        Self::after(migrations::ALL)
    }

    /// The one that those steps made.
    ///
    /// # Errors
    /// [`Error::Migration`] when they are not this program's: a newer program's, or another's.
    pub fn of(steps: &[Step]) -> Result<Self, Error> {
        Self::after(migrations::prefix(steps)?)
    }

    fn after(known: &[Migration]) -> Result<Self, Error> {
        let connection = Connection::open_in_memory().map_err(error)?;
        for step in known {
            connection.execute_batch(&migrations::render(step.sql, Engine::Sqlite)).map_err(error)?;
        }
        let steps = known.iter().map(|step| Step { number: step.number, hash: step.hash() }).collect();
        let names =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let names: Vec<String> = rows(&connection, names, |row| row.get(0))?;
        let tables: Result<Vec<Table>, Error> = names.iter().map(|name| table(&connection, name)).collect();
        Ok(Self { steps, tables: in_order(tables?)? })
    }
}

fn table(connection: &Connection, name: &str) -> Result<Table, Error> {
    let text = format!("SELECT name, type, pk FROM pragma_table_info('{name}') ORDER BY cid");
    let found: Vec<(String, String, i64)> =
        rows(connection, &text, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut key: Vec<(i64, usize)> = found
        .iter()
        .enumerate()
        .filter(|(_, column)| column.2 > 0)
        .map(|(at, column)| (column.2, at))
        .collect();
    key.sort_unstable();
    let given_key = match key.as_slice() {
        [(_, at)] if found[*at].1 == "INTEGER" && found[*at].0 == "key" => Some(found[*at].0.clone()),
        _ => None,
    };
    let mut order: Vec<usize> = key.into_iter().map(|(_, at)| at).collect();
    if let Some((_, column)) = OWN_ORDER.iter().find(|(table, _)| *table == name) {
        order = found.iter().position(|(name, ..)| name == column).into_iter().collect();
    }
    if order.is_empty() {
        return Err(Error::Database(format!("the rows of {name} have no order: it has no primary key")));
    }
    let columns = found.into_iter().map(|(column, kind, _)| {
        let kind = match kind.as_str() {
            "INTEGER" => Kind::Int,
            "TEXT" => Kind::Text,
            "BLOB" => Kind::Bytes,
            other => return Err(Error::Database(format!("{name}.{column} is of type {other}"))),
        };
        Ok(Column { name: column, kind })
    });
    let columns = columns.collect::<Result<_, _>>()?;
    let text =
        format!("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list('{name}') ORDER BY id, seq");
    let references = rows(connection, &text, |row| {
        Ok(Reference { column: row.get(0)?, table: row.get(1)?, key: row.get(2)? })
    })?;
    Ok(Table { name: name.to_owned(), columns, order, given_key, references })
}

/// Each after those that it refers to; otherwise by name.
fn in_order(mut tables: Vec<Table>) -> Result<Vec<Table>, Error> {
    let mut ordered: Vec<Table> = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let is_free = |table: &Table| {
            let mut others = table.references.iter().filter(|reference| reference.table != table.name);
            others.all(|reference| ordered.iter().any(|before| before.name == reference.table))
        };
        match tables.iter().position(is_free) {
            Some(at) => ordered.push(tables.remove(at)),
            None => {
                let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
                return Err(Error::Database(format!("tables refer to each other in a circle: {names:?}")));
            }
        }
    }
    let own = |table: &Table| table.references.iter().any(|reference| reference.table == table.name);
    match ordered.iter().find(|table| own(table) && !OWN_ORDER.iter().any(|(name, _)| *name == table.name)) {
        Some(table) => {
            Err(Error::Database(format!("the rows of {} refer to each other: name their order", table.name)))
        }
        None => Ok(ordered),
    }
}

fn rows<T>(
    connection: &Connection,
    text: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, Error> {
    let mut statement = connection.prepare(text).map_err(error)?;
    let found = statement.query_map([], read).map_err(error)?;
    found.collect::<Result<_, _>>().map_err(error)
}
