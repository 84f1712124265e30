//! Backups under load, restored into either engine, row by row.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use rusqlite::Connection;
use store::testing::{self, Address};

use super::{Desk, done, refused, rows};
use crate::{
    support::{
        account_body,
        site::{Server, Site, wait},
        wait_for,
    },
    words,
};

/// Fills a site with a bit of everything; the server and the account that load goes below.
fn filled(site: &Site) -> (Server, crate::support::wire::Caller, String) {
    let server = site.serve();
    let admin = site.administrator(&server);
    let parent = admin.create("self", "load");
    let limits = serde_json::json!({ "sub_accounts": 100_000, "users": 100_000 });
    admin.must("PATCH", &format!("/accounts/{parent}/limits"), "limits", &limits);
    let client = serde_json::json!({ "name": "ci", "groups": [{ "group": "viewer", "reach": "account" }] });
    admin.must("POST", "/accounts/self/clients", "client", &client);
    (server, admin, parent)
}

/// Backs up while four writers work, restores into a folder, and gives the address restored to.
fn under_load(site: &Site, desk: &Desk) -> Address {
    let (server, admin, parent) = filled(site);
    let (stop, made) = (AtomicBool::new(false), AtomicU32::new(0));
    let file = std::thread::scope(|scope| {
        for writer in 0..4 {
            let (admin, parent, stop, made) = (&admin, &parent, &stop, &made);
            scope.spawn(move || {
                let mut wire = admin.connect().unwrap();
                let path = format!("/accounts/{parent}/accounts");
                for number in 0.. {
                    if stop.load(Ordering::Acquire) {
                        break;
                    }
                    let slug = format!("w-{writer}-{number}");
                    let body = account_body(&slug);
                    let reply = wire.send("POST", &path, Some(&slug), Some(&body)).unwrap();
                    assert!(reply.is_success(), "{}", reply.text());
                    made.fetch_add(1, Ordering::AcqRel);
                }
            });
        }
        wait_for("accounts", || (made.load(Ordering::Acquire) > 40).then_some(()));
        let before = made.load(Ordering::Acquire);
        let file = desk.back_up(site);
        let after = made.load(Ordering::Acquire);
        stop.store(true, Ordering::Release);
        assert!(after > before, "nobody wrote while it was made");
        file
    });
    server.stop();
    done(&desk.restore_into(&file, site, "restored"));
    let restored = Address::Sqlite(desk.path("restored").join("crontech.db"));
    // What was written later is not in it, and nothing of it is by halves: the restore has checked chains and counters.
    let (now, then) = (rows::of(&site.address()), rows::of(&restored));
    let accounts = |rows: &rows::Rows| rows["accounts"].len();
    assert!(accounts(&then) > 40 && accounts(&then) < accounts(&now));
    let known: std::collections::BTreeSet<_> = now["audit_entries"].iter().collect();
    assert!(then["audit_entries"].iter().all(|entry| known.contains(entry)));
    // Made again at rest it is equal row by row.
    let whole = desk.back_up(site);
    done(&desk.restore_into(&whole, site, "whole"));
    let whole = Address::Sqlite(desk.path("whole").join("crontech.db"));
    rows::assert_equal(&rows::of(&site.address()), &rows::of(&whole));
    whole
}

#[test]
fn d2_a_backup_of_a_file_under_load_restores_row_by_row() {
    let (site, desk) = (Site::sqlite(), Desk::new());
    under_load(&site, &desk);
    // What was restored is served, and goes on.
    let mut verify = words!["verify", "--data", desk.path("whole"), "--master-key-file", site.master_key()];
    let report = done(&verify);
    assert_eq!((report["found"].as_u64(), report["faults"].as_array().unwrap().len()), (Some(0), 0));
    assert!(report["sealed"].as_u64() > Some(40) && report["entries"].as_u64() > Some(80), "{report}");
    // It finds what somebody changes by hand.
    let file = Connection::open(desk.path("whole").join("crontech.db")).unwrap();
    file.execute_batch(
        "UPDATE limit_use SET used = used + 1 WHERE kind = 'users';
         UPDATE audit_entries SET action = 'accounts:read' WHERE seq = 2;
         UPDATE outbox SET recipient = 'x@example.com' WHERE key = 1",
    )
    .unwrap();
    drop(file);
    let told = super::run(&verify);
    assert!(!told.status.success());
    let report: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let checks: std::collections::BTreeSet<_> =
        report["faults"].as_array().unwrap().iter().map(|fault| fault["check"].as_str().unwrap()).collect();
    assert_eq!(checks.into_iter().collect::<Vec<_>>(), ["audit", "counters", "sealed"], "{report}");
    verify.truncate(3);
    assert_eq!(super::run(&verify).status.code(), Some(1), "without a master key it looks at the rest");
}

#[test]
fn d1_a_backup_goes_from_one_engine_to_the_other_and_back() {
    let Some(site) = Site::postgres() else { return };
    let desk = Desk::new();
    let as_file = under_load(&site, &desk);
    // The file's own backup, into another database.
    let mut backup = words!["backup", "--to", desk.path("more"), "--recipient", super::RECIPIENT];
    backup.extend(words!["--data", desk.path("whole")]);
    let file = done(&backup)["file"].as_str().unwrap().to_owned();
    let database = wait(testing::open(store::Engine::Postgres, store::Options::default()));
    let Address::Postgres(url) = database.address() else { panic!("this is PostgreSQL") };
    let mut restore = words!["restore", file, "--master-key-file", site.master_key()];
    restore.extend(["--database".to_owned(), url.clone()]);
    restore.extend(desk.opening());
    done(&restore);
    rows::assert_equal(&rows::of(&as_file), &rows::of(&database.address()));
    rows::assert_equal(&rows::of(&site.address()), &rows::of(&database.address()));
    assert!(refused(&restore).contains("a platform in this database already"));
    // Keys go on after those that came: a served copy takes new accounts.
    let copy = site.moved_to(&url);
    let server = copy.serve();
    copy.administrator(&server).create("self", "newcomer");
    server.stop();
    let verify = words!["verify", "--master-key-file", site.master_key()];
    done(&[verify, vec!["--database".to_owned(), url]].concat());
}

#[test]
fn d2_what_is_restored_is_served() {
    let (site, desk) = (Site::sqlite(), Desk::new());
    let (server, ..) = filled(&site);
    server.stop();
    let passphrase = desk.private("passphrase", "correct horse battery staple\n");
    let mut backup =
        words!["backup", "--to", desk.path("backups"), "--passphrase-file", passphrase, "--keep", "1"];
    backup.extend(site.place());
    let first = done(&backup);
    let second = done(&backup);
    assert_eq!(second["removed"][0], first["file"], "one is kept");
    let file = second["file"].as_str().unwrap();
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(file).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    let opening = words!["--passphrase-file", passphrase];
    let verify = words!["verify", "--backup", file, "--master-key-file", site.master_key()];
    assert_eq!(done(&[verify, opening.clone()].concat())["found"], 0);
    let copy = site.emptied();
    done(&[words!["restore", file], copy.place(), opening].concat());
    rows::assert_equal(&rows::of(&site.address()), &rows::of(&copy.address()));
    let server = copy.serve();
    let admin = copy.administrator(&server);
    assert_eq!(admin.get("/accounts/self").status, 200);
    admin.create("self", "after");
    server.stop();
    let said = refused(&[words!["restore", file], copy.place(), desk.opening()].concat());
    assert!(said.contains("does not open this backup"), "{said}");
}
