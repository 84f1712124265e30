//! `cron platform init`: master key, master account and tenant, and the administrator, once.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use api::{
    tenants::Locale,
    value::{DomainName, Email},
};
use identity::{Keys, Passwords, keys::Rotation, password::Cost};
use platform::founding::{self, Founding};
use serde::Serialize;
use store::scope::SystemScope;

use crate::{master_key, passphrase, serve::Place};

/// How to found a platform.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the data will lie.
    pub place: Place,
    /// The master tenant's domain.
    pub domain: DomainName,
    /// The administrator's e-mail.
    pub admin_email: Email,
    /// The language of the master tenant's pages.
    pub locale: Locale,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    /// The master tenant's domain.
    pub domain: String,
    /// The master account's id.
    pub account: String,
    /// The master tenant's id.
    pub tenant: String,
    /// The administrator's e-mail.
    pub email: String,
    /// The administrator's password, told this once.
    pub password: String,
    /// The file of the master key.
    pub master_key: PathBuf,
}

/// Founds it.
///
/// # Errors
/// There is one already, or the folder, database or key file cannot be used.
pub async fn run(options: Options) -> Result<Made> {
    let key_file = match (&options.place.master_key_file, &options.place.data) {
        (Some(file), _) => file.clone(),
        (None, Some(data)) => master_key::place(data),
        (None, None) => bail!("say where the master key shall lie: --master-key-file FILE"),
    };
    let store = options.place.open().await?;
    if store.read(|tx| founding::found_already(tx, &SystemScope::for_startup())).await?.is_some() {
        bail!("there is a platform in this database already; nothing was changed");
    }
    let master_key = master_key::open_or_make(&key_file)?;
    let password = passphrase::letters()?;
    let passwords = Passwords::new(Cost::default(), 1)?;
    let founding = Founding {
        domain: options.domain,
        email: options.admin_email,
        password_hash: passwords.hash(password.clone()).await?,
        locale: options.locale,
    };
    let email = founding.email.as_str().to_owned();
    let founded = store.write(move |tx| founding::found(tx, &SystemScope::for_startup(), &founding)).await?;
    let founded = founded.context("there is a platform in this database already; nothing was changed")?;
    // What lies sealed in the database from now on tells the right master key from any other.
    let keys = Keys::open(store.clone(), master_key, Rotation::default(), SystemScope::for_startup());
    keys.await.context("the signing keys")?;
    store.close().await;
    Ok(Made {
        domain: founded.domain,
        account: founded.account.to_string(),
        tenant: founded.tenant.to_string(),
        email,
        password,
        master_key: key_file,
    })
}
