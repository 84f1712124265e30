//! `cron platform backup`.

use std::{
    io::{BufWriter, Seek, Write},
    path::PathBuf,
    sync::Arc,
};

use anyhow::{Context, Result};
use jiff::Timestamp;
use platform::founding;
use serde::Serialize;
use store::{Store, dump::Schema, scope::SystemScope};

use super::{FORM, Header, Keep, Lock, Manifest, folder::Folder, write};
use crate::serve::Place;

/// What to back up, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the data lies.
    pub place: Place,
    /// The folder that the file goes to.
    pub to: PathBuf,
    /// Who can open it.
    pub lock: Lock,
    /// Which older ones stay; all when missing.
    pub keep: Option<Keep>,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    /// The file.
    pub file: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// The time of its snapshot.
    pub created_at: Timestamp,
    /// Rows of all tables.
    pub rows: u64,
    /// What each table comes to.
    pub manifest: Manifest,
    /// Older backups that went out of date and were removed.
    pub removed: Vec<PathBuf>,
}

/// Makes a backup. Others may write meanwhile: it holds what was there when it began.
///
/// # Errors
/// There is no platform, or the folder cannot be written.
pub async fn run(options: Options) -> Result<Made> {
    let store = options.place.open().await?;
    let made = of(&store, &options).await;
    store.close().await;
    made
}

async fn of(store: &Store, options: &Options) -> Result<Made> {
    let system = Arc::new(SystemScope::for_startup());
    let scope = Arc::clone(&system);
    let founded = store.read(move |tx| founding::found_already(tx, &scope)).await?;
    let founded = founded.context("there is no platform in this database to back up")?;
    let installation = founded.account.to_string();
    let folder = Folder::open(&options.to, &installation)?;
    let now = Timestamp::now();
    let part = folder.begin(now)?;
    let (file, lock) = (part.file.try_clone()?, options.lock.clone());
    let schema = Schema::current()?;
    let written = store.read(move |tx| {
        // Run again, it begins anew.
        let mut file = file.try_clone()?;
        file.set_len(0)?;
        file.rewind()?;
        let header = Header {
            crontech_backup: FORM,
            created_at: tx.now(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            installation: installation.clone(),
            steps: schema.steps.clone(),
        };
        let mut out = lock.encryptor()?.wrap_output(BufWriter::with_capacity(1 << 18, file))?;
        let manifest = write::everything(tx, &system, &schema, &header, &mut out)?;
        out.finish()?.flush()?;
        Ok::<_, anyhow::Error>((header.created_at, manifest))
    });
    let (created_at, manifest) = match written.await {
        Ok(written) => written,
        Err(error) => {
            part.give_up();
            return Err(error.context("the backup was given up; nothing of it is left"));
        }
    };
    let file = folder.end(part)?;
    let bytes = fs_err::metadata(&file)?.len();
    let removed = match options.keep {
        Some(keep) => folder.expire(keep, now, &file)?,
        None => Vec::new(),
    };
    Ok(Made { file, bytes, created_at, rows: manifest.rows(), manifest, removed })
}
