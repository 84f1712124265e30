//! `cron audit …`: what was done, by whom, and whether the record of it is whole.

mod export;
mod signature;
mod tail;
mod verify;
mod view;

use clap::Subcommand;

use super::shared;
use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::Result,
};

/// What can be done with the audit.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List audit entries, newest first
    #[command(
        after_help = "Examples:\n  cron audit list --account acme\n  cron audit list --scope subtree --filter 'outcome:refused time>2026-11-01'"
    )]
    List(ListArgs),
    /// Show the last entries, oldest first
    Tail(tail::Args),
    /// Write the whole chain of an account, as NDJSON that `audit verify` checks
    Export(export::Args),
    /// Check an exported chain, without trusting the platform and without signing in
    ///
    /// Every hash is computed anew from the file. The signature of its first line is checked with the keys that the
    /// platform in use publishes, or with those in --jwks; when there are none to be had, the result says that it was not
    /// checked.
    Verify(verify::Args),
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    match verb {
        Verb::List(args) => {
            let session = &context.sign_in()?;
            let audit = session.api().audit();
            shared::list(context, session, &args, |account, query, rows| audit.list(account, query, rows))
                .await
        }
        Verb::Tail(args) => tail::run(args, context, &context.sign_in()?).await,
        Verb::Export(args) => export::run(args, context, &context.sign_in()?).await,
        Verb::Verify(args) => verify::run(args, context).await,
    }
}
