//! `cron tenants suspend|resume` and `cron tenants domains verify|explain` (Rules T1, T4).

use serde_json::json;

use crate::support::{dev::Dev, home::Home};

fn with_tenant(name: &str) -> Home {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.say(&format!("tenants create {name} --domain {name}.localhost")).expect(0);
    home
}

#[test]
fn t4_tenants_are_suspended_and_resumed() {
    let home = with_tenant("vt-sus");
    assert!(home.say("tenants suspend vt-sus").expect(2).err.contains("--confirm vt-sus"));
    let done = home.say("tenants suspend vt-sus --confirm vt-sus").expect(0);
    assert!(done.err.contains("✓ vt-sus suspended"), "{}", done.err);
    let again = home.say("tenants suspend vt-sus --yes -o json").expect(0).json();
    assert_eq!((&again["status"], &again["tenant"]["status"]), (&json!("unchanged"), &json!("suspended")));
    assert_eq!(home.say("tenants get vt-sus -o json --jq .status").expect(0).out.trim(), "suspended");
    let resumed = home.say("tenants resume vt-sus -o json").expect(0).json();
    assert_eq!((&resumed["status"], &resumed["tenant"]["status"]), (&json!("updated"), &json!("active")));
    assert!(home.say("tenants resume vt-sus").expect(0).err.contains("= vt-sus"));
    let unknown = home.say("tenants resume vt-nowhere").expect(5);
    assert!(unknown.err.contains("there is no tenant `vt-nowhere`"), "{}", unknown.err);
    home.say("tenants suspend vt-nowhere --yes").expect(5);
}

#[test]
fn t1_a_domain_that_is_not_proved_is_refused_and_explained() {
    let home = with_tenant("vt-dom");
    home.say("tenants domains add vt-dom app.vt-dom.invalid").expect(0);
    let refused = home.say("tenants domains verify vt-dom app.vt-dom.invalid").expect(6);
    assert!(refused.err.contains("_domain-verification.app.vt-dom.invalid"), "{}", refused.err);
    let refused = home.say("tenants domains verify vt-dom app.vt-dom.invalid -o json").expect(6);
    let refused: serde_json::Value = serde_json::from_str(refused.err.lines().last().unwrap()).unwrap();
    assert_eq!(refused["code"], "domain_not_proved");
    let explained = home.say("tenants domains explain vt-dom app.vt-dom.invalid").expect(0).out;
    for part in ["Records to set\n", "  TXT  _domain-verification.app.vt-dom.invalid  ", "What to do\n"] {
        assert!(explained.contains(part), "{part}: {explained}");
    }
    let explained = home.say("tenants domains explain vt-dom app.vt-dom.invalid -o json").expect(0).json();
    assert!(!explained["advice"].as_array().unwrap().is_empty(), "{explained}");
    for verb in ["verify", "explain"] {
        let unknown = home.say(&format!("tenants domains {verb} vt-dom nope.vt-dom.invalid")).expect(5);
        assert!(unknown.err.contains("nope.vt-dom.invalid"), "{}", unknown.err);
    }
    // One that is served already stays so.
    let served = home.say("tenants domains verify vt-dom vt-dom.localhost -o json").expect(0).json();
    assert_eq!(served["status"], "unchanged");
}
