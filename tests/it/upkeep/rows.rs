//! Every row of every table, past the program's own way of reading them, so that two databases can be compared.

use std::collections::BTreeMap;

use rusqlite::{Connection, OpenFlags, types::Value};
use store::testing::Address;
use tokio_postgres::{NoTls, types::Type};

use crate::support::site::wait;

/// Table → its rows as text, sorted.
pub(crate) type Rows = BTreeMap<String, Vec<String>>;

/// What lies at an address. The table of migrations says when each was applied, which is no part of the data.
pub(crate) fn of(address: &Address) -> Rows {
    let mut rows = match address {
        Address::Sqlite(path) => of_file(path),
        Address::Postgres(url) => wait(of_database(url)),
    };
    rows.remove("migrations").unwrap();
    rows.values_mut().for_each(|rows| rows.sort());
    rows
}

/// Says in which table two differ first.
pub(crate) fn assert_equal(one: &Rows, other: &Rows) {
    let names = |rows: &Rows| rows.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    for (table, rows) in one {
        assert_eq!(rows.len(), other[table].len(), "rows of {table}");
        for (a, b) in rows.iter().zip(&other[table]) {
            assert_eq!(a, b, "a row of {table}");
        }
    }
}

fn of_file(path: &std::path::Path) -> Rows {
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    file.execute_batch("BEGIN").unwrap();
    let mut names = file
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        .unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let read = |name: &String| {
        let mut statement = file.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let rows = statement.query_map([], |row| {
            let cell = |(at, column): (usize, &String)| {
                Ok(match row.get::<_, Value>(at)? {
                    Value::Null => format!("{column}=-"),
                    Value::Integer(number) => format!("{column}={number}"),
                    Value::Text(text) => format!("{column}={text:?}"),
                    Value::Blob(bytes) => format!("{column}={}", data_encoding::HEXLOWER.encode(&bytes)),
                    Value::Real(number) => panic!("{name}.{column} holds {number}"),
                })
            };
            columns.iter().enumerate().map(cell).collect::<rusqlite::Result<Vec<_>>>()
        });
        rows.unwrap().map(|row| sorted(row.unwrap())).collect()
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

async fn of_database(url: &str) -> Rows {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ").await.unwrap();
    let names = client.query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'", &[]).await;
    let mut all = Rows::new();
    for name in names.unwrap() {
        let name: String = name.get(0);
        let mut rows = Vec::new();
        for row in client.query(&format!("SELECT * FROM {name}"), &[]).await.unwrap() {
            let cell = |(at, column): (usize, &tokio_postgres::Column)| {
                let name = column.name();
                match *column.type_() {
                    Type::INT8 => {
                        row.get::<_, Option<i64>>(at).map_or(format!("{name}=-"), |n| format!("{name}={n}"))
                    }
                    Type::TEXT => row
                        .get::<_, Option<String>>(at)
                        .map_or(format!("{name}=-"), |t| format!("{name}={t:?}")),
                    Type::BYTEA => row.get::<_, Option<Vec<u8>>>(at).map_or(format!("{name}=-"), |b| {
                        format!("{name}={}", data_encoding::HEXLOWER.encode(&b))
                    }),
                    ref other => panic!("{name} is of type {other}"),
                }
            };
            rows.push(sorted(row.columns().iter().enumerate().map(cell).collect()));
        }
        all.insert(name, rows);
    }
    drop(client);
    let _ = connection.await;
    all
}

fn sorted(mut cells: Vec<String>) -> String {
    cells.sort();
    cells.join(" ")
}
