//! `cron platform status`.

use std::net::SocketAddr;

use server::status::{self, Status};

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
    context.printer().document("platform_status/1", &status, || lines(args.ops, &status))?;
    Ok(Outcome::DONE)
}

fn lines(ops: SocketAddr, status: &Status) -> Vec<String> {
    let word = if status.ready { "ready" } else { "alive, not ready" };
    let mut lines = vec![say!("the platform at {ops} is {word}")];
    if let Some(ends) = status.certificate_expires_at {
        let days = ends.duration_since(jiff::Timestamp::now()).as_hours().div_euclid(24);
        lines.push(match days {
            ..0 => say!("a certificate has expired at {ends}"),
            _ => say!("the first certificate to expire does so at {ends} (in {days} days)"),
        });
    }
    if let Some(files @ 1..) = status.certificate_files_refused {
        lines
            .push(say!("certificates that cannot be used as they are now: {files}; the log names the files"));
    }
    lines
}
