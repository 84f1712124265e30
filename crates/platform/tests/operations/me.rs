//! What a person does to what is their own (Rule U3).

use api::problem::{Code, Problem};
use platform::{Answer, audit, me, users::invite};
use serde_json::{Value, json};
use store::scope::SystemScope;

use crate::common::{Actor, World, reseller};

fn code(refused: Result<Answer, Problem>) -> Code {
    let problem = refused.map(|answer| answer.body).expect_err("a refusal");
    problem.known_code().expect("a known code")
}

/// An account below the master's, its owner, and a member, all at the master's door.
async fn customer(world: &World, slug: &str) -> (Actor, Actor, String) {
    let owner = format!("owner@{slug}.example");
    let mut body = reseller();
    body["owner"] = json!({ "email": owner });
    world.account(&world.admin, world.master, slug, body).await;
    let owner = world.accept(&owner).await;
    let email = format!("ana@{slug}.example");
    let groups = json!([{ "group": "viewer" }]);
    let ask = world.ask(&owner, &invite::OPERATION).body(json!({ "email": email, "groups": groups }));
    let member = ask.run().await.unwrap().body["user"]["id"].as_str().unwrap().to_owned();
    (owner, world.accept(&email).await, member)
}

async fn log(world: &World, who: &Actor) -> Vec<(String, String, Value)> {
    let page = world.ask(who, &me::security::OPERATION).run().await.unwrap();
    let items = page.body["items"].as_array().unwrap().clone();
    let text = |item: &Value, field: &str| item[field].as_str().unwrap().to_owned();
    items.iter().map(|i| (text(i, "action"), text(i, "outcome"), i["target"].clone())).collect()
}

#[tokio::test]
async fn u3_a_person_changes_their_profile_once_for_one_key() {
    for world in World::all().await {
        let (_, ana, _) = customer(&world, "acme").await;
        let ask = |body: Value| world.ask(&ana, &me::profile::UPDATE).body(body);
        let planned = ask(json!({ "name": "Ana" })).dry_run().run().await.unwrap();
        assert_eq!(
            (&planned.body["status"], &planned.body["profile"]["name"]),
            (&json!("planned"), &json!("Ana"))
        );
        let read = world.ask(&ana, &me::profile::GET).run().await.unwrap();
        assert_eq!(read.body["name"], "Somebody", "a dry run changes nothing");
        let etag = read.etag.unwrap();

        let first =
            ask(json!({ "name": "Ana", "locale": "pt-BR" })).key("k").if_match(&etag).run().await.unwrap();
        assert_eq!(first.body["status"], "updated");
        let again =
            ask(json!({ "name": "Ana", "locale": "pt-BR" })).key("k").if_match(&etag).run().await.unwrap();
        assert_eq!((again.replayed, &again.body), (true, &first.body));
        assert_eq!(code(ask(json!({ "name": "Bia" })).key("k").run().await), Code::IdempotencyKeyReused);
        assert_eq!(code(ask(json!({ "name": "Bia" })).if_match(&etag).run().await), Code::VersionMismatch);
        assert_eq!(code(ask(json!({ "name": "  " })).run().await), Code::Invalid);
        assert_eq!(code(ask(json!({ "email": "b@acme.example" })).run().await), Code::Invalid);
        let back = ask(json!({ "locale": null })).run().await.unwrap();
        assert_eq!(
            (&back.body["profile"]["locale"], &back.body["profile"]["name"]),
            (&Value::Null, &json!("Ana"))
        );
        assert_eq!(ask(json!({ "name": "Ana" })).run().await.unwrap().body["status"], "unchanged");

        let log = log(&world, &ana).await;
        let refused =
            log.iter().filter(|(action, outcome, _)| action == "profile:update" && outcome == "refused");
        assert_eq!(refused.count(), 4, "{log:?}");
        let done = log.iter().filter(|(action, outcome, _)| action == "profile:update" && outcome == "done");
        assert_eq!(done.count(), 2, "{log:?}");
    }
}

#[tokio::test]
async fn u3_a_person_sees_and_ends_their_sessions_at_this_tenant_alone() {
    for world in World::all().await {
        let (_, ana, _) = customer(&world, "acme").await;
        let list = async |who: &Actor| {
            let page = world.ask(who, &me::sessions::LIST).query("sort", "created_at").run().await.unwrap();
            let items = page.body["items"].as_array().unwrap().clone();
            items
                .iter()
                .map(|i| (i["id"].as_str().unwrap().to_owned(), i["present"] == true))
                .collect::<Vec<_>>()
        };
        let (second, third) = (
            world.sign_in("ana@acme.example", ana.tenant).await,
            world.sign_in("ana@acme.example", ana.tenant).await,
        );
        let all = [(ana.sid.clone(), true), (second.sid.clone(), false), (third.sid.clone(), false)];
        assert_eq!(list(&ana).await, all);
        let page = world.ask(&ana, &me::sessions::LIST).query("limit", "2").run().await.unwrap();
        let cursor = page.body["next_cursor"].as_str().unwrap().to_owned();
        let rest =
            world.ask(&ana, &me::sessions::LIST).query("limit", "2").query("cursor", &cursor).run().await;
        assert_eq!(rest.unwrap().body["items"].as_array().unwrap().len(), 1);
        let other = world.ask(&world.admin, &me::sessions::LIST).query("limit", "2").query("cursor", &cursor);
        assert_eq!(code(other.run().await), Code::InvalidCursor, "a cursor is its person's");

        let end = |who: &Actor, named: &str| world.ask(who, &me::sessions::END).param("s", named).run();
        assert_eq!(code(end(&ana, &world.admin.sid).await), Code::SessionNotFound, "somebody else's");
        assert_eq!(code(end(&ana, "nonsense").await), Code::SessionNotFound);
        assert_eq!(end(&ana, &second.sid).await.unwrap().body["status"], "deleted");
        assert_eq!(code(world.ask(&second, &me::OPERATION).run().await), Code::Unauthenticated);
        assert_eq!(end(&ana, "others").await.unwrap().body["status"], "deleted");
        assert_eq!(end(&ana, "others").await.unwrap().body["status"], "unchanged");
        assert_eq!(code(world.ask(&third, &me::OPERATION).run().await), Code::Unauthenticated);
        assert_eq!(list(&ana).await, [(ana.sid.clone(), true)]);
        world.ask(&world.admin, &me::OPERATION).run().await.unwrap();
    }
}

#[tokio::test]
async fn u3_a_member_leaves_and_the_owner_user_cannot() {
    for world in World::all().await {
        let (owner, ana, member) = customer(&world, "acme").await;
        let leave = |who: &Actor, member: &str| world.ask(who, &me::leave::OPERATION).param("m", member);
        let mine = world.ask(&owner, &me::OPERATION).run().await.unwrap();
        let owners = mine.body["memberships"][0]["id"].as_str().unwrap().to_owned();
        let refused = leave(&owner, &owners).run().await.expect_err("the owner user");
        assert_eq!((refused.status, refused.known_code()), (409, Some(Code::LastAdmin)));
        assert!(refused.hint.is_some(), "the way out");
        assert_eq!(code(leave(&owner, &member).run().await), Code::MembershipNotFound, "somebody else's");

        assert_eq!(leave(&ana, &member).dry_run().run().await.unwrap().body["status"], "planned");
        assert_eq!(leave(&ana, &member).run().await.unwrap().body["status"], "deleted");
        assert_eq!(code(world.ask(&ana, &me::OPERATION).run().await), Code::Unauthenticated);
        let chain = world.ask(&owner, &audit::list::OPERATION).run().await.unwrap();
        let told =
            chain.body["items"].as_array().unwrap().iter().find(|e| e["action"] == "memberships:leave");
        let told = told.expect("the account is told");
        assert_eq!((&told["target"], &told["actor"]["name"]), (&json!(member), &json!("ana@acme.example")));
        assert!(log(&world, &owner).await.contains(&(
            "memberships:leave".into(),
            "refused".into(),
            Value::Null
        )));
    }
}

#[tokio::test]
async fn d4_a_person_takes_along_all_that_is_held_of_them_here_and_nothing_else() {
    for world in World::all().await {
        let (owner, ana, member) = customer(&world, "acme").await;
        // The same person sits behind another door, too.
        let mut other = reseller();
        other["tenant"] = json!({ "mode": "new", "name": "Other", "domain": "other.localhost" });
        let other = world.account(&world.admin, world.master, "other", other).await;
        let invited = json!({ "email": "ana@acme.example", "groups": [{ "group": "viewer" }] });
        world.ask(&world.admin, &invite::OPERATION).on(other).body(invited).run().await.unwrap();
        let there = world.accept("ana@acme.example").await;
        // Left behind, and still the person's own.
        let mut left =
            json!({ "name": "Left", "owner": { "email": "o@left.example" }, "roles": ["user-admin"] });
        left["slug"] = json!("left");
        let left = world.account(&world.admin, world.master, "left", left).await;
        let invited =
            json!({ "email": "ana@acme.example", "name": "Typed", "groups": [{ "group": "viewer" }] });
        world.ask(&world.admin, &invite::OPERATION).on(left).body(invited).run().await.unwrap();
        world.accept("ana@acme.example").await;
        let ended = world.ask(&world.admin, &platform::users::revoke::OPERATION).on(left);
        ended.param("m", "ana@acme.example").run().await.unwrap();
        world.ask(&ana, &me::profile::UPDATE).body(json!({ "name": "Ana" })).run().await.unwrap();
        // A refused attempt lies in the chain of the account that acted: this one's.
        let refused =
            world.ask(&ana, &invite::OPERATION).body(json!({ "email": "x@y.example", "groups": [] }));
        refused.run().await.unwrap_err();

        let export = async |who: &Actor| world.ask(who, &me::export::OPERATION).run().await.unwrap().body;
        let data = export(&ana).await;
        assert_eq!(
            (&data["profile"]["email"], &data["profile"]["name"]),
            (&json!("ana@acme.example"), &json!("Ana"))
        );
        let told: Vec<_> = data["memberships"]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| (m["account_name"].as_str(), m["status"].as_str().unwrap(), m["name"].as_str()))
            .collect();
        assert!(
            told.contains(&(Some("Account acme"), "active", None))
                || data["memberships"][0]["id"] == json!(member),
            "{told:?}"
        );
        assert!(told.contains(&(None, "revoked", Some("Typed"))), "{told:?}");
        assert_eq!(told.len(), 2, "nothing of the other door: {told:?}");
        assert!(!data["sessions"].as_array().unwrap().is_empty());
        assert!(data["security"].to_string().contains("profile:update"));
        let acts = data["acts"].as_array().unwrap();
        assert_eq!(
            (acts.len(), &acts[0]["action"], &acts[0]["address"]),
            (1, &json!("users:invite"), &json!("192.0.2.7"))
        );
        let text = data.to_string();
        for secret in ["argon2", "Account left", "Account other", "owner@acme.example"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        let elsewhere = export(&there).await;
        assert_eq!(elsewhere["memberships"].as_array().unwrap().len(), 1, "{elsewhere}");
        assert_eq!(export(&owner).await["memberships"][0]["owner"], true);
    }
}

#[tokio::test]
async fn d4_who_is_forgotten_is_in_no_table_and_every_chain_still_verifies() {
    for world in World::all().await {
        let (owner, ana, member) = customer(&world, "acme").await;
        let admin = json!({ "email": "bia@acme.example", "groups": [{ "group": "admin" }] });
        world.ask(&owner, &invite::OPERATION).body(admin).run().await.unwrap();
        let bia = world.accept("bia@acme.example").await;
        let invited = json!({ "email": "ana@acme.example", "groups": [{ "group": "viewer" }] });
        let again = world.ask(&bia, &invite::OPERATION).body(invited.clone()).run().await.unwrap();
        assert_eq!(again.body["status"], "unchanged");
        world.ask(&ana, &me::profile::UPDATE).body(json!({ "name": "Ana" })).key("k").run().await.unwrap();
        let groups = world.ask(&owner, &platform::users::groups_add::OPERATION);
        groups.param("m", "ana@acme.example").param("g", "support").run().await.unwrap();

        let forget = |who: &Actor| world.ask(who, &me::forget::OPERATION);
        let refused = forget(&owner).run().await.expect_err("the owner user");
        assert_eq!(refused.known_code(), Some(Code::LastAdmin));
        assert!(refused.detail.contains("Account acme") && refused.hint.is_some(), "{refused:?}");
        assert_eq!(forget(&ana).dry_run().run().await.unwrap().body["status"], "planned");
        world.ask(&ana, &me::OPERATION).run().await.unwrap();
        assert_eq!(forget(&ana).key("f").run().await.unwrap().body["status"], "deleted");
        assert_eq!(code(world.ask(&ana, &me::OPERATION).run().await), Code::Unauthenticated);
        // At once towards the account; in the chains by and by.
        let seen =
            world.ask(&owner, &platform::users::get::OPERATION).param("m", &member).run().await.unwrap();
        assert_eq!(
            (&seen.body["status"], &seen.body["email"]),
            (&json!("revoked"), &json!("erased@erased.invalid"))
        );
        let chain = async |who: &Actor| {
            world.ask(who, &audit::list::OPERATION).query("limit", "500").run().await.unwrap().body
        };
        assert!(chain(&owner).await.to_string().contains("ana@acme.example"));
        let step = || world.store.write(move |tx| me::forget::step(tx, &SystemScope::for_job(), 3));
        let mut steps = 0;
        while step().await.unwrap() {
            steps += 1;
        }
        assert!(steps > 2, "{steps} steps");
        let told = chain(&owner).await;
        assert!(!told.to_string().contains("ana@acme.example"), "{told}");
        assert!(!told.to_string().contains(&ana.id.to_string()), "{told}");
        assert!(told.to_string().contains("bia@acme.example"), "others stay");
        let entries = told["items"].as_array().unwrap();
        let own = entries.iter().find(|e| e["action"] == "profile:forget").expect("it is told");
        assert_eq!(
            (&own["target"], &own["actor"]["kind"], &own["address"]),
            (&json!(member), &json!("system"), &Value::Null)
        );
        let report = world.store.read(move |tx| {
            let schema = store::dump::Schema::current()?;
            platform::verify::everything(tx, &SystemScope::for_startup(), &schema, None)
        });
        let report = report.await.unwrap();
        assert!(report.is_whole() && report.entries > 5, "{report:?}");
        // Nobody is there any more: the address is as good as new.
        let anew = world.ask(&owner, &invite::OPERATION).body(invited).run().await.unwrap();
        assert_eq!(anew.body["status"], "created");
        let anew = world.accept("ana@acme.example").await;
        assert_ne!(anew.id, ana.id);
        let kept = world.ask(&anew, &me::export::OPERATION).run().await.unwrap().body;
        assert_eq!(kept["memberships"].as_array().unwrap().len(), 1, "{kept}");
    }
}

#[tokio::test]
async fn g3_the_last_administrator_is_not_forgotten() {
    for world in World::all().await {
        let body =
            json!({ "name": "Late", "roles": ["user-admin"], "owner": { "email": "owner@late.example" } });
        let account = world.account(&world.admin, world.master, "late", body).await;
        let admin = json!({ "email": "a@late.example", "groups": [{ "group": "admin" }] });
        world.ask(&world.admin, &invite::OPERATION).on(account).body(admin).run().await.unwrap();
        let alone = world.accept("a@late.example").await;
        let refused = world.ask(&alone, &me::forget::OPERATION).run().await.expect_err("the last");
        assert_eq!(refused.known_code(), Some(Code::LastAdmin));
        assert!(refused.detail.contains("last administrator of Late"), "{refused:?}");
    }
}

async fn owner_mails(world: &World, to: &'static str) -> Vec<platform::outbox::Message> {
    let settings = std::sync::Arc::clone(&world.settings);
    let all =
        world.store.read(move |tx| platform::outbox::newest(tx, &settings, &SystemScope::for_job(), 10_000));
    all.await.unwrap().into_iter().filter(|m| m.recipient == to).map(|m| m.message).collect()
}

#[tokio::test]
async fn a3_an_account_above_offers_an_account_and_the_new_owner_user_accepts() {
    use platform::{accounts::offer, outbox::Message};
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "owner@acme.example" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("owner@acme.example").await;
        let ask = |who: &Actor, email: &str| {
            world.ask(who, &offer::OPERATION).on(acme).body(json!({ "email": email, "name": "Rui" })).run()
        };
        assert_eq!(code(ask(&owner, "rui@acme.example").await), Code::OwnAccount);
        assert_eq!(code(ask(&world.admin, "Owner@acme.example").await), Code::StateConflict);
        assert_eq!(code(ask(&world.admin, "rui").await), Code::Invalid);

        // Taken back, it leaves nothing behind; then it is another's.
        let made = ask(&world.admin, "eva@acme.example").await.unwrap();
        assert_eq!((&made.body["status"], &made.body["offer"]["path"]), (&json!("created"), &json!("acme")));
        let withdraw = || world.ask(&world.admin, &offer::WITHDRAW).on(acme).run();
        assert_eq!(withdraw().await.unwrap().body["status"], "deleted");
        assert_eq!(withdraw().await.unwrap().body["status"], "unchanged");
        let made = ask(&world.admin, "rui@acme.example").await.unwrap();
        let member = made.body["offer"]["membership"].as_str().unwrap().to_owned();
        assert_eq!(ask(&world.admin, "rui@acme.example").await.unwrap().body["status"], "unchanged");
        let users = async || {
            let listed =
                world.ask(&owner, &platform::users::list::OPERATION).query("filter", "-status:revoked");
            let items = listed.run().await.unwrap().body["items"].as_array().unwrap().clone();
            let told = |m: &Value| format!("{} {} {}", m["email"].as_str().unwrap(), m["owner"], m["groups"]);
            items.iter().map(told).collect::<Vec<_>>()
        };
        let before = users().await;
        assert!(before[0].starts_with("owner@acme.example true"), "{before:?}");
        assert_eq!(before[1], "rui@acme.example false []", "nothing is given until then: {before:?}");
        assert_eq!(before.len(), 2, "{before:?}");

        let rui = world.accept("rui@acme.example").await;
        let mine = world.ask(&rui, &me::OPERATION).run().await.unwrap();
        assert_eq!(mine.body["memberships"][0]["owner_offered"], true);
        let answer =
            |who: &Actor, operation, member: &str| world.ask(who, operation).param("m", member).run();
        let owners = world.ask(&owner, &me::OPERATION).run().await.unwrap();
        let owners = owners.body["memberships"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(code(answer(&owner, &me::owner::ACCEPT, &owners).await), Code::StateConflict);
        assert_eq!(code(answer(&owner, &me::owner::ACCEPT, &member).await), Code::MembershipNotFound);
        let accepted = answer(&rui, &me::owner::ACCEPT, &member).await.unwrap();
        assert_eq!(accepted.body["status"], "updated");
        assert_eq!(code(answer(&rui, &me::owner::ACCEPT, &member).await), Code::StateConflict, "once");
        let after = users().await;
        assert!(after[0].starts_with("owner@acme.example false") && after[0].contains("admin"), "{after:?}");
        assert!(after[1].starts_with("rui@acme.example true") && after[1].contains("subtree"), "{after:?}");

        // The old one is told, the audit tells both, and now the old one can leave.
        let mails = owner_mails(&world, "owner@acme.example").await;
        let told = Message::OwnerChanged { account: "Account acme".into(), owner: "rui@acme.example".into() };
        assert!(mails.contains(&told), "{mails:?}");
        let chain =
            world.ask(&owner, &audit::list::OPERATION).query("limit", "500").run().await.unwrap().body;
        let entry = |action: &str| {
            let found = chain["items"].as_array().unwrap().iter().find(|e| e["action"] == action);
            found.unwrap_or_else(|| panic!("{action} in {chain}")).clone()
        };
        assert_eq!(entry("accounts:offer")["actor"], json!({ "kind": "provider" }));
        assert_eq!(entry("memberships:own")["before"], json!({ "owner": "owner@acme.example" }));
        assert_eq!(entry("memberships:own")["actor"]["name"], "rui@acme.example");
        let leave = world.ask(&owner, &me::leave::OPERATION).param("m", &owners).run().await.unwrap();
        assert_eq!(leave.body["status"], "deleted");
    }
}

#[tokio::test]
async fn a3_who_declines_changes_nothing_and_who_holds_less_offers_nothing() {
    use platform::accounts::offer;
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "owner@acme.example" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("owner@acme.example").await;
        // A member, and one who was never there.
        let viewer = json!({ "email": "ana@acme.example", "groups": [{ "group": "viewer" }] });
        world.ask(&owner, &invite::OPERATION).body(viewer).run().await.unwrap();
        let ana = world.accept("ana@acme.example").await;
        let limits = async || {
            let limit = world.ask(&world.admin, &platform::limits::set::OPERATION).on(acme);
            let set = limit.body(json!({ "users": 10 })).run().await.unwrap();
            set.body["account"]["limits"].to_string()
        };
        let used = limits().await;
        for (email, stays) in [("ana@acme.example", true), ("new@acme.example", false)] {
            let ask = world.ask(&world.admin, &offer::OPERATION).on(acme).body(json!({ "email": email }));
            let made = ask.run().await.unwrap();
            let member = made.body["offer"]["membership"].as_str().unwrap().to_owned();
            let who = if stays { ana.clone() } else { world.accept(email).await };
            let declined = world.ask(&who, &me::owner::DECLINE).param("m", &member).run().await.unwrap();
            assert_eq!(declined.body["status"], "deleted");
            assert_eq!(world.ask(&who, &me::OPERATION).run().await.is_ok(), stays, "{email}");
        }
        assert_eq!(limits().await, used, "counted as before");
        let mine = world.ask(&owner, &me::OPERATION).run().await.unwrap();
        assert_eq!(mine.body["memberships"][0]["owner"], true);

        // Who may give groups below, but does not hold all that an owner user holds, offers nothing (Rule G3).
        let group = json!({ "name": "Givers", "permissions": ["users:read", "groups:read", "groups:give", "groups:create"] });
        world.ask(&world.admin, &platform::groups::create::OPERATION).body(group).run().await.unwrap();
        let giver =
            json!({ "email": "g@crontech.example", "groups": [{ "group": "Givers", "reach": "subtree" }] });
        world.ask(&world.admin, &invite::OPERATION).body(giver).run().await.unwrap();
        let giver = world.accept("g@crontech.example").await;
        let ask =
            world.ask(&giver, &offer::OPERATION).on(acme).body(json!({ "email": "g@crontech.example" }));
        assert_eq!(code(ask.run().await), Code::GrantTooWide);
    }
}
