//! Files that are wrong, that fail in part, that are only tried out.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use testkit::hostile::{Hostile, Reply};

use super::customers;
use crate::support::{dev::Dev, home::Home};

#[test]
fn a_broken_file_is_refused_whole_before_anything_is_sent() {
    let platform = Dev::shared();
    let writes = Arc::new(AtomicUsize::new(0));
    let (counted, target) = (Arc::clone(&writes), platform.address);
    let relay = Hostile::start(move |asked| {
        if asked.method != "GET" {
            counted.fetch_add(1, Ordering::SeqCst);
        }
        Reply::of(&asked.send(target).unwrap())
    });
    let relay = relay.unwrap();
    let home = Home::with_token(&relay.origin(), &platform.token());
    home.write(
        "broken.csv",
        "parent,slug,name,owner_email,tax_id\n\
         ,broken-a,Good,a@broken.example,\n\
         ,broken-b,Wrong digits,,11.111.111/1111-11\n\
         ,Broken C,Bad slug,c@broken.example,\n",
    );
    let refused = home.say("accounts import broken.csv").expect(7);
    assert_eq!(refused.out, "");
    assert!(refused.err.contains("broken.csv: 3 problems in 2 rows, nothing was sent"), "{}", refused.err);
    for place in ["line 3, tax_id: ", "line 3, owner_email: ", "line 4, slug: "] {
        assert!(refused.err.contains(place), "{place} is missing in {}", refused.err);
    }
    let object: serde_json::Value =
        serde_json::from_str(&home.say("accounts import broken.csv -o json").expect(7).err).unwrap();
    assert_eq!(object["schema"], "error/1");
    assert_eq!(object["errors"].as_array().unwrap().len(), 3);

    // A parent that is nowhere is found out by asking; nothing is sent all the same.
    home.write(
        "orphan.csv",
        "parent,slug,name,owner_email\n,broken-d,D,d@broken.example\nbroken-e,f,F,f@broken.example\n",
    );
    let refused = home.say("accounts import orphan.csv").expect(7);
    assert!(
        refused.err.contains("line 3, parent: `broken-e` is neither an account nor a row of this file"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("did you mean `broken-d`?"), "{}", refused.err);
    assert_eq!(writes.load(Ordering::SeqCst), 0);

    // The same door takes a good file: the count is able to rise.
    home.write("good.csv", "slug,name,owner_email\nbroken-good,Good,good@broken.example\n");
    home.say("accounts import good.csv").expect(0);
    assert_eq!(writes.load(Ordering::SeqCst), 1);
}

#[test]
fn a_dry_run_changes_nothing() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    let (text, rows) = customers("dry", &[1, 3]);
    home.write("customers.csv", &text);
    let tried = home.say("accounts import customers.csv --dry-run -o ndjson");
    // Rows below a row that does not exist yet cannot be judged by the platform in a dry run: each is told.
    assert_eq!(tried.lines().len(), rows, "{tried:?}");
    assert!(tried.lines().iter().all(|row| row["status"] != "created"), "{tried:?}");
    assert_eq!(tried.lines()[0]["status"], "planned", "{tried:?}");
    home.say("accounts get dry").expect(5);
    assert!(!home.path("home/config/imports").exists(), "a dry run keeps no journal");
    home.say("accounts import customers.csv").expect(0);
    home.say("accounts get dry").expect(0);
}

#[test]
fn failed_rows_come_out_as_a_file_that_is_mended_and_fed_back() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.say("accounts create mend-taken --name Other --owner-email x@mend.example --role account-admin")
        .expect(0);
    home.write(
        "customers.csv",
        "name,slug,owner_email,parent,roles,label.note\n\
         First,mend-a,a@mend.example,,account-admin,\"one, two\"\n\
         Taken,mend-taken,t@mend.example,,account-admin,=SUM(A1)\n\
         Below,below,b@mend.example,mend-taken,,\n",
    );
    let run = home.say("accounts import customers.csv -o ndjson").expect(10);
    let status: Vec<String> =
        run.lines().iter().map(|row| row["status"].as_str().unwrap().to_owned()).collect();
    assert_eq!(status, ["created", "failed", "failed"], "{run:?}");
    assert_eq!(run.lines()[2]["problem"]["code"], "parent_failed");
    assert!(run.err.contains("1 created, 2 failed"), "{}", run.err);
    let failed = std::fs::read_to_string(home.path("customers.failed.csv")).unwrap();
    assert_eq!(failed.lines().count(), 3, "{failed}");
    assert!(failed.starts_with("name,slug,owner_email,parent,roles,label.note,problem\n"), "{failed}");

    // As it is, it fails again; mended, it goes in.
    home.say("accounts import customers.failed.csv").expect(10);
    let mended = failed.replace("mend-taken", "mend-free");
    home.write("mended.csv", &mended);
    let run = home.say("accounts import mended.csv -o ndjson").expect(0);
    assert!(run.lines().iter().all(|row| row["status"] == "created"), "{run:?}");
    let label = home.say("accounts get mend-free -o json --jq .labels.note").expect(0).out;
    assert_eq!(label.trim(), "=SUM(A1)", "what was written out is read in as it was");
    home.say("accounts get mend-free/below").expect(0);
}
