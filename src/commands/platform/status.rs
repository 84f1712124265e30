//! `cron platform status`.

use std::net::SocketAddr;

use server::status;

use crate::{
    context::{Context, Outcome},
    error::{Error, Kind, Result},
};

/// Show whether a platform lives and is ready
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron platform status --ops 127.0.0.1:8091")]
pub(super) struct Args {
    /// Ask the operator's listener at this address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8091")]
    ops: SocketAddr,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome> {
    let status = status::ask(args.ops).map_err(|error| {
        Error::new(Kind::Unreachable, format!("{error:#}"))
            .hint("is it running? cron platform dev starts one")
    })?;
    let word = if status.ready { "ready" } else { "alive, not ready" };
    context
        .printer()
        .document("platform_status/1", &status, || vec![format!("the platform at {} is {word}", args.ops)])?;
    Ok(Outcome::DONE)
}
