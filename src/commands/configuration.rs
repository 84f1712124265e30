//! The reference of everything that can be configured, as a Markdown page: the client's settings from their description,
//! the platform's flags from the parser.

use std::fmt::Write as _;

use clap::{Arg, Command};

use super::reference::{cell, spelled};
use crate::settings::described;

/// The commands of an operator whose flags are configuration.
const PLATFORM: &[&str] = &["serve", "dev", "init", "backup", "restore", "verify", "keys"];

/// The whole page.
#[must_use]
pub(super) fn page() -> String {
    let mut page = String::from(
        "# Configuration\n\nMade by `cron reference --configuration` from the program's own types.\n\n## The command line\n\n\
         The first that says something counts: flag, environment variable, project file (`.cron.toml` in the folder or one \
         above it), profile, the user's file (`config.toml` in `config_dir`), default. `cron settings` shows each value with \
         its origin. A project file names no origin and no credential.\n\n\
         | setting | what | flag | variable | files | default |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for d in described::ALL {
        let code = |text: Option<&str>| text.map(|text| format!("`{text}`")).unwrap_or_default();
        let files = [(d.in_project, "project"), (d.in_profile, "profile"), (d.in_user, "user")];
        let files: Vec<&str> = files.into_iter().filter(|(may, _)| *may).map(|(_, name)| name).collect();
        // Writing to memory does not fail.
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {} | {} |",
            d.name,
            cell(d.what),
            code(d.flag),
            code(d.variable),
            files.join(", "),
            d.default
        );
    }
    page.push_str(
        "\nBesides these, `NO_COLOR`, `CLICOLOR_FORCE`, `TERM`, `COLUMNS`, `PAGER`, `CI` mean what they mean elsewhere; `CRON_PAGER` is a \
         pager for this program alone.\n\n",
    );
    platform(&mut page);
    page
}

fn platform(page: &mut String) {
    let mut root = crate::cli::command();
    root.build();
    let Some(platform) = root.find_subcommand("platform") else { return };
    page.push_str(
        "## The platform\n\nEvery flag of the commands that run a platform and look after it. The master key comes from \
         `--master-key-file`, else from the systemd credential `master.key`, else from `CRON_MASTER_KEY` (64 hexadecimal \
         digits), else from `keys/master.key` in the data folder.\n\n",
    );
    for name in PLATFORM {
        if let Some(command) = platform.find_subcommand(name) {
            tell(page, command, &format!("cron platform {name}"));
        }
    }
}

fn tell(page: &mut String, command: &Command, name: &str) {
    if command.has_subcommands() {
        for sub in command.get_subcommands() {
            tell(page, sub, &format!("{name} {}", sub.get_name()));
        }
        return;
    }
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let _ = writeln!(
        page,
        "### {name}\n\n{about}.\n\n| flag | what | variable | default |\n| --- | --- | --- | --- |"
    );
    let is_own = |arg: &&Arg| !arg.is_hide_set() && !arg.is_global_set() && arg.get_id() != "help";
    for arg in command.get_arguments().filter(is_own) {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let variable = arg.get_env().map(|name| format!("`{}`", name.to_string_lossy())).unwrap_or_default();
        let defaults: Vec<String> = arg
            .get_default_values()
            .iter()
            .filter(|_| arg.get_action().takes_values())
            .map(|value| format!("`{}`", value.to_string_lossy()))
            .collect();
        let _ = writeln!(
            page,
            "| `{}` | {} | {variable} | {} |",
            cell(&spelled(arg)),
            cell(&help),
            defaults.join(", ")
        );
    }
    page.push('\n');
}

#[cfg(test)]
mod tests {
    #[test]
    fn flags_variables_and_defaults_are_told() {
        let page = super::page();
        assert!(page.contains("| `origin` | The address of the platform"), "{page}");
        if cfg!(feature = "platform") {
            assert!(page.contains("| `--listen ADDRESS` |") && page.contains("`127.0.0.1:8090`"));
            assert!(
                page.contains("`CRON_PLATFORM_DATABASE`") && page.contains("### cron platform keys rotate")
            );
        }
    }
}
