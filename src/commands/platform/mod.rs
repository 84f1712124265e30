//! `cron platform`: run a platform and look after it. The work is the server's; here are its flags and its words.

mod backup;
mod dev;
mod domains;
mod init;
mod keys;
mod outbox;
mod password;
mod restore;
mod serve;
mod shared;
mod status;
mod users;
mod verify;

use clap::Subcommand;
use server::openapi;

use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// Run and look after a platform
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron platform dev\n  cron platform status")]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Dev(dev::Args),
    Serve(serve::Args),
    Init(init::Args),
    Status(status::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Verify(verify::Args),
    /// Make new keys
    #[command(
        subcommand,
        after_help = "Examples:\n  cron platform keys rotate --data /var/lib/crontech\n  cron platform keys rotate --signing --data /var/lib/crontech"
    )]
    Keys(keys::Verb),
    /// Approve domains by the operator's hand
    #[command(
        subcommand,
        after_help = "Examples:\n  cron platform domains approve portal.acme.example --data /var/lib/crontech"
    )]
    Domains(domains::Verb),
    /// Read the mails that would have been sent
    #[command(
        subcommand,
        after_help = "Examples:\n  cron platform outbox list\n  cron platform outbox show --to ana@acme.example"
    )]
    Outbox(outbox::Verb),
    /// Set lost passwords anew
    #[command(
        subcommand,
        after_help = "Examples:\n  cron platform password reset ana@acme.example --data /var/lib/crontech"
    )]
    Password(password::Verb),
    /// Block persons on the whole platform, and unblock them
    #[command(
        subcommand,
        after_help = "Examples:\n  cron platform users block ana@acme.example --data /var/lib/crontech\n  cron platform users unblock ana@acme.example --data /var/lib/crontech"
    )]
    Users(users::Verb),
    /// Print the OpenAPI document
    #[command(hide = true, after_help = "Examples:\n  cron platform openapi")]
    Openapi,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub fn run(args: Args, context: &Context) -> Result<Outcome> {
    match args.verb {
        Verb::Dev(args) => dev::run(args, context),
        Verb::Serve(args) => serve::run(args, context),
        Verb::Init(args) => init::run(args, context),
        Verb::Status(args) => status::run(&args, context),
        Verb::Backup(args) => backup::run(args, context),
        Verb::Restore(args) => restore::run(args, context),
        Verb::Verify(args) => verify::run(args, context),
        Verb::Keys(verb) => keys::run(verb, context),
        Verb::Domains(verb) => domains::run(verb, context),
        Verb::Outbox(verb) => outbox::run(verb, context),
        Verb::Password(verb) => password::run(verb, context),
        Verb::Users(verb) => users::run(verb, context),
        Verb::Openapi => {
            context.printer().own_text(openapi::document())?;
            Ok(Outcome::DONE)
        }
    }
}
