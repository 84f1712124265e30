//! The scripts of `examples/`, run as a reader runs them, each against a platform that it starts itself. The quick start's
//! whole output stands in the README (`cargo xtask transcript`).

use std::{path::Path, process::Command};

use crate::support::home::Home;

/// What a script prints; it must succeed.
fn run(script: &str) -> String {
    let built = Path::new(env!("CARGO_BIN_EXE_cron")).parent().unwrap();
    let person = built.join("examples/person");
    assert!(person.exists(), "the person at the browser is not built: cargo build --example person");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let programs = format!("{}:{}", built.display(), person.parent().unwrap().display());
    let home = Home::bare();
    let mut command = Command::new(root.join("examples").join(script));
    command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", home.folder()).env("LC_ALL", "C.UTF-8");
    command.env("CRON_PROGRAMS", programs).env("TMPDIR", home.folder());
    let done = command.output().unwrap();
    let text = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{script}: {}: {text}", done.status);
    let left: Vec<_> = std::fs::read_dir(home.folder()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["home"], "{script} leaves nothing behind");
    text
}

/// Says each of these, in this order.
#[track_caller]
fn says(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for line in wanted {
        let at = rest.find(line);
        rest = &rest[at.unwrap_or_else(|| panic!("no `{line}` in: {rest}"))..];
    }
}

#[test]
fn a_support_case_ends_with_two_people_at_work() {
    let text = run("support.sh");
    says(
        &text,
        &[
            "There is no active access here for you.",
            "acme/store-12  Loja 12  suspended",
            "{\"status\":\"suspended\",\"reason\":\"invoice 2026-10 is open\"}",
            "admin@crontech.localhost",
            "provider",
            "acme/store-12 resumed",
            "the page says: Approved",
            "no group given in Loja 12 holds `users:invite` (rule G1)",
            "no   rui@store12.example may not users:invite in Loja 12",
            "users:invite  refused  rui@store12.example",
            "yes  rui@store12.example may users:invite in Loja 12",
            "edu@store12.example invited to Loja 12: viewer",
        ],
    );
}

#[test]
fn an_onboarding_ends_with_an_owner_who_is_in() {
    let text = run("onboarding.sh");
    says(
        &text,
        &[
            "Padaria Bonfim created, served at bonfim.localhost",
            "would be done: bonfim is created",
            "✓ bonfim created, lia@bonfim.example invited as its owner user",
            "= bonfim is there already, with equal content",
            "roles           account-admin, user-admin",
            "limits          sub-accounts 0 of 5 · users 1 of 2 · clients 0 of 1 · levels 1",
            "acting for   Padaria Bonfim",
            "Padaria Bonfim has 2 of 2 users",
            "(exit 8)",
            "lia@bonfim.example  active   admin (subtree)",
            "(exit 4)",
            "lia@bonfim.example  ·  Lia Prado  ·  active",
        ],
    );
}

#[test]
fn an_off_boarding_shows_the_way_back() {
    let text = run("offboarding.sh");
    says(
        &text,
        &[
            "nightly-sync revoked",
            "bonfim and 2 accounts below it suspended",
            "Padaria Bonfim is suspended (rule A7)",
            "signature  good",
            "user,account,status,groups\ncentro@bonfim.example,bonfim/centro,invited,admin (subtree)\n",
            "would be done: bonfim/praia moved below acme",
            "bonfim/praia moved below acme: acme/praia now",
            "(exit 6)",
            "bonfim and 1 account below it closed, purged on ",
            "bonfim and 1 account below it restored, suspended as before",
            "acme        active     1 below",
            "bonfim and 1 account below it closed, purged on ",
        ],
    );
}
