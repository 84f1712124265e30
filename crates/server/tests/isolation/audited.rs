//! SRV-5: every operation that changes something leaves an entry in a chain that its caller reads, and so does every
//! attempt that was refused.

use crontech_server::routes::ROUTES;
use serde_json::Value;

use super::{
    endpoints::{Needs, Row},
    stage::Stage,
};

/// The newest entry that the customer's owner sees in an account's chain.
fn newest(stage: &Stage, account: &str) -> Value {
    let path = format!("/accounts/{account}/audit?limit=1&sort=-time");
    let page = stage.world.must(&stage.owner, "GET", &path, None).unwrap();
    page["items"][0].clone()
}

#[test]
fn srv_5_every_change_and_every_refused_one_leaves_an_entry() {
    let stage = Stage::new().unwrap();
    let (customer, sub) = (stage.customer.clone(), stage.sub.clone());
    let mut seen = 0;
    for route in ROUTES.iter().filter(|route| route.operation.writes) {
        let row = Row::of(route).unwrap();
        // What is a person's own lies in their security log.
        if row.needs == Needs::Somebody {
            continue;
        }
        let named = row.route;
        if let Some(permission) = route.operation.permission {
            stage.allow_all_but(Some(permission)).unwrap();
            let sample = row.sample(&stage, &customer, &customer).unwrap();
            let before = newest(&stage, &customer);
            let answer =
                stage.world.call(&stage.without, row.method(), &sample.path, sample.body.as_ref()).unwrap();
            assert_eq!(answer.status, 403, "{named}: {}", answer.text());
            let entry = newest(&stage, &customer);
            assert_ne!(before["id"], entry["id"], "{named}: a refusal left no entry");
            assert_eq!(entry["outcome"], "refused", "{named}: {entry}");
            assert_eq!(entry["actor"]["name"], "without@people.example", "{named}: {entry}");
            let action = route.operation.name.replacen('.', ":", 1);
            assert_eq!(entry["action"], action.as_str(), "{named}: {entry}");
        }
        let sample = row.sample(&stage, &sub, &sub).unwrap();
        let before = [&customer, &sub].map(|account| newest(&stage, account)["id"].clone());
        let answer =
            stage.world.call(&stage.owner, row.method(), &sample.path, sample.body.as_ref()).unwrap();
        assert!((200..300).contains(&answer.status), "{named}: {}", answer.text());
        let made = [&customer, &sub].map(|account| newest(&stage, account));
        let new: Vec<&Value> =
            made.iter().zip(&before).filter(|(e, b)| e["id"] != **b).map(|(e, _)| e).collect();
        if answer.json()["status"] == "unchanged" {
            // The sample asks for what is there already.
            let rests = ["/move", "/resume", "/restore", "PUT /accounts/{a}/roles/{role}", "/users/link"]
                .iter()
                .any(|verb| named.ends_with(verb));
            assert!(rests && new.is_empty(), "{named}: {}", answer.text());
            continue;
        }
        assert!(!new.is_empty(), "{named}: a change left no entry");
        for entry in new {
            assert_eq!(entry["outcome"], "done", "{named}: {entry}");
        }
        if let Some(verb) = row.undo {
            stage.world.must(&stage.above, "POST", &format!("/accounts/{sub}/{verb}"), None).unwrap();
        }
        seen += 1;
    }
    assert!(seen > 20, "only {seen} operations were seen");
}
