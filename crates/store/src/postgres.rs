//! PostgreSQL: a pool of connections; each unit of work runs on a thread of its own for as long as it lasts, and waits
//! there for its statements. Those whose answer it does not need are sent ahead, and waited for with the next one.

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
    time::Duration,
};

use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime, TimeoutType,
};
use tokio::{runtime::Handle, sync::RwLock};
use tokio_postgres::{
    Config, NoTls,
    error::SqlState,
    types::{Format, IsNull, ToSql, Type, to_sql_checked},
};

use crate::{
    Options,
    error::{ConstraintKind, Error, panicked},
    row::Row,
    tx::{Failure, Retry, Text, Tx},
    value::Value,
};

/// How long to wait for a connection that others hold, and for a new one.
const WAIT: Duration = Duration::from_secs(10);
/// Settings of each session. Waiting for a lock ends, an operation that hangs loses its connection, and a commit means
/// that it is on disk, whatever the server's defaults.
const SETTINGS: &str = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c synchronous_commit=on \
                        -c standard_conforming_strings=on";
/// How often an operation runs again when the database undid it in favour of another.
const CONFLICTS: u32 = 10;
/// How often it runs again when a row of another transaction was in its way: seen the next time, so few suffice.
const RACES: u32 = 3;

/// A connection that has left the pool.
pub(crate) type Detached = deadpool_postgres::ClientWrapper;

/// The pool.
pub(crate) struct Postgres {
    pool: Pool,
    options: Options,
    /// Held for reading by every unit of work; closing waits for all of them.
    open: RwLock<()>,
}

/// What a unit of work may do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Read,
}

impl Mode {
    const fn begin(self) -> &'static str {
        match self {
            Self::Write => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
            Self::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }
}

impl Postgres {
    /// A pool for the server at an address such as `postgres://user@host/database`. Connects at the first use.
    pub(crate) fn new(url: &str, options: Options) -> Result<Self, Error> {
        // The address may hold a password, so the parser's message is not repeated.
        let mut config: Config = url
            .parse()
            .map_err(|_| Error::Unavailable("this is no address of a PostgreSQL database".into()))?;
        let settings = match config.get_options() {
            Some(given) => format!("{SETTINGS} {given}"),
            None => SETTINGS.to_owned(),
        };
        config.options(settings).connect_timeout(WAIT);
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config, NoTls, recycling))
            .max_size(options.postgres_connections.max(1))
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .build()
            .map_err(|e| Error::Unavailable(e.to_string()))?;
        Ok(Self { pool, options, open: RwLock::new(()) })
    }

    /// Runs the work, again if the database asks for it.
    pub(crate) async fn run<T, E, F>(&self, mode: Mode, op: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let _open = self.open.read().await;
        let mut op = op;
        for attempt in 1.. {
            let client = self.pool.get().await.map_err(pool_error)?;
            let (handle, options) = (Handle::current(), self.options.clone());
            // As many threads as connections, since a connection is taken first.
            let run = tokio::task::spawn_blocking(move || {
                let outcome = unit(&op, mode, client, &handle, &options);
                (op, outcome)
            });
            let (given_back, (result, retry)) =
                run.await.map_err(|_| Error::Unavailable("the program is ending".into()))?;
            let limit = match retry {
                Retry::No => 0,
                Retry::Race => RACES,
                Retry::Conflict => CONFLICTS,
            };
            if result.is_ok() || attempt > limit {
                return result;
            }
            op = given_back;
            tokio::time::sleep(pause(attempt, &self.options)).await;
        }
        unreachable!("the loop ends by returning")
    }

    /// Waits for the work under way and ends all connections.
    pub(crate) async fn close(&self) {
        let _all = self.open.write().await;
        self.pool.close();
    }

    /// A connection of its own that holds an advisory lock for as long as it lasts; none when others hold it.
    pub(crate) async fn locked(&self, function: &str, lock: i64) -> Result<Option<Detached>, Error> {
        let client = Object::take(self.connection().await?);
        let row = client.query_one(&format!("SELECT {function}($1)"), &[&lock]).await;
        let locked: bool = row.and_then(|row| row.try_get(0)).map_err(|e| failure(e).error)?;
        Ok(locked.then_some(client))
    }

    /// A connection for the migrations.
    pub(crate) async fn connection(&self) -> Result<Object, Error> {
        self.pool.get().await.map_err(pool_error)
    }
}

/// A random time that grows with the attempts, so that those who hindered each other do not meet again.
fn pause(attempt: u32, options: &Options) -> Duration {
    let mut random = [0; 2];
    options.random.fill(&mut random);
    let most = 2_000_u64 << attempt.min(6);
    Duration::from_micros(u64::from(u16::from_le_bytes(random)) * most / u64::from(u16::MAX))
}

/// One run of the work, on the thread where it may wait.
fn unit<T, E, F>(
    op: &F,
    mode: Mode,
    client: Object,
    handle: &Handle,
    options: &Options,
) -> (Result<T, E>, Retry)
where
    F: Fn(&mut Tx<'_>) -> Result<T, E>,
    E: From<Error>,
{
    let client = Arc::new(client);
    let session = Session::new(Arc::clone(&client), handle);
    if let Err(Failure { error, .. }) = session.batch(mode.begin()) {
        // Most likely a connection from before the server's restart. Nothing was done yet, so another may be tried.
        drop(session);
        discard(client);
        return (Err(error.into()), Retry::Conflict);
    }
    let mut retry = Retry::No;
    let run = catch_unwind(AssertUnwindSafe(|| {
        let mut tx = Tx::new(crate::tx::Session::Postgres(&session), options);
        let result = op(&mut tx);
        let failure;
        (failure, retry) = tx.finish();
        match failure {
            Some(error) => result.and(Err(error.into())),
            None => result,
        }
    }));
    let result = run.unwrap_or_else(|panic| Err(panicked(&*panic).into()));
    let end = session.batch(if result.is_ok() { "COMMIT" } else { "ROLLBACK" });
    drop(session);
    match (result, end) {
        (Ok(value), Ok(())) => (Ok(value), Retry::No),
        (Err(error), Ok(())) => (Err(error), retry),
        (Err(error), Err(_)) => {
            discard(client);
            (Err(error), retry)
        }
        (Ok(_), Err(failure)) => {
            discard(client);
            let error = match failure.error {
                Error::Unavailable(text) if mode == Mode::Write => Error::InDoubt(text),
                other => other,
            };
            (Err(error.into()), failure.retry)
        }
    }
}

/// Ends a connection whose state is not known.
fn discard(client: Arc<Object>) {
    // Nothing else holds it once the session is gone.
    drop(Arc::into_inner(client).map(Object::take));
}

/// A connection within a transaction, for a thread that may wait.
pub(crate) struct Session<'a> {
    client: Arc<Object>,
    handle: &'a Handle,
    /// What was sent and not waited for yet, the oldest first.
    ahead: RefCell<Vec<Sent>>,
}

/// A statement that was sent. The server answers in order: it is waited for before any later one.
type Sent = Pin<Box<dyn Future<Output = Result<(), tokio_postgres::Error>>>>;

/// As many statements are sent ahead at most, so that neither side holds a heap of them.
const AHEAD: usize = 64;

/// Looks at a future once, which puts what it sends on its way.
async fn first_look<T>(mut run: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    poll_fn(|context| {
        Poll::Ready(match run.as_mut().poll(context) {
            Poll::Ready(done) => Some(done),
            Poll::Pending => None,
        })
    })
    .await
}

impl<'a> Session<'a> {
    const fn new(client: Arc<Object>, handle: &'a Handle) -> Self {
        Self { client, handle, ahead: RefCell::new(Vec::new()) }
    }

    /// Statements without parameters or rows.
    pub(crate) fn batch(&self, sql: &str) -> Result<(), Failure> {
        self.wait(self.client.batch_execute(sql))
    }

    /// The same, sent ahead: whether it failed is known once something else is waited for.
    pub(crate) fn batch_ahead(&self, sql: String) -> Result<(), Failure> {
        let client = Arc::clone(&self.client);
        self.send(async move { client.batch_execute(&sql).await })
    }

    /// How many rows a statement changed.
    pub(crate) fn execute(&self, sql: &str, values: &[Value]) -> Result<u64, Failure> {
        self.wait(async {
            let statement = self.client.prepare_cached(sql).await?;
            let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as _).collect();
            self.client.execute(&statement, &values).await
        })
    }

    /// A statement that changes rows, sent ahead.
    pub(crate) fn execute_ahead(&self, sql: &str, values: Vec<Value>) -> Result<(), Failure> {
        let statement = {
            let mut prepare = pin!(self.client.prepare_cached(sql));
            match self.handle.block_on(first_look(prepare.as_mut())) {
                Some(known) => known.map_err(failure)?,
                None => self.wait(prepare)?,
            }
        };
        let client = Arc::clone(&self.client);
        self.send(async move {
            let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as _).collect();
            client.execute(&statement, &values).await.map(|_| ())
        })
    }

    /// Waits for what was sent ahead; the first failure of it.
    pub(crate) fn settle(&self) -> Result<(), Failure> {
        if self.ahead.borrow().is_empty() { Ok(()) } else { self.wait(async { Ok(()) }) }
    }

    fn send(
        &self,
        run: impl Future<Output = Result<(), tokio_postgres::Error>> + 'static,
    ) -> Result<(), Failure> {
        if self.ahead.borrow().len() >= AHEAD {
            self.settle()?;
        }
        let mut sent: Sent = Box::pin(run);
        match self.handle.block_on(first_look(sent.as_mut())) {
            Some(done) => done.map_err(failure),
            None => {
                self.ahead.borrow_mut().push(sent);
                Ok(())
            }
        }
    }

    /// Sends something, and waits for it and for what was sent ahead of it. When some of that failed, the server refuses
    /// all that follows: what failed first is told.
    fn wait<T>(&self, run: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T, Failure> {
        let ahead = self.ahead.take();
        let all = async {
            let mut run = pin!(run);
            if ahead.is_empty() {
                return run.await;
            }
            let sent = first_look(run.as_mut()).await;
            let mut failed = None;
            for each in ahead {
                if let Err(error) = each.await {
                    failed.get_or_insert(error);
                }
            }
            let result = match sent {
                Some(done) => done,
                None => run.await,
            };
            failed.map_or(result, Err)
        };
        self.handle.block_on(all).map_err(failure)
    }

    /// Runs a query and hands each row over.
    pub(crate) fn query(
        &self,
        text: Text<'_>,
        values: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<(), Failure> {
        let rows = self.wait(async {
            if text.is_constant {
                let statement = self.client.prepare_cached(text.postgres).await?;
                let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as _).collect();
                self.client.query(&statement, &values).await
            } else {
                // Composed texts are many: kept prepared, they would fill the memory of both sides.
                let values: Vec<(&(dyn ToSql + Sync), Type)> =
                    values.iter().map(|v| (v as _, type_of(v))).collect();
                self.client.query_typed(text.postgres, &values).await
            }
        })?;
        for row in rows {
            each(&Row::Postgres(&row))?;
        }
        Ok(())
    }
}

/// The type as which a value is given where no column tells it.
pub(crate) fn type_of(value: &Value) -> Type {
    match value {
        Value::Null => Type::UNKNOWN,
        Value::Int(_) => Type::INT8,
        Value::Text(_) => Type::TEXT,
        Value::Bytes(_) => Type::BYTEA,
    }
}

/// Whether a parameter of this type can be bound.
#[cfg(test)]
pub(crate) fn is_bindable(kind: &Type) -> bool {
    matches!(*kind, Type::INT8 | Type::INT4 | Type::TEXT | Type::VARCHAR | Type::BYTEA)
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut tokio_postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, kind) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(i), &Type::INT8) => i.to_sql(kind, out),
            (Self::Int(i), &Type::INT4) => i32::try_from(*i)?.to_sql(kind, out),
            (Self::Text(text), &Type::TEXT | &Type::VARCHAR) => text.to_sql(kind, out),
            (Self::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(kind, out),
            _ => Err(format!("{} was given for a parameter of type {kind}", self.kind()).into()),
        }
    }

    fn accepts(_kind: &Type) -> bool {
        // `to_sql` refuses, with words that help.
        true
    }

    fn encode_format(&self, _kind: &Type) -> Format {
        Format::Binary
    }

    to_sql_checked!();
}

fn pool_error(error: PoolError) -> Error {
    match error {
        PoolError::Timeout(TimeoutType::Wait) => Error::Busy("all connections are in use".into()),
        PoolError::Backend(e) | PoolError::PostCreateHook(deadpool_postgres::HookError::Backend(e)) => {
            match failure(e).error {
                // Wrong password, no such database: not the caller's mistake.
                Error::Database(text) => Error::Unavailable(text),
                other => other,
            }
        }
        other => Error::Unavailable(other.to_string()),
    }
}

/// PostgreSQL's answer in the store's words.
pub(crate) fn failure(error: tokio_postgres::Error) -> Failure {
    use std::error::Error as _;
    let Some(answer) = error.as_db_error() else {
        let text = match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        };
        let is_io = error.source().is_some_and(|s| s.is::<std::io::Error>());
        let lost = error.is_closed() || is_io;
        return if lost { Error::Unavailable(text) } else { Error::Database(text) }.into();
    };
    // Detail and hint are left out: they quote values.
    let text = format!("{} ({})", answer.message(), answer.code().code());
    let name = || answer.constraint().or(answer.column()).unwrap_or("?").to_owned();
    let constraint = |kind| Error::Constraint { kind, name: name() };
    let (error, retry) = match *answer.code() {
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => {
            (Error::Busy(text), Retry::Conflict)
        }
        SqlState::UNIQUE_VIOLATION => (constraint(ConstraintKind::Unique), Retry::Race),
        SqlState::FOREIGN_KEY_VIOLATION => (constraint(ConstraintKind::ForeignKey), Retry::Race),
        SqlState::NOT_NULL_VIOLATION => (constraint(ConstraintKind::NotNull), Retry::No),
        SqlState::CHECK_VIOLATION | SqlState::EXCLUSION_VIOLATION => {
            (constraint(ConstraintKind::Check), Retry::No)
        }
        SqlState::LOCK_NOT_AVAILABLE => (Error::Busy(text), Retry::No),
        SqlState::DATA_CORRUPTED | SqlState::INDEX_CORRUPTED => (Error::Corrupt(text), Retry::No),
        _ => match answer.code().code().get(..2) {
            // Connection, resources, operator (shutdown), system.
            Some("08" | "53" | "57" | "58") => (Error::Unavailable(text), Retry::No),
            _ => (Error::Database(text), Retry::No),
        },
    };
    Failure { error, retry }
}
