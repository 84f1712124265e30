//! Files of this machine: settings, credentials, what killed processes left.

use std::path::{Path, PathBuf};

use super::Check;
use crate::{context::Context, os};

/// The user's file was read when the program began; here it is said which.
pub(super) fn settings(context: &Context) -> Check {
    let file = context.settings().file();
    let path = file.path().display();
    if file.path().exists() {
        let profiles = context.settings().user.profiles.len();
        Check::good(
            "settings",
            say!(
                "{path} is valid, {}",
                if profiles == 1 { "1 profile".to_owned() } else { say!("{profiles} profiles") }
            ),
        )
    } else {
        Check::good("settings", say!("{path} is not there; the defaults hold"))
    }
}

/// Whether nobody else reads secrets.
pub(super) fn permissions(context: &Context, fix: bool) -> Vec<Check> {
    const CHECK: &str = "permissions";
    let settings = context.settings();
    let own = files_in(&settings.config_dir.value.join("credentials"));
    let given = [&settings.token_file, &settings.client_secret_file, &settings.passphrase_file];
    let given = given.into_iter().flatten().map(|setting| setting.value.clone());
    let given: Vec<PathBuf> = given.filter(|path| path.as_os_str() != "-").collect();
    let mut checks = Vec::new();
    for (path, is_own) in own.iter().map(|path| (path, true)).chain(given.iter().map(|path| (path, false))) {
        match os::others_can_read(path) {
            Ok(false) => {}
            // Only what this program made is its own to change.
            Ok(true) if fix && is_own => checks.push(match os::make_private(path) {
                Ok(()) => {
                    Check::mended(CHECK, say!("others could read {}; its mode is 0600 now", path.display()))
                }
                Err(error) => Check::failed(CHECK, &error),
            }),
            Ok(true) => checks.push(Check::problem(
                CHECK,
                say!("others can read {}", path.display()),
                format!("chmod 600 {}", path.display()),
            )),
            Err(error) => checks.push(Check::failed(CHECK, &error)),
        }
    }
    if checks.is_empty() {
        let count = own.len() + given.len();
        checks.push(Check::good(
            CHECK,
            say!("{count} files with secrets or locks, none of them open to others"),
        ));
    }
    checks
}

/// Half-written files of processes that are gone. Lock files are never stale: a lock ends with its process, and the file
/// stays so that a lock on it means something.
pub(super) fn leftovers(context: &Context, fix: bool) -> Vec<Check> {
    const CHECK: &str = "leftovers";
    let folder = &context.settings().config_dir.value;
    let mut files = files_in(folder);
    files.extend(files_in(&folder.join("credentials")));
    let left: Vec<PathBuf> = files.into_iter().filter(|path| is_left(path)).collect();
    if left.is_empty() {
        return vec![Check::good(CHECK, "no half-written file, no stale lock")];
    }
    let tell = |path: &PathBuf| {
        let path = path.display();
        if !fix {
            return Check::problem(
                CHECK,
                say!("{path} was left by a process that is gone"),
                "cron doctor --fix removes it",
            );
        }
        match fs_err::remove_file(path.to_string()) {
            Ok(()) => Check::mended(CHECK, say!("{path}, left by a process that is gone, was removed")),
            Err(error) => Check::problem(CHECK, error.to_string(), format!("rm {path}")),
        }
    };
    left.iter().map(tell).collect()
}

/// `.name.PID`, as files are called until they are whole, of a process that is gone.
fn is_left(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let pid = name.strip_prefix('.').and_then(|name| name.rsplit_once('.')).map(|(_, pid)| pid);
    pid.and_then(|pid| pid.parse().ok()).is_some_and(os::is_gone)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs_err::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    files.sort();
    files
}
