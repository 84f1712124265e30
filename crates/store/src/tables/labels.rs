//! `labels`: names and values that an account puts on those below it.

use domain::path::AccountKey;

use crate::{
    error::Error,
    scope::{InAccount, InSubtree},
    tx::Tx,
};

statements! {
    OF_ACCOUNT: InAccount = "SELECT name, value FROM labels WHERE account = ?1 ORDER BY name";
    OF_ACCOUNTS: InSubtree = "SELECT l.account, l.name, l.value FROM labels l JOIN accounts a ON a.key = l.account
        WHERE a.path >= ?1 AND a.path < ?2 AND l.account IN (?KEYS)";
    SET: InAccount = "INSERT INTO labels (account, name, value) VALUES (?1, ?2, ?3)
        ON CONFLICT (account, name) DO UPDATE SET value = excluded.value";
    REMOVE: InAccount = "DELETE FROM labels WHERE account = ?1 AND name = ?2";
}

/// An account's labels by name.
///
/// # Errors
/// Those of the store.
pub fn of_account(tx: &mut Tx<'_>, account: &InAccount) -> Result<Vec<(String, String)>, Error> {
    tx.all(&OF_ACCOUNT, account, &[])
}

/// Labels of accounts in a subtree, in no order.
///
/// # Errors
/// Those of the store.
pub fn of_accounts(
    tx: &mut Tx<'_>,
    subtree: &InSubtree,
    accounts: &[AccountKey],
) -> Result<Vec<(AccountKey, String, String)>, Error> {
    tx.all_in(&OF_ACCOUNTS, subtree, &[], accounts)
}

/// Sets one label.
///
/// # Errors
/// Those of the store.
pub fn set(tx: &mut Tx<'_>, account: &InAccount, name: &str, value: &str) -> Result<(), Error> {
    tx.put(&SET, account, &[&name, &value])
}

/// Takes one label away.
///
/// # Errors
/// Those of the store.
pub fn remove(tx: &mut Tx<'_>, account: &InAccount, name: &str) -> Result<(), Error> {
    tx.execute(&REMOVE, account, &[&name])?;
    Ok(())
}
