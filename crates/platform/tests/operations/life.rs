//! Accounts are suspended and resumed, closed and restored (Rules A7, A5).

use std::sync::Arc;

use api::{id::AccountId, problem::Code};
use jiff::SignedDuration;
use platform::{
    accounts::{
        close, create, get, list, r#move,
        purge::{self, Step},
        restore, resume, suspend, update,
    },
    audit, clients, groups,
    limits::{recount, set},
    me,
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};
use store::{
    Clock,
    scope::SystemScope,
    tables::{accounts, password_resets, security_events, users},
    testing::{self, FrozenClock},
};

use crate::common::{Actor, Ask, World, account_body, reseller};

/// An account as somebody sees it.
pub(crate) async fn seen(world: &World, actor: &Actor, account: AccountId) -> Value {
    world.ask(actor, &get::OPERATION).on(account).run().await.unwrap().body.into_value()
}

/// Its effective status, seen from the top.
pub(crate) async fn status(world: &World, account: AccountId) -> String {
    seen(world, &world.admin, account).await["status"].as_str().unwrap().to_owned()
}

/// What an account's chain tells of its life: action and actor, the oldest first.
async fn told(world: &World, actor: &Actor, account: AccountId) -> Vec<(String, String)> {
    let ask = world.ask(actor, &audit::list::OPERATION).on(account).query("sort", "time");
    let entries = ask.run().await.unwrap().body["items"].as_array().unwrap().clone();
    let life = ["suspend", "resume", "close", "restore"].map(|verb| format!("accounts:{verb}"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let entries = entries.iter().map(|e| (text(&e["action"]), text(&e["actor"]["kind"])));
    entries.filter(|(action, _)| life.contains(action)).collect()
}

fn suspending<'w>(world: &'w World, account: AccountId) -> Ask<'w> {
    world.ask(&world.admin, &suspend::OPERATION).on(account)
}

fn resuming<'w>(world: &'w World, account: AccountId) -> Ask<'w> {
    world.ask(&world.admin, &resume::OPERATION).on(account)
}

/// Three accounts below one another, the first with its owner at a door of its own.
struct Family {
    acme: AccountId,
    store: AccountId,
    stand: AccountId,
    /// Of acme.
    owner: Actor,
    /// Of the store, at the same door.
    manager: Actor,
}

impl Family {
    async fn new(world: &World) -> Self {
        let door = Some(("Acme", "acme.localhost"));
        let (acme, owner) = world.owned(&world.admin, world.master, "acme", "o@acme.com", door).await;
        let (store, manager) = world.owned(&owner, acme, "store", "m@store.com", None).await;
        let stand = world.account(&manager, store, "stand", json!({})).await;
        Self { acme, store, stand, owner, manager }
    }
}

#[tokio::test]
async fn a7_a_suspension_stops_the_subtree_and_lifting_it_restores_exactly_what_was() {
    for world in World::all().await {
        let Family { acme, store, stand, owner, manager } = Family::new(&world).await;
        // The stand is suspended by itself, by the account that it lies below.
        let reason = json!({ "reason": "never pays" });
        let own = world.ask(&manager, &suspend::OPERATION).on(stand).body(reason).run().await.unwrap();
        assert_eq!(own.body["account"]["suspension"]["reason"], "never pays");
        suspending(&world, acme).run().await.unwrap();
        for (account, own) in [(acme, true), (store, false), (stand, true)] {
            let seen = seen(&world, &world.admin, account).await;
            assert_eq!((&seen["status"], seen["suspension"].is_object()), (&json!("suspended"), own));
        }
        for actor in [&owner, &manager] {
            let refused = world.ask(actor, &get::OPERATION).run().await.unwrap_err();
            assert_eq!((refused.status, refused.known_code()), (423, Some(Code::AccountSuspended)));
        }
        // Who is there is told who they are, and from above the account can be worked upon as an object.
        assert_eq!(world.ask(&owner, &me::OPERATION).run().await.unwrap().status, 200);
        let inside =
            world.ask(&world.admin, &create::OPERATION).on(store).body(account_body("new", json!({})));
        assert_eq!(inside.run().await.unwrap_err().known_code(), Some(Code::AccountSuspended));
        let renamed = world.ask(&world.admin, &update::OPERATION).on(acme).body(json!({ "name": "Debtor" }));
        renamed.run().await.unwrap();

        resuming(&world, acme).run().await.unwrap();
        assert_eq!(
            [status(&world, acme).await, status(&world, store).await, status(&world, stand).await],
            ["active", "active", "suspended"]
        );
        world.ask(&manager, &get::OPERATION).run().await.unwrap();
        world.ask(&manager, &resume::OPERATION).on(stand).run().await.unwrap();
        assert_eq!(status(&world, stand).await, "active");
    }
}

#[tokio::test]
async fn a7_nobody_resumes_themselves_and_each_verb_says_what_it_did() {
    for world in World::all().await {
        let Family { acme, store, owner, .. } = Family::new(&world).await;
        for operation in [&suspend::OPERATION, &resume::OPERATION] {
            let refused = world.ask(&owner, operation).run().await.unwrap_err();
            assert_eq!(refused.known_code(), Some(Code::OwnAccount));
        }
        assert_eq!(resuming(&world, acme).run().await.unwrap().body["status"], "unchanged");
        let planned = suspending(&world, acme).dry_run().run().await.unwrap().body;
        assert_eq!(
            (&planned["status"], &planned["account"]["status"]),
            (&json!("planned"), &json!("suspended"))
        );
        assert_eq!(status(&world, acme).await, "active");
        let first = suspending(&world, acme).key("once").run().await.unwrap();
        let again = suspending(&world, acme).key("once").run().await.unwrap();
        assert_eq!((first.body["status"].clone(), again.replayed), (json!("updated"), true));
        assert_eq!(suspending(&world, acme).run().await.unwrap().body["status"], "unchanged");
        // Suspended with another, not by itself: that one is named.
        let other = resuming(&world, store).run().await.unwrap_err();
        assert_eq!(other.known_code(), Some(Code::StateConflict));
        assert!(other.detail.contains("with acme"), "{}", other.detail);
        // The same in both: lifting one leaves the other.
        suspending(&world, store).run().await.unwrap();
        let lifted = resuming(&world, store).run().await.unwrap().body;
        assert_eq!(lifted["account"]["status"], "suspended");
        let none = suspending(&world, store).body(json!({ "reason": "" })).run().await.unwrap_err();
        assert_eq!((none.status, none.errors[0].pointer.as_str()), (422, "/reason"));
    }
}

#[tokio::test]
async fn a5_a_suspension_is_told_as_ones_own_and_only_those_above_know_why() {
    for world in World::all().await {
        let Family { acme, store, stand, owner, manager } = Family::new(&world).await;
        let before = seen(&world, &manager, store).await["updated_at"].clone();
        suspending(&world, acme).body(json!({ "reason": "a debt" })).run().await.unwrap();
        resuming(&world, acme).run().await.unwrap();
        let provider = |action: &str| (action.to_owned(), "provider".to_owned());
        let both = vec![provider("accounts:suspend"), provider("accounts:resume")];
        for (actor, account) in [(&owner, acme), (&manager, store), (&manager, stand)] {
            assert_eq!(told(&world, actor, account).await, both);
        }
        assert_ne!(seen(&world, &manager, store).await["updated_at"], before);
        let top = told(&world, &world.admin, world.master).await;
        assert_eq!(
            top.iter().map(|(action, _)| action.as_str()).collect::<Vec<_>>(),
            ["accounts:suspend", "accounts:resume"]
        );

        // Suspended from further above: the account between sees that it is so, and not why.
        suspending(&world, store).body(json!({ "reason": "a debt" })).run().await.unwrap();
        let from_above = seen(&world, &world.admin, store).await;
        assert_eq!(from_above["suspension"], json!({ "reason": "a debt" }));
        let between = seen(&world, &owner, store).await;
        assert_eq!(
            (&between["status"], &between["suspension"]),
            (&json!("suspended"), &json!({ "reason": null }))
        );
        let chain = world.ask(&owner, &audit::list::OPERATION).query("scope", "subtree").run().await.unwrap();
        assert!(!chain.body.to_string().contains("a debt"), "{}", chain.body);
        // What no longer changes anything in effect is not told there.
        let known = told(&world, &owner, stand).await.len();
        world.ask(&world.admin, &suspend::OPERATION).on(stand).run().await.unwrap();
        world.ask(&world.admin, &resume::OPERATION).on(stand).run().await.unwrap();
        assert_eq!(told(&world, &owner, stand).await.len(), known);
    }
}

/// Worlds whose time goes on only when it is told to.
async fn frozen() -> Vec<(World, Arc<FrozenClock>)> {
    let (options, clock) = testing::frozen("2026-11-20T09:00:00Z".parse().unwrap(), 7);
    let worlds = World::all_with(options).await;
    worlds.into_iter().map(|world| (world, Arc::clone(&clock))).collect()
}

fn closing<'w>(world: &'w World, account: AccountId) -> Ask<'w> {
    world.ask(&world.admin, &close::OPERATION).on(account).body(json!({ "with_subtree": true }))
}

fn restoring<'w>(world: &'w World, account: AccountId) -> Ask<'w> {
    world.ask(&world.admin, &restore::OPERATION).on(account)
}

/// Counters are what a recount says, and every path follows from its parent's.
async fn assert_counts(world: &World) {
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

/// Purges in steps of so many rows until nothing is due; how many steps it took.
async fn purge_all(world: &World, rows: i64) -> usize {
    for steps in 0.. {
        let done = world.store.write(move |tx| purge::step(tx, &SystemScope::for_job(), rows)).await.unwrap();
        assert_counts(world).await;
        if done == Step::Nothing {
            return steps;
        }
    }
    unreachable!("counting ends")
}

#[tokio::test]
async fn a7_closing_is_one_unit_and_restoring_is_exactly_what_was() {
    for (world, clock) in frozen().await {
        let Family { acme, store, stand, owner, manager } = Family::new(&world).await;
        suspending(&world, stand).run().await.unwrap();
        let alone = world.ask(&world.admin, &close::OPERATION).on(acme).run().await.unwrap_err();
        assert_eq!(alone.known_code(), Some(Code::StateConflict));
        assert!(alone.detail.contains("acme has 2 accounts"), "{}", alone.detail);
        assert_eq!(
            world.ask(&owner, &close::OPERATION).run().await.unwrap_err().known_code(),
            Some(Code::OwnAccount)
        );

        let purge_at = json!(clock.now() + SignedDuration::from_hours(30 * 24));
        let closed = closing(&world, acme).run().await.unwrap().body;
        assert_eq!(closed["account"]["purge_at"], purge_at);
        for account in [acme, store, stand] {
            let seen = seen(&world, &world.admin, account).await;
            assert_eq!((&seen["status"], &seen["purge_at"]), (&json!("closed"), &purge_at));
        }
        // Nobody is left there, for anything.
        for actor in [&owner, &manager] {
            assert_eq!(world.ask(actor, &get::OPERATION).run().await.unwrap_err().status, 401);
            assert_eq!(world.ask(actor, &me::OPERATION).run().await.unwrap_err().status, 401);
        }
        // It is one unit: nothing of it is restored, resumed, suspended or moved by itself.
        for operation in [&restore::OPERATION, &resume::OPERATION, &suspend::OPERATION, &close::OPERATION] {
            let refused = world.ask(&world.admin, operation).on(stand).run().await.unwrap_err();
            assert_eq!(refused.known_code(), Some(Code::StateConflict), "{}", operation.name);
            assert_eq!(refused.hint.as_deref(), Some("Restore acme first."));
        }
        let out = world.ask(&world.admin, &r#move::OPERATION).on(stand).body(json!({ "parent": "." }));
        assert_eq!(out.run().await.unwrap_err().known_code(), Some(Code::StateConflict));
        assert_eq!(closing(&world, acme).run().await.unwrap().body["status"], "unchanged");
        // Lists show it, and a filter leaves it out.
        let listed = |filter: &str| {
            world.ask(&world.admin, &list::OPERATION).query("scope", "subtree").query("filter", filter).run()
        };
        assert_eq!(listed("status:closed").await.unwrap().body["items"].as_array().unwrap().len(), 3);
        assert_eq!(listed("-status:closed").await.unwrap().body["items"].as_array().unwrap().len(), 0);

        clock.advance(SignedDuration::from_hours(29 * 24));
        restoring(&world, acme).run().await.unwrap();
        assert_eq!(
            [status(&world, acme).await, status(&world, store).await, status(&world, stand).await],
            ["active", "active", "suspended"]
        );
        world.ask(&manager, &get::OPERATION).run().await.unwrap();
        let provider = |verb: &str| (format!("accounts:{verb}"), "provider".to_owned());
        assert_eq!(told(&world, &manager, store).await, [provider("close"), provider("restore")]);
        assert_eq!(told(&world, &manager, stand).await, ["suspend", "close", "restore"].map(provider));
        // A suspension outlives the closing.
        suspending(&world, acme).run().await.unwrap();
        closing(&world, acme).run().await.unwrap();
        assert_eq!(restoring(&world, acme).run().await.unwrap().body["account"]["status"], "suspended");
        assert_eq!(restoring(&world, acme).run().await.unwrap().body["status"], "unchanged");
    }
}

#[tokio::test]
async fn a7_b1_what_is_closed_keeps_its_place_until_the_purge_and_then_it_is_gone() {
    for (world, clock) in frozen().await {
        let Family { acme, store, stand, owner, manager } = Family::new(&world).await;
        world
            .ask(&manager, &groups::create::OPERATION)
            .body(json!({ "name": "G", "permissions": [] }))
            .run()
            .await
            .unwrap();
        let robot = json!({ "name": "Robot", "groups": [{ "group": "viewer" }] });
        world.ask(&manager, &clients::create::OPERATION).body(robot).run().await.unwrap();
        let named = json!({ "external_ref": "ref-1" });
        let shop = world.account(&owner, acme, "shop", named.clone()).await;
        let limits = json!({ "sub_accounts": 4, "users": 5, "clients": 1 });
        world.ask(&world.admin, &set::OPERATION).on(acme).body(limits.clone()).run().await.unwrap();
        let before = seen(&world, &world.admin, acme).await;
        closing(&world, store).run().await.unwrap();
        closing(&world, shop).run().await.unwrap();
        let during = seen(&world, &world.admin, acme).await;
        assert_eq!((&during["limits"], &during["below"]), (&before["limits"], &before["below"]));
        let taken = world.create(&owner, acme, "store", json!({})).await.unwrap_err();
        assert_eq!(taken.known_code(), Some(Code::SlugTaken));
        let mut again = named.clone();
        again["name"] = json!("Account shop");
        let known = world.create(&owner, acme, "shop", again).await.unwrap_err();
        assert_eq!(known.known_code(), Some(Code::ExternalRefConflict));
        assert!(known.detail.contains("closed"), "{}", known.detail);

        assert_eq!(purge_all(&world, 500).await, 0, "nothing is due yet");
        clock.advance(SignedDuration::from_hours(30 * 24));
        let late = restoring(&world, store).run().await.unwrap_err();
        assert_eq!(late.known_code(), Some(Code::Gone));
        // A first step that is too small to come far, and a clock that goes back after it: there is no way back.
        world.store.write(|tx| purge::step(tx, &SystemScope::for_job(), 2)).await.unwrap();
        clock.advance(SignedDuration::from_hours(-24));
        assert_eq!(restoring(&world, store).run().await.unwrap_err().known_code(), Some(Code::Gone));
        clock.advance(SignedDuration::from_hours(24));
        assert!(purge_all(&world, 3).await > 5);
        for account in [store, stand, shop] {
            let gone = world.ask(&world.admin, &get::OPERATION).on(account).run().await.unwrap_err();
            assert_eq!(gone.status, 404);
        }
        let after = seen(&world, &world.admin, acme).await;
        let used: Vec<_> =
            after["limits"].as_array().unwrap().iter().map(|l| l["used"].as_i64().unwrap()).collect();
        assert_eq!((used, &after["below"]), (vec![0, 1, 0], &json!(0)));
        world.create(&owner, acme, "shop", named).await.unwrap();
        // The chain of the account above is whole, and says what went.
        let chain =
            world.ask(&owner, &audit::list::OPERATION).query("limit", "500").run().await.unwrap().body;
        let mut entries = chain["items"].as_array().unwrap().clone();
        entries.retain(|entry| entry["action"] == "accounts:purge");
        assert_eq!(entries.len(), 2, "{entries:?}");
        assert!(entries.iter().all(|e| e["actor"] == json!({ "kind": "platform" })), "{entries:?}");
        let seqs = world.ask(&owner, &audit::list::OPERATION).query("limit", "500").run().await.unwrap().body;
        let seqs: Vec<_> =
            seqs["items"].as_array().unwrap().iter().map(|e| e["seq"].as_i64().unwrap()).collect();
        assert!(seqs.windows(2).all(|pair| pair[0] == pair[1] + 1), "{seqs:?}");
    }
}

#[tokio::test]
async fn a7_a_purged_account_takes_its_tenant_and_domain_with_it() {
    for (world, clock) in frozen().await {
        let Family { acme, .. } = Family::new(&world).await;
        let own = json!({ "name": "Own", "domain": "own.localhost" });
        world
            .ask(&world.admin, &platform::tenants::create::OPERATION)
            .on(acme)
            .body(own.clone())
            .run()
            .await
            .unwrap();
        let used =
            json!({ "tenant": { "mode": "assigned", "tenant": "Own" }, "owner": { "email": "u@own.com" } });
        world.account(&world.admin, acme, "user", used).await;
        let user = world.accept("u@own.com").await;
        world.ask(&user, &me::OPERATION).run().await.unwrap();
        // What hangs on the tenant's door alone goes with it, too.
        let (key, tenant) = (user.user, user.tenant);
        let at_door = world.store.write(move |tx| -> Result<(), store::Error> {
            let (person, now) = (users::by_key(tx, key)?.expect("a person").person(), tx.now());
            password_resets::insert(tx, &person, &[7; 32], tenant, now)?;
            let event = security_events::NewEvent {
                tenant,
                action: "sessions:end",
                refused: false,
                target: None,
                address: None,
                agent: None,
            };
            security_events::insert(tx, &person, &event)
        });
        at_door.await.unwrap();
        closing(&world, acme).run().await.unwrap();
        clock.advance(SignedDuration::from_hours(31 * 24));
        purge_all(&world, 500).await;
        let domain =
            |name: &'static str| world.store.read(move |tx| store::tables::domains::is_served(tx, name));
        assert!(!domain("own.localhost").await.unwrap(), "the name is free again");
        assert!(domain("acme.localhost").await.unwrap(), "the tenant that its parent owns stays");
        let left = world.account(&world.admin, world.master, "acme", reseller()).await;
        world
            .ask(&world.admin, &platform::tenants::create::OPERATION)
            .on(left)
            .body(own)
            .run()
            .await
            .unwrap();
    }
}

/// One step of a life: which account does what.
#[derive(Debug, Clone, Copy)]
enum Turn {
    Suspend(usize),
    Resume(usize),
    Close(usize),
    Restore(usize),
    Move(usize, usize),
    Create(usize),
    Purge,
}

fn any_turn() -> impl Strategy<Value = Turn> {
    let n = 0usize..7;
    prop_oneof![
        3 => n.clone().prop_map(Turn::Suspend),
        2 => n.clone().prop_map(Turn::Resume),
        2 => n.clone().prop_map(Turn::Close),
        3 => n.clone().prop_map(Turn::Restore),
        2 => (n.clone(), 0usize..7).prop_map(|(what, to)| Turn::Move(what, to)),
        2 => n.prop_map(Turn::Create),
        1 => Just(Turn::Purge),
    ]
}

/// An account as the rule has it: where it lies, and what was done to it alone.
#[derive(Debug, Clone)]
struct Model {
    id: AccountId,
    parent: Option<usize>,
    suspended: bool,
    /// The day on which it was closed.
    closed: Option<i64>,
    gone: bool,
}

fn way(model: &[Model], at: usize) -> Vec<usize> {
    std::iter::successors(Some(at), |at| model[*at].parent).collect()
}

fn effective(model: &[Model], at: usize) -> &'static str {
    let way = way(model, at);
    if way.iter().any(|at| model[*at].closed.is_some()) {
        "closed"
    } else if way.iter().any(|at| model[*at].suspended) {
        "suspended"
    } else {
        "active"
    }
}

#[test]
fn a7_b1_any_life_keeps_statuses_and_counters_as_the_rule_has_them() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let config = ProptestConfig {
        cases: 8,
        max_shrink_iters: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let turns = proptest::collection::vec(any_turn(), 20..50);
    TestRunner::new(config)
        .run(&turns, |turns| {
            runtime.block_on(live(&turns));
            Ok(())
        })
        .unwrap();
}

async fn live(turns: &[Turn]) {
    for (world, clock) in frozen().await {
        let root = Model { id: world.master, parent: None, suspended: false, closed: None, gone: false };
        let mut model = vec![root];
        for n in 1..7usize {
            let mut body = reseller();
            body["levels"] = json!(8 - (n + 1).ilog2());
            body["limits"] = json!({ "sub_accounts": 100, "users": 200 });
            let parent = (n - 1) / 2;
            let id = world.account(&world.admin, model[parent].id, &format!("node-{n}"), body).await;
            model.push(Model { id, parent: Some(parent), suspended: false, closed: None, gone: false });
        }
        for (day, turn) in turns.iter().enumerate() {
            let day = i64::try_from(day).unwrap() * 5;
            take(&world, &mut model, *turn, day).await;
            for (at, account) in model.iter().enumerate().filter(|(_, account)| !account.gone) {
                assert_eq!(
                    status(&world, account.id).await,
                    effective(&model, at),
                    "day {day}, {at}: {model:?}"
                );
            }
            assert_counts(&world).await;
            clock.advance(SignedDuration::from_hours(5 * 24));
        }
    }
}

fn parent_closed(model: &[Model], at: usize) -> bool {
    model[at].parent.is_some_and(|parent| effective(model, parent) == "closed")
}

/// Takes a turn in the world and in the model: what the rule allows succeeds there, and nothing else does.
async fn take(world: &World, model: &mut Vec<Model>, turn: Turn, day: i64) {
    let (at, ask) = match turn {
        Turn::Purge => {
            purge_all(world, 40).await;
            for at in 0..model.len() {
                let due = |at: &usize| model[*at].closed.is_some_and(|closed| closed + 30 <= day);
                let gone = way(model, at).iter().any(due);
                model[at].gone |= gone;
            }
            return;
        }
        Turn::Suspend(at) => (at, suspending(world, model[at].id)),
        Turn::Resume(at) => (at, resuming(world, model[at].id)),
        Turn::Close(at) => (at, closing(world, model[at].id)),
        Turn::Restore(at) => (at, restoring(world, model[at].id)),
        Turn::Move(at, to) => {
            let ask = world.ask(&world.admin, &r#move::OPERATION).on(model[at].id);
            (at, ask.body(json!({ "parent": model[to].id })))
        }
        Turn::Create(at) => {
            let body = account_body(&format!("new-{}", model.len()), json!({}));
            (at, world.ask(&world.admin, &create::OPERATION).on(model[at].id).body(body))
        }
    };
    let done = ask.run().await;
    let allowed = !model[at].gone
        && match turn {
            Turn::Suspend(at) => at != 0 && effective(model, at) != "closed",
            Turn::Resume(at) => {
                at != 0
                    && (effective(model, at) == "active"
                        || (model[at].suspended && effective(model, at) != "closed"))
            }
            Turn::Close(at) => at != 0 && (model[at].closed.is_some() || !parent_closed(model, at)),
            Turn::Restore(at) => {
                at != 0
                    && (effective(model, at) != "closed"
                        || (!parent_closed(model, at)
                            && model[at].closed.is_some_and(|closed| closed + 30 > day)))
            }
            Turn::Create(at) => effective(model, at) == "active",
            // Levels, names and the tree decide, too: here it is enough that nothing closed moves, or is moved below.
            Turn::Move(..) | Turn::Purge => done.is_ok(),
        };
    assert_eq!(done.is_ok(), allowed, "day {day}, {turn:?}: {:?} in {model:?}", done.as_ref().err());
    let Ok(answer) = done else { return };
    match turn {
        Turn::Suspend(at) => model[at].suspended = true,
        Turn::Resume(at) => model[at].suspended = false,
        Turn::Close(at) => {
            model[at].closed.get_or_insert(day);
        }
        Turn::Restore(at) => model[at].closed = None,
        Turn::Move(at, to) => {
            assert!(
                effective(model, at) != "closed" && effective(model, to) == "active"
                    || model[at].parent == Some(to)
            );
            model[at].parent = Some(to);
        }
        Turn::Create(at) => {
            let id = answer.body["account"]["id"].as_str().unwrap().parse().unwrap();
            model.push(Model { id, parent: Some(at), suspended: false, closed: None, gone: false });
        }
        Turn::Purge => {}
    }
}
