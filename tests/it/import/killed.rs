//! Imports that are killed half-way, and what the next run makes of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::Value;

use super::{
    customers,
    relay::{Before, Relay},
};
use crate::support::{dev::Dev, home::Home, note, soak, wait_for};

/// Seven batches, one for each layer.
const DEEP: &[usize] = &[1, 5, 5, 5, 5, 5, 5];
/// Three batches, two of them under way at the same time.
const WIDE: &[usize] = &[1, 105];

struct Point {
    layers: &'static [usize],
    batch: usize,
    before: Before,
}

fn points() -> Vec<Point> {
    let mut points = Vec::new();
    for before in [Before::Send, Before::Answer, Before::Save] {
        for batch in 1..DEEP.len() {
            points.push(Point { layers: DEEP, batch, before });
        }
        points.push(Point { layers: WIDE, batch: 2, before });
    }
    points
}

/// What is known when a run was killed.
struct Killed {
    there: usize,
    journalled: usize,
}

fn kill(platform: &Dev, home: &Home, prefix: &str, point: &Point) -> Killed {
    let relay = Relay::holding(platform.address, point.batch, point.before);
    let mut command = home.cron(&["accounts", "import", "customers.csv", "-o", "ndjson"]);
    let mut child = command.env("CRON_ORIGIN", relay.server.origin()).spawn().unwrap();
    relay.wait();
    if point.before == Before::Save {
        // It stands still while the answer arrives: it can read nothing, so it has saved nothing.
        let pid = rustix::process::Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        rustix::process::kill_process(pid, rustix::process::Signal::STOP).unwrap();
        relay.deliver();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // A batch beside the held one may still be worked on.
    relay.settle();
    Killed { there: ids_there(home, prefix).len(), journalled: journalled(home.folder()) }
}

/// The ids of an account and of all below it; none when it is not there.
fn ids_there(home: &Home, prefix: &str) -> BTreeSet<String> {
    let top = home.run(&["accounts", "get", prefix, "-o", "json", "--jq", ".id"]);
    if top.code == 5 {
        return BTreeSet::new();
    }
    let top = top.expect(0).out;
    let below = home.run(&["accounts", "list", "--account", prefix, "--scope", "subtree", "-o", "ndjson"]);
    let mut ids: BTreeSet<String> =
        below.expect(0).lines().iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
    ids.insert(top.trim().to_owned());
    ids
}

fn journalled(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder.join("home/config/imports")) else { return 0 };
    entries.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap().lines().count()).sum()
}

/// Runs the import to its end; how many rows it created, and the id of each row.
fn import(home: &Home, journal: bool) -> (usize, Vec<String>) {
    let mut words = vec!["accounts", "import", "customers.csv", "-o", "ndjson"];
    if !journal {
        words.push("--no-journal");
    }
    let rows = home.run(&words).expect(0).lines();
    let created = rows.iter().filter(|row| row["status"] == "created").count();
    let unchanged = rows.iter().filter(|row| row["status"] == "unchanged").count();
    assert_eq!(created + unchanged, rows.len());
    let ids = rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    (created, ids)
}

#[test]
fn a11_an_import_killed_anywhere_goes_on_with_every_row_exactly_once() {
    let platform = Dev::start();
    let token = platform.token();
    let newcomer = |text: &str| {
        let home = Home::with_token(&platform.url, &token);
        home.write("customers.csv", text);
        home
    };
    let mut half_done = BTreeSet::new();
    let mut owners = 0;
    for round in 0..if soak() { 5 } else { 1 } {
        for (number, point) in points().iter().enumerate() {
            for journal in [true, false] {
                let prefix = format!("r{round}-p{number}-{}", if journal { "with" } else { "without" });
                let (text, rows) = customers(&prefix, point.layers);
                let home = newcomer(&text);
                let killed = kill(&platform, &home, &prefix, point);
                let told = format!("{prefix}, batch {} {:?}", point.batch, point.before);
                assert!(killed.there >= killed.journalled, "{told}: the journal says too much");
                if point.layers == DEEP {
                    let lost = point.before != Before::Send;
                    assert_eq!(killed.there > killed.journalled, lost, "{told}: it was killed elsewhere");
                }
                if killed.journalled > 0 && killed.journalled < rows {
                    half_done.insert((round, number));
                }

                let known = ids_there(&home, &prefix);
                let (created, ids) =
                    if journal { import(&home, true) } else { import(&newcomer(&text), false) };
                assert_eq!(created, rows - killed.there, "{told}");
                assert_eq!(
                    journalled(home.folder()) == 0,
                    journal,
                    "{told}: a journal that has done its work goes"
                );
                let distinct: BTreeSet<String> = ids.iter().cloned().collect();
                assert_eq!(distinct.len(), rows, "{told}: two rows are one account");
                assert!(known.is_subset(&distinct), "{told}");
                assert_eq!(ids_there(&home, &prefix), distinct, "{told}: not every row exactly once");
                // Once more, from anywhere: nothing changes.
                assert_eq!(import(&newcomer(&text), !journal), (0, ids), "{told}");
                owners += rows;
            }
        }
    }
    note(&format!("{} points hit a half-done file", half_done.len()));
    assert!(half_done.len() >= 15, "{half_done:?}");
    every_owner_was_invited_once(&platform, owners);
}

fn every_owner_was_invited_once(platform: &Dev, owners: usize) {
    let home = Home::bare();
    let outbox = platform.outbox.display().to_string();
    let mails = wait_for("the mails", || {
        let listed =
            home.run(&["platform", "outbox", "list", "--outbox", &outbox, "-o", "json"]).expect(0).json();
        let mails: Vec<Value> = listed["items"].as_array().unwrap().clone();
        (mails.len() >= owners).then_some(mails)
    });
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for mail in &mails {
        *count.entry(mail["to"].as_str().unwrap()).or_default() += 1;
    }
    assert_eq!(count.len(), owners);
    assert!(count.values().all(|mails| *mails == 1), "somebody was invited twice");
}
