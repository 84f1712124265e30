//! Tables in the form of neither engine.

use std::collections::BTreeMap;

use crate::{
    Engine, Error, Options,
    dump::{self, Cells, Schema},
    scope::SystemScope,
    testing::{has_postgres, open},
    value::Value,
};

/// A made-up row for each table, all of them referring to each other as they should.
pub(super) fn row(table: &dump::Table, key: i64) -> Cells {
    let cell = |column: &dump::Column| match (column.name.as_str(), column.kind) {
        ("parent", _) => {
            if key == 1 {
                Value::Null
            } else {
                Value::Int(1)
            }
        }
        ("predefined", _) => Value::Null,
        (_, dump::Kind::Int) => Value::Int(key),
        ("status", _) => Value::Text("served".to_owned()),
        (name, dump::Kind::Text) => Value::Text(format!("{name} é {key}")),
        ("path", dump::Kind::Bytes) => {
            let path = if key == 1 { vec![1] } else { vec![1, key] };
            Value::Bytes(path.iter().flat_map(|k| k.to_be_bytes()).collect())
        }
        (_, dump::Kind::Bytes) => Value::Bytes(vec![0, 255, u8::try_from(key).unwrap()]),
    };
    table.columns.iter().map(cell).collect()
}

type Tables = BTreeMap<String, Vec<Cells>>;

async fn everything(store: &crate::Store) -> Tables {
    let read: Result<Tables, Error> = store
        .read(|tx| {
            let mut all = Tables::new();
            for table in &Schema::current()?.tables {
                let mut rows: Vec<Cells> = Vec::new();
                loop {
                    let page = dump::page(tx, &SystemScope::for_job(), table, rows.last())?;
                    if page.is_empty() {
                        break;
                    }
                    rows.extend(page);
                }
                all.insert(table.name.clone(), rows);
            }
            Ok(all)
        })
        .await;
    read.unwrap()
}

#[tokio::test]
async fn d1_what_was_put_in_comes_out_alike_on_both_engines() {
    let mut seen = Vec::new();
    let engines = [Engine::Sqlite, Engine::Postgres];
    for engine in engines.into_iter().filter(|engine| *engine == Engine::Sqlite || has_postgres()) {
        let store = open(engine, Options::default()).await;
        let written: Result<(), Error> = store
            .write(|tx| {
                let system = SystemScope::for_job();
                for table in &Schema::current()?.tables {
                    assert!(dump::is_empty(tx, &system, table)?, "{}", table.name);
                    // More than one page, more than one statement.
                    let rows: Vec<Cells> = (1..=120).map(|key| row(table, key)).collect();
                    dump::insert(tx, &system, table, &rows)?;
                    dump::go_on(tx, &system, table)?;
                    for reference in &table.references {
                        assert_eq!(dump::dangling(tx, &system, table, reference)?, 0, "{reference:?}");
                    }
                }
                Ok(())
            })
            .await;
        written.unwrap();
        let all = everything(&store).await;
        assert!(all.len() > 20 && all.values().all(|rows| rows.len() == 120));
        seen.push(all);
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "the engines give them in different ways");
}

#[test]
fn tables_come_after_those_that_they_refer_to() {
    let tables = Schema::current().unwrap().tables;
    let place = |name: &str| tables.iter().position(|table| table.name == name).unwrap();
    for table in &tables {
        for reference in table.references.iter().filter(|reference| reference.table != table.name) {
            assert!(place(&reference.table) < place(&table.name), "{} {reference:?}", table.name);
        }
    }
    assert!(tables.iter().any(|table| table.name == "audit_heads"));
}

#[test]
fn steps_of_a_newer_program_are_refused() {
    let mut steps = Schema::current().unwrap().steps;
    assert_eq!(Schema::of(&steps).unwrap().steps, steps);
    steps.push(dump::Step { number: 99, hash: String::new() });
    assert!(Schema::of(&steps).unwrap_err().to_string().contains("newer version"));
}
