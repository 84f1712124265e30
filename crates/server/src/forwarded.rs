//! Proxies before the doors (Rule S11): whose word on the caller is taken, and what they say of it. The tenant never
//! follows from it: that is the authority's alone (ISO-4).

use std::net::{IpAddr, SocketAddr};

use api::problem::Code;
use http::{HeaderMap, HeaderName, header};
pub use ipnet::IpNet;

use crate::refusal::Refusal;

const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Whose word is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    ranges: Vec<IpNet>,
    alone: bool,
}

/// Who asks, and how they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The caller's address; without a port where a proxy told it.
    pub(crate) address: SocketAddr,
    /// Whether a proxy says that they came to it without TLS.
    pub(crate) plain: bool,
}

impl Proxies {
    /// The proxies in those ranges. `alone`: nobody else is answered, because the doors speak plain HTTP.
    #[must_use]
    pub const fn new(ranges: Vec<IpNet>, alone: bool) -> Self {
        Self { ranges, alone }
    }

    /// Whether that address is one of theirs.
    pub(crate) fn trust(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.ranges.iter().any(|range| range.contains(&address))
    }

    /// Who asks: the peer, or, where the peer is a proxy of these, the right-most address that is none.
    ///
    /// # Errors
    /// 403 for a peer that must not come here by itself; 400 for headers that contradict each other.
    pub(crate) fn caller(&self, peer: SocketAddr, headers: &HeaderMap) -> Result<Caller, Refusal> {
        if !self.trust(peer.ip()) {
            if self.alone {
                return Err(Refusal::new(
                    Code::Forbidden,
                    "this address is answered through its proxy alone",
                ));
            }
            return Ok(Caller { address: peer, plain: false });
        }
        let by_list = headers.contains_key(FOR).then(|| self.walk(peer, listed(headers).into_iter()));
        let elements = elements(headers);
        let by_element = (!elements.is_empty())
            .then(|| self.walk(peer, elements.iter().map(|element| element.by.as_deref().and_then(node))));
        let address = match (by_list, by_element) {
            // A proxy writes one of the two and passes the other on as it came: then nobody knows whose it is.
            (Some(list), Some(element)) if list.ip() != element.ip() => {
                let text = "X-Forwarded-For and Forwarded name different callers; the proxy must pass on one of them";
                return Err(Refusal::new(Code::BadRequest, text));
            }
            (Some(address), _) | (None, Some(address)) => address,
            (None, None) => peer,
        };
        let protos = headers.get_all(PROTO).iter().filter_map(|value| value.to_str().ok());
        let mut protos = protos.flat_map(|value| value.split(',')).map(str::trim);
        let plain = protos.any(|proto| proto.eq_ignore_ascii_case("http"))
            || elements.iter().any(|element| element.plain);
        Ok(Caller { address, plain })
    }

    /// Goes from the peer towards the client, as long as each hop is one of these proxies. What such a proxy tells and
    /// cannot be read is not gone beyond.
    fn walk(&self, peer: SocketAddr, told: impl DoubleEndedIterator<Item = Option<IpAddr>>) -> SocketAddr {
        let mut at = peer;
        for address in told.rev() {
            let Some(address) = address else { break };
            at = SocketAddr::new(address.to_canonical(), 0);
            if !self.trust(address) {
                break;
            }
        }
        at
    }
}

/// The addresses of `X-Forwarded-For`, the client first; `None` for what is no address.
fn listed(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let values = headers.get_all(FOR).iter().map(|value| value.to_str().unwrap_or_default());
    values.flat_map(|value| value.split(',')).map(node).collect()
}

/// An address with or without a port (RFC 7239 §6): `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80`, `2001:db8::1`.
fn node(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    if let Ok(address) = text.parse::<IpAddr>() {
        return Some(address);
    }
    if let Ok(socket) = text.parse::<SocketAddr>() {
        return Some(socket.ip());
    }
    text.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// What one proxy tells in `Forwarded` (RFC 7239 §4).
#[derive(Debug, Default, PartialEq, Eq)]
struct Element {
    by: Option<String>,
    plain: bool,
}

fn elements(headers: &HeaderMap) -> Vec<Element> {
    let values = headers.get_all(header::FORWARDED).iter().map(|value| value.to_str().unwrap_or_default());
    values.flat_map(|value| parted(value, ',')).map(element).collect()
}

fn element(text: &str) -> Element {
    let mut element = Element::default();
    for pair in parted(text, ';') {
        let Some((name, value)) = pair.split_once('=') else { continue };
        let value = value.trim().trim_matches('"');
        match name.trim() {
            name if name.eq_ignore_ascii_case("for") => element.by = Some(value.to_owned()),
            name if name.eq_ignore_ascii_case("proto") => element.plain = value.eq_ignore_ascii_case("http"),
            _ => {}
        }
    }
    element
}

/// The parts between a separator that stands outside of quotation marks.
fn parted(text: &str, separator: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(|c| {
        quoted ^= c == '"';
        c == separator && !quoted
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(alone: bool) -> Proxies {
        Proxies::new(vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()], alone)
    }

    fn caller(proxies: &Proxies, peer: &str, headers: &[(&str, &str)]) -> Result<Caller, u16> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        proxies.caller(SocketAddr::new(peer.parse().unwrap(), 1), &map).map_err(|refusal| match refusal {
            Refusal::Problem(problem) => problem.status,
            Refusal::TooMany(_) => 429,
        })
    }

    fn address(peer: &str, headers: &[(&str, &str)]) -> String {
        caller(&proxies(true), peer, headers).unwrap().address.ip().to_string()
    }

    #[test]
    fn iso_4_the_right_most_address_that_is_no_proxy_is_the_caller() {
        let xff = "x-forwarded-for";
        for (headers, expected) in [
            (vec![], "10.0.0.1"),
            (vec![(xff, "192.0.2.7")], "192.0.2.7"),
            (vec![(xff, "192.0.2.66, 192.0.2.7")], "192.0.2.7"),
            (vec![(xff, "192.0.2.66, 192.0.2.7, 10.9.9.9")], "192.0.2.7"),
            (vec![(xff, "192.0.2.66"), (xff, "192.0.2.7")], "192.0.2.7"),
            (vec![(xff, "10.0.0.2, 10.0.0.3")], "10.0.0.2"),
            (vec![(xff, "192.0.2.66, unknown, 10.9.9.9")], "10.9.9.9"),
            (vec![(xff, "")], "10.0.0.1"),
            (vec![(xff, "192.0.2.7:4711")], "192.0.2.7"),
            (vec![(xff, "[2001:db8::7]:4711")], "2001:db8::7"),
            (vec![(xff, "::ffff:192.0.2.7")], "192.0.2.7"),
            (vec![("forwarded", "for=192.0.2.7")], "192.0.2.7"),
            (
                vec![("forwarded", "for=192.0.2.66, For=\"[2001:db8::7]:47\";proto=https;by=_x")],
                "2001:db8::7",
            ),
            (vec![("forwarded", "for=\"192.0.2.66, for=192.0.2.67\", for=192.0.2.7")], "192.0.2.7"),
            (vec![("forwarded", "for=_hidden, for=10.1.1.1")], "10.1.1.1"),
            (vec![("forwarded", "for=192.0.2.7"), (xff, "192.0.2.7")], "192.0.2.7"),
        ] {
            assert_eq!(address("10.0.0.1", &headers), expected, "{headers:?}");
        }
        assert_eq!(address("fd00::1", &[(xff, "192.0.2.7")]), "192.0.2.7");
        assert_eq!(address("::ffff:10.0.0.1", &[(xff, "192.0.2.7")]), "192.0.2.7");
    }

    #[test]
    fn iso_4_what_others_say_of_themselves_is_not_believed() {
        let told =
            [("x-forwarded-for", "192.0.2.7"), ("forwarded", "for=192.0.2.8"), ("x-forwarded-proto", "http")];
        let own = caller(&proxies(false), "198.51.100.1", &told).unwrap();
        assert_eq!(own, Caller { address: "198.51.100.1:1".parse().unwrap(), plain: false });
        assert_eq!(caller(&proxies(true), "198.51.100.1", &told), Err(403));
        assert_eq!(caller(&proxies(true), "127.0.0.1", &[]), Err(403), "nor does loopback come in by itself");
        assert_eq!(
            caller(&Proxies::default(), "127.0.0.1", &told).unwrap().address.ip().to_string(),
            "127.0.0.1"
        );
    }

    #[test]
    fn iso_4_two_headers_that_contradict_each_other_are_refused() {
        let told = [("x-forwarded-for", "192.0.2.7"), ("forwarded", "for=192.0.2.8")];
        assert_eq!(caller(&proxies(true), "10.0.0.1", &told), Err(400));
    }

    #[test]
    fn s11_a_proxy_tells_that_somebody_came_without_tls() {
        for (name, value, plain) in [
            ("x-forwarded-proto", "http", true),
            ("x-forwarded-proto", "https", false),
            ("x-forwarded-proto", "https, HTTP", true),
            ("forwarded", "for=192.0.2.7;proto=http", true),
            ("forwarded", "for=192.0.2.7;proto=https", false),
        ] {
            assert_eq!(
                caller(&proxies(true), "10.0.0.1", &[(name, value)]).unwrap().plain,
                plain,
                "{name}: {value}"
            );
        }
    }
}
