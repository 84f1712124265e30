//! Lists on both engines: what fits a filter, in which order, page by page; and that nothing given becomes SQL.

use std::collections::BTreeSet;

use api::filter::{Filter, Op, Term, TermKind};

use super::{on_both_engines, small, statements::Preparer};
use crate::{
    Engine, Error, Options,
    list::{Field, Kind, ListError, ListRequest, Position, Rows, Sort, lists},
    scope::Door,
    testing::{TestStore, has_postgres, open},
    value::Value,
};

lists! {
    THINGS: Door = ("t.name, t.note", "things t", "t.amount >= ?1", "t.key")
        .fields(&[
            Field { name: "name", sql: "t.name", kind: Kind::Text },
            Field { name: "note", sql: "t.note", kind: Kind::Text },
            Field { name: "amount", sql: "t.amount", kind: Kind::Integer },
            Field { name: "made", sql: "t.amount", kind: Kind::Time },
            Field { name: "big", sql: "(CASE WHEN t.amount > 5 THEN 1 ELSE 0 END)", kind: Kind::Flag },
            Field {
                name: "part",
                sql: "EXISTS (SELECT 1 FROM parts p WHERE p.thing = t.key AND p.name = {})",
                kind: Kind::Text,
            },
            Field { name: "size", sql: "t.amount", kind: Kind::Word(size) },
        ])
        .sorts(&[
            Sort { name: "name", sql: "t.name" },
            Sort { name: "amount", sql: "t.amount" },
            Sort { name: "note", sql: "COALESCE(t.note, '')" },
        ])
        .search(&["t.name", "t.note"]);
}

statements! {
    ADD: Door = "INSERT INTO things (name, amount, note) VALUES (?1, ?2, ?3) RETURNING key";
    ADD_PART: Door = "INSERT INTO parts (thing, name) VALUES (?1, ?2)";
}

fn size(text: &str) -> Option<Value> {
    (text == "seven").then_some(Value::Int(7))
}

on_both_engines! {
    filters_say_what_fits,
    pages_hold_every_row_once,
    what_is_given_never_becomes_sql,
    mistakes_are_told,
}

async fn filled() -> impl Fn(&str) -> ListRequest {
    |filter: &str| ListRequest { filter: filter.parse().unwrap(), sort: None, after: None, limit: 500 }
}

async fn fill(store: &TestStore) {
    let fill = |tx: &mut crate::Tx<'_>| {
        let rows: [(&str, i64, Option<&str>); 5] = [
            ("Anna", 1, Some("100% cotton")),
            ("bert", 7, None),
            ("Émile", 6, Some("a_b")),
            ("dora", 3, Some("DORA'S \\ note")),
            ("zoe", 0, Some("a+b")),
        ];
        for (name, amount, note) in rows {
            let (key,): (i64,) = tx.one(&ADD, &Door::new(), &[&name, &amount, &note])?;
            if amount > 5 {
                tx.execute(&ADD_PART, &Door::new(), &[&key, &"wheel"])?;
            }
        }
        Ok::<_, Error>(())
    };
    store.write(fill).await.unwrap();
}

async fn page(
    store: &TestStore,
    least: i64,
    request: ListRequest,
) -> Result<Rows<(String, Option<String>)>, ListError> {
    store.read(move |tx| THINGS.page(tx, &Door::new(), &[&least], &request)).await
}

async fn filters_say_what_fits(store: TestStore) {
    fill(&store).await;
    let request = filled().await;
    let cases: &[(&str, &[&str])] = &[
        ("", &["Anna", "bert", "dora", "Émile"]),
        ("name:Anna", &["Anna"]),
        ("name:(Anna|dora|nobody)", &["Anna", "dora"]),
        ("-name:(Anna|dora)", &["bert", "Émile"]),
        ("name!=Anna", &["bert", "dora", "Émile"]),
        // A missing value is equal to nothing, and so it is unequal.
        ("note!=a_b", &["Anna", "bert", "dora"]),
        ("-note:a_b", &["Anna", "bert", "dora"]),
        ("-note!=a_b", &["Émile"]),
        ("amount>3", &["bert", "Émile"]),
        ("amount>=3 amount<7", &["dora", "Émile"]),
        ("amount<=1", &["Anna"]),
        ("-amount>3", &["Anna", "dora"]),
        ("made<2026-11-22", &["Anna", "bert", "dora", "Émile"]),
        ("made>2026-11-22T00:00:00Z", &[]),
        ("big:true", &["bert", "Émile"]),
        ("big:false", &["Anna", "dora"]),
        ("part:wheel", &["bert", "Émile"]),
        ("-part:wheel", &["Anna", "dora"]),
        ("part!=wheel", &["Anna", "dora"]),
        ("part:(door|wheel)", &["bert", "Émile"]),
        ("size:seven", &["bert"]),
        ("\"DORA\"", &["dora"]),
        ("\"100%\"", &["Anna"]),
        ("\"a_\"", &["Émile"]),
        ("\"\\\\\"", &["dora"]),
        ("-\"n\"", &["bert", "Émile"]),
        ("\"e\" big:true name:bert", &["bert"]),
    ];
    for (filter, expected) in cases {
        let rows = page(&store, 1, request(filter)).await.unwrap();
        let names: Vec<&str> = rows.rows.iter().map(|(name, _)| name.as_str()).collect();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(names, expected, "{filter}");
        assert_eq!(rows.next, None);
    }
}

async fn pages_hold_every_row_once(store: TestStore) {
    fill(&store).await;
    for (sort, expected) in [
        (None, ["Anna", "bert", "dora", "zoe", "Émile"]),
        (Some("-name"), ["Émile", "zoe", "dora", "bert", "Anna"]),
        (Some("amount"), ["zoe", "Anna", "dora", "Émile", "bert"]),
        (Some("-amount"), ["bert", "Émile", "dora", "Anna", "zoe"]),
        (Some("note"), ["bert", "Anna", "dora", "zoe", "Émile"]),
    ] {
        for limit in 1..=6_u32 {
            let mut found = Vec::new();
            let mut after = None;
            loop {
                let filter = Filter::default();
                let sort = sort.map(str::to_owned);
                let rows = page(&store, 0, ListRequest { filter, sort, after, limit }).await.unwrap();
                assert!(rows.rows.len() <= limit as usize);
                found.extend(rows.rows.into_iter().map(|(name, _)| name));
                // Through bytes, as a sealed cursor carries it.
                after = rows.next.map(|p| Position::from_bytes(&p.to_bytes()).unwrap());
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(found, expected, "{sort:?} by {limit}");
        }
    }
}

async fn what_is_given_never_becomes_sql(store: TestStore) {
    fill(&store).await;
    let nasty = [
        "'; DROP TABLE things; --",
        "' OR '1'='1",
        "?1",
        "$1",
        "\"",
        "\\",
        "%",
        "_",
        "\u{1F600}",
        "{}",
        "1) OR (1=1",
        "/*",
        "--",
        "NULL",
        "",
    ];
    let texts: BTreeSet<String> = {
        let mut texts = BTreeSet::new();
        for given in nasty {
            let terms = [
                TermKind::Text(given.to_owned()),
                TermKind::Field { name: "name".into(), op: Op::Is, values: vec![given.into()] },
                TermKind::Field { name: "note".into(), op: Op::IsNot, values: vec![given.into()] },
                TermKind::Field { name: "part".into(), op: Op::Is, values: vec![given.into(), given.into()] },
                TermKind::Field { name: "name".into(), op: Op::AtLeast, values: vec![given.into()] },
            ];
            let terms = terms.into_iter().map(|kind| Term { negated: false, kind }).collect();
            let request = ListRequest { filter: Filter { terms }, sort: None, after: None, limit: 5 };
            page(&store, 0, request.clone()).await.unwrap();
            texts.insert(THINGS.compose(vec![Value::Int(0)], &request).unwrap().sqlite);
        }
        texts
    };
    // The same text, whatever was given.
    assert_eq!(texts.len(), 1, "{texts:?}");
    let all = ListRequest { filter: Filter::default(), sort: None, after: None, limit: 50 };
    assert_eq!(page(&store, 0, all).await.unwrap().rows.len(), 5);
}

async fn mistakes_are_told(store: TestStore) {
    let request = filled().await;
    let told = async |filter: &str| page(&store, 0, request(filter)).await.unwrap_err();
    assert!(matches!(told("color:red").await, ListError::Filter(e) if e.code() == "unknown_field"));
    // This list knows no labels.
    assert!(matches!(told("label.a:b").await, ListError::Filter(_)));
    assert!(matches!(told("amount:many").await, ListError::Value { .. }));
    assert!(matches!(told("big:1").await, ListError::Value { .. }));
    assert!(matches!(told("made>yesterday").await, ListError::Value { .. }));
    assert!(matches!(told("size:eight").await, ListError::Value { .. }));
    assert!(matches!(told("part>a").await, ListError::Unordered { .. }));
    let mut wrong = request("");
    wrong.sort = Some("color".into());
    let error = page(&store, 0, wrong).await.unwrap_err();
    assert_eq!(error, ListError::Sort { known: vec!["name", "amount", "note"] });
}

#[test]
fn every_list_can_be_prepared_in_every_way_on_both_engines() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut engines = vec![Engine::Sqlite];
        engines.extend(has_postgres().then_some(Engine::Postgres));
        for engine in engines {
            let (things, whole) = (small(engine).await, open(engine, Options::default()).await);
            let (small, whole) =
                (Preparer::open(&things.address()).await, Preparer::open(&whole.address()).await);
            let here = LISTS.iter().map(|list| (&small, *list));
            for (preparer, list) in here.chain(crate::statements::lists().map(|list| (&whole, list))) {
                for sample in list.samples() {
                    let (sqlite, postgres) = (&sample.sqlite, &sample.postgres);
                    preparer.check(list.name(), sqlite, postgres, &sample.values).await;
                }
            }
        }
    });
}
