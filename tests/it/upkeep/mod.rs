//! What an operator does with an installation (Rules D1, D2): backups, their restoring, verification, new keys.

mod backup;
mod damage;
mod keys;
mod people;
mod rows;

use std::{path::PathBuf, process::Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::site::{Site, cron};

/// An identity for tests, and the recipient that belongs to it.
pub(crate) const IDENTITY: &str =
    "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
pub(crate) const RECIPIENT: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

/// Runs the program; what it printed as JSON.
pub(crate) fn done(arguments: &[String]) -> Value {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Runs the program; what it said when it refused.
pub(crate) fn refused(arguments: &[String]) -> String {
    let output = run(arguments);
    assert!(!output.status.success(), "{arguments:?} was done: {}", String::from_utf8_lossy(&output.stdout));
    said(&output)
}

pub(crate) fn run(arguments: &[String]) -> Output {
    cron().arg("platform").args(arguments).args(["-o", "json"]).output().unwrap()
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Words, paths and more words, as a program takes them.
#[macro_export]
macro_rules! words {
    ($($word:expr),* $(,)?) => { vec![$(std::path::Path::new(&$word).display().to_string()),*] };
}

/// A folder with what opens backups, and a place for them.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.private("identity", IDENTITY);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file that nobody else can read.
    pub(crate) fn private(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        path
    }

    /// The flags that open a backup made by [`Desk::back_up`].
    pub(crate) fn opening(&self) -> Vec<String> {
        words!["--identity", self.path("identity")]
    }

    /// The words of a backup of a site.
    pub(crate) fn backup_of(&self, site: &Site) -> Vec<String> {
        let mut words = words!["backup", "--to", self.path("backups"), "--recipient", RECIPIENT];
        words.extend(site.place());
        words
    }

    /// Makes one.
    pub(crate) fn back_up(&self, site: &Site) -> PathBuf {
        done(&self.backup_of(site))["file"].as_str().unwrap().into()
    }

    /// The words of a restore into a new folder with the site's master key.
    pub(crate) fn restore_into(&self, file: &PathBuf, site: &Site, data: &str) -> Vec<String> {
        let mut words =
            words!["restore", file, "--data", self.path(data), "--master-key-file", site.master_key()];
        words.extend(self.opening());
        words
    }
}
