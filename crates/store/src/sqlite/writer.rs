//! Writing: one thread runs everybody's work, many units in one transaction with one sync (group commit).
//!
//! Each unit runs in a savepoint of its own, so that one that fails or panics takes nobody with it. Answers leave only
//! after the commit has returned; if the commit fails, everybody in the group gets an error, also those whose work had
//! failed already: they decided on rows that were never kept.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use rusqlite::{Connection, ffi};
use tokio::sync::oneshot;

use super::{error, execute};
use crate::{
    Options,
    error::{Error, panicked},
    tx::{Session, Tx},
};

/// Units of work in one transaction at most.
const GROUP: usize = 256;
/// Time from the end of the first unit after which a group takes nobody else, so that the first does not wait long for
/// the last.
const PATIENCE: Duration = Duration::from_millis(50);

/// The way to the writing thread.
pub(crate) struct Writer {
    jobs: mpsc::Sender<Message>,
}

enum Message {
    Work(Box<dyn Job>),
    /// Answered when everything accepted before is done and the connection is closed.
    Close(oneshot::Sender<()>),
}

/// A unit of work with the way back to whoever waits for it.
trait Job: Send {
    /// Does the work in its savepoint and keeps the result. `Err`: the whole transaction is lost.
    fn run(&mut self, connection: &Connection, options: &Options) -> Result<(), Error>;
    /// Sends the result, or the error that befell the whole group.
    fn answer(self: Box<Self>, group: Option<&Error>);
}

impl Writer {
    /// Starts the thread.
    pub(crate) fn start(connection: Connection, options: Options) -> Result<Self, Error> {
        let (jobs, inbox) = mpsc::channel();
        thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || serve(connection, &options, &inbox))
            .map_err(|e| Error::Unavailable(e.to_string()))?;
        Ok(Self { jobs })
    }

    /// Has the work done and waits for its commit.
    pub(crate) async fn write<T, E, F>(&self, op: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Work { op, reply, result: None };
        self.jobs.send(Message::Work(Box::new(job))).map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }

    /// Waits for what was accepted, then ends the thread.
    pub(crate) async fn close(&self) {
        let (reply, done) = oneshot::channel();
        if self.jobs.send(Message::Close(reply)).is_ok() {
            // An error means that it was closed by somebody else meanwhile.
            let _ = done.await;
        }
    }
}

fn closed() -> Error {
    Error::Unavailable("the store is closed".into())
}

fn serve(connection: Connection, options: &Options, inbox: &mpsc::Receiver<Message>) {
    let mut closing = None;
    while closing.is_none() {
        match inbox.recv() {
            Ok(Message::Work(first)) => closing = group(&connection, options, first, inbox),
            Ok(Message::Close(reply)) => closing = Some(reply),
            Err(_) => break,
        }
    }
    drop(connection);
    if let Some(reply) = closing {
        let _ = reply.send(());
    }
}

/// One transaction. Gives back who asked for the end, if somebody did.
fn group(
    connection: &Connection,
    options: &Options,
    first: Box<dyn Job>,
    inbox: &mpsc::Receiver<Message>,
) -> Option<oneshot::Sender<()>> {
    let mut jobs = vec![first];
    let mut closing = None;
    let mut outcome = execute(connection, "BEGIN IMMEDIATE", &[]).map(drop).map_err(|f| f.error);
    if outcome.is_ok() {
        outcome = jobs[0].run(connection, options);
        let started = Instant::now();
        while outcome.is_ok() && closing.is_none() && jobs.len() < GROUP && started.elapsed() < PATIENCE {
            match inbox.try_recv() {
                Ok(Message::Work(mut job)) => {
                    outcome = job.run(connection, options);
                    jobs.push(job);
                }
                Ok(Message::Close(reply)) => closing = Some(reply),
                Err(_) => break,
            }
        }
        outcome = outcome.and_then(|()| commit(connection));
    }
    if !connection.is_autocommit() {
        let undone = execute(connection, "ROLLBACK", &[]);
        if let Err(failure) = undone {
            tracing::error!(error = %failure.error, "a failed transaction could not be undone");
        }
    }
    if let Err(error) = &outcome {
        tracing::error!(%error, units = jobs.len(), "a transaction failed");
    }
    for job in jobs {
        job.answer(outcome.as_ref().err());
    }
    closing
}

fn commit(connection: &Connection) -> Result<(), Error> {
    connection.execute_batch("COMMIT").map_err(|e| {
        let is_io = e.sqlite_error().is_some_and(|e| e.extended_code & 0xff == ffi::SQLITE_IOERR);
        // A sync that failed says nothing about what lies on the disk.
        if is_io { Error::InDoubt(e.to_string()) } else { error(e) }
    })
}

struct Work<T, E, F> {
    op: F,
    reply: oneshot::Sender<Result<T, E>>,
    result: Option<Result<T, E>>,
}

impl<T, E, F> Job for Work<T, E, F>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, connection: &Connection, options: &Options) -> Result<(), Error> {
        execute(connection, "SAVEPOINT unit", &[]).map_err(|f| f.error)?;
        let result = catch_unwind(AssertUnwindSafe(|| {
            let mut tx = Tx::new(Session::Sqlite(connection), options);
            let result = (self.op)(&mut tx);
            match tx.finish() {
                (Some(error), _) => result.and(Err(error.into())),
                (None, _) => result,
            }
        }));
        let result = result.unwrap_or_else(|panic| Err(panicked(&*panic).into()));
        if connection.is_autocommit() {
            // A full disk or a failing one makes SQLite undo the whole transaction by itself.
            self.result = Some(result);
            return Err(Error::Unavailable("the transaction was undone: the disk is full or fails".into()));
        }
        let end = if result.is_ok() {
            execute(connection, "RELEASE unit", &[])
        } else {
            execute(connection, "ROLLBACK TO unit", &[])
                .and_then(|_| execute(connection, "RELEASE unit", &[]))
        };
        self.result = Some(result);
        end.map(|_| ()).map_err(|f| f.error)
    }

    fn answer(self: Box<Self>, group: Option<&Error>) {
        let Self { op, reply, result } = *self;
        let result = match (group, result) {
            (None, Some(result)) => result,
            (Some(error), _) => Err(error.clone().into()),
            (None, None) => Err(closed().into()),
        };
        // Whoever asked may have gone away; the work is done all the same. And what the values do when they are dropped
        // is not this thread's to suffer.
        let _ = catch_unwind(AssertUnwindSafe(move || {
            let _ = reply.send(result);
            drop(op);
        }));
    }
}
