//! Statements: constant SQL that belongs to a scope, written once for both engines.
//!
//! Parameters are `?1`, `?2`, …; the scope binds the first ones (see [`crate::scope`]). `?KEYS` stands for a list of
//! [`LIST`] parameters (or [`FEWER`]) after the others: `WHERE account IN (?KEYS)`, run through `Tx::all_in`. A query may end in
//! `FOR UPDATE` (or another lock of PostgreSQL's), which SQLite, with its single writer, does not need. `CAST(… AS BYTES)`
//! is a cast to each engine's type for bytes.

use std::{borrow::Cow, fmt, marker::PhantomData, sync::OnceLock};

use crate::{
    scope::{Scope, ScopeKind},
    sql,
};

/// How many keys one run of a statement with `?KEYS` takes.
pub(crate) const LIST: usize = 64;
/// How many it takes when there are fewer: most requests ask for one account, which is no list to the engine then, or for
/// one with those above it.
pub(crate) const FEWER: [usize; 2] = [1, 4];

/// A statement of a scope. Made by [`statements!`](crate::statements) alone.
pub(crate) struct Statement<S> {
    name: &'static str,
    sql: &'static str,
    texts: OnceLock<Texts>,
    scope: PhantomData<fn(S)>,
}

/// The text as each engine takes it.
pub(crate) struct Texts {
    /// For SQLite.
    pub(crate) sqlite: Cow<'static, str>,
    /// For PostgreSQL.
    pub(crate) postgres: String,
    /// For PostgreSQL, locking the rows.
    pub(crate) postgres_locking: String,
    /// How many parameters there are, without those of `?KEYS`.
    pub(crate) parameters: usize,
    /// The same for each number of [`FEWER`], where there is a list of keys.
    pub(crate) fewer: Vec<(usize, Self)>,
}

impl<S: Scope> Statement<S> {
    /// A statement and the name by which it is spoken of.
    pub(crate) const fn new(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, texts: OnceLock::new(), scope: PhantomData }
    }

    /// Its texts; made at the first use.
    pub(crate) fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| Texts::new(self.sql))
    }
}

impl<S> fmt::Display for Statement<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A statement of whatever scope, for tests that look at all of them.
pub(crate) trait AnyStatement: Sync {
    /// Module and name.
    fn name(&self) -> &'static str;
    /// The SQL as written.
    fn sql(&self) -> &'static str;
    /// The scope that it takes.
    fn scope(&self) -> ScopeKind;
    /// The SQL as run.
    #[cfg(test)]
    fn any_texts(&self) -> &Texts;
}

impl<S: Scope> AnyStatement for Statement<S> {
    fn name(&self) -> &'static str {
        self.name
    }
    fn sql(&self) -> &'static str {
        self.sql
    }
    fn scope(&self) -> ScopeKind {
        S::KIND
    }
    #[cfg(test)]
    fn any_texts(&self) -> &Texts {
        self.texts()
    }
}

/// Where a query's lock begins, which is its last clause.
fn lock_clause(sql: &str) -> Option<usize> {
    ["FOR UPDATE", "FOR NO KEY UPDATE", "FOR SHARE", "FOR KEY SHARE"]
        .iter()
        .find_map(|words| sql.rfind(words))
}

impl Texts {
    pub(crate) fn new(written: &'static str) -> Self {
        let numbers = if written.contains("?KEYS") { &FEWER[..] } else { &[] };
        let fewer = numbers.iter().map(|keys| (*keys, Self::with_keys(written, *keys))).collect();
        Self { fewer, ..Self::with_keys(written, LIST) }
    }

    fn with_keys(written: &'static str, keys: usize) -> Self {
        let parameters = sql::highest_parameter(written);
        let mut text = Cow::Borrowed(written);
        if written.contains("?KEYS") {
            let places: Vec<String> = (1..=keys).map(|i| format!("?{}", parameters + i)).collect();
            text = Cow::Owned(written.replace("?KEYS", &places.join(", ")));
        }
        let mut postgres = sql::with_dollars(&text);
        // SQLite joins bytes to text, so a join of paths is cast; the type has two names.
        if text.contains("AS BYTES)") {
            postgres = postgres.replace("AS BYTES)", "AS BYTEA)");
            text = Cow::Owned(text.replace("AS BYTES)", "AS BLOB)"));
        }
        let lock = lock_clause(&text);
        let postgres_locking =
            if lock.is_some() { postgres.clone() } else { format!("{} FOR UPDATE", postgres.trim_end()) };
        let sqlite = match (lock, text) {
            (None, text) => text,
            (Some(at), Cow::Borrowed(text)) => Cow::Borrowed(text[..at].trim_end()),
            (Some(at), Cow::Owned(text)) => Cow::Owned(text[..at].trim_end().to_owned()),
        };
        Self { sqlite, postgres, postgres_locking, parameters, fewer: Vec::new() }
    }
}

/// Declares a module's statements, and `ALL` of them for the tests:
///
/// ```text
/// statements! {
///     pub(crate) GET: InAccount = "SELECT … FROM groups WHERE account = ?1 AND id = ?2";
/// }
/// ```
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident : $scope:ty = $sql:expr;)*) => {
        $(
            $(#[$meta])*
            $vis static $name: $crate::statement::Statement<$scope> =
                $crate::statement::Statement::new(concat!(module_path!(), "::", stringify!($name)), $sql);
        )*
        /// Every statement of this module.
        pub(crate) static ALL: &[&dyn $crate::statement::AnyStatement] = &[$(&$name),*];
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_are_for_postgresql_alone() {
        let texts = Texts::new("SELECT a FROM b WHERE c = ?1\n FOR UPDATE OF b");
        assert_eq!(texts.sqlite, "SELECT a FROM b WHERE c = ?1");
        assert_eq!(texts.postgres, "SELECT a FROM b WHERE c = $1\n FOR UPDATE OF b");
        assert_eq!(texts.postgres_locking, texts.postgres);
        let plain = Texts::new("SELECT a FROM b WHERE c = ?1");
        assert_eq!(plain.postgres_locking, "SELECT a FROM b WHERE c = $1 FOR UPDATE");
    }

    #[test]
    fn key_lists_come_after_the_other_parameters() {
        let texts = Texts::new("SELECT a FROM b WHERE c IN (?KEYS) AND d = ?2 AND e = ?1");
        assert_eq!(texts.parameters, 2);
        assert!(texts.sqlite.contains("IN (?3, ?4,") && texts.sqlite.contains(" ?66)"), "{}", texts.sqlite);
        assert!(texts.postgres.contains("IN ($3, $4,") && texts.postgres.contains(" $66)"));
        let [(1, one), (4, four)] = &texts.fewer[..] else { panic!("other numbers") };
        assert!(one.sqlite.contains("IN (?3)") && one.postgres.contains("IN ($3)"));
        assert!(four.sqlite.contains("IN (?3, ?4, ?5, ?6)") && four.postgres.contains("IN ($3, $4, $5, $6)"));
    }
}
