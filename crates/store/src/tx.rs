//! The unit of work as an operation sees it: the same on both engines.

use jiff::Timestamp;

use crate::{
    Options, clock,
    error::Error,
    postgres,
    row::FromRow,
    row::Row,
    scope::Scope,
    sqlite,
    statement::{LIST, Statement},
    value::{ToValue, Value},
};

/// Number of the advisory lock that stands for the account tree.
const TREE_LOCK: i64 = 0x7472_6565;

/// What the engine should do about a failure that it caused itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Retry {
    /// Nothing: the same work would fail again.
    No,
    /// Run it again: a row that another transaction made or took away meanwhile was in the way, and is seen now.
    Race,
    /// Run it again: the database undid it in favour of another.
    Conflict,
}

/// A failed statement.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) retry: Retry,
}

/// The connection below a unit of work.
#[derive(Clone, Copy)]
pub(crate) enum Session<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a postgres::Session<'a>),
}

/// SQL on its way to an engine.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) sqlite: &'a str,
    pub(crate) postgres: &'a str,
    /// Whether the text is one of few and worth keeping prepared.
    pub(crate) is_constant: bool,
}

/// A unit of work: everything done through it is kept, or nothing.
///
/// A statement that fails spoils it, as it does on PostgreSQL: later statements give the same error, and the work is
/// undone even if the operation answers `Ok`. [`Tx::savepoint`] is how to try something that may fail.
pub struct Tx<'a> {
    session: Session<'a>,
    options: &'a Options,
    now: Timestamp,
    depth: u32,
    failure: Option<Error>,
    retry: Retry,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(session: Session<'a>, options: &'a Options) -> Self {
        let now = clock::to_microseconds(options.clock.now());
        Self { session, options, now, depth: 0, failure: None, retry: Retry::No }
    }

    /// How it went, all of it waited for: the failure that spoils it, and what to do about it.
    pub(crate) fn finish(mut self) -> (Option<Error>, Retry) {
        // A failure is kept by itself.
        let _ = self.settle();
        (self.failure, self.retry)
    }

    /// The time of this unit of work, the same however often it is asked, in whole microseconds.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// Bytes that nobody can guess.
    pub fn random<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.options.random.fill(&mut bytes);
        bytes
    }

    /// Does something that is undone, alone, when it gives an error; after that the unit of work goes on.
    ///
    /// # Errors
    /// What `op` gives, or the failure of a statement in it that `op` passed over.
    pub fn savepoint<T, E>(&mut self, op: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<Error>,
    {
        let name = self.depth + 1;
        self.control_ahead(format!("SAVEPOINT s{name}"))?;
        self.depth = name;
        let result = op(self);
        self.depth = name - 1;
        // Where something that was sent ahead failed, this fails with it, and the savepoint is still there.
        let _ = match &result {
            Ok(_) => self.control(&format!("RELEASE s{name}")),
            Err(_) => self.settle(),
        };
        match (result, self.failure.take()) {
            (Ok(value), None) => Ok(value),
            (result, failure) => {
                if self.retry == Retry::Race {
                    self.retry = Retry::No;
                }
                // If this fails, the unit of work is lost as a whole.
                let undone = self.control(&format!("ROLLBACK TO s{name}"));
                let undone = undone.and_then(|()| self.control(&format!("RELEASE s{name}")));
                match (result, failure, undone) {
                    (Err(error), ..) => Err(error),
                    (Ok(_), Some(error), _) | (Ok(_), None, Err(error)) => Err(error.into()),
                    (Ok(value), None, Ok(())) => Ok(value),
                }
            }
        }
    }

    /// All rows.
    pub(crate) fn all<S: Scope, R: FromRow>(
        &mut self,
        statement: &Statement<S>,
        scope: &S,
        parameters: &[&dyn ToValue],
    ) -> Result<Vec<R>, Error> {
        let texts = statement.texts();
        let text = Text { sqlite: &texts.sqlite, postgres: &texts.postgres, is_constant: true };
        self.rows(text, &values(scope, parameters))
    }

    /// The only row, if there is one.
    pub(crate) fn optional<S: Scope, R: FromRow>(
        &mut self,
        statement: &Statement<S>,
        scope: &S,
        parameters: &[&dyn ToValue],
    ) -> Result<Option<R>, Error> {
        let rows = self.all(statement, scope, parameters)?;
        self.at_most_one(statement, rows)
    }

    /// The only row.
    pub(crate) fn one<S: Scope, R: FromRow>(
        &mut self,
        statement: &Statement<S>,
        scope: &S,
        parameters: &[&dyn ToValue],
    ) -> Result<R, Error> {
        let row = self.optional(statement, scope, parameters)?;
        row.ok_or_else(|| self.spoil(Error::Database(format!("{statement}: no row"))))
    }

    /// How many rows were changed.
    pub(crate) fn execute<S: Scope>(
        &mut self,
        statement: &Statement<S>,
        scope: &S,
        parameters: &[&dyn ToValue],
    ) -> Result<u64, Error> {
        let texts = statement.texts();
        let text = Text { sqlite: &texts.sqlite, postgres: &texts.postgres, is_constant: true };
        let values = values(scope, parameters);
        self.attempt(|session| match session {
            Session::Sqlite(connection) => sqlite::execute(connection, text.sqlite, &values),
            Session::Postgres(session) => session.execute(text.postgres, &values),
        })
    }

    /// Changes rows that nobody counts. It may be sent ahead and waited for later: then its failure is that of a later
    /// statement, or of the savepoint or the unit of work that it belongs to. Not for what may fail by itself.
    pub(crate) fn put<S: Scope>(
        &mut self,
        statement: &Statement<S>,
        scope: &S,
        parameters: &[&dyn ToValue],
    ) -> Result<(), Error> {
        let texts = statement.texts();
        let values = values(scope, parameters);
        self.attempt(|session| match session {
            Session::Sqlite(connection) => sqlite::execute(connection, &texts.sqlite, &values).map(drop),
            Session::Postgres(session) => session.execute_ahead(&texts.postgres, values),
        })
    }

    /// The row of a query, as it is once no other transaction can change it before the end of this one. The only way to
    /// lock a row. Decide on what it gives, not on what was read before.
    pub(crate) fn lock_row<S: Scope, R: FromRow>(
        &mut self,
        statement: &Statement<S>,
        scope: &S,
        parameters: &[&dyn ToValue],
    ) -> Result<Option<R>, Error> {
        let rows = self.lock_rows(statement, scope, parameters)?;
        self.at_most_one(statement, rows)
    }

    /// The same for several rows; the statement orders them, so that two who lock them do not wait for each other.
    pub(crate) fn lock_rows<S: Scope, R: FromRow>(
        &mut self,
        statement: &Statement<S>,
        scope: &S,
        parameters: &[&dyn ToValue],
    ) -> Result<Vec<R>, Error> {
        let texts = statement.texts();
        let text = Text { sqlite: &texts.sqlite, postgres: &texts.postgres_locking, is_constant: true };
        self.rows(text, &values(scope, parameters))
    }

    /// Rows of a statement with `?KEYS`, for any number of keys: those of the first 64, then of the next.
    pub(crate) fn all_in<S: Scope, R: FromRow>(
        &mut self,
        statement: &Statement<S>,
        scope: &S,
        parameters: &[&dyn ToValue],
        keys: &[impl ToValue],
    ) -> Result<Vec<R>, Error> {
        let whole = statement.texts();
        let mut rows = Vec::new();
        for chunk in keys.chunks(LIST) {
            let fits = whole.fewer.iter().find(|(places, _)| chunk.len() <= *places);
            let (texts, places) = fits.map_or((whole, LIST), |(places, texts)| (texts, *places));
            let text = Text { sqlite: &texts.sqlite, postgres: &texts.postgres, is_constant: true };
            let mut values = values(scope, parameters);
            values.extend(chunk.iter().map(ToValue::to_value));
            // A key that is named twice is looked for once.
            let last = values.last().cloned().unwrap_or(Value::Null);
            values.resize(texts.parameters + places, last);
            rows.append(&mut self.rows(text, &values)?);
        }
        Ok(rows)
    }

    /// Rows of a composed query (see [`crate::list`]).
    pub(crate) fn composed<R: FromRow>(
        &mut self,
        sqlite: &str,
        postgres: &str,
        values: &[Value],
    ) -> Result<Vec<R>, Error> {
        self.rows(Text { sqlite, postgres, is_constant: false }, values)
    }

    /// How many rows a composed statement changed (see [`crate::dump`]). Its texts are few, and are kept prepared.
    pub(crate) fn composed_execute(
        &mut self,
        sqlite: &str,
        postgres: &str,
        values: &[Value],
    ) -> Result<u64, Error> {
        self.attempt(|session| match session {
            Session::Sqlite(connection) => sqlite::execute(connection, sqlite, values),
            Session::Postgres(session) => session.execute(postgres, values),
        })
    }

    /// Lets the keys that the database gives in a column go on after the highest that is there. SQLite does so by itself.
    pub(crate) fn go_on_after(&mut self, table: &str, column: &str) -> Result<(), Error> {
        self.attempt(|session| match session {
            Session::Sqlite(_) => Ok(()),
            Session::Postgres(session) => session.batch(&format!(
                "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), max({column})) FROM {table}"
            )),
        })
    }

    /// Waits until no other unit of work moves accounts or counts them, and keeps others from it until the end of this one.
    pub(crate) fn lock_tree(&mut self) -> Result<(), Error> {
        self.attempt(|session| match session {
            Session::Sqlite(_) => Ok(()),
            Session::Postgres(session) => {
                let sql = "SELECT pg_advisory_xact_lock($1)";
                session.execute(sql, &[Value::Int(TREE_LOCK)]).map(|_| ())
            }
        })
    }

    /// Waits until no other unit of work moves accounts or counts them, and keeps such from beginning until the end of this
    /// one; others that share the tree go on beside it. To be taken before anything is read that a move would change.
    pub(crate) fn share_tree(&mut self) -> Result<(), Error> {
        self.attempt(|session| match session {
            Session::Sqlite(_) => Ok(()),
            Session::Postgres(session) => {
                let sql = "SELECT pg_advisory_xact_lock_shared($1)";
                session.execute(sql, &[Value::Int(TREE_LOCK)]).map(|_| ())
            }
        })
    }

    fn rows<R: FromRow>(&mut self, text: Text<'_>, values: &[Value]) -> Result<Vec<R>, Error> {
        self.attempt(|session| {
            let mut rows = Vec::new();
            let mut each = |row: &Row<'_>| {
                rows.push(R::from_row(row)?);
                Ok(())
            };
            match session {
                Session::Sqlite(connection) => sqlite::query(connection, text, values, &mut each)?,
                Session::Postgres(session) => session.query(text, values, &mut each)?,
            }
            Ok(rows)
        })
    }

    fn control(&mut self, sql: &str) -> Result<(), Error> {
        self.attempt(|session| match session {
            Session::Sqlite(connection) => sqlite::execute(connection, sql, &[]).map(|_| ()),
            Session::Postgres(session) => session.batch(sql),
        })
    }

    fn control_ahead(&mut self, sql: String) -> Result<(), Error> {
        self.attempt(|session| match session {
            Session::Sqlite(connection) => sqlite::execute(connection, &sql, &[]).map(drop),
            Session::Postgres(session) => session.batch_ahead(sql),
        })
    }

    /// Waits for what was sent ahead.
    fn settle(&mut self) -> Result<(), Error> {
        self.attempt(|session| match session {
            Session::Sqlite(_) => Ok(()),
            Session::Postgres(session) => session.settle(),
        })
    }

    fn attempt<T>(&mut self, run: impl FnOnce(Session<'a>) -> Result<T, Failure>) -> Result<T, Error> {
        if let Some(error) = &self.failure {
            return Err(error.clone());
        }
        run(self.session).map_err(|Failure { error, retry }| {
            self.retry = self.retry.max(retry);
            self.spoil(error)
        })
    }

    fn spoil(&mut self, error: Error) -> Error {
        self.failure = Some(error.clone());
        error
    }

    fn at_most_one<S: Scope, R>(
        &mut self,
        statement: &Statement<S>,
        mut rows: Vec<R>,
    ) -> Result<Option<R>, Error> {
        let row = rows.pop();
        if rows.is_empty() {
            Ok(row)
        } else {
            Err(self.spoil(Error::Database(format!("{statement}: more than one row"))))
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { error, retry: Retry::No }
    }
}

fn values<S: Scope>(scope: &S, parameters: &[&dyn ToValue]) -> Vec<Value> {
    let mut values = Vec::with_capacity(S::PARAMETERS + parameters.len());
    scope.bind(&mut values);
    values.extend(parameters.iter().map(|p| p.to_value()));
    values
}
