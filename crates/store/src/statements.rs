//! Every statement and list of every table, so that tests can look at all of them.

use crate::{list::AnyList, statement::AnyStatement, tables};

/// All statements.
pub(crate) fn all() -> impl Iterator<Item = &'static dyn AnyStatement> {
    tables::ALL.iter().flat_map(|module| module.iter().copied())
}

/// All lists.
pub(crate) fn lists() -> impl Iterator<Item = &'static dyn AnyList> {
    tables::LISTS.iter().flat_map(|module| module.iter().copied())
}
