//! What a person takes along and has erased (Rule D4), as that person types it.

use crate::support::{dev::Dev, home::Home};

#[test]
fn d4_cli_export_and_forget() {
    let platform = Dev::start();
    let admin = Home::with_token(&platform.url, &platform.token());
    admin.say("users invite ana@people.example --group viewer").expect(0);
    let ana = Home::with_token(&platform.url, &platform.newcomer("ana@people.example"));

    let shown = ana.say("me export").expect(0).json();
    assert_eq!(
        (shown["schema"].as_str(), shown["profile"]["email"].as_str()),
        (Some("personal_data/1"), Some("ana@people.example"))
    );
    assert_eq!(shown["memberships"].as_array().map(Vec::len), Some(1), "{shown}");
    ana.say("me export --out me.json").expect(0);
    let written = std::fs::read_to_string(ana.path("me.json")).unwrap();
    assert!(written.contains("\"ana@people.example\""), "{written}");
    ana.say("me export --out me.json").expect(6);
    ana.say("me export --out me.json --force").expect(0);

    let owner = admin.say("me forget --yes").expect(6);
    assert!(
        owner.err.contains("owner user of Crontech") && owner.err.contains("name another"),
        "{}",
        owner.err
    );
    let asked = ana.say("me forget").expect(2);
    assert!(asked.err.contains("--confirm ana@people.example"), "{}", asked.err);
    let planned = ana.say("me forget --dry-run -o json").expect(0).json();
    assert_eq!(planned["status"], "planned");
    let done = ana.say("me forget --confirm ana@people.example -o json").expect(0).json();
    assert_eq!(done["status"], "deleted");
    ana.say("me show").expect(3);
    admin.say("users get ana@people.example").expect(5);
}

#[test]
fn a3_cli_an_account_is_offered_and_accepted() {
    let platform = Dev::start();
    let admin = Home::with_token(&platform.url, &platform.token());
    admin.say("accounts create own --name Own --owner-email old@own.example").expect(0);
    let old = Home::with_token(&platform.url, &platform.newcomer("old@own.example"));
    admin.say("users invite new@own.example --group viewer --account own").expect(0);
    let new = Home::with_token(&platform.url, &platform.newcomer("new@own.example"));

    new.say("me owner accept Own").expect(6);
    admin.say("accounts owner offer own nobody").expect(7);
    admin.say("accounts owner offer nowhere new@own.example").expect(5);
    admin.say("accounts owner offer own old@own.example").expect(6);
    let offered = admin.say("accounts owner offer own new@own.example -o json").expect(0).json();
    assert_eq!(
        (&offered["status"], &offered["offer"]["email"]),
        (&"created".into(), &"new@own.example".into())
    );
    assert!(new.say("me accounts").expect(0).out.contains("offered"));
    new.say("me owner decline Own").expect(0);
    admin.say("accounts owner withdraw own").expect(0);
    admin.say("accounts owner offer own new@own.example").expect(0);
    let done = new.say("me owner accept Own -o json").expect(0).json();
    assert_eq!(done["status"], "updated");
    let shown = admin.say("accounts get own -o json --jq .owner.email").expect(0).out;
    assert_eq!(shown.trim().trim_matches('"'), "new@own.example");
    old.say("me leave Own --yes").expect(0);
}

#[test]
fn u4_cli_access_is_asked_for_and_answered() {
    let platform = Dev::start();
    let admin = Home::with_token(&platform.url, &platform.token());
    let tenant = admin.say("tenants list -o name").expect(0).out.trim().to_owned();
    let ask = |name: &str, email: &str| {
        let mut browser = testkit::Browser::new(platform.address, &platform.host("localhost"));
        browser.open("/access").unwrap();
        browser.submit(&[("name", name), ("username", email), ("message", "")], None).map(|_| ()).unwrap();
        (browser.page().unwrap().answer.status, browser.text().unwrap())
    };
    let nothing = {
        let mut browser = testkit::Browser::new(platform.address, &platform.host("localhost"));
        browser.open("/access").unwrap();
        browser.page().unwrap().answer.status
    };
    assert_eq!(nothing, 404, "off by default");
    admin.run(&["tenants", "update", &tenant, "--access-requests", "on"]).expect(0);

    let first = ask("Rui", "rui@ask.example");
    assert_eq!((first.0, first.1.contains("was received")), (200, true), "{first:?}");
    assert_eq!(ask("Rui", "rui@ask.example"), first, "a repeat");
    assert_eq!(ask("Somebody", &platform.email), first, "somebody who is known");
    assert_eq!(ask("", "rui@ask.example").0, 422);

    let listed = admin.say("users requests list -o json").expect(0).json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(2), "{listed}");
    assert!(admin.say("users requests list").expect(0).out.contains("rui@ask.example"));
    let id = |email: &str| {
        let items = listed["items"].as_array().unwrap();
        items.iter().find(|q| q["email"] == email).unwrap()["id"].as_str().unwrap().to_owned()
    };
    admin.say("users requests approve ask_00000000000000000000000000 --group viewer").expect(5);
    let (rui, known) = (id("rui@ask.example"), id(&platform.email));
    admin.run(&["users", "requests", "approve", &rui, "--group", "viewer"]).expect(0);
    platform.newcomer("rui@ask.example");
    admin.run(&["users", "requests", "refuse", &known]).expect(2);
    admin.run(&["users", "requests", "refuse", &known, "--confirm", &known]).expect(0);
    assert_eq!(admin.say("users requests list -o json").expect(0).json()["items"], serde_json::json!([]));
}
