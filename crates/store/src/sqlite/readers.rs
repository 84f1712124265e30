//! Reading: each unit of work takes an idle read-only connection and runs where it was asked for, so that a point read
//! costs no hop between threads. What it reads lies in the page cache; nothing waits for the writer.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use rusqlite::Connection;

use super::{Access, connect, execute};
use crate::{
    Options,
    error::{Error, panicked},
    tx::{Failure, Session, Tx},
};

/// Connections kept when nobody reads.
const IDLE: usize = 16;

/// The read-only connections.
pub(crate) struct Readers {
    path: PathBuf,
    options: Options,
    /// `None` once closed.
    idle: Mutex<Option<Vec<Connection>>>,
}

impl Readers {
    pub(crate) fn new(path: PathBuf, options: Options) -> Self {
        Self { path, options, idle: Mutex::new(Some(Vec::new())) }
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Runs the work on a snapshot.
    pub(crate) fn read<T, E: From<Error>>(&self, op: impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let connection = self.take()?;
        let (result, is_clean) = unit(&connection, &self.options, op);
        if is_clean {
            self.give_back(connection);
        }
        result
    }

    /// Ends all connections that are idle now, and the others as soon as they are.
    pub(crate) fn close(&self) {
        *self.idle.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn take(&self) -> Result<Connection, Error> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let found = idle.as_mut().ok_or_else(|| Error::Unavailable("the store is closed".into()))?.pop();
        drop(idle);
        found.map_or_else(|| connect(&self.path, Access::Read), Ok)
    }

    fn give_back(&self, connection: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(idle) = idle.as_mut().filter(|idle| idle.len() < IDLE) {
            idle.push(connection);
        }
    }
}

/// The result, and whether the connection can be used again.
fn unit<T, E: From<Error>>(
    connection: &Connection,
    options: &Options,
    op: impl Fn(&mut Tx<'_>) -> Result<T, E>,
) -> (Result<T, E>, bool) {
    if let Err(Failure { error, .. }) = execute(connection, "BEGIN DEFERRED", &[]) {
        return (Err(error.into()), false);
    }
    let result = catch_unwind(AssertUnwindSafe(|| {
        let mut tx = Tx::new(Session::Sqlite(connection), options);
        let result = op(&mut tx);
        match tx.finish() {
            (Some(error), _) => result.and(Err(error.into())),
            (None, _) => result,
        }
    }));
    let result = result.unwrap_or_else(|panic| Err(panicked(&*panic).into()));
    (result, execute(connection, "ROLLBACK", &[]).is_ok())
}
