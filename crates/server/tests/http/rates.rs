//! Rates at their defaults (Rule S6).

use serde_json::json;
use server::rates::{PER_ADDRESS, Rate};
use testkit::{Answer, LivePlatform, Options};

fn is_too_many(answer: &Answer, per_minute: u32) {
    assert_eq!((answer.status, answer.code().as_str()), (429, "rate_limited"), "{}", answer.text());
    assert!(answer.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
    assert_eq!(answer.header("ratelimit-limit"), Some(per_minute.to_string().as_str()));
    assert_eq!(answer.header("ratelimit-remaining"), Some("0"));
    assert!(answer.header("ratelimit-reset").is_some());
    assert_eq!(answer.json()["retryable"], true);
}

#[test]
fn s6_a_credential_has_6000_a_minute_and_a_batch_counts_its_items() {
    let platform = LivePlatform::start(Options { rate: Rate::default(), ..Options::default() }).unwrap();
    let token = platform.administrator().unwrap();
    // Items that are refused at once still count.
    let items: Vec<_> = (0..100)
        .map(|at| json!({ "key": format!("k{at}"), "account": { "slug": "-", "name": "x", "owner": { "email": "x" } } }))
        .collect();
    let batch = json!({ "items": items });
    let mut passed = 0;
    let refused = loop {
        let answer = platform.call(&token, "POST", "/accounts/self/accounts:batch", Some(&batch)).unwrap();
        if answer.status == 429 {
            break answer;
        }
        assert_eq!(answer.status, 200, "{}", answer.text());
        passed += 100;
        assert!(passed < 60_000, "never refused");
    };
    assert!(passed >= 5_800, "refused after {passed}");
    is_too_many(&refused, 6_000);
    let reads = platform.call(&token, "GET", "/me", None).unwrap();
    assert!(reads.status == 200 || reads.status == 429);
}

#[test]
fn s6_an_account_has_its_rate_however_many_credentials_act_for_it() {
    let platform =
        LivePlatform::start(Options { rate: "200".parse().unwrap(), ..Options::default() }).unwrap();
    let tokens: Vec<String> = (0..2).map(|_| platform.administrator().unwrap()).collect();
    let statuses = |token: &str| -> Vec<u16> {
        (0..120).map(|_| platform.call(token, "GET", "/accounts/self", None).unwrap().status).collect()
    };
    assert!(statuses(&tokens[0]).iter().all(|s| *s == 200));
    let second = statuses(&tokens[1]);
    assert_eq!(second[0], 200);
    assert_eq!(second.last(), Some(&429), "its own rate would still let it through");
    assert_eq!(
        platform.call(&tokens[1], "GET", "/me", None).unwrap().status,
        200,
        "the credential itself may go on"
    );
}

#[test]
fn b1_an_accounts_own_limit_of_requests_holds_for_it_alone() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let acme = super::customer(&platform, &token, "acme");
    let at =
        |domain: &str, token: &str| platform.call_at(domain, token, "GET", "/accounts/self", None).unwrap();
    let id = at("acme.localhost", &acme).json()["id"].as_str().unwrap().to_owned();
    let set = |account: &str, limits: serde_json::Value| {
        platform.call(&token, "PATCH", &format!("/accounts/{account}/limits"), Some(&limits)).unwrap()
    };
    assert_eq!(set(&id, json!({ "requests_per_minute": 0 })).status, 422);
    assert_eq!(set(&id, json!({ "requests_per_minute": 5 })).status, 200);
    let limit = json!([{ "kind": "requests_per_minute", "used": 0, "max": 5 }]);
    assert_eq!(at("acme.localhost", &acme).json()["limits"], limit);
    let refused = (0..10).map(|_| at("acme.localhost", &acme)).find(|answer| answer.status == 429).unwrap();
    is_too_many(&refused, 5);
    // The account above goes on, and what it does to the one below counts for itself.
    assert_eq!(platform.call(&token, "GET", &format!("/accounts/{id}"), None).unwrap().status, 200);
    assert_eq!(set(&id, json!({ "requests_per_minute": null })).status, 200);
    assert_eq!(at("acme.localhost", &acme).status, 200, "lifted at once");
}

#[test]
fn s6_an_address_without_a_credential_has_1000_a_minute() {
    let platform = LivePlatform::start(Options { rate: Rate::default(), ..Options::default() }).unwrap();
    let token = platform.administrator().unwrap();
    let mut passed = 0;
    let refused = loop {
        let answer = platform.call("not.a.token", "GET", "/me", None).unwrap();
        if answer.status == 429 {
            break answer;
        }
        assert_eq!(answer.status, 401);
        passed += 1;
        assert!(passed < 20_000, "never refused");
    };
    assert!(passed >= 900, "refused after {passed}");
    is_too_many(&refused, PER_ADDRESS);
    assert_eq!(
        platform.call(&token, "GET", "/me", None).unwrap().status,
        200,
        "who has a credential is not held up"
    );
}

#[test]
fn s6_the_rate_can_be_lifted_and_lowered() {
    let platform =
        LivePlatform::start(Options { rate: "12".parse().unwrap(), ..Options::default() }).unwrap();
    let statuses: Vec<u16> = (0..4)
        .map(|_| platform.ask("GET", "localhost", "/device").send(platform.address).unwrap().status)
        .collect();
    assert_eq!(statuses, [200, 200, 429, 429]);
}
