//! `cron platform restore`.

use std::path::PathBuf;

use server::backup::{Unlock, restore};

use super::shared::{Place, block_on};
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
};

/// Restore a backup into a folder or database without a platform, and verify it
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron platform restore crontech-….age --data /var/lib/crontech --identity key.txt\n  cron platform restore crontech-….age --database postgres://localhost/crontech --master-key-file master.key --passphrase-file backup.pass"
)]
pub(super) struct Args {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    opening: Opening,
}

/// What opens a backup.
#[derive(Debug, clap::Args)]
pub(super) struct Opening {
    /// Open the backup with the age identity in this file
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    identity: Option<PathBuf>,
    /// Open the backup with the passphrase in this file
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Opening {
    /// As the server takes it.
    ///
    /// # Errors
    /// Neither is given, or a file holds none.
    pub(super) fn resolve(&self) -> Result<Unlock> {
        let unlock = Unlock::of(self.identity.as_deref(), self.passphrase_file.as_deref());
        unlock.map_err(|error| Error::local(format!("{error:#}")))
    }
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(args: Args, context: &Context) -> Result<Outcome> {
    let unlock = args.opening.resolve()?;
    let options = restore::Options { file: args.file, unlock, place: args.place.resolve() };
    let restored = block_on(restore::run(options))?;
    context.printer().document("platform_restore/1", &restored, || {
        let report = &restored.report;
        vec![
            say!("{} rows as they were at {} are restored", restored.rows, restored.created_at),
            say!(
                "  verified   {} accounts, {} audit chains with {} entries, references, counters, {} sealed rows",
                report.accounts,
                report.chains,
                report.entries,
                report.sealed.unwrap_or_default()
            ),
        ]
    })?;
    Ok(Outcome::DONE)
}
