//! What was acknowledged stays (FLT-1): the settings of every connection, and what happens when a commit fails.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Barrier,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use super::{ADD_PART, STEPS, add, names, on_both_engines, small};
use crate::{
    Engine, Error, Options, Store, Tx,
    migrations::Migration,
    scope::Door,
    testing::{Address, TestStore, has_postgres},
    value::Value,
};

on_both_engines! {
    flt_1_every_connection_waits_for_the_disk,
    a_database_of_another_version_is_refused,
    many_may_open_a_new_database_at_once,
}

fn durability(tx: &mut Tx<'_>) -> Result<String, Error> {
    let rows: Vec<(Value,)> = tx.composed("PRAGMA synchronous", "SHOW synchronous_commit", &[])?;
    Ok(format!("{:?}", rows[0].0))
}

async fn flt_1_every_connection_waits_for_the_disk(store: TestStore) {
    let expected = match store.engine() {
        Engine::Sqlite => format!("{:?}", Value::Int(2)),
        Engine::Postgres => format!("{:?}", Value::Text("on".into())),
    };
    assert_eq!(store.write(durability).await.unwrap(), expected);
    // Several at a time, so that several connections answer.
    let readers: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.read(durability).await })
        })
        .collect();
    for reader in readers {
        assert_eq!(reader.await.unwrap().unwrap(), expected);
    }
}

async fn a_database_of_another_version_is_refused(store: TestStore) {
    let address = store.address();
    store.close().await;
    let newer = [STEPS[0], Migration { number: 2, name: "more", sql: "CREATE TABLE more (key KEY) STRICT;" }];
    address.open_with(Options::default(), &newer).await.unwrap().close().await;
    let changed = [Migration { sql: "CREATE TABLE other (key KEY) STRICT;", ..STEPS[0] }];
    for (steps, number) in [(STEPS, 2), (&changed, 1)] {
        match address.open_with(Options::default(), steps).await {
            Err(Error::Migration { number: found, .. }) => assert_eq!(found, number),
            other => panic!("it was opened: {other:?}"),
        }
    }
    // A step that fails leaves nothing behind.
    let broken = "CREATE TABLE half (key KEY) STRICT; CREATE TABLE half (key KEY) STRICT;";
    let broken = [newer[0], newer[1], Migration { number: 3, name: "broken", sql: broken }];
    let error = address.open_with(Options::default(), &broken).await.unwrap_err();
    assert!(matches!(error, Error::Migration { number: 3, .. }), "{error}");
    let fixed = Migration { number: 3, name: "fixed", sql: "CREATE TABLE half (key KEY) STRICT;" };
    address.open_with(Options::default(), &[newer[0], newer[1], fixed]).await.unwrap().close().await;
}

async fn many_may_open_a_new_database_at_once(store: TestStore) {
    let address = store.address();
    store.close().await;
    let steps = [
        STEPS[0],
        Migration { number: 2, name: "two", sql: "CREATE TABLE two (key KEY) STRICT;" },
        Migration { number: 3, name: "three", sql: "CREATE TABLE three (key KEY) STRICT;" },
    ];
    let openers: Vec<_> = (0..6)
        .map(|_| {
            let address = address.clone();
            tokio::spawn(async move { address.open_with(Options::default(), &steps).await })
        })
        .collect();
    for opener in openers {
        opener.await.unwrap().unwrap().close().await;
    }
}

/// SQLite checks deferred foreign keys at the commit, which is then everybody's.
#[tokio::test(flavor = "multi_thread")]
async fn a_failed_commit_is_told_to_everybody_in_it() {
    let store = small(Engine::Sqlite).await;
    // The first unit holds the transaction open until the others wait to join it.
    let gate = Arc::new(Barrier::new(2));
    let wait = gate.clone();
    let (spoiled, fine, refused, ()) = tokio::join!(
        store.write(move |tx| {
            wait.wait();
            tx.composed::<(i64,)>("PRAGMA defer_foreign_keys = ON", "", &[])?;
            tx.execute(&ADD_PART, &Door::new(), &[&12345, &"astray"]).map(drop)
        }),
        store.write(|tx| add(tx, "a", 1).map(drop)),
        store.write(|tx| {
            add(tx, "b", 1)?;
            Err::<(), _>(Error::Busy("refused by the operation".into()))
        }),
        // Asked for last, when the others have been sent.
        async {
            gate.wait();
        },
    );
    let group = Err(Error::Constraint {
        kind: crate::ConstraintKind::ForeignKey,
        name: "FOREIGN KEY constraint failed".into(),
    });
    assert_eq!([&spoiled, &fine, &refused], [&group; 3]);
    assert_eq!(store.read(names).await, Ok(vec![]));
    // And the next starts afresh.
    store.write(|tx| add(tx, "later", 1)).await.unwrap();
    assert_eq!(store.read(names).await.unwrap(), ["later"]);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let store = small(Engine::Sqlite).await;
    store.write(|tx| add(tx, "a", 1)).await.unwrap();
    let Address::Sqlite(path) = store.address() else { panic!("this is SQLite") };
    let mut seen = 0;
    for entry in std::fs::read_dir(path.parent().unwrap()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?}", entry.path());
        seen += 1;
    }
    assert_eq!(seen, 3, "database, log and shared memory");
}

/// Stands between client and server; when armed, it lets a commit through and cuts the line before the answer.
fn cutting_proxy(server: String, armed: Arc<AtomicBool>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for client in listener.incoming() {
            let (Ok(client), Ok(server)) = (client, TcpStream::connect(&server)) else { return };
            let armed = armed.clone();
            let cut = Arc::new(AtomicBool::new(false));
            let (c, s, has_cut) = (client.try_clone().unwrap(), server.try_clone().unwrap(), cut.clone());
            thread::spawn(move || {
                relay(&c, &s, |bytes| {
                    if bytes.windows(7).any(|w| w == b"COMMIT\0") && armed.load(Ordering::SeqCst) {
                        has_cut.store(true, Ordering::SeqCst);
                    }
                    true
                });
            });
            thread::spawn(move || relay(&server, &client, |_| !cut.load(Ordering::SeqCst)));
        }
    });
    port
}

fn relay(mut from: &TcpStream, mut to: &TcpStream, mut pass: impl FnMut(&[u8]) -> bool) {
    let mut buffer = [0; 8192];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if !pass(&buffer[..count]) || to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    // Either end may be gone already.
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_cut_during_the_commit_leaves_an_honest_doubt() {
    if !has_postgres() {
        return;
    }
    let store = small(Engine::Postgres).await;
    let Address::Postgres(url) = store.address() else { panic!("this is PostgreSQL") };
    let config: tokio_postgres::Config = url.parse().unwrap();
    let tokio_postgres::config::Host::Tcp(host) = &config.get_hosts()[0] else { panic!("a server on TCP") };
    let server = format!("{host}:{}", config.get_ports()[0]);
    let armed = Arc::new(AtomicBool::new(false));
    let port = cutting_proxy(server.clone(), armed.clone());
    let through = Store::open_postgres_with(
        &url.replace(&server, &format!("127.0.0.1:{port}")),
        Options::default(),
        STEPS,
    )
    .await
    .unwrap();
    through.write(|tx| add(tx, "before", 1)).await.unwrap();

    armed.store(true, Ordering::SeqCst);
    let doubtful = through.write(|tx| add(tx, "doubtful", 1)).await;
    armed.store(false, Ordering::SeqCst);
    assert!(matches!(doubtful, Err(Error::InDoubt(_))), "{doubtful:?}");
    // It had arrived. And the store has already found a new connection.
    assert_eq!(through.read(names).await.unwrap(), ["before", "doubtful"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_keeps_nothing_and_is_replaced() {
    if !has_postgres() {
        return;
    }
    let store = small(Engine::Postgres).await;
    let lost = store
        .write(|tx| {
            add(tx, "a", 1)?;
            let end = "SELECT CAST(pg_terminate_backend(pg_backend_pid()) AS INT)";
            tx.composed::<(i64,)>("", end, &[])?;
            add(tx, "b", 1)
        })
        .await;
    assert!(matches!(lost, Err(Error::Unavailable(_))), "{lost:?}");
    assert!(lost.unwrap_err().is_retryable());
    assert_eq!(store.read(names).await, Ok(vec![]));

    // Idle connections that the server ends, all of them, are not noticed by any caller.
    let Address::Postgres(url) = store.address() else { panic!("this is PostgreSQL") };
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    client.batch_execute(end).await.unwrap();
    store.write(|tx| add(tx, "c", 1)).await.unwrap();
}

#[tokio::test]
async fn an_unreachable_server_is_told() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error =
        Store::open_postgres(&format!("postgres://somebody:secret@{closed}/x"), Options::default()).await;
    let error = error.unwrap_err();
    assert!(matches!(error, Error::Unavailable(_)), "{error}");
    assert!(!error.to_string().contains("secret"));
    let error = Store::open_postgres("postgres://a:secret@:::", Options::default()).await.unwrap_err();
    assert!(!error.to_string().contains("secret"), "{error}");
}
