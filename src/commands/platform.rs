//! `cron platform`: the bodies of these commands live in the server.

use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// Run and look after a platform
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs; each builds the runtime that it needs by itself.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {}

/// Runs the verb. Signals are the server's own.
///
/// # Errors
/// What the verb failed with.
pub fn run(args: Args, _context: &Context) -> Result<Outcome> {
    match args.verb {}
}
