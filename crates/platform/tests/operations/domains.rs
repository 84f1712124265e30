//! Proofs of domains: by their record, by a domain above, lost and found again (Rule T1).

use api::problem::{Code, Problem};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Answer,
    dns::{Found, Question},
    domains::{
        add, list,
        recheck::{self, Outcome},
        verify,
    },
    outbox::{self, Message},
    tenants::{create, get},
};
use serde_json::{Value, json};
use store::scope::SystemScope;

use crate::common::{Actor, World, reseller, write};

/// A reseller with a tenant of its own at `SLUG.localhost`.
async fn with_tenant(world: &World, slug: &str) -> Actor {
    let email = format!("owner@{slug}.example");
    let mut body = reseller();
    body["owner"] = json!({ "email": email });
    world.account(&world.admin, world.master, slug, body).await;
    let owner = world.accept(&email).await;
    tenant(world, &owner, "Main", &format!("{slug}.localhost")).await;
    owner
}

async fn tenant(world: &World, owner: &Actor, name: &str, domain: &str) {
    let body = json!({ "name": name, "domain": domain });
    world.ask(owner, &create::OPERATION).body(body).run().await.unwrap();
}

async fn claim(world: &World, owner: &Actor, tenant: &str, name: &str, subdomains: bool) -> Value {
    let ask = world.ask(owner, &add::OPERATION).param("t", tenant);
    let answer = ask.body(json!({ "name": name, "subdomains": subdomains })).run().await.unwrap();
    answer.body["domain"].clone()
}

fn record(domain: &Value) -> String {
    domain["proof"]["record_value"].as_str().expect("a record").to_owned()
}

fn values<const N: usize>(values: [&str; N]) -> Found {
    Found::Values(values.into_iter().map(str::to_owned).collect())
}

async fn prove(
    world: &World,
    owner: &Actor,
    tenant: &str,
    name: &str,
    found: Found,
) -> Result<Answer, Problem> {
    let ask = world.ask(owner, &verify::OPERATION).param("t", tenant).param("d", name);
    ask.seen(found).run().await
}

fn code(refused: Result<Answer, Problem>) -> (Code, String) {
    let problem = refused.map(|answer| answer.body).expect_err("a refusal");
    let field = problem.errors.first().map(|e| e.code.clone()).unwrap_or_default();
    (problem.known_code().expect("a known code"), field)
}

/// The domain as the tenant's list shows it.
async fn shown(world: &World, owner: &Actor, tenant: &str, name: &str) -> Value {
    let all = world.ask(owner, &list::OPERATION).param("t", tenant).run().await.unwrap();
    let items = all.body["items"].as_array().unwrap().clone();
    items.into_iter().find(|d| d["name"] == name).expect("a domain of that name")
}

async fn served_by(world: &World, name: &str) -> Option<store::keys::TenantKey> {
    let name = name.to_owned();
    let found = world.store.read(move |tx| store::tables::domains::at_door(tx, &name)).await.unwrap();
    found.map(|served| served.tenant)
}

async fn actions(world: &World, owner: &Actor) -> Vec<String> {
    let ask = world.ask(owner, &platform::audit::list::OPERATION).query("limit", "500");
    let items = ask.run().await.unwrap().body["items"].clone();
    let of_domains = items.as_array().unwrap().iter().map(|e| e["action"].as_str().unwrap().to_owned());
    let mut actions: Vec<String> = of_domains.filter(|action| action.starts_with("domains:")).collect();
    actions.sort();
    actions
}

#[tokio::test]
async fn t1_the_claim_whose_value_the_dns_shows_is_served() {
    for world in World::all().await {
        let (one, two) = (with_tenant(&world, "one").await, with_tenant(&world, "two").await);
        let name = "açaí.example.com";
        let (of_one, of_two) =
            (claim(&world, &one, "Main", name, false).await, claim(&world, &two, "Main", name, false).await);
        let (first, second) = (record(&of_one), record(&of_two));
        let ask = world.ask(&one, &verify::OPERATION).param("t", "Main").param("d", name);
        let wanted = Question::Text("_domain-verification.xn--aa-4iaz.example.com".to_owned());
        assert_eq!(ask.question().await.unwrap(), wanted);

        // Nothing, something else, the other's, and each common mistake.
        let token = first.split('=').nth(1).unwrap();
        let table = [
            (values([]), "record_missing"),
            (values(["v=spf1 -all"]), "other_value"),
            (values([&second]), "other_value"),
            (values([&format!("\"{first}\"")]), "quoted"),
            (values([token]), "incomplete"),
        ];
        for (found, field) in table {
            let refused = code(prove(&world, &one, "Main", name, found).await);
            assert_eq!(refused, (Code::DomainNotProved, field.to_owned()));
        }
        let failing = prove(&world, &one, "Main", name, Found::Unknown("it took too long".to_owned())).await;
        assert_eq!(code(failing).0, Code::DnsUnavailable);
        assert_eq!(served_by(&world, "xn--aa-4iaz.example.com").await, None);

        // Several values at one name: both have proved it, and the first one is served.
        let both = values([&first, "v=spf1 -all", &second]);
        let planned = world.ask(&one, &verify::OPERATION).param("t", "Main").param("d", name);
        let planned = planned.seen(both.clone()).dry_run().run().await.unwrap();
        assert_eq!(
            (&planned.body["status"], &planned.body["domain"]["status"]),
            (&json!("planned"), &json!("served"))
        );
        let proved = prove(&world, &one, "Main", name, both.clone()).await.unwrap();
        assert_eq!(proved.body["status"], "updated");
        let domain = &proved.body["domain"];
        assert_eq!(
            (&domain["status"], &domain["proved_by"], &domain["proof"]),
            (&json!("served"), &json!("dns"), &Value::Null)
        );
        assert!(served_by(&world, "xn--aa-4iaz.example.com").await.is_some());
        let again = prove(&world, &one, "Main", name, both.clone()).await.unwrap();
        assert_eq!(again.body["status"], "unchanged");
        // Without its record the other is told what it was told before; with it, what everybody sees at the door.
        let refused = prove(&world, &two, "Main", name, values([&first])).await;
        assert_eq!(code(refused), (Code::DomainNotProved, "other_value".to_owned()));
        let refused = prove(&world, &two, "Main", name, both).await;
        assert_eq!(code(refused).0, Code::DomainInUse);
        assert_eq!(shown(&world, &two, "Main", "xn--aa-4iaz.example.com").await["status"], "claimed");
        assert_eq!(
            actions(&world, &one).await.iter().filter(|a| *a == "domains:verify").count(),
            7,
            "refusals too"
        );
        assert_eq!(actions(&world, &two).await.iter().filter(|a| *a == "domains:verify").count(), 2);
    }
}

#[tokio::test]
async fn t1_of_two_proofs_at_once_one_is_served() {
    for world in World::all().await {
        let mut claims = Vec::new();
        for slug in ["one", "two", "three", "four"] {
            let owner = with_tenant(&world, slug).await;
            let value = record(&claim(&world, &owner, "Main", "race.example", false).await);
            claims.push((owner, value));
        }
        let all = Found::Values(claims.iter().map(|(_, value)| value.clone()).collect());
        let mut racers = tokio::task::JoinSet::new();
        for (owner, _) in &claims {
            let ask = world.ask(owner, &verify::OPERATION).param("t", "Main").param("d", "race.example");
            racers.spawn(ask.seen(all.clone()).owned().run());
        }
        let (mut won, mut lost) = (0, Vec::new());
        while let Some(outcome) = racers.join_next().await {
            match outcome.unwrap() {
                Ok(answer) => {
                    assert_eq!(answer.body["status"], "updated");
                    won += 1;
                }
                Err(mut problem) => {
                    assert_eq!(problem.known_code(), Some(Code::DomainInUse));
                    problem.request_id.clear();
                    lost.push(serde_json::to_string(&problem).unwrap());
                }
            }
        }
        assert_eq!((won, lost.len()), (1, 3));
        assert!(lost.iter().all(|told| *told == lost[0]), "{lost:?}");
    }
}

#[tokio::test]
async fn srv_6_a_proof_that_is_sent_again_is_answered_again() {
    for world in World::all().await {
        let owner = with_tenant(&world, "one").await;
        let value = record(&claim(&world, &owner, "Main", "again.example", false).await);
        let ask =
            world.ask(&owner, &verify::OPERATION).param("t", "Main").param("d", "again.example").key("k");
        let first = ask.clone().seen(values([&value])).run().await.unwrap();
        // The record is gone by now.
        let second = ask.seen(values([])).run().await.unwrap();
        assert!(second.replayed && !first.replayed);
        assert_eq!(first.body, second.body);
    }
}

#[tokio::test]
async fn t1_a_domain_proved_with_its_subdomains_serves_names_below_for_the_same_account_alone() {
    for world in World::all().await {
        let (acme, other) = (with_tenant(&world, "acme").await, with_tenant(&world, "other").await);
        tenant(&world, &acme, "Second", "second.localhost").await;
        let early = claim(&world, &acme, "Second", "early.acme.example", false).await;
        assert_eq!(early["status"], "claimed");
        // Another account has proved a name below for itself, and claims a second one.
        let value = record(&claim(&world, &other, "Main", "theirs.acme.example", false).await);
        prove(&world, &other, "Main", "theirs.acme.example", values([&value])).await.unwrap();
        claim(&world, &other, "Main", "shop.acme.example", false).await;

        let parent = claim(&world, &acme, "Main", "acme.example", true).await;
        assert_eq!(parent["subdomains"], true);
        prove(&world, &acme, "Main", "acme.example", values([&record(&parent)])).await.unwrap();
        let early = shown(&world, &acme, "Second", "early.acme.example").await;
        assert_eq!((&early["status"], &early["proved_by"]), (&json!("served"), &json!("parent")));
        for (tenant, name) in [("Second", "shop.acme.example"), ("Main", "a.b.acme.example")] {
            let made = claim(&world, &acme, tenant, name, false).await;
            assert_eq!((&made["status"], &made["proved_by"]), (&json!("served"), &json!("parent")), "{name}");
        }
        for name in ["theirs.acme.example", "badacme.example"] {
            assert_eq!(claim(&world, &acme, "Main", name, false).await["status"], "claimed", "{name}");
        }
        assert_eq!(shown(&world, &other, "Main", "shop.acme.example").await["status"], "claimed");
        assert_eq!(claim(&world, &other, "Main", "new.acme.example", false).await["status"], "claimed");
        // Without the word, a proof holds for the name alone; it can be said later.
        let plain = claim(&world, &acme, "Main", "plain.example", false).await;
        prove(&world, &acme, "Main", "plain.example", values([&record(&plain)])).await.unwrap();
        assert_eq!(claim(&world, &acme, "Main", "x.plain.example", false).await["status"], "claimed");
        assert_eq!(claim(&world, &acme, "Main", "plain.example", true).await["subdomains"], true);
        assert_eq!(shown(&world, &acme, "Main", "x.plain.example").await["status"], "served");
        // Names under a suffix are the platform's.
        let ask = world.ask(&acme, &add::OPERATION).param("t", "Main");
        let refused = ask.body(json!({ "name": "wide.localhost", "subdomains": true })).run().await;
        assert_eq!(code(refused), (Code::Invalid, "reserved".to_owned()));
    }
}

/// A look at every proof that is due, with the same answer for all.
async fn look(world: &World, found: &Found, now: Timestamp) -> Vec<(String, Outcome)> {
    let (settings, found) = (std::sync::Arc::clone(&world.settings), found.clone());
    let looked = write(&world.store, move |tx| {
        let system = SystemScope::for_job();
        let due = recheck::due(tx, &system, now, 100)?;
        let settle = |known: store::tables::domains::OwnedDomain| {
            let outcome = recheck::settle(tx, &settings, &system, &known, &found, now)?;
            Ok((known.domain.name, outcome))
        };
        due.into_iter().map(settle).collect::<Result<Vec<_>, platform::Error>>()
    });
    let mut looked = looked.await.unwrap();
    looked.sort_by(|a, b| a.0.cmp(&b.0));
    looked
}

async fn warnings(world: &World, email: &str) -> Vec<(String, Option<Timestamp>)> {
    let (settings, email) = (std::sync::Arc::clone(&world.settings), email.to_owned());
    let all =
        write(&world.store, move |tx| outbox::newest(tx, &settings, &SystemScope::for_job(), 1000)).await;
    let own = all.unwrap().into_iter().filter(|m| m.recipient == email);
    own.filter_map(|m| match m.message {
        Message::DomainProofMissing { domain, until, .. } => Some((domain, until)),
        _ => None,
    })
    .collect()
}

#[tokio::test]
async fn t1_a_lost_proof_is_quarantined_for_thirty_days_and_a_failing_dns_loses_none() {
    for world in World::all().await {
        let (acme, other) = (with_tenant(&world, "acme").await, with_tenant(&world, "other").await);
        let name = "portal.acme.example";
        let value = record(&claim(&world, &acme, "Main", name, false).await);
        let rival = record(&claim(&world, &other, "Main", name, false).await);
        let both = values([&value, &rival]);
        prove(&world, &acme, "Main", name, both.clone()).await.unwrap();
        let body = json!({ "primary_domain": name });
        world
            .ask(&acme, &platform::tenants::update::OPERATION)
            .param("t", "Main")
            .body(body)
            .run()
            .await
            .unwrap();
        let hours = |n: i64| Timestamp::now() + SignedDuration::from_hours(n);
        let one = |outcome| vec![(name.to_owned(), outcome)];
        let (gone, failing) = (values([&rival]), Found::Unknown("a server answered SERVFAIL".to_owned()));

        assert_eq!(look(&world, &gone, hours(1)).await, [], "not due yet");
        assert_eq!(look(&world, &both, hours(25)).await, one(Outcome::Holds));
        assert_eq!(look(&world, &failing, hours(50)).await, one(Outcome::Unknown));
        assert_eq!(shown(&world, &acme, "Main", name).await["status"], "served");
        let lost = hours(52);
        assert_eq!(look(&world, &gone, lost).await, one(Outcome::Quarantined));
        let quarantined = shown(&world, &acme, "Main", name).await;
        assert_eq!(
            (&quarantined["status"], &quarantined["proof"]["record_value"]),
            (&json!("quarantined"), &json!(value))
        );
        assert!(served_by(&world, name).await.is_some(), "it is served still");
        let refused = prove(&world, &other, "Main", name, gone.clone()).await;
        assert_eq!(code(refused).0, Code::DomainInUse, "and nobody else can take it");
        let told = warnings(&world, "owner@acme.example").await;
        let until = told[0].1.unwrap();
        assert_eq!((told.len(), told[0].0.as_str()), (1, name));
        assert_eq!(until.duration_since(lost).as_hours(), 30 * 24);

        // Back again, by the daily look or at once by its owner.
        assert_eq!(look(&world, &both, hours(80)).await, one(Outcome::Restored));
        assert_eq!(shown(&world, &acme, "Main", name).await["quarantined_until"], Value::Null);
        assert_eq!(look(&world, &gone, hours(110)).await, one(Outcome::Quarantined));
        let proved = prove(&world, &acme, "Main", name, both).await.unwrap();
        assert_eq!(
            (&proved.body["status"], &proved.body["domain"]["status"]),
            (&json!("updated"), &json!("served"))
        );

        // Lost for good: not while nobody knows, and not before the thirty days are over.
        assert_eq!(look(&world, &gone, hours(140)).await, one(Outcome::Quarantined));
        assert_eq!(look(&world, &gone, hours(140 + 30 * 24 - 1)).await, one(Outcome::Missing));
        assert_eq!(look(&world, &failing, hours(140 + 30 * 24 + 1)).await, one(Outcome::Unknown));
        assert!(served_by(&world, name).await.is_some());
        assert_eq!(look(&world, &gone, hours(140 + 30 * 24 + 3)).await, one(Outcome::Lost));
        assert_eq!(served_by(&world, name).await, None);
        assert_eq!(shown(&world, &acme, "Main", name).await["status"], "claimed");
        let main = world.ask(&acme, &get::OPERATION).param("t", "Main").run().await.unwrap();
        assert_eq!(main.body["domain"], "acme.localhost", "another served domain is the primary one now");
        assert_eq!(warnings(&world, "owner@acme.example").await[0], (name.to_owned(), None));
        assert_eq!(warnings(&world, "owner@other.example").await, []);
        prove(&world, &other, "Main", name, gone).await.unwrap();
        let told = actions(&world, &acme).await;
        for (action, times) in [("domains:quarantine", 3), ("domains:restore", 1), ("domains:lose", 1)] {
            assert_eq!(told.iter().filter(|a| *a == action).count(), times, "{action}: {told:?}");
        }
    }
}

#[tokio::test]
async fn t1_what_hangs_on_a_proof_above_shares_its_quarantine() {
    for world in World::all().await {
        let acme = with_tenant(&world, "acme").await;
        let parent = record(&claim(&world, &acme, "Main", "acme.example", true).await);
        prove(&world, &acme, "Main", "acme.example", values([&parent])).await.unwrap();
        let below = claim(&world, &acme, "Main", "shop.acme.example", false).await;
        assert_eq!(below["status"], "served");
        let hours = |n: i64| Timestamp::now() + SignedDuration::from_hours(n);
        let both = |one, two| [("acme.example".to_owned(), one), ("shop.acme.example".to_owned(), two)];
        let gone = values([]);
        // The parent is looked at first or second; a day later both are missing.
        look(&world, &gone, hours(25)).await;
        look(&world, &gone, hours(50)).await;
        let (above, below) = (
            shown(&world, &acme, "Main", "acme.example").await,
            shown(&world, &acme, "Main", "shop.acme.example").await,
        );
        assert_eq!(below["status"], "quarantined");
        assert_eq!(below["quarantined_until"], above["quarantined_until"]);
        // A new name below is not served by a proof that is missing.
        assert_eq!(claim(&world, &acme, "Main", "late.acme.example", false).await["status"], "claimed");
        let end = hours(25 + 30 * 24 + 1);
        assert_eq!(look(&world, &gone, end).await, both(Outcome::Lost, Outcome::Lost));
        // One with a record of its own stands for itself.
        let own = record(&shown(&world, &acme, "Main", "shop.acme.example").await);
        prove(&world, &acme, "Main", "acme.example", values([&parent])).await.unwrap();
        assert_eq!(shown(&world, &acme, "Main", "shop.acme.example").await["proved_by"], "parent");
        prove(&world, &acme, "Main", "shop.acme.example", values([&own])).await.unwrap();
        assert_eq!(shown(&world, &acme, "Main", "shop.acme.example").await["proved_by"], "dns");
    }
}
