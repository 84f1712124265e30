//! The command line's own grammar: `cron <noun> <verb> [NAME…] [--flags]`.

use std::{path::PathBuf, time::Duration};

use clap::{Args, CommandFactory, Parser};

use crate::{commands::Command, output::Format, settings::Lang};

/// Manage accounts, tenants, users and automations of a Crontech platform
#[derive(Debug, Parser)]
#[command(
    name = "cron",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Examples:\n  cron login https://portal.example.com\n  cron accounts list --scope subtree\n  cron accounts get acme/store-12 -o json"
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Flags that every command takes.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Print data in this format
    #[arg(short, long, global = true, value_enum, value_name = "FORMAT")]
    pub output: Option<Format>,
    /// Show these columns or JSON fields, separated by commas
    #[arg(long, global = true, value_name = "NAMES", value_delimiter = ',')]
    pub columns: Option<Vec<String>>,
    /// Sort a list by this field; a leading `-` reverses
    #[arg(long, global = true, value_name = "FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Filter the JSON by a jq expression
    #[arg(long, global = true, value_name = "FILTER")]
    pub jq: Option<String>,
    /// Leave out the heading of tables
    #[arg(long, global = true)]
    pub no_header: bool,
    /// Use this profile
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Speak to the platform at this address
    #[arg(long, global = true, value_name = "URL")]
    pub origin: Option<client::Origin>,
    /// Act for this account, one of your own
    #[arg(long, global = true, value_name = "ID")]
    pub acting: Option<String>,
    /// Act on this account, at or below the one you act for
    #[arg(long, global = true, value_name = "PATH|ID")]
    pub account: Option<String>,
    /// Give a request this long, retries included, such as `30s` or `2m`
    #[arg(long, global = true, value_name = "TIME", value_parser = duration)]
    pub timeout: Option<Duration>,
    /// Never ask, fail instead
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Answer every question with yes
    #[arg(short, long, global = true)]
    pub yes: bool,
    /// Confirm a destructive command by the name of what it acts on
    #[arg(long, global = true, value_name = "NAME")]
    pub confirm: Option<String>,
    /// Show what would happen, change nothing
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Speak this language
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,
    /// Write logs to this file
    #[arg(long, global = true, value_name = "FILE")]
    pub log_file: Option<PathBuf>,
    /// Log what is done; twice for more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
}

/// Flags of every list. Flatten them into a list's arguments.
#[derive(Debug, Clone, Default, Args)]
pub struct ListArgs {
    /// Whose rows: the account's own, its direct children's, or all below it
    #[arg(long, value_enum)]
    pub scope: Option<Scope>,
    /// Show only what fits these terms, such as `status:active label.region:(sul|norte)`
    #[arg(long, value_name = "TERMS")]
    pub filter: Option<String>,
    /// Show at most this many rows, or `all`; 50 on a terminal, all in a pipe
    #[arg(long, value_name = "ROWS|all")]
    pub limit: Option<RowLimit>,
    /// Go on where an earlier list ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
    /// Fail with exit code 14 when the list is not complete
    #[arg(long)]
    pub require_complete: bool,
}

/// Whose rows a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Scope {
    /// The account's own rows; of accounts, its direct children
    Account,
    /// The rows of its direct children; of accounts, its direct children
    Children,
    /// The rows of the account and of all below it
    Subtree,
}

impl From<Scope> for api::list::Scope {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Account => Self::Account,
            Scope::Children => Self::Children,
            Scope::Subtree => Self::Subtree,
        }
    }
}

/// How many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLimit {
    /// All of them.
    All,
    /// At most that many.
    Rows(u64),
}

impl std::str::FromStr for RowLimit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "all" => Ok(Self::All),
            number => number
                .parse()
                .ok()
                .filter(|n| *n > 0)
                .map(Self::Rows)
                .ok_or_else(|| "a number of rows, or `all`".to_owned()),
        }
    }
}

/// The whole grammar, for parsing, completions, man pages and the reference.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// Reads `30`, `30s`, `500ms`, `2m`, `1h`; a bare number is seconds.
///
/// # Errors
/// It is none of these, or zero.
pub fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || format!("`{text}` is not a time such as 30s, 500ms, 2m or 1h");
    let at = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: u64 = text[..at].parse().map_err(|_| wrong())?;
    let unit = match &text[at..] {
        "ms" => Duration::from_millis(1),
        "" | "s" => Duration::from_secs(1),
        "m" => Duration::from_secs(60),
        "h" => Duration::from_secs(3600),
        _ => return Err(wrong()),
    };
    let count = u32::try_from(number).ok().filter(|n| *n > 0).ok_or_else(wrong)?;
    unit.checked_mul(count).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn times_are_read() {
        assert_eq!(duration("30"), Ok(Duration::from_secs(30)));
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(duration("2m"), Ok(Duration::from_secs(120)));
        for wrong in ["", "0", "s", "1d", "-1", "99999999999"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_command_has_an_example_in_its_help() {
        fn missing(command: &clap::Command, path: &str, found: &mut Vec<String>) {
            let path = format!("{path} {}", command.get_name());
            let help = command.get_after_help().or_else(|| command.get_after_long_help());
            if !help.is_some_and(|h| h.to_string().contains("cron ")) {
                found.push(path.clone());
            }
            for sub in command.get_subcommands() {
                missing(sub, &path, found);
            }
        }
        let mut found = Vec::new();
        missing(&command(), "", &mut found);
        assert!(found.is_empty(), "no example: {found:?}");
    }
}
