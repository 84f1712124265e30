//! T5 and T6 at every request, and ISO-5's equation: the token's tenant is the host's, and the acting account's.

use crontech_server::routes::ROUTES;
use serde_json::json;
use testkit::{Actor, world::text};

use super::{
    endpoints::{Row, Sample},
    stage::Stage,
};

/// Every route of the API, asked by somebody upon the customer; the statuses that came.
fn statuses(
    stage: &Stage,
    who: &Actor,
    samples: &[(&'static Row, Sample)],
    domain: &str,
) -> Vec<(&'static str, u16)> {
    let token = stage.world.token(who).unwrap();
    samples
        .iter()
        .map(|(row, sample)| {
            let ask =
                stage.world.ask(row.method(), domain, &sample.path, sample.body.as_ref()).bearer(&token);
            (row.route, ask.send(stage.world.platform.address).unwrap().status)
        })
        .collect()
}

fn samples(stage: &Stage) -> Vec<(&'static Row, Sample)> {
    let rows = ROUTES.iter().filter_map(Row::of);
    rows.map(|row| (row, row.sample(stage, &stage.customer, "self").unwrap())).collect()
}

#[test]
fn t6_a_token_of_one_tenant_is_worth_nothing_at_another() {
    let stage = Stage::new().unwrap();
    let samples = samples(&stage);
    assert!(samples.len() > 30);
    for (who, doors) in [
        (&stage.owner, ["localhost", "reseller.localhost", "rival.localhost"]),
        (&stage.above, ["localhost", "brand.localhost", "rival.localhost"]),
        (&stage.world.admin, ["brand.localhost", "reseller.localhost", "rival.localhost"]),
    ] {
        for door in doors {
            for (route, status) in statuses(&stage, who, &samples, door) {
                assert_eq!(status, 401, "{route} at {door} with a token of {}", who.domain);
            }
        }
    }
}

#[test]
fn t5_a_revoked_membership_ends_at_the_next_request() {
    let stage = Stage::new().unwrap();
    let admin = json!([{ "group": "admin", "reach": "subtree" }]);
    let member = stage.world.member(&stage.owner, "self", "leaver@people.example", &admin).unwrap();
    let leaver = stage.world.sign_in("leaver@people.example", "brand.localhost").unwrap();
    stage.world.must(&leaver, "GET", "/me", None).unwrap();
    stage.world.must(&leaver, "GET", "/accounts/self", None).unwrap();
    let samples = samples(&stage);
    let token = stage.world.token(&leaver).unwrap();
    stage
        .world
        .must(&stage.above, "DELETE", &format!("/accounts/{}/users/{member}", stage.customer), None)
        .unwrap();
    let before = stage.snapshot(None, true).unwrap();
    for (route, status) in statuses(&stage, &leaver, &samples, "brand.localhost") {
        assert_eq!(status, 401, "{route} after the membership was revoked");
    }
    assert_eq!(before, stage.snapshot(None, true).unwrap());
    assert_eq!(token, stage.world.token(&leaver).unwrap(), "it was the same token all along");
}

#[test]
fn t5_one_of_two_memberships_is_revoked_and_the_other_goes_on() {
    let stage = Stage::new().unwrap();
    let admin = json!([{ "group": "admin", "reach": "subtree" }]);
    let email = "both@people.example";
    let first = stage.world.member(&stage.owner, "self", email, &admin).unwrap();
    stage.world.member(&stage.beside, "self", email, &admin).unwrap();
    let both = stage.world.sign_in(email, "brand.localhost").unwrap();
    let status =
        |account: &str| stage.world.call(&both, "GET", &format!("/accounts/{account}"), None).unwrap().status;
    assert_eq!(stage.world.call(&both, "GET", "/accounts/self", None).unwrap().code(), "account_ambiguous");
    assert_eq!((status(&stage.customer), status(&stage.neighbour)), (200, 200));
    stage.world.must(&stage.owner, "DELETE", &format!("/accounts/self/users/{first}"), None).unwrap();
    assert_eq!((status(&stage.customer), status(&stage.neighbour)), (404, 200));
    let own = stage.world.must(&both, "GET", "/accounts/self", None).unwrap();
    assert_eq!(text(&own, "/id").unwrap(), stage.neighbour);
}

#[test]
fn t3_t5_another_tenant_ends_what_was_begun_at_the_old_door() {
    let stage = Stage::new().unwrap();
    let tenant = json!({ "tenant": { "mode": "new", "name": "Fresh", "domain": "fresh.localhost" } });
    stage.world.must(&stage.owner, "GET", "/me", None).unwrap();
    stage.world.must(&stage.above, "PATCH", &format!("/accounts/{}", stage.customer), Some(&tenant)).unwrap();
    for path in ["/me", "/accounts/self"] {
        assert_eq!(stage.world.call(&stage.owner, "GET", path, None).unwrap().status, 401, "{path}");
    }
    let again = stage.world.sign_in("customer@owners.example", "fresh.localhost").unwrap();
    stage.world.must(&again, "GET", "/accounts/self", None).unwrap();
    // Whoever comes in by the neighbour's door is not concerned.
    stage.world.must(&stage.beside, "GET", "/accounts/self", None).unwrap();
}
