//! One unit of work over two engines, and the tables.
//!
//! [`Store::write`] and [`Store::read`] take a synchronous closure that gets a [`Tx`]; operations are written once
//! against it and run on SQLite and on PostgreSQL (`design.md` §5). SQL lives in the table modules alone, as statements
//! that cannot run without a [`scope`].

use std::{fmt, path::Path, sync::Arc};

#[macro_use]
mod statement;

pub mod clock;
pub mod dump;
mod error;
pub mod keys;
pub mod list;
mod migrations;
mod os;
mod postgres;
pub mod presence;
mod row;
pub mod scope;
pub mod seal;
pub mod sealed;
mod sql;
mod sqlite;
pub mod statements;
pub mod tables;
pub mod testing;
pub mod token;
mod tx;
pub mod value;

#[cfg(test)]
mod tests;

pub use self::{
    clock::{Clock, Random},
    error::{ConstraintKind, Error},
    tx::Tx,
};
use self::{
    clock::{SystemClock, SystemRandom},
    migrations::Migration,
    postgres::{Mode, Postgres},
    sqlite::{Access, Sqlite},
};

/// Which database lies below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// A server.
    Postgres,
}

/// What a store needs besides its place.
#[derive(Clone)]
pub struct Options {
    /// Tells the time of each unit of work.
    pub clock: Arc<dyn Clock>,
    /// Gives random bytes.
    pub random: Arc<dyn Random>,
    /// Connections to PostgreSQL at most, and so units of work at a time.
    pub postgres_connections: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { clock: Arc::new(SystemClock), random: Arc::new(SystemRandom), postgres_connections: 16 }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("postgres_connections", &self.postgres_connections)
            .finish_non_exhaustive()
    }
}

/// An open database. Copies are the same store.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

enum Inner {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Store {
    /// Opens the file, makes it (readable for its owner alone) if there is none, and brings its schema up to date.
    /// Blocks meanwhile.
    ///
    /// # Errors
    /// The file cannot be used, or is another version's.
    pub fn open_sqlite(path: &Path, options: Options) -> Result<Self, Error> {
        Self::open_sqlite_with(path, options, migrations::ALL)
    }

    /// The same with the schema of an older version, for data of that version to be put in; the next opening brings it up to
    /// date.
    ///
    /// # Errors
    /// The file cannot be used, or those are not steps of this program.
    pub fn open_sqlite_at(path: &Path, options: Options, steps: &[dump::Step]) -> Result<Self, Error> {
        Self::open_sqlite_with(path, options, migrations::prefix(steps)?)
    }

    pub(crate) fn open_sqlite_with(
        path: &Path,
        options: Options,
        steps: &[Migration],
    ) -> Result<Self, Error> {
        os::create_private(path).map_err(|e| Error::Unavailable(format!("{}: {e}", path.display())))?;
        let connection = sqlite::connect(path, Access::Write)?;
        migrations::migrate_sqlite(&connection, steps, options.clock.now())?;
        let inner = Inner::Sqlite(Sqlite::start(path.to_owned(), connection, options)?);
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Connects to a database, such as `postgres://user@host/database`, and brings its schema up to date.
    ///
    /// # Errors
    /// It cannot be reached, or is another version's.
    pub async fn open_postgres(url: &str, options: Options) -> Result<Self, Error> {
        Self::open_postgres_with(url, options, migrations::ALL).await
    }

    /// As [`Store::open_sqlite_at`].
    ///
    /// # Errors
    /// It cannot be reached, or those are not steps of this program.
    pub async fn open_postgres_at(url: &str, options: Options, steps: &[dump::Step]) -> Result<Self, Error> {
        Self::open_postgres_with(url, options, migrations::prefix(steps)?).await
    }

    pub(crate) async fn open_postgres_with(
        url: &str,
        options: Options,
        steps: &[Migration],
    ) -> Result<Self, Error> {
        let now = options.clock.now();
        let postgres = Postgres::new(url, options)?;
        migrations::migrate_postgres(postgres.connection().await?, steps, now).await?;
        Ok(Self { inner: Arc::new(Inner::Postgres(postgres)) })
    }

    /// Runs a unit of work that may change things. It is kept as a whole when `op` answers `Ok`, and durable before this
    /// returns; otherwise nothing of it is. `op` may run more than once and must do nothing but through the [`Tx`].
    ///
    /// # Errors
    /// What `op` gives; a failure of the database or a panic in `op` as an [`Error`].
    pub async fn write<T, E, F>(&self, op: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.inner {
            Inner::Sqlite(sqlite) => sqlite.writer.write(op).await,
            Inner::Postgres(postgres) => postgres.run(Mode::Write, op).await,
        }
    }

    /// Runs a unit of work that only reads, on a snapshot: what it sees does not change meanwhile. On SQLite it runs on
    /// the caller's thread, so it should read a page, not a table.
    ///
    /// # Errors
    /// What `op` gives; a failure of the database (also: an attempt to write) or a panic in `op` as an [`Error`].
    pub async fn read<T, E, F>(&self, op: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.inner {
            Inner::Sqlite(sqlite) => sqlite.readers.read(op),
            Inner::Postgres(postgres) => postgres.run(Mode::Read, op).await,
        }
    }

    /// Which database lies below.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match &*self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Waits until what was accepted is done, and closes. Later work gets [`Error::Unavailable`].
    pub async fn close(&self) {
        match &*self.inner {
            Inner::Sqlite(sqlite) => {
                sqlite.readers.close();
                sqlite.writer.close().await;
            }
            Inner::Postgres(postgres) => postgres.close().await,
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Store").field(&self.engine()).finish()
    }
}
