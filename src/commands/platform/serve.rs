//! `cron platform serve`.

use std::{net::SocketAddr, path::PathBuf};

use api::value::DomainName;
use server::{limits::Limits, serve};

use super::shared::{Place, Running, block_on, tell};
use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// Serve the platform of a data folder or a database
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron platform serve --data /var/lib/crontech\n  cron platform serve --database postgres://localhost/crontech --master-key-file master.key"
)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// Listen at this loopback address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Show metrics and health at this loopback address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8091")]
    ops_listen: SocketAddr,
    /// Name this port in links and tokens, where clients reach several processes by one
    #[arg(long, value_name = "PORT")]
    public_port: Option<u16>,
    /// Give new tenants a label under this domain at once; may be given several times
    #[arg(long = "suffix", value_name = "DOMAIN")]
    suffixes: Vec<DomainName>,
    /// Put mails into this folder; without it they wait in the database
    #[arg(long, value_name = "FOLDER")]
    outbox: Option<PathBuf>,
    #[command(flatten)]
    running: Running,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(args: Args, context: &Context) -> Result<Outcome> {
    args.running.logs.start();
    let options = serve::Options {
        place: args.place.resolve(),
        listen: args.listen,
        ops_listen: args.ops_listen,
        public_port: args.public_port,
        suffixes: args.suffixes.iter().map(|suffix| suffix.as_str().to_owned()).collect(),
        access_token_ttl: args.running.access_token_ttl,
        device_interval: args.running.device_interval,
        rate: args.running.requests_per_minute,
        limits: Limits::default(),
        outbox: args.outbox,
        parent: args.running.parent_pid,
    };
    block_on(serve::run(options, |ready| {
        let lines =
            || vec![format!("Serving at {}", ready.url), format!("  metrics and health   {}", ready.ops)];
        tell(context, ready, lines).map_err(|error| anyhow::anyhow!("{error}"))
    }))?;
    Ok(Outcome::DONE)
}
