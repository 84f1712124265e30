//! Plans (Rule B0).

use std::sync::Arc;

use api::{id::AccountId, problem::Code};
use platform::{
    accounts::{self, create},
    audit,
    limits::{recount, set},
    plans,
};
use serde_json::{Value, json};
use store::scope::SystemScope;

use crate::common::{Actor, World, account_body, reseller};

async fn acme(world: &World) -> (AccountId, Actor) {
    let mut body = reseller();
    body["owner"] = json!({ "email": "owner@acme.example" });
    let id = world.account(&world.admin, world.master, "acme", body).await;
    (id, world.accept("owner@acme.example").await)
}

async fn plan(world: &World, by: &Actor, name: &str, limits: Value) {
    let body = json!({ "name": name, "limits": limits });
    world.ask(by, &plans::create::OPERATION).body(body).run().await.unwrap();
}

async fn give(world: &World, by: &Actor, plan: &str, to: AccountId) -> Value {
    let ask = world.ask(by, &plans::give::OPERATION).on(to).body(json!({ "plan": plan }));
    ask.run().await.unwrap().body.into_value()
}

async fn view(world: &World, by: &Actor, of: AccountId) -> Value {
    world.ask(by, &accounts::get::OPERATION).on(of).run().await.unwrap().body.into_value()
}

/// Kind, maximum and source of each limit that is set.
async fn limits(world: &World, by: &Actor, of: AccountId) -> Vec<(String, i64, Option<String>)> {
    let usage = world.ask(by, &accounts::usage::OPERATION).on(of).run().await.unwrap().body;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let all = usage["usage"].as_array().unwrap().iter().filter(|u| u["kind"] != "levels");
    all.filter_map(|u| Some((text(&u["kind"])?, u["max"].as_i64()?, text(&u["source"])))).collect()
}

fn limit(kind: &str, max: i64, source: &str) -> (String, i64, Option<String>) {
    (kind.to_owned(), max, Some(source.to_owned()))
}

async fn assert_counters_are_right(world: &World) {
    let differences = world.store.read(|tx| recount(tx, &SystemScope::for_job())).await.unwrap();
    assert_eq!(differences, []);
}

#[tokio::test]
async fn b0_an_own_limit_beats_the_plan_and_the_plan_comes_back_without_it() {
    for world in World::all().await {
        let (acme, owner) = acme(&world).await;
        plan(&world, &owner, "gold", json!({ "users": 50, "clients": 10 })).await;
        let shop = world.account(&owner, acme, "shop", json!({ "limits": { "users": 7 } })).await;
        assert_eq!(give(&world, &owner, "gold", shop).await["status"], "updated");
        assert_eq!(view(&world, &owner, shop).await["plan"]["name"], "gold");
        let both = [limit("users", 7, "own"), limit("clients", 10, "plan")];
        assert_eq!(limits(&world, &owner, shop).await, both);
        let set = |body: Value| world.ask(&owner, &set::OPERATION).on(shop).body(body).run();
        set(json!({ "users": null })).await.unwrap();
        assert_eq!(limits(&world, &owner, shop).await[0], limit("users", 50, "plan"));
        // The same value as the plan's is an own one once it was set.
        set(json!({ "clients": 10 })).await.unwrap();
        let ask = world.ask(&owner, &plans::update::OPERATION).param("p", "gold");
        let changed = ask.body(json!({ "limits": { "users": 60, "clients": 11 } })).run().await.unwrap();
        assert_eq!(changed.body["difference"]["changed"], 1);
        let now = [limit("users", 60, "plan"), limit("clients", 10, "own")];
        assert_eq!(limits(&world, &owner, shop).await, now);
        // A kind that leaves the plan leaves whoever had it from there.
        let ask = world.ask(&owner, &plans::update::OPERATION).param("p", "gold");
        ask.body(json!({ "limits": { "users": null } })).run().await.unwrap();
        assert_eq!(limits(&world, &owner, shop).await, [limit("clients", 10, "own")]);
        world.ask(&owner, &plans::take::OPERATION).on(shop).run().await.unwrap();
        assert_eq!(view(&world, &owner, shop).await["plan"], Value::Null);
        assert_eq!(limits(&world, &owner, shop).await, [limit("clients", 10, "own")]);
        assert_counters_are_right(&world).await;
    }
}

#[tokio::test]
async fn b0_a_change_shows_first_who_would_be_over_and_deletes_nothing() {
    for world in World::all().await {
        let (acme, owner) = acme(&world).await;
        plan(&world, &owner, "gold", json!({ "sub_accounts": 5 })).await;
        let shop = world.account(&owner, acme, "shop", reseller()).await;
        let calm = world.account(&owner, acme, "calm", json!({})).await;
        for account in [shop, calm] {
            give(&world, &owner, "gold", account).await;
        }
        for slug in ["a", "b"] {
            world.account(&owner, shop, slug, json!({})).await;
        }
        let ask = || {
            let ask = world.ask(&owner, &plans::update::OPERATION).param("p", "gold");
            ask.body(json!({ "limits": { "sub_accounts": 1 } }))
        };
        let planned = ask().dry_run().run().await.unwrap();
        assert_eq!(planned.body["status"], "planned");
        let expected = json!({ "changed": 2, "over_count": 1, "over": [
            { "account": "shop", "kind": "sub_accounts", "used": 2, "before": 5, "max": 1 },
        ] });
        assert_eq!(planned.body["difference"], expected);
        assert_eq!(limits(&world, &owner, shop).await, [limit("sub_accounts", 5, "plan")], "nothing is kept");
        let done = ask().run().await.unwrap();
        assert_eq!(done.body["difference"], expected);
        let refused = world.create(&owner, shop, "c", json!({})).await.unwrap_err();
        assert_eq!(refused.known_code(), Some(Code::LimitReached));
        assert_eq!(view(&world, &owner, shop).await["below"], 2);
        assert_counters_are_right(&world).await;
    }
}

/// Accounts are made while their plan changes: the counters stay those of the rows, and the last plan holds.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn b0_a_plan_that_changes_amid_racing_creates_counts_them_all() {
    for world in World::all().await {
        let (acme, owner) = acme(&world).await;
        plan(&world, &owner, "gold", json!({ "sub_accounts": 100 })).await;
        let body = json!({ "plan": "gold", "roles": ["account-admin"], "levels": 2 });
        let shop = world.account(&owner, acme, "shop", body).await;
        let world = Arc::new(world);
        let mut tasks = Vec::new();
        for n in 0..32 {
            let ask = world.ask(&owner, &create::OPERATION).on(shop);
            let ask = ask.body(account_body(&format!("racer-{n}"), json!({}))).owned();
            tasks.push(tokio::spawn(async move { ask.run().await.map(drop).map_err(|p| p.code) }));
            if n % 4 == 1 {
                let max = if n < 16 { 100 + n } else { 12 };
                let ask = world.ask(&owner, &plans::update::OPERATION).param("p", "gold");
                let ask = ask.body(json!({ "limits": { "sub_accounts": max } })).owned();
                tasks.push(tokio::spawn(async move { ask.run().await.map(drop).map_err(|p| p.code) }));
            }
        }
        for task in tasks {
            if let Err(code) = task.await.unwrap() {
                assert_eq!(code, "limit_reached");
            }
        }
        let ask = world.ask(&owner, &plans::update::OPERATION).param("p", "gold");
        ask.body(json!({ "limits": { "sub_accounts": 1 } })).run().await.unwrap();
        assert!(world.create(&owner, shop, "late", json!({})).await.is_err());
        assert_counters_are_right(&world).await;
    }
}

#[tokio::test]
async fn b0_a5_neither_the_account_nor_one_between_learns_of_a_plan_from_above() {
    for world in World::all().await {
        let (acme, owner) = acme(&world).await;
        let mut body = reseller();
        body["owner"] = json!({ "email": "owner@shop.example" });
        let shop = world.account(&owner, acme, "shop", body).await;
        let keeper = world.accept("owner@shop.example").await;
        let till = world.account(&keeper, shop, "till", json!({})).await;
        plan(&world, &owner, "secret plan", json!({ "users": 40 })).await;
        for account in [shop, till] {
            give(&world, &owner, "secret plan", account).await;
        }
        let seen = view(&world, &keeper, shop).await;
        assert_eq!((&seen["plan"], &seen["limits"][0]["max"]), (&Value::Null, &json!(40)));
        assert_eq!(limits(&world, &keeper, shop).await, [("users".to_owned(), 40, None)]);
        // Of an account below, it looks like a limit that somebody above set.
        assert_eq!(view(&world, &keeper, till).await["plan"], Value::Null);
        assert_eq!(limits(&world, &keeper, till).await, [limit("users", 40, "own")]);
        let heard = world.ask(&keeper, &audit::list::OPERATION).on(shop).run().await.unwrap();
        let heard = heard.body.text().into_owned();
        assert!(heard.contains("limits:set") && heard.contains("provider"), "{heard}");
        assert!(!heard.contains("plan"), "{heard}");
        let named =
            world.ask(&keeper, &plans::give::OPERATION).on(till).body(json!({ "plan": "secret plan" }));
        assert_eq!(named.run().await.unwrap_err().known_code(), Some(Code::PlanNotFound));
        let none = world.ask(&keeper, &plans::take::OPERATION).on(till).run().await.unwrap();
        assert_eq!(none.body["status"], "unchanged");
        // What the keeper takes away is gone, whatever set it; a plan of its own does not beat what came from above.
        plan(&world, &keeper, "small", json!({ "users": 3, "clients": 4 })).await;
        give(&world, &keeper, "small", till).await;
        let now = [limit("users", 40, "own"), limit("clients", 4, "plan")];
        assert_eq!(limits(&world, &keeper, till).await, now);
        // Its own limits are not its own to follow a plan.
        let own = world.ask(&keeper, &plans::give::OPERATION).on(shop).body(json!({ "plan": "small" }));
        assert!(own.run().await.is_err());
        assert_counters_are_right(&world).await;
    }
}

#[tokio::test]
async fn b0_a_plan_that_somebody_has_stays_and_its_bearers_stay_below_its_owner() {
    for world in World::all().await {
        let (acme, owner) = acme(&world).await;
        let other = world.account(&world.admin, world.master, "other", reseller()).await;
        plan(&world, &owner, "gold", json!({ "users": 50 })).await;
        let body = json!({ "plan": "gold", "external_ref": "s-1", "limits": { "clients": 3 } });
        let body = account_body("shop", body);
        let make = |body: Value| world.ask(&owner, &create::OPERATION).on(acme).body(body).run();
        let made = make(body.clone()).await.unwrap();
        let shop: AccountId = made.body["account"]["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(
            limits(&world, &owner, shop).await,
            [limit("users", 50, "plan"), limit("clients", 3, "own")]
        );
        // A11: the same again changes nothing, another plan is a conflict.
        assert_eq!(make(body.clone()).await.unwrap().body["status"], "unchanged");
        plan(&world, &owner, "tin", json!({})).await;
        let mut tin = body;
        tin["plan"] = json!("tin");
        let conflict = make(tin).await.unwrap_err();
        assert_eq!(conflict.errors[0].pointer, "/plan");

        let delete = || world.ask(&owner, &plans::delete::OPERATION).param("p", "gold").run();
        assert_eq!(delete().await.unwrap_err().known_code(), Some(Code::StateConflict));
        let away = world.ask(&world.admin, &accounts::r#move::OPERATION).on(shop);
        let away = away.body(json!({ "parent": other.to_string() })).run().await.unwrap_err();
        assert_eq!(away.known_code(), Some(Code::StateConflict));
        assert!(away.detail.contains("acme/shop"), "{}", away.detail);
        world.ask(&owner, &plans::take::OPERATION).on(shop).run().await.unwrap();
        delete().await.unwrap();
        let get = world.ask(&owner, &plans::get::OPERATION).param("p", "gold").run().await.unwrap_err();
        assert_eq!(get.known_code(), Some(Code::PlanNotFound));
    }
}

#[tokio::test]
async fn b0_what_a_plan_holds_is_checked_and_every_fault_is_told() {
    for world in World::all().await {
        let (_, owner) = acme(&world).await;
        let make = |body: Value| world.ask(&owner, &plans::create::OPERATION).body(body).run();
        let faults = make(
            json!({ "name": "", "retention_days": 0, "features": ["Big"], "prices": { "users": "1,5" } }),
        )
        .await
        .unwrap_err();
        let pointers: Vec<&str> = faults.errors.iter().map(|e| e.pointer.as_str()).collect();
        assert_eq!(pointers, ["/name", "/retention_days", "/features/0", "/prices/users"]);
        for (limits, code) in
            [(json!({ "levels": 3 }), "misplaced"), (json!({ "automations": 3 }), "not_counted")]
        {
            let fault = make(json!({ "name": "x", "limits": limits })).await.unwrap_err();
            assert_eq!(fault.errors[0].code, code);
        }
        let whole = json!({ "name": "gold", "description": "For shops", "limits": { "users": 5 }, "retention_days": 90,
            "features": ["reports", "files", "reports"], "currency": "BRL", "prices": { "users": "12.50" } });
        let made = make(whole.clone()).await.unwrap();
        let told = &made.body["plan"];
        assert_eq!(told["features"], json!(["files", "reports"]));
        for field in ["description", "limits", "retention_days", "currency", "prices"] {
            assert_eq!(told[field], whole[field], "{field}");
        }
        assert_eq!(make(whole).await.unwrap_err().known_code(), Some(Code::NameTaken));
        let listed = world.ask(&owner, &plans::list::OPERATION).run().await.unwrap();
        assert_eq!(listed.body["items"][0], *told);
    }
}
