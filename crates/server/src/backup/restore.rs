//! `cron platform restore`: everything in one transaction, which also checks it; so a restore that fails, or is killed,
//! leaves nothing behind.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use platform::verify::{self, Report};
use serde::Serialize;
use store::{
    Store, Tx,
    dump::{self, Schema},
    scope::SystemScope,
    seal::MasterKey,
};

use super::{Header, Manifest, Unlock, read};
use crate::{dev, master_key, os, serve::Place};

/// What to restore, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// The backup.
    pub file: PathBuf,
    /// What opens it.
    pub unlock: Unlock,
    /// Where the data will lie.
    pub place: Place,
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// The time of the snapshot.
    pub created_at: Timestamp,
    /// The version of the program that made it.
    pub program: String,
    /// Rows of all tables.
    pub rows: u64,
    /// What was checked.
    pub report: Report,
    /// What each table comes to.
    pub manifest: Manifest,
}

/// Restores a backup into a database without a platform.
///
/// # Errors
/// There is a platform already; the backup does not open or is damaged; the master key is another one; something in it does
/// not fit. Nothing is left of it then.
pub async fn run(options: Options) -> Result<Restored> {
    let Options { file, unlock, place } = options;
    let header = read::header(&file, &unlock)?;
    let key = match master_key::find(place.master_key_file.as_deref(), place.data.as_deref()) {
        Ok(key) => key,
        Err(error) if place.master_key_file.is_some() => return Err(error),
        Err(_) => {
            let own = place.data.as_deref().map(master_key::place);
            let own = own.map(|path| format!(" back into {},", path.display())).unwrap_or_default();
            bail!(
                "a backup holds no master key: put the platform's own{own} or name it with --master-key-file"
            )
        }
    };
    let target = Target::of(&place)?;
    let restored = into(&target, &file, &unlock, &header, Some(&key)).await;
    if restored.is_err() {
        target.clear();
    }
    restored
}

/// Checks a backup by restoring it into a temporary folder that goes again.
///
/// # Errors
/// As [`run`]; and what cannot be checked.
pub async fn try_out(file: &Path, unlock: &Unlock, key: Option<&MasterKey>) -> Result<Restored> {
    let header = read::header(file, unlock)?;
    let folder = dev::Folder::open(None)?;
    let target = Target::File { path: folder.path().join(dev::DATABASE), is_new: true };
    into(&target, file, unlock, &header, key).await
}

/// Where rows go.
enum Target {
    File { path: PathBuf, is_new: bool },
    Database(String),
}

impl Target {
    fn of(place: &Place) -> Result<Self> {
        match (&place.data, &place.database) {
            (_, Some(url)) => Ok(Self::Database(url.clone())),
            (Some(data), None) => {
                os::private_folder(data).with_context(|| format!("{} cannot be made", data.display()))?;
                let path = data.join(dev::DATABASE);
                Ok(Self::File { is_new: !path.exists(), path })
            }
            (None, None) => bail!("say where to: --data FOLDER, or --database postgres://…"),
        }
    }

    /// Opens it with the schema that the backup has.
    async fn open(&self, schema: &Schema) -> Result<Store> {
        let options = store::Options::default();
        let opened = match self {
            Self::File { path, .. } => Store::open_sqlite_at(path, options, &schema.steps),
            Self::Database(url) => Store::open_postgres_at(url, options, &schema.steps).await,
        };
        opened.context("the database cannot be used")
    }

    /// Opens it with this program's schema.
    async fn open_current(&self) -> Result<Store> {
        let options = store::Options::default();
        let opened = match self {
            Self::File { path, .. } => Store::open_sqlite(path, options),
            Self::Database(url) => Store::open_postgres(url, options).await,
        };
        opened.context("the database cannot be used")
    }

    /// Takes away a file that this restore made.
    fn clear(&self) {
        if let Self::File { path, is_new: true } = self {
            for ending in ["", "-wal", "-shm"] {
                let mut name = path.clone().into_os_string();
                name.push(ending);
                // What stays is empty, and the next restore takes it.
                let _ = fs_err::remove_file(name);
            }
        }
    }
}

async fn into(
    target: &Target,
    file: &Path,
    unlock: &Unlock,
    header: &Header,
    key: Option<&MasterKey>,
) -> Result<Restored> {
    let schema = Schema::of(&header.steps).context("the backup is another version's")?;
    let is_current = schema.steps == Schema::current()?.steps;
    let store = target.open(&schema).await?;
    let put = {
        let (file, unlock, key, schema) = (file.to_owned(), unlock.clone(), key.cloned(), schema.clone());
        store.write(move |tx| {
            let system = SystemScope::for_startup();
            let manifest = put(tx, &system, &schema, &file, &unlock)?;
            // An older schema is checked once it is brought up to date.
            let report = if is_current { Some(check(tx, &system, &schema, key.as_ref())?) } else { None };
            Ok::<_, anyhow::Error>((manifest, report))
        })
    };
    let put = put.await;
    store.close().await;
    let (manifest, report) = put?;
    let report = match report {
        Some(report) => report,
        None => {
            let store = target.open_current().await?;
            let key = key.cloned();
            let checked = store
                .read(move |tx| check(tx, &SystemScope::for_startup(), &Schema::current()?, key.as_ref()));
            let checked = checked.await;
            store.close().await;
            checked?
        }
    };
    Ok(Restored {
        created_at: header.created_at,
        program: header.program.clone(),
        rows: manifest.rows(),
        report,
        manifest,
    })
}

fn put(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    schema: &Schema,
    file: &Path,
    unlock: &Unlock,
) -> Result<Manifest> {
    for table in &schema.tables {
        if !dump::is_empty(tx, system, table)? {
            bail!("there is a platform in this database already; nothing was changed");
        }
    }
    let manifest = read::everything(file, unlock, schema, |table, rows| {
        dump::insert(tx, system, table, rows).with_context(|| format!("the table {}", table.name))
    })?;
    for table in &schema.tables {
        dump::go_on(tx, system, table)?;
    }
    Ok(manifest)
}

/// What was put in, before it counts.
fn check(tx: &mut Tx<'_>, system: &SystemScope, schema: &Schema, key: Option<&MasterKey>) -> Result<Report> {
    let report = verify::everything(tx, system, schema, key)?;
    if report.faults.iter().any(|fault| fault.check == "sealed") {
        bail!(
            "this is not the master key of the backup: what it holds sealed does not open. \
             Name the one that was in use when it was made, with --master-key-file"
        );
    }
    match report.faults.first() {
        None => Ok(report),
        Some(fault) => bail!(
            "the backup does not hold together, {} faults; the first: {} {}: {}",
            report.found,
            fault.check,
            fault.subject,
            fault.what
        ),
    }
}
