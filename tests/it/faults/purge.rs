//! The job that purges closed accounts is killed amid its work (Rule A7, FLT-1).

use rusqlite::{Connection, OpenFlags};
use serde_json::json;

use crate::support::{Dice, note, site::Site, wait_for};

/// Closed accounts, each with an account below it.
const UNITS: usize = 6;
/// What hangs on each, beside its members: many steps of the job.
const GROUPS: usize = 4_000;

fn count(site: &Site, sql: &str) -> i64 {
    let file = Connection::open_with_flags(site.database_file(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    file.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Nothing hangs on what is gone, and the counters say what the rows say.
fn check_whole(site: &Site) {
    assert_eq!(
        count(site, "SELECT count(*) FROM pragma_foreign_key_check"),
        0,
        "a reference to what is gone"
    );
    assert_eq!(count(site, "SELECT count(*) FROM accounts WHERE path IS NULL"), 0);
    let differences = site.look(|tx| platform::limits::recount(tx, &store::scope::SystemScope::for_job()));
    assert_eq!(differences, []);
}

#[test]
fn a7_flt_1_a_purge_that_is_killed_goes_on_and_leaves_nothing_by_halves() {
    let mut dice = Dice::new();
    let site = Site::sqlite();
    let server = site.serve();
    let admin = site.administrator(&server);
    let parent = admin.create("self", "load");
    let limits = json!({ "sub_accounts": 1_000, "users": 1_000, "clients": 1_000 });
    admin.must("PATCH", &format!("/accounts/{parent}/limits"), "limits", &limits);
    let kept = admin.create(&parent, "kept");
    for n in 0..UNITS {
        let unit = admin.create(&parent, &format!("gone-{n}"));
        admin.create(&unit, &format!("below-{n}"));
        for m in 0..3 {
            let key = format!("member-{n}-{m}");
            let body = json!({ "email": format!("{key}@gone.example"), "groups": [{ "group": "viewer" }] });
            admin.must("POST", &format!("/accounts/{unit}/users/invite"), &key, &body);
        }
        let body = json!({ "name": "Robot", "groups": [{ "group": "viewer" }] });
        admin.must("POST", &format!("/accounts/{unit}/clients"), &format!("client-{n}"), &body);
        let body = json!({ "with_subtree": true });
        admin.must("POST", &format!("/accounts/{unit}/close"), &format!("close-{n}"), &body);
    }
    server.stop();
    // Thirty days later; and there is much to delete.
    let file = Connection::open(site.database_file()).unwrap();
    file.execute_batch(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {GROUPS})
         INSERT INTO groups (id, account, name, permissions, created_at, updated_at)
         SELECT 'grp_' || a.key || '_' || n.i, a.key, 'Group ' || n.i, '', 0, 0
         FROM accounts a, n WHERE a.purge_at IS NOT NULL;
         UPDATE accounts SET purge_at = 1 WHERE purge_at IS NOT NULL;"
    ))
    .unwrap();
    drop(file);
    check_whole(&site);

    const LEFT: &str = "SELECT count(*) FROM groups";
    let (mut left, mut kills, mut amid) = (count(&site, LEFT), 0, 0);
    assert_eq!(left, i64::try_from(UNITS * GROUPS).unwrap());
    while left > 0 {
        let server = site.serve();
        let enough = left - i64::try_from(dice.below(2_500)).unwrap() - 1;
        wait_for("the purge to go on", || (count(&site, LEFT) <= enough.max(0)).then_some(()));
        server.kill();
        kills += 1;
        check_whole(&site);
        let now = count(&site, LEFT);
        assert!(now < left, "a purge that was killed began anew");
        amid += usize::from(now > 0);
        left = now;
    }
    let server = site.serve();
    let closed = "SELECT count(*) FROM accounts WHERE purge_at IS NOT NULL";
    wait_for("the end of the purge", || (count(&site, closed) == 0).then_some(()));
    let admin = site.administrator(&server);
    assert_eq!(admin.get(&format!("/accounts/{kept}")).status, 200);
    server.stop();
    check_whole(&site);
    note(&format!("{kills} kills, {amid} of them amid the work"));
    assert!(amid > 1, "the purge was done before it could be killed");
    // Master, parent and the one that was kept; of each that went, its parent's chain tells once.
    assert_eq!(count(&site, "SELECT count(*) FROM accounts"), 3);
    let told = "SELECT count(*) FROM audit_entries WHERE action = 'accounts:purge'";
    assert_eq!(count(&site, told), i64::try_from(UNITS).unwrap());
    assert_eq!(count(&site, "SELECT count(*) FROM memberships"), 3);
    assert_eq!(count(&site, "SELECT count(*) FROM clients"), 0);
}
