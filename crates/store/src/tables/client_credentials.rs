//! What the token endpoint asks of `clients` and `client_secrets`, before it is known who calls.

use api::{
    clients::ClientStatus,
    id::{AccountId, ClientId},
};
use domain::path::Path;
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::ClientKey,
    row::{FromRow, Row},
    scope::{Door, InAccount},
    tx::Tx,
};

/// A client, found by one of its secrets.
#[derive(Debug, Clone)]
pub struct CredentialRow {
    /// Internal key.
    pub client: ClientKey,
    /// Public id, which is its OAuth client id.
    pub id: ClientId,
    /// Its account.
    pub account: AccountId,
    /// Where that account lies.
    pub path: Path,
    /// Whether it works.
    pub status: ClientStatus,
    /// When the client ends.
    pub expires_at: Option<Timestamp>,
    /// When this secret ends.
    pub secret_expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
}

impl CredentialRow {
    /// The scope of its account's rows.
    #[must_use]
    pub fn scope(&self) -> InAccount {
        InAccount::new(self.account, self.path.clone())
    }
}

impl FromRow for CredentialRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            client: row.get(0)?,
            id: row.get(1)?,
            account: row.get(2)?,
            path: row.get(3)?,
            status: row.get(4)?,
            expires_at: row.get(5)?,
            secret_expires_at: row.get(6)?,
            last_used_at: row.get(7)?,
        })
    }
}

statements! {
    BY_SECRET: Door = "SELECT c.key, c.id, a.id, a.path, c.status, c.expires_at, s.expires_at, c.last_used_at
        FROM client_secrets s JOIN clients c ON c.key = s.client JOIN accounts a ON a.key = c.account
        WHERE s.hash = ?1";
    TOUCH: InAccount = "UPDATE clients SET last_used_at = ?3 WHERE account = ?1 AND key = ?2";
}

/// The client of the secret with that hash (see [`crate::token::hash`]).
///
/// # Errors
/// Those of the store.
pub fn by_secret(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<Option<CredentialRow>, Error> {
    tx.optional(&BY_SECRET, &Door::new(), &[hash])
}

/// Notes when the client was last used.
///
/// # Errors
/// Those of the store.
pub fn touch(tx: &mut Tx<'_>, account: &InAccount, client: ClientKey, at: Timestamp) -> Result<(), Error> {
    tx.execute(&TOUCH, account, &[&client, &at]).map(|_| ())
}
