//! `cron platform users block|unblock`: a person on the whole platform, by the operator's hand (Rule U5).

use clap::Subcommand;
use server::block::{self, Who};

use super::shared::{Place, not_done, runtime};
use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// What can be done with persons.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Block a person everywhere, and end all that they are signed in with
    ///
    /// Every account sees the membership as not active, and is not told why. Nothing that the person was given is taken away: unblocking brings it back.
    #[command(
        after_help = "Examples:\n  cron platform users block ana@acme.example --data /var/lib/crontech\n  cron platform users block usr_7kq54vnfwwyyah6kt4y9w3gr3m --database postgres://localhost/crontech"
    )]
    Block(Args),
    /// Let a blocked person sign in again
    #[command(
        after_help = "Examples:\n  cron platform users unblock ana@acme.example --data /var/lib/crontech"
    )]
    Unblock(Args),
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The e-mail that the person signs in with, or the person's id
    #[arg(value_name = "EMAIL|ID")]
    user: Who,
    #[command(flatten)]
    place: Place,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    let (args, blocked) = match verb {
        Verb::Block(args) => (args, true),
        Verb::Unblock(args) => (args, false),
    };
    let done = runtime()?.block_on(block::run(args.place.resolve(), args.user, blocked));
    let done = done.map_err(|error| not_done(error.problem(), &error))?;
    context.printer().document("change/1", &done, || {
        let state = match (done.blocked, done.status) {
            (true, "unchanged") => "was blocked already",
            (true, _) => "is blocked everywhere, and signed in nowhere any more",
            (false, "unchanged") => "was not blocked",
            (false, _) => "can sign in again",
        };
        vec![format!("{} {state}", done.email)]
    })?;
    Ok(Outcome::DONE)
}
