//! The look at the DNS: through the resolvers that the operator names, or the system's, with an end to everything. What is
//! kept by a resolver of others may be old; this one keeps nothing.

mod public;
mod survey;

use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
    sync::OnceLock,
    time::Duration,
};

use api::value::DomainName;
use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts},
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::rr::{Name, RData, RecordType},
};
use platform::dns::{Found, Question, Seen, Survey};
use tokio::sync::Semaphore;

pub use platform::settings::DoorTarget;

/// How many looks are under way at once in this process.
const AT_ONCE: usize = 32;
/// How many records of an answer are read, and how many bytes of each value.
const VALUES: usize = 50;
const VALUE_BYTES: usize = 1024;

/// A resolver, as the option `--dns` names it: an address, with a port where it is not 53.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Server(pub SocketAddr);

impl FromStr for Server {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let address = text.parse::<SocketAddr>();
        let address = address.or_else(|_| text.parse::<IpAddr>().map(|ip| SocketAddr::from((ip, 53))));
        address.map(Self).map_err(|_| format!("`{text}` is not the address of a DNS server"))
    }
}

/// How the DNS is asked.
#[derive(Debug, Clone)]
pub struct Options {
    /// The resolvers to ask; the system's when there is none.
    pub servers: Vec<Server>,
    /// How long one of them may take for an answer; it is asked twice.
    pub wait: Duration,
    /// How long all of a look may take.
    pub whole: Duration,
    /// The port of a zone's own servers.
    pub port: u16,
    /// Whether servers of zones are asked at addresses that are not public, too: for tests.
    pub private: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            servers: Vec::new(),
            wait: Duration::from_secs(3),
            whole: Duration::from_secs(20),
            port: 53,
            private: false,
        }
    }
}

/// Asks the DNS.
pub struct Dns {
    options: Options,
    resolver: OnceLock<Option<TokioResolver>>,
    turns: Semaphore,
}

impl Dns {
    /// One that asks so. The system's configuration is read at the first look.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { options, resolver: OnceLock::new(), turns: Semaphore::new(AT_ONCE) }
    }

    /// The answer to an operation's question.
    pub async fn look(&self, question: Question) -> Seen {
        match question {
            Question::Text(name) => Seen::Text(self.text(&name).await),
            Question::Survey { domain, target } => {
                Seen::Survey(Box::new(self.survey(&domain, target.as_ref()).await))
            }
        }
    }

    /// The values of the TXT records at a name, along aliases; the strings of one record are one value.
    pub async fn text(&self, name: &str) -> Found {
        let Some(resolver) = self.resolver.get_or_init(|| self.build()) else {
            return Found::Unknown("no resolver is configured".to_owned());
        };
        let asked = async {
            let _turn = self.turns.acquire().await;
            ask(resolver, name, RecordType::TXT).await
        };
        tokio::time::timeout(self.options.whole, asked).await.unwrap_or_else(|_| late())
    }

    /// A domain as its zone's servers, and the resolver, show it.
    async fn survey(&self, domain: &DomainName, target: Option<&DomainName>) -> Survey {
        let failed = |why: &str| Survey { resolver: Found::Unknown(why.to_owned()), ..Survey::default() };
        let Some(resolver) = self.resolver.get_or_init(|| self.build()) else {
            return failed("no resolver is configured");
        };
        let asked = async {
            let _turn = self.turns.acquire().await;
            survey::look(resolver, &self.options, domain, target).await
        };
        tokio::time::timeout(self.options.whole, asked).await.unwrap_or_else(|_| failed("it took too long"))
    }

    fn build(&self) -> Option<TokioResolver> {
        let config = if self.options.servers.is_empty() {
            match hickory_resolver::system_conf::read_system_conf() {
                // Names that are asked here are whole: what the system would add to them is left out.
                Ok((config, _)) => ResolverConfig::from_parts(None, Vec::new(), config.name_servers),
                Err(error) => {
                    tracing::warn!(%error, "the system's resolvers are not known");
                    return None;
                }
            }
        } else {
            config(self.options.servers.iter().map(|server| server.0))
        };
        build(config, &self.options, true)
    }
}

/// A configuration of those servers.
fn config(servers: impl IntoIterator<Item = SocketAddr>) -> ResolverConfig {
    let name_servers = servers.into_iter().map(|server| {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
            connection.port = server.port();
            connection
        });
        NameServerConfig::new(server.ip(), true, connections.into())
    });
    ResolverConfig::from_parts(None, Vec::new(), name_servers.collect())
}

/// A resolver of a configuration; `recursive` where it is to ask others for what it does not know.
fn build(config: ResolverConfig, options: &Options, recursive: bool) -> Option<TokioResolver> {
    let mut builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
    let mut opts = ResolverOpts::default();
    opts.timeout = options.wait;
    opts.attempts = 1;
    opts.cache_size = 0;
    opts.recursion_desired = recursive;
    opts.use_hosts_file = ResolveHosts::Never;
    *builder.options_mut() = opts;
    builder.build().inspect_err(|error| tracing::warn!(%error, "no resolver can be made")).ok()
}

/// One question to a resolver.
async fn ask(resolver: &TokioResolver, name: &str, kind: RecordType) -> Found {
    let Ok(name) = Name::from_ascii(format!("{name}.")) else {
        return Found::Unknown("it is no name of the DNS".to_owned());
    };
    match resolver.lookup(name, kind).await {
        Ok(lookup) => {
            let values = lookup.answers().iter().filter(|record| record.record_type() == kind);
            Found::Values(values.take(VALUES).map(|record| value(&record.data)).collect())
        }
        Err(NetError::Dns(DnsError::NoRecordsFound(_))) => Found::Values(Vec::new()),
        Err(error) => Found::Unknown(said(&error)),
    }
}

/// A record's value as text.
fn value(data: &RData) -> String {
    let text = match data {
        RData::TXT(txt) => {
            let bytes: Vec<u8> = txt.txt_data.iter().flat_map(|part| part.iter().copied()).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        }
        other => other.to_string(),
    };
    text.chars().take(VALUE_BYTES).collect()
}

/// A failure in words that say nothing of this machine.
fn said(error: &NetError) -> String {
    match error {
        NetError::Timeout => "it took too long".to_owned(),
        NetError::Dns(DnsError::ResponseCode(code)) => format!("a server answered {code}"),
        other => {
            tracing::debug!(error = %other, "a look at the DNS failed");
            "no server could be asked".to_owned()
        }
    }
}

fn late() -> Found {
    Found::Unknown("it took too long".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_an_address_with_or_without_its_port() {
        let server = |text: &str| text.parse::<Server>().map(|s| s.0.to_string());
        assert_eq!(server("192.0.2.1"), Ok("192.0.2.1:53".to_owned()));
        assert_eq!(server("192.0.2.1:5353"), Ok("192.0.2.1:5353".to_owned()));
        assert_eq!(server("2001:db8::1"), Ok("[2001:db8::1]:53".to_owned()));
        assert_eq!(server("[2001:db8::1]:5353"), Ok("[2001:db8::1]:5353".to_owned()));
        assert!(server("dns.example.com").is_err());
        assert!(server("").is_err());
    }
}
