//! Members: invitations, links, revocation, groups.

use std::sync::Arc;

use api::{
    id::AccountId,
    problem::{Code, Problem},
};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Answer, outbox,
    users::{get, groups_add, groups_remove, invite, link, list, revoke},
};
use serde_json::{Value, json};
use store::{scope::SystemScope, testing};

use crate::common::{Actor, World, reseller, write};

fn code(refused: Result<Answer, Problem>) -> Code {
    let problem = refused.map(|answer| answer.body).expect_err("a refusal");
    problem.known_code().expect("a known code")
}

/// An account below the master's with its owner signed in.
async fn customer(world: &World, slug: &str) -> (AccountId, Actor) {
    let email = format!("owner@{slug}.example");
    let mut body = reseller();
    body["owner"] = json!({ "email": email });
    let account = world.account(&world.admin, world.master, slug, body).await;
    (account, world.accept(&email).await)
}

async fn invited(world: &World, by: &Actor, email: &str, group: &str, reach: &str) -> Value {
    let groups = json!([{ "group": group, "reach": reach }]);
    let ask = world.ask(by, &invite::OPERATION).body(json!({ "email": email, "groups": groups }));
    ask.run().await.unwrap().body["user"].clone()
}

async fn member(world: &World, by: &Actor, email: &str, group: &str, reach: &str) -> Actor {
    invited(world, by, email, group, reach).await;
    world.accept(email).await
}

async fn mails(world: &World, email: &str) -> Vec<String> {
    let (settings, email) = (Arc::clone(&world.settings), email.to_owned());
    let all =
        write(&world.store, move |tx| outbox::newest(tx, &settings, &SystemScope::for_job(), 1000)).await;
    let own = all.unwrap().into_iter().filter(|m| m.recipient == email);
    own.filter_map(|m| match m.message {
        outbox::Message::Invitation { token, .. } => Some(token),
        _ => None,
    })
    .collect()
}

/// Ids and times stand for themselves: what is compared is everything else.
fn masked(body: &Value) -> String {
    let mut body = body.clone();
    body["request_id"].take();
    for field in ["id", "created_at", "updated_at", "email"] {
        body["user"][field].take();
    }
    body.to_string()
}

#[tokio::test]
async fn u1_a_known_and_an_unknown_address_get_the_same_answer() {
    for world in World::all().await {
        let (_, acme) = customer(&world, "acme").await;
        customer(&world, "other").await;
        let ask = |email: &str| {
            let body = json!({ "email": email, "groups": [{ "group": "viewer" }] });
            world.ask(&acme, &invite::OPERATION).body(body).run()
        };
        let known = ask("owner@other.example").await.unwrap();
        let unknown = ask("nobody@other.example").await.unwrap();
        assert_eq!(masked(&known.body), masked(&unknown.body));
        assert_eq!(known.status, unknown.status);
        assert_eq!(known.body["user"]["status"], "invited");
        for field in ["user", "name"] {
            assert_eq!(
                known.body["user"][field],
                Value::Null,
                "only what was typed is shown before acceptance"
            );
        }
        // Nor does a look at the member, or the person's id, tell them apart.
        let shown = world.ask(&acme, &get::OPERATION).param("m", "owner@other.example").run().await.unwrap();
        assert_eq!(shown.body["user"], Value::Null);
        let other = world.sign_in("owner@other.example", world.admin.tenant).await;
        let by_person = world.ask(&acme, &get::OPERATION).param("m", &other.id.to_string()).run().await;
        assert_eq!(code(by_person), Code::UserNotFound);
    }
}

#[tokio::test]
async fn u1_the_token_goes_to_the_address_alone() {
    for world in World::all().await {
        let (_, acme) = customer(&world, "acme").await;
        let body = json!({ "email": "ana@acme.example", "name": "Ana", "groups": [{ "group": "viewer" }] });
        let answer = world.ask(&acme, &invite::OPERATION).key("k1").body(body.clone()).run().await.unwrap();
        let replay = world.ask(&acme, &invite::OPERATION).key("k1").body(body).run().await.unwrap();
        let tokens = mails(&world, "ana@acme.example").await;
        assert_eq!(tokens.len(), 1, "one mail");
        assert!(tokens[0].len() >= 43, "256 bits");
        let audit =
            world.ask(&acme, &platform::audit::list::OPERATION).query("limit", "500").run().await.unwrap();
        for told in [&answer.body, &replay.body, &audit.body] {
            assert!(!told.to_string().contains(&tokens[0]));
        }
        assert!(audit.body.to_string().contains("users:invite"));
    }
}

#[tokio::test]
async fn u1_inviting_again_changes_nothing_and_mails_again_only_after_an_hour() {
    let (options, clock) = testing::frozen(Timestamp::from_second(1_800_000_000).unwrap(), 11);
    for world in World::all_with(options.clone()).await {
        let (_, acme) = customer(&world, "acme").await;
        let ask = |group: &str| {
            let body = json!({ "email": "Ana@Acme.example", "groups": [{ "group": group }] });
            world.ask(&acme, &invite::OPERATION).body(body).run()
        };
        assert_eq!(ask("viewer").await.unwrap().body["status"], "created");
        let mut lower = json!({ "email": "ana@acme.example", "groups": [{ "group": "viewer" }] });
        let again = world.ask(&acme, &invite::OPERATION).body(lower.take()).run().await.unwrap();
        assert_eq!(again.body["status"], "unchanged");
        assert_eq!(again.body["user"]["email"], "Ana@Acme.example", "as typed");
        assert_eq!(code(ask("support").await), Code::AlreadyMember);
        assert_eq!(mails(&world, "Ana@Acme.example").await.len(), 1, "no second mail within the hour");

        clock.advance(SignedDuration::from_mins(61));
        assert_eq!(ask("viewer").await.unwrap().body["status"], "unchanged");
        let tokens = mails(&world, "Ana@Acme.example").await;
        assert_eq!(tokens.len(), 2);
        let open = async |token: &str| {
            let hash = store::token::hash(token);
            world
                .store
                .read(move |tx| store::tables::invitations::by_hash(tx, &hash))
                .await
                .unwrap()
                .is_some()
        };
        assert!(open(&tokens[0]).await, "the newest is good");
        assert!(!open(&tokens[1]).await, "the older one is worth nothing any more");
    }
}

#[tokio::test]
async fn u1_a_link_takes_only_whom_the_account_can_see() {
    for world in World::all().await {
        let (_, acme) = customer(&world, "acme").await;
        let (_, stranger) = customer(&world, "other").await;
        let below = json!({ "owner": { "email": "owner@store.example" } });
        let store = world.account(&acme, acme_id(&world, &acme).await, "store", below).await;
        let ask = |actor: &Actor, user: &str| {
            let body = json!({ "user": user, "groups": [{ "group": "viewer" }] });
            world.ask(actor, &link::OPERATION).body(body)
        };
        // Somebody in another account answers as somebody who never was.
        let random = api::id::UserId::from_bytes([3; 16]).to_string();
        let foreign = stranger.id.to_string();
        let mut told = Vec::new();
        for id in [&foreign, &random] {
            let problem = ask(&acme, id).run().await.unwrap_err();
            assert_eq!(problem.known_code(), Some(Code::UserNotFound));
            told.push(serde_json::to_string(&problem).unwrap().replace(id.as_str(), "ID"));
        }
        assert_eq!(told[0], told[1]);

        // A person below who has accepted is seen by who reaches there, and by nobody else.
        let person = world.accept("owner@store.example").await;
        let near = member(&world, &acme, "near@acme.example", "admin", "account").await;
        assert_eq!(code(ask(&near, &person.id.to_string()).run().await), Code::UserNotFound);
        let linked = ask(&acme, &person.id.to_string()).run().await.unwrap();
        assert_eq!((linked.status, &linked.body["user"]["status"]), (201, &json!("active")));
        assert_eq!(linked.body["user"]["user"], person.id.to_string());
        assert_eq!(linked.body["user"]["email"], "owner@store.example");
        let again = ask(&acme, &person.id.to_string()).run().await.unwrap();
        assert_eq!(again.body["status"], "unchanged");

        // An ancestor does not make its own people known to an account below by a link.
        let above = ask(&acme, &acme.id.to_string()).on(store).run().await;
        assert_eq!(code(above), Code::UserNotFound);
    }
}

async fn acme_id(world: &World, actor: &Actor) -> AccountId {
    let me = world.ask(actor, &platform::me::OPERATION).run().await.unwrap();
    me.body["memberships"][0]["account"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn u2_a_revoked_member_fails_at_the_next_request() {
    for world in World::all().await {
        let (_, acme) = customer(&world, "acme").await;
        let ana = member(&world, &acme, "ana@acme.example", "viewer", "account").await;
        world.ask(&ana, &list::OPERATION).run().await.unwrap_err();
        let me = || world.ask(&ana, &platform::me::OPERATION).run();
        assert_eq!(me().await.unwrap().body["memberships"][0]["groups"][0]["group"], "viewer");
        let ask = || world.ask(&acme, &revoke::OPERATION).param("m", "ana@acme.example").run();
        let revoked = ask().await.unwrap();
        assert_eq!(revoked.body["status"], "deleted");
        assert_eq!(revoked.body["user"]["status"], "revoked");
        assert_eq!(code(me().await), Code::Unauthenticated);
        assert_eq!(ask().await.unwrap().body["status"], "unchanged");
        // The person is there still, and may be invited anew.
        let again = invited(&world, &acme, "ana@acme.example", "support", "account").await;
        assert_eq!(again["status"], "invited");
        let ana = world.accept("ana@acme.example").await;
        assert!(world.ask(&ana, &list::OPERATION).run().await.is_ok());
    }
}

#[tokio::test]
async fn u2_an_invitation_ends_with_its_membership() {
    for world in World::all().await {
        let (_, acme) = customer(&world, "acme").await;
        invited(&world, &acme, "ana@acme.example", "viewer", "account").await;
        let tokens = mails(&world, "ana@acme.example").await;
        world.ask(&acme, &revoke::OPERATION).param("m", "ana@acme.example").run().await.unwrap();
        let hash = store::token::hash(&tokens[0]);
        let found = world.store.read(move |tx| store::tables::invitations::by_hash(tx, &hash)).await.unwrap();
        assert!(found.is_none_or(|i| i.status == api::accounts::MembershipStatus::Revoked));
    }
}

#[tokio::test]
async fn a2_the_owner_user_stays() {
    for world in World::all().await {
        let (account, acme) = customer(&world, "acme").await;
        let other = member(&world, &acme, "b@acme.example", "admin", "subtree").await;
        for actor in [&acme, &other] {
            let revoke = world.ask(actor, &revoke::OPERATION).param("m", "owner@acme.example").run().await;
            assert_eq!(code(revoke), Code::OwnAccount);
            let take = world.ask(actor, &groups_remove::OPERATION).param("m", "owner@acme.example");
            assert_eq!(code(take.param("g", "admin").run().await), Code::OwnAccount);
            let lower = world.ask(actor, &groups_add::OPERATION).param("m", "owner@acme.example");
            let lower = lower.param("g", "admin").body(json!({ "reach": "account" })).run().await;
            assert_eq!(code(lower), Code::OwnAccount);
        }
        let above = world.ask(&world.admin, &revoke::OPERATION).on(account).param("m", "owner@acme.example");
        assert_eq!(code(above.run().await), Code::LastAdmin);
    }
}

#[tokio::test]
async fn g3_the_last_administrator_stays() {
    for world in World::all().await {
        let body = json!({ "roles": ["user-admin"], "owner": { "email": "owner@late.example" } });
        let account = world.account(&world.admin, world.master, "late", body).await;
        // The owner has not accepted; two administrators are brought in from above.
        let mut admins = Vec::new();
        for email in ["a@late.example", "b@late.example"] {
            let body = json!({ "email": email, "groups": [{ "group": "admin" }] });
            world.ask(&world.admin, &invite::OPERATION).on(account).body(body).run().await.unwrap();
            admins.push(world.accept(email).await);
        }
        let revoke = |email: &str| world.ask(&admins[0], &revoke::OPERATION).param("m", email).run();
        assert_eq!(revoke("b@late.example").await.unwrap().body["status"], "deleted");
        assert_eq!(code(revoke("a@late.example").await), Code::LastAdmin);
        let take = world.ask(&admins[0], &groups_remove::OPERATION);
        let take = take.param("m", "a@late.example").param("g", "admin").run().await;
        assert_eq!(code(take), Code::LastAdmin);
    }
}

#[tokio::test]
async fn g3_two_administrators_do_not_remove_each_other_at_once() {
    for world in World::all().await {
        let body = json!({ "roles": ["user-admin"], "owner": { "email": "owner@late.example" } });
        let account = world.account(&world.admin, world.master, "late", body).await;
        let mut admins = Vec::new();
        for email in ["a@late.example", "b@late.example"] {
            let body = json!({ "email": email, "groups": [{ "group": "admin" }] });
            world.ask(&world.admin, &invite::OPERATION).on(account).body(body).run().await.unwrap();
            admins.push(world.accept(email).await);
        }
        let one = world.ask(&admins[0], &revoke::OPERATION).param("m", "b@late.example").run();
        let two = world.ask(&admins[1], &groups_remove::OPERATION);
        let two = two.param("m", "a@late.example").param("g", "admin").run();
        let (one, two) = tokio::join!(one, two);
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
    }
}

#[tokio::test]
async fn g3_nobody_gives_more_than_they_hold() {
    for world in World::all().await {
        let (account, acme) = customer(&world, "acme").await;
        let body = json!({ "name": "Inviters", "permissions":
            ["users:read", "users:invite", "groups:read", "groups:give", "groups:create", "groups:update"] });
        world.ask(&acme, &platform::groups::create::OPERATION).body(body).run().await.unwrap();
        let inviter = member(&world, &acme, "i@acme.example", "Inviters", "account").await;
        let ask = |group: &str, reach: &str| {
            let body = json!({ "email": "x@acme.example", "groups": [{ "group": group, "reach": reach }] });
            world.ask(&inviter, &invite::OPERATION).body(body).run()
        };
        assert_eq!(code(ask("viewer", "account").await), Code::GrantTooWide);
        assert_eq!(code(ask("Inviters", "subtree").await), Code::GrantTooWide, "in reach, too");
        assert_eq!(ask("Inviters", "account").await.unwrap().body["status"], "created");
        // Nobody raises themselves.
        let raise = world.ask(&inviter, &groups_add::OPERATION).param("m", "i@acme.example");
        assert_eq!(code(raise.clone().param("g", "admin").run().await), Code::GrantTooWide);
        let wider = raise.param("g", "Inviters").body(json!({ "reach": "subtree" })).run().await;
        assert_eq!(code(wider), Code::GrantTooWide);
        // From above, what is given inside is held with the reach `subtree`.
        let above = world.ask(&world.admin, &groups_add::OPERATION).on(account).param("m", "i@acme.example");
        let given = above.param("g", "viewer").body(json!({ "reach": "subtree" })).run().await.unwrap();
        assert_eq!(
            given.body["user"]["groups"][1],
            json!({ "group": "viewer", "name": "viewer", "reach": "subtree" })
        );
        assert_eq!(given.body["user"]["path"], "acme");
    }
}

#[tokio::test]
async fn g1_groups_are_given_and_taken() {
    for world in World::all().await {
        let (_, acme) = customer(&world, "acme").await;
        invited(&world, &acme, "ana@acme.example", "viewer", "account").await;
        let add = |group: &str, body: Value| {
            let ask = world.ask(&acme, &groups_add::OPERATION).param("m", "ana@acme.example");
            ask.param("g", group).body(body).run()
        };
        assert_eq!(add("support", Value::Null).await.unwrap().body["status"], "updated");
        assert_eq!(add("support", json!({})).await.unwrap().body["status"], "unchanged");
        let wide = add("support", json!({ "reach": "subtree" })).await.unwrap();
        assert_eq!(wide.body["user"]["groups"][1]["reach"], "subtree");
        assert_eq!(code(add("nonsense", json!({})).await), Code::GroupNotFound);
        let remove = |group: &str| {
            let ask = world.ask(&acme, &groups_remove::OPERATION).param("m", "ana@acme.example");
            ask.param("g", group).run()
        };
        assert_eq!(remove("support").await.unwrap().body["status"], "updated");
        assert_eq!(remove("support").await.unwrap().body["status"], "unchanged");
        let unknown = json!({ "email": "x@acme.example", "groups": [{ "group": "nope" }, { "group": "viewer" },
            { "group": "viewer" }] });
        let refused = world.ask(&acme, &invite::OPERATION).body(unknown).run().await.unwrap_err();
        let faults: Vec<_> = refused.errors.iter().map(|e| (e.pointer.as_str(), e.code.as_str())).collect();
        assert_eq!(faults, [("/groups/0/group", "not_found"), ("/groups/2/group", "repeated")]);
    }
}

#[tokio::test]
async fn b1_users_count_from_the_invitation_until_the_revocation() {
    for world in World::all().await {
        let (account, acme) = customer(&world, "acme").await;
        let limit = world.ask(&world.admin, &platform::limits::set::OPERATION).on(account);
        limit.body(json!({ "users": 2 })).run().await.unwrap();
        let ask = |email: &str| {
            let body = json!({ "email": email, "groups": [{ "group": "viewer" }] });
            world.ask(&acme, &invite::OPERATION).body(body).run()
        };
        ask("a@acme.example").await.unwrap();
        let full = ask("b@acme.example").await.unwrap_err();
        assert_eq!(full.known_code(), Some(Code::LimitReached));
        let limit = full.limit.unwrap();
        assert_eq!((limit.path.as_str(), limit.used, limit.max), (".", 2, 2));
        assert!(mails(&world, "b@acme.example").await.is_empty(), "nothing of it was kept");
        world.ask(&acme, &revoke::OPERATION).param("m", "a@acme.example").run().await.unwrap();
        ask("b@acme.example").await.unwrap();
    }
}

#[tokio::test]
async fn a5_an_ancestors_hand_shows_as_the_providers_and_leaves_no_path_behind() {
    for world in World::all().await {
        let (acme_account, acme) = customer(&world, "acme").await;
        let below =
            json!({ "name": "Store", "owner": { "email": "owner@store.example" }, "roles": ["user-admin"] });
        let account = world.account(&acme, acme_account, "secret-slug", below).await;
        let owner = world.accept("owner@store.example").await;
        let body = json!({ "email": "x@store.example", "groups": [{ "group": "viewer" }] });
        let made = world.ask(&acme, &invite::OPERATION).on(account).body(body).run().await.unwrap();
        assert_eq!(made.body["user"]["path"], "secret-slug");
        let audit =
            world.ask(&owner, &platform::audit::list::OPERATION).query("limit", "500").run().await.unwrap();
        let text = audit.body.to_string();
        assert!(!text.contains("secret-slug"), "{text}");
        let entries = audit.body["items"].as_array().unwrap();
        let entry = entries.iter().find(|e| e["action"] == "users:invite").unwrap();
        assert_eq!(entry["actor"], json!({ "kind": "provider" }));
        let shown = world.ask(&owner, &list::OPERATION).run().await.unwrap();
        assert!(!shown.body.to_string().contains("secret-slug"));
    }
}

#[tokio::test]
async fn lists_of_members_are_filtered_sorted_and_paged() {
    for world in World::all().await {
        let (_, acme) = customer(&world, "acme").await;
        for (name, group) in [("c", "viewer"), ("a", "support"), ("b", "viewer")] {
            invited(&world, &acme, &format!("{name}@acme.example"), group, "account").await;
        }
        let emails = async |query: &[(&str, &str)]| {
            let mut ask = world.ask(&acme, &list::OPERATION);
            for (name, value) in query {
                ask = ask.query(name, value);
            }
            let answer = ask.run().await.unwrap().body;
            let all: Vec<String> = answer["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|m| m["email"].as_str().unwrap().replace("@acme.example", ""))
                .collect();
            (all.join(" "), answer["next_cursor"].as_str().map(str::to_owned))
        };
        assert_eq!(emails(&[]).await.0, "a b c owner");
        assert_eq!(emails(&[("filter", "group:viewer")]).await.0, "b c");
        assert_eq!(emails(&[("filter", "status:active")]).await.0, "owner");
        assert_eq!(emails(&[("filter", "-owner:true"), ("sort", "-email")]).await.0, "c b a");
        assert_eq!(emails(&[("filter", "email:A@ACME.example")]).await.0, "a");
        let (first, cursor) = emails(&[("limit", "3")]).await;
        assert_eq!(first, "a b c");
        let (rest, end) = emails(&[("limit", "3"), ("cursor", &cursor.unwrap())]).await;
        assert_eq!((rest.as_str(), end), ("owner", None));
    }
}

#[tokio::test]
async fn writes_are_planned_replayed_and_checked_against_what_was_read() {
    for world in World::all().await {
        let (_, acme) = customer(&world, "acme").await;
        let body = json!({ "email": "ana@acme.example", "groups": [{ "group": "viewer" }] });
        let planned = world.ask(&acme, &invite::OPERATION).body(body.clone()).dry_run().run().await.unwrap();
        assert_eq!(planned.body["status"], "planned");
        assert!(mails(&world, "ana@acme.example").await.is_empty());
        world.ask(&acme, &invite::OPERATION).body(body).run().await.unwrap();
        let read = world.ask(&acme, &get::OPERATION).param("m", "ana@acme.example").run().await.unwrap();
        let etag = read.etag.unwrap();
        let ask =
            || world.ask(&acme, &groups_add::OPERATION).param("m", "ana@acme.example").param("g", "finance");
        ask().if_match(&etag).run().await.unwrap();
        let late =
            world.ask(&acme, &revoke::OPERATION).param("m", "ana@acme.example").if_match(&etag).run().await;
        assert_eq!(code(late), Code::VersionMismatch);
    }
}

#[tokio::test]
async fn u4_somebody_asks_at_a_door_and_its_owner_answers() {
    use api::problem::FieldError;
    use platform::{outbox::Message, tenants, users::requests};
    for world in World::all().await {
        let (account, acme) = customer(&world, "acme").await;
        let body = json!({ "name": "Portal", "domain": "portal.localhost" });
        let made = world.ask(&acme, &tenants::create::OPERATION).body(body).run().await.unwrap();
        let tenant = made.body["tenant"]["id"].as_str().unwrap().to_owned();
        assert_eq!(made.body["tenant"]["access_requests"], false, "off by default");
        let store = json!({ "roles": ["user-admin"], "tenant": { "mode": "assigned", "tenant": tenant } });
        let store = world.account(&acme, account, "store", store).await;
        let plain = world.account(&acme, account, "plain", json!({})).await;
        let door = world.door("portal.localhost").await;

        let ask = async |email: &str| {
            let settings = Arc::clone(&world.settings);
            let asked = requests::Asked {
                email: email.parse().unwrap(),
                name: "Rui".parse().unwrap(),
                message: Some("of the store".parse().unwrap()),
            };
            write(&world.store, move |tx| requests::receive(tx, &settings, door, &asked)).await.unwrap();
        };
        let waiting = async |who: &Actor, on: AccountId| {
            let listed = world.ask(who, &requests::LIST).on(on).query("sort", "email").run().await.unwrap();
            listed.body["items"].as_array().unwrap().clone()
        };
        ask("rui@store.example").await;
        assert!(waiting(&acme, account).await.is_empty(), "not allowed, not kept");
        let allow = world.ask(&acme, &tenants::update::OPERATION).param("t", &tenant);
        let allowed = allow.body(json!({ "access_requests": true })).run().await.unwrap();
        assert_eq!(allowed.body["tenant"]["access_requests"], true);

        // A known address, an unknown one, and a repeat: one row each, and one mail for all of them.
        for email in ["rui@store.example", "owner@acme.example", "Rui@store.example"] {
            ask(email).await;
        }
        let listed = waiting(&acme, account).await;
        let emails: Vec<_> = listed.iter().map(|q| q["email"].as_str().unwrap()).collect();
        assert_eq!(emails, ["owner@acme.example", "rui@store.example"]);
        assert_eq!(
            (&listed[1]["tenant_name"], &listed[1]["message"]),
            (&json!("Portal"), &json!("of the store"))
        );
        let settings = Arc::clone(&world.settings);
        let sent =
            write(&world.store, move |tx| outbox::newest(tx, &settings, &SystemScope::for_job(), 1000)).await;
        let sent = sent.unwrap();
        let told = sent.iter().filter(|m| matches!(m.message, Message::AccessRequested { .. }));
        assert_eq!(told.map(|m| m.recipient.as_str()).collect::<Vec<_>>(), ["owner@acme.example"]);
        // Who uses the tenant sees nothing of it.
        let owner = world.ask(&acme, &list::OPERATION).on(store).run().await.unwrap();
        assert_eq!(owner.body["items"].as_array().unwrap().len(), 1);
        assert!(waiting(&acme, store).await.is_empty());

        let id = listed[1]["id"].as_str().unwrap();
        let approve = |who: &Actor, into: Value| {
            let mut body = json!({ "groups": [{ "group": "viewer" }] });
            body["account"] = into;
            world.ask(who, &requests::APPROVE).param("q", id).body(body)
        };
        let wrong = approve(&acme, json!(plain)).run().await.unwrap_err();
        let at: Vec<&FieldError> = wrong.errors.iter().collect();
        assert_eq!((at[0].pointer.as_str(), at[0].code.as_str()), ("/account", "other_tenant"));
        let near = member(&world, &acme, "near@acme.example", "admin", "account").await;
        let short = approve(&near, json!(store)).run().await.unwrap_err();
        assert_eq!(short.status, 403, "what lies below needs the reach: {short:?}");
        assert_eq!(code(approve(&acme, json!("nowhere")).run().await), Code::AccountNotFound);
        let done = approve(&acme, json!("store")).run().await.unwrap();
        assert_eq!(
            (&done.body["user"]["path"], &done.body["user"]["status"]),
            (&json!("store"), &json!("invited"))
        );
        assert_eq!(mails(&world, "rui@store.example").await.len(), 1);
        assert_eq!(code(approve(&acme, json!("store")).run().await), Code::AccessRequestNotFound);
        let rui = world.accept("rui@store.example").await;
        assert_eq!(rui.tenant, door);

        let other = listed[0]["id"].as_str().unwrap();
        let refused = world.ask(&acme, &requests::REFUSE).param("q", other).run().await.unwrap();
        assert_eq!(refused.body["status"], "deleted");
        assert!(waiting(&acme, account).await.is_empty());
        let chain =
            world.ask(&acme, &platform::audit::list::OPERATION).query("limit", "500").run().await.unwrap();
        for action in ["requests:approve", "requests:refuse"] {
            assert!(chain.body.to_string().contains(action), "{action}");
        }
    }
}
