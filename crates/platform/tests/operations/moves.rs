//! Moves (Rule A8).

use api::{id::AccountId, problem::Code};
use platform::{
    accounts::{close, create, get, list, r#move, rename, resume, suspend, update, usage},
    audit,
    limits::{recount, set},
    tenants,
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};
use store::{scope::SystemScope, tables::accounts};

use crate::common::{World, account_body, reseller};

async fn path_of(world: &World, id: AccountId) -> String {
    let seen = world.ask(&world.admin, &get::OPERATION).on(id).run().await.unwrap().body;
    seen["path"].as_str().unwrap().to_owned()
}

async fn assert_is_a_tree(world: &World) {
    let (damaged, differences) = world
        .store
        .read(|tx| -> Result<_, platform::Error> {
            let system = SystemScope::for_job();
            Ok((accounts::damaged_paths(tx, &system)?, recount(tx, &system)?))
        })
        .await
        .unwrap();
    assert_eq!((damaged, differences), (0, vec![]));
}

#[tokio::test]
async fn a8_a_move_takes_the_subtree_its_limits_and_checks_everything() {
    for world in World::all().await {
        let a = world.account(&world.admin, world.master, "a", reseller()).await;
        let b = world.account(&world.admin, world.master, "b", reseller()).await;
        let x = world.account(&world.admin, a, "x", reseller()).await;
        let y = world.account(&world.admin, x, "y", json!({})).await;
        let limit = |on, max: Value| {
            world.ask(&world.admin, &set::OPERATION).on(on).body(json!({ "sub_accounts": max })).run()
        };
        limit(a, json!(10)).await.unwrap();
        limit(b, json!(1)).await.unwrap();
        let to = |id, parent: &str| {
            world.ask(&world.admin, &r#move::OPERATION).on(id).body(json!({ "parent": parent }))
        };
        // Two would come under a limit of one.
        let full = to(x, "b").run().await.unwrap_err();
        assert_eq!((full.known_code(), full.limit.unwrap().path), (Some(Code::LimitReached), "b".to_owned()));
        let below_itself = to(x, "a/x/y").run().await.unwrap_err();
        assert_eq!(below_itself.known_code(), Some(Code::StateConflict));
        limit(b, json!(2)).await.unwrap();
        let planned = to(x, "b").dry_run().run().await.unwrap();
        assert_eq!(planned.body["status"], "planned");
        let difference = &planned.body["difference"];
        assert_eq!(
            difference["rights"],
            json!([{ "account": "a", "gains": false, "members": [] }, { "account": "b", "gains": true, "members": [] }]),
            "their owners have not accepted"
        );
        let limit_of = |account: &str, before: i64, after: i64, max: i64| {
            let kind = "sub_accounts";
            json!({ "account": account, "kind": kind, "before": before, "after": after, "max": max })
        };
        assert_eq!(difference["limits"], json!([limit_of("a", 2, 0, 10), limit_of("b", 0, 2, 2)]));
        assert_eq!([&difference["roles"], &difference["tenants"], &difference["statuses"]], [&json!([]); 3]);
        assert_eq!(path_of(&world, y).await, "a/x/y");
        to(x, "b").run().await.unwrap();
        assert_eq!(path_of(&world, y).await, "b/x/y");
        let used = |body: Value| body["limits"][0]["used"].clone();
        let seen = |id| world.ask(&world.admin, &get::OPERATION).on(id).run();
        assert_eq!(used(seen(a).await.unwrap().body.into_value()), 0);
        assert_eq!(used(seen(b).await.unwrap().body.into_value()), 2);
        assert_eq!(to(x, "b").run().await.unwrap().body["status"], "unchanged");
        // The slug is taken at the old place by now.
        world.account(&world.admin, a, "x", json!({})).await;
        assert_eq!(to(x, "a").run().await.unwrap_err().known_code(), Some(Code::SlugTaken));
        assert_is_a_tree(&world).await;
    }
}

#[tokio::test]
async fn a8_nobody_is_left_with_a_tenant_that_no_ancestor_owns() {
    for world in World::all().await {
        let a = world.account(&world.admin, world.master, "a", reseller()).await;
        world.account(&world.admin, world.master, "b", reseller()).await;
        let x = world.account(&world.admin, a, "x", reseller()).await;
        let new = json!({ "tenant": { "mode": "new", "name": "n", "domain": "n.localhost" } });
        world.account(&world.admin, x, "inside", new).await;
        let of_a = json!({ "tenant": { "mode": "new", "name": "m", "domain": "m.localhost" } });
        world.account(&world.admin, a, "owner-s", of_a).await;
        let to = |id| world.ask(&world.admin, &r#move::OPERATION).on(id).body(json!({ "parent": "b" }));
        // Its own subtree's tenant moves along.
        to(x).run().await.unwrap();
        let stays = json!({ "tenant": { "mode": "assigned", "tenant": "m" } });
        let y = world.account(&world.admin, a, "y", stays).await;
        let problem = to(y).run().await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::TenantInUse));
        assert!(problem.detail.contains("a/y"), "{}", problem.detail);
    }
}

#[tokio::test]
async fn a8_who_gains_and_loses_what_is_told_before_and_a_tenant_may_be_named() {
    for world in World::all().await {
        let door = Some(("Door A", "a.localhost"));
        let (a, owner) = world.owned(&world.admin, world.master, "a", "o@a.com", door).await;
        let b = world
            .account(
                &world.admin,
                world.master,
                "b",
                json!({ "roles": ["account-admin", "subaccount-admin"] }),
            )
            .await;
        let x = world
            .account(
                &owner,
                a,
                "x",
                json!({ "roles": ["account-admin", "user-admin"], "owner": { "email": "o@x.com" } }),
            )
            .await;
        let y = world.account(&owner, x, "y", json!({ "roles": ["user-admin"] })).await;
        let of_x = world.accept("o@x.com").await;
        world.ask(&world.admin, &suspend::OPERATION).on(b).run().await.unwrap();
        let to = |parent: &str| {
            world.ask(&world.admin, &r#move::OPERATION).on(x).body(json!({ "parent": parent }))
        };
        // A suspended account takes nothing in.
        assert_eq!(to("b").run().await.unwrap_err().known_code(), Some(Code::AccountSuspended));
        world.ask(&world.admin, &resume::OPERATION).on(b).run().await.unwrap();
        world.ask(&world.admin, &suspend::OPERATION).on(a).run().await.unwrap();

        let planned = to("b").dry_run().run().await.unwrap().body["difference"].clone();
        let done = to("b").run().await.unwrap().body["difference"].clone();
        assert_eq!(planned, done);
        assert_eq!(done["rights"][0], json!({ "account": "a", "gains": false, "members": ["o@a.com"] }));
        assert_eq!(done["roles"][0], json!({ "account": "a/x", "gains": [], "loses": ["user-admin"] }));
        assert_eq!(done["roles"][1]["account"], "a/x/y");
        let tenant = json!({ "account": "a/x", "before": "Door A", "after": done["tenants"][0]["after"] });
        assert_eq!((&done["tenants"][0], done["tenants"].as_array().unwrap().len()), (&tenant, 2));
        assert_eq!(
            done["statuses"][1],
            json!({ "account": "a/x/y", "before": "suspended", "after": "active" })
        );
        // The old door is shut for whoever came in by it, and what they see of it is a tenant, not a move.
        assert_eq!(world.ask(&of_x, &get::OPERATION).run().await.unwrap_err().status, 401);
        let chain = world.ask(&world.admin, &audit::list::OPERATION).on(x).run().await.unwrap().body;
        assert!(!chain.to_string().contains("accounts:move"), "{chain}");
        assert!(chain.to_string().contains("accounts:update"), "{chain}");

        // With a tenant of its old place it moves only if the same request names another.
        world.ask(&world.admin, &resume::OPERATION).on(a).run().await.unwrap();
        to("a").run().await.unwrap();
        let own = json!({ "name": "Own", "domain": "own.localhost" });
        world.ask(&owner, &tenants::create::OPERATION).body(own).run().await.unwrap();
        let assign = json!({ "tenant": { "mode": "assigned", "tenant": "Own" } });
        world.ask(&owner, &update::OPERATION).on(x).body(assign).run().await.unwrap();
        assert_eq!(to("b").run().await.unwrap_err().known_code(), Some(Code::TenantInUse));
        let named = json!({ "parent": "b", "tenant": { "mode": "inherited" } });
        to("b").body(named).run().await.unwrap();
        assert_eq!(path_of(&world, y).await, "b/x/y");
        assert_is_a_tree(&world).await;
    }
}

#[tokio::test]
async fn a3_a6_the_direct_parent_renames_and_the_account_does_not_see_it() {
    for world in World::all().await {
        let (a, owner) = world.owned(&world.admin, world.master, "a", "o@a.com", None).await;
        let x = world.account(&owner, a, "x", json!({})).await;
        world.account(&owner, a, "z", json!({})).await;
        let rename =
            |by, on, slug: &str| world.ask(by, &rename::OPERATION).on(on).body(json!({ "slug": slug }));
        assert_eq!(rename(&world.admin, x, "y").run().await.unwrap_err().known_code(), Some(Code::Forbidden));
        assert_eq!(rename(&owner, a, "y").run().await.unwrap_err().known_code(), Some(Code::OwnAccount));
        assert_eq!(rename(&owner, x, "z").run().await.unwrap_err().known_code(), Some(Code::SlugTaken));
        assert_eq!(rename(&owner, x, "A b").run().await.unwrap_err().status, 422);
        let chain = || world.ask(&owner, &audit::list::OPERATION).on(x).run();
        let before = chain().await.unwrap().body["items"].as_array().unwrap().len();
        assert_eq!(rename(&owner, x, "y").run().await.unwrap().body["account"]["path"], "y");
        assert_eq!(rename(&owner, x, "y").run().await.unwrap().body["status"], "unchanged");
        assert_eq!(chain().await.unwrap().body["items"].as_array().unwrap().len(), before);
        assert_eq!(path_of(&world, x).await, "a/y");
    }
}

#[tokio::test]
async fn b1_usage_is_counted_with_a_limit_and_without() {
    for world in World::all().await {
        let a = world.account(&world.admin, world.master, "a", reseller()).await;
        let x = world.account(&world.admin, a, "x", reseller()).await;
        world.account(&world.admin, x, "y", json!({})).await;
        let limits = json!({ "users": 9 });
        world.ask(&world.admin, &set::OPERATION).on(a).body(limits).run().await.unwrap();
        world
            .ask(&world.admin, &close::OPERATION)
            .on(x)
            .body(json!({ "with_subtree": true }))
            .run()
            .await
            .unwrap();
        let usage = world.ask(&world.admin, &usage::OPERATION).on(a).run().await.unwrap().body;
        let kind = |kind: &str, own: Value, used: i64, closed: Value, max: Value| json!({ "kind": kind, "own": own, "used": used, "closed": closed, "max": max });
        let mut users = kind("users", json!(1), 3, json!(null), json!(9));
        users["source"] = json!("own");
        assert_eq!(
            usage["usage"],
            json!([
                kind("sub_accounts", json!(1), 2, json!(2), json!(null)),
                users,
                kind("clients", json!(0), 0, json!(null), json!(null)),
                kind("levels", json!(null), 2, json!(null), json!(8)),
            ])
        );
    }
}

#[tokio::test]
async fn a10_a_move_does_not_go_deeper_than_the_levels_that_are_left() {
    for world in World::all().await {
        let mut body = reseller();
        body["levels"] = json!(1);
        world.account(&world.admin, world.master, "flat", body).await;
        let x = world.account(&world.admin, world.master, "x", reseller()).await;
        world.account(&world.admin, x, "y", json!({})).await;
        let to = world.ask(&world.admin, &r#move::OPERATION).on(x).body(json!({ "parent": "flat" }));
        assert_eq!(to.run().await.unwrap_err().known_code(), Some(Code::LimitReached));
    }
}

/// One step of an interleaving: which account moves below which, or gets a child.
#[derive(Debug, Clone)]
enum Step {
    Move(usize, usize),
    Create(usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0usize..8, 0usize..8).prop_map(|(what, to)| Step::Move(what, to)),
        2 => (0usize..8).prop_map(Step::Create),
    ]
}

#[test]
fn a8_flt_5_moves_and_creates_at_once_always_leave_a_tree() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    let config = ProptestConfig {
        cases: 6,
        max_shrink_iters: 8,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let steps = proptest::collection::vec(any_step(), 12..32);
    TestRunner::new(config)
        .run(&steps, |steps| {
            runtime.block_on(interleave(steps));
            Ok(())
        })
        .unwrap();
}

async fn interleave(steps: Vec<Step>) {
    for world in World::all().await {
        let mut nodes = vec![world.master];
        for n in 1..8usize {
            let mut body = reseller();
            // So few that some moves and creates are refused for them.
            body["levels"] = json!(match n {
                1 | 2 => 4,
                3..=6 => 3,
                _ => 2,
            });
            body["limits"] = json!({ "sub_accounts": 6, "users": 200 });
            let parent = nodes[(n - 1) / 2];
            nodes.push(world.account(&world.admin, parent, &format!("node-{n}"), body).await);
        }
        let mut tasks = Vec::new();
        for (n, step) in steps.iter().enumerate() {
            let ask = match step {
                Step::Move(what, to) => world
                    .ask(&world.admin, &r#move::OPERATION)
                    .on(nodes[*what])
                    .body(json!({ "parent": nodes[*to] })),
                Step::Create(at) => world
                    .ask(&world.admin, &create::OPERATION)
                    .on(nodes[*at])
                    .body(account_body(&format!("new-{n}"), json!({}))),
            };
            let ask = ask.owned();
            tasks.push(tokio::spawn(async move { ask.run().await.map(drop).map_err(|p| p.status) }));
        }
        for task in tasks {
            if let Err(status) = task.await.unwrap() {
                assert!((400..500).contains(&status), "{status}");
            }
        }
        assert_is_a_tree(&world).await;
        assert_limits_and_levels_hold(&world).await;
    }
}

/// No counter is above its limit, and nobody lies deeper below another than that one's levels allow (Rules A10, B1).
async fn assert_limits_and_levels_hold(world: &World) {
    let all = world.ask(&world.admin, &list::OPERATION).on(world.master).query("scope", "subtree");
    let page = all.query("limit", "200").run().await.unwrap().body;
    assert_eq!(page["complete"], true);
    let accounts = page["items"].as_array().unwrap();
    for account in accounts {
        for limit in account["limits"].as_array().unwrap() {
            assert!(limit["used"].as_i64() <= limit["max"].as_i64(), "{account}");
        }
        let Some(path) = account["path"].as_str() else { continue };
        let levels = usize::try_from(account["levels"].as_i64().unwrap()).unwrap();
        for other in accounts.iter().filter_map(|other| other["path"].as_str()) {
            let below = other.strip_prefix(path).and_then(|rest| rest.strip_prefix('/'));
            let depth = below.map_or(0, |rest| rest.split('/').count());
            assert!(depth <= levels, "{other} lies {depth} below {path}, which has {levels} levels");
        }
    }
    assert!(accounts.len() >= 7, "{page}");
}
