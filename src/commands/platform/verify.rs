//! `cron platform verify`.

use std::path::PathBuf;

use server::{serve, verify};

use super::{restore::Opening, shared::block_on};
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
};

/// Check that a platform or a backup holds together: tree, counters, audit chains, sealed rows
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron platform verify --data /var/lib/crontech\n  cron platform verify --backup crontech-….age --identity key.txt --master-key-file master.key"
)]
pub(super) struct Args {
    /// Look at the data in this folder
    #[arg(long, value_name = "FOLDER", required_unless_present_any = ["database", "backup"])]
    data: Option<PathBuf>,
    /// Look at the data in this PostgreSQL database
    #[arg(long, value_name = "URL", env = "CRON_PLATFORM_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Look at this backup instead, by restoring it into a temporary folder
    #[arg(long, value_name = "FILE")]
    backup: Option<PathBuf>,
    #[command(flatten)]
    opening: Opening,
    /// Open sealed rows with the master key in this file; the data folder's `keys/master.key` unless said otherwise
    #[arg(long, value_name = "FILE")]
    master_key_file: Option<PathBuf>,
}

/// Runs it.
///
/// # Errors
/// What the command failed with; also what does not hold together.
pub(super) fn run(args: Args, context: &Context) -> Result<Outcome> {
    let backup = match args.backup {
        Some(file) => Some((file, args.opening.resolve()?)),
        None => None,
    };
    let place =
        serve::Place { data: args.data, database: args.database, master_key_file: args.master_key_file };
    let report = block_on(verify::run(verify::Options { place, backup }))?;
    context.printer().document("platform_verify/1", &report, || {
        let mut lines = vec![
            say!("  accounts       {}", report.accounts),
            say!("  audit chains   {} with {} entries", report.chains, report.entries),
            match report.sealed {
                Some(sealed) => say!("  sealed rows    {sealed}"),
                None => {
                    "  sealed rows    not looked at: there is no master key (--master-key-file)".to_owned()
                }
            },
        ];
        lines.extend(
            report.faults.iter().map(|fault| format!("{}: {}: {}", fault.check, fault.subject, fault.what)),
        );
        lines.push(if report.is_whole() {
            "everything holds together".to_owned()
        } else {
            say!("{} faults", report.found)
        });
        lines
    })?;
    if report.is_whole() {
        Ok(Outcome::DONE)
    } else {
        Err(Error::local(say!("{} things do not hold together", report.found))
            .hint("nothing was mended; `cron platform restore` brings back a backup from before"))
    }
}
