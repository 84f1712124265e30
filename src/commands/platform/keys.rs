//! `cron platform keys`: new keys for a platform (`design.md` §7).

use std::{path::PathBuf, time::Duration};

use clap::Subcommand;
use server::rotate;

use super::shared::{Place, block_on};
use crate::{
    cli::duration,
    context::{Context, Outcome},
    error::Result,
};

/// What can be done with them.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Make a new master key and wrap everything anew, or make a new signing key
    #[command(
        after_help = "Examples:\n  cron platform keys rotate --data /var/lib/crontech\n  cron platform keys rotate --signing --data /var/lib/crontech\n\nStop the platform before a new master key is made. A run that was interrupted goes on when it is run again.\nBackups from before need the old master key, which is kept beside the new one."
    )]
    Rotate(Rotate),
}

#[derive(Debug, clap::Args)]
pub(super) struct Rotate {
    #[command(flatten)]
    place: Place,
    /// Put the new master key into this file, or take it from there; it takes the old one's place unless said otherwise
    #[arg(long, value_name = "FILE", conflicts_with = "signing")]
    new_master_key_file: Option<PathBuf>,
    /// Make a new signing key instead: it is published now and signs later, while the platform is served
    #[arg(long)]
    signing: bool,
    /// Let the new signing key sign after this time, at least `120s`
    #[arg(long, value_name = "TIME", value_parser = duration, default_value = "3600s", requires = "signing")]
    after: Duration,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    let Verb::Rotate(args) = verb;
    if args.signing { signing(args, context) } else { master(args, context) }
}

fn signing(args: Rotate, context: &Context) -> Result<Outcome> {
    let made = block_on(rotate::signing(args.place.resolve(), args.after))?;
    context.printer().document("platform_signing_key/1", &made, || {
        vec![say!("The next signing key is published and signs from {}", made.signs_from)]
    })?;
    Ok(Outcome::DONE)
}

fn master(args: Rotate, context: &Context) -> Result<Outcome> {
    let options =
        rotate::Options { place: args.place.resolve(), new_master_key_file: args.new_master_key_file };
    let done = block_on(rotate::master(options))?;
    context.printer().document("platform_master_key/1", &done, || {
        let mut lines =
            vec![say!("{} sealed rows lie under the new master key now", done.wrapped + done.before)];
        lines.push(say!("  new master key   {}", done.master_key.display()));
        match &done.old_master_key {
            Some(old) => {
                lines.push(say!("  old master key   {} (backups from before need it)", old.display()))
            }
            None => lines.push("Name the new file with --master-key-file from now on.".to_owned()),
        }
        lines.push(
            "Keep a copy of the new master key elsewhere: without it the data cannot be read.".to_owned(),
        );
        lines
    })?;
    Ok(Outcome::DONE)
}
