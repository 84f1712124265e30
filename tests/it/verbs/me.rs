//! `cron me …`: what is a person's own (Rule U3).

use serde_json::json;

use crate::support::{dev::Dev, home::Home};

/// A person of their own account on the shared platform, signed in; nobody else looks at them.
fn person(name: &str) -> Home {
    const PASSWORD: &str = "uma senha bem comprida";
    let platform = Dev::shared();
    let administrator = Home::with_token(&platform.url, &platform.token());
    let email = format!("{name}@me.example");
    administrator
        .say(&format!("accounts create {name} --name {name} --owner-email {email} --role user-admin"))
        .expect(0);
    let outbox = platform.outbox.display().to_string();
    let link = crate::support::wait_for("the invitation", || {
        let shown =
            administrator.run(&["platform", "outbox", "show", "--link", "--to", &email, "--outbox", &outbox]);
        (shown.code == 0).then(|| shown.out.trim().to_owned())
    });
    testkit::person::accept_invitation(platform.address, &link, "Somebody", PASSWORD).unwrap();
    let home = Home::new();
    home.sign_in(platform.address, &platform.url, &email, PASSWORD).expect(0);
    home
}

#[test]
fn u3_a_person_sees_and_changes_what_is_their_own() {
    let home = person("vm-ana");
    let shown = home.say("me show").expect(0).out;
    assert!(shown.contains("vm-ana@me.example  ·  Somebody"), "{shown}");
    let changed = home.run(&["me", "update", "--name", "Ana Souza", "--locale", "pt-BR"]).expect(0);
    assert!(changed.err.contains("✓ the profile of vm-ana@me.example is changed"), "{}", changed.err);
    let json = home.say("me show -o json").expect(0).json();
    assert_eq!((&json["name"], &json["locale"]), (&json!("Ana Souza"), &json!("pt-BR")), "{json}");
    home.say("me update").expect(2);
    home.say("me update --locale xx").expect(2);

    let accounts = home.say("me accounts --no-header").expect(0).out;
    assert!(accounts.starts_with("vm-ana"), "{accounts}");
    assert!(accounts.contains("admin (subtree)"), "{accounts}");
    assert_eq!(home.say("me accounts -o name").expect(0).out.lines().count(), 1);
    // An owner user cannot leave; an account that is none of theirs is not known.
    let owner = home.say("me leave vm-ana --yes").expect(6);
    assert!(owner.err.contains("owner user"), "{}", owner.err);
    home.say("me leave vm-ana").expect(2);
    assert!(home.say("me leave vm-nowhere --yes").expect(5).err.contains("see: cron me accounts"));

    let page = home.say("me password -o json").expect(0).json();
    assert_eq!(page["url"], format!("{}/account/password", Dev::shared().url));
    assert!(home.say("me password").expect(0).out.contains("/account/password"));
}

#[test]
fn u3_a_person_ends_sessions_and_sees_what_happened() {
    let home = person("vm-rui");
    let sessions = home.say("me sessions list -o json").expect(0).json();
    let kinds: Vec<&str> =
        sessions["items"].as_array().unwrap().iter().map(|s| s["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"program") && kinds.contains(&"browser"), "{sessions}");
    assert!(home.say("me sessions list").expect(0).out.contains("this one"));
    let unknown = home.say("me sessions end ses_7kq54vnfwwyyah6kt4y9w3gr3m").expect(5);
    assert!(unknown.err.contains("see: cron me sessions list"), "{}", unknown.err);
    home.say("me sessions end").expect(2);
    let ended = home.say("me sessions end --others").expect(0);
    assert!(ended.err.contains("✓ every session but this one has ended"), "{}", ended.err);
    assert_eq!(home.say("me sessions list -o name").expect(0).out.lines().count(), 1);
    let again = home.say("me sessions end --others -o json").expect(0).json();
    assert_eq!(again["status"], "unchanged");

    let table = home.say("me security --columns what,outcome --no-header").expect(0).out;
    assert!(table.lines().any(|line| line.split_whitespace().eq(["sessions:end", "done"])), "{table}");
    let refused = home.run(&["me", "security", "--filter", "outcome:refused", "-o", "json"]).expect(0).json();
    assert_eq!(refused["items"][0]["outcome"], "refused", "{refused}");
    home.say("me security --filter nonsense:1").expect(7);
    // Nobody's own, without a sign-in.
    Home::new().run(&["me", "show", "--origin", &Dev::shared().url]).expect(3);
}
