//! The way to the platform: name, port, certificate, clock, version. Each is looked at only when the one before is good.

use std::{net::SocketAddr, time::Duration};

use client::{Error, Origin, TransportKind, discovery};
use jiff::{SignedDuration, Timestamp};

use super::Check;
use crate::context::Context;

/// How long a step may take.
const STEP: Duration = Duration::from_secs(5);
/// How far the clocks may differ: tokens are judged with it (TOK-3).
const SKEW: SignedDuration = SignedDuration::from_secs(60);

/// Whether the platform was reached.
pub(super) async fn reach(context: &Context, origin: &Origin, checks: &mut Vec<Check>) -> bool {
    let addresses = match name(origin).await {
        Ok((check, addresses)) => {
            checks.push(check);
            addresses
        }
        Err(check) => {
            checks.push(check);
            return false;
        }
    };
    let port = port(origin, &addresses).await;
    let is_open = port.status == super::Status::Good;
    checks.push(port);
    is_open && answer(context, origin, checks).await
}

async fn name(origin: &Origin) -> Result<(Check, Vec<SocketAddr>), Check> {
    const CHECK: &str = "name";
    let (host, port) = (origin.host(), origin.port());
    if origin.is_loopback() {
        let addresses = vec![
            SocketAddr::from(([127, 0, 0, 1], port)),
            SocketAddr::from(([0, 0, 0, 0, 0, 0, 0, 1], port)),
        ];
        return Ok((Check::good(CHECK, say!("{host} is this machine")), addresses));
    }
    let wrong = |found: String| {
        Check::problem(CHECK, found, "is the address right, and does this machine's resolver work?")
    };
    let host_alone = host.trim_start_matches('[').trim_end_matches(']');
    match tokio::time::timeout(STEP, tokio::net::lookup_host((host_alone, port))).await {
        Err(_) => Err(wrong(say!("no answer about {host} within {} s", STEP.as_secs()))),
        Ok(Err(_)) => Err(wrong(say!("the name {host} has no address"))),
        Ok(Ok(found)) => {
            let addresses: Vec<SocketAddr> = found.collect();
            match addresses.first() {
                Some(first) => Ok((Check::good(CHECK, say!("{host} is {}", first.ip())), addresses)),
                None => Err(wrong(say!("the name {host} has no address"))),
            }
        }
    }
}

async fn port(origin: &Origin, addresses: &[SocketAddr]) -> Check {
    const CHECK: &str = "port";
    let mut why = "no address".to_owned();
    for address in addresses {
        match tokio::time::timeout(STEP, tokio::net::TcpStream::connect(address)).await {
            Ok(Ok(_)) => return Check::good(CHECK, say!("{address} takes connections")),
            Ok(Err(error)) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
                "connection refused".clone_into(&mut why);
            }
            Ok(Err(error)) => why = error.to_string(),
            Err(_) => why = say!("no answer within {} s", STEP.as_secs()),
        }
    }
    let why = why.split(" (os error").next().unwrap_or_default().to_owned();
    Check::problem(
        CHECK,
        say!("nothing takes connections at port {} of {} ({why})", origin.port(), origin.host()),
        "is the platform running, and does a firewall let this machine through?",
    )
}

async fn answer(context: &Context, origin: &Origin, checks: &mut Vec<Check>) -> bool {
    const CHECK: &str = "certificate";
    let http = context.http_at(origin);
    let sent = tokio::time::timeout(context.settings().timeout.value, discovery::clock(&http)).await;
    let date = match sent {
        Ok(Ok(date)) => date,
        Ok(Err(error)) => {
            let untrusted = matches!(&error, Error::Transport(t) if matches!(t.kind, TransportKind::Tls(_)));
            checks.push(Check::failed(if untrusted { CHECK } else { "platform" }, &error.into()));
            return false;
        }
        Err(_) => {
            checks.push(Check::problem(
                "platform",
                say!("{origin} took the connection and says nothing"),
                "ask its operator: cron platform status",
            ));
            return false;
        }
    };
    checks.push(if origin.is_https() {
        Check::good(CHECK, say!("{origin} has one that this machine trusts"))
    } else {
        Check::good(CHECK, "none is needed on this machine itself")
    });
    checks.extend(date.map(|there| clock(there, Timestamp::now())));
    match discovery::door(&http, context.retry()).await {
        Ok(door) => {
            checks.push(version(&door.document.min_client_version, env!("CARGO_PKG_VERSION")));
            true
        }
        Err(error) => {
            checks.push(Check::failed("platform", &error.into()));
            false
        }
    }
}

fn clock(there: Timestamp, here: Timestamp) -> Check {
    const CHECK: &str = "clock";
    // The header has whole seconds.
    let skew = here.duration_since(there);
    let seconds = skew.as_secs();
    if skew.abs() <= SKEW {
        return Check::good(CHECK, say!("within {} s of the platform's", seconds.abs() + 1));
    }
    let way = if seconds > 0 { "ahead of" } else { "behind" };
    Check::problem(
        CHECK,
        say!(
            "this machine's clock is {} s {way} the platform's: tokens seem expired, or not yet good",
            seconds.abs()
        ),
        "let the clock be set by the network: timedatectl set-ntp true",
    )
}

fn version(oldest: &str, own: &str) -> Check {
    const CHECK: &str = "version";
    let number = |text: &str| -> Option<Vec<u64>> {
        text.split(['-', '+']).next()?.split('.').map(|part| part.parse().ok()).collect()
    };
    match (number(oldest), number(own)) {
        (Some(least), Some(have)) if have < least => Check::problem(
            CHECK,
            say!("this is {own}; the platform needs {oldest} or newer"),
            "install a newer version of this program",
        ),
        _ => Check::good(CHECK, say!("{own}; the platform needs {oldest} or newer")),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Status, *};

    #[test]
    fn clocks_may_differ_by_what_tokens_allow() {
        let now: Timestamp = "2026-11-25T12:00:00Z".parse().unwrap();
        let off = |seconds: i64| clock(now, now + SignedDuration::from_secs(seconds));
        assert_eq!([0, 60, -60].map(|s| off(s).status), [Status::Good; 3]);
        assert!(off(61).found.contains("61 s ahead of"));
        assert!(off(-3600).found.contains("3600 s behind"));
    }

    #[test]
    fn an_older_version_than_the_platform_needs_is_a_problem() {
        for (oldest, own, status) in [
            ("0.1.0", "0.1.0", Status::Good),
            ("0.1.0", "0.10.0", Status::Good),
            ("0.9.0", "0.10.0-rc.1", Status::Good),
            ("0.2.0", "0.1.9", Status::Problem),
            ("1.0.0", "0.99.0", Status::Problem),
        ] {
            assert_eq!(version(oldest, own).status, status, "{oldest} {own}");
        }
    }
}
