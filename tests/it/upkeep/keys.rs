//! New master and signing keys, also when the change is killed in between.

use std::{path::PathBuf, process::Stdio, time::Duration};

use rusqlite::Connection;
use store::{
    seal::{self, MasterKey},
    testing::Address,
};
use tokio_postgres::NoTls;

use super::{Desk, done, refused};
use crate::{
    support::{
        Dice, note,
        site::{Site, cron, wait},
        soak, wait_for,
    },
    words,
};

/// Rows with sealed bytes beside those that the platform has made.
const MORE: i64 = 6_000;

fn key_of(path: &PathBuf) -> MasterKey {
    let text = std::fs::read_to_string(path).unwrap();
    let bytes = data_encoding::HEXLOWER.decode(text.trim().as_bytes()).unwrap();
    MasterKey::from_bytes(&bytes.try_into().unwrap())
}

/// Puts many mails into the outbox, sealed under the site's key.
fn fill(site: &Site) {
    let master = key_of(&site.master_key());
    let sealed = master.seal(&seal::place("outbox", &[&"note", &"a@example.com"]), b"{}");
    let text = "INSERT INTO outbox
         (account, kind, recipient, tenant, payload_sealed, created_at, sent_at, attempts, next_at)
         SELECT a.key, 'note', 'a@example.com', t.key, SEALED, 1, 1, 1, 1 FROM accounts a, tenants t, N
         WHERE a.parent IS NULL";
    let hex = data_encoding::HEXLOWER.encode(&sealed);
    match site.address() {
        Address::Sqlite(path) => {
            let numbers = format!(
                "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MORE}) SELECT i FROM n)"
            );
            let text =
                text.replace("SEALED", &format!("x'{hex}'")).replace(", N\n", &format!(", {numbers}\n"));
            Connection::open(path).unwrap().execute_batch(&text).unwrap();
        }
        Address::Postgres(url) => wait(async {
            let text = text
                .replace("SEALED", &format!("decode('{hex}', 'hex')"))
                .replace(", N\n", &format!(", generate_series(1, {MORE}) n\n"));
            let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
            let connection = tokio::spawn(connection);
            client.batch_execute(&text).await.unwrap();
            drop(client);
            connection.await.unwrap().unwrap();
        }),
    }
}

fn killed_and_taken_up(site: &Site) {
    let server = site.serve();
    let admin = site.administrator(&server);
    admin.create("self", "one");
    let client = serde_json::json!({ "name": "ci", "groups": [{ "group": "viewer", "reach": "account" }] });
    let secret = admin.must("POST", "/accounts/self/clients", "the-client", &client);
    let rotate = [words!["keys", "rotate"], site.place()].concat();
    // Who serves knows the old key: nothing happens under their hands.
    let said = refused(&rotate);
    assert!(said.contains("is served just now"), "{said}");
    server.stop();
    fill(site);
    let old = std::fs::read(site.master_key()).unwrap();
    let verify = [words!["verify"], site.place()].concat();
    let before = done(&verify)["sealed"].as_u64().unwrap();
    let mut dice = Dice::new();
    let mut killed = 0;
    let rounds = if soak() { 300 } else { 10 };
    let finished = 'done: {
        for _ in 0..rounds {
            let mut command = cron();
            command.arg("platform").args(&rotate).stdout(Stdio::piped()).stderr(Stdio::null());
            let mut child = command.spawn().unwrap();
            std::thread::sleep(Duration::from_micros(dice.below(300_000)));
            let _ = child.kill();
            let output = child.wait_with_output().unwrap();
            if output.status.success() {
                break 'done true;
            }
            killed += 1;
        }
        false
    };
    note(&format!("killed {killed} times"));
    if !finished && std::fs::read(site.master_key()).unwrap() == old {
        let report = done(&rotate);
        assert_eq!(report["wrapped"].as_u64().unwrap() + report["before"].as_u64().unwrap(), before);
        assert_eq!(std::fs::read(report["old_master_key"].as_str().unwrap()).unwrap(), old);
    }
    assert_ne!(std::fs::read(site.master_key()).unwrap(), old);
    let report = done(&verify);
    assert_eq!((report["found"].as_u64(), report["sealed"].as_u64()), (Some(0), Some(before)));
    // The old key opens nothing any more.
    let file = site.file("the-old-key");
    std::fs::write(&file, &old).unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let place = site.place();
    let with_old = [words!["verify", "--master-key-file", file], place[..2].to_vec()].concat();
    assert_eq!(super::run(&with_old).status.code(), Some(1));
    // What was sealed for a repeated request is still the answer to it, and the old session is still good.
    let server = site.serve();
    let admin = admin.at(server.address);
    let again = admin.must("POST", "/accounts/self/clients", "the-client", &client);
    assert_eq!(again["secret"], secret["secret"]);
    assert!(again["secret"].is_string(), "{again}");
    server.stop();
}

#[test]
fn srv_4_a_new_master_key_wraps_all_of_a_file_however_often_it_is_killed() {
    killed_and_taken_up(&Site::sqlite());
}

#[test]
fn srv_4_a_new_master_key_wraps_all_of_a_database_however_often_it_is_killed() {
    let Some(site) = Site::postgres() else { return };
    killed_and_taken_up(&site);
}

#[test]
fn tok_4_a_new_signing_key_is_published_at_once_and_signs_later() {
    let (site, desk) = (Site::sqlite(), Desk::new());
    let server = site.serve();
    let admin = site.administrator(&server);
    let keys = || {
        let jwks = testkit::Ask::new("GET", &admin.host, "/oauth/jwks").send(admin.address).unwrap().json();
        jwks["keys"].as_array().unwrap().len()
    };
    assert_eq!(keys(), 1);
    let signing = [words!["keys", "rotate", "--signing", "--after", "300s"], site.place()].concat();
    let made = done(&signing);
    assert_eq!(done(&signing), made, "the next one is there already");
    assert!(
        refused(&[words!["keys", "rotate", "--signing", "--after", "5s"], site.place()].concat())
            .contains("120 s")
    );
    let other = desk.private("other", &"77".repeat(32));
    let place = site.place();
    let wrong = words!["keys", "rotate", "--signing", "--master-key-file", other];
    assert!(refused(&[wrong, place[..2].to_vec()].concat()).contains("does not open"));
    server.stop();
    // A process that starts publishes it, and does not sign with it yet.
    let server = site.serve();
    let admin = admin.at(server.address);
    wait_for("the next key", || (admin.get("/me").status == 200).then_some(()));
    let jwks = testkit::Ask::new("GET", &admin.host, "/oauth/jwks").send(server.address).unwrap().json();
    assert_eq!(jwks["keys"].as_array().unwrap().len(), 2);
    server.stop();
}
