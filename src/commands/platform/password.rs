//! `cron platform password`: a lost password by the operator's hand.

use api::value::Email;
use clap::Subcommand;
use server::password;

use super::shared::{Place, not_done, runtime};
use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// What can be done with them.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Give a person who lost the password a new one, and end their sessions
    #[command(
        after_help = "Examples:\n  cron platform password reset ana@acme.example --data /var/lib/crontech\n  cron platform password reset ana@acme.example --database postgres://localhost/crontech"
    )]
    Reset(Reset),
}

#[derive(Debug, clap::Args)]
pub(super) struct Reset {
    /// The e-mail that the person signs in with
    email: Email,
    #[command(flatten)]
    place: Place,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    match verb {
        Verb::Reset(args) => reset(args, context),
    }
}

fn reset(args: Reset, context: &Context) -> Result<Outcome> {
    let reset = runtime()?.block_on(password::reset(args.place.resolve(), args.email));
    let reset = reset.map_err(|error| not_done(error.problem(), &error))?;
    context.printer().document("password/1", &reset, || {
        vec![
            say!("{} has a new password, and is signed in nowhere any more", reset.email),
            say!("  password   {}   (shown once)", reset.password),
        ]
    })?;
    Ok(Outcome::DONE)
}
