//! SRV-6: equal requests at once, and a crash between effect and answer.

use std::sync::Barrier;

use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

use crate::support::{account_body, site::Site, wait_for, wire::Reply};

/// An answer without what names the single request.
fn content(reply: &Reply) -> (u16, Value) {
    let mut body = reply.json();
    body.as_object_mut().unwrap().remove("request_id");
    (reply.status, body)
}

fn count(site: &Site, slug: &str) -> i64 {
    let file = Connection::open_with_flags(site.database_file(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    file.query_row("SELECT count(*) FROM accounts WHERE slug = ?1", [slug], |row| row.get(0)).unwrap()
}

#[test]
fn srv_6_fifty_equal_posts_at_once_make_one_effect_and_fifty_equal_answers() {
    let site = Site::sqlite();
    let server = site.serve();
    let admin = site.administrator(&server);
    let path = "/accounts/self/accounts";
    let body = account_body("once");
    let together = Barrier::new(50);
    let post = || {
        let mut wire = admin.connect().unwrap();
        together.wait();
        content(&wire.send("POST", path, Some("one-key"), Some(&body)).unwrap())
    };
    let answers: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..50).map(|_| scope.spawn(post)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(answers[0].0, 201, "{}", answers[0].1);
    for answer in &answers {
        assert_eq!(answer, &answers[0]);
    }
    assert_eq!(count(&site, "once"), 1);
    let reused = admin.change("POST", path, "one-key", &account_body("other"));
    assert_eq!((reused.status, reused.code().as_str()), (409, "idempotency_key_reused"));
    assert_eq!(count(&site, "other"), 0);
    let list = admin.get("/accounts/self/accounts").json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    server.stop();
}

/// The effect is seen in the file before the answer was read; then the process is killed. The same request at the next
/// process gets an answer, and nothing is made twice.
#[test]
fn srv_6_a_crash_between_effect_and_answer_leaves_one_effect() {
    let site = Site::sqlite();
    let mut server = site.serve();
    let mut admin = site.administrator(&server);
    let path = "/accounts/self/accounts";
    for round in 0..5 {
        let slug = format!("crash-{round}");
        let body = account_body(&slug);
        // Open until the end of the process: of a client that has gone the server may drop the request.
        let mut waiting = admin.connect().unwrap();
        waiting.begin("POST", path, Some(&slug), Some(&body)).unwrap();
        wait_for("the effect", || (count(&site, &slug) > 0).then_some(()));
        server.kill();
        drop(waiting);
        server = site.serve();
        admin = admin.at(server.address);
        let again = admin.change("POST", path, &slug, &body);
        assert_eq!(again.status, 201, "{}", again.text());
        assert_eq!(again.json()["status"], "created");
        assert_eq!(again.json()["account"]["slug"], json!(slug));
        assert_eq!(content(&admin.change("POST", path, &slug, &body)), content(&again));
        assert_eq!(count(&site, &slug), 1);
        // The answer is of the request with that key, not of the account that happens to be there.
        let anew = admin.change("POST", path, &format!("{slug}-anew"), &body);
        assert_eq!((anew.status, anew.code().as_str()), (409, "slug_taken"));
    }
    server.stop();
}
