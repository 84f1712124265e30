//! SRV-5, Rule S9: an exported chain is checked by the program alone, and what was done to a copied store is named.

use std::path::Path;

use api::audit_chain;
use rusqlite::Connection;
use serde_json::Value;

use crate::support::{
    site::{Site, cron},
    wire::Caller,
};

const WRITERS: usize = 32;
const EACH: usize = 4;
/// The founding of the platform, and what the writers did.
const ALL: i64 = 1 + (WRITERS * EACH) as i64;
/// The chain of the master account, in SQL.
const MASTER: &str = "account = (SELECT key FROM accounts WHERE parent IS NULL)";

fn write_at_once(admin: &Caller) {
    let run = |writer: usize| {
        let mut wire = admin.connect().unwrap();
        for n in 0..EACH {
            let slug = format!("writer-{writer}-{n}");
            let body = crate::support::account_body(&slug);
            let made = wire.send("POST", "/accounts/self/accounts", Some(&slug), Some(&body)).unwrap();
            assert!(made.is_success(), "{}", made.text());
        }
    };
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || run(writer));
        }
    });
}

/// The export of the caller's own chain, in the file.
fn export(caller: &Caller, file: &Path) -> String {
    let text = caller.get("/accounts/self/audit/export").text();
    std::fs::write(file, &text).unwrap();
    text
}

/// `cron audit verify` without any platform: exit code and document or error.
fn verify(file: &Path, keys: &Path) -> (i32, Value) {
    let mut command = cron();
    command.args(["audit", "verify", "-o", "json", "--jwks"]).args([keys, file]);
    command.env("HOME", file.parent().unwrap()).env("CRON_CREDENTIALS", "file");
    let done = command.output().unwrap();
    let said = if done.status.success() { &done.stdout } else { &done.stderr };
    let said =
        serde_json::from_slice(said).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(said)));
    (done.status.code().unwrap(), said)
}

fn keys(caller: &Caller, file: &Path) {
    let jwks = testkit::Ask::new("GET", &caller.host, "/oauth/jwks").send(caller.address).unwrap();
    std::fs::write(file, &jwks.body).unwrap();
}

/// A place in the chain somewhere in its middle.
const AT: i64 = ALL / 2;

#[test]
fn srv_5_s9_writers_leave_no_gap_and_every_crime_in_a_copied_store_is_named() {
    let site = Site::sqlite();
    let server = site.serve();
    let admin = site.administrator(&server);
    write_at_once(&admin);
    let (file, jwks) = (site.file("audit.ndjson"), site.file("keys.json"));
    let genuine = export(&admin, &file);
    keys(&admin, &jwks);
    server.stop();
    let (code, whole) = verify(&file, &jwks);
    assert_eq!((code, &whole["status"], &whole["signature"]["status"]), (0, &"whole".into(), &"good".into()));
    assert_eq!(
        (&whole["from"], &whole["head_seq"], &whole["entries"]),
        (&1.into(), &ALL.into(), &ALL.into())
    );

    let swap = format!(
        "UPDATE audit_entries SET seq = -1 WHERE {MASTER} AND seq = {AT};
         UPDATE audit_entries SET seq = {AT} WHERE {MASTER} AND seq = {AT} + 1;
         UPDATE audit_entries SET seq = {AT} + 1 WHERE {MASTER} AND seq = -1;"
    );
    let rewind = format!(
        "DELETE FROM audit_entries WHERE {MASTER} AND seq > {AT};
         UPDATE audit_heads SET seq = {AT}, hash =
           (SELECT hash FROM audit_entries e WHERE e.account = audit_heads.account AND e.seq = {AT}) WHERE {MASTER};"
    );
    // What is done to the store, and the entry that is named. A place that was changed poses as another entry.
    let crimes = [
        ("deleted", format!("DELETE FROM audit_entries WHERE {MASTER} AND seq = {AT}"), AT),
        ("edited", format!("UPDATE audit_entries SET target = 'x' WHERE {MASTER} AND seq = {AT}"), AT),
        ("swapped", swap, AT),
        ("truncated", format!("DELETE FROM audit_entries WHERE {MASTER} AND seq > {AT}"), AT + 1),
        ("rewound", rewind, AT + 1),
    ];
    for (crime, sql, named) in crimes {
        let copy = site.copy();
        let connection = Connection::open(copy.database_file()).unwrap();
        connection.execute_batch(&sql).unwrap();
        drop(connection);
        let server = copy.serve();
        let text = export(&admin.at(server.address), &file);
        server.stop();
        if crime == "rewound" {
            // Nobody can tell from the store alone; whoever kept the head that was signed before can.
            assert_eq!(verify(&file, &jwks).0, 0);
            let kept = genuine.lines().next().into_iter().chain(text.lines().skip(1));
            std::fs::write(&file, kept.collect::<Vec<_>>().join("\n")).unwrap();
        }
        let (code, error) = verify(&file, &jwks);
        assert_eq!(code, 1, "{crime}: {error}");
        let said = error.to_string();
        assert!(said.contains("audit_broken"), "{crime}: {said}");
        assert!(said.contains(&format!("entry {named}")), "{crime}: {said}");
    }
    // The same without the program: the library that it is made of, offline.
    let mut lines: Vec<&str> = genuine.lines().collect();
    assert_eq!(i64::try_from(audit_chain::verify(&lines, |_, _| Ok(())).unwrap().entries), Ok(ALL));
    lines.remove(usize::try_from(AT).unwrap());
    assert_eq!(audit_chain::verify(&lines, |_, _| Ok(())).unwrap_err().seq, Some(AT));
}
