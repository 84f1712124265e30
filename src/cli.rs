//! The command line's own grammar: `cron <noun> <verb> [NAME…] [--flags]`.

use std::{ffi::OsString, path::PathBuf, time::Duration};

use clap::{Args, CommandFactory, FromArgMatches, Parser};

use crate::{commands::Command, output::Format, settings::Lang};

/// Help is at most that many columns wide, however wide the terminal is.
pub(crate) const WIDEST: usize = 100;

/// Manage accounts, tenants, users and automations of a Crontech platform
#[derive(Debug, Parser)]
#[command(
    name = "cron",
    version,
    max_term_width = WIDEST,
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
    /// Show long output at once, not page by page
    #[arg(long, global = true)]
    pub no_pager: bool,
    /// Use this profile
    #[arg(long, global = true, value_name = "PROFILE")]
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
    /// Trust the authorities in this PEM file, too, beside the system's
    #[arg(long, global = true, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
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

/// The grammar as it is parsed: a command's help shows what is its own, and `cron help options` the rest. Nouns are built
/// when they are typed, so whoever looks below them builds it first.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg })
}

/// The grammar with every option shown, for completions, man pages and the reference.
#[must_use]
pub fn whole() -> clap::Command {
    Cli::command()
}

/// The command that arguments (without the program's name) lead to, before the word at fault if there is one. Builds
/// `root`.
pub(crate) fn reached<'a>(
    root: &'a mut clap::Command,
    arguments: &[String],
    fault: Option<&str>,
) -> &'a clap::Command {
    root.build();
    led(root, arguments, fault)
}

/// The same where the parser has built what the arguments lead to.
pub(crate) fn led<'a>(
    root: &'a clap::Command,
    arguments: &[String],
    fault: Option<&str>,
) -> &'a clap::Command {
    let mut command = root;
    let mut words = arguments.iter();
    while let Some(word) = words.next().filter(|word| Some(word.as_str()) != fault && *word != "--") {
        let given = |arg: &&clap::Arg| {
            let short = arg.get_short().map(|short| format!("-{short}"));
            let long = arg.get_long().map(|long| format!("--{long}"));
            (short.as_ref() == Some(word) || long.as_ref() == Some(word)) && arg.get_action().takes_values()
        };
        if word.starts_with('-') {
            if command.get_arguments().any(|arg| given(&arg)) {
                // The next word is the option's value, whatever it looks like.
                words.next();
            }
        } else if let Some(sub) = command.find_subcommand(word) {
            command = sub;
        }
    }
    command
}

/// Reads the process's arguments.
///
/// # Errors
/// They are none, or ask for help or the version.
pub fn parse() -> Result<Cli, clap::Error> {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let alone = matches!(&arguments[..], [_, only] if only == "-h" || only == "--help");
    Cli::from_arg_matches(&if alone { top() } else { command() }.try_get_matches_from(arguments)?)
}

/// The grammar for who asks for the program's own help: no noun is given a copy of the options that every command takes,
/// which is most of what building it costs.
fn top() -> clap::Command {
    command().mut_args(|arg| arg.global(false))
}

/// Reads `30`, `30s`, `500ms`, `2m`, `1h`; a bare number is seconds.
///
/// # Errors
/// It is none of these, or zero.
pub fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || say!("`{text}` is not a time such as 30s, 500ms, 2m or 1h");
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
    fn the_programs_own_help_is_the_same_however_it_is_built() {
        for flag in ["-h", "--help"] {
            let told = |grammar: clap::Command| {
                grammar.try_get_matches_from(["cron", flag]).unwrap_err().render().to_string()
            };
            assert!(told(top()).contains("accounts"));
            assert_eq!(told(top()), told(command()));
        }
    }

    #[test]
    fn a_word_that_is_an_options_value_leads_nowhere() {
        let reached = |line: &str| {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            reached(&mut command(), &words, Some("lst")).get_bin_name().unwrap().to_owned()
        };
        assert_eq!(reached("--account users account list -h"), "cron accounts list");
        assert_eq!(reached("-o json accounts lst tenants"), "cron accounts");
        assert_eq!(reached("--account=users --dry-run tenants get clients"), "cron tenants get");
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
        let (mut found, mut root) = (Vec::new(), command());
        root.build();
        missing(&root, "", &mut found);
        assert!(found.is_empty(), "no example: {found:?}");
    }
}
