//! The door for gateways (Rule S10): the same checks as at the API, told by a status and a few headers.

use serde_json::json;
use server::rates::Rate;
use testkit::{Answer, Ask, LivePlatform, Options, World, world::text};

fn question(world: &World, domain: &str, token: &str, query: &str) -> Ask {
    world.platform.ask("GET", domain, &format!("/gateway/auth{query}")).bearer(token)
}

fn send(world: &World, ask: &Ask) -> Answer {
    ask.send(world.platform.address).unwrap()
}

fn told(answer: &Answer) -> [Option<&str>; 3] {
    ["x-tenant", "x-account", "x-principal"].map(|name| answer.header(name))
}

/// Every header's name, and what it holds where it is not made anew for each answer.
fn stable(answer: &Answer) -> Vec<(&str, &str)> {
    let fields = answer.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    fields
        .map(|(name, value)| (name, if name == "x-request-id" || name == "date" { "" } else { value }))
        .collect()
}

#[test]
fn s10_a_gateway_is_told_who_calls_and_whether_they_may() {
    let world = World::start().unwrap();
    let admin = &world.admin;
    let own = json!({ "mode": "new", "name": "Acme Portal", "domain": "acme.localhost" });
    let acme = world.account(admin, "self", "acme", &json!({ "tenant": own })).unwrap();
    let beside = world.account(admin, "self", "beside", &json!({})).unwrap();
    world.accept("acme@owners.example").unwrap();
    let owner = world.sign_in("acme@owners.example", "acme.localhost").unwrap();
    let below = world.account(&owner, "self", "store", &json!({})).unwrap();
    let groups = json!([{ "group": "viewer", "reach": "account" }]);
    world.member(&owner, &acme, "viewer@acme.example", &groups).unwrap();
    let viewer = world.sign_in("viewer@acme.example", "acme.localhost").unwrap();
    let (token, seer) = (world.token(&owner).unwrap(), world.token(&viewer).unwrap());
    let tenant = world.must(&owner, "GET", "/me", None).unwrap();
    let tenant = text(&tenant, "/tenant/id").unwrap();
    let ask = |token: &str, query: &str| send(&world, &question(&world, "acme.localhost", token, query));

    // Upon one's own account, with and without a permission; every method is answered alike.
    let id = owner.id.to_string();
    for query in ["", "?permission=accounts:read", "?permission=users:invite&account=self"] {
        let yes = ask(&token, query);
        assert_eq!((yes.status, yes.body.len()), (200, 0), "{query}: {}", yes.text());
        assert_eq!(told(&yes), [Some(&*tenant), Some(&*acme), Some(&*id)], "{query}");
    }
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"] {
        let mut asked = question(&world, "acme.localhost", &token, "?permission=accounts:read");
        asked.method = method.to_owned();
        assert_eq!(send(&world, &asked).status, 200, "{method}");
    }
    // Upon an account below: no word on who stands above it (Rule A5).
    let from_above = ask(&token, &format!("?permission=accounts:update&account={below}"));
    assert_eq!(told(&from_above), [Some(&*tenant), Some(&*below), Some("provider")], "{}", from_above.text());
    assert_eq!(ask(&token, &format!("?account={below}")).status, 422, "what for?");
    // Who may not; what there is not, which a neighbour's account is, too (ISO-3).
    assert_eq!(
        (ask(&seer, "?permission=accounts:read").status, ask(&seer, "?permission=users:invite").status),
        (200, 403)
    );
    let neighbour = ask(&token, &format!("?permission=accounts:read&account={beside}"));
    let nobody = ask(&token, "?permission=accounts:read&account=acc_00000000000000000000000000");
    assert_eq!((neighbour.status, nobody.status), (404, 404));
    assert_eq!(stable(&neighbour), stable(&nobody));
    assert_eq!(told(&neighbour), [None; 3]);
    // A wrong question admits nobody.
    for query in ["?permission=reports:read", "?permision=accounts:read", "?permission=a&permission=b"] {
        assert_eq!(ask(&token, query).status, 422, "{query}");
    }
    // Nobody; a token of another tenant (Rule T6); the tenant is the authority's, and the original door must be its own.
    let stranger = send(&world, &world.platform.ask("GET", "acme.localhost", "/gateway/auth"));
    assert_eq!((stranger.status, stranger.header("www-authenticate")), (401, Some("Bearer")));
    assert_eq!(send(&world, &question(&world, "localhost", &token, "")).status, 401);
    let base = question(&world, "acme.localhost", &token, "");
    for (host, status) in
        [("acme.localhost:443", 200), ("reports.acme.example", 200), ("localhost", 401), ("a b", 400)]
    {
        assert_eq!(send(&world, &base.clone().header("X-Forwarded-Host", host)).status, status, "{host}");
        assert_eq!(send(&world, &base.clone().header("X-Original-Host", host)).status, status, "{host}");
    }
    // The form with the original path: what is needed stands in headers, and a missing one admits nobody.
    let prefixed = question(&world, "acme.localhost", &token, "/reports/1?permission=nothing");
    assert_eq!(send(&world, &prefixed).status, 422);
    let named =
        |permission: &str| send(&world, &prefixed.clone().header("X-Required-Permission", permission)).status;
    assert_eq!([named("accounts:read"), named("reports:read")], [200, 422]);
    // A member no more: the next question fails (Rule U2).
    let members = world.must(&owner, "GET", "/accounts/self/users", None).unwrap();
    let member =
        members["items"].as_array().unwrap().iter().find(|m| m["email"] == "viewer@acme.example").unwrap();
    let path = format!("/accounts/self/users/{}", text(member, "/id").unwrap());
    world.must(&owner, "DELETE", &path, None).unwrap();
    assert_eq!(ask(&seer, "?permission=accounts:read").status, 401);
    // From a suspended account nobody comes in, with or without a permission (Rule A7).
    world.must(&world.admin, "POST", &format!("/accounts/{acme}/suspend"), None).unwrap();
    for query in ["", "?permission=accounts:read"] {
        let no = ask(&token, query);
        assert_eq!((no.status, no.code().as_str()), (403, "account_suspended"), "{query}");
    }
}

#[test]
fn a5_an_account_of_a_service_learns_nothing_of_who_stands_above_it() {
    let world = World::start().unwrap();
    let admin = &world.admin;
    let token = world.token(admin).unwrap();
    let own = |name: &str| json!({ "tenant": { "mode": "new", "name": name, "domain": format!("{name}.localhost") } });
    let near = world.account(admin, "self", "near", &own("near")).unwrap();
    world.accept("near@owners.example").unwrap();
    let middle = world.sign_in("near@owners.example", "near.localhost").unwrap();
    let far = world.account(&middle, "self", "far", &own("far")).unwrap();
    let asked = |domain: &str, token: &str, account: &str| {
        let query = format!("?permission=accounts:read&account={account}");
        send(&world, &question(&world, domain, token, &query))
    };
    // From two levels above and from one, through doors of two tenants: the same words.
    let (one, two) =
        (asked("near.localhost", &world.token(&middle).unwrap(), &far), asked("localhost", &token, &far));
    assert_eq!(one.status, 200, "{}", one.text());
    assert_eq!(stable(&one), stable(&two));
    assert_eq!(told(&one)[1..], [Some(&*far), Some("provider")]);
    let doors = [&asked("localhost", &token, &near), &one].map(|answer| told(answer)[0].map(str::to_owned));
    assert_ne!(doors[0], doors[1], "the tenant is the target's, not that of whoever acts");
}

#[test]
fn s6_a_gateways_question_counts_as_a_request() {
    let rate: Rate = "6".parse().unwrap();
    let platform = LivePlatform::start(Options { rate, ..Options::default() }).unwrap();
    let answer = |token: &str| {
        platform.ask("GET", "localhost", "/gateway/auth").bearer(token).send(platform.address).unwrap()
    };
    // One a minute for what has no credential.
    assert_eq!([answer("none").status, answer("none").status], [401, 429]);
    assert!(answer("none").header("retry-after").is_some());
}
