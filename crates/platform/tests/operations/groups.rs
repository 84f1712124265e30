//! Groups (Rules G1, G2).

use api::problem::Code;
use platform::{
    groups::{copy, create, delete, get, list, update},
    users,
};
use serde_json::{Value, json};

use crate::common::{Actor, World, reseller};

async fn acme(world: &World) -> Actor {
    let mut body = reseller();
    body["owner"] = json!({ "email": "owner@acme.example" });
    world.account(&world.admin, world.master, "acme", body).await;
    world.accept("owner@acme.example").await
}

async fn member(world: &World, by: &Actor, email: &str, group: &str, reach: &str) -> Actor {
    let body = json!({ "email": email, "groups": [{ "group": group, "reach": reach }] });
    world.ask(by, &users::invite::OPERATION).body(body).run().await.unwrap();
    world.accept(email).await
}

#[tokio::test]
async fn g2_predefined_groups_come_first_and_are_copied_not_edited() {
    for world in World::all().await {
        let owner = acme(&world).await;
        let body = json!({ "name": "Copy of it" });
        let copied = world.ask(&owner, &copy::OPERATION).param("g", "viewer").body(body).run().await.unwrap();
        assert_eq!(copied.status, 201);
        assert_eq!(copied.body["group"]["predefined"], false);
        let viewer = world.ask(&owner, &get::OPERATION).param("g", "viewer").run().await.unwrap();
        assert_eq!(viewer.body["permissions"], copied.body["group"]["permissions"]);
        let another = json!({ "name": "aaa", "permissions": [] });
        world.ask(&owner, &create::OPERATION).body(another).run().await.unwrap();
        let names = async |query: &[(&str, &str)]| {
            let mut ask = world.ask(&owner, &list::OPERATION);
            for (name, value) in query {
                ask = ask.query(name, value);
            }
            let body = ask.run().await.unwrap().body;
            let names: Vec<_> = body["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|g| g["name"].as_str().unwrap().to_owned())
                .collect();
            (names, body["next_cursor"].as_str().map(str::to_owned))
        };
        let all = ["admin", "operator", "developer", "support", "finance", "viewer", "aaa", "Copy of it"];
        let mut sorted = all.to_vec();
        sorted[6..].sort_unstable();
        assert_eq!(names(&[]).await.0, sorted);
        let (mut paged, mut cursor) = names(&[("limit", "3")]).await;
        while let Some(at) = cursor {
            let (more, next) = names(&[("limit", "3"), ("cursor", &at)]).await;
            paged.extend(more);
            cursor = next;
        }
        assert_eq!(paged, sorted);
        assert_eq!(names(&[("filter", "predefined:false")]).await.0.len(), 2);

        for refused in [
            world
                .ask(&owner, &update::OPERATION)
                .param("g", "viewer")
                .body(json!({ "name": "mine" }))
                .run()
                .await,
            world.ask(&owner, &delete::OPERATION).param("g", "viewer").run().await,
        ] {
            assert_eq!(refused.unwrap_err().known_code(), Some(Code::Forbidden));
        }
        for name in ["admin", "aaa"] {
            let body = json!({ "name": name, "permissions": [] });
            let taken = world.ask(&owner, &create::OPERATION).body(body).run().await.unwrap_err();
            assert_eq!(taken.known_code(), Some(Code::NameTaken), "{name}");
        }
    }
}

#[tokio::test]
async fn g2_an_own_group_holds_only_what_its_editor_holds() {
    for world in World::all().await {
        let owner = acme(&world).await;
        let editors = json!({ "name": "Editors", "permissions":
            ["groups:read", "groups:create", "groups:update", "groups:give", "users:read"] });
        world.ask(&owner, &create::OPERATION).body(editors).run().await.unwrap();
        let editor = member(&world, &owner, "e@acme.example", "Editors", "account").await;
        let make = |permissions: Value| {
            let body = json!({ "name": "New", "permissions": permissions });
            world.ask(&editor, &create::OPERATION).body(body).run()
        };
        assert_eq!(make(json!(["clients:create"])).await.unwrap_err().known_code(), Some(Code::GrantTooWide));
        make(json!(["users:read"])).await.unwrap();
        let edit = |group: &'static str, permissions: Value| {
            let body = json!({ "permissions": permissions });
            world.ask(&editor, &update::OPERATION).param("g", group).body(body).run()
        };
        // Not even the group that one has oneself.
        let own = edit("Editors", json!(["groups:read", "users:revoke"])).await.unwrap_err();
        assert_eq!(own.known_code(), Some(Code::GrantTooWide));
        assert_eq!(edit("New", json!(["groups:read"])).await.unwrap().body["status"], "updated");
        // A group that is given over the subtree is not widened by somebody who reaches the account alone.
        let far = json!({ "reach": "subtree" });
        let give = world.ask(&owner, &users::groups_add::OPERATION).param("m", "e@acme.example");
        give.param("g", "New").body(far).run().await.unwrap();
        let widened = edit("New", json!(["groups:read", "users:read"])).await.unwrap_err();
        assert_eq!(widened.known_code(), Some(Code::GrantTooWide));
        assert_eq!(edit("New", json!(["groups:read"])).await.unwrap().body["status"], "unchanged");
    }
}

#[tokio::test]
async fn g1_a_group_that_is_given_is_not_deleted_and_an_edit_counts_at_once() {
    for world in World::all().await {
        let owner = acme(&world).await;
        let body = json!({ "name": "Readers", "permissions": ["users:read"] });
        let made = world.ask(&owner, &create::OPERATION).body(body).run().await.unwrap();
        let id = made.body["group"]["id"].as_str().unwrap().to_owned();
        let reader = member(&world, &owner, "r@acme.example", &id, "account").await;
        let reads = || world.ask(&reader, &users::list::OPERATION).run();
        reads().await.unwrap();
        let delete = || world.ask(&owner, &delete::OPERATION).param("g", &id).run();
        assert_eq!(delete().await.unwrap_err().known_code(), Some(Code::StateConflict));
        let less = json!({ "permissions": ["groups:read"], "description": "Fewer" });
        let edited = world.ask(&owner, &update::OPERATION).param("g", &id).body(less).run().await.unwrap();
        assert_eq!(edited.body["group"]["description"], "Fewer");
        assert_eq!(reads().await.unwrap_err().known_code(), Some(Code::Forbidden));
        world.ask(&owner, &users::revoke::OPERATION).param("m", "r@acme.example").run().await.unwrap();
        assert_eq!(delete().await.unwrap().body["status"], "deleted");
        let gone = world.ask(&owner, &get::OPERATION).param("g", &id).run().await.unwrap_err();
        assert_eq!(gone.known_code(), Some(Code::GroupNotFound));
    }
}

#[tokio::test]
async fn s2_another_accounts_group_does_not_exist() {
    for world in World::all().await {
        let owner = acme(&world).await;
        let body = json!({ "name": "Above", "permissions": ["users:read"] });
        let above = world.ask(&world.admin, &create::OPERATION).body(body).run().await.unwrap();
        let real = above.body["group"]["id"].as_str().unwrap();
        let random = api::id::GroupId::from_bytes([1; 16]).to_string();
        let mut told = Vec::new();
        for id in [real, &random] {
            let problem = world.ask(&owner, &get::OPERATION).param("g", id).run().await.unwrap_err();
            told.push(serde_json::to_string(&problem).unwrap().replace(id, "ID"));
        }
        assert_eq!(told[0], told[1]);
        let body = json!({ "email": "x@acme.example", "groups": [{ "group": real }] });
        let given = world.ask(&owner, &users::invite::OPERATION).body(body).run().await.unwrap_err();
        assert_eq!(given.errors[0].code, "not_found");
    }
}
