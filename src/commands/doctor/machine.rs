//! The machine: which `cron` a shell finds, and whether it completes its words.

use std::path::{Path, PathBuf};

use super::Check;
use crate::context::Context;

/// Debian's daemon is called `cron`, too.
pub(super) fn path(context: &Context) -> Check {
    const CHECK: &str = "path";
    let variable = context.settings().environment.get("PATH").unwrap_or_default();
    let own = std::env::current_exe().and_then(fs_err::canonicalize).unwrap_or_default();
    let folder = own.parent().unwrap_or(Path::new("/")).display().to_string();
    let first =
        std::env::split_paths(&variable).map(|folder| folder.join("cron")).find(|path| path.is_file());
    match first {
        Some(first) if fs_err::canonicalize(&first).is_ok_and(|first| first == own) => {
            Check::good(CHECK, say!("`cron` is {}", first.display()))
        }
        Some(first) => {
            let daemon = first.parent().is_some_and(|folder| folder.ends_with("sbin"));
            let whose = if daemon { ", the system's scheduler" } else { ", another program" };
            Check::problem(
                CHECK,
                say!("`cron` is {}{whose}", first.display()),
                say!("put {folder} first: export PATH=\"{folder}:$PATH\""),
            )
        }
        None => {
            Check::note(CHECK, "no folder of PATH has a `cron`", format!("export PATH=\"{folder}:$PATH\""))
        }
    }
}

/// Where shells look, for the one in use.
pub(super) fn completions(context: &Context) -> Check {
    const CHECK: &str = "completions";
    let environment = &context.settings().environment;
    let shell = environment.get("SHELL").unwrap_or_default();
    let shell = Path::new(&shell).file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let home = PathBuf::from(environment.get("HOME").unwrap_or_default());
    let data = environment.get("XDG_DATA_HOME").map_or_else(|| home.join(".local/share"), PathBuf::from);
    let system = |paths: &[&str]| paths.iter().map(PathBuf::from).collect::<Vec<_>>();
    let (own, others) = match shell.as_str() {
        "bash" => (
            data.join("bash-completion/completions/cron"),
            system(&["/usr/share/bash-completion/completions/cron", "/etc/bash_completion.d/cron"]),
        ),
        "zsh" => (
            home.join(".zfunc/_cron"),
            system(&["/usr/local/share/zsh/site-functions/_cron", "/usr/share/zsh/vendor-completions/_cron"]),
        ),
        "fish" => (
            home.join(".config/fish/completions/cron.fish"),
            system(&["/usr/share/fish/vendor_completions.d/cron.fish"]),
        ),
        _ => return Check::good(CHECK, "no shell is known that completes words here"),
    };
    match std::iter::once(&own).chain(&others).find(|path| path.is_file()) {
        Some(found) => Check::good(CHECK, say!("{shell} finds {}", found.display())),
        None => Check::note(
            CHECK,
            say!("none were found for {shell}"),
            format!("cron completions {shell} > {}", own.display()),
        ),
    }
}
