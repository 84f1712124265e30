//! Who may do what, where (Rules S1, S2, U2, T5, A5, A6).

use api::{id::AccountId, problem::Code};
use platform::accounts::{create, get, list, resolve, update};
use serde_json::json;

use crate::common::{World, reseller};

/// Two resellers of the platform's, one with two stores, one with one.
struct Two {
    acme: AccountId,
    store_1: AccountId,
    rival: AccountId,
    rivals_store: AccountId,
    acme_owner: crate::common::Actor,
}

async fn two(world: &World) -> Two {
    let admin = &world.admin;
    let owner = |mut body: serde_json::Value, email: &str| {
        body["owner"] = json!({ "email": email });
        body
    };
    let acme = world.account(admin, world.master, "acme", owner(reseller(), "boss@acme.com")).await;
    let rival = world.account(admin, world.master, "rival", owner(reseller(), "boss@rival.com")).await;
    let acme_owner = world.accept("boss@acme.com").await;
    let store_1 = world.account(&acme_owner, acme, "store-1", json!({})).await;
    world.account(&acme_owner, acme, "store-2", json!({})).await;
    let rivals_store = world.account(admin, rival, "store-1", json!({})).await;
    Two { acme, store_1, rival, rivals_store, acme_owner }
}

#[tokio::test]
async fn s2_a_foreign_id_answers_as_one_that_was_never_issued() {
    for world in World::all().await {
        let two = two(&world).await;
        let unknown = AccountId::from_bytes([42; 16]);
        for operation in [&get::OPERATION, &list::OPERATION, &create::OPERATION, &update::OPERATION] {
            let refused = world.ask(&two.acme_owner, operation).on(unknown).body(json!({})).run().await;
            let expected = refused.unwrap_err();
            assert_eq!(expected.known_code(), Some(Code::AccountNotFound));
            for foreign in [world.master, two.rival, two.rivals_store] {
                let refused = world.ask(&two.acme_owner, operation).on(foreign).body(json!({})).run().await;
                let mut problem = refused.unwrap_err();
                problem.detail = problem.detail.replace(&foreign.to_string(), &unknown.to_string());
                assert_eq!(problem, expected, "{}", operation.name);
                // The same when an account of one's own is named to act.
                let named =
                    world.ask(&two.acme_owner, operation).acting(two.acme).on(foreign).body(json!({}));
                let mut problem = named.run().await.unwrap_err();
                problem.detail = problem.detail.replace(&foreign.to_string(), &unknown.to_string());
                assert_eq!(problem, expected, "{}", operation.name);
            }
        }
        let nonsense = world.ask(&two.acme_owner, &get::OPERATION).on_text("nope").run().await.unwrap_err();
        assert_eq!(nonsense.known_code(), Some(Code::AccountNotFound));
    }
}

#[tokio::test]
async fn s1_the_nearest_membership_acts_and_a_named_one_must_be_ones_own() {
    for world in World::all().await {
        let two = two(&world).await;
        let seen = world.ask(&two.acme_owner, &get::OPERATION).on(two.store_1).run().await.unwrap();
        assert_eq!(seen.body["path"], "store-1");
        let seen = world.ask(&world.admin, &get::OPERATION).on(two.store_1).run().await.unwrap();
        assert_eq!(seen.body["path"], "acme/store-1");
        for foreign in [two.rival, two.store_1, AccountId::from_bytes([1; 16])] {
            let ask = world.ask(&two.acme_owner, &get::OPERATION).acting(foreign).on(two.store_1);
            assert_eq!(ask.run().await.unwrap_err().known_code(), Some(Code::AccountNotFound));
        }
    }
}

#[tokio::test]
async fn s1_several_memberships_without_a_target_are_ambiguous() {
    for world in World::all().await {
        let body = |slug: &str| json!({ "slug": slug, "owner": { "email": "both@example.com" } });
        let a = world.account(&world.admin, world.master, "one", body("one")).await;
        world.accept("both@example.com").await;
        let b = world.account(&world.admin, world.master, "two", body("two")).await;
        let person = world.accept("both@example.com").await;
        let problem = world.ask(&person, &get::OPERATION).run().await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::AccountAmbiguous));
        let mut told = problem.accounts.clone();
        told.sort();
        let mut own = vec![a, b];
        own.sort();
        assert_eq!(told, own);
        let seen = world.ask(&person, &get::OPERATION).acting(b).run().await.unwrap();
        assert_eq!(seen.body["id"], json!(b));
        let seen = world.ask(&person, &get::OPERATION).on(a).run().await.unwrap();
        assert_eq!(seen.body["id"], json!(a));
    }
}

#[tokio::test]
async fn u2_a_revoked_membership_is_worth_nothing_at_the_next_request() {
    for world in World::all().await {
        let two = two(&world).await;
        world.ask(&two.acme_owner, &get::OPERATION).run().await.unwrap();
        let acme = two.acme;
        world
            .store
            .write(move |tx: &mut store::Tx<'_>| -> Result<(), platform::Error> {
                use store::tables::{accounts, memberships};
                let path = accounts::find(tx, &acme.to_string())?.unwrap();
                let place = platform::standing::load_place(tx, &path)?;
                let owner = memberships::owner(tx, place.scope())?.unwrap();
                assert!(memberships::revoke(tx, place.scope(), owner.key)?);
                Ok(())
            })
            .await
            .unwrap();
        let problem = world.ask(&two.acme_owner, &get::OPERATION).run().await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::Unauthenticated));
    }
}

#[tokio::test]
async fn a6_paths_begin_at_the_viewer_and_its_own_view_tells_no_place() {
    for world in World::all().await {
        let two = two(&world).await;
        let own = world.ask(&two.acme_owner, &get::OPERATION).run().await.unwrap();
        for hidden in ["path", "parent", "slug", "external_ref"] {
            assert!(own.body.get(hidden).is_none(), "{hidden} in {}", own.body);
        }
        assert!(own.body["tenant"].get("mode").is_none());
        assert_eq!(own.body["below"], 2);
        let child = world.ask(&two.acme_owner, &get::OPERATION).on(two.store_1).run().await.unwrap();
        assert_eq!((&child.body["parent"], &child.body["path"]), (&json!("."), &json!("store-1")));
        let from_above = world.ask(&world.admin, &get::OPERATION).on(two.store_1).run().await.unwrap();
        assert_eq!(from_above.body["parent"], "acme");
        // The same slug below another parent is another account, and no conflict.
        let ask = world.ask(&two.acme_owner, &resolve::OPERATION).query("path", "store-1");
        assert_eq!(ask.run().await.unwrap().body["id"], json!(two.store_1));
    }
}

#[tokio::test]
async fn a6_a_wrong_path_is_answered_with_the_nearest_names_that_one_may_see() {
    for world in World::all().await {
        let two = two(&world).await;
        let ask = world.ask(&two.acme_owner, &resolve::OPERATION).query("path", "stroe-1");
        let problem = ask.run().await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::AccountNotFound));
        let hint = problem.hint.unwrap();
        assert!(hint.contains("store-1") && !hint.contains("rival"), "{hint}");
        let ask = world.ask(&world.admin, &resolve::OPERATION).query("path", "acme/stor-2");
        assert!(ask.run().await.unwrap_err().hint.unwrap().contains("acme/store-2"));
    }
}
