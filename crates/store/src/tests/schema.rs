//! The one text of the schema makes the same tables on both engines.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::{
    Engine, Options, sqlite, statements,
    testing::{Address, has_postgres, open},
};

/// A schema, each fact as a line.
type Facts = BTreeSet<String>;

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let store = open(Engine::Sqlite, Options::default()).await;
    let Address::Sqlite(path) = store.address() else { panic!("this is SQLite") };
    let ours = of_sqlite(&sqlite::connect(&path, sqlite::Access::Read).unwrap());
    assert!(ours.iter().any(|fact| fact.starts_with("accounts.path")), "{ours:?}");
    if !has_postgres() {
        return;
    }
    let store = open(Engine::Postgres, Options::default()).await;
    let Address::Postgres(url) = store.address() else { panic!("this is PostgreSQL") };
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let theirs = of_postgres(&client).await;
    let differences: Vec<_> = ours.symmetric_difference(&theirs).collect();
    assert!(differences.is_empty(), "{differences:#?}");
}

#[tokio::test]
async fn a7_every_reference_to_what_is_purged_has_an_index_and_goes_with_it() {
    let store = open(Engine::Sqlite, Options::default()).await;
    let Address::Sqlite(path) = store.address() else { panic!("this is SQLite") };
    let connection = sqlite::connect(&path, sqlite::Access::Read).unwrap();
    let purged = ["accounts", "tenants", "groups", "clients", "memberships", "sessions"];
    let deletes = |table: &str| {
        let text = format!("DELETE FROM {table} ");
        let purge = statements::describe().into_iter().filter(|s| s.name.contains("::tables::purge::"));
        purge.into_iter().any(|s| s.sql.starts_with(&text))
    };
    let mut looked_at = 0;
    for table in strings(&connection, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'", 2) {
        let references = format!("SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{}')", table[0]);
        for reference in strings(&connection, &references, 2) {
            if !purged.contains(&reference[1].as_str()) {
                continue;
            }
            looked_at += 1;
            assert!(deletes(&table[0]), "{}: no purge deletes from it", table[0]);
            let plan = format!("EXPLAIN QUERY PLAN SELECT 1 FROM {} WHERE {} = 1", table[0], reference[0]);
            let mut statement = connection.prepare(&plan).unwrap();
            let steps = statement.query_map([], |row| row.get::<_, String>("detail")).unwrap();
            let steps: Vec<String> = steps.collect::<Result<_, _>>().unwrap();
            assert!(
                steps.iter().all(|step| step.starts_with("SEARCH")),
                "{}.{}: {steps:?}",
                table[0],
                reference[0]
            );
        }
    }
    assert!(looked_at > 20, "{looked_at} references");
}

#[tokio::test]
async fn d4_whatever_hangs_on_a_person_goes_before_the_person() {
    let store = open(Engine::Sqlite, Options::default()).await;
    let Address::Sqlite(path) = store.address() else { panic!("this is SQLite") };
    let connection = sqlite::connect(&path, sqlite::Access::Read).unwrap();
    let parts =
        || statements::describe().into_iter().filter(|s| s.name.contains("::tables::personal_data::"));
    let mut looked_at = 0;
    for table in strings(&connection, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'", 2) {
        let references = format!("SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{}')", table[0]);
        let references = strings(&connection, &references, 2);
        for column in
            references.iter().filter(|reference| reference[1] == "users").map(|reference| &reference[0])
        {
            looked_at += 1;
            let delete = format!("DELETE FROM {} WHERE {column} = ?1", table[0]);
            let free = format!("UPDATE {} SET {column} = NULL WHERE {column} = ?1", table[0]);
            assert!(
                parts().any(|s| s.sql == delete || s.sql == free),
                "{}.{column} keeps a person",
                table[0]
            );
        }
    }
    assert!(looked_at > 7, "{looked_at} references");
}

fn strings(connection: &Connection, sql: &str, columns: usize) -> Vec<Vec<String>> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        (0..columns)
            .map(|i| {
                use rusqlite::types::Value;
                Ok(match row.get::<_, Value>(i)? {
                    Value::Text(text) => text,
                    Value::Integer(i) => i.to_string(),
                    other => format!("{other:?}"),
                })
            })
            .collect()
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

fn of_sqlite(connection: &Connection) -> Facts {
    let mut facts = Facts::new();
    for table in strings(connection, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'", 2) {
        let [table, strict] = &table[..] else { panic!() };
        if table.starts_with("sqlite_") {
            continue;
        }
        assert_eq!(strict, "1", "{table} is not STRICT");
        let columns = strings(
            connection,
            &format!("SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')"),
            4,
        );
        let mut key: Vec<(String, String)> = Vec::new();
        for column in columns {
            let [name, kind, not_null, pk] = &column[..] else { panic!() };
            // What SQLite takes for its row number is never NULL.
            let is_row_number = pk != "0" && kind == "INTEGER";
            let null = if not_null == "1" || is_row_number { "not null" } else { "null" };
            facts.insert(format!("{table}.{name}: {kind} {null}"));
            if pk != "0" {
                key.push((pk.clone(), name.clone()));
            }
        }
        key.sort();
        let key: Vec<_> = key.into_iter().map(|(_, name)| name).collect();
        facts.insert(format!("{table} unique ({}) of all", key.join(", ")));
        let indexes = format!("SELECT name, partial FROM pragma_index_list('{table}') WHERE \"unique\" = 1");
        for index in strings(connection, &indexes, 2) {
            let columns = format!("SELECT name FROM pragma_index_info('{}') ORDER BY seqno", index[0]);
            let columns: Vec<_> = strings(connection, &columns, 1).into_iter().flatten().collect();
            let of = if index[1] == "1" { "some" } else { "all" };
            facts.insert(format!("{table} unique ({}) of {of}", columns.join(", ")));
        }
        let references =
            format!("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list('{table}')");
        for reference in strings(connection, &references, 3) {
            facts.insert(format!("{table}.{} -> {}.{}", reference[0], reference[1], reference[2]));
        }
    }
    facts
}

async fn of_postgres(client: &tokio_postgres::Client) -> Facts {
    let mut facts = Facts::new();
    let columns = "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text, \
                          COALESCE(collation_name, '')::text
                   FROM information_schema.columns WHERE table_schema = 'public'";
    for row in client.query(columns, &[]).await.unwrap() {
        let [table, name, kind, null, collation]: [String; 5] = std::array::from_fn(|i| row.get(i));
        let kind = match kind.as_str() {
            "bigint" => "INTEGER",
            "bytea" => "BLOB",
            "text" if collation == "C" => "TEXT",
            other => other,
        };
        let null = if null == "NO" { "not null" } else { "null" };
        facts.insert(format!("{table}.{name}: {kind} {null}"));
    }
    let indexes = "SELECT t.relname::text,
                          (SELECT string_agg(a.attname::text, ', ' ORDER BY k.n)
                           FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, n)
                           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum),
                          CASE WHEN i.indpred IS NULL THEN 'all' ELSE 'some' END
                   FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
                   JOIN pg_namespace n ON n.oid = t.relnamespace
                   WHERE i.indisunique AND n.nspname = 'public'";
    for row in client.query(indexes, &[]).await.unwrap() {
        let [table, columns, of]: [String; 3] = std::array::from_fn(|i| row.get(i));
        facts.insert(format!("{table} unique ({columns}) of {of}"));
    }
    let references = "SELECT t.relname::text, a.attname::text, r.relname::text, b.attname::text
                      FROM pg_constraint c
                      CROSS JOIN unnest(c.conkey, c.confkey) k (mine, other)
                      JOIN pg_class t ON t.oid = c.conrelid
                      JOIN pg_class r ON r.oid = c.confrelid
                      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.mine
                      JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.other
                      WHERE c.contype = 'f'";
    for row in client.query(references, &[]).await.unwrap() {
        let [table, column, other, key]: [String; 4] = std::array::from_fn(|i| row.get(i));
        facts.insert(format!("{table}.{column} -> {other}.{key}"));
    }
    facts
}
