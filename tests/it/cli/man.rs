//! The pages of the manual, read by a program that reads such pages strictly.

use std::process::Command;

use crate::support::{home::Home, note, services_required};

#[test]
fn man_pages_pass_the_linter() {
    if Command::new("mandoc").arg("-h").output().is_err() && !services_required() {
        return note("left out: there is no mandoc");
    }
    let home = Home::bare();
    home.say("man --out pages").expect(0);
    let mut pages: Vec<_> =
        std::fs::read_dir(home.path("pages")).unwrap().map(|page| page.unwrap().path()).collect();
    pages.sort();
    assert!(pages.len() > 100, "{}", pages.len());
    let mut mandoc = Command::new("mandoc");
    let lint = mandoc.args(["-T", "lint", "-W", "style"]).args(&pages).output().unwrap();
    assert!(lint.status.success(), "{}", String::from_utf8_lossy(&lint.stdout));

    // A page says what its command is for, and its examples are there to be copied.
    let page = home.path("pages/cron-platform-platform-restore.1");
    let shown = Command::new("mandoc").args(["-T", "utf8", "-O", "width=78"]).arg(page).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    for wanted in ["NAME\n", "EXAMPLES\n", "--master-key-file master.key --passphrase-file backup.pass\n"] {
        // Bold is struck twice.
        let plain = shown.chars().fold(String::new(), |mut text, c| {
            if c == '\u{8}' {
                text.pop();
            } else {
                text.push(c);
            }
            text
        });
        assert!(plain.contains(wanted), "{wanted}: {plain}");
    }
}
