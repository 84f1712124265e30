//! Accounts (Rules A1–A6, A9–A11, T3).

use api::problem::Code;
use platform::accounts::{batch, create, get, list, update};
use serde_json::{Value, json};

use crate::common::{World, account_body, reseller};

#[tokio::test]
async fn a1_a_new_account_lies_below_the_acting_one_or_below_that() {
    for world in World::all().await {
        let acme = world.account(&world.admin, world.master, "acme", reseller()).await;
        let store = world.account(&world.admin, acme, "store", json!({})).await;
        let seen = world.ask(&world.admin, &get::OPERATION).on(store).run().await.unwrap().body;
        assert_eq!((&seen["path"], &seen["parent"]), (&json!("acme/store"), &json!("acme")));
        let root = world.ask(&world.admin, &get::OPERATION).run().await.unwrap().body;
        assert_eq!((&root["name"], &root["below"]), (&json!("Crontech"), &json!(2)));
    }
}

#[tokio::test]
async fn a2_the_owner_is_invited_and_the_answer_does_not_tell_who_exists() {
    for world in World::all().await {
        let with = |email: &str| json!({ "owner": { "email": email, "name": "Ana" } });
        let new = world.create(&world.admin, world.master, "a", with("nobody@example.com")).await.unwrap();
        world.accept("nobody@example.com").await;
        let known = world.create(&world.admin, world.master, "b", with("nobody@example.com")).await.unwrap();
        for answer in [&new, &known] {
            assert_eq!(answer.status, 201);
            let owner = &answer.body["account"]["owner"];
            assert_eq!(
                (&owner["email"], &owner["status"]),
                (&json!("nobody@example.com"), &json!("invited"))
            );
            assert!(owner.get("user").is_none());
        }
        let seen = world.ask(&world.admin, &list::OPERATION).query("filter", "owner:Nobody@example.com");
        let items = seen.run().await.unwrap().body["items"].as_array().unwrap().clone();
        let states: Vec<_> = items.iter().map(|i| i["owner"]["status"].as_str().unwrap()).collect();
        assert_eq!(states, ["active", "invited"]);
    }
}

#[tokio::test]
async fn a3_an_account_changes_its_own_data_and_nothing_that_is_its_parents() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "own@acme.com" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("own@acme.com").await;
        let patch = |body: Value| world.ask(&owner, &update::OPERATION).body(body);
        let changed =
            patch(json!({ "name": "Acme SA", "tax_id": "12.ABC.345/01DE-35" })).run().await.unwrap();
        assert_eq!(changed.body["status"], "updated");
        assert_eq!(changed.body["account"]["tax_id"], "12.ABC.345/01DE-35");
        for refused in [
            json!({ "labels": { "segment": "gold" } }),
            json!({ "tenant": { "mode": "inherited" } }),
            json!({ "external_ref": "x" }),
        ] {
            let problem = patch(refused.clone()).run().await.unwrap_err();
            assert_eq!(problem.known_code(), Some(Code::OwnAccount), "{refused}");
        }
        for (operation, role) in [
            (&platform::roles::grant::OPERATION, "user-admin"),
            (&platform::roles::revoke::OPERATION, "user-admin"),
        ] {
            let problem = world.ask(&owner, operation).param("role", role).run().await.unwrap_err();
            assert_eq!(problem.known_code(), Some(Code::OwnAccount));
        }
        let limits = world.ask(&owner, &platform::limits::set::OPERATION).body(json!({ "users": 5 }));
        assert_eq!(limits.run().await.unwrap_err().known_code(), Some(Code::OwnAccount));
        // An ancestor may all of it; the reference only as the direct parent.
        let above = world.ask(&world.admin, &update::OPERATION).on(acme);
        let body = json!({ "labels": { "segment": "gold" }, "external_ref": "r1" });
        above.body(body).run().await.unwrap();
        let store = world.account(&owner, acme, "store", json!({})).await;
        let above = world.ask(&world.admin, &update::OPERATION).acting(world.master).on(store);
        let problem = above.body(json!({ "external_ref": "r2" })).run().await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::Forbidden));
    }
}

#[tokio::test]
async fn a5_an_account_does_not_know_its_labels_and_nothing_of_it_changes_with_them() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "own@acme.com" });
        body["labels"] = json!({ "risk": "bad payer" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("own@acme.com").await;
        let own = || world.ask(&owner, &get::OPERATION).run();
        let before = own().await.unwrap();
        let labels = json!({ "labels": { "risk": "worse payer", "segment": "payer" } });
        let above =
            world.ask(&world.admin, &update::OPERATION).on(acme).body(labels.clone()).run().await.unwrap();
        assert_eq!(above.body["status"], "updated");
        assert_eq!(above.body["account"]["labels"], labels["labels"]);
        let after = own().await.unwrap();
        assert_eq!((&after.body, &after.etag), (&before.body, &before.etag));
        let heard = world.ask(&owner, &platform::audit::list::OPERATION).run().await.unwrap();
        let told = [after.body.text().into_owned(), heard.body.text().into_owned()];
        assert!(told.iter().all(|text| !text.contains("payer") && !text.contains("label")), "{told:?}");
        // Above it they are on record.
        let chain = world.ask(&world.admin, &platform::audit::list::OPERATION).run().await.unwrap();
        assert!(chain.body.text().contains("worse payer"), "{}", chain.body.text());
        let again = world.ask(&world.admin, &update::OPERATION).on(acme).body(labels).run().await.unwrap();
        assert_eq!(again.body["status"], "unchanged");
    }
}

#[tokio::test]
async fn a10_levels_are_the_lesser_of_eight_and_the_parents_less_one() {
    for world in World::all().await {
        let a = world.account(&world.admin, world.master, "a", reseller()).await;
        let seen = world.ask(&world.admin, &get::OPERATION).on(a).run().await.unwrap().body;
        assert_eq!(seen["levels"], 8);
        let mut body = reseller();
        body["levels"] = json!(1);
        let b = world.account(&world.admin, a, "b", body).await;
        let mut body = reseller();
        body["levels"] = json!(1);
        let too_many = world.create(&world.admin, b, "c", body).await.unwrap_err();
        assert_eq!(too_many.errors[0].pointer, "/levels");
        let c = world.account(&world.admin, b, "c", reseller()).await;
        let none_left = world.create(&world.admin, c, "d", json!({})).await.unwrap_err();
        assert_eq!(none_left.known_code(), Some(Code::LimitReached));
    }
}

#[tokio::test]
async fn a11_the_same_reference_with_equal_content_is_unchanged_and_else_a_conflict() {
    for world in World::all().await {
        let body = account_body(
            "acme",
            json!({
                "external_ref": "crm-1", "owner": { "email": "Ana@Example.com" }, "roles": ["user-admin"],
                "limits": { "users": 10 }, "labels": { "segment": "gold" }, "tax_id": "12ABC34501DE35",
                "tenant": { "mode": "new", "name": "acme", "domain": "acme.localhost", "color": "#123456" },
            }),
        );
        let ask = |body: Value| world.ask(&world.admin, &create::OPERATION).on(world.master).body(body);
        let first = ask(body.clone()).run().await.unwrap();
        assert_eq!(first.status, 201);
        let again = ask(body.clone()).run().await.unwrap();
        assert_eq!((again.status, &again.body["status"]), (200, &json!("unchanged")));
        assert_eq!(again.body["account"], first.body["account"]);
        for (field, value, pointer) in [
            ("name", json!("Other"), "/name"),
            ("roles", json!(["tenant-admin"]), "/roles"),
            ("limits", json!({ "users": 11 }), "/limits/users"),
            ("labels", json!({ "segment": "tin" }), "/labels/segment"),
            ("owner", json!({ "email": "bia@example.com" }), "/owner/email"),
            ("tenant", json!({ "mode": "inherited" }), "/tenant"),
        ] {
            let mut other = body.clone();
            other[field] = value;
            let problem = ask(other).run().await.unwrap_err();
            assert_eq!(problem.known_code(), Some(Code::ExternalRefConflict), "{field}");
            assert_eq!(problem.errors.iter().map(|e| e.pointer.as_str()).collect::<Vec<_>>(), [pointer]);
        }
        // What is not given is not compared.
        let mut less = body.clone();
        less.as_object_mut().unwrap().remove("limits");
        assert_eq!(ask(less).run().await.unwrap().body["status"], "unchanged");
        // Another slug of the same name is another account's.
        let taken = ask(account_body("acme", json!({}))).run().await.unwrap_err();
        assert_eq!(taken.known_code(), Some(Code::SlugTaken));
    }
}

#[tokio::test]
async fn a9_every_fault_of_a_request_is_told_at_once() {
    for world in World::all().await {
        let body = json!({
            "slug": "Ac me", "name": "", "tax_id": "12.345.678/0001-00", "owner": { "email": "x" },
            "labels": { "Bad Key": "v" },
        });
        let problem = world.ask(&world.admin, &create::OPERATION).body(body).run().await.unwrap_err();
        let pointers: Vec<_> = problem.errors.iter().map(|e| e.pointer.as_str()).collect();
        assert_eq!(pointers, ["/slug", "/name", "/tax_id", "/owner/email", "/labels/Bad Key"]);
        let unknown = json!({ "slug": "a", "name": "A", "owner": { "email": "a@b.co" }, "parent": "x" });
        let problem = world.ask(&world.admin, &create::OPERATION).body(unknown).run().await.unwrap_err();
        assert_eq!(problem.errors[0].code, "unknown_field");
        let missing = json!({ "slug": "a", "name": "A", "owner": {} });
        let problem = world.ask(&world.admin, &create::OPERATION).body(missing).run().await.unwrap_err();
        assert_eq!(
            (problem.errors[0].pointer.as_str(), problem.errors[0].code.as_str()),
            ("/owner/email", "missing")
        );
    }
}

#[tokio::test]
async fn t3_an_assigned_tenant_is_owned_between_the_acting_account_and_the_new_one() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "own@acme.com" });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("own@acme.com").await;
        let new = json!({ "tenant": { "mode": "new", "name": "brand", "domain": "brand.localhost" } });
        let first = world.create(&owner, acme, "one", new).await.unwrap().body;
        let tenant = first["account"]["tenant"].clone();
        assert_eq!((&tenant["domain"], &tenant["mode"]), (&json!("brand.localhost"), &json!("assigned")));
        for named in [tenant["id"].clone(), json!("brand")] {
            let slug = if named == "brand" { "two" } else { "three" };
            let choice = json!({ "tenant": { "mode": "assigned", "tenant": named } });
            let made = world.create(&owner, acme, slug, choice).await.unwrap().body;
            assert_eq!(made["account"]["tenant"]["id"], tenant["id"]);
        }
        // The master's own tenant lies above the one that acts.
        let choice = json!({ "tenant": { "mode": "assigned", "tenant": "Crontech" } });
        let problem = world.create(&owner, acme, "four", choice).await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::TenantNotFound));
        let inherited = world.create(&owner, acme, "five", json!({})).await.unwrap().body;
        assert_eq!(inherited["account"]["tenant"]["mode"], "inherited");
    }
}

#[tokio::test]
async fn lists_are_stable_over_pages_and_filters_in_one_grammar() {
    for world in World::all().await {
        let acme = world.account(&world.admin, world.master, "acme", reseller()).await;
        for n in 0..7 {
            let labels = json!({ "labels": { "side": if n % 2 == 0 { "even" } else { "odd" } } });
            world.account(&world.admin, acme, &format!("store-{n}"), labels).await;
        }
        let zebra = world.account(&world.admin, world.master, "zebra", json!({})).await;
        let mut paths: Vec<String> = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let mut ask =
                world.ask(&world.admin, &list::OPERATION).query("scope", "subtree").query("limit", "3");
            if let Some(cursor) = &cursor {
                ask = ask.query("cursor", cursor);
            }
            let page = ask.run().await.unwrap().body;
            paths.extend(
                page["items"].as_array().unwrap().iter().map(|i| i["path"].as_str().unwrap().to_owned()),
            );
            cursor = page["next_cursor"].as_str().map(str::to_owned);
            assert_eq!(page["complete"], cursor.is_none());
            if cursor.is_none() {
                break;
            }
        }
        let mut expected = vec!["acme".to_owned()];
        expected.extend((0..7).map(|n| format!("acme/store-{n}")));
        expected.push("zebra".to_owned());
        assert_eq!(paths, expected);
        let found = |filter: &'static str| {
            let ask = world.ask(&world.admin, &list::OPERATION).query("scope", "subtree");
            let ask = ask.query("filter", filter);
            async { ask.run().await.map(|a| a.body["items"].as_array().unwrap().len()) }
        };
        assert_eq!(found("label.side:even").await, Ok(4));
        assert_eq!(found("-label.side:even").await, Ok(5));
        assert_eq!(found("slug:(zebra|store-1)").await, Ok(2));
        assert_eq!(found("status:active \"Account store\"").await, Ok(7));
        assert_eq!(found("status:suspended").await, Ok(0));
        assert_eq!(found("tenant:Crontech").await, Ok(9));
        assert_eq!(found("created_at>2020-01-01").await, Ok(9));
        let unknown = found("colour:red").await.unwrap_err();
        assert_eq!(unknown.errors[0].code, "unknown_field");
        assert!(unknown.detail.contains("external_ref"), "{}", unknown.detail);
        let row = world.ask(&world.admin, &list::OPERATION).query("filter", "slug:acme").run().await.unwrap();
        assert_eq!(row.body["items"][0]["below"], 7);
        let fields =
            world.ask(&world.admin, &list::OPERATION).query("fields", "slug,id").run().await.unwrap();
        assert_eq!(fields.body["items"][1], json!({ "slug": "zebra", "id": zebra }));
    }
}

#[tokio::test]
async fn a_batch_is_done_item_by_item_and_its_second_run_changes_nothing() {
    for world in World::all().await {
        let item = |key: &str, parent: Option<&str>, slug: &str, more: Value| {
            let mut more = more;
            more["external_ref"] = json!(slug);
            more["owner"] = json!({ "email": format!("{slug}@example.com") });
            let mut item = json!({ "key": key, "account": account_body(slug, more) });
            if let Some(parent) = parent {
                item["parent"] = json!(parent);
            }
            item
        };
        let body = json!({ "items": [
            item("1", None, "acme", reseller()),
            item("2", Some("acme"), "store", json!({})),
            item("3", None, "broken", json!({ "tax_id": "1" })),
            item("4", Some("broken"), "orphan", json!({})),
            item("5", Some("broken/orphan"), "grandchild", json!({})),
            item("6", Some("nowhere"), "lost", json!({})),
        ]});
        let statuses = |body: &Value| -> Vec<String> {
            let results = body["results"].as_array().unwrap();
            let told = results.iter().map(|r| match r["status"].as_str().unwrap() {
                "failed" => r["problem"]["code"].as_str().unwrap().to_owned(),
                other => other.to_owned(),
            });
            told.collect()
        };
        let ask = || world.ask(&world.admin, &batch::OPERATION).body(body.clone());
        let planned = ask().dry_run().run().await.unwrap().body;
        let failures = ["invalid", "parent_failed", "parent_failed", "account_not_found"];
        assert_eq!(statuses(&planned)[..2], ["planned", "planned"]);
        assert_eq!(statuses(&planned)[2..], failures);
        let first = ask().run().await.unwrap().body;
        assert_eq!(statuses(&first)[..2], ["created", "created"]);
        assert_eq!(statuses(&first)[2..], failures);
        assert_eq!(first["results"][1]["path"], "acme/store");
        // With a reference, what is there is judged by what is stored (Rule A11), whatever the key.
        let again = ask().run().await.unwrap().body;
        assert_eq!(statuses(&again)[..2], ["unchanged", "unchanged"]);
        assert_eq!(statuses(&again)[2..], failures);
        let mut other = body.clone();
        for (n, item) in other["items"].as_array_mut().unwrap().iter_mut().enumerate() {
            item["key"] = json!(format!("other-{n}"));
        }
        let second = world.ask(&world.admin, &batch::OPERATION).body(other).run().await.unwrap().body;
        assert_eq!(statuses(&second)[..2], ["unchanged", "unchanged"]);
        // Without one, the key alone tells a second run: its answer is the first one's.
        let body = json!({ "items": [{ "key": "k", "account": account_body("keyed", json!({})) }] });
        let ask = || world.ask(&world.admin, &batch::OPERATION).body(body.clone());
        let first = ask().run().await.unwrap().body;
        assert_eq!(statuses(&first), ["created"]);
        assert_eq!(ask().run().await.unwrap().body["results"], first["results"]);
    }
}

#[tokio::test]
async fn etags_are_of_the_view_and_guard_updates() {
    for world in World::all().await {
        let a = world.account(&world.admin, world.master, "a", json!({})).await;
        let seen = world.ask(&world.admin, &get::OPERATION).on(a).run().await.unwrap();
        let etag = seen.etag.unwrap();
        let patch =
            |name: &str| world.ask(&world.admin, &update::OPERATION).on(a).body(json!({ "name": name }));
        let updated = patch("B").if_match(&etag).run().await.unwrap();
        let stale = patch("C").if_match(&etag).run().await.unwrap_err();
        assert_eq!(stale.known_code(), Some(Code::VersionMismatch));
        patch("C").if_match(&updated.etag.unwrap()).run().await.unwrap();
        let back = patch("Account a").run().await.unwrap();
        assert_eq!(back.etag, Some(etag));
        assert_eq!(patch("Account a").run().await.unwrap().body["status"], "unchanged");
    }
}

/// Types that are read by name are not read by place: an array is no object.
#[tokio::test]
async fn iso_5_a_body_is_an_object() {
    for world in World::all().await {
        for body in [json!([]), json!(["New name"]), json!("New name"), json!(1), json!(true)] {
            let refused =
                world.ask(&world.admin, &platform::accounts::update::OPERATION).body(body).run().await;
            let problem = refused.unwrap_err();
            assert_eq!((problem.status, problem.errors[0].pointer.as_str()), (422, ""));
            assert!(problem.detail.starts_with("The body must be a JSON object"), "{}", problem.detail);
        }
    }
}

#[tokio::test]
async fn srv_1_an_account_has_so_many_labels_and_no_more() {
    for world in World::all().await {
        let labels =
            |n: usize| (0..n).map(|i| (format!("k{i}"), json!("v"))).collect::<serde_json::Map<_, _>>();
        let many = world.create(&world.admin, world.master, "many", json!({ "labels": labels(65) })).await;
        assert_eq!(many.unwrap_err().errors[0].pointer, "/labels");
        let acme = world.account(&world.admin, world.master, "acme", json!({ "labels": labels(64) })).await;
        let patch = |labels: Value| {
            world.ask(&world.admin, &update::OPERATION).on(acme).body(json!({ "labels": labels })).run()
        };
        assert_eq!(patch(json!({ "more": "v" })).await.unwrap_err().errors[0].code, "too_many");
        patch(json!({ "k0": "w", "k1": "w" })).await.unwrap();
        patch(json!({ "k0": null, "more": "v" })).await.unwrap();
    }
}
