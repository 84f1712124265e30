//! Limits over a subtree (Rules B1, A5 E1).

use std::sync::Arc;

use api::{id::AccountId, problem::Code};
use platform::{
    accounts::{create, get},
    limits::{recount, set},
};
use serde_json::{Value, json};
use store::scope::SystemScope;

use crate::common::{World, account_body, reseller};

async fn set_limits(world: &World, on: AccountId, limits: Value) {
    world.ask(&world.admin, &set::OPERATION).on(on).body(limits).run().await.unwrap();
}

async fn limits_of(world: &World, on: AccountId) -> Value {
    world.ask(&world.admin, &get::OPERATION).on(on).run().await.unwrap().body["limits"].clone()
}

async fn assert_counters_are_right(world: &World) {
    let differences = world.store.read(|tx| recount(tx, &SystemScope::for_job())).await.unwrap();
    assert_eq!(differences, []);
}

#[tokio::test]
async fn b1_a_limit_holds_for_the_whole_subtree_and_growth_is_refused() {
    for world in World::all().await {
        let acme = world.account(&world.admin, world.master, "acme", reseller()).await;
        let sub = world.account(&world.admin, acme, "sub", reseller()).await;
        set_limits(&world, acme, json!({ "sub_accounts": 3, "users": 100 })).await;
        assert_eq!(
            limits_of(&world, acme).await,
            json!([
                { "kind": "sub_accounts", "used": 1, "max": 3 },
                { "kind": "users", "used": 2, "max": 100 },
            ])
        );
        world.account(&world.admin, sub, "one", json!({})).await;
        world.account(&world.admin, acme, "two", json!({})).await;
        let problem = world.create(&world.admin, sub, "three", json!({})).await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::LimitReached));
        let fact = problem.limit.unwrap();
        assert_eq!((fact.path.as_str(), fact.used, fact.max), ("acme", 3, 3));
        // Below present use is accepted; nothing is deleted.
        set_limits(&world, acme, json!({ "sub_accounts": 1 })).await;
        assert_eq!(limits_of(&world, acme).await[0], json!({ "kind": "sub_accounts", "used": 3, "max": 1 }));
        assert!(world.create(&world.admin, acme, "four", json!({})).await.is_err());
        set_limits(&world, acme, json!({ "sub_accounts": null })).await;
        world.account(&world.admin, acme, "four", json!({})).await;
        assert_counters_are_right(&world).await;
    }
}

#[tokio::test]
async fn a5_a_full_limit_above_is_one_constant_answer_and_decides_when_both_are_full() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "o@acme.com" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("o@acme.com").await;
        let sub = world.account(&owner, acme, "sub", reseller()).await;
        set_limits(&world, acme, json!({ "sub_accounts": 1 })).await;
        let problem = world.create(&owner, sub, "a", json!({})).await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::LimitReached));
        assert_eq!(problem.limit.unwrap().path, ".");
        // The sub-account's owner sees no number, and no more when its own limit is full as well.
        let body = json!({ "roles": ["account-admin"], "owner": { "email": "o@sub.com" } });
        set_limits(&world, acme, json!({ "sub_accounts": 2 })).await;
        let deep = world.account(&owner, sub, "deep", body).await;
        let deep_owner = world.accept("o@sub.com").await;
        let above = world.create(&deep_owner, deep, "x", json!({})).await.unwrap_err();
        assert_eq!(above.known_code(), Some(Code::CapacityUnavailable));
        assert_eq!((above.limit, above.hint, above.errors.len()), (None, None, 0));
        world.ask(&owner, &set::OPERATION).on(deep).body(json!({ "sub_accounts": 0 })).run().await.unwrap();
        let both = world.create(&deep_owner, deep, "x", json!({})).await.unwrap_err();
        assert_eq!(both.detail, above.detail);
        assert_eq!(both.known_code(), Some(Code::CapacityUnavailable));
    }
}

#[tokio::test]
async fn b1_what_nothing_counts_is_not_limited_in_silence() {
    for world in World::all().await {
        let acme = world.account(&world.admin, world.master, "acme", json!({})).await;
        for (limits, code) in [
            (json!({ "automations": 3 }), "not_counted"),
            (json!({ "users": -1 }), "range"),
            (json!({ "levels": null }), "missing"),
        ] {
            let ask = world.ask(&world.admin, &set::OPERATION).on(acme).body(limits);
            assert_eq!(ask.run().await.unwrap_err().errors[0].code, code);
        }
        set_limits(&world, acme, json!({ "levels": 3 })).await;
        let seen = world.ask(&world.admin, &get::OPERATION).on(acme).run().await.unwrap().body;
        assert_eq!(seen["levels"], 3);
    }
}

/// Forty-eight creates at once, at three depths, under an outer limit of 20 and an inner one of 12.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn b1_racing_creates_stop_exactly_at_the_limits() {
    for world in World::all().await {
        let outer = world.account(&world.admin, world.master, "outer", reseller()).await;
        let middle = world.account(&world.admin, outer, "middle", reseller()).await;
        let inner = world.account(&world.admin, middle, "inner", reseller()).await;
        set_limits(&world, outer, json!({ "sub_accounts": 20 })).await;
        set_limits(&world, inner, json!({ "sub_accounts": 12 })).await;
        let world = Arc::new(world);
        let mut tasks = Vec::new();
        for n in 0..48 {
            let parent = [outer, middle, inner, inner][n % 4];
            let ask = world.ask(&world.admin, &create::OPERATION).on(parent);
            let ask = ask.body(account_body(&format!("racer-{n}"), json!({}))).owned();
            tasks.push(tokio::spawn(async move { ask.run().await.map_err(|p| p.code) }));
        }
        let mut made = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => made += 1,
                Err(code) => assert_eq!(code, "limit_reached"),
            }
        }
        // Two were there before the limit was set.
        assert_eq!(made, 18);
        assert_eq!(limits_of(&world, outer).await[0]["used"], 20);
        assert!(limits_of(&world, inner).await[0]["used"].as_i64().unwrap() <= 12);
        assert_counters_are_right(&world).await;
    }
}

/// A limit that is set while accounts are made counts each of them once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn b1_a_limit_set_amid_racing_creates_counts_them_all() {
    for world in World::all().await {
        let acme = world.account(&world.admin, world.master, "acme", reseller()).await;
        let mut tasks = Vec::new();
        for n in 0..24 {
            let ask = world.ask(&world.admin, &create::OPERATION).on(acme);
            let ask = ask.body(account_body(&format!("racer-{n}"), json!({}))).owned();
            tasks.push(tokio::spawn(async move { ask.run().await.map(drop) }));
            if n % 6 == 5 {
                let body = json!({ "sub_accounts": 100 + n, "users": 100 + n });
                let ask = world.ask(&world.admin, &set::OPERATION).on(acme).body(body).owned();
                tasks.push(tokio::spawn(async move { ask.run().await.map(drop) }));
            }
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(limits_of(&world, acme).await[0]["used"], 24);
        assert_counters_are_right(&world).await;
    }
}
