//! Idempotency keys (SRV-6).

use api::problem::Code;
use jiff::{SignedDuration, Timestamp};
use platform::{
    accounts::{create, list},
    clients, groups,
};
use serde_json::json;
use store::{scope::SystemScope, testing};

use crate::common::{World, account_body, write};

async fn count(world: &World) -> usize {
    let listed = world.ask(&world.admin, &list::OPERATION).query("scope", "subtree").run().await.unwrap();
    listed.body["items"].as_array().unwrap().len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn srv_6_fifty_equal_posts_at_once_make_one_effect_and_fifty_equal_answers() {
    for world in World::all().await {
        let body = account_body("acme", json!({}));
        let mut tasks = Vec::new();
        for _ in 0..50 {
            let ask = world.ask(&world.admin, &create::OPERATION).body(body.clone()).key("k-1").owned();
            tasks.push(tokio::spawn(async move { ask.run().await.unwrap() }));
        }
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.unwrap());
        }
        assert_eq!(answers.iter().filter(|a| !a.replayed).count(), 1);
        for answer in &answers {
            assert_eq!(
                (answer.status, &answer.body, &answer.etag),
                (201, &answers[0].body, &answers[0].etag)
            );
        }
        assert_eq!(count(&world).await, 1);
    }
}

#[tokio::test]
async fn srv_6_the_same_key_for_another_request_is_refused_and_a_refusal_is_not_kept() {
    for world in World::all().await {
        let ask =
            |slug: &str| world.ask(&world.admin, &create::OPERATION).body(account_body(slug, json!({})));
        ask("acme").key("k").run().await.unwrap();
        let reused = ask("other").key("k").run().await.unwrap_err();
        assert_eq!(reused.known_code(), Some(Code::IdempotencyKeyReused));
        // A refused request leaves its key free.
        let taken = ask("acme").key("k-2").run().await.unwrap_err();
        assert_eq!(taken.known_code(), Some(Code::SlugTaken));
        ask("free").key("k-2").run().await.unwrap();
        // A dry run keeps neither effect nor key.
        let planned = ask("plan").key("k-3").dry_run().run().await.unwrap();
        assert_eq!((planned.status, &planned.body["status"]), (200, &json!("planned")));
        ask("real").key("k-3").run().await.unwrap();
        assert_eq!(count(&world).await, 3);
        for wrong in ["", "a\nb", &"x".repeat(256)] {
            assert_eq!(ask("z").key(wrong).run().await.unwrap_err().errors[0].pointer, "Idempotency-Key");
        }
    }
}

#[tokio::test]
async fn srv_6_an_answer_is_kept_for_seven_days_and_not_longer() {
    let (options, clock) = testing::frozen(Timestamp::from_second(1_800_000_000).unwrap(), 7);
    for world in World::all_with(options.clone()).await {
        let body = json!({ "name": "night shift", "permissions": ["audit:read"] });
        let ask = || world.ask(&world.admin, &groups::create::OPERATION).body(body.clone()).key("k").run();
        let expire =
            || write(&world.store, |tx| Ok(platform::idempotency::expire(tx, &SystemScope::for_job())?));
        let first = ask().await.unwrap();
        clock.advance(SignedDuration::from_hours(7 * 24) - SignedDuration::from_secs(1));
        assert_eq!(expire().await.unwrap(), 0);
        let again = ask().await.unwrap();
        assert!(again.replayed);
        assert_eq!((again.status, &again.body), (201, &first.body));
        clock.advance(SignedDuration::from_secs(2));
        // Whether or not the job has come by, the key is new: the same request is done anew, and meets what it made.
        assert_eq!(ask().await.unwrap_err().known_code(), Some(Code::NameTaken));
        assert_eq!(expire().await.unwrap(), 1);
        assert_eq!(ask().await.unwrap_err().known_code(), Some(Code::NameTaken));
    }
}

#[tokio::test]
async fn srv_6_a_one_time_secret_is_told_again_for_an_hour_to_whoever_got_it_alone() {
    let (options, clock) = testing::frozen(Timestamp::from_second(1_800_000_000).unwrap(), 8);
    for world in World::all_with(options.clone()).await {
        let invite = json!({ "email": "second@crontech.example", "groups": [{ "group": "admin", "reach": "subtree" }] });
        world.ask(&world.admin, &platform::users::invite::OPERATION).body(invite).run().await.unwrap();
        let second = world.accept("second@crontech.example").await;
        let body = json!({ "name": "ci", "groups": [{ "group": "viewer" }] });
        let ask = |actor| world.ask(actor, &clients::create::OPERATION).body(body.clone()).key("k").run();
        let first = ask(&world.admin).await.unwrap();
        assert!(first.body["secret"].is_string());
        let other = ask(&second).await.unwrap_err();
        assert_eq!(other.known_code(), Some(Code::IdempotencyKeyReused));
        assert!(!serde_json::to_string(&other).unwrap().contains(first.body["secret"].as_str().unwrap()));
        clock.advance(SignedDuration::from_secs(3600));
        assert_eq!(ask(&world.admin).await.unwrap().body, first.body);
        clock.advance(SignedDuration::from_secs(1));
        let late = ask(&world.admin).await.unwrap_err();
        assert_eq!(late.known_code(), Some(Code::IdempotencyKeyReused));
        let listed = world.ask(&world.admin, &clients::list::OPERATION).run().await.unwrap();
        assert_eq!(listed.body["items"].as_array().unwrap().len(), 1, "and nothing is made twice");
    }
}
