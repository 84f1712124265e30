//! Stores for tests: every contract runs on both engines.

use std::{
    env, fmt,
    ops::Deref,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use jiff::{SignedDuration, Timestamp};
use tokio_postgres::NoTls;

use crate::{
    Clock, Engine, Error, Options, Random, Store,
    migrations::{self, Migration},
};

/// Address of a PostgreSQL server with rights to make databases; `cargo xtask test` sets it.
pub const POSTGRES: &str = "CRON_TEST_POSTGRES";
/// Set to 1 where a missing service is a failure: `cargo xtask test` sets it.
pub const REQUIRE_SERVICES: &str = "CRON_TEST_REQUIRE_SERVICES";

/// A clock that moves only when it is told to.
#[derive(Debug)]
pub struct FrozenClock(Mutex<Timestamp>);

impl FrozenClock {
    /// A clock that stands at this time.
    #[must_use]
    pub fn at(time: Timestamp) -> Self {
        Self(Mutex::new(time))
    }

    /// Moves it, also back.
    ///
    /// # Panics
    /// Beyond the end of time.
    pub fn advance(&self, by: SignedDuration) {
        let mut time = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *time = time.checked_add(by).expect("a time before the year 10000");
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Random bytes that are the same in every run (SplitMix64).
#[derive(Debug)]
pub struct SeededRandom(AtomicU64);

impl SeededRandom {
    /// A generator whose bytes follow from the seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A store of its own for one test; it vanishes with this value.
pub struct TestStore {
    store: Store,
    place: Place,
}

enum Place {
    Folder(PathBuf),
    Database { server: String, name: String },
}

impl TestStore {
    /// Where a second [`Store`] (another process, as it were) can be opened on the same data.
    #[must_use]
    pub fn address(&self) -> Address {
        match &self.place {
            Place::Folder(folder) => Address::Sqlite(folder.join("store.db")),
            Place::Database { server, name } => Address::Postgres(with_database(server, name)),
        }
    }
}

/// Where a store's data lies.
#[derive(Debug, Clone)]
pub enum Address {
    /// A file.
    Sqlite(PathBuf),
    /// A database's address.
    Postgres(String),
}

impl Address {
    /// Opens a store there.
    ///
    /// # Errors
    /// As [`Store::open_sqlite`] and [`Store::open_postgres`].
    pub async fn open(&self, options: Options) -> Result<Store, Error> {
        match self {
            Self::Sqlite(path) => Store::open_sqlite(path, options),
            Self::Postgres(url) => Store::open_postgres(url, options).await,
        }
    }

    pub(crate) async fn open_with(&self, options: Options, steps: &[Migration]) -> Result<Store, Error> {
        match self {
            Self::Sqlite(path) => Store::open_sqlite_with(path, options, steps),
            Self::Postgres(url) => Store::open_postgres_with(url, options, steps).await,
        }
    }
}

impl Deref for TestStore {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

impl fmt::Debug for TestStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.store.fmt(f)
    }
}

impl Drop for TestStore {
    fn drop(&mut self) {
        let place = std::mem::replace(&mut self.place, Place::Folder(PathBuf::new()));
        remove(place);
    }
}

/// A new store on each engine: SQLite always, PostgreSQL when there is a server.
///
/// # Panics
/// When a store cannot be made, or when a server is required and there is none.
pub async fn open_all() -> Vec<TestStore> {
    open_all_with(Options::default()).await
}

/// The same with a clock and random bytes of one's own.
///
/// # Panics
/// As [`open_all`].
pub async fn open_all_with(options: Options) -> Vec<TestStore> {
    let mut stores = vec![open(Engine::Sqlite, options.clone()).await];
    if has_postgres() {
        stores.push(open(Engine::Postgres, options).await);
    }
    stores
}

/// Whether there is a PostgreSQL to test on.
///
/// # Panics
/// When there must be one and there is none.
#[must_use]
pub fn has_postgres() -> bool {
    let found = env::var_os(POSTGRES).is_some();
    let required = env::var_os(REQUIRE_SERVICES).is_some_and(|v| v == "1");
    assert!(found || !required, "{REQUIRE_SERVICES} is set, but {POSTGRES} names no server");
    found
}

/// A new store on one engine.
///
/// # Panics
/// When it cannot be made.
pub async fn open(engine: Engine, options: Options) -> TestStore {
    open_with(engine, options, migrations::ALL).await
}

pub(crate) async fn open_with(engine: Engine, options: Options, steps: &[Migration]) -> TestStore {
    let place = match engine {
        Engine::Sqlite => new_folder(),
        Engine::Postgres => new_database().await,
    };
    let address = match &place {
        Place::Folder(folder) => Address::Sqlite(folder.join("store.db")),
        Place::Database { server, name } => Address::Postgres(with_database(server, name)),
    };
    match address.open_with(options, steps).await {
        Ok(store) => TestStore { store, place },
        Err(error) => {
            remove(place);
            panic!("no store for a test at {address:?}: {error}");
        }
    }
}

fn unique_name() -> String {
    let mut bytes = [0; 8];
    crate::clock::SystemRandom.fill(&mut bytes);
    format!("cron_test_{:016x}", u64::from_le_bytes(bytes))
}

fn new_folder() -> Place {
    let folder = env::temp_dir().join(unique_name());
    std::fs::create_dir(&folder).expect("a temporary folder");
    Place::Folder(folder)
}

async fn new_database() -> Place {
    let server = env::var(POSTGRES).expect("the address of a PostgreSQL server");
    let name = unique_name();
    command(&server, &format!("CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")).await;
    Place::Database { server, name }
}

/// Without failing: a test that fails already must be able to end.
fn remove(place: Place) {
    match place {
        Place::Folder(folder) if folder.as_os_str().is_empty() => {}
        Place::Folder(folder) => {
            // What cannot be removed lies in the temporary folder.
            let _ = std::fs::remove_dir_all(folder);
        }
        Place::Database { server, name } => {
            // Dropping happens inside a runtime, which must not be blocked on; so another does it.
            let thread = thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                if let Ok(runtime) = runtime {
                    runtime.block_on(command(&server, &format!("DROP DATABASE {name} WITH (FORCE)")));
                }
            });
            let _ = thread.join();
        }
    }
}

async fn command(server: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(server, NoTls).await.expect("a PostgreSQL server");
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await.expect("a database can be made and dropped");
    drop(client);
    let _ = connection.await;
}

/// The server's address with another database.
fn with_database(server: &str, name: &str) -> String {
    let (base, query) = server.split_once('?').map_or((server, None), |(base, query)| (base, Some(query)));
    let authority = base.find("://").map_or(0, |i| i + 3);
    let end = base[authority..].find('/').map_or(base.len(), |i| authority + i);
    let query = query.map(|q| format!("?{q}")).unwrap_or_default();
    format!("{}/{name}{query}", &base[..end])
}

/// Options with a clock that stands still and bytes that repeat.
#[must_use]
pub fn frozen(time: Timestamp, seed: u64) -> (Options, Arc<FrozenClock>) {
    let clock = Arc::new(FrozenClock::at(time));
    let random = Arc::new(SeededRandom::new(seed));
    (Options { clock: clock.clone(), random, ..Options::default() }, clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_takes_the_place_of_the_servers_own() {
        assert_eq!(with_database("postgres://u@h:1/postgres?a=b", "x"), "postgres://u@h:1/x?a=b");
        assert_eq!(with_database("postgres://u@h:1", "x"), "postgres://u@h:1/x");
    }

    #[test]
    fn seeded_bytes_repeat_and_differ() {
        let draw = |random: &SeededRandom| {
            let mut bytes = [0; 20];
            random.fill(&mut bytes);
            bytes
        };
        let (a, b) = (SeededRandom::new(1), SeededRandom::new(1));
        let first = draw(&a);
        assert_eq!(first, draw(&b));
        assert_ne!(first, draw(&a));
        assert_ne!(first, draw(&SeededRandom::new(2)));
    }
}
