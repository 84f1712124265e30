//! `cron platform keys rotate`: a new master key, or a new signing key (`design.md` §7).
//!
//! A new master key wraps every sealed row anew, some rows in each transaction. Until all are done the old key stays where
//! it is and the new one lies beside it; so a run that was killed is taken up by the next one, and only the last step, one
//! renaming, makes the new key the platform's.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use identity::keys::{self, Rotation};
use jiff::{SignedDuration, Timestamp};
use platform::founding;
use serde::Serialize;
use store::{
    Store,
    presence::Share,
    scope::SystemScope,
    seal::MasterKey,
    sealed::{self, SealedColumn, SealedRow},
};

use crate::{master_key, os, serve::Place};

/// The shortest time for which a signing key is published before it signs: every process reads the keys each minute.
pub const SHORTEST_AHEAD: Duration = Duration::from_secs(120);

/// What to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the data lies, and the present master key.
    pub place: Place,
    /// Where the new master key lies or will lie; beside the present one, whose place it takes, when missing.
    pub new_master_key_file: Option<PathBuf>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rotated {
    /// Rows that were wrapped anew by this run.
    pub wrapped: u64,
    /// Rows that an earlier run had done.
    pub before: u64,
    /// Where the new master key lies now.
    pub master_key: PathBuf,
    /// Where the old one was kept: backups from before need it.
    pub old_master_key: Option<PathBuf>,
}

/// Wraps everything under a new master key. Nobody may serve the platform meanwhile: processes know one key.
///
/// # Errors
/// There is no platform; a key cannot be read or made; a row opens under neither key.
pub async fn master(options: Options) -> Result<Rotated> {
    let Options { place, new_master_key_file } = options;
    let old = master_key::find(place.master_key_file.as_deref(), place.data.as_deref())?;
    let own = master_key::file(place.master_key_file.as_deref(), place.data.as_deref());
    let next = match (&new_master_key_file, &own) {
        (Some(path), _) => path.clone(),
        (None, Some(path)) => beside(path, "next"),
        (None, None) => bail!(
            "the master key lies in no file, so its place cannot be taken; say where the new one shall lie: \
             --new-master-key-file FILE"
        ),
    };
    let store = place.open().await?;
    let done = wrap(&store, old, &next).await;
    store.close().await;
    let (wrapped, before) = done?;
    let rotated = |master_key, old_master_key| Rotated { wrapped, before, master_key, old_master_key };
    match own.filter(|_| new_master_key_file.is_none()) {
        None => Ok(rotated(next, None)),
        Some(path) => {
            let kept = keep(&path)?;
            fs_err::rename(&next, &path)?;
            if let Some(folder) = path.parent() {
                fs_err::File::open(folder)?.sync_all()?;
            }
            Ok(rotated(path, Some(kept)))
        }
    }
}

async fn wrap(store: &Store, old: MasterKey, next: &Path) -> Result<(u64, u64)> {
    let system = Arc::new(SystemScope::for_startup());
    let scope = Arc::clone(&system);
    let founded = store.read(move |tx| founding::found_already(tx, &scope)).await?;
    founded.context("there is no platform in this database")?;
    let alone = store.presence(Share::Alone).await?;
    let _alone = alone.context(
        "the platform is served just now; stop every process of it first, since each knows one master key",
    )?;
    let new = master_key::open_or_make(next)?;
    let keys = Arc::new((old, new));
    let (mut wrapped, mut before) = (0, 0);
    for column in sealed::ALL {
        let mut last: Option<SealedRow> = None;
        loop {
            let (scope, keys, after) = (Arc::clone(&system), Arc::clone(&keys), last.take());
            let page = store.write(move |tx| {
                let rows = sealed::page(tx, &scope, column, after.as_ref())?;
                let (mut done, mut ready) = (0, 0);
                for row in &rows {
                    let Some(sealed) = again(column, row, &keys)? else {
                        ready += 1;
                        continue;
                    };
                    if !sealed::replace(tx, &scope, column, row, sealed)? {
                        bail!("somebody changes {} meanwhile: stop the platform first", column.table);
                    }
                    done += 1;
                }
                Ok((rows.into_iter().next_back(), done, ready))
            });
            let (end, done, ready) = page.await?;
            wrapped += done;
            before += ready;
            match end {
                Some(row) => last = Some(row),
                None => break,
            }
        }
    }
    Ok((wrapped, before))
}

/// The row's content under the new key; none when it lies under that already.
fn again(
    column: &SealedColumn,
    row: &SealedRow,
    (old, new): &(MasterKey, MasterKey),
) -> Result<Option<Vec<u8>>> {
    if new.open(&row.place, &row.sealed).is_ok() {
        return Ok(None);
    }
    let plain = old.open(&row.place, &row.sealed).with_context(|| {
        format!(
            "a row of {} opens neither under the present master key nor under the new one; nothing is lost: \
             name the right one with --master-key-file and run this again",
            column.table
        )
    })?;
    Ok(Some(new.seal(&row.place, &plain)))
}

/// Keeps a copy of the key that goes.
fn keep(path: &Path) -> Result<PathBuf> {
    let bytes = os::read_private_file(path)?;
    let kept = beside(path, &Timestamp::now().strftime("old-%Y%m%dT%H%M%SZ").to_string());
    match os::new_private_file(&kept, &bytes) {
        // A run that was killed just now has kept it.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(kept),
        other => other.map(|()| kept).with_context(|| format!("{} cannot be kept", path.display())),
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// A signing key that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewSigningKey {
    /// From when it signs; until then it is published alone.
    pub signs_from: Timestamp,
}

/// Makes the next signing key now; it is published at once and signs after a while.
///
/// # Errors
/// There is no platform, the master key is another one, or the time is too short for every process to learn of it.
pub async fn signing(place: Place, ahead: Duration) -> Result<NewSigningKey> {
    if ahead < SHORTEST_AHEAD {
        bail!(
            "a signing key is published for at least {} s before it signs, so that nobody meets an unknown one",
            SHORTEST_AHEAD.as_secs()
        );
    }
    let master = master_key::find(place.master_key_file.as_deref(), place.data.as_deref())?;
    let store = place.open().await?;
    let rotation = Rotation { ahead: SignedDuration::try_from(ahead)?, ..Rotation::default() };
    let made = store.write(move |tx| {
        let system = SystemScope::for_startup();
        founding::found_already(tx, &system)?.context("there is no platform in this database")?;
        Ok::<_, anyhow::Error>(keys::make_next(tx, &system, &master, rotation)?)
    });
    let made = made.await;
    store.close().await;
    Ok(NewSigningKey { signs_from: made? })
}
