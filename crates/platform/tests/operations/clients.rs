//! API clients.

use api::{id::ClientId, problem::Code};
use jiff::{SignedDuration, Timestamp};
use platform::{
    clients::{create, get, list, revoke, rotate, update},
    limits,
};
use serde_json::{Value, json};
use store::{keys::ClientKey, testing};

use crate::common::{Actor, World, reseller};

async fn acme(world: &World) -> (api::id::AccountId, Actor) {
    let mut body = reseller();
    body["owner"] = json!({ "email": "owner@acme.example" });
    let account = world.account(&world.admin, world.master, "acme", body).await;
    (account, world.accept("owner@acme.example").await)
}

/// The client that a secret opens, as the token endpoint asks: none when it is worth nothing.
async fn opened(world: &World, secret: &Value) -> Option<(ClientKey, ClientId)> {
    let hash = store::token::hash(secret.as_str().unwrap());
    let row = world
        .store
        .read(move |tx| -> Result<_, store::Error> {
            let row = store::tables::client_credentials::by_secret(tx, &hash)?;
            let now = tx.now();
            Ok(row.filter(|r| r.secret_expires_at.is_none_or(|at| at > now)))
        })
        .await
        .unwrap();
    row.filter(|r| r.status == api::clients::ClientStatus::Active).map(|r| (r.client, r.id))
}

#[tokio::test]
async fn s7_a_clients_secret_is_told_once() {
    for world in World::all().await {
        let (_, owner) = acme(&world).await;
        let body = json!({ "name": "ci", "groups": [{ "group": "viewer" }] });
        let planned = world.ask(&owner, &create::OPERATION).body(body.clone()).dry_run().run().await.unwrap();
        assert_eq!(planned.body["secret"], Value::Null, "a plan holds no secret");
        let made = world.ask(&owner, &create::OPERATION).key("k").body(body.clone()).run().await.unwrap();
        assert!(made.one_time_secret);
        let secret = made.body["secret"].clone();
        assert!(opened(&world, &secret).await.is_some());
        let replayed = world.ask(&owner, &create::OPERATION).key("k").body(body).run().await.unwrap();
        assert_eq!(replayed.body["secret"], secret, "the same request is told again");
        let id = made.body["client"]["id"].as_str().unwrap();
        let shown = world.ask(&owner, &get::OPERATION).param("c", id).run().await.unwrap().body;
        let listed = world.ask(&owner, &list::OPERATION).run().await.unwrap().body;
        let audit = world
            .ask(&owner, &platform::audit::list::OPERATION)
            .query("limit", "500")
            .run()
            .await
            .unwrap()
            .body;
        for told in [&shown, &listed, &audit] {
            assert!(!told.to_string().contains(secret.as_str().unwrap()));
        }
        assert_eq!(listed["items"][0], shown);
        assert_eq!(shown["groups"], json!([{ "group": "viewer", "name": "viewer", "reach": "account" }]));
    }
}

#[tokio::test]
async fn u2_a_rotated_secret_lives_on_as_long_as_asked_and_a_revoked_client_not_at_all() {
    let (options, clock) = testing::frozen(Timestamp::from_second(1_800_000_000).unwrap(), 5);
    for world in World::all_with(options.clone()).await {
        let (_, owner) = acme(&world).await;
        let body = json!({ "name": "ci", "groups": [{ "group": "viewer" }] });
        let first =
            world.ask(&owner, &create::OPERATION).body(body).run().await.unwrap().body["secret"].clone();
        let rotate = |body: Value| world.ask(&owner, &rotate::OPERATION).param("c", "ci").body(body).run();
        let second = rotate(json!({ "keep_old_for": 600 })).await.unwrap().body["secret"].clone();
        assert!(opened(&world, &first).await.is_some() && opened(&world, &second).await.is_some());
        clock.advance(SignedDuration::from_secs(601));
        assert!(opened(&world, &first).await.is_none() && opened(&world, &second).await.is_some());
        let third = rotate(Value::Null).await.unwrap().body["secret"].clone();
        assert!(opened(&world, &second).await.is_none(), "at once, when nothing else is asked");
        let far = rotate(json!({ "keep_old_for": 604_801 })).await.unwrap_err();
        assert_eq!(far.errors[0].pointer, "/keep_old_for");

        let revoke = || world.ask(&owner, &revoke::OPERATION);
        let id = opened(&world, &third).await.unwrap().1.to_string();
        let ended = revoke().param("c", &id).run().await.unwrap();
        assert_eq!(ended.body["client"]["status"], "revoked");
        assert!(opened(&world, &third).await.is_none());
        assert_eq!(revoke().param("c", &id).run().await.unwrap().body["status"], "unchanged");
        let late = world.ask(&owner, &rotate::OPERATION).param("c", &id).run().await.unwrap_err();
        assert_eq!(late.known_code(), Some(Code::StateConflict));
    }
}

#[tokio::test]
async fn a11_an_equal_client_is_unchanged_without_its_secret() {
    for world in World::all().await {
        let (_, owner) = acme(&world).await;
        let body = json!({ "name": "ci", "external_ref": "ci-1", "groups": [{ "group": "viewer" }] });
        let ask = |body: Value| world.ask(&owner, &create::OPERATION).body(body).run();
        ask(body.clone()).await.unwrap();
        let again = ask(body.clone()).await.unwrap();
        assert_eq!(again.body["status"], "unchanged");
        assert_eq!(again.body.get("secret"), None);
        let mut other = body.clone();
        other["groups"] = json!([{ "group": "support" }]);
        let refused = ask(other).await.unwrap_err();
        assert_eq!(refused.known_code(), Some(Code::ExternalRefConflict));
        assert_eq!(refused.errors[0].pointer, "/groups");
        let named = ask(json!({ "name": "ci", "groups": [] })).await.unwrap_err();
        assert_eq!(named.known_code(), Some(Code::NameTaken));
    }
}

#[tokio::test]
async fn g3_a_client_gets_no_more_than_its_maker_holds() {
    for world in World::all().await {
        let (account, owner) = acme(&world).await;
        let makers = json!({ "name": "Makers", "permissions":
            ["clients:read", "clients:create", "clients:update", "groups:read", "groups:give"] });
        world.ask(&owner, &platform::groups::create::OPERATION).body(makers).run().await.unwrap();
        let body = json!({ "email": "m@acme.example", "groups": [{ "group": "Makers" }] });
        world.ask(&owner, &platform::users::invite::OPERATION).body(body).run().await.unwrap();
        let maker = world.accept("m@acme.example").await;
        let ask = |name: &str, group: &str| {
            let body = json!({ "name": name, "groups": [{ "group": group }] });
            world.ask(&maker, &create::OPERATION).body(body).run()
        };
        assert_eq!(ask("big", "admin").await.unwrap_err().known_code(), Some(Code::GrantTooWide));
        ask("small", "Makers").await.unwrap();
        let raise = json!({ "groups": [{ "group": "admin" }] });
        let raised = world.ask(&maker, &update::OPERATION).param("c", "small").body(raise).run().await;
        assert_eq!(raised.unwrap_err().known_code(), Some(Code::GrantTooWide));
        let renamed =
            world.ask(&maker, &update::OPERATION).param("c", "small").body(json!({ "name": "tiny" }));
        assert_eq!(renamed.run().await.unwrap().body["client"]["name"], "tiny");
        // What it has may stay or go, whoever gave it.
        let none = world.ask(&maker, &update::OPERATION).param("c", "tiny").body(json!({ "groups": [] }));
        assert_eq!(none.run().await.unwrap().body["client"]["groups"], json!([]));

        let limit =
            world.ask(&world.admin, &limits::set::OPERATION).on(account).body(json!({ "clients": 1 }));
        limit.run().await.unwrap();
        assert_eq!(ask("more", "Makers").await.unwrap_err().known_code(), Some(Code::LimitReached));
    }
}

/// A secret is all that a client can do: whoever is told a new one must hold that already.
#[tokio::test]
async fn g3_a_secret_is_rotated_by_who_holds_what_the_client_holds() {
    for world in World::all().await {
        let (_, owner) = acme(&world).await;
        let keepers = json!({ "name": "Keepers", "permissions": ["clients:read", "clients:rotate"] });
        world.ask(&owner, &platform::groups::create::OPERATION).body(keepers).run().await.unwrap();
        let body = json!({ "email": "k@acme.example", "groups": [{ "group": "Keepers" }] });
        world.ask(&owner, &platform::users::invite::OPERATION).body(body).run().await.unwrap();
        let keeper = world.accept("k@acme.example").await;
        for (name, group, reach) in
            [("all", "admin", "subtree"), ("far", "Keepers", "subtree"), ("near", "Keepers", "account")]
        {
            let body = json!({ "name": name, "groups": [{ "group": group, "reach": reach }] });
            world.ask(&owner, &create::OPERATION).body(body).run().await.unwrap();
        }
        let rotated = |name| world.ask(&keeper, &rotate::OPERATION).param("c", name).run();
        assert_eq!(rotated("all").await.unwrap_err().known_code(), Some(Code::GrantTooWide));
        assert_eq!(rotated("far").await.unwrap_err().known_code(), Some(Code::GrantTooWide));
        assert!(rotated("near").await.unwrap().one_time_secret);
        world.ask(&owner, &rotate::OPERATION).param("c", "all").run().await.unwrap();
    }
}
