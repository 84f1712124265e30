//! Tenants and their domains.

use api::{
    id::SessionId,
    problem::{Code, Problem},
};
use jiff::SignedDuration;
use platform::{
    domains::{add, approve, list as domain_list, remove},
    tenants::{create, get, list, update},
};
use serde_json::{Value, json};
use store::{
    keys::TenantKey,
    scope::SystemScope,
    tables::{
        browser_sessions::{self, NewBrowserSession},
        sessions, users,
    },
};

use crate::common::{Actor, World, reseller, write};

fn code(refused: Result<platform::Answer, Problem>) -> Code {
    let problem = refused.map(|answer| answer.body).expect_err("a refusal");
    problem.known_code().expect("a known code")
}

/// A reseller below the master account, with its owner at the master tenant's door.
async fn with_reseller(world: &World, slug: &str) -> (api::id::AccountId, Actor) {
    let email = format!("owner@{slug}.example");
    let mut body = reseller();
    body["owner"] = json!({ "email": email });
    let account = world.account(&world.admin, world.master, slug, body).await;
    (account, world.accept(&email).await)
}

async fn tenant(world: &World, actor: &Actor, name: &str, domain: &str) -> Value {
    let ask = world.ask(actor, &create::OPERATION).body(json!({ "name": name, "domain": domain }));
    ask.run().await.unwrap().body["tenant"].clone()
}

#[tokio::test]
async fn t1_a_label_under_the_suffix_is_served_at_once_and_for_one_tenant_alone() {
    for world in World::all().await {
        let (_, owner) = with_reseller(&world, "acme").await;
        let made = tenant(&world, &owner, "Acme", "ACME.LocalHost").await;
        assert_eq!(made["domain"], "acme.localhost", "names are normalised");
        assert_eq!(made["owner"], ".");
        assert_ne!(world.door("acme.localhost").await, owner.tenant);

        let (_, other) = with_reseller(&world, "other").await;
        let taken = |domain: &str| {
            let body = json!({ "name": "Mine", "domain": domain });
            world.ask(&other, &create::OPERATION).body(body).run()
        };
        let by_a_neighbour = taken("acme.localhost").await.unwrap_err();
        assert_eq!(by_a_neighbour.known_code(), Some(Code::DomainInUse));
        // The platform's own name is told alike: whoever serves it.
        let by_the_platform = taken("localhost").await.unwrap_err();
        assert_eq!(by_the_platform.detail, by_a_neighbour.detail.replace("acme.localhost", "localhost"));
        // Nothing of the refused tenant was kept.
        let left = world.ask(&other, &list::OPERATION).run().await.unwrap();
        assert_eq!(left.body["items"], json!([]));
    }
}

#[tokio::test]
async fn t1_any_number_of_accounts_claims_a_domain_and_gets_the_same_answer() {
    for world in World::all().await {
        let mut answers = Vec::new();
        for slug in ["one", "two", "three"] {
            let (_, owner) = with_reseller(&world, slug).await;
            tenant(&world, &owner, "Loja", &format!("{slug}.localhost")).await;
            if slug == "three" {
                // By now another's claim is served.
                approve_claim(&world, "loja.example.com.br", &answers[0]).await.unwrap();
            }
            let ask = world.ask(&owner, &add::OPERATION).param("t", "Loja");
            let answer = ask.body(json!({ "name": "loja.example.com.br" })).run().await.unwrap();
            let found = world.ask(&owner, &get::OPERATION).param("t", "Loja").run().await.unwrap();
            answers.push(
                json!({ "id": found.body["id"], "domain": answer.body["domain"], "status": answer.status }),
            );
        }
        for answer in &mut answers {
            assert_eq!(answer["status"], 201);
            assert_eq!(answer["domain"]["status"], "claimed");
            assert_eq!(answer["domain"]["primary"], false);
            let proof = answer["domain"]["proof"].take();
            assert_eq!(proof["record_name"], "_domain-verification.loja.example.com.br");
            let value = proof["record_value"].as_str().unwrap();
            assert_eq!(value.len(), "domain-verification=".len() + 32, "{value}");
            for field in ["id", "created_at"] {
                answer["domain"][field].take();
            }
            answer["id"].take();
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[1], answers[2]);
    }
}

async fn approve_claim(world: &World, name: &str, claim: &Value) -> Result<bool, Code> {
    let (name, tenant) = (name.parse().unwrap(), claim["id"].as_str().map(|id| id.parse().unwrap()));
    let done = write(&world.store, move |tx| approve(tx, &SystemScope::for_job(), &name, tenant)).await;
    done.map(|approved| !approved.unchanged).map_err(|e| e.code().expect("a refusal"))
}

#[tokio::test]
async fn t1_the_operators_hand_serves_one_claim_and_its_invitations_go_out() {
    for world in World::all().await {
        let (acme, owner) = with_reseller(&world, "acme").await;
        let made = tenant(&world, &owner, "Acme", "portal.acme.example").await;
        assert_eq!(made["domain"], Value::Null, "a claim is not served");
        let customer = json!({
            "owner": { "email": "dona@customer.example" },
            "tenant": { "mode": "assigned", "tenant": "Acme" },
        });
        world.account(&owner, acme, "customer", customer).await;
        let due = async || {
            let settings = std::sync::Arc::clone(&world.settings);
            let due = write(&world.store, move |tx| {
                platform::outbox::due(tx, &settings, &SystemScope::for_job(), 100)
            });
            let all = due.await.unwrap();
            all.into_iter().find(|m| m.recipient == "dona@customer.example").map(|m| m.domain)
        };
        assert_eq!(due().await, None, "it waits until the tenant has a served domain");

        let name = "portal.acme.example";
        assert_eq!(approve_claim(&world, name, &json!({})).await, Ok(true));
        assert_eq!(approve_claim(&world, name, &json!({})).await, Ok(false), "a second time changes nothing");
        assert_eq!(due().await, Some(Some(name.to_owned())));
        world.door(name).await;
        let shown = world.ask(&owner, &get::OPERATION).param("t", "Acme").run().await.unwrap();
        assert_eq!(shown.body["domain"], name);

        assert_eq!(approve_claim(&world, "unheard.example", &json!({})).await, Err(Code::DomainNotFound));
        let (_, other) = with_reseller(&world, "other").await;
        let late = tenant(&world, &other, "Late", name).await;
        assert_eq!(approve_claim(&world, name, &json!({})).await, Err(Code::StateConflict), "two claim it");
        assert_eq!(approve_claim(&world, name, &late).await, Err(Code::DomainInUse));

        let audit =
            world.ask(&owner, &platform::audit::list::OPERATION).query("filter", "action:domains:approve");
        let audit = audit.run().await;
        let entries = match audit {
            Ok(answer) => answer.body["items"].clone(),
            Err(_) => {
                let all =
                    world.ask(&owner, &platform::audit::list::OPERATION).query("limit", "500").run().await;
                all.unwrap().body["items"].clone()
            }
        };
        let entry = entries.as_array().unwrap().iter().find(|e| e["action"] == "domains:approve").unwrap();
        assert_eq!(entry["actor"]["kind"], "provider", "the operator stands above");
    }
}

#[tokio::test]
async fn t1_a_tenant_keeps_a_primary_domain() {
    for world in World::all().await {
        let (_, owner) = with_reseller(&world, "acme").await;
        tenant(&world, &owner, "Acme", "acme.localhost").await;
        let remove =
            |name: &str| world.ask(&owner, &remove::OPERATION).param("t", "Acme").param("d", name).run();
        assert_eq!(code(remove("acme.localhost").await), Code::TenantInUse);
        for name in ["new.localhost", "claimed.example"] {
            let ask = world.ask(&owner, &add::OPERATION).param("t", "Acme").body(json!({ "name": name }));
            assert_eq!(ask.run().await.unwrap().body["status"], "created");
        }
        let again = world.ask(&owner, &add::OPERATION).param("t", "Acme");
        let again = again.body(json!({ "name": "new.localhost" })).run().await.unwrap();
        assert_eq!(again.body["status"], "unchanged");
        let primary = |name: &str| {
            let body = json!({ "primary_domain": name });
            world.ask(&owner, &update::OPERATION).param("t", "Acme").body(body).run()
        };
        assert_eq!(code(primary("claimed.example").await), Code::StateConflict);
        assert_eq!(code(primary("absent.example").await), Code::Invalid);
        assert_eq!(primary("new.localhost").await.unwrap().body["tenant"]["domain"], "new.localhost");
        assert_eq!(remove("acme.localhost").await.unwrap().body["status"], "deleted");
        let host =
            world.store.read(|tx| store::tables::domains::at_door(tx, "acme.localhost")).await.unwrap();
        assert_eq!(host, None, "the door is closed at once");
        let left = world.ask(&owner, &domain_list::OPERATION).param("t", "Acme").run().await.unwrap();
        let names: Vec<_> =
            left.body["items"].as_array().unwrap().iter().map(|d| d["name"].clone()).collect();
        assert_eq!(names, ["claimed.example", "new.localhost"]);
    }
}

#[tokio::test]
async fn t2_only_an_account_with_the_role_owns_tenants() {
    for world in World::all().await {
        let plain = json!({ "owner": { "email": "o@plain.example" }, "roles": ["user-admin"] });
        let account = world.account(&world.admin, world.master, "plain", plain).await;
        let owner = world.accept("o@plain.example").await;
        let body = json!({ "name": "Mine", "domain": "mine.localhost" });
        let by_itself = world.ask(&owner, &create::OPERATION).body(body.clone()).run().await;
        assert_eq!(code(by_itself), Code::RoleMissing);
        let from_above = world.ask(&world.admin, &create::OPERATION).on(account).body(body).run().await;
        assert_eq!(code(from_above), Code::RoleNotGrantable);
    }
}

#[tokio::test]
async fn a11_an_equal_tenant_is_unchanged_and_another_a_conflict_that_names_the_fields() {
    for world in World::all().await {
        let (_, owner) = with_reseller(&world, "acme").await;
        let body = json!({ "name": "Acme", "domain": "acme.localhost", "external_ref": "t-1",
            "brand": { "color": "#336699" } });
        let ask = |body: Value| world.ask(&owner, &create::OPERATION).body(body).run();
        let first = ask(body.clone()).await.unwrap();
        assert_eq!((first.status, &first.body["status"]), (201, &json!("created")));
        let second = ask(body.clone()).await.unwrap();
        assert_eq!((second.status, &second.body["status"]), (200, &json!("unchanged")));
        assert_eq!(first.body["tenant"], second.body["tenant"]);
        // What is not given is not compared.
        let less = ask(json!({ "name": "Acme", "domain": "acme.localhost" })).await.unwrap();
        assert_eq!(less.body["status"], "unchanged");

        let mut other = body.clone();
        other["brand"]["color"] = json!("#000000");
        other["domain"] = json!("acme2.localhost");
        let refused = ask(other).await.unwrap_err();
        assert_eq!(refused.known_code(), Some(Code::ExternalRefConflict));
        let pointers: Vec<_> = refused.errors.iter().map(|e| e.pointer.as_str()).collect();
        assert_eq!(pointers, ["/domain", "/brand/color"]);
        let by_name = ask(json!({ "name": "Acme", "domain": "acme3.localhost" })).await.unwrap_err();
        assert_eq!(by_name.known_code(), Some(Code::NameTaken));
    }
}

#[tokio::test]
async fn s2_a_foreign_tenant_answers_as_one_that_never_was() {
    for world in World::all().await {
        let (_, acme) = with_reseller(&world, "acme").await;
        let made = tenant(&world, &acme, "Acme", "acme.localhost").await;
        let real = made["id"].as_str().unwrap();
        let random = api::id::TenantId::from_bytes([5; 16]).to_string();
        let (_, other) = with_reseller(&world, "other").await;
        for operation in [&get::OPERATION, &update::OPERATION, &domain_list::OPERATION, &add::OPERATION] {
            let mut told = Vec::new();
            for id in [real, &random] {
                let ask = world.ask(&other, operation).param("t", id).body(json!({ "name": "x.localhost" }));
                let problem = ask.run().await.unwrap_err();
                told.push(serde_json::to_string(&problem).unwrap().replace(id, "ID"));
            }
            assert_eq!(told[0], told[1], "{}", operation.name);
            assert!(told[0].contains("tenant_not_found"), "{}", told[0]);
        }
    }
}

#[tokio::test]
async fn g5_lists_of_what_lies_inside_accounts_below_need_the_subtree() {
    for world in World::all().await {
        let (acme, owner) = with_reseller(&world, "acme").await;
        tenant(&world, &owner, "Acme", "acme.localhost").await;
        let names = async |actor: &Actor, scope: &str| {
            let ask = world.ask(actor, &list::OPERATION).query("scope", scope);
            ask.run().await.map(|a| {
                let items = a.body["items"].as_array().unwrap().clone();
                items.iter().map(|t| format!("{}:{}", t["owner"], t["name"])).collect::<Vec<_>>()
            })
        };
        assert_eq!(names(&world.admin, "account").await.unwrap(), ["\".\":\"Crontech\""]);
        assert_eq!(names(&world.admin, "children").await.unwrap(), ["\"acme\":\"Acme\""]);
        assert_eq!(
            names(&world.admin, "subtree").await.unwrap(),
            ["\"acme\":\"Acme\"", "\".\":\"Crontech\""]
        );
        let invite = world.ask(&owner, &platform::users::invite::OPERATION).on(acme);
        let groups = json!([{ "group": "viewer", "reach": "account" }]);
        invite.body(json!({ "email": "v@acme.example", "groups": groups })).run().await.unwrap();
        let viewer = world.accept("v@acme.example").await;
        assert_eq!(names(&viewer, "account").await.unwrap(), ["\".\":\"Acme\""]);
        for scope in ["children", "subtree"] {
            let refused = names(&viewer, scope).await.unwrap_err();
            assert_eq!(refused.known_code(), Some(Code::Forbidden));
        }
    }
}

#[tokio::test]
async fn t1_where_the_platform_gives_the_labels_a_tenant_has_one_at_once() {
    for mut world in World::all().await {
        let (_, owner) = with_reseller(&world, "acme").await;
        world.settings = std::sync::Arc::new(platform::Settings {
            master_key: store::seal::MasterKey::from_bytes(&[9; 32]),
            suffixes: vec!["sites.example".to_owned()],
            chosen_labels: false,
            origin: platform::OriginForm::Https(443),
            door_target: None,
        });
        let made = tenant(&world, &owner, "Acme", "portal.acme.example").await;
        let label = made["domain"].as_str().unwrap();
        assert!(label.ends_with(".sites.example"), "{label}");
        world.door(label).await;
        let domains = world.ask(&owner, &domain_list::OPERATION).param("t", "Acme").run().await.unwrap();
        let claim =
            domains.body["items"].as_array().unwrap().iter().find(|d| d["name"] == "portal.acme.example");
        assert_eq!(claim.unwrap()["status"], "claimed");
        let body = json!({ "name": "Mine", "domain": "mine.sites.example" });
        let chosen = world.ask(&owner, &create::OPERATION).body(body).run().await.unwrap_err();
        assert_eq!((chosen.known_code(), chosen.errors[0].code.as_str()), (Some(Code::Invalid), "reserved"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn t1_of_many_who_ask_for_a_label_at_once_one_gets_it() {
    for world in World::all().await {
        let mut asks = tokio::task::JoinSet::new();
        for i in 0..8 {
            let (_, owner) = with_reseller(&world, &format!("r{i}")).await;
            let body = json!({ "name": "Mine", "domain": "wanted.localhost" });
            let ask = world.ask(&owner, &create::OPERATION).body(body);
            asks.spawn(detached(ask));
        }
        let results = asks.join_all().await;
        let (got, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
        assert_eq!(got.len(), 1);
        assert!(refused.into_iter().all(|r| r == Err("domain_in_use".to_owned())));
    }
}

/// A browser in which the person is signed in at a tenant: the hash of its cookie.
async fn browser(world: &World, actor: &Actor, tenant: TenantKey) -> [u8; 32] {
    let (user, hash) = (actor.user, store::token::hash(&format!("cookie-{}", crate::common::unique())));
    write(&world.store, move |tx| {
        let person = users::by_key(tx, user)?.expect("a person").person();
        let session = NewBrowserSession {
            id: SessionId::from_bytes(tx.random()),
            hash: &hash,
            tenant,
            amr: "pwd",
            expires_at: tx.now() + SignedDuration::from_hours(1),
            address: None,
            agent: None,
        };
        Ok(browser_sessions::insert(tx, &person, &session)?)
    })
    .await
    .unwrap();
    hash
}

#[tokio::test]
async fn t3_a_changed_tenant_ends_the_members_sessions_at_the_old_door_alone() {
    use platform::accounts::update;
    for world in World::all().await {
        let master = world.admin.tenant;
        let (acme, owner) = with_reseller(&world, "acme").await;
        let (_, neighbour) = with_reseller(&world, "neighbour").await;
        let served = json!({ "tenant": { "mode": "new", "name": "Other", "domain": "other.localhost" } });
        world.account(&world.admin, world.master, "other", served).await;
        let other = world.door("other.localhost").await;
        let below =
            world.account(&owner, acme, "store", json!({ "owner": { "email": "store@x.example" } })).await;
        let deep = world.accept("store@x.example").await;
        let elsewhere = world.sign_in("owner@acme.example", other).await;
        let ended = [browser(&world, &owner, master).await, browser(&world, &deep, master).await];
        let lasting = [
            (browser(&world, &owner, other).await, other),
            (browser(&world, &neighbour, master).await, master),
        ];

        let choice = json!({ "tenant": { "mode": "new", "name": "Acme", "domain": "acme.localhost" } });
        let change = || world.ask(&world.admin, &update::OPERATION).on(acme).body(choice.clone());
        change().dry_run().run().await.unwrap();
        let (before, sid) = (ended[0], owner.sid.clone());
        let still = write(&world.store, move |tx| {
            let session = sessions::by_sid(tx, &sid)?.expect("a session");
            Ok((browser_sessions::by_hash(tx, &before, master)?.is_some(), session.ended_at))
        });
        assert_eq!(still.await.unwrap(), (true, None), "a dry run ends nothing");
        change().run().await.unwrap();

        let sids = [&owner, &deep, &neighbour, &world.admin, &elsewhere].map(|actor| actor.sid.clone());
        let (over, browsers, left) = write(&world.store, move |tx| {
            let mut over = Vec::new();
            for sid in &sids {
                over.push(sessions::by_sid(tx, sid)?.expect("a session").ended_at.is_some());
            }
            let mut browsers = Vec::new();
            for hash in &ended {
                browsers.push(browser_sessions::by_hash(tx, hash, master)?.is_some());
            }
            let mut left = Vec::new();
            for (hash, tenant) in &lasting {
                left.push(browser_sessions::by_hash(tx, hash, *tenant)?.is_some());
            }
            Ok((over, browsers, left))
        })
        .await
        .unwrap();
        assert_eq!(
            over,
            [true, true, false, false, false],
            "of the account and what follows it, at the old door"
        );
        assert_eq!((browsers, left), (vec![false, false], vec![true, true]));
        let refused =
            world.ask(&owner, &platform::accounts::get::OPERATION).on(below).run().await.unwrap_err();
        assert_eq!(refused.known_code(), Some(Code::Unauthenticated));
    }
}

#[tokio::test]
async fn t1_an_account_without_a_door_is_made_and_told_of() {
    use platform::accounts;
    for world in World::all().await {
        let told = |body: &Value| body["warnings"][0]["code"].clone();
        let (acme, owner) = with_reseller(&world, "acme").await;
        let claimed = json!({ "tenant": { "mode": "new", "name": "Claimed", "domain": "app.shop.example" } });
        let served = json!({ "tenant": { "mode": "new", "name": "Served", "domain": "shop.localhost" } });
        let made = world.create(&owner, acme, "claimed", claimed.clone()).await.unwrap();
        assert_eq!((made.status, told(&made.body)), (201, json!("tenant_not_served")));
        let detail = made.body["warnings"][0]["detail"].as_str().unwrap();
        assert!(detail.contains("`Claimed`"), "{detail}");
        assert!(made.body["warnings"][0]["hint"].as_str().unwrap().contains("cron tenants domains list"));
        let made = world.create(&owner, acme, "served", served.clone()).await.unwrap();
        assert_eq!(made.body.get("warnings"), None);
        // Assigned later, also in vain.
        let id = made.body["account"]["id"].as_str().unwrap().to_owned();
        let assign = |name: &str| {
            let body = json!({ "tenant": { "mode": "assigned", "tenant": name } });
            world.ask(&owner, &accounts::update::OPERATION).on_text(&id).body(body).run()
        };
        for status in ["updated", "unchanged"] {
            let answer = assign("Claimed").await.unwrap().body;
            assert_eq!((&answer["status"], told(&answer)), (&json!(status), json!("tenant_not_served")));
        }
        assert_eq!(told(&assign("Served").await.unwrap().body), Value::Null);
        assign("Claimed").await.unwrap();
        let renamed =
            world.ask(&owner, &accounts::update::OPERATION).on_text(&id).body(json!({ "name": "Shop" }));
        assert_eq!(
            told(&renamed.run().await.unwrap().body),
            Value::Null,
            "only who asks for a tenant is told"
        );
        // The same in a batch, item by item.
        let item = |slug: &str, more: Value| json!({ "key": slug, "account": crate::common::account_body(slug, more) });
        let items = json!({ "items": [item("one", claimed), item("two", served), item("three", json!({}))] });
        let batch = world.ask(&owner, &accounts::batch::OPERATION).body(items).run().await.unwrap().body;
        let codes: Vec<Value> = (0..3).map(|at| told(&batch["results"][at])).collect();
        assert_eq!(codes, [json!("tenant_not_served"), Value::Null, Value::Null], "{batch}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a11_many_equal_tenants_at_once_are_one() {
    for world in World::all().await {
        let (_, owner) = with_reseller(&world, "acme").await;
        let mut asks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let body = json!({ "name": "Acme", "domain": "acme.localhost" });
            asks.spawn(detached(world.ask(&owner, &create::OPERATION).body(body)));
        }
        let mut results = asks.join_all().await;
        results.sort();
        let mut wanted = vec![Ok("unchanged".to_owned()); 7];
        wanted.insert(0, Ok("created".to_owned()));
        assert_eq!(results, wanted);
    }
}

/// The status of the answer, or the code of the refusal.
fn detached(ask: crate::common::Ask<'_>) -> impl Future<Output = Result<String, String>> + Send + 'static {
    let ask = ask.owned();
    async move {
        let answer = ask.run().await.map_err(|problem| problem.code)?;
        Ok(answer.body["status"].as_str().unwrap().to_owned())
    }
}
