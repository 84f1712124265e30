//! Every statement of every table, so that tests can look at all of them.

use crate::{statement::AnyStatement, tables};

/// All of them.
#[cfg_attr(not(test), expect(dead_code, reason = "only tests look at all statements"))]
pub(crate) fn all() -> impl Iterator<Item = &'static dyn AnyStatement> {
    tables::ALL.iter().flat_map(|module| module.iter().copied())
}
