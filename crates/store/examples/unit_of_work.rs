//! Measures the unit of work on SQLite: point reads and durable writes, alone and by many callers.
//!
//! `cargo run -p crontech-store --example unit_of_work`; with `CRON_TEST_POSTGRES` also on PostgreSQL.

use std::{
    io::Write as _,
    sync::{Arc, LazyLock, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use crontech_store::{
    Engine, Error, Options, Store, tables,
    testing::{TestStore, has_postgres, open},
    token,
};
use tokio::{runtime::Handle, sync::oneshot};

const TIME: Duration = Duration::from_secs(2);

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut engines = vec![Engine::Sqlite];
        engines.extend(has_postgres().then_some(Engine::Postgres));
        for engine in engines {
            let store = open(engine, Options::default()).await;
            for callers in [1, 8, 64] {
                let reads = measure(&store, callers, read).await;
                let hops = measure(&store, callers, read_elsewhere).await;
                let writes = measure(&store, callers, write).await;
                let mut out = std::io::stdout().lock();
                // Whoever reads this may have closed the pipe.
                let _ = writeln!(
                    out,
                    "{engine:?}, {callers:2} callers: {reads:9.0} reads/s ({:6.1} µs each), {hops:9.0} on \
                     other threads, {writes:8.0} writes/s",
                    1e6 * f64::from(callers) / reads,
                );
            }
        }
    });
}

/// A point read in a snapshot of its own.
async fn read(store: Store) -> Result<(), Error> {
    store.read(|tx| tables::accounts::find(tx, "acc_that_is_not_there").map(drop)).await
}

/// The same on a thread of a pool, with a channel there and back: what reading would cost if it did not run where it is
/// asked for.
async fn read_elsewhere(store: Store) -> Result<(), Error> {
    type Job = Box<dyn FnOnce() + Send>;
    static POOL: LazyLock<mpsc::Sender<Job>> = LazyLock::new(|| {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let inbox = Arc::new(Mutex::new(inbox));
        for _ in 0..4 {
            let inbox = inbox.clone();
            thread::spawn(move || {
                loop {
                    let job = inbox.lock().expect("no job panics").recv();
                    let Ok(job) = job else { return };
                    job();
                }
            });
        }
        jobs
    });
    let (reply, answer) = oneshot::channel();
    let handle = Handle::current();
    let job = move || {
        // Whoever asked waits for it.
        let _ = reply.send(handle.block_on(read(store)));
    };
    POOL.send(Box::new(job)).expect("the pool lives");
    answer.await.expect("an answer")
}

/// A new row, durable.
async fn write(store: Store) -> Result<(), Error> {
    store
        .write(|tx| {
            let (bucket, window) = (token::new(tx), tx.now());
            tables::guesses::count(tx, &bucket, window).map(drop)
        })
        .await
}

/// Units of work a second.
async fn measure<F>(store: &TestStore, callers: u32, work: fn(Store) -> F) -> f64
where
    F: Future<Output = Result<(), Error>> + Send + 'static,
{
    let began = Instant::now();
    let callers: Vec<_> = (0..callers)
        .map(|_| {
            let store = (**store).clone();
            tokio::spawn(async move {
                let mut done = 0_u32;
                while began.elapsed() < TIME {
                    work(store.clone()).await.expect("a unit of work");
                    done += 1;
                }
                done
            })
        })
        .collect();
    let mut done = 0;
    for caller in callers {
        done += caller.await.expect("a caller");
    }
    f64::from(done) / began.elapsed().as_secs_f64()
}
