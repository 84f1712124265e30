//! Every statement and list of every table, so that tests and checks can look at all of them.

use crate::{list::AnyList, scope::ScopeKind, statement::AnyStatement, tables};

/// What a statement, or the base of a list, is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Module and name.
    pub name: &'static str,
    /// The scope that it takes.
    pub scope: ScopeKind,
    /// The SQL as written.
    pub sql: String,
}

/// All of them.
#[must_use]
pub fn describe() -> Vec<Described> {
    let statements = all().map(|s| Described { name: s.name(), scope: s.scope(), sql: s.sql().to_owned() });
    statements.chain(lists().map(|l| Described { name: l.name(), scope: l.scope(), sql: l.base() })).collect()
}

/// All statements.
pub(crate) fn all() -> impl Iterator<Item = &'static dyn AnyStatement> {
    tables::ALL.iter().flat_map(|module| module.iter().copied())
}

/// All lists.
pub(crate) fn lists() -> impl Iterator<Item = &'static dyn AnyList> {
    tables::LISTS.iter().flat_map(|module| module.iter().copied())
}
