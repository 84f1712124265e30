//! The authority of a request, from which alone the tenant follows (ISO-4, RFC 9110 §7.2). Forwarded headers are
//! never looked at.

use api::problem::{Code, Problem};
use http::{HeaderMap, Uri, header};

/// The longest name in DNS, in characters.
const LONGEST_NAME: usize = 253;

/// The host name of a request in lower case, without its port.
///
/// # Errors
/// 400 when there is no authority, more than one, one that is not a name, or two that contradict each other.
pub fn of(uri: &Uri, headers: &HeaderMap) -> Result<String, Box<Problem>> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next();
    if hosts.next().is_some() {
        return Err(bad("there is more than one Host header"));
    }
    let from_header = match host {
        Some(value) => Some(value.to_str().map_err(|_| bad("the Host header is not a name"))?),
        None => None,
    };
    let from_uri = uri.authority().map(http::uri::Authority::as_str);
    match (from_uri, from_header) {
        (Some(uri), Some(header)) => {
            let (uri, header) = (Parts::of(uri)?, Parts::of(header)?);
            if uri == header {
                Ok(uri.name)
            } else {
                Err(bad("the address and the Host header name different hosts"))
            }
        }
        (Some(one), None) | (None, Some(one)) => Ok(Parts::of(one)?.name),
        (None, None) => Err(bad("there is no Host header")),
    }
}

/// The name in an authority that somebody tells, as it is compared: in lower case, without its port.
///
/// # Errors
/// 400 when it is not a name.
pub fn name_of(text: &str) -> Result<String, Box<Problem>> {
    Ok(Parts::of(text)?.name)
}

fn bad(detail: &str) -> Box<Problem> {
    Box::new(Problem::new(Code::BadRequest, detail))
}

#[derive(Debug, PartialEq, Eq)]
struct Parts {
    name: String,
    port: Option<u16>,
}

impl Parts {
    fn of(text: &str) -> Result<Self, Box<Problem>> {
        let wrong = || bad("the Host header is not a name");
        let (name, port) = match text.rsplit_once(':') {
            // A colon inside brackets belongs to an IPv6 literal.
            Some((_, rest)) if rest.contains(']') => (text, None),
            Some((name, "")) => (name, None),
            Some((name, port)) => {
                if !port.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(wrong());
                }
                (name, Some(port.parse().map_err(|_| wrong())?))
            }
            None => (text, None),
        };
        let literal = name.strip_prefix('[').and_then(|n| n.strip_suffix(']'));
        let plausible = match literal {
            Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => is_name(name),
        };
        if plausible { Ok(Self { name: name.to_ascii_lowercase(), port }) } else { Err(wrong()) }
    }
}

/// Letters, digits and inner hyphens in labels of 1 to 63 characters: the form of a host name, A-labels included.
fn is_name(name: &str) -> bool {
    name.len() <= LONGEST_NAME
        && name.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(uri: &str, hosts: &[&[u8]]) -> Result<String, u16> {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(header::HOST, http::HeaderValue::from_bytes(host).unwrap());
        }
        headers.insert("x-forwarded-host", "evil.example".parse().unwrap());
        headers.insert("forwarded", "host=evil.example".parse().unwrap());
        of(&uri.parse().unwrap(), &headers).map_err(|p| p.status)
    }

    #[test]
    fn iso_4_one_valid_authority_in_lower_case_without_its_port() {
        for (host, name) in [
            ("acme.example", "acme.example"),
            ("ACME.Example:8090", "acme.example"),
            ("acme.example:", "acme.example"),
            ("xn--padaria-aa-y2ab.example", "xn--padaria-aa-y2ab.example"),
            ("localhost:1", "localhost"),
            ("127.0.0.1:8090", "127.0.0.1"),
            ("[::1]:8090", "[::1]"),
            ("[::1]", "[::1]"),
        ] {
            assert_eq!(with("/", &[host.as_bytes()]), Ok(name.to_owned()), "{host}");
        }
    }

    #[test]
    fn iso_4_anything_else_is_refused() {
        let long = format!("{}.example", "a".repeat(64));
        let longer = vec!["abcdefg"; 40].join(".");
        for host in [
            "",
            ":80",
            "a b",
            "a@b",
            "user@acme.example",
            "acme.example.",
            ".acme",
            "acme..example",
            "-a.example",
            "a-.example",
            "acme.example:x",
            "acme.example:99999",
            "acme.example:+80",
            "acme.example/x",
            "acme.example?x",
            "acme_1.example",
            "[::1",
            "[zz]",
            "a:b:1",
            &long,
            &longer,
        ] {
            assert_eq!(with("/", &[host.as_bytes()]), Err(400), "{host:?}");
        }
        assert_eq!(with("/", &["açaí.example".as_bytes()]), Err(400), "not an A-label");
        assert_eq!(with("/", &[]), Err(400), "none at all");
        assert_eq!(with("/", &[b"a.example", b"a.example"]), Err(400), "two equal ones");
        assert_eq!(with("/", &[b"a.example", b"b.example"]), Err(400), "two different ones");
    }

    #[test]
    fn iso_4_an_absolute_address_must_agree_with_the_header() {
        assert_eq!(with("http://a.example/x", &[b"A.example"]), Ok("a.example".to_owned()));
        assert_eq!(with("http://a.example/x", &[]), Ok("a.example".to_owned()));
        assert_eq!(with("http://a.example/x", &[b"b.example"]), Err(400));
        assert_eq!(with("http://a.example:80/x", &[b"a.example:81"]), Err(400));
    }
}
