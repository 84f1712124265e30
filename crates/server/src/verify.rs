//! `cron platform verify`: whether an installation, or a backup, holds together.

use std::path::PathBuf;

use anyhow::{Context, Result};
use platform::{
    founding,
    verify::{self, Report},
};
use store::{dump::Schema, scope::SystemScope, seal::MasterKey};

use crate::{
    backup::{Unlock, restore},
    master_key,
    serve::Place,
};

/// What to look at.
#[derive(Debug, Clone)]
pub struct Options {
    /// An installation, or only where the master key lies.
    pub place: Place,
    /// A backup instead of the installation.
    pub backup: Option<(PathBuf, Unlock)>,
}

/// Looks, and changes nothing.
///
/// # Errors
/// There is nothing to look at, or a backup that does not open or hold together.
pub async fn run(options: Options) -> Result<Report> {
    let key = key(&options.place)?;
    if let Some((file, unlock)) = &options.backup {
        return Ok(restore::try_out(file, unlock, key.as_ref()).await?.report);
    }
    let store = options.place.open().await?;
    let checked = store.read(move |tx| {
        let system = SystemScope::for_startup();
        founding::found_already(tx, &system)?.context("there is no platform in this database")?;
        Ok::<_, anyhow::Error>(verify::everything(tx, &system, &Schema::current()?, key.as_ref())?)
    });
    let checked = checked.await;
    store.close().await;
    checked
}

/// The master key where there is one: a named one must be good, and without any, sealed rows are not looked at.
fn key(place: &Place) -> Result<Option<MasterKey>> {
    let found = master_key::find(place.master_key_file.as_deref(), place.data.as_deref());
    match found {
        Ok(key) => Ok(Some(key)),
        Err(error) if place.master_key_file.is_some() => Err(error),
        Err(_) => Ok(None),
    }
}
