//! A new password at a tenant's door (TOK-6, U3), read aloud in both languages.

use testkit::{Browser, LivePlatform, Options};

const OLD: &str = "uma senha bem comprida";
const NEW: &str = "outra senha bem comprida";

/// Waits for the newest mail of that kind to an address; its path at the door.
fn reset_link(platform: &LivePlatform, to: &str, domain: &str) -> (String, String) {
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    loop {
        let mail = platform.mail_to(to).unwrap();
        if mail.link.contains("/password/") {
            let path = mail.link.strip_prefix(&format!("http://{}", platform.host(domain))).unwrap();
            return (path.to_owned(), format!("{}\n{}", mail.subject, mail.text));
        }
        assert!(std::time::Instant::now() < until, "no link came: {mail:?}");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

fn forgot(platform: &LivePlatform, email: &str, language: &str) -> Browser {
    let mut browser = platform.browser("acme.localhost");
    browser.language = language.to_owned();
    browser.open("/password").unwrap();
    browser.submit(&[("username", email)], None).unwrap();
    browser
}

fn signed_in(platform: &LivePlatform, password: &str) -> Browser {
    let mut browser = platform.browser("acme.localhost");
    browser.open("/sign-in?next=%2Faccount%2Fpassword").unwrap();
    browser.submit(&[("username", "owner@acme.example"), ("password", password)], None).unwrap();
    browser
}

#[test]
fn tok_6_a_forgotten_password_is_set_anew_once_and_every_session_ends() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    super::customer(&platform, &token, "acme");
    let owner = platform.sign_in("owner@acme.example", OLD, "acme.localhost").unwrap();
    let mut elsewhere = signed_in(&platform, OLD);

    // Nobody, and somebody who is known but not here: one answer, and no mail.
    let admin = platform.ready.admin.email.clone();
    let unknown = forgot(&platform, "nobody@acme.example", "en");
    let stranger = forgot(&platform, &admin, "en");
    let known = forgot(&platform, "Owner@acme.example", "en");
    for browser in [&unknown, &stranger] {
        assert_eq!(browser.page().unwrap().answer.status, 200);
        assert_eq!(browser.text().unwrap(), known.text().unwrap());
    }
    assert_eq!(
        known.text().unwrap(),
        "Look into your mail If there is a sign-in with that e-mail here, a link is on its way to it. It works once, for \
         half an hour."
    );
    let (path, mail) = reset_link(&platform, "owner@acme.example", "acme.localhost");
    assert!(mail.starts_with("Portal acme: uma nova senha\nOlá, "), "{mail}");
    assert!(!mail.to_lowercase().contains("crontech"));
    let sent = crontech_server::mail::Folder::at(&platform.ready.outbox).all().unwrap();
    assert!(sent.iter().all(|(_, mail)| mail.to != admin), "who is not at home here gets no mail");

    assert_eq!(platform.browser("localhost").open(&path).unwrap().answer.status, 410, "at another door");
    let mut browser = platform.browser("acme.localhost");
    browser.language = "pt-BR".to_owned();
    browser.open(&path).unwrap();
    assert_eq!(
        browser.text().unwrap(),
        "Definir uma nova senha Escolha uma nova senha. Tudo em que você entrou será encerrado. E-mail Nova senha Pelo \
         menos 10 caracteres; algumas palavras juntas são uma boa escolha. Definir a senha"
    );
    assert_eq!(browser.submit(&[("new_password", "curta")], None).unwrap().answer.status, 422);
    let twin = browser.clone();
    assert_eq!(browser.submit(&[("new_password", NEW)], None).unwrap().answer.status, 200);
    let mut twin = twin;
    assert_eq!(twin.submit(&[("new_password", OLD)], None).unwrap().answer.status, 410, "used");

    let me = platform.call_at("acme.localhost", &owner, "GET", "/me", None).unwrap();
    assert_eq!(me.status, 401, "what ran has ended");
    elsewhere.open("/account/password").unwrap();
    assert!(elsewhere.page().unwrap().path.starts_with("/sign-in?"), "browsers, too");
    assert!(platform.sign_in("owner@acme.example", OLD, "acme.localhost").is_err());
    let owner = platform.sign_in("owner@acme.example", NEW, "acme.localhost").unwrap();
    let log = platform.call_at("acme.localhost", &owner, "GET", "/me/security", None).unwrap().json();
    let told: Vec<_> =
        log["items"].as_array().unwrap().iter().map(|e| e["action"].as_str().unwrap()).collect();
    assert!(told.contains(&"password:forgotten") && told.contains(&"password:reset"), "{told:?}");
}

#[test]
fn u3_a_password_is_changed_by_who_proves_the_present_one() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    super::customer(&platform, &token, "acme");
    let owner = platform.sign_in("owner@acme.example", OLD, "acme.localhost").unwrap();
    let mut browser = signed_in(&platform, OLD);
    assert_eq!(
        browser.text().unwrap(),
        "Set a new password A new password ends your sessions in every other browser and program. E-mail Present \
         password New password At least 10 characters; a few words together are good. Set the password"
    );
    let wrong = [("password", "a wrong password"), ("new_password", NEW)];
    assert_eq!(browser.submit(&wrong, None).unwrap().answer.status, 422);
    let short = [("password", OLD), ("new_password", "short")];
    assert_eq!(browser.submit(&short, None).unwrap().answer.status, 422);
    assert_eq!(browser.submit(&[("password", OLD), ("new_password", NEW)], None).unwrap().answer.status, 200);
    let me = platform.call_at("acme.localhost", &owner, "GET", "/me", None).unwrap();
    assert_eq!(me.status, 401, "programs are signed out");
    browser.open("/account/password").unwrap();
    assert_eq!(browser.page().unwrap().path, "/account/password", "this browser is not");
    platform.sign_in("owner@acme.example", NEW, "acme.localhost").unwrap();
}

#[test]
fn tok_6_asking_for_links_is_limited_alike_for_known_and_unknown() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    super::customer(&platform, &token, "acme");
    for email in ["owner@acme.example", "nobody@acme.example"] {
        let statuses: Vec<u16> =
            (0..4).map(|_| forgot(&platform, email, "en").page().unwrap().answer.status).collect();
        assert_eq!(statuses, [200, 200, 200, 429], "{email}");
    }
}
