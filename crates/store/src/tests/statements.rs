//! What is checked about every statement: both engines take it, and it carries its scope (ISO-6).

use rusqlite::Connection;
use tokio_postgres::{NoTls, types::Type};

use super::small;
use crate::{
    Engine, Options, postgres, row,
    scope::ScopeKind,
    sql, sqlite, statements,
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
            let (small, whole) = (Preparer::open(&things.address()).await, Preparer::open(&whole.address()).await);
            let here = super::ALL.iter().chain(super::lists::ALL).map(|statement| (&small, *statement));
            for (preparer, statement) in here.chain(statements::all().map(|statement| (&whole, statement))) {
                let texts = statement.any_texts();
                if statement.name() != super::WRONG_NAME {
                    preparer.check(statement.name(), &texts.sqlite, &texts.postgres, &[]).await;
                }
            }
        }
    });
}

#[test]
fn iso_6_every_statement_carries_its_scope() {
    let statements = statements::all().map(|s| (s.name(), s.scope(), s.sql().to_owned()));
    let lists = statements::lists().map(|l| (l.name(), l.scope(), l.base()));
    let missing: Vec<_> = statements
        .chain(lists)
        .filter_map(|(name, scope, sql)| carries(scope, &sql).err().map(|why| format!("{name}: {why}\n    {sql}")))
        .collect();
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

/// Whether a text binds its scope where rows are chosen or made.
fn carries(scope: ScopeKind, sql: &str) -> Result<(), &'static str> {
    let code = sql::code_only(sql).to_lowercase();
    let words: Vec<&str> = code.split_whitespace().collect();
    let code = words.join(" ");
    if at_top_level(&code).contains(" or ") {
        return Err("an `OR` beside the scope opens it: put it in parentheses");
    }
    let arms = code.matches(" union ").count() + 1;
    let of_accounts = ["accounts", "update accounts"].iter().any(|t| code.contains(t));
    let of_users = code.contains("users");
    let found = match scope {
        ScopeKind::Door | ScopeKind::System => return Ok(()),
        ScopeKind::Person => {
            compared(&code, "user_key", "= ?1") + if of_users { compared(&code, "key", "= ?1") } else { 0 }
        }
        ScopeKind::InAccount => {
            let by_key = if of_accounts { compared(&code, "key", "= ?1") } else { 0 };
            compared(&code, "account", "= ?1") + compared(&code, "parent", "= ?1") + by_key + inserted(&code)
        }
        ScopeKind::InSubtree => compared(&code, "path", ">= ?1").min(compared(&code, "path", "< ?2")),
    };
    if found >= arms { Ok(()) } else { Err("the scope's parameters do not choose the rows") }
}

/// What stands outside of all parentheses.
fn at_top_level(code: &str) -> String {
    let mut depth = 0;
    let mut outside = String::new();
    for c in code.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// How often a column of that very name is compared so.
fn compared(code: &str, column: &str, with: &str) -> usize {
    let wanted = format!("{column} {with}");
    code.match_indices(&wanted)
        .filter(|(at, _)| {
            let before = code[..*at].chars().next_back();
            let after = code[at + wanted.len()..].chars().next();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
                && !after.is_some_and(|c| c.is_ascii_digit())
        })
        .count()
}

/// 1 if `INSERT` gives `?1` to the account (or, of an account, the parent).
fn inserted(code: &str) -> usize {
    let Some((columns, rest)) = code.strip_prefix("insert into ").and_then(|c| c.split_once('(')) .and_then(|(_, c)| c.split_once(')'))
    else {
        return 0;
    };
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
    let pairs = columns.split(',').zip(&values);
    let is_scope = |(column, value): (&str, &String)| {
        let value = value.split(" from ").next().unwrap_or_default().trim();
        matches!(column.trim(), "account" | "parent") && value == "?1"
    };
    usize::from(pairs.map(is_scope).any(|found| found))
}

#[test]
fn iso_6_a_statement_without_its_scope_is_found() {
    use ScopeKind::{InAccount, InSubtree, Person};
    for (scope, sql) in [
        (InAccount, "SELECT a FROM groups WHERE account = ?1 AND id = ?2"),
        (InAccount, "SELECT g.a FROM groups g WHERE (g.x = ?2 OR g.y = ?3)\n AND g.account = ?1"),
        (InAccount, "SELECT a FROM accounts WHERE key = ?1"),
        (InAccount, "INSERT INTO groups (id, account, name) VALUES (?2, ?1, LOWER(?3))"),
        (InAccount, "INSERT INTO groups (id, name, account) SELECT ?2, COALESCE(?3, 'a'), ?1 FROM x WHERE b = ?4"),
        (InSubtree, "SELECT a FROM accounts WHERE path >= ?1 AND path < ?2"),
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
