//! A domain as the DNS shows it, each server of its zone asked for itself. Their addresses come out of the DNS of whoever owns
//! the name, so none is asked that is not on the public network, unless the operator's own tests say so.

use std::net::{IpAddr, SocketAddr};

use api::value::DomainName;
use futures_util::{StreamExt, future::join, stream};
use hickory_resolver::{TokioResolver, proto::rr::RecordType};
use platform::{
    dns::{Answered, Found, Survey},
    domains::explain,
};

use super::{Options, ask, build, config, public::is_public};

/// How many servers of a zone are asked.
const SERVERS: usize = 6;
/// How many names are tried for the zone, from the domain upwards.
const LABELS: usize = 6;

/// All of it.
pub(super) async fn look(
    resolver: &TokioResolver,
    options: &Options,
    domain: &DomainName,
    target: Option<&DomainName>,
) -> Survey {
    let record = domain::proof::record_name(domain.as_str());
    let zone = zone(resolver, domain).await;
    let doubled = async {
        match &zone {
            Some((zone, _)) => ask(resolver, &explain::doubled(domain, zone.as_str()), RecordType::TXT).await,
            None => Found::Values(Vec::new()),
        }
    };
    let servers = async {
        let names = zone.as_ref().map_or(&[][..], |(_, servers)| servers);
        let asked = stream::iter(names.iter().take(SERVERS).cloned())
            .map(|name| one(resolver, options, name, &record))
            .buffered(SERVERS);
        asked.collect::<Vec<_>>().await
    };
    let own = join(ask(resolver, &record, RecordType::TXT), ask(resolver, domain.as_str(), RecordType::TXT));
    let there = async {
        match target {
            Some(target) => addresses(resolver, target.as_str(), options).await,
            None => Found::Values(Vec::new()),
        }
    };
    let here = join(
        addresses(resolver, domain.as_str(), options),
        ask(resolver, domain.as_str(), RecordType::CNAME),
    );
    let ((own, at_the_name), (doubled, servers)) = join(own, join(doubled, servers)).await;
    let ((addresses, alias), target) = join(here, there).await;
    let zone = zone.map(|(zone, _)| zone.as_str().to_owned());
    Survey { resolver: own, zone, servers, at_the_name, doubled, addresses, alias, target }
}

/// The zone of a name, with the names of its servers: that of the nearest name that has some.
async fn zone(resolver: &TokioResolver, domain: &DomainName) -> Option<(DomainName, Vec<String>)> {
    let mut name = Some(domain.clone());
    for _ in 0..LABELS {
        let asked = name?;
        if let Found::Values(servers) = ask(resolver, asked.as_str(), RecordType::NS).await
            && !servers.is_empty()
        {
            let mut servers: Vec<String> =
                servers.iter().map(|server| server.trim_end_matches('.').to_ascii_lowercase()).collect();
            servers.sort();
            return Some((asked, servers));
        }
        name = asked.parent();
    }
    None
}

/// The addresses of a name that may be shown, as text, sorted.
async fn addresses(resolver: &TokioResolver, name: &str, options: &Options) -> Found {
    let (four, six) = join(ask(resolver, name, RecordType::A), ask(resolver, name, RecordType::AAAA)).await;
    match (four, six) {
        (Found::Values(four), Found::Values(six)) => {
            let shown = four.into_iter().chain(six).map(|text| match text.parse::<IpAddr>() {
                Ok(address) if options.private || is_public(address) => text,
                _ => "an address that is not public".to_owned(),
            });
            let mut shown: Vec<String> = shown.collect();
            shown.sort();
            Found::Values(shown)
        }
        (Found::Unknown(why), _) | (_, Found::Unknown(why)) => Found::Unknown(why),
    }
}

/// What one server of the zone answers.
async fn one(resolver: &TokioResolver, options: &Options, name: String, record: &str) -> Answered {
    let (four, six) = join(ask(resolver, &name, RecordType::A), ask(resolver, &name, RecordType::AAAA)).await;
    let known: Vec<IpAddr> =
        four.values().iter().chain(six.values()).filter_map(|text| text.parse().ok()).collect();
    let nothing = |name, why: &str| Answered {
        name,
        address: None,
        found: Found::Unknown(why.to_owned()),
        alias: None,
    };
    if known.is_empty() {
        return nothing(name, "its address is not known");
    }
    let Some(address) = known.into_iter().find(|ip| options.private || is_public(*ip)) else {
        return nothing(name, "its address is not public");
    };
    let server = config([SocketAddr::from((address, options.port))]);
    let Some(direct) = build(server, options, false) else {
        return nothing(name, "it could not be asked");
    };
    let mut found = ask(&direct, record, RecordType::TXT).await;
    let mut alias = None;
    if found.values().is_empty()
        && let Found::Values(to) = ask(&direct, record, RecordType::CNAME).await
        && let Some(to) = to.first()
    {
        // What lies there is another zone's to answer.
        alias = Some(to.trim_end_matches('.').to_owned());
        found = ask(resolver, record, RecordType::TXT).await;
    }
    Answered { name, address: Some(address), found, alias }
}
