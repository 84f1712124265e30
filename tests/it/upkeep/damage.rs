//! Backups that are none any more, and commands that are killed: each is refused in its own words and leaves nothing.

use std::{path::Path, process::Stdio, time::Duration};

use store::testing::{self, Address};

use super::{Desk, done, refused, rows};
use crate::{
    support::{
        Dice,
        site::{Site, cron, wait},
        soak,
    },
    words,
};

fn is_empty(folder: &Path) -> bool {
    !folder.join("crontech.db").exists() && !folder.join("crontech.db-wal").exists()
}

#[test]
fn d2_a_damaged_backup_or_a_wrong_key_is_refused_and_leaves_nothing() {
    let (site, desk) = (Site::sqlite(), Desk::new());
    let file = desk.back_up(&site);
    let whole = std::fs::read(&file).unwrap();
    let mut dice = Dice::new();
    let bad = desk.path("bad.age");
    let try_it = |bytes: &[u8]| {
        std::fs::write(&bad, bytes).unwrap();
        let said = refused(&desk.restore_into(&bad, &site, "target"));
        assert!(is_empty(&desk.path("target")), "{said}");
        said
    };
    let rounds = if soak() { 500 } else { 30 };
    for _ in 0..rounds {
        let at = usize::try_from(dice.below(whole.len() as u64)).unwrap();
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << dice.below(8);
        let said = try_it(&flipped);
        let words = ["is damaged", "damaged at its end", "head is damaged", "does not open this backup"];
        assert!(words.iter().any(|word| said.contains(word)), "byte {at}: {said}");
        let said = try_it(&whole[..at]);
        let words = ["is cut off", "head is damaged", "is empty", "is damaged"];
        assert!(words.iter().any(|word| said.contains(word)), "cut at {at}: {said}");
    }
    let mut middle = whole.clone();
    middle[whole.len() / 2] ^= 1;
    assert!(try_it(&middle).contains("damaged"));
    assert!(try_it(&whole[..whole.len() - 1]).contains("cut off"));
    assert!(try_it(b"").contains("is empty"));
    assert!(try_it(b"PGDMP something else").contains("this is no backup"));

    // Another identity, another master key, none at all.
    let other = "AGE-SECRET-KEY-184JMZMVQH3E6U0PSL869004Y3U2NYV7R30EU99CSEDNPH02YUVFSZW44VU";
    let identity = desk.private("other", other);
    let master = site.master_key();
    let target = ["--data".to_owned(), desk.path("target").display().to_string()];
    let with = |flags: Vec<String>| refused(&[words!["restore", file], target.to_vec(), flags].concat());
    let said = with(words!["--identity", identity, "--master-key-file", master]);
    assert!(said.contains("it was made for another key"), "{said}");
    let key = desk.private("key", &"5a".repeat(32));
    let said = with([words!["--master-key-file", key], desk.opening()].concat());
    assert!(said.contains("not the master key of the backup"), "{said}");
    let said = with(desk.opening());
    assert!(said.contains("a backup holds no master key"), "{said}");
    assert!(is_empty(&desk.path("target")));
    // And the good one still goes in where all of them failed.
    done(&desk.restore_into(&file, &site, "target"));
}

#[test]
fn d2_a_killed_backup_or_restore_leaves_nothing_by_halves() {
    let (site, desk) = (Site::sqlite(), Desk::new());
    // Enough that there is a middle to be killed in.
    let database = rusqlite::Connection::open(site.database_file()).unwrap();
    database
        .execute_batch(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
             INSERT INTO guesses SELECT 'bucket ' || i || hex(randomblob(40)), i, i, i FROM n",
        )
        .unwrap();
    drop(database);
    let mut dice = Dice::new();
    let folder = desk.path("backups");
    let rounds = if soak() { 200 } else { 8 };
    let kill_within = |words: &[String], most: u64, dice: &mut Dice| {
        let mut command = cron();
        command.arg("platform").args(words).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_micros(dice.below(most)));
        let _ = child.kill();
        child.wait().unwrap();
    };
    for _ in 0..rounds {
        kill_within(&desk.backup_of(&site), 800_000, &mut dice);
    }
    let file = desk.back_up(&site);
    let names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.iter().all(|name| name.ends_with(".age") && !name.starts_with('.')), "{names:?}");
    let key = words!["--master-key-file", site.master_key()];
    for name in &names {
        let verify = words!["verify", "--backup", folder.join(name)];
        assert_eq!(done(&[verify, key.clone(), desk.opening()].concat())["found"], 0, "{name}");
    }
    let original = rows::of(&site.address());
    for round in 0..rounds {
        let target = format!("target-{round}");
        let restore = desk.restore_into(&file, &site, &target);
        kill_within(&restore, 1_500_000, &mut dice);
        // Either it had come to its end, or it is as if it had never begun.
        let again = super::run(&restore);
        if !again.status.success() {
            assert!(super::said(&again).contains("already"), "{}", super::said(&again));
        }
        rows::assert_equal(&original, &rows::of(&Address::Sqlite(desk.path(&target).join("crontech.db"))));
    }
    if !testing::has_postgres() {
        return;
    }
    for _ in 0..rounds.min(4) {
        let database = wait(testing::open(store::Engine::Postgres, store::Options::default()));
        let Address::Postgres(url) = database.address() else { panic!("this is PostgreSQL") };
        let restore = words!["restore", file, "--master-key-file", site.master_key()];
        let restore = [restore, vec!["--database".to_owned(), url], desk.opening()].concat();
        kill_within(&restore, 1_500_000, &mut dice);
        let again = super::run(&restore);
        if !again.status.success() {
            assert!(super::said(&again).contains("already"), "{}", super::said(&again));
        }
        rows::assert_equal(&original, &rows::of(&database.address()));
    }
}

/// The lines inside of a backup.
fn opened(file: &Path) -> Vec<String> {
    let identity: age::x25519::Identity = super::IDENTITY.parse().unwrap();
    let bytes = age::decrypt(&identity, &std::fs::read(file).unwrap()).unwrap();
    String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn d2_a_backup_that_somebody_wrote_anew_does_not_come_to_its_manifest() {
    let (site, desk) = (Site::sqlite(), Desk::new());
    let lines = opened(&desk.back_up(&site));
    let master = std::fs::read_to_string(site.master_key()).unwrap();
    assert!(!lines.iter().any(|line| line.contains(master.trim())), "the master key is in the backup");
    let key = data_encoding::HEXLOWER.decode(master.trim().as_bytes()).unwrap();
    let key = data_encoding::BASE64.encode(&key);
    assert!(!lines.iter().any(|line| line.contains(key.trim_end_matches('='))));
    let bad = desk.path("bad.age");
    let try_it = |lines: &[String]| {
        let recipient: age::x25519::Recipient = super::RECIPIENT.parse().unwrap();
        let text = lines.join("\n") + "\n";
        std::fs::write(&bad, age::encrypt(&recipient, text.as_bytes()).unwrap()).unwrap();
        let said = refused(&desk.restore_into(&bad, &site, "target"));
        assert!(is_empty(&desk.path("target")), "{said}");
        said
    };
    let place = |start: &str| lines.iter().position(|line| line.starts_with(start)).unwrap();
    let user = place("{\"table\":\"users\"") + 1;
    let with = |change: &dyn Fn(&mut Vec<String>)| {
        let mut changed = lines.clone();
        change(&mut changed);
        try_it(&changed)
    };
    let manifest = "does not come to what its manifest says: the table users";
    let said = with(&|lines| lines[user] = lines[user].replace("admin@", "other@"));
    assert!(said.contains(manifest), "{said}");
    // A row less: what refers to it is in the way first.
    let guess = place("{\"table\":\"meta\"") + 1;
    let said = with(&|lines| lines.insert(guess, r#"["one","more"]"#.to_owned()));
    assert!(said.contains("its manifest says: the table meta"), "{said}");
    let said = with(&|lines| drop(lines.pop()));
    assert!(said.contains("ends before its manifest"), "{said}");
    let said = with(&|lines| lines[user] = lines[user].replacen('1', "\"1\"", 1));
    assert!(said.contains("row 1 of users is none"), "{said}");
    let said = with(&|lines| lines[0] = lines[0].replace("\"number\":1", "\"number\":2"));
    assert!(said.contains("another version's"), "{said}");
    let said = with(&|lines| lines[0] = lines[0].replace("\"crontech_backup\":1", "\"crontech_backup\":2"));
    assert!(said.contains("a newer version of this program made"), "{said}");
    // One that is the same in all but its age is still good.
    let recipient: age::x25519::Recipient = super::RECIPIENT.parse().unwrap();
    std::fs::write(&bad, age::encrypt(&recipient, (lines.join("\n") + "\n").as_bytes()).unwrap()).unwrap();
    done(&desk.restore_into(&bad, &site, "target"));
}
