//! `cron reference`: every command as one Markdown page, from the same definition as the parser.

use std::fmt::Write as _;

use clap::{Arg, Command};

use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// Print the reference of all commands as Markdown
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron reference > docs/reference.md")]
pub struct Args {
    /// Print the reference of all configuration instead
    #[arg(long)]
    configuration: bool,
}

/// Prints it.
///
/// # Errors
/// The stream is closed.
pub fn run(args: &Args, context: &Context) -> Result<Outcome> {
    let page = if args.configuration { super::configuration::page() } else { page() };
    context.printer().own_text(&page)?;
    Ok(Outcome::DONE)
}

/// The whole page.
#[must_use]
pub fn page() -> String {
    let mut root = crate::cli::whole();
    root.build();
    let mut page = String::from(
        "# Command reference\n\nMade by `cron reference`. Every command also answers to `--help`; `cron man COMMAND` is the same as a page of the manual.\n\n",
    );
    page.push_str("## Global options\n\nEvery command takes them.\n\n");
    options(&mut page, root.get_arguments().filter(|arg| arg.is_global_set()));
    for command in shown(&root) {
        describe(&mut page, command, &format!("cron {}", command.get_name()), 2);
    }
    page
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|sub| !sub.is_hide_set())
}

fn describe(page: &mut String, command: &Command, name: &str, depth: usize) {
    let about =
        command.get_long_about().or_else(|| command.get_about()).map(ToString::to_string).unwrap_or_default();
    // Writing to memory does not fail.
    let _ = writeln!(page, "{} {name}\n\n{about}.\n", "#".repeat(depth.min(4)));
    if command.has_subcommands() {
        for sub in shown(command) {
            describe(page, sub, &format!("{name} {}", sub.get_name()), depth + 1);
        }
        return;
    }
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let _ = writeln!(page, "```\n{usage}\n```\n");
    options(page, command.get_arguments().filter(|arg| !arg.is_global_set()));
    if let Some(after) = command.get_after_long_help().or_else(|| command.get_after_help()) {
        let _ = writeln!(page, "```\n{}\n```\n", after.to_string().trim_end());
    }
}

fn options<'a>(page: &mut String, arguments: impl Iterator<Item = &'a Arg>) {
    let mut rows = String::new();
    for arg in
        arguments.filter(|arg| !arg.is_hide_set() && arg.get_id() != "help" && arg.get_id() != "version")
    {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(rows, "| `{}` | {} |", cell(&spelled(arg)), cell(&help));
    }
    if !rows.is_empty() {
        let _ = writeln!(page, "| | |\n| --- | --- |\n{rows}");
    }
}

/// How an argument is typed.
pub(super) fn spelled(arg: &Arg) -> String {
    let names =
        arg.get_value_names().map(|names| names.iter().map(|n| n.to_string()).collect::<Vec<_>>().join(" "));
    let value = names.filter(|_| arg.get_action().takes_values());
    match (arg.get_short(), arg.get_long(), value) {
        (Some(short), Some(long), Some(value)) => format!("-{short}, --{long} {value}"),
        (Some(short), Some(long), None) => format!("-{short}, --{long}"),
        (_, Some(long), Some(value)) => format!("--{long} {value}"),
        (_, Some(long), None) => format!("--{long}"),
        (_, None, value) => value.unwrap_or_else(|| arg.get_id().to_string()),
    }
}

/// A text within a table.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_command_is_told_with_its_usage() {
        let page = super::page();
        for heading in ["### cron accounts list\n", "#### cron accounts roles grant\n", "## cron login\n"] {
            assert!(page.contains(heading), "{heading}");
        }
        assert!(page.contains("cron accounts get [OPTIONS] <ACCOUNT>"));
        assert!(!page.contains("cron reference [OPTIONS]"), "a hidden command is not told");
    }
}
