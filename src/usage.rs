//! What the parser would not take, in the words of all other errors: one cause, at most one suggestion, the way to the
//! help.

use clap::{
    Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{cli, error::Error, names};

/// The parser's refusal of these arguments (without the program's name) as one of ours. `root` is the grammar.
pub(crate) fn error(refusal: &clap::Error, root: &mut Command, arguments: &[String]) -> Error {
    let text = |kind| match refusal.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    match (refusal.kind(), text(ContextKind::InvalidSubcommand), text(ContextKind::InvalidArg)) {
        (ErrorKind::InvalidSubcommand, Some(word), _) => {
            let command = cli::reached(root, arguments, Some(word));
            let name = name_of(command);
            let error = Error::usage(format!("there is no command `{name} {word}`"));
            let known = command.get_subcommands().filter(|sub| !sub.is_hide_set());
            suggest(error, names::closest(word, known.map(Command::get_name)), &name)
        }
        (ErrorKind::UnknownArgument, _, Some(flag)) if flag.starts_with("--") => {
            let command = cli::reached(root, arguments, Some(flag));
            let name = name_of(command);
            let error = Error::usage(format!("`{name}` has no option `{flag}`"));
            let known: Vec<&str> = command.get_arguments().filter_map(clap::Arg::get_long).collect();
            let meant = names::closest(flag.trim_start_matches('-'), known).map(|long| format!("--{long}"));
            suggest(error, meant.as_deref(), &name)
        }
        (ErrorKind::InvalidValue, ..) => others(refusal, text(ContextKind::SuggestedValue)),
        _ => others(refusal, None),
    }
}

fn name_of(command: &Command) -> String {
    command.get_bin_name().unwrap_or("cron").to_owned()
}

fn suggest(error: Error, meant: Option<&str>, name: &str) -> Error {
    let error = match meant {
        Some(meant) => error.hint(format!("did you mean `{meant}`?")),
        None => error,
    };
    error.hint(format!("see: {name} --help"))
}

/// What the parser says itself, line by line.
fn others(refusal: &clap::Error, meant: Option<&str>) -> Error {
    let text = refusal.render().to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("the command line is wrong");
    let mut usage = Error::usage(first.strip_prefix("error: ").unwrap_or(first));
    for line in lines {
        usage = usage.hint(match (line.strip_prefix("tip: ").unwrap_or(line), meant) {
            ("For more information, try '--help'.", _) => "see: --help".to_owned(),
            (line, Some(meant)) if line.starts_with("a similar value exists") => {
                format!("did you mean `{meant}`?")
            }
            (line, _) => line.to_owned(),
        });
    }
    usage
}

#[cfg(test)]
mod tests {
    use crate::cli;

    fn told(line: &str) -> Vec<String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let typed = ["cron".to_owned()].into_iter().chain(words.iter().cloned());
        let refusal = cli::command().try_get_matches_from(typed).unwrap_err();
        let error = super::error(&refusal, &mut cli::command(), &words);
        assert_eq!(crate::exit::of_kind(error.kind()).code(), 2, "{line}");
        [error.message().to_owned()].into_iter().chain(error.hints().iter().cloned()).collect()
    }

    #[test]
    fn a_slip_gets_one_suggestion() {
        for (line, expected) in [
            (
                "acounts",
                &["there is no command `cron acounts`", "did you mean `accounts`?", "see: cron --help"][..],
            ),
            (
                "-o json account lst",
                &[
                    "there is no command `cron accounts lst`",
                    "did you mean `list`?",
                    "see: cron accounts --help",
                ],
            ),
            (
                "accounts roles gant acme",
                &[
                    "there is no command `cron accounts roles gant`",
                    "did you mean `grant`?",
                    "see: cron accounts roles --help",
                ],
            ),
            (
                "accounts list --fliter x",
                &[
                    "`cron accounts list` has no option `--fliter`",
                    "did you mean `--filter`?",
                    "see: cron accounts list --help",
                ],
            ),
            (
                "tenants list --ouput json",
                &[
                    "`cron tenants list` has no option `--ouput`",
                    "did you mean `--output`?",
                    "see: cron tenants list --help",
                ],
            ),
            ("xyzzy", &["there is no command `cron xyzzy`", "see: cron --help"]),
            (
                "accounts list --xyzzy",
                &["`cron accounts list` has no option `--xyzzy`", "see: cron accounts list --help"],
            ),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
        let value = told("accounts list -o jsn");
        assert!(value.contains(&"did you mean `json`?".to_owned()), "{value:?}");
    }
}
