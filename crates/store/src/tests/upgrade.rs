//! Data of earlier versions opens and is brought up to date (Rule D3).
//!
//! `fixtures/0.1.0.sql` is a small database as version 0.1.0 leaves it. Until that version is released its schema may still
//! change, and `UPDATE_GOLDEN=1` writes the file anew; from then on it stands, and each release adds one of its own.

use std::{fmt::Write as _, path::Path};

use rusqlite::{Connection, types::ValueRef};

use crate::{
    Error, Options, Store,
    dump::{self, Schema},
    scope::SystemScope,
    testing::{Address, open},
};

/// Rows of each table in the fixture.
const ROWS: i64 = 3;

fn fixture() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/fixtures/0.1.0.sql")
}

/// A database as text: its tables and indexes as they stand in it, then its rows.
fn text_of(file: &Connection) -> String {
    let mut text = String::from("PRAGMA foreign_keys = OFF;\n");
    let mut schema = file
        .prepare("SELECT sql, type, name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        .unwrap();
    let parts: Vec<(String, String, String)> = schema
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    parts.iter().for_each(|(sql, ..)| writeln!(text, "{sql};").unwrap());
    for (_, _, name) in parts.iter().filter(|(_, kind, _)| kind == "table") {
        let mut rows = file.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cell = |at| match row.get_ref(at).unwrap() {
                ValueRef::Null => "NULL".to_owned(),
                // The time of the making would make each making another file.
                ValueRef::Integer(_) if name == "migrations" && at == 3 => "0".to_owned(),
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Text(text) => format!("'{}'", String::from_utf8_lossy(text).replace('\'', "''")),
                ValueRef::Blob(bytes) => format!("x'{}'", data_encoding::HEXLOWER.encode(bytes)),
                ValueRef::Real(_) => panic!("{name} holds a fraction"),
            };
            let cells: Vec<String> = (0..columns).map(cell).collect();
            writeln!(text, "INSERT INTO {name} VALUES ({});", cells.join(", ")).unwrap();
        }
    }
    text
}

async fn made_now() -> String {
    let store = open(crate::Engine::Sqlite, Options::default()).await;
    let filled: Result<(), Error> = store
        .write(|tx| {
            let system = SystemScope::for_job();
            for table in &Schema::current()?.tables {
                let rows: Vec<_> = (1..=ROWS).map(|key| super::dump::row(table, key)).collect();
                dump::insert(tx, &system, table, &rows)?;
            }
            Ok(())
        })
        .await;
    filled.unwrap();
    let Address::Sqlite(path) = store.address() else { panic!("this is SQLite") };
    text_of(&Connection::open(path).unwrap())
}

#[tokio::test]
async fn d3_a_database_of_the_first_version_opens_and_loses_nothing() {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(fixture(), made_now().await).unwrap();
    }
    let folder = std::env::temp_dir().join(format!("store-upgrade-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("old.db");
    let text = std::fs::read_to_string(fixture()).unwrap();
    Connection::open(&path).unwrap().execute_batch(&text).unwrap();
    let store = Store::open_sqlite(&path, Options::default());
    let store = store
        .expect("before the first release, UPDATE_GOLDEN=1 follows a changed schema; after it, write a step");
    let counted: Result<Vec<(String, usize)>, Error> = store
        .read(|tx| {
            let tables = Schema::current()?.tables;
            let count = |table: &dump::Table| {
                Ok((table.name.clone(), dump::page(tx, &SystemScope::for_job(), table, None)?.len()))
            };
            tables.iter().map(count).collect()
        })
        .await;
    let known: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("CREATE TABLE ")).collect();
    for (table, rows) in counted.unwrap() {
        // Tables that came later are empty.
        let was_there = known.iter().any(|line| line.starts_with(&format!("{table} ")));
        assert_eq!(rows, if was_there { usize::try_from(ROWS).unwrap() } else { 0 }, "{table}");
    }
    store.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
}
