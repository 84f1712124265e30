//! `cron platform dev`.

use std::{net::SocketAddr, path::PathBuf};

use server::{dev, limits::Limits};

use super::shared::{Running, block_on, tell};
use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// Start a whole platform on this machine, for trying and for tests
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron platform dev\n  cron platform dev --ephemeral --listen 127.0.0.1:0 -o json"
)]
pub(super) struct Args {
    /// Keep everything in this folder
    #[arg(long, value_name = "FOLDER", default_value = "crontech-data", conflicts_with = "ephemeral")]
    data: PathBuf,
    /// Keep everything in a temporary folder that goes with the process
    #[arg(long)]
    ephemeral: bool,
    /// Use this PostgreSQL database instead of a file
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Listen at this loopback address; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Show metrics and health at this loopback address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    ops_listen: SocketAddr,
    /// Write the line of a ready platform to this file, too
    #[arg(long, value_name = "FILE")]
    ready_file: Option<PathBuf>,
    #[command(flatten)]
    running: Running,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(args: Args, context: &Context) -> Result<Outcome> {
    args.running.logs.start();
    let database = args.database.is_some();
    let options = dev::Options {
        data: (!args.ephemeral).then_some(args.data),
        database: args.database,
        listen: args.listen,
        ops_listen: args.ops_listen,
        access_token_ttl: args.running.access_token_ttl,
        device_interval: args.running.device_interval,
        rate: args.running.requests_per_minute,
        limits: Limits::default(),
        ready_file: args.ready_file,
        dns: args.running.dns(),
        door_target: None,
        parent: args.running.parent_pid,
    };
    block_on(dev::run(options, |ready| {
        tell(context, ready, || welcome(ready, database)).map_err(|error| anyhow::anyhow!("{error}"))
    }))?;
    Ok(Outcome::DONE)
}

/// What a person reads first: where it is, how to get in, what to type next.
fn welcome(ready: &dev::Ready, database: bool) -> Vec<String> {
    let kind = if database { "PostgreSQL" } else { "SQLite" };
    let place =
        if ready.ephemeral { "a temporary folder".to_owned() } else { ready.data.display().to_string() };
    let mut lines = vec![
        say!("Crontech platform {}, data in {place} ({kind})", env!("CARGO_PKG_VERSION")),
        say!("  API and sign-in   {}", ready.url),
    ];
    lines.push(say!("  administrator     {}", ready.admin.email));
    lines.extend(
        ready.admin.password.iter().map(|password| say!("  password          {password}   (shown once)")),
    );
    lines.push(say!("  mails             cron platform outbox list --outbox {}", ready.outbox.display()));
    lines.push(String::new());
    lines.push("Next, in another terminal:".to_owned());
    lines.push(format!("  cron login {}", ready.url));
    let hundredths = (ready.took + 5) / 10;
    lines.push(say!("Ready in {}.{:02} s. Ctrl-C stops it.", hundredths / 100, hundredths % 100));
    lines
}
