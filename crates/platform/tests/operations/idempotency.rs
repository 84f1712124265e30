//! Idempotency keys (SRV-6).

use api::problem::Code;
use platform::accounts::{create, list};
use serde_json::json;

use crate::common::{World, account_body};

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
