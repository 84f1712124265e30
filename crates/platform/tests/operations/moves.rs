//! Moves (Rule A8).

use api::{id::AccountId, problem::Code};
use platform::{
    accounts::{create, get, list, r#move},
    limits::{recount, set},
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
