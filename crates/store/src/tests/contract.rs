//! What a unit of work promises, on both engines.

use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};

use super::{
    ADD_FULL, ADD_PART, ADD_TO, ALL_OF_IT, KEYS, Oops, SET, SLOW_CONFLICT, WRONG, add, add_to, amount, names,
    on_both_engines,
};
use crate::{
    ConstraintKind, Engine, Error, Options,
    scope::Door,
    testing::{TestStore, frozen},
    tx::Tx,
    value::Value,
};

on_both_engines! {
    what_is_written_is_read,
    an_error_undoes_everything,
    a_savepoint_undoes_its_part_alone,
    savepoints_nest,
    what_is_sent_ahead_is_kept_in_order,
    what_is_sent_ahead_fails_with_its_savepoint,
    what_is_sent_ahead_fails_with_its_unit_of_work,
    a_failed_statement_spoils_the_work_even_if_it_is_passed_over,
    a_panic_is_the_callers_own,
    a_snapshot_does_not_change,
    reading_cannot_write,
    constraints_have_their_kind,
    many_callers_each_get_all_or_nothing,
    a_race_for_a_name_is_run_again,
    opposite_orders_of_locking_both_end_well,
    lost_updates_do_not_happen_under_a_lock,
    lists_of_keys_come_in_chunks,
    values_of_the_wrong_kind_are_refused,
    time_is_one_and_in_microseconds,
    a_closed_store_refuses,
    closing_waits_for_what_was_accepted,
    two_stores_on_the_same_data_see_each_other,
    a_caller_that_goes_away_changes_nothing_for_others,
}

async fn what_is_written_is_read(store: TestStore) {
    let written: Result<(), Error> = store
        .write(|tx| {
            tx.execute(&ADD_FULL, &Door::new(), &[&"é'\"?1", &7, &None::<String>, &[0u8, 255]])?;
            // Its own changes are seen at once.
            assert_eq!(amount(tx, "é'\"?1")?, Some(7));
            Ok(())
        })
        .await;
    written.unwrap();
    type Row = (String, i64, Option<String>, [u8; 2]);
    let row: Option<Row> =
        store.read(|tx| tx.optional(&ALL_OF_IT, &Door::new(), &[&"é'\"?1"])).await.unwrap();
    assert_eq!(row, Some(("é'\"?1".to_owned(), 7, None, [0, 255])));
}

async fn an_error_undoes_everything(store: TestStore) {
    let refused: Result<(), Oops> = store
        .write(|tx| {
            add(tx, "a", 1)?;
            Err(Oops::Refused("no"))
        })
        .await;
    assert_eq!(refused, Err(Oops::Refused("no")));
    assert_eq!(store.read(names).await, Ok(vec![]));
}

async fn a_savepoint_undoes_its_part_alone(store: TestStore) {
    let done: Result<(), Oops> = store
        .write(|tx| {
            add(tx, "before", 1)?;
            let inner: Result<(), Oops> = tx.savepoint(|tx| {
                add(tx, "inside", 1)?;
                Err(Oops::Refused("no"))
            });
            assert_eq!(inner, Err(Oops::Refused("no")));
            // A broken rule in a savepoint spoils nothing else.
            let twice = tx.savepoint(|tx| add(tx, "before", 2));
            assert!(twice.unwrap_err().is_unique_violation());
            tx.savepoint(|tx| add(tx, "kept", 1))?;
            add(tx, "after", 1)?;
            Ok(())
        })
        .await;
    assert_eq!(done, Ok(()));
    assert_eq!(store.read(names).await.unwrap(), ["after", "before", "kept"]);
}

async fn savepoints_nest(store: TestStore) {
    let done: Result<(), Oops> = store
        .write(|tx| {
            tx.savepoint(|tx| {
                add(tx, "outer", 1)?;
                let inner: Result<(), Oops> = tx.savepoint(|tx| {
                    add(tx, "inner", 1)?;
                    tx.savepoint(|tx| add(tx, "innermost", 1))?;
                    Err(Oops::Refused("no"))
                });
                assert!(inner.is_err());
                add(tx, "more", 1)?;
                Ok(())
            })
        })
        .await;
    assert_eq!(done, Ok(()));
    assert_eq!(store.read(names).await.unwrap(), ["more", "outer"]);
}

fn put(tx: &mut Tx<'_>, name: &str) -> Result<(), Error> {
    tx.put(&ADD_FULL, &Door::new(), &[&name, &1, &None::<String>, &None::<Vec<u8>>])
}

async fn what_is_sent_ahead_is_kept_in_order(store: TestStore) {
    let done: Result<(), Error> = store
        .write(|tx| {
            // More than are sent ahead at a time.
            for n in 0..200 {
                put(tx, &format!("{n:03}"))?;
                tx.put(&SET, &Door::new(), &[&format!("{n:03}"), &n])?;
            }
            assert_eq!(amount(tx, "199")?, Some(199), "seen by what comes after it");
            tx.put(&ADD_TO, &Door::new(), &[&"000", &5])
        })
        .await;
    assert_eq!(done, Ok(()));
    assert_eq!(store.read(|tx| amount(tx, "000")).await, Ok(Some(5)));
    assert_eq!(store.read(names).await.unwrap().len(), 200);
}

async fn what_is_sent_ahead_fails_with_its_savepoint(store: TestStore) {
    let done: Result<(), Oops> = store
        .write(|tx| {
            put(tx, "before")?;
            let twice: Result<(), Oops> = tx.savepoint(|tx| {
                put(tx, "inside")?;
                // Sent ahead, neither is told here by every engine.
                let _ = put(tx, "before");
                let _ = put(tx, "later");
                Ok(())
            });
            assert!(matches!(twice, Err(Oops::Store(e)) if e.is_unique_violation()));
            let refused: Result<(), Oops> = tx.savepoint(|tx| {
                let _ = put(tx, "before");
                Err(Oops::Refused("no"))
            });
            assert_eq!(refused, Err(Oops::Refused("no")));
            tx.savepoint(|tx| put(tx, "kept"))?;
            put(tx, "after").map_err(Oops::from)
        })
        .await;
    assert_eq!(done, Ok(()));
    assert_eq!(store.read(names).await.unwrap(), ["after", "before", "kept"]);
}

async fn what_is_sent_ahead_fails_with_its_unit_of_work(store: TestStore) {
    store.write(|tx| put(tx, "a")).await.unwrap();
    // Nothing is waited for after it but the end.
    let last: Result<(), Error> = store
        .write(|tx| {
            put(tx, "b")?;
            let _ = put(tx, "a");
            Ok(())
        })
        .await;
    assert!(last.unwrap_err().is_unique_violation());
    // A later statement gives its failure, not one of its own.
    let later: Result<(), Error> = store
        .write(|tx| {
            let _ = put(tx, "a");
            let told = amount(tx, "a");
            assert!(told.clone().unwrap_err().is_unique_violation(), "{told:?}");
            told.map(drop)
        })
        .await;
    assert!(later.unwrap_err().is_unique_violation());
    assert_eq!(store.read(names).await.unwrap(), ["a"]);
}

async fn a_failed_statement_spoils_the_work_even_if_it_is_passed_over(store: TestStore) {
    let result: Result<(), Error> = store
        .write(|tx| {
            add(tx, "a", 1)?;
            let failed = tx.all::<_, (i64,)>(&WRONG, &Door::new(), &[]);
            assert!(matches!(failed, Err(Error::Database(_))), "{failed:?}");
            // Later statements give the first failure, whatever they are.
            assert_eq!(amount(tx, "a"), Err(failed.unwrap_err()));
            Ok(())
        })
        .await;
    assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    assert_eq!(store.read(names).await, Ok(vec![]));
}

async fn a_panic_is_the_callers_own(store: TestStore) {
    let (panicking, fine) = tokio::join!(
        store.write(|tx| -> Result<(), Error> {
            add(tx, "lost", 1)?;
            panic!("on purpose")
        }),
        store.write(|tx| add(tx, "kept", 1)),
    );
    assert_eq!(panicking, Err(Error::Panicked("on purpose".into())));
    fine.unwrap();
    let reading = store.read(|_| -> Result<(), Error> { panic!("again") }).await;
    assert_eq!(reading, Err(Error::Panicked("again".into())));
    assert_eq!(store.read(names).await.unwrap(), ["kept"]);
    store.write(|tx| add(tx, "later", 1)).await.unwrap();
}

async fn a_snapshot_does_not_change(store: TestStore) {
    store.write(|tx| add(tx, "a", 1)).await.unwrap();
    let (reading, written) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let (r, w, other) = (reading.clone(), written.clone(), store.clone());
    let reader = tokio::spawn(async move {
        other
            .read(move |tx| {
                let before = amount(tx, "a")?;
                r.wait();
                w.wait();
                Ok::<_, Error>((before, amount(tx, "a")?))
            })
            .await
    });
    tokio::task::spawn_blocking(move || reading.wait()).await.unwrap();
    store.write(|tx| add_to(tx, "a", 1)).await.unwrap();
    tokio::task::spawn_blocking(move || written.wait()).await.unwrap();
    assert_eq!(reader.await.unwrap(), Ok((Some(1), Some(1))));
    assert_eq!(store.read(|tx| amount(tx, "a")).await, Ok(Some(2)));
}

async fn reading_cannot_write(store: TestStore) {
    let result = store.read(|tx| add(tx, "a", 1)).await;
    assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    assert_eq!(store.read(names).await, Ok(vec![]));
}

async fn constraints_have_their_kind(store: TestStore) {
    store.write(|tx| add(tx, "a", 1)).await.unwrap();
    let kind = |result: Result<u64, Error>| match result {
        Err(Error::Constraint { kind, .. }) => kind,
        other => panic!("no constraint was broken: {other:?}"),
    };
    let double = store.write(|tx| add(tx, "a", 1).map(|_| 0)).await;
    assert_eq!(kind(double), ConstraintKind::Unique);
    let below = store.write(|tx| tx.execute(&SET, &Door::new(), &[&"a", &-1])).await;
    assert_eq!(kind(below), ConstraintKind::Check);
    let missing = store.write(|tx| tx.execute(&SET, &Door::new(), &[&"a", &Value::Null])).await;
    assert_eq!(kind(missing), ConstraintKind::NotNull);
    let astray = store.write(|tx| tx.execute(&ADD_PART, &Door::new(), &[&12345, &"a"])).await;
    assert_eq!(kind(astray), ConstraintKind::ForeignKey);
}

async fn many_callers_each_get_all_or_nothing(store: TestStore) {
    let callers: Vec<_> = (0..64)
        .map(|i| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .write(move |tx| {
                        add(tx, &format!("{i:02}a"), i)?;
                        match i % 4 {
                            1 => return Err(Oops::Refused("odd")),
                            2 => panic!("on purpose"),
                            3 => drop(add(tx, &format!("{i:02}a"), i)),
                            _ => {}
                        }
                        add(tx, &format!("{i:02}b"), i)?;
                        Ok(())
                    })
                    .await
            })
        })
        .collect();
    for (i, caller) in callers.into_iter().enumerate() {
        let result = caller.await.unwrap();
        match i % 4 {
            0 => assert_eq!(result, Ok(())),
            1 => assert_eq!(result, Err(Oops::Refused("odd"))),
            2 => assert_eq!(result, Err(Oops::Store(Error::Panicked("on purpose".into())))),
            _ => assert!(matches!(result, Err(Oops::Store(Error::Constraint { .. })))),
        }
    }
    let expected: Vec<String> =
        (0..64).step_by(4).flat_map(|i| [format!("{i:02}a"), format!("{i:02}b")]).collect();
    assert_eq!(store.read(names).await.unwrap(), expected);
}

/// Look, then make: on PostgreSQL both may look before either makes. The loser runs again and sees the winner's row.
async fn a_race_for_a_name_is_run_again(store: TestStore) {
    let runs = Arc::new(AtomicU32::new(0));
    let meet = Arc::new(Barrier::new(2));
    let concurrent = store.engine() == Engine::Postgres;
    let callers: Vec<_> = (0..2)
        .map(|i| {
            let (store, runs, meet) = (store.clone(), runs.clone(), meet.clone());
            tokio::spawn(async move {
                store
                    .write(move |tx| {
                        let run = runs.fetch_add(1, Ordering::SeqCst);
                        let found = amount(tx, "a")?;
                        if concurrent && run < 2 {
                            meet.wait();
                        }
                        match found {
                            Some(_) => Err(Oops::Refused("taken")),
                            None => Ok(add(tx, "a", i).map(|_| ())?),
                        }
                    })
                    .await
            })
        })
        .collect();
    let mut results = Vec::new();
    for caller in callers {
        results.push(caller.await.unwrap());
    }
    results.sort_by_key(Result::is_err);
    assert_eq!(results, [Ok(()), Err(Oops::Refused("taken"))]);
    assert_eq!(runs.load(Ordering::SeqCst), if concurrent { 3 } else { 2 });
}

/// A real deadlock on PostgreSQL: each holds what the other wants. The one that is sacrificed runs again.
async fn opposite_orders_of_locking_both_end_well(store: TestStore) {
    store.write(|tx| add(tx, "a", 0).and_then(|_| add(tx, "b", 0))).await.unwrap();
    let runs = Arc::new(AtomicU32::new(0));
    let meet = Arc::new(Barrier::new(2));
    let concurrent = store.engine() == Engine::Postgres;
    let callers: Vec<_> = [("a", "b"), ("b", "a")]
        .into_iter()
        .map(|(first, second)| {
            let (store, runs, meet) = (store.clone(), runs.clone(), meet.clone());
            tokio::spawn(async move {
                store
                    .write(move |tx| {
                        let run = runs.fetch_add(1, Ordering::SeqCst);
                        add_to(tx, first, 1)?;
                        if concurrent && run < 2 {
                            meet.wait();
                        }
                        // The operation's own error must not hide from the engine what happened.
                        add_to(tx, second, 1).map_err(|_| Oops::Refused("something failed"))
                    })
                    .await
            })
        })
        .collect();
    for caller in callers {
        assert_eq!(caller.await.unwrap(), Ok(1));
    }
    assert_eq!(runs.load(Ordering::SeqCst), if concurrent { 3 } else { 2 });
    assert_eq!(
        store.read(|tx| Ok::<_, Error>((amount(tx, "a")?, amount(tx, "b")?))).await,
        Ok((Some(2), Some(2)))
    );
}

async fn lost_updates_do_not_happen_under_a_lock(store: TestStore) {
    store.write(|tx| add(tx, "a", 0)).await.unwrap();
    let callers: Vec<_> = (0..40)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .write(|tx| {
                        let row: Option<(i64,)> = tx.lock_row(&SLOW_CONFLICT, &Door::new(), &[&"a"])?;
                        let now = row.map_or(0, |(amount,)| amount);
                        tx.execute(&SET, &Door::new(), &[&"a", &(now + 1)])
                    })
                    .await
            })
        })
        .collect();
    for caller in callers {
        assert_eq!(caller.await.unwrap(), Ok(1));
    }
    assert_eq!(store.read(|tx| amount(tx, "a")).await, Ok(Some(40)));
}

async fn lists_of_keys_come_in_chunks(store: TestStore) {
    let keys: Vec<i64> = store
        .write(|tx| (0..150).map(|i| add(tx, &format!("{i:03}"), i)).collect::<Result<_, Error>>())
        .await
        .unwrap();
    for count in [0, 1, 63, 64, 65, 128, 150] {
        let wanted: Vec<i64> = keys[..count].to_vec();
        let found: Vec<(i64,)> =
            store.read(move |tx| tx.all_in(&KEYS, &Door::new(), &[&10], &wanted)).await.unwrap();
        let expected: Vec<(i64,)> = keys[..count].iter().skip(10).map(|k| (*k,)).collect();
        assert_eq!(found, expected, "{count} keys");
    }
}

async fn values_of_the_wrong_kind_are_refused(store: TestStore) {
    store.write(|tx| add(tx, "a", 2)).await.unwrap();
    let text = store.write(|tx| tx.execute(&SET, &Door::new(), &[&"a", &"many"])).await;
    assert!(matches!(text, Err(Error::Database(_) | Error::Constraint { .. })), "{text:?}");
    let flag = store.read(|tx| tx.optional::<_, (bool,)>(&super::AMOUNT, &Door::new(), &[&"a"])).await;
    assert!(matches!(flag, Err(Error::Corrupt(_))), "{flag:?}");
    let beyond = store.read(|tx| tx.optional::<_, (i64, i64)>(&super::AMOUNT, &Door::new(), &[&"a"])).await;
    assert!(matches!(beyond, Err(Error::Database(_))), "{beyond:?}");
    let few = store.read(|tx| tx.all::<_, (i64,)>(&super::AMOUNT, &Door::new(), &[])).await;
    assert!(matches!(few, Err(Error::Database(_))), "{few:?}");
}

async fn time_is_one_and_in_microseconds(store: TestStore) {
    let time: jiff::Timestamp = "2026-11-22T10:00:00.123456789Z".parse().unwrap();
    let (options, clock) = frozen(time, 1);
    let address = store.address();
    store.close().await;
    let store = address.open_with(options, super::STEPS).await.unwrap();
    let (first, again, bytes) = store
        .write(move |tx| {
            let first = tx.now();
            clock.advance(jiff::SignedDuration::from_secs(1));
            Ok::<_, Error>((first, tx.now(), tx.random::<16>()))
        })
        .await
        .unwrap();
    assert_eq!(first, again);
    assert_eq!(first.to_string(), "2026-11-22T10:00:00.123456Z");
    assert_ne!(bytes, [0; 16]);
    let later = store.read(|tx| Ok::<_, Error>(tx.now())).await.unwrap();
    assert_eq!(later.duration_since(first), jiff::SignedDuration::from_secs(1));
    store.close().await;
}

async fn a_closed_store_refuses(store: TestStore) {
    store.close().await;
    store.close().await;
    assert!(matches!(store.read(names).await, Err(Error::Unavailable(_))));
    assert!(matches!(store.write(|tx| add(tx, "a", 1)).await, Err(Error::Unavailable(_))));
}

async fn closing_waits_for_what_was_accepted(store: TestStore) {
    let began = Arc::new(tokio::sync::Notify::new());
    let (signal, other) = (began.clone(), store.clone());
    let writing = tokio::spawn(async move {
        other
            .write(move |tx| {
                add(tx, "a", 1)?;
                signal.notify_one();
                std::thread::sleep(std::time::Duration::from_millis(50));
                add(tx, "b", 1)
            })
            .await
    });
    began.notified().await;
    let address = store.address();
    store.close().await;
    writing.await.unwrap().unwrap();
    let store = address.open_with(Options::default(), super::STEPS).await.unwrap();
    assert_eq!(store.read(names).await.unwrap(), ["a", "b"]);
    store.close().await;
}

async fn two_stores_on_the_same_data_see_each_other(store: TestStore) {
    let second = store.address().open_with(Options::default(), super::STEPS).await.unwrap();
    let writers: Vec<_> = [store.clone(), second.clone()]
        .into_iter()
        .enumerate()
        .map(|(i, store)| {
            tokio::spawn(async move {
                for n in 0..20 {
                    store.write(move |tx| add(tx, &format!("{i}-{n}"), 1)).await.unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(second.read(names).await.unwrap().len(), 40);
    second.close().await;
}

async fn a_caller_that_goes_away_changes_nothing_for_others(store: TestStore) {
    let other = store.clone();
    let (began, go) = (Arc::new(tokio::sync::Notify::new()), Arc::new(Barrier::new(2)));
    let (signal, wait) = (began.clone(), go.clone());
    let gone = tokio::spawn(async move {
        other
            .write(move |tx| {
                signal.notify_one();
                wait.wait();
                add(tx, "a", 1)
            })
            .await
    });
    began.notified().await;
    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    tokio::task::spawn_blocking(move || go.wait()).await.unwrap();
    store.write(|tx| add(tx, "b", 1)).await.unwrap();
    store.close().await;
    let store = store.address().open_with(Options::default(), super::STEPS).await.unwrap();
    // It had begun, so it was finished.
    assert_eq!(store.read(names).await.unwrap(), ["a", "b"]);
    store.close().await;
}
