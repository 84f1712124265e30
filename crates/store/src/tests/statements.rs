//! What is checked about every statement: both engines take it, and it carries its scope (ISO-6).

use rusqlite::Connection;
use tokio_postgres::{NoTls, types::Type};

use super::small;
use crate::{
    Engine, Options, postgres, row,
    scope::ScopeKind,
    sql, sqlite,
    statements::{self, Described},
    testing::{Address, has_postgres, open},
    value::Value,
};

/// Prepares texts on one engine.
pub(super) enum Preparer {
    Sqlite(Connection),
    Postgres(tokio_postgres::Client),
}

impl Preparer {
    pub(super) async fn open(address: &Address) -> Self {
        match address {
            Address::Sqlite(path) => Self::Sqlite(sqlite::connect(path, sqlite::Access::Write).unwrap()),
            Address::Postgres(url) => {
                let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
                tokio::spawn(connection);
                Self::Postgres(client)
            }
        }
    }

    /// Values tell their types, as in composed texts; constant ones leave them to the server.
    pub(super) async fn check(&self, name: &str, sqlite: &str, postgres: &str, values: &[Value]) {
        match self {
            Self::Sqlite(connection) => {
                if let Err(error) = connection.prepare(sqlite) {
                    panic!("{name} on SQLite: {error}\n{sqlite}");
                }
            }
            Self::Postgres(client) => {
                let types: Vec<Type> = values.iter().map(postgres::type_of).collect();
                let prepared = client.prepare_typed(postgres, &types).await.unwrap_or_else(|error| {
                    panic!("{name} on PostgreSQL: {}\n{postgres}", postgres::failure(error).error)
                });
                for (i, kind) in prepared.params().iter().enumerate() {
                    assert!(postgres::is_bindable(kind), "{name}: parameter ${} is of type {kind}", i + 1);
                }
                for column in prepared.columns() {
                    let kind = column.type_();
                    assert!(row::is_readable(kind), "{name}: column {} is of type {kind}", column.name());
                }
            }
        }
    }
}

#[test]
fn every_statement_can_be_prepared_on_both_engines() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut engines = vec![Engine::Sqlite];
        engines.extend(has_postgres().then_some(Engine::Postgres));
        for engine in engines {
            let (things, whole) = (small(engine).await, open(engine, Options::default()).await);
            let (small, whole) =
                (Preparer::open(&things.address()).await, Preparer::open(&whole.address()).await);
            let here = super::ALL.iter().chain(super::lists::ALL).map(|statement| (&small, *statement));
            for (preparer, statement) in here.chain(statements::all().map(|statement| (&whole, statement))) {
                let texts = statement.any_texts();
                if statement.name() != super::WRONG_NAME {
                    for texts in std::iter::once(texts).chain(texts.fewer.iter().map(|(_, texts)| texts)) {
                        preparer.check(statement.name(), &texts.sqlite, &texts.postgres, &[]).await;
                    }
                }
            }
        }
    });
}

/// Tables of a few rows, which are read as a whole.
const SMALL: &[&str] = &["signing_keys"];

#[test]
fn no_statement_of_a_request_reads_a_whole_table() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let store = runtime.block_on(open(Engine::Sqlite, Options::default()));
    let Preparer::Sqlite(connection) = runtime.block_on(Preparer::open(&store.address())) else { return };
    let mut scans = Vec::new();
    // The plan of an INSERT names the tables that refer to its own, which are looked at only when something is missing.
    let is_looked_at = |sql: &str| !sql.trim_start().starts_with("INSERT");
    let of_requests = statements::all().filter(|statement| statement.scope() != ScopeKind::System);
    for statement in of_requests.filter(|statement| is_looked_at(statement.sql())) {
        let explain = format!("EXPLAIN QUERY PLAN {}", statement.any_texts().sqlite);
        let mut prepared = connection.prepare(&explain).unwrap();
        let mut steps = prepared.raw_query();
        while let Some(step) = steps.next().unwrap() {
            let step: String = step.get("detail").unwrap();
            let is_scan = step.starts_with("SCAN ") && !step.contains("CONSTANT ROW");
            if is_scan && !SMALL.iter().any(|table| step == format!("SCAN {table}")) {
                scans.push(format!("{}: {step}", statement.name()));
            }
        }
    }
    assert!(scans.is_empty(), "\n{}", scans.join("\n"));
}

#[test]
fn no_statement_is_prepared_anew_because_other_values_are_bound() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let store = runtime.block_on(open(Engine::Sqlite, Options::default()));
    let Preparer::Sqlite(connection) = runtime.block_on(Preparer::open(&store.address())) else { return };
    connection.execute_batch("BEGIN").unwrap();
    let mut again = Vec::new();
    for statement in statements::all() {
        let mut prepared = connection.prepare(&statement.any_texts().sqlite).unwrap();
        for value in [1, 2] {
            for at in 1..=prepared.parameter_count() {
                prepared.raw_bind_parameter(at, value).unwrap();
            }
            // Most changes fail here: what they lack is not looked at.
            let _ = prepared.raw_query().next();
        }
        if prepared.get_status(rusqlite::StatementStatus::RePrepare) > 0 {
            again.push(statement.name());
        }
    }
    assert!(again.is_empty(), "\n{}", again.join("\n"));
}

#[test]
fn iso_6_every_statement_carries_its_scope() {
    let missing: Vec<_> = statements::describe()
        .into_iter()
        .filter(|described| !WITH_CATALOGUE.contains(&described.name))
        .filter_map(|Described { name, scope, sql }| {
            carries(scope, &sql).err().map(|why| format!("{name}: {why}\n    {sql}"))
        })
        .collect();
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

/// Lists in which rows that are nobody's stand beside the scope's: those of the catalogue of predefined groups.
const WITH_CATALOGUE: &[&str] =
    &["crontech_store::tables::groups::OF_ACCOUNT", "crontech_store::tables::groups::OF_SUBTREE"];

/// Whether a text binds its scope where rows are chosen or made.
fn carries(scope: ScopeKind, sql: &str) -> Result<(), &'static str> {
    let code = sql::code_only(sql).to_lowercase();
    let words: Vec<&str> = code.split_whitespace().collect();
    let code = words.join(" ");
    // A key is an account's or a person's only where their own table is asked.
    let with_key =
        |table: &str| if code.contains(table) { compared(&code, "key", &["= ?1"]) } else { vec![] };
    let (places, inserted) = match scope {
        ScopeKind::Door | ScopeKind::System => return Ok(()),
        ScopeKind::Person => (
            [compared(&code, "user_key", &["= ?1"]), with_key("users")].concat(),
            inserts(&code, &["user_key"]),
        ),
        ScopeKind::InAccount => {
            let columns =
                ["account", "account_key", "parent"].map(|column| compared(&code, column, &["= ?1"]));
            ([columns.concat(), with_key("accounts")].concat(), inserts(&code, &["account", "parent"]))
        }
        ScopeKind::InSubtree => {
            let (low, high) =
                (compared(&code, "path", &[">= ?1", "> ?1"]), compared(&code, "path", &["< ?2"]));
            if low.len() != high.len() {
                return Err("one end of the range is missing");
            }
            ([low, high].concat(), 0)
        }
    };
    if places.iter().any(|place| is_one_of_several(&code, *place)) {
        return Err("an `OR` beside the scope opens it");
    }
    let both_ends = if scope == ScopeKind::InSubtree { 2 } else { 1 };
    if places.len() + inserted >= arms(&code) * both_ends {
        Ok(())
    } else {
        Err("the scope's parameters do not choose the rows")
    }
}

/// How many queries are joined by `UNION`, not counting those that read no table.
fn arms(code: &str) -> usize {
    let further = code.split(" union ").skip(1).filter(|arm| {
        let mut depth = 0;
        let end = arm.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth < 0
        });
        arm[..end.unwrap_or(arm.len())].contains(" from ")
    });
    further.count() + 1
}

/// Whether an `OR` stands beside the place, or beside a parenthesis around it.
fn is_one_of_several(code: &str, place: usize) -> bool {
    let mut depth = 0;
    let mut beside = String::new();
    for c in code[..place].chars().rev() {
        depth += i32::from(c == ')') - i32::from(c == '(');
        if depth < 0 {
            depth = 0;
            beside.push('|');
        } else if depth == 0 {
            beside.push(c);
        }
    }
    let mut beside: String = beside.chars().rev().collect();
    depth = 0;
    for c in code[place..].chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth < 0 {
            depth = 0;
            beside.push('|');
        } else if depth == 0 {
            beside.push(c);
        }
    }
    beside.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "or")
}

/// Where a column of that very name is compared so.
fn compared(code: &str, column: &str, with: &[&str]) -> Vec<usize> {
    let mut places = Vec::new();
    for with in with {
        let wanted = format!("{column} {with}");
        for (at, _) in code.match_indices(&wanted) {
            let before = code[..at].chars().next_back();
            let after = code[at + wanted.len()..].chars().next();
            let is_whole = !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
                && !after.is_some_and(|c| c.is_ascii_digit());
            if is_whole {
                places.push(at);
            }
        }
    }
    places
}

/// 1 if `INSERT` gives `?1` to one of the columns.
fn inserts(code: &str, scopes: &[&str]) -> usize {
    let table = code.strip_prefix("insert into ").and_then(|c| c.split_once('('));
    let Some((columns, rest)) = table.and_then(|(_, c)| c.split_once(')')) else { return 0 };
    let given = rest.trim_start();
    let given = given
        .strip_prefix("values (")
        .or_else(|| given.strip_prefix("values("))
        .or_else(|| given.strip_prefix("select "))
        .unwrap_or_default();
    let mut depth = 0;
    let mut values = vec![String::new()];
    for c in given.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                values.push(String::new());
                continue;
            }
            _ => {}
        }
        if depth < 0 {
            break;
        }
        values.last_mut().unwrap().push(c);
    }
    let mut pairs = columns.split(',').zip(&values);
    let is_scope = |(column, value): (&str, &String)| {
        let value = value.split(" from ").next().unwrap_or_default().trim();
        scopes.contains(&column.trim()) && value == "?1"
    };
    usize::from(pairs.any(is_scope))
}

#[test]
fn iso_6_a_statement_without_its_scope_is_found() {
    use ScopeKind::{InAccount, InSubtree, Person};
    for (scope, sql) in [
        (InAccount, "SELECT a FROM groups WHERE account = ?1 AND id = ?2"),
        (InAccount, "SELECT g.a FROM groups g WHERE (g.x = ?2 OR g.y = ?3)\n AND g.account = ?1"),
        (InAccount, "SELECT a FROM accounts WHERE key = ?1"),
        (InAccount, "INSERT INTO groups (id, account, name) VALUES (?2, ?1, LOWER(?3))"),
        (
            InAccount,
            "INSERT INTO groups (id, name, account) SELECT ?2, COALESCE(?3, 'a'), ?1 FROM x WHERE b = ?4",
        ),
        (InSubtree, "SELECT a FROM accounts WHERE path >= ?1 AND path < ?2"),
        (InSubtree, "SELECT a FROM accounts a WHERE a.path > ?1 AND a.path < ?2 AND (a.b = 1 OR a.c = 2)"),
        (
            InAccount,
            "SELECT a FROM (SELECT g.account FROM groups g UNION ALL SELECT 1) x WHERE x.account = ?1",
        ),
        (Person, "INSERT INTO sessions (sid, user_key) VALUES (?2, ?1)"),
        (Person, "UPDATE sessions SET a = 1 WHERE user_key = ?1"),
        (Person, "SELECT name FROM users WHERE key = ?1"),
    ] {
        assert_eq!(carries(scope, sql), Ok(()), "{sql}");
    }
    for (scope, sql) in [
        (InAccount, "SELECT a FROM groups WHERE id = ?2"),
        (InAccount, "SELECT a FROM groups WHERE id = ?2 -- account = ?1"),
        (InAccount, "SELECT a FROM groups WHERE account = ?11"),
        (InAccount, "SELECT a FROM groups WHERE other_account = ?1"),
        (InAccount, "SELECT a FROM groups WHERE key = ?1"),
        (InAccount, "SELECT a FROM groups WHERE account = ?1 OR id = ?2"),
        (InAccount, "SELECT a FROM groups WHERE (account = ?1 OR id = ?2) AND b = ?3"),
        (InAccount, "SELECT a FROM groups WHERE a = 1 OR (b = 2 AND (account = ?1 AND c = 3))"),
        (InSubtree, "SELECT a FROM accounts WHERE (path >= ?1 AND path < ?2) OR b = 1"),
        (InAccount, "SELECT a FROM groups WHERE account = ?1 UNION SELECT b FROM clients"),
        (InAccount, "INSERT INTO groups (id, account) VALUES (?1, ?2)"),
        (InAccount, "SELECT account FROM groups WHERE name = 'account = ?1'"),
        (InSubtree, "SELECT a FROM accounts WHERE path >= ?1"),
        (InSubtree, "SELECT a FROM accounts WHERE path >= ?1 AND path < ?20"),
        (Person, "SELECT a FROM sessions WHERE sid = ?1"),
    ] {
        assert!(carries(scope, sql).is_err(), "{sql}");
    }
}
