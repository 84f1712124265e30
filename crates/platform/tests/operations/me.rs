//! What a person does to what is their own (Rule U3).

use api::problem::{Code, Problem};
use platform::{Answer, audit, me, users::invite};
use serde_json::{Value, json};

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
