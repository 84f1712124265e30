//! FLT-1: the server is killed at random moments under writers.

use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

use crate::support::{
    Dice, account_body, note,
    site::{Site, cron},
    soak, wait_for,
    wire::Caller,
};

const WRITERS: usize = 32;

/// What a writer saw until the server was gone.
#[derive(Default)]
struct Seen {
    /// Accounts whose creation was acknowledged: slug and id.
    acknowledged: Vec<(String, String)>,
    /// The one whose answer did not come: was it made, or not?
    open: Option<String>,
}

/// Creates accounts one after the other until the connection breaks.
fn write(admin: &Caller, parent: &str, prefix: &str, begun: &AtomicBool) -> Seen {
    let mut seen = Seen::default();
    let Ok(mut wire) = admin.connect() else { return seen };
    let path = format!("/accounts/{parent}/accounts");
    for n in 0.. {
        let slug = format!("{prefix}-{n}");
        match wire.send("POST", &path, Some(&slug), Some(&account_body(&slug))) {
            Ok(reply) => {
                assert_eq!(reply.status, 201, "{}", reply.text());
                let id = reply.json()["account"]["id"].as_str().unwrap().to_owned();
                seen.acknowledged.push((slug, id));
                begun.store(true, Ordering::Release);
            }
            Err(error) => {
                assert_ne!(error.kind(), io::ErrorKind::InvalidData, "half an answer is none: {error}");
                seen.open = Some(slug);
                break;
            }
        }
    }
    seen
}

/// What must be nowhere, in SQL: each counts halves of an operation.
const HALVES: [(&str, &str); 9] = [
    ("account without its path", "SELECT count(*) FROM accounts WHERE path IS NULL"),
    (
        "account without exactly one owner",
        "SELECT count(*) FROM accounts a
         WHERE (SELECT count(*) FROM memberships m WHERE m.account = a.key AND m.is_owner = 1) <> 1",
    ),
    (
        "owner without an invitation and its mail",
        "SELECT count(*) FROM accounts a
         LEFT JOIN (SELECT account, count(*) AS n FROM invitations GROUP BY account) i ON i.account = a.key
         LEFT JOIN (SELECT account, count(*) AS n FROM outbox GROUP BY account) o ON o.account = a.key
         WHERE a.parent IS NOT NULL AND (i.n IS NOT 1 OR o.n IS NOT 1)",
    ),
    (
        "owner without a group",
        "SELECT count(*) FROM memberships m
         WHERE m.is_owner = 1 AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.membership = m.key)",
    ),
    (
        "account that its own chain does not tell of",
        "SELECT count(*) FROM accounts a WHERE a.parent IS NOT NULL AND NOT EXISTS
         (SELECT 1 FROM audit_entries e WHERE e.account = a.key AND e.action = 'accounts:create' AND e.target = a.id)",
    ),
    (
        "creations in the administrator's chain beside the accounts that there are",
        "SELECT abs((SELECT count(*) FROM accounts WHERE parent IS NOT NULL)
              - (SELECT count(*) FROM audit_entries e JOIN accounts m ON m.key = e.account
                 WHERE m.parent IS NULL AND e.action = 'accounts:create' AND e.outcome = 'done'
                 AND e.target <> m.id))",
    ),
    (
        "key of a request without its answer, or of an account that is not there",
        "SELECT count(*) FROM idempotency i WHERE i.status < 200
           OR (i.idempotency_key LIKE 'w-%' AND NOT EXISTS (SELECT 1 FROM accounts a
             WHERE a.parent IN (SELECT key FROM accounts WHERE slug = 'load') AND a.slug = i.idempotency_key))",
    ),
    (
        "break in a chain",
        "SELECT count(*) FROM audit_entries e LEFT JOIN audit_entries p ON p.account = e.account AND p.seq = e.seq - 1
         WHERE e.seq > 1 AND (p.hash IS NULL OR p.hash <> e.prev_hash)",
    ),
    (
        "head of a chain that is not its last entry",
        "SELECT count(*) FROM audit_heads h
         LEFT JOIN audit_entries e ON e.account = h.account AND e.seq = h.seq AND e.hash = h.hash
         WHERE e.seq IS NULL OR EXISTS (SELECT 1 FROM audit_entries n WHERE n.account = h.account AND n.seq > h.seq)",
    ),
];

fn check_nothing_is_half_done(site: &Site) {
    let file = Connection::open_with_flags(site.database_file(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    // One snapshot for all.
    file.execute_batch("BEGIN").unwrap();
    for (half, sql) in HALVES {
        let count: i64 = file.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(count, 0, "{half}");
    }
    let fine: String = file.query_row("PRAGMA quick_check", [], |row| row.get(0)).unwrap();
    assert_eq!(fine, "ok");
}

/// How many of the requests without an answer were done.
fn unanswered_but_done(site: &Site, seen: &[Seen]) -> usize {
    let file = Connection::open_with_flags(site.database_file(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut known = file.prepare("SELECT 1 FROM accounts WHERE slug = ?1").unwrap();
    seen.iter().filter_map(|s| s.open.as_ref()).filter(|slug| known.exists([slug]).unwrap()).count()
}

fn check_counters(site: &Site) {
    let differences = site.look(|tx| platform::limits::recount(tx, &store::scope::SystemScope::for_job()));
    assert_eq!(differences, []);
}

fn check_the_chain(site: &Site, admin: &Caller) {
    let (file, keys) = (site.file("audit.ndjson"), site.file("keys.json"));
    std::fs::write(&file, admin.get("/accounts/self/audit/export").body).unwrap();
    let jwks = testkit::Ask::new("GET", &admin.host, "/oauth/jwks").send(admin.address).unwrap();
    std::fs::write(&keys, &jwks.body).unwrap();
    let mut verify = cron();
    verify.args(["audit", "verify", "-o", "json", "--jwks"]).args([&keys, &file]).env("HOME", site.file(""));
    let done = verify.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let whole: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((&whole["status"], &whole["from"]), (&json!("whole"), &json!(1)));
}

#[test]
fn flt_1_a_server_killed_at_random_moments_loses_nothing_that_it_acknowledged() {
    let rounds = if soak() { 1_000 } else { 50 };
    let mut dice = Dice::new();
    let site = Site::sqlite();
    let mut server = site.serve();
    let mut admin = site.administrator(&server);
    let parent = admin.create("self", "load");
    let limits = format!("/accounts/{parent}/limits");
    admin.must("PATCH", &limits, "limits", &json!({ "sub_accounts": 1_000_000, "users": 1_000_000 }));
    let (mut acknowledged, mut open, mut made, mut slowest) = (0, 0, 0, Duration::ZERO);
    for round in 0..rounds {
        let delay = Duration::from_micros(dice.below(100_000));
        let begun = AtomicBool::new(false);
        let seen: Vec<Seen> = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .map(|w| {
                    let (admin, parent, begun) = (&admin, &parent, &begun);
                    scope.spawn(move || write(admin, parent, &format!("w-{round}-{w}"), begun))
                })
                .collect();
            wait_for("a first answer", || begun.load(Ordering::Acquire).then_some(()));
            std::thread::sleep(delay);
            server.kill();
            writers.into_iter().map(|writer| writer.join().unwrap()).collect()
        });
        // Before anything is repaired by a start: what a reader of the file finds.
        check_nothing_is_half_done(&site);
        server = site.serve();
        slowest = slowest.max(server.took);
        admin = admin.at(server.address);
        check_nothing_is_half_done(&site);
        made += unanswered_but_done(&site, &seen);
        let mut wire = admin.connect().unwrap();
        for (slug, id) in seen.iter().flat_map(|s| &s.acknowledged) {
            acknowledged += 1;
            let found = wire.send("GET", &format!("/accounts/{id}"), None, None).unwrap();
            assert_eq!((found.status, &found.json()["slug"]), (200, &json!(slug)), "{}", found.text());
        }
        // The same requests again: those that were done are answered, the others are done, none fails or is done twice.
        let path = format!("/accounts/{parent}/accounts");
        for slug in seen.iter().filter_map(|s| s.open.as_ref()) {
            open += 1;
            let reply = wire.send("POST", &path, Some(slug), Some(&account_body(slug))).unwrap();
            assert_eq!(
                (reply.status, &reply.json()["account"]["slug"]),
                (201, &json!(slug)),
                "{}",
                reply.text()
            );
        }
        if round % 20 == 19 {
            // A token lives for five minutes.
            admin = site.administrator(&server);
        }
    }
    note(&format!(
        "{rounds} kills: {acknowledged} acknowledged, {open} unanswered of which {made} were done; slowest start {slowest:?}"
    ));
    assert!(acknowledged >= rounds * 2 && open > rounds, "there was no load to speak of");
    // A second in a release; a build for tests on a busy machine is slower.
    assert!(slowest < Duration::from_secs(5), "the slowest start took {slowest:?}");
    check_the_chain(&site, &admin);
    server.stop();
    check_nothing_is_half_done(&site);
    check_counters(&site);
}
