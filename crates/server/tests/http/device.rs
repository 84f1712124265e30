//! The device flow through the pages (TOK-1, TOK-2).

use serde_json::Value;
use testkit::{Answer, LivePlatform, Options};

fn platform() -> LivePlatform {
    LivePlatform::start(Options::default()).unwrap()
}

fn poll(platform: &LivePlatform, client: &str, device: &Value) -> Answer {
    let form = [
        ("grant_type", identity::discovery::DEVICE_GRANT),
        ("client_id", client),
        ("device_code", device["device_code"].as_str().unwrap()),
    ];
    platform.ask("POST", "localhost", identity::discovery::TOKEN).form(&form).send(platform.address).unwrap()
}

fn error(answer: &Answer) -> String {
    answer.json()["error"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn tok_1_a_person_signs_in_and_the_token_opens_the_api() {
    let platform = platform();
    let token = platform.administrator().unwrap();
    let me = platform.call(&token, "GET", "/me", None).unwrap();
    assert_eq!(me.status, 200, "{}", me.text());
    assert_eq!(me.json()["principal"]["email"], "admin@crontech.localhost");
}

#[test]
fn tok_1_pending_then_too_soon_then_denied() {
    let platform = platform();
    let device = platform.start_device("localhost").unwrap();
    assert_eq!(error(&poll(&platform, "cli", &device)), "authorization_pending");
    assert_eq!(error(&poll(&platform, "cli", &device)), "slow_down");
    let (email, password) = (&platform.ready.admin.email, platform.ready.admin.password.as_deref().unwrap());
    let mut browser = platform.browser("localhost");
    browser.open("/device").unwrap();
    browser.submit(&[("user_code", device["user_code"].as_str().unwrap())], None).unwrap();
    browser.submit(&[("username", email), ("password", password)], None).unwrap();
    browser.submit(&[], Some(("action", "deny"))).unwrap();
    assert!(browser.text().unwrap().contains("Denied"));
    assert_eq!(error(&poll(&platform, "cli", &device)), "access_denied");
}

#[test]
fn tok_1_a_code_is_used_once_and_by_its_client() {
    let platform = platform();
    let device = platform.start_device("localhost").unwrap();
    assert_eq!(error(&poll(&platform, "other", &device)), "invalid_grant");
    let (email, password) = (&platform.ready.admin.email, platform.ready.admin.password.as_deref().unwrap());
    let mut browser = platform.browser("localhost");
    // Typed without the hyphen, in small letters, with blanks: it is the same code.
    let typed = device["user_code"].as_str().unwrap().replace('-', " ").to_lowercase();
    browser.open("/device").unwrap();
    browser.submit(&[("user_code", &typed)], None).unwrap();
    browser.submit(&[("username", email), ("password", password)], None).unwrap();
    browser.submit(&[], Some(("action", "approve"))).unwrap();
    let granted = poll(&platform, "cli", &device);
    assert_eq!(granted.status, 200, "{}", granted.text());
    assert_eq!(granted.header("cache-control"), Some("no-store"));
    assert_eq!(error(&poll(&platform, "cli", &device)), "invalid_grant");
    // A browser that is signed in needs no password again, and cannot decide a second time.
    browser.open("/device").unwrap();
    browser.submit(&[("user_code", &typed)], None).unwrap();
    assert_eq!(browser.page().unwrap().answer.status, 422);
}

#[test]
fn tok_2_the_page_says_what_asks_and_a_link_alone_approves_nothing() {
    let platform = platform();
    let device = platform.start_device("localhost").unwrap();
    let code = device["user_code"].as_str().unwrap();
    let (email, password) = (&platform.ready.admin.email, platform.ready.admin.password.as_deref().unwrap());
    let mut browser = platform.browser("localhost");
    let page = browser.open(&format!("/device?user_code={code}")).unwrap();
    assert_eq!(page.form.as_ref().unwrap().fields["user_code"], code, "filled in");
    browser.submit(&[], None).unwrap();
    browser.submit(&[("username", email), ("password", password)], None).unwrap();
    // Signed in now: the link alone shows the question again, and approves nothing.
    browser.open(&format!("/device?user_code={code}")).unwrap();
    assert_eq!(error(&poll(&platform, "cli", &device)), "authorization_pending");
    let page = browser.open(&format!("/device/confirm?user_code={code}")).unwrap().clone();
    let text = browser.text().unwrap();
    for shown in ["cron", "Crontech (localhost)", code, "127.0.0.1", email, "UTC", "Is this the code"] {
        assert!(text.contains(shown), "{shown:?} is not on the page: {text}");
    }
    let policy = page.answer.header("content-security-policy").unwrap();
    assert!(policy.contains("frame-ancestors 'none'") && policy.contains("default-src 'none'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(page.answer.header("x-frame-options"), Some("DENY"));
    assert_eq!(page.answer.header("cache-control"), Some("no-store"));
    let html = page.answer.text();
    for banned in ["<script", "style=", "onclick", "http://", "https://"] {
        assert!(!html.contains(banned), "{banned} on the page");
    }
    assert_eq!(
        page.form.unwrap().buttons,
        [("action", "approve"), ("action", "deny")].map(|(n, v)| (n.into(), v.into()))
    );
}

#[test]
fn tok_6_forms_of_other_sites_and_of_other_browsers_do_nothing() {
    let platform = platform();
    let device = platform.start_device("localhost").unwrap();
    let code = device["user_code"].as_str().unwrap();
    let mut browser = platform.browser("localhost");
    browser.open("/device").unwrap();
    let mut elsewhere = browser.clone();
    elsewhere.origin = Some("http://evil.example".to_owned());
    assert_eq!(elsewhere.submit(&[("user_code", code)], None).unwrap().answer.status, 403);
    let other = browser.submit(&[("user_code", code), ("csrf", "guessed")], None).unwrap();
    assert_eq!(other.answer.status, 403);
    let session = browser.cookies().keys().find(|name| name.starts_with("form-")).unwrap().clone();
    assert_eq!(session, format!("form-{}", platform.address.port()), "a plain name that bears the port");
}

#[test]
fn tok_6_one_answer_for_unknown_and_wrong() {
    let platform = platform();
    let wrong = |email: &str| {
        let mut browser = platform.browser("localhost");
        browser.open("/sign-in").unwrap();
        let page = browser.submit(&[("username", email), ("password", "not this one")], None).unwrap();
        let status = page.answer.status;
        (status, browser.text().unwrap())
    };
    let known = wrong("admin@crontech.localhost");
    assert_eq!(known.0, 422);
    assert_eq!(known, wrong("nobody@nowhere.example"));
}

#[test]
fn s4_clients_and_refresh_tokens_at_the_token_endpoint() {
    let platform = platform();
    let admin = &platform.ready.admin;
    let tokens =
        platform.sign_in_for_tokens(&admin.email, admin.password.as_deref().unwrap(), "localhost").unwrap();
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let form = [("grant_type", "refresh_token"), ("client_id", "cli"), ("refresh_token", refresh)];
    let ask = || {
        platform
            .ask("POST", "localhost", identity::discovery::TOKEN)
            .form(&form)
            .send(platform.address)
            .unwrap()
    };
    let renewed = ask();
    assert_eq!(renewed.status, 200, "{}", renewed.text());
    let info = platform
        .ask("GET", "localhost", identity::discovery::USERINFO)
        .bearer(renewed.json()["access_token"].as_str().unwrap())
        .send(platform.address)
        .unwrap();
    assert_eq!(info.json()["email"], "admin@crontech.localhost");
    let revoke = [
        ("token", renewed.json()["refresh_token"].as_str().unwrap().to_owned()),
        ("client_id", "cli".to_owned()),
    ];
    let revoke: Vec<(&str, &str)> = revoke.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let revoked =
        platform.ask("POST", "localhost", identity::discovery::REVOKE).form(&revoke).send(platform.address);
    assert_eq!(revoked.unwrap().status, 200);
    assert_eq!(error(&ask()), "invalid_grant");
    let nobody = platform.call(tokens["access_token"].as_str().unwrap(), "GET", "/me", None).unwrap();
    assert_eq!(nobody.status, 401, "logging out counts at the very next request");

    let none = platform
        .ask("POST", "localhost", identity::discovery::TOKEN)
        .form(&[("grant_type", "password"), ("client_id", "cli")]);
    assert_eq!(error(&none.send(platform.address).unwrap()), "unsupported_grant_type");
    let secret = [("grant_type", "client_credentials"), ("client_id", "cli_none"), ("client_secret", "x")];
    let unknown = platform
        .ask("POST", "localhost", identity::discovery::TOKEN)
        .form(&secret)
        .send(platform.address)
        .unwrap();
    assert_eq!((unknown.status, error(&unknown).as_str()), (401, "invalid_client"));
}
