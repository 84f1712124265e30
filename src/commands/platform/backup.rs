//! `cron platform backup`.

use std::path::PathBuf;

use server::backup::{Keep, Lock, create};

use super::shared::{Place, block_on};
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
};

/// Back up a platform into one encrypted file, while it is served
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron platform backup --data /var/lib/crontech --to /backups --recipient age1… --keep 30d\n  cron platform backup --database postgres://localhost/crontech --to /backups --passphrase-file backup.pass"
)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// Put the file into this folder
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    /// Encrypt it for the holder of this age key; may be given several times
    #[arg(long = "recipient", value_name = "AGE_KEY", conflicts_with = "passphrase_file")]
    recipients: Vec<String>,
    /// Encrypt it with the passphrase in this file
    #[arg(long, value_name = "FILE", required_unless_present = "recipients")]
    passphrase_file: Option<PathBuf>,
    /// Remove this platform's older backups from the folder: those beyond a time such as `30d`, or beyond a number of files
    #[arg(long, value_name = "TIME|NUMBER")]
    keep: Option<Keep>,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(args: Args, context: &Context) -> Result<Outcome> {
    let lock = Lock::of(&args.recipients, args.passphrase_file.as_deref());
    let options = create::Options {
        place: args.place.resolve(),
        to: args.to,
        lock: lock.map_err(|error| Error::local(format!("{error:#}")))?,
        keep: args.keep,
    };
    let made = block_on(create::run(options))?;
    context.printer().document("platform_backup/1", &made, || {
        let mut lines = vec![
            say!("{} holds {} rows of {}", made.file.display(), made.rows, made.created_at),
            "The master key is not in it: keep a copy of that elsewhere.".to_owned(),
        ];
        lines.extend(made.removed.iter().map(|file| say!("removed {}", file.display())));
        lines
    })?;
    Ok(Outcome::DONE)
}
