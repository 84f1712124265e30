//! `signing_keys`: one set for all tenants (`design.md` §7). The private part is sealed under the master key.

use jiff::Timestamp;

use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::{Door, SystemScope},
    tx::Tx,
};

/// A signing key as stored.
#[derive(Debug, Clone)]
pub struct SigningKeyRow {
    /// Its name in the header of tokens.
    pub kid: String,
    /// The public part, as a JSON Web Key.
    pub public_jwk: String,
    /// The private part, sealed.
    pub private_sealed: Vec<u8>,
    /// From when it signs.
    pub active_from: Timestamp,
    /// From when nothing that it signed is good any more; none while it has no successor.
    pub retired_at: Option<Timestamp>,
}

impl FromRow for SigningKeyRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            kid: row.get(0)?,
            public_jwk: row.get(1)?,
            private_sealed: row.get(2)?,
            active_from: row.get(3)?,
            retired_at: row.get(4)?,
        })
    }
}

statements! {
    LIST: Door = "SELECT kid, public_jwk, private_sealed, active_from, retired_at FROM signing_keys
        ORDER BY active_from, kid";
    INSERT: SystemScope = "INSERT INTO signing_keys (kid, public_jwk, private_sealed, created_at, active_from)
        VALUES (?1, ?2, ?3, ?4, ?5)";
    RETIRE: SystemScope = "UPDATE signing_keys SET retired_at = ?2 WHERE retired_at IS NULL AND active_from < ?1";
    DELETE_OVER: SystemScope = "DELETE FROM signing_keys WHERE retired_at <= ?1";
}

/// All of them, the oldest first.
///
/// # Errors
/// Those of the store.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<SigningKeyRow>, Error> {
    tx.all(&LIST, &Door::new(), &[])
}

/// All of them, as they are once nobody else can change them.
///
/// # Errors
/// Those of the store.
pub fn lock(tx: &mut Tx<'_>) -> Result<Vec<SigningKeyRow>, Error> {
    tx.lock_rows(&LIST, &Door::new(), &[])
}

/// Stores a key that signs from a time on.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    kid: &str,
    public_jwk: &str,
    private_sealed: &[u8],
    active_from: Timestamp,
) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&INSERT, system, &[&kid, &public_jwk, &private_sealed, &now, &active_from]).map(|_| ())
}

/// Says when the keys without a successor that sign from before a time end.
///
/// # Errors
/// Those of the store.
pub fn retire(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    active_before: Timestamp,
    retired_at: Timestamp,
) -> Result<(), Error> {
    tx.execute(&RETIRE, system, &[&active_before, &retired_at]).map(|_| ())
}

/// Deletes the keys that have ended; how many.
///
/// # Errors
/// Those of the store.
pub fn delete_over(tx: &mut Tx<'_>, system: &SystemScope) -> Result<u64, Error> {
    let now = tx.now();
    tx.execute(&DELETE_OVER, system, &[&now])
}
