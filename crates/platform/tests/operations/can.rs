//! Who may do what, and why; who is calling (Rules G4, T5).

use api::problem::Code;
use platform::{can, me, users};
use serde_json::{Value, json};

use crate::common::{World, reseller};

#[tokio::test]
async fn g4_anyone_asks_for_themselves_and_who_reads_members_for_them() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "owner@acme.example" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("owner@acme.example").await;
        let below = world.account(&owner, acme, "store", json!({})).await;
        let invite = json!({ "email": "v@acme.example", "groups": [{ "group": "viewer" }] });
        world.ask(&owner, &users::invite::OPERATION).body(invite).run().await.unwrap();
        let ask = |member: &str, action: &str| {
            let body = json!({ "action": action, "member": member });
            world.ask(&owner, &can::OPERATION).body(body).run()
        };
        let waiting = ask("v@acme.example", "accounts:read").await.unwrap().body;
        assert_eq!((&waiting["allowed"], &waiting["rule"]), (&json!(false), &json!("U1")));

        let viewer = world.accept("v@acme.example").await;
        let yes = ask("v@acme.example", "accounts:read").await.unwrap().body;
        assert_eq!((&yes["allowed"], &yes["rule"]), (&json!(true), &json!("G1")));
        assert!(yes["because"].as_str().unwrap().contains("`viewer`"), "{yes}");
        let no = ask("v@acme.example", "accounts:create").await.unwrap().body;
        assert_eq!((&no["allowed"], &no["rule"]), (&json!(false), &json!("G1")));
        assert_eq!(
            ask("nobody@acme.example", "accounts:read").await.unwrap_err().known_code(),
            Some(Code::UserNotFound)
        );

        let own = |action: &str| {
            let body = json!({ "action": action });
            world.ask(&viewer, &can::OPERATION).on(below).body(body).run()
        };
        assert_eq!(own("accounts:read").await.unwrap().body["allowed"], true);
        let inside = own("tenants:read").await.unwrap().body;
        assert_eq!((&inside["allowed"], &inside["rule"]), (&json!(false), &json!("G5")));
        let spying = json!({ "action": "accounts:read", "member": "owner@acme.example" });
        let spying = world.ask(&viewer, &can::OPERATION).body(spying).run().await;
        assert_eq!(spying.unwrap_err().known_code(), Some(Code::Forbidden));
        let nonsense = world.ask(&viewer, &can::OPERATION).body(json!({ "action": "moon:fly" })).run().await;
        assert_eq!(nonsense.unwrap_err().errors[0].pointer, "/action");
        // What decides is told without anything from above.
        let lacking = json!({ "action": "prices:set" });
        let told = world.ask(&owner, &can::OPERATION).body(lacking).run().await.unwrap().body;
        assert!(!told["because"].as_str().unwrap().contains("Crontech"), "{told}");
    }
}

#[tokio::test]
async fn t5_me_shows_the_memberships_at_this_tenant_alone() {
    for world in World::all().await {
        let mut one = reseller();
        one["owner"] = json!({ "email": "ana@example.com", "name": "Ana" });
        one["limits"] = json!({ "users": 5 });
        let first = world.account(&world.admin, world.master, "one", one).await;
        let mut two = reseller();
        two["owner"] = json!({ "email": "ana@example.com" });
        two["tenant"] = json!({ "mode": "new", "name": "Two", "domain": "two.localhost" });
        let second = world.account(&world.admin, world.master, "two", two).await;
        let at_two = world.accept("ana@example.com").await;
        assert_eq!(at_two.tenant, world.door("two.localhost").await);
        let show = async |actor| world.ask(actor, &me::OPERATION).run().await.map(|a| a.body);
        let body = show(&at_two).await.unwrap();
        assert_eq!(body["tenant"]["name"], "Two");
        let accounts = |body: &Value| {
            let all = body["memberships"].as_array().unwrap();
            all.iter().map(|m| m["account"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(accounts(&body), [second.to_string()]);
        assert_eq!(body["memberships"][0]["owner"], true);
        assert_eq!(
            body["memberships"][0]["groups"][0],
            json!({ "group": "admin", "name": "admin", "reach": "subtree" })
        );
        assert_eq!(body["principal"]["kind"], "user");
        assert!(!body.to_string().contains(&first.to_string()));
        assert!(!body.to_string().contains("Crontech"), "{body}");
    }
}
