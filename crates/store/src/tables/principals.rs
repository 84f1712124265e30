//! Internal keys of those whom a verified token names. Whether they still are good is asked with their standing.

use api::id::{ClientId, UserId};

use crate::{
    error::Error,
    keys::{ClientKey, UserKey},
    scope::Door,
    tx::Tx,
};

statements! {
    USER: Door = "SELECT key FROM users WHERE id = ?1";
    CLIENT: Door = "SELECT key FROM clients WHERE id = ?1";
}

/// The key of a person.
///
/// # Errors
/// Those of the store.
pub fn user(tx: &mut Tx<'_>, id: UserId) -> Result<Option<UserKey>, Error> {
    let row: Option<(UserKey,)> = tx.optional(&USER, &Door::new(), &[&id])?;
    Ok(row.map(|(key,)| key))
}

/// The key of a client.
///
/// # Errors
/// Those of the store.
pub fn client(tx: &mut Tx<'_>, id: ClientId) -> Result<Option<ClientKey>, Error> {
    let row: Option<(ClientKey,)> = tx.optional(&CLIENT, &Door::new(), &[&id])?;
    Ok(row.map(|(key,)| key))
}
