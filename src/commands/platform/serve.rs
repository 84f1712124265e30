//! `cron platform serve`.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use api::value::DomainName;
use server::{
    dns::DoorTarget,
    forwarded::IpNet,
    limits::Limits,
    serve,
    tls::{Pair, Sources},
};

use super::shared::{Place, Running, block_on, tell};
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
};

/// Serve the platform of a data folder or a database
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron platform serve --data /var/lib/crontech\n  cron platform serve --database postgres://localhost/crontech --master-key-file master.key\n  cron platform serve --data /var/lib/crontech --listen 0.0.0.0:443 --tls-dir /etc/crontech/tls\n  cron platform serve --data /var/lib/crontech --listen 10.0.0.5:8090 --trusted-proxy 10.0.0.0/24"
)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// Listen at this address: on loopback, or anywhere over TLS or behind trusted proxies
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Speak TLS with the certificate chain in this PEM file; give one for each domain
    #[arg(long = "tls-cert", value_name = "FILE", requires = "tls_keys")]
    tls_certs: Vec<PathBuf>,
    /// Open that certificate with the key in this PEM file, which others cannot read
    #[arg(long = "tls-key", value_name = "FILE", requires = "tls_certs")]
    tls_keys: Vec<PathBuf>,
    /// Speak TLS with every certificate in this folder: `NAME.crt` and `NAME.key`, or `NAME/fullchain.pem` and `NAME/privkey.pem`
    #[arg(long, value_name = "FOLDER")]
    tls_dir: Option<PathBuf>,
    /// Stand behind proxies that speak TLS and come from these ranges of addresses: they say who asks
    #[arg(long = "trusted-proxy", value_name = "CIDR[,…]", value_delimiter = ',')]
    trusted_proxies: Vec<Range>,
    /// Show metrics and health at this loopback address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8091")]
    ops_listen: SocketAddr,
    /// Name this port in links and tokens, where clients reach several processes by one
    #[arg(long, value_name = "PORT")]
    public_port: Option<u16>,
    /// Give new tenants a label under this domain at once; may be given several times
    #[arg(long = "suffix", value_name = "DOMAIN")]
    suffixes: Vec<DomainName>,
    /// Tell tenants to point their domains here: a name that is nobody's brand, or addresses separated by commas
    #[arg(long, value_name = "NAME|ADDRESSES")]
    door_target: Option<DoorTarget>,
    /// Put mails into this folder; without it they wait in the database
    #[arg(long, value_name = "FOLDER")]
    outbox: Option<PathBuf>,
    #[command(flatten)]
    running: Running,
}

/// A range of addresses: `10.0.0.0/8`, or one address.
#[derive(Debug, Clone, Copy)]
struct Range(IpNet);

impl std::str::FromStr for Range {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let net = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        net.map(Self).map_err(|_| say!("`{text}` is neither an address nor a range such as 10.0.0.0/8"))
    }
}

impl Args {
    /// Where the certificates lie. The first `--tls-key` belongs to the first `--tls-cert`, and so on.
    fn certificates(&self) -> Result<Sources> {
        let (chains, keys) = (self.tls_certs.len(), self.tls_keys.len());
        if chains != keys {
            return Err(Error::usage(say!("there are {chains} --tls-cert and {keys} --tls-key"))
                .hint("give each certificate its key, in the same order"));
        }
        let pairs = self.tls_certs.iter().zip(&self.tls_keys);
        let pairs = pairs.map(|(chain, key)| Pair { chain: chain.clone(), key: key.clone() });
        Ok(Sources { pairs: pairs.collect(), folder: self.tls_dir.clone() })
    }
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(args: Args, context: &Context) -> Result<Outcome> {
    args.running.logs.start();
    let tls = args.certificates()?;
    let options = serve::Options {
        tls,
        trusted_proxies: args.trusted_proxies.iter().map(|range| range.0).collect(),
        place: args.place.resolve(),
        listen: args.listen,
        ops_listen: args.ops_listen,
        public_port: args.public_port,
        suffixes: args.suffixes.iter().map(|suffix| suffix.as_str().to_owned()).collect(),
        access_token_ttl: args.running.access_token_ttl,
        device_interval: args.running.device_interval,
        rate: args.running.requests_per_minute,
        limits: Limits::default(),
        dns: args.running.dns(),
        door_target: args.door_target,
        outbox: args.outbox,
        parent: args.running.parent_pid,
    };
    block_on(serve::run(options, |ready| {
        let lines = || vec![say!("Serving at {}", ready.url), say!("  metrics and health   {}", ready.ops)];
        tell(context, ready, lines).map_err(|error| anyhow::anyhow!("{error}"))
    }))?;
    Ok(Outcome::DONE)
}
