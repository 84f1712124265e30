//! `cron version`.

use serde::Serialize;

use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// Show the version
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron version\n  cron version -o json --jq .version")]
pub struct Args {}

#[derive(Serialize)]
struct Version {
    version: &'static str,
    platform: bool,
}

/// Prints it.
///
/// # Errors
/// The stream is closed.
pub fn run(_args: &Args, context: &Context) -> Result<Outcome> {
    let version = Version { version: env!("CARGO_PKG_VERSION"), platform: cfg!(feature = "platform") };
    let kind = if version.platform { "client and platform" } else { "client alone" };
    context
        .printer()
        .document("version/1", &version, || vec![format!("cron {} ({kind})", version.version)])?;
    Ok(Outcome::DONE)
}
