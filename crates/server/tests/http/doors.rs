//! Which tenant a request comes in by (Rules T4, T5, T6; ISO-4).

use testkit::{Ask, LivePlatform, Options, send_raw};

fn masked(answer: &testkit::Answer) -> serde_json::Value {
    let mut body = answer.json();
    body.as_object_mut().unwrap().remove("request_id");
    body
}

#[test]
fn iso_4_only_the_authority_counts() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let port = platform.address.port();
    let get = |host: &str| Ask::new("GET", host, "/.well-known/crontech").send(platform.address).unwrap();
    for host in ["localhost".to_owned(), format!("LOCALHOST:{port}"), "localhost:1".to_owned()] {
        assert_eq!(get(&host).status, 200, "{host}");
    }
    let unknown = get("nobody.example");
    assert_eq!((unknown.status, unknown.code().as_str()), (404, "unknown_domain"));
    for host in [
        format!("127.0.0.1:{port}"),
        format!("[::1]:{port}"),
        "other.localhost".to_owned(),
        "localhost.example".to_owned(),
    ] {
        let answer = get(&host);
        assert_eq!((answer.status, masked(&answer)), (404, masked(&unknown)), "{host}");
    }
    for host in ["", "a b", "localhost.", "user@localhost", "localhost:x", "a..b", "-a.example"] {
        assert_eq!(get(host).status, 400, "{host:?}");
    }
    let forwarded = Ask::new("GET", "nobody.example", "/.well-known/crontech")
        .header("X-Forwarded-Host", "localhost")
        .header("Forwarded", "host=localhost")
        .header("X-Original-Host", "localhost");
    assert_eq!(forwarded.send(platform.address).unwrap().status, 404);
    let raw = |text: &str| send_raw(platform.address, text.as_bytes()).unwrap();
    assert_eq!(
        raw("GET /device HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n").status,
        400
    );
    assert_eq!(raw("GET /device HTTP/1.1\r\nConnection: close\r\n\r\n").status, 400);
    assert_eq!(
        raw("GET http://localhost/device HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").status,
        200
    );
    assert_eq!(
        raw("GET http://evil.example/device HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").status,
        400
    );
}

#[test]
fn iso_4_what_a_door_says_of_itself_bears_its_own_name() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let administrator = platform.administrator().unwrap();
    super::customer(&platform, &administrator, "acme");
    let origin = format!("http://{}", platform.host("acme.localhost"));
    let known =
        platform.ask("GET", "acme.localhost", "/.well-known/crontech").send(platform.address).unwrap().json();
    assert_eq!(known["tenant"]["name"], "Portal acme");
    assert_eq!(known["issuer"], origin);
    assert_eq!(known["api"], format!("{origin}/api/v1"));
    assert_eq!(known["brand"]["colors"][0], "#7a1fa2");
    let metadata =
        platform.ask("GET", "acme.localhost", identity::discovery::DISCOVERY).send(platform.address).unwrap();
    assert!(!metadata.text().contains("http://localhost"), "{}", metadata.text());
    // Whatever the port that somebody writes into the header, links follow the record.
    let asked =
        Ask::new("GET", "acme.localhost:1", "/.well-known/crontech").send(platform.address).unwrap().json();
    assert_eq!(asked, known);
}

#[test]
fn t5_who_has_no_active_membership_here_gets_one_answer() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let administrator = platform.administrator().unwrap();
    super::customer(&platform, &administrator, "acme");
    let mut browser = platform.browser("localhost");
    browser.open("/sign-in").unwrap();
    browser
        .submit(&[("username", "owner@acme.example"), ("password", "uma senha bem comprida")], None)
        .unwrap();
    assert_eq!(browser.page().unwrap().answer.status, 403);
    let text = browser.text().unwrap();
    assert!(text.contains("no active access here"), "{text}");
    assert!(!text.to_lowercase().contains("acme"), "{text}");
    assert!(browser.cookies().keys().all(|name| !name.starts_with("session")), "no session");
}

#[test]
fn t6_a_token_is_worth_nothing_at_another_door() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let administrator = platform.administrator().unwrap();
    let owner = super::customer(&platform, &administrator, "acme");
    assert_eq!(platform.call_at("acme.localhost", &owner, "GET", "/me", None).unwrap().status, 200);
    let nobody = platform.ask("GET", "acme.localhost", "/api/v1/me").send(platform.address).unwrap();
    let foreign = platform.call_at("acme.localhost", &administrator, "GET", "/me", None).unwrap();
    assert_eq!((foreign.status, masked(&foreign)), (401, masked(&nobody)));
    assert_eq!(platform.call_at("localhost", &owner, "GET", "/me", None).unwrap().status, 401);
    let device = platform.start_device("localhost").unwrap();
    assert!(platform.poll("acme.localhost", &device).unwrap_err().to_string().contains("invalid_grant"));
}

#[test]
fn t5_a7_a_suspended_accounts_members_get_the_notice_and_come_back_when_it_is_lifted() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let administrator = platform.administrator().unwrap();
    let owner = super::customer(&platform, &administrator, "acme");
    let proved = |password: &str| {
        let mut browser = platform.browser("acme.localhost");
        browser.open("/sign-in").unwrap();
        browser.submit(&[("username", "owner@acme.example"), ("password", password)], None).unwrap();
        browser
    };
    let right = "uma senha bem comprida";
    let mut signed_in = proved(right);
    let own = platform.call_at("acme.localhost", &owner, "GET", "/accounts/self", None).unwrap().json();
    let at = |verb: &str| {
        let path = format!("/accounts/{}/{verb}", own["id"].as_str().unwrap());
        let answer = platform.call(&administrator, "POST", &path, None).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
    };
    at("suspend");
    let api = platform.call_at("acme.localhost", &owner, "GET", "/accounts/self", None).unwrap();
    assert_eq!((api.status, api.code().as_str()), (423, "account_suspended"));
    let device = platform.start_device("acme.localhost").unwrap();
    let confirm = format!("/device/confirm?user_code={}", device["user_code"].as_str().unwrap());
    signed_in.open(&confirm).unwrap();
    for browser in [proved(right), signed_in] {
        let text = browser.page().unwrap().answer.text();
        assert!(text.contains("no active access here") && text.contains("Portal acme"), "{text}");
        assert!(!text.contains("suspended"), "{text}");
    }
    assert!(!proved("another password").text().unwrap().contains("no active access here"));
    at("resume");
    let api = platform.call_at("acme.localhost", &owner, "GET", "/accounts/self", None).unwrap();
    assert_eq!(api.status, 200, "the same session goes on");
}

#[test]
fn t4_a_suspended_tenant_shows_its_notice_and_nothing_else() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let administrator = platform.administrator().unwrap();
    let owner = super::customer(&platform, &administrator, "acme");
    let at = |verb: &str| {
        let path = format!("/accounts/self/tenants/Portal%20acme/{verb}");
        let answer = platform.call(&administrator, "POST", &path, None).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
    };
    at("suspend");
    for path in ["/device", "/sign-in", "/nowhere", "/.well-known/crontech", "/oauth/jwks"] {
        let page = platform.ask("GET", "acme.localhost", path).send(platform.address).unwrap();
        assert_eq!(page.status, 423, "{path}");
        assert!(page.text().contains("Portal acme") && !page.text().contains("<form"), "{}", page.text());
    }
    let style = platform
        .ask("GET", "acme.localhost", "/assets/color-7a1fa2-ffffff.css")
        .send(platform.address)
        .unwrap();
    assert_eq!(style.status, 200, "the notice bears the brand");
    let api = platform.call_at("acme.localhost", &owner, "GET", "/me", None).unwrap();
    assert_eq!((api.status, api.code().as_str()), (423, "tenant_suspended"));
    let gateway =
        platform.ask("GET", "acme.localhost", "/gateway/auth").bearer(&owner).send(platform.address);
    assert_eq!(gateway.unwrap().status, 403, "what gateways pass on");
    let token = platform
        .ask("POST", "acme.localhost", "/oauth/token")
        .form(&[("client_id", "cli")])
        .send(platform.address);
    assert_eq!(token.unwrap().status, 423);
    assert_eq!(
        platform.call(&administrator, "GET", "/me", None).unwrap().status,
        200,
        "other doors are open"
    );
    at("resume");
    assert_eq!(platform.call_at("acme.localhost", &owner, "GET", "/me", None).unwrap().status, 200);
    // The door that one came in by stays open to lift it.
    let tenants = platform.call(&administrator, "GET", "/accounts/self", None).unwrap().json();
    let own = tenants["tenant"]["id"].as_str().unwrap().to_owned();
    let path = format!("/accounts/self/tenants/{own}/suspend");
    let locked_out = platform.call(&administrator, "POST", &path, None).unwrap();
    assert_eq!((locked_out.status, locked_out.code().as_str()), (409, "state_conflict"));
}
