//! The embedded engine: one thread that writes, and read-only connections for everybody else.

mod readers;
mod writer;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, config::DbConfig, ffi};

pub(crate) use self::{readers::Readers, writer::Writer};
use crate::{
    error::{ConstraintKind, Error},
    row::Row,
    tx::{Failure, Text},
    value::Value,
};

/// How long a connection waits for another process, in milliseconds.
const BUSY_TIMEOUT: u32 = 5_000;
/// Statements kept prepared per connection: more than the program has.
const STATEMENTS: usize = 512;

/// An opened file.
pub(crate) struct Sqlite {
    pub(crate) writer: Writer,
    pub(crate) readers: Readers,
}

impl Sqlite {
    /// Takes the connection that has brought the schema up to date for writing.
    pub(crate) fn start(
        path: PathBuf,
        connection: Connection,
        options: crate::Options,
    ) -> Result<Self, Error> {
        Ok(Self { writer: Writer::start(connection, options.clone())?, readers: Readers::new(path, options) })
    }
}

/// Whether a connection may change the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Write,
    Read,
}

/// Opens a connection and checks that it is durable.
pub(crate) fn connect(path: &Path, access: Access) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX
        | match access {
            Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
    let connection = Connection::open_with_flags(path, flags).map_err(error)?;
    configure(&connection, access).map_err(error)?;
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).map_err(error)?;
    if mode != "wal" || synchronous(&connection)? != 2 {
        return Err(Error::Unavailable(
            "this file cannot be written durably (WAL with full synchronisation)".into(),
        ));
    }
    Ok(connection)
}

fn configure(connection: &Connection, access: Access) -> rusqlite::Result<()> {
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT.into()))?;
    // A name that is none is a mistake on PostgreSQL; here it must not become a string.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // A plan that looked at bound values would be made anew each time that others are bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    if access == Access::Write {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "journal_size_limit", 64 << 20)?;
    } else {
        connection.pragma_update(None, "query_only", true)?;
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Kibibytes.
    connection.pragma_update(None, "cache_size", if access == Access::Write { -16_384 } else { -4_096 })?;
    connection.pragma_update(None, "mmap_size", 128 << 20)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// `PRAGMA synchronous`: 2 is FULL.
pub(crate) fn synchronous(connection: &Connection) -> Result<i64, Error> {
    connection.query_row("PRAGMA synchronous", [], |row| row.get(0)).map_err(error)
}

/// Runs a query and hands each row over.
pub(crate) fn query(
    connection: &Connection,
    text: Text<'_>,
    values: &[Value],
    each: &mut dyn FnMut(&Row<'_>) -> Result<(), Error>,
) -> Result<(), Failure> {
    let mut statement = connection.prepare_cached(text.sqlite).map_err(failure)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(failure)?;
    while let Some(row) = rows.next().map_err(failure)? {
        each(&Row::Sqlite(row))?;
    }
    Ok(())
}

/// Runs a statement and says how many rows it changed.
pub(crate) fn execute(connection: &Connection, sql: &str, values: &[Value]) -> Result<u64, Failure> {
    let mut statement = connection.prepare_cached(sql).map_err(failure)?;
    statement.execute(rusqlite::params_from_iter(values)).map(|changed| changed as u64).map_err(failure)
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(i) => ValueRef::Integer(*i),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn failure(error_: rusqlite::Error) -> Failure {
    error(error_).into()
}

/// SQLite's answer in the store's words.
pub(crate) fn error(error: rusqlite::Error) -> Error {
    let Some(code) = error.sqlite_error().map(|e| e.extended_code) else {
        return Error::Database(error.to_string());
    };
    // The message is the only place that names the columns; it goes to logs, no decision depends on it.
    let text = error.to_string();
    let name = || text.split_once(": ").map_or(text.clone(), |(_, name)| name.to_owned());
    let constraint = |kind| Error::Constraint { kind, name: name() };
    match code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            return constraint(ConstraintKind::Unique);
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => return constraint(ConstraintKind::ForeignKey),
        ffi::SQLITE_CONSTRAINT_NOTNULL => return constraint(ConstraintKind::NotNull),
        _ => {}
    }
    match code & 0xff {
        ffi::SQLITE_CONSTRAINT => constraint(ConstraintKind::Check),
        ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Error::Busy(text),
        ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => Error::Corrupt(text),
        ffi::SQLITE_FULL | ffi::SQLITE_IOERR | ffi::SQLITE_CANTOPEN | ffi::SQLITE_NOMEM => {
            Error::Unavailable(text)
        }
        _ => Error::Database(text),
    }
}
