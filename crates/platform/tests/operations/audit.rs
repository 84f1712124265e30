//! The audit log (Rules S9, A5; SRV-5).

use std::collections::BTreeMap;

use api::{audit_chain, id::AccountId};
use platform::{
    Error, Input, Principal, Request, TargetRef,
    accounts::{self, create, update},
    audit::{export, list},
    limits, roles,
};
use serde_json::{Value, json};
use store::testing::Address;

use crate::common::{Actor, World, reseller};

async fn entries(world: &World, actor: &Actor, on: Option<AccountId>) -> Vec<Value> {
    let mut ask = world.ask(actor, &list::OPERATION);
    if let Some(on) = on {
        ask = ask.on(on);
    }
    ask.run().await.unwrap().body["items"].as_array().unwrap().clone()
}

fn actions(entries: &[Value]) -> Vec<(&str, &str)> {
    let told = entries.iter().map(|e| (e["action"].as_str().unwrap(), e["outcome"].as_str().unwrap()));
    told.collect()
}

/// The export of an account's chain, as the door streams it.
async fn exported(world: &World, actor: &Actor, on: AccountId) -> Vec<String> {
    let request = Request {
        id: "req_export".to_owned(),
        tenant: actor.tenant,
        principal: Principal::User { id: actor.id, sid: actor.sid.clone() },
        acting: None,
        target: TargetRef::Id(on.to_string()),
        idempotency_key: None,
        if_match: None,
        dry_run: false,
        method: "GET".to_owned(),
        path: String::new(),
        body_hash: [0; 32],
        address: None,
        agent: None,
        token_expires_at: jiff::Timestamp::MAX,
    };
    let (settings, asked) = (world.settings.clone(), request.clone());
    let begin = move |tx: &mut store::Tx<'_>| export::begin(tx, &settings, &asked, &Input::default());
    let mut head: export::Export = world.store.read(begin).await.unwrap();
    let mut lines = vec![head.first_line(|text| Ok::<_, Error>(format!("<{text}>"))).unwrap()];
    let mut from = head.header.from;
    loop {
        let (settings, asked, export) = (world.settings.clone(), request.clone(), head.clone());
        let page = move |tx: &mut store::Tx<'_>| export::page(tx, &settings, &asked, &export, from);
        let page: Vec<String> = world.store.read(page).await.unwrap();
        if page.is_empty() {
            return lines;
        }
        from += i64::try_from(page.len()).unwrap();
        lines.extend(page);
    }
}

fn verify(lines: &[String]) -> Result<audit_chain::Summary, audit_chain::Broken> {
    audit_chain::verify(lines, |text, signature| {
        if signature == format!("<{text}>") { Ok(()) } else { Err("another signature".to_owned()) }
    })
}

#[tokio::test]
async fn s9_what_is_done_lies_in_the_chain_of_its_account_and_what_is_refused_in_the_actors() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "o@acme.com" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("o@acme.com").await;
        let rival = world.account(&world.admin, world.master, "rival", json!({})).await;
        world
            .ask(&world.admin, &limits::set::OPERATION)
            .on(acme)
            .body(json!({ "users": 9 }))
            .run()
            .await
            .unwrap();
        world.ask(&owner, &update::OPERATION).body(json!({ "name": "New" })).run().await.unwrap();
        world.ask(&owner, &update::OPERATION).on(rival).body(json!({ "name": "X" })).run().await.unwrap_err();

        let own = entries(&world, &owner, None).await;
        assert_eq!(
            actions(&own),
            [
                ("accounts:update", "refused"),
                ("accounts:update", "done"),
                ("limits:set", "done"),
                ("accounts:create", "done"),
            ]
        );
        // What somebody above did is the provider's, without a name, an address, or a place (Rule A5).
        for entry in &own[2..] {
            assert_eq!(entry["actor"], json!({ "kind": "provider" }));
            assert!(entry.get("address").is_none());
            let text = entry.to_string();
            for hidden in ["admin@", "192.0.2.7", "\"acme\"", "Crontech", &world.master.to_string()] {
                assert!(!text.contains(hidden), "{hidden} in {text}");
            }
        }
        assert_eq!(own[1]["actor"]["name"], "o@acme.com");
        assert_eq!(own[1]["address"], "192.0.2.7");
        assert_eq!(
            (&own[1]["before"]["name"], &own[1]["after"]["name"]),
            (&json!("Account acme"), &json!("New"))
        );
        // The stranger's attempt is nowhere in the rival's chain, and the acting account above knows what it did.
        assert_eq!(actions(&entries(&world, &world.admin, Some(rival)).await), [("accounts:create", "done")]);
        let above = entries(&world, &world.admin, None).await;
        assert_eq!(
            actions(&above),
            // The last is the founding, by the operator's hand.
            [
                ("limits:set", "done"),
                ("accounts:create", "done"),
                ("accounts:create", "done"),
                ("accounts:create", "done"),
            ]
        );
        assert_eq!(above[0]["actor"]["name"], "admin@crontech.localhost");
        assert_eq!(above[2]["after"]["path"], "acme");
    }
}

/// What somebody above does without a change that the account can see of itself is not in its chain, and what is there tells
/// of nothing that is stored but not in effect.
#[tokio::test]
async fn a5_a_chain_tells_of_what_its_account_can_see_alone() {
    for world in World::all().await {
        let door = |name: &str| json!({ "mode": "new", "name": name, "domain": format!("{name}.localhost") });
        let mut body = reseller();
        body["owner"] = json!({ "email": "o@acme.com" });
        body["tenant"] = door("one");
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let acme_owner = world.accept("o@acme.com").await;
        let mut body = reseller();
        body["owner"] = json!({ "email": "o@shop.com" });
        let shop = world.account(&acme_owner, acme, "shop", body).await;
        let owner = world.accept("o@shop.com").await;
        let mut other = reseller();
        other["tenant"] = json!({ "mode": "assigned", "tenant": "one" });
        world.account(&world.admin, world.master, "other", other).await;
        let patch = |actor, body| world.ask(actor, &update::OPERATION).on(shop).body(body).run();
        let role = |operation, on, role: &'static str| {
            world.ask(&world.admin, operation).on(on).param("role", role).run()
        };
        let levels = |on, n: i64| {
            world.ask(&world.admin, &limits::set::OPERATION).on(on).body(json!({ "levels": n })).run()
        };

        // Above, something is lost or made smaller: the account has less in effect than is stored.
        role(&roles::revoke::OPERATION, acme, "subaccount-tenant").await.unwrap();
        levels(acme, 3).await.unwrap();
        let before = exported(&world, &owner, shop).await.len();
        let own =
            || async { world.ask(&owner, &accounts::get::OPERATION).on(shop).run().await.unwrap().body };
        let own_before = own().await;
        let above = entries(&world, &world.admin, None).await.len();

        patch(&acme_owner, json!({ "external_ref": "shop-7" })).await.unwrap();
        // From inherited to assigned: the same tenant, and nobody is signed out.
        patch(&world.admin, json!({ "tenant": { "mode": "assigned", "tenant": "one" } })).await.unwrap();
        levels(shop, 2).await.unwrap();
        role(&roles::revoke::OPERATION, shop, "tenant-admin").await.unwrap();
        assert_eq!(own().await, own_before, "nor does the time of the last change tell");
        let moved = world.ask(&world.admin, &accounts::r#move::OPERATION).on(shop);
        moved.body(json!({ "parent": "other" })).run().await.unwrap();
        assert_eq!(exported(&world, &owner, shop).await.len(), before, "none of it can be seen from within");
        assert_eq!(own().await["updated_at"], own_before["updated_at"]);
        let told = entries(&world, &world.admin, None).await;
        assert_eq!(told.len(), above + 4, "and all of it is recorded above");
        assert_eq!(told[0]["after"], json!({ "parent": { "from": "acme", "to": "other" } }));
        assert_eq!(told[2]["after"], json!({ "levels": 2 }));
        assert_eq!(told[3]["after"]["tenant"]["mode"], "assigned");

        // What can be seen is told as it is seen.
        world
            .ask(&world.admin, &roles::grant::OPERATION)
            .on(shop)
            .param("role", "tenant-admin")
            .run()
            .await
            .unwrap();
        let new = json!({ "tenant": { "mode": "assigned", "tenant": "Crontech" } });
        let seen = patch(&world.admin, new).await.unwrap();
        assert_eq!(seen.body["account"]["tenant"]["mode"], "assigned");
        let own = entries(&world, &world.admin, Some(shop)).await;
        assert_eq!(own[0]["after"]["tenant"]["name"], "Crontech");
        assert_eq!(own[0]["before"]["tenant"]["name"], "one");
        assert!(own[0]["after"]["tenant"].get("mode").is_none(), "{}", own[0]);
        assert!(!own[1]["before"]["roles"].as_array().unwrap().contains(&json!("tenant-admin")));
        assert!(own[1]["after"]["roles"].as_array().unwrap().contains(&json!("tenant-admin")));
    }
}

#[tokio::test]
async fn s9_an_unchanged_or_planned_request_leaves_no_entry() {
    for world in World::all().await {
        let acme = world.account(&world.admin, world.master, "acme", json!({})).await;
        let patch = || world.ask(&world.admin, &update::OPERATION).on(acme);
        patch().body(json!({ "name": "Account acme" })).run().await.unwrap();
        patch().body(json!({ "name": "Other" })).dry_run().run().await.unwrap();
        assert_eq!(entries(&world, &world.admin, Some(acme)).await.len(), 1);
    }
}

#[tokio::test]
async fn s9_an_export_verifies_and_the_childs_keeps_the_actor_above_to_itself() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "o@acme.com" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("o@acme.com").await;
        for n in 0..5 {
            let patch = world.ask(&owner, &update::OPERATION).body(json!({ "name": format!("Name {n}") }));
            patch.run().await.unwrap();
        }
        let lines = exported(&world, &owner, acme).await;
        let summary = verify(&lines).unwrap();
        assert_eq!((summary.entries, summary.head_seq), (6, 6));
        let first: Value = serde_json::from_str(&lines[1]).unwrap();
        assert!(first["disclosed"].get("actor").is_none());
        assert!(first["commitments"].get("actor").is_some());
        assert!(!lines.concat().contains("admin@"));
        let second: Value = serde_json::from_str(&lines[2]).unwrap();
        assert_eq!(second["disclosed"]["actor"]["value"]["name"], "o@acme.com");
        let from_above = exported(&world, &world.admin, acme).await;
        assert_eq!(verify(&from_above).unwrap().entries, 6);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn srv_5_thirty_two_writers_leave_no_gap() {
    for world in World::all().await {
        let mut tasks = Vec::new();
        for n in 0..32 {
            let body = crate::common::account_body(&format!("w-{n}"), json!({}));
            let ask = world.ask(&world.admin, &create::OPERATION).body(body).owned();
            tasks.push(tokio::spawn(async move { ask.run().await.map(drop) }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let lines = exported(&world, &world.admin, world.master).await;
        // And the founding.
        assert_eq!(verify(&lines).unwrap().entries, 33);
    }
}

/// Every row of a chain in a copied store, edited, deleted, swapped with the next, or cut off: each is found, and the
/// entry is named. The header is the one that the genuine store signed.
#[tokio::test]
async fn srv_5_a_touched_row_in_a_copied_store_is_found_and_named() {
    let world = World::all().await.remove(0);
    // After the founding.
    for n in 0..3 {
        world.account(&world.admin, world.master, &format!("a-{n}"), json!({})).await;
    }
    let genuine = exported(&world, &world.admin, world.master).await;
    assert_eq!(verify(&genuine).unwrap().entries, 4);
    let Address::Sqlite(path) = world.test.address() else { panic!("the first engine is SQLite") };
    let tamper = |sql: &str| {
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection.execute_batch(sql).unwrap();
    };
    let save = "CREATE TABLE saved AS SELECT * FROM audit_entries; CREATE TABLE saved_heads AS SELECT * FROM audit_heads;";
    tamper(save);
    let restore = "DELETE FROM audit_entries; INSERT INTO audit_entries SELECT * FROM saved;
        DELETE FROM audit_heads; INSERT INTO audit_heads SELECT * FROM saved_heads;";
    let master = "(SELECT key FROM accounts WHERE parent IS NULL)";
    let mut found = BTreeMap::new();
    for seq in 1..=4 {
        let at = format!("account = {master} AND seq = {seq}");
        let next = seq % 4 + 1;
        let crimes = [
            ("edited", format!("UPDATE audit_entries SET target = 'acc_other' WHERE {at}")),
            ("time", format!("UPDATE audit_entries SET time = time + 1 WHERE {at}")),
            (
                "private",
                format!("UPDATE audit_entries SET private = replace(private, 'done', 'undo') WHERE {at}"),
            ),
            ("deleted", format!("DELETE FROM audit_entries WHERE {at}")),
            (
                "swapped",
                format!(
                    "UPDATE audit_entries SET seq = -1 WHERE {at};
                     UPDATE audit_entries SET seq = {seq} WHERE account = {master} AND seq = {next};
                     UPDATE audit_entries SET seq = {next} WHERE account = {master} AND seq = -1;"
                ),
            ),
            ("truncated", format!("DELETE FROM audit_entries WHERE account = {master} AND seq >= {seq}")),
        ];
        for (crime, sql) in crimes {
            tamper(&sql);
            let mut lines = exported(&world, &world.admin, world.master).await;
            lines[0].clone_from(&genuine[0]);
            let broken = verify(&lines).expect_err(&format!("{crime} at {seq}"));
            assert!(broken.seq.is_some(), "{crime} at {seq}: {broken:?}");
            found.insert((crime, seq), broken.seq);
            tamper(restore);
        }
        assert_eq!(found[&("edited", seq)], Some(seq));
        assert_eq!(found[&("deleted", seq)], Some(seq));
        assert_eq!(found[&("truncated", seq)], Some(seq));
    }
    assert!(verify(&exported(&world, &world.admin, world.master).await).is_ok());
}
