//! Proofs of domains against a real DNS server that answers, fails, keeps silent, or lies (Rule T1).

use std::{net::SocketAddr, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use server::{
    dns,
    rates::{LOOKS, Rate},
    recheck,
};
use store::scope::SystemScope;
use testkit::{Answer, Dns, LivePlatform, Options, dns::Manner};

struct Site {
    platform: LivePlatform,
    token: String,
}

impl Site {
    /// A platform whose master tenant is to get domains.
    fn start(wait: Duration) -> Self {
        let dns = dns::Options { wait, whole: wait * 20, ..dns::Options::default() };
        Self::of(Options { dns, ..Options::default() })
    }

    fn of(options: Options) -> Self {
        let platform = LivePlatform::start(options).unwrap();
        let token = platform.administrator().unwrap();
        Self { platform, token }
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let path = format!("/accounts/self/tenants/{}/domains{path}", self.platform.ready.tenant);
        self.platform.call(&self.token, method, &path, body).unwrap()
    }

    /// Claims a name; the record that proves it.
    fn claim(&self, name: &str) -> (String, String) {
        let made = self.call("POST", "", Some(&json!({ "name": name })));
        assert_eq!(made.status, 201, "{}", made.text());
        let proof = made.json()["domain"]["proof"].clone();
        let text = |field: &str| proof[field].as_str().unwrap().to_owned();
        (text("record_name"), text("record_value"))
    }

    fn verify(&self, name: &str) -> (u16, String) {
        let answer = self.call("POST", &format!("/{name}/verify"), None);
        let code = if answer.status < 300 {
            answer.json()["domain"]["status"].clone()
        } else {
            answer.json()["code"].clone()
        };
        (answer.status, code.as_str().unwrap_or_default().to_owned())
    }
}

#[test]
fn t1_a_record_is_found_however_it_is_kept() {
    let site = Site::start(Duration::from_secs(10));
    let dns = &site.platform.dns;
    let not_proved = (409, "domain_not_proved".to_owned());
    let served = (200, "served".to_owned());

    let (name, value) = site.claim("one.example");
    assert_eq!(site.verify("one.example"), not_proved, "no such name");
    dns.set("one.example", "A", &["192.0.2.1"]).unwrap();
    assert_eq!(site.verify("one.example"), not_proved, "no such record");
    dns.set(&name, "TXT", &["v=spf1 -all", "domain-verification=0"]).unwrap();
    assert_eq!(site.verify("one.example"), not_proved);
    dns.set(&name, "TXT", &["v=spf1 -all", &value]).unwrap();
    assert_eq!(site.verify("one.example"), served, "one of several, and nothing old was kept");
    assert_eq!(
        site.platform.ask("GET", "one.example", "/device").send(site.platform.address).unwrap().status,
        200
    );

    // Along an alias; and where the answer is too large for UDP.
    let (name, value) = site.claim("two.example");
    dns.set(&name, "CNAME", &["proofs.elsewhere.example"]).unwrap();
    dns.set("proofs.elsewhere.example", "TXT", &[&value]).unwrap();
    assert_eq!(site.verify("two.example"), served);
    let (name, value) = site.claim("three.example");
    dns.set(&name, "TXT", &[&"x".repeat(3000), &value]).unwrap();
    dns.behave(Manner::Truncated);
    assert_eq!(site.verify("three.example"), served);
    dns.behave(Manner::Honest);
    let (name, value) = site.claim("açaí.example");
    assert_eq!(name, "_domain-verification.xn--aa-4iaz.example");
    dns.set(&name, "TXT", &[&value]).unwrap();
    assert_eq!(site.verify("xn--aa-4iaz.example"), served);
    assert!(
        dns.asked()
            .iter()
            .all(|asked| asked.starts_with("_domain-verification.") || asked.starts_with("proofs."))
    );
}

#[test]
fn t1_a_dns_that_fails_or_lies_proves_nothing() {
    let site = Site::start(Duration::from_millis(200));
    let dns = &site.platform.dns;
    let (name, value) = site.claim("one.example");
    dns.set(&name, "TXT", &[&value]).unwrap();
    for manner in [Manner::Failing, Manner::Silent, Manner::WrongId] {
        dns.behave(manner);
        assert_eq!(site.verify("one.example"), (503, "dns_unavailable".to_owned()), "{manner:?}");
    }
    let list = site.call("GET", "", None).json();
    let one = list["items"].as_array().unwrap().iter().find(|d| d["name"] == "one.example").unwrap();
    assert_eq!(one["status"], "claimed");
}

#[test]
fn t1_proofs_are_looked_at_again_every_day() {
    let site = Site::start(Duration::from_secs(10));
    let dns = &site.platform.dns;
    for name in ["one.example", "two.example"] {
        let (record, value) = site.claim(name);
        dns.set(&record, "TXT", &[&value]).unwrap();
        assert_eq!(site.verify(name).1, "served");
    }
    dns.set("_domain-verification.two.example", "TXT", &[]).unwrap();
    let system = Arc::new(SystemScope::for_job());
    let look = |hours: i64| {
        let now = Timestamp::now() + SignedDuration::from_hours(hours);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(recheck::all(&site.platform.core, &system, now)).unwrap()
    };
    let status = |name: &str| {
        let items = site.call("GET", "", None).json()["items"].clone();
        let found = items.as_array().unwrap().iter().find(|d| d["name"] == name).unwrap();
        found["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(look(1), 0);
    assert_eq!(look(25), 2);
    assert_eq!(
        (status("one.example"), status("two.example")),
        ("served".to_owned(), "quarantined".to_owned())
    );
    let mail = site.platform.mail_to(&site.platform.ready.admin.email).unwrap();
    assert!(
        mail.subject.contains("two.example") && mail.text.contains("_domain-verification.two.example"),
        "{}",
        mail.text
    );
    assert_eq!(look(25 + 30 * 24 + 25), 2);
    assert_eq!(status("two.example"), "claimed");
}

#[test]
fn t1_every_server_of_a_zone_is_asked_and_common_mistakes_have_their_words() {
    let target = "doors.example.net".parse().unwrap();
    let options = Options { door_target: Some(target), ..Options::default() };
    let site = Site::of(options);
    let dns = &site.platform.dns;
    let port = dns.address.port();
    // Its name servers are the platform's own resolver and a second one beside it.
    let second = Dns::start_at(SocketAddr::from(([127, 0, 0, 2], port))).unwrap();
    dns.set("acme.example", "NS", &["ns1.acme.example", "ns2.acme.example", "ns3.acme.example"]).unwrap();
    dns.set("ns1.acme.example", "A", &["127.0.0.1"]).unwrap();
    dns.set("ns2.acme.example", "A", &["127.0.0.2"]).unwrap();
    let name = "portal.acme.example";
    let (record, value) = site.claim(name);
    let told = || {
        let answer = site.call("GET", &format!("/{name}/explain"), None);
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    };
    let advice = || {
        let codes = told()["advice"].as_array().unwrap().clone();
        codes.iter().map(|a| a["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let put = |at: &str, value: &str| {
        let values = [value];
        let values: &[&str] = if value.is_empty() { &[] } else { &values };
        dns.set(at, "TXT", values).unwrap();
        second.set(at, "TXT", values).unwrap();
    };

    let first = told();
    assert_eq!(first["zone"], "acme.example");
    assert_eq!(first["records"][0]["name"], json!(record));
    assert_eq!(first["records"][0]["value"], json!(value));
    assert_eq!(first["records"][1]["value"], "doors.example.net");
    assert_eq!(first["records"][1]["state"], "missing");
    let servers: Vec<_> = first["servers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (s["server"].clone(), s["state"].clone()))
        .collect();
    assert_eq!(
        servers,
        [
            (json!(null), json!("missing")),
            (json!("ns1.acme.example"), json!("missing")),
            (json!("ns2.acme.example"), json!("missing")),
            (json!("ns3.acme.example"), json!("unknown")),
        ]
    );
    assert_eq!(advice(), ["record_missing", "points_nowhere"]);
    dns.set(name, "CNAME", &["doors.example.net"]).unwrap();
    dns.set("doors.example.net", "A", &["127.0.0.9"]).unwrap();

    for (at, text, code) in [
        (name, value.clone(), "wrong_name"),
        (format!("{record}.acme.example").as_str(), value.clone(), "name_doubled"),
        (record.as_str(), format!("\"{value}\""), "quoted"),
        (
            record.as_str(),
            value[..value.len() - 1].to_owned() + " " + &value[value.len() - 1..],
            "incomplete",
        ),
        (record.as_str(), "domain-verification=0".to_owned(), "other_value"),
        (record.as_str(), value.clone(), "verify_now"),
    ] {
        if at == name {
            // Nothing lies beside an alias.
            dns.set(name, "CNAME", &[]).unwrap();
            dns.set(name, "A", &["127.0.0.9"]).unwrap();
        }
        put(at, &text);
        assert_eq!(advice(), [code], "{at} {text}: {:#}", told());
        put(at, "");
    }
    // One of two servers has the record already; then both, and the resolver alone keeps what it knew.
    put(&record, "");
    second.set(&record, "TXT", &[&value]).unwrap();
    assert_eq!(advice(), ["servers_differ"]);
    dns.set("acme.example", "NS", &["ns2.acme.example"]).unwrap();
    assert_eq!(advice(), ["cached"]);
    put(&record, &value);
    assert_eq!(site.verify(name).1, "served");
    assert_eq!(advice(), Vec::<String>::new());
    dns.set(name, "A", &["127.0.0.8"]).unwrap();
    assert_eq!(advice(), ["points_elsewhere"]);
    dns.behave(Manner::Failing);
    assert_eq!(told()["servers"][0]["state"], "unknown");
}

#[test]
fn t1_the_top_of_a_zone_is_no_alias_and_an_unknown_zone_is_said() {
    let target = "doors.example.net".parse().unwrap();
    let site = Site::of(Options { door_target: Some(target), ..Options::default() });
    let dns = &site.platform.dns;
    dns.set("top.example", "NS", &["ns1.top.example"]).unwrap();
    site.claim("top.example");
    let answer = site.call("GET", "/top.example/explain", None).json();
    assert_eq!(answer["advice"][1]["code"], "no_alias_at_the_top", "{answer:#}");
    site.claim("nowhere.example");
    let answer = site.call("GET", "/nowhere.example/explain", None).json();
    assert_eq!(answer["advice"][0]["code"], "no_zone", "{answer:#}");
}

#[test]
fn s6_a_script_cannot_scan_the_dns() {
    let platform = LivePlatform::start(Options { rate: Rate::default(), ..Options::default() }).unwrap();
    let token = platform.administrator().unwrap();
    let path = format!("/accounts/self/tenants/{}/domains/localhost/verify", platform.ready.tenant);
    // More looks are allowed as time goes by.
    let refused = (0..20 * LOOKS)
        .map(|_| platform.call(&token, "POST", &path, None).unwrap())
        .find(|answer| answer.status != 200)
        .unwrap();
    assert_eq!((refused.status, refused.header("ratelimit-limit")), (429, Some("30")));
    assert_eq!(platform.call(&token, "GET", "/accounts/self", None).unwrap().status, 200);
}
