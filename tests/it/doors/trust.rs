//! Proxies before the doors (Rule S11, ISO-4), and the certificates that they fetch.

use testkit::{Answer, Ask};

use super::stage::{ACME, MASTER, Stage};
use crate::support::site::Server;

fn from(server: &Server, host: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let ask = Ask::new("GET", host, path);
    headers.iter().fold(ask, |ask, (name, value)| ask.header(name, value)).send(server.address).unwrap()
}

#[test]
fn s11_behind_a_trusted_proxy_the_doors_are_https() {
    let stage = Stage::found();
    let server = stage.site.serve_openly(&["--trusted-proxy".to_owned(), "127.0.0.1,10.0.0.0/8".to_owned()]);
    let origin = format!("https://{ACME}:{}", server.address.port());
    let told = [("X-Forwarded-For", "192.0.2.66, 192.0.2.7"), ("X-Forwarded-Proto", "https")];
    let known = from(&server, ACME, "/.well-known/crontech", &told);
    assert_eq!((known.status, known.json()["issuer"].as_str()), (200, Some(origin.as_str())));
    assert_eq!(known.header("strict-transport-security"), Some("max-age=31536000"));
    let page = from(&server, ACME, "/device", &told);
    assert!(page.header("set-cookie").unwrap().starts_with("__Host-"), "{page:?}");
    // The tenant is the authority's, whatever else is said.
    let host = [("X-Forwarded-Host", MASTER), ("Forwarded", "for=192.0.2.7;host=localhost;proto=https")];
    let same = from(&server, ACME, "/.well-known/crontech", &host);
    assert_eq!(same.json()["issuer"].as_str(), Some(origin.as_str()));
    // Whoever came to the proxy without TLS is sent to where there is, and a credential is not taken like that.
    let plain = from(&server, ACME, "/device?user_code=X", &[("X-Forwarded-Proto", "http")]);
    assert_eq!(
        (plain.status, plain.header("location")),
        (308, Some(&*format!("{origin}/device?user_code=X")))
    );
    let refused =
        from(&server, ACME, "/api/v1/me", &[("X-Forwarded-Proto", "http"), ("Authorization", "Bearer x")]);
    assert_eq!((refused.status, refused.code().as_str()), (400, "bad_request"));
    let both = [("X-Forwarded-For", "192.0.2.7"), ("Forwarded", "for=192.0.2.8")];
    assert_eq!(from(&server, ACME, "/device", &both).status, 400);
    server.stop();
    // This machine is none of these: nothing but a refusal, which tells of no tenant.
    let server = stage.site.serve_openly(&["--trusted-proxy".to_owned(), "10.0.0.0/8".to_owned()]);
    for host in [ACME, "other.example"] {
        let refused = from(&server, host, "/device", &told);
        assert_eq!((refused.status, refused.code().as_str()), (403, "forbidden"), "{host}");
        assert!(!refused.text().contains("acme"), "{}", refused.text());
    }
    server.stop();
}

#[test]
fn s6_behind_a_trusted_proxy_each_caller_has_a_rate_of_their_own() {
    let stage = Stage::found();
    let flags = ["--trusted-proxy", "127.0.0.1", "--requests-per-minute", "12"].map(str::to_owned);
    let server = stage.site.serve_openly(&flags);
    let ask = |caller: &str| from(&server, ACME, "/device", &[("X-Forwarded-For", caller)]).status;
    assert_eq!([ask("192.0.2.66, 192.0.2.7"), ask("192.0.2.67, 192.0.2.7")], [200, 200]);
    assert_eq!(ask("192.0.2.68, 192.0.2.7"), 429, "what a caller says of itself is no other caller");
    assert_eq!(ask("192.0.2.8"), 200);
    server.stop();
}

#[test]
fn s11_a_proxy_learns_whether_a_domain_is_served_and_no_more() {
    let stage = Stage::found();
    let server = stage.site.serve();
    let ask = |path: &str| Ask::new("GET", "localhost", path).send(server.ops).unwrap();
    for (query, status) in [
        ("domain=localhost", 200),
        ("domain=acme.localhost", 200),
        ("domain=ACME.localhost", 200),
        ("domain=other.localhost", 404),
        ("domain=", 404),
        ("domain=acme.localhost&domain=localhost", 404),
        ("domain=%00", 404),
        ("", 404),
    ] {
        let answer = ask(&format!("/certificate?{query}"));
        assert_eq!(answer.status, status, "{query}");
        let expected = if status == 200 { "served\n" } else { "not served\n" };
        assert_eq!(answer.text(), expected, "{query}");
    }
    // Not at a tenant's door.
    assert_eq!(from(&server, MASTER, "/certificate?domain=acme.localhost", &[]).status, 404);
    server.stop();
}
