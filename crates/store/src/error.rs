//! What can go wrong between an operation and its database, in the words of both engines.

use std::fmt;

/// What kind of rule of the schema a row broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintKind {
    /// Two rows with the same values where one is allowed.
    Unique,
    /// A row that points at none, or one that others still point at.
    ForeignKey,
    /// A missing value.
    NotNull,
    /// Any other condition.
    Check,
}

/// Why a unit of work was not done. After every kind but [`Error::InDoubt`], nothing of it was kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The database cannot be reached, is full, or the store was closed.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// The connection broke while the commit was under way: the work may have been kept or not.
    #[error("the connection broke during the commit, which may or may not have been kept: {0}")]
    InDoubt(String),
    /// Others held what was needed for too long, or kept changing it.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The operation panicked. The text is the panic's, for logs alone.
    #[error("the operation panicked: {0}")]
    Panicked(String),
    /// A stored value that is none, or a damaged file.
    #[error("the database holds damaged data: {0}")]
    Corrupt(String),
    /// The schema on disk and the program do not fit together.
    #[error("migration {number}: {reason}")]
    Migration {
        /// Number of the migration that does not fit.
        number: i64,
        /// What does not fit, and what to do.
        reason: String,
    },
    /// A rule of the schema was broken.
    #[error("{kind} constraint {name}")]
    Constraint {
        /// Which kind of rule.
        kind: ConstraintKind,
        /// Its name on PostgreSQL, the columns on SQLite: for logs, not for decisions.
        name: String,
    },
    /// Anything else that the database answered: a mistake in a statement.
    #[error("the database refused: {0}")]
    Database(String),
}

impl Error {
    /// Whether the same work may succeed when it is tried again later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Busy(_))
    }

    /// Whether a row with these values was there already.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Constraint { kind: ConstraintKind::Unique, .. })
    }
}

impl fmt::Display for ConstraintKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unique => "unique",
            Self::ForeignKey => "foreign-key",
            Self::NotNull => "not-null",
            Self::Check => "check",
        })
    }
}

/// The text of a caught panic.
pub(crate) fn panicked(payload: &(dyn std::any::Any + Send)) -> Error {
    let text = payload
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned());
    Error::Panicked(text.unwrap_or_else(|| "without a message".to_owned()))
}
