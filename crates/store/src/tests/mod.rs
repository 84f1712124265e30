//! The contract of the store, one set of tests for both engines, and what is checked about every statement.

mod contract;
mod dump;
mod durability;
mod lists;
mod schema;
mod sources;
mod statements;
mod upgrade;

use crate::{
    Engine, Error, Options,
    migrations::Migration,
    scope::Door,
    testing::{TestStore, has_postgres, open_with},
    tx::Tx,
};

/// A schema as small as the contract needs.
const STEPS: &[Migration] = &[Migration {
    number: 1,
    name: "things",
    sql: "CREATE TABLE things (
              key KEY,
              name TEXT NOT NULL UNIQUE,
              amount BIGINT NOT NULL CHECK (amount >= 0),
              note TEXT,
              hash BYTES
          ) STRICT;
          CREATE TABLE parts (thing BIGINT NOT NULL REFERENCES things (key), name TEXT NOT NULL) STRICT;",
}];

statements! {
    ADD: Door = "INSERT INTO things (name, amount) VALUES (?1, ?2) RETURNING key";
    ADD_FULL: Door = "INSERT INTO things (name, amount, note, hash) VALUES (?1, ?2, ?3, ?4)";
    ADD_PART: Door = "INSERT INTO parts (thing, name) VALUES (?1, ?2)";
    AMOUNT: Door = "SELECT amount FROM things WHERE name = ?1";
    ALL_OF_IT: Door = "SELECT name, amount, note, hash FROM things WHERE name = ?1";
    NAMES: Door = "SELECT name FROM things ORDER BY name";
    KEYS: Door = "SELECT key FROM things WHERE key IN (?KEYS) AND amount >= ?1 ORDER BY key";
    ADD_TO: Door = "UPDATE things SET amount = amount + ?2 WHERE name = ?1";
    SET: Door = "UPDATE things SET amount = ?2 WHERE name = ?1";
    WRONG: Door = "SELECT nothing FROM nowhere";
    SLOW_CONFLICT: Door = "SELECT amount FROM things WHERE name = ?1 FOR UPDATE";
}

/// The one that is wrong on purpose.
const WRONG_NAME: &str = concat!(module_path!(), "::WRONG");

/// What the operations of these tests may answer besides a failure of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Oops {
    Store(Error),
    Refused(&'static str),
}

impl From<Error> for Oops {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

pub(super) async fn small(engine: Engine) -> TestStore {
    open_with(engine, Options::default(), STEPS).await
}

pub(super) fn add(tx: &mut Tx<'_>, name: &str, amount: i64) -> Result<i64, Error> {
    tx.one::<_, (i64,)>(&ADD, &Door::new(), &[&name, &amount]).map(|(key,)| key)
}

pub(super) fn amount(tx: &mut Tx<'_>, name: &str) -> Result<Option<i64>, Error> {
    Ok(tx.optional::<_, (i64,)>(&AMOUNT, &Door::new(), &[&name])?.map(|(amount,)| amount))
}

pub(super) fn add_to(tx: &mut Tx<'_>, name: &str, by: i64) -> Result<u64, Error> {
    tx.execute(&ADD_TO, &Door::new(), &[&name, &by])
}

pub(super) fn names(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    Ok(tx.all::<_, (String,)>(&NAMES, &Door::new(), &[])?.into_iter().map(|(name,)| name).collect())
}

/// Runs an async test on an engine, on threads as the server has them. Without a PostgreSQL that is not required, its
/// half is left out (see [`has_postgres`]).
pub(super) fn on<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(TestStore) -> F) {
    if engine == Engine::Postgres && !has_postgres() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(async { test(small(engine).await).await });
}

/// Each function as a test on each engine.
macro_rules! on_both_engines {
    ($($test:ident),* $(,)?) => {
        mod sqlite {
            $(#[test] fn $test() { crate::tests::on(crate::Engine::Sqlite, super::$test) })*
        }
        mod postgres {
            $(#[test] fn $test() { crate::tests::on(crate::Engine::Postgres, super::$test) })*
        }
    };
}
pub(super) use on_both_engines;
