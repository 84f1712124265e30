//! Pages: invitations, brands, signing in and out (Rules U1, T7).

use serde_json::json;
use testkit::{LivePlatform, Options};

#[test]
fn u1_an_invitation_is_accepted_once() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let account = super::account("acme", "ana@acme.example", "acme.localhost");
    assert_eq!(platform.call(&token, "POST", "/accounts/self/accounts", Some(&account)).unwrap().status, 201);
    let link = platform.mail_to("ana@acme.example").unwrap().link;
    let path = link.strip_prefix(&format!("http://{}", platform.host("acme.localhost"))).unwrap();

    let mut elsewhere = platform.browser("localhost");
    assert_eq!(elsewhere.open(path).unwrap().answer.status, 410, "at another door it is nothing");

    let mut browser = platform.browser("acme.localhost");
    browser.open(path).unwrap();
    let weak = browser.submit(&[("name", "Ana"), ("new_password", "short")], None).unwrap();
    assert_eq!(weak.answer.status, 422);
    for guessable in ["aaaaaaaaaa", "Customer-acme", "ana.acme.example"] {
        let page = browser.submit(&[("name", "Ana"), ("new_password", guessable)], None).unwrap();
        assert_eq!(page.answer.status, 422, "{guessable}");
        assert!(
            browser.text().unwrap().contains("easy to guess"),
            "{guessable}: {}",
            browser.text().unwrap()
        );
    }
    for name in [" ", "an\u{202e}a", "a\u{200b}na", "a\u{1b}[31m"] {
        let form = [("name", name), ("new_password", "uma senha bem comprida")];
        assert_eq!(browser.submit(&form, None).unwrap().answer.status, 422, "{name:?}");
    }
    browser.submit(&[("name", "Ana <b>"), ("new_password", "uma senha bem comprida")], None).unwrap();
    assert_eq!(browser.page().unwrap().answer.status, 200, "{}", browser.text().unwrap());
    assert_eq!(browser.open(path).unwrap().answer.status, 410, "used");
    let wrong = format!("{}x", &path[..path.len() - 1]);
    assert_eq!(browser.open(&wrong).unwrap().answer.status, 410, "unknown");
    let ana = platform.sign_in("ana@acme.example", "uma senha bem comprida", "acme.localhost").unwrap();
    let audit = platform.call_at("acme.localhost", &ana, "GET", "/accounts/self/audit", None).unwrap().json();
    let accepted =
        audit["items"].as_array().unwrap().iter().find(|entry| entry["action"] == "users:accept").unwrap();
    assert_eq!(accepted["actor"]["name"], "ana@acme.example");
}

#[test]
fn u1_who_is_known_proves_the_password_there_is() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    super::customer(&platform, &token, "acme");
    let account = super::account("bonfim", "owner@acme.example", "bonfim.localhost");
    assert_eq!(platform.call(&token, "POST", "/accounts/self/accounts", Some(&account)).unwrap().status, 201);
    let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
    let link = loop {
        let link = platform.mail_to("owner@acme.example").unwrap().link;
        if link.contains("bonfim.localhost") || std::time::Instant::now() > until {
            break link;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    let path = link.strip_prefix(&format!("http://{}", platform.host("bonfim.localhost"))).unwrap();
    let mut browser = platform.browser("bonfim.localhost");
    browser.open(path).unwrap();
    assert_eq!(browser.submit(&[("password", "a wrong password")], None).unwrap().answer.status, 422);
    assert_eq!(browser.submit(&[("password", "uma senha bem comprida")], None).unwrap().answer.status, 200);
    platform.sign_in("owner@acme.example", "uma senha bem comprida", "bonfim.localhost").unwrap();
}

#[test]
fn t7_pages_bear_the_brand_in_the_browsers_language() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    super::customer(&platform, &token, "acme");
    let mut browser = platform.browser("acme.localhost");
    let english = browser.open("/device").unwrap().answer.text();
    assert!(english.contains("<html lang=\"en\">") && english.contains("Portal acme"), "{english}");
    assert!(!english.to_lowercase().contains("crontech"), "nothing of the platform behind the brand");
    browser.language = "pt-BR,pt;q=0.9".to_owned();
    let portuguese = browser.open("/device").unwrap().answer.text();
    assert!(
        portuguese.contains("<html lang=\"pt-BR\">") && portuguese.contains("Digite o código"),
        "{portuguese}"
    );
    let sheets: Vec<&str> =
        portuguese.split("href=\"").skip(1).map(|p| p.split('"').next().unwrap()).collect();
    assert_eq!(sheets.len(), 2);
    for sheet in sheets {
        let style = platform.ask("GET", "acme.localhost", sheet).send(platform.address).unwrap();
        assert_eq!(
            (style.status, style.header("content-type")),
            (200, Some("text/css; charset=utf-8")),
            "{sheet}"
        );
        assert!(style.header("cache-control").unwrap().contains("immutable"));
    }
    let color = platform
        .ask("GET", "acme.localhost", "/assets/color-7a1fa2-ffffff.css")
        .send(platform.address)
        .unwrap();
    assert!(color.text().contains("--brand: #7a1fa2; --on-brand: #ffffff"), "{}", color.text());
}

#[test]
fn tok_6_signing_out_needs_a_click_and_ends_the_session() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let admin = &platform.ready.admin;
    let mut browser = platform.browser("localhost");
    browser.open("/sign-in").unwrap();
    browser
        .submit(&[("username", &admin.email), ("password", admin.password.as_deref().unwrap())], None)
        .unwrap();
    let cookie = format!("session-{}", platform.address.port());
    assert!(browser.cookies().contains_key(&cookie));
    let kept = browser.clone();
    browser.open(identity::discovery::END_SESSION).unwrap();
    assert!(browser.cookies().contains_key(&cookie), "a link alone does not sign out");
    browser.submit(&[], None).unwrap();
    assert!(!browser.cookies().contains_key(&cookie));
    let mut kept = kept;
    let device = platform.start_device("localhost").unwrap();
    let path = format!("/device/confirm?user_code={}", device["user_code"].as_str().unwrap());
    kept.open(&path).unwrap();
    assert!(kept.page().unwrap().path.starts_with("/device?"), "the old cookie is worth nothing");
}

#[test]
fn s4_the_code_flow_leads_back_to_the_program_alone() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let admin = &platform.ready.admin;
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let path = "/oauth/authorize?response_type=code&client_id=cli&redirect_uri=http%3A%2F%2F127.0.0.1%3A8123%2Fcallback\
                &scope=openid&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    let mut browser = platform.browser("localhost");
    browser.open(path).unwrap();
    browser
        .submit(&[("username", &admin.email), ("password", admin.password.as_deref().unwrap())], None)
        .unwrap();
    let policy = browser.page().unwrap().answer.header("content-security-policy").unwrap().to_owned();
    assert!(policy.contains("form-action 'self' http://127.0.0.1:8123;"), "{policy}");
    let done = browser.submit(&[], Some(("action", "approve"))).unwrap();
    assert_eq!(done.answer.status, 303);
    let location = done.answer.header("location").unwrap().to_owned();
    let query = location.strip_prefix("http://127.0.0.1:8123/callback?").unwrap();
    let code = query.split('&').find_map(|p| p.strip_prefix("code=")).unwrap();
    assert!(query.contains("state=s1"));
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", "cli"),
        ("code", code),
        ("redirect_uri", "http://127.0.0.1:8123/callback"),
        ("code_verifier", verifier),
    ];
    let tokens = platform
        .ask("POST", "localhost", identity::discovery::TOKEN)
        .form(&form)
        .send(platform.address)
        .unwrap();
    assert_eq!(tokens.status, 200, "{}", tokens.text());
    let evil = path.replace("127.0.0.1%3A8123", "evil.example");
    assert_eq!(browser.open(&evil).unwrap().answer.status, 400, "nothing is sent to an unknown address");
}

#[test]
fn srv_7_a_browser_at_an_address_without_a_page_gets_one_under_the_tenants_brand() {
    const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    super::customer(&platform, &token, "acme");
    let ask = |method: &str, domain: &str, path: &str, accept: &str, language: &str| {
        let ask =
            platform.ask(method, domain, path).header("Accept", accept).header("Accept-Language", language);
        ask.send(platform.address).unwrap()
    };
    for (language, title) in [("pt-BR", "Nada aqui"), ("en", "Nothing here")] {
        let page = ask("GET", "acme.localhost", "/nowhere", BROWSER, language);
        assert_eq!(page.status, 404);
        assert!(page.header("content-type").unwrap().starts_with("text/html"));
        assert!(page.text().contains(title) && page.text().contains("Portal acme"), "{}", page.text());
        assert!(!page.text().to_lowercase().contains("crontech"), "{}", page.text());
        assert!(page.header("content-security-policy").is_some());
    }
    let method = ask("DELETE", "acme.localhost", "/sign-in", BROWSER, "en");
    assert_eq!(method.status, 405);
    assert!(method.text().contains("Portal acme"), "{}", method.text());
    // A program gets what it can read, and so does whoever asks at an address of the API.
    for (path, accept) in [
        ("/nowhere", "*/*"),
        ("/nowhere", "application/json"),
        ("/nowhere", "text/html;q=0, */*"),
        ("/api/v1/nowhere", BROWSER),
        ("/api", BROWSER),
        ("/.well-known/nowhere", BROWSER),
    ] {
        let problem = ask("GET", "acme.localhost", path, accept, "en");
        assert_eq!((problem.status, problem.code().as_str()), (404, "route_not_found"), "{path} {accept}");
    }
    assert_eq!(
        ask("GET", "acme.localhost", "/apiary", BROWSER, "en").code(),
        "",
        "that is no address of the API"
    );
    assert_eq!(ask("DELETE", "acme.localhost", "/api/v1/me", BROWSER, "en").code(), "method_not_allowed");
    // Where nothing is served there is no brand to show (rule T4).
    let unknown = ask("GET", "unknown.localhost", "/nowhere", BROWSER, "en");
    assert_eq!(unknown.code(), "unknown_domain");
}

#[test]
fn t7_a_drawing_is_served_so_that_it_runs_in_nobodys_name_and_the_layout_is_shown() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let brand = format!("/accounts/self/tenants/{}/brand", platform.ready.tenant);
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' onload='alert(1)'><path d='M0 0h9v9z'/><script>alert(1)</script></svg>";
    let logo = data_encoding::BASE64.encode(svg.as_bytes());
    let change = json!({ "logo": logo, "layout": "banner", "description": "All <b>orders</b>", "support": "https://help.example/a?b=1&c=2" });
    let set = platform.call(&token, "PATCH", &brand, Some(&change)).unwrap();
    assert_eq!(set.status, 200, "{}", set.text());
    let url = set.json()["brand"]["logo_url"].as_str().unwrap().to_owned();
    let path = url.split_once("/brand/").map(|(_, name)| format!("/brand/{name}")).unwrap();
    let file = platform.ask("GET", "localhost", &path).send(platform.address).unwrap();
    assert_eq!((file.status, file.header("content-type")), (200, Some("image/svg+xml")));
    let policy = file.header("content-security-policy").unwrap();
    assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    assert!(file.text().contains("<path") && !file.text().contains("alert"), "{}", file.text());

    let page = platform.ask("GET", "localhost", "/sign-in").send(platform.address).unwrap().text();
    assert!(page.contains("<body class=\"banner\">") && page.contains(&path), "{page}");
    assert!(
        page.contains("All &#60;b&#62;orders")
            && page.contains("href=\"https://help.example/a?b=1&#38;c=2\""),
        "{page}"
    );
}

#[test]
fn t7_a_preview_needs_nothing_beside_it() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let tenant = format!("/accounts/self/tenants/{}", platform.ready.tenant);
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>";
    let logo = data_encoding::BASE64.encode(svg.as_bytes());
    let change = json!({ "logo": logo, "logo_dark": logo, "color": "#7a1fa2", "name": "Acme & Filhos" });
    assert_eq!(
        platform.call(&token, "PATCH", &format!("{tenant}/brand"), Some(&change)).unwrap().status,
        200
    );
    let show = |query: &str| {
        let answer = platform.call(&token, "GET", &format!("{tenant}/preview{query}"), None).unwrap();
        (answer.status, answer.json()["html"].as_str().unwrap_or_default().to_owned())
    };
    let (status, html) = show("?locale=pt-BR");
    assert_eq!(status, 200);
    for part in [
        "--brand: #7a1fa2",
        "data:image/svg+xml;base64,",
        "Acme &#38; Filhos",
        "lang=\"pt-BR\"",
        "name=\"password\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    for outside in ["stylesheet", "href=\"/", "src=\"/", "srcset=\"/"] {
        assert!(!html.contains(outside), "{outside}: {html}");
    }
    assert!(show("").1.contains("lang=\"en\""), "the brand's own language");
    assert_eq!(show("?locale=fr").0, 422);
}
