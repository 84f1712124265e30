//! The proof that counters say what the rows say (`design.md` §4).

use api::{id::AccountId, limits::LimitKind};
use store::{Tx, scope::SystemScope, tables::limit_use as table};

use crate::error::Error;

/// A counter that is wrong: an alarm, never repaired in silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The limited account.
    pub account: AccountId,
    /// What is counted.
    pub kind: LimitKind,
    /// What the counter says.
    pub used: i64,
    /// What the rows say.
    pub counted: i64,
}

/// Compares every counter with the rows that it counts.
///
/// # Errors
/// Those of the store.
pub fn recount(tx: &mut Tx, system: &SystemScope) -> Result<Vec<Difference>, Error> {
    let mut differences = Vec::new();
    for row in table::every(tx, system)? {
        let Some(counted) = table::count(tx, &row.account.subtree(), row.kind)? else { continue };
        if counted != row.used {
            differences.push(Difference {
                account: row.account.id(),
                kind: row.kind,
                used: row.used,
                counted,
            });
        }
    }
    Ok(differences)
}
