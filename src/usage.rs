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
            let error = Error::usage(say!("there is no command `{name} {word}`"));
            let known = command.get_subcommands().filter(|sub| !sub.is_hide_set());
            suggest(error, names::closest(word, known.map(Command::get_name)), &name)
        }
        (ErrorKind::UnknownArgument, _, Some(flag)) if flag.starts_with("--") => {
            let command = cli::reached(root, arguments, Some(flag));
            let name = name_of(command);
            let error = Error::usage(say!("`{name}` has no option `{flag}`"));
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
        Some(meant) => error.hint(say!("did you mean `{meant}`?")),
        None => error,
    };
    error.hint(say!("see: {name} --help"))
}

/// What the parser says itself, line by line.
fn others(refusal: &clap::Error, meant: Option<&str>) -> Error {
    let text = refusal.render().to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("the command line is wrong");
    let own = first.strip_prefix("error: ").unwrap_or(first);
    let mut usage = Error::usage(translated(refusal).unwrap_or_else(|| own.to_owned()));
    for line in lines {
        usage = usage.hint(match (line.strip_prefix("tip: ").unwrap_or(line), meant) {
            ("For more information, try '--help'.", _) => lang::told("see: --help").to_owned(),
            (line, Some(meant)) if line.starts_with("a similar value exists") => {
                say!("did you mean `{meant}`?")
            }
            (line, _) => around(line),
        });
    }
    usage
}

/// The parser's sentence in the language spoken, out of what it knows rather than out of its words; none where that
/// language is its own.
fn translated(refusal: &clap::Error) -> Option<String> {
    if lang::spoken() == lang::Language::English {
        return None;
    }
    let text = |kind| match refusal.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("', '")),
        _ => None,
    };
    let arg = text(ContextKind::InvalidArg)?;
    Some(match refusal.kind() {
        ErrorKind::UnknownArgument => say!("unexpected argument '{arg}' found"),
        ErrorKind::MissingRequiredArgument => {
            lang::told("the following required arguments were not provided:").to_owned()
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg)?;
            say!("the argument '{arg}' cannot be used with '{other}'")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue)?;
            match std::error::Error::source(refusal) {
                Some(why) => say!("invalid value '{value}' for '{arg}': {why}"),
                None if value.is_empty() => say!("a value is required for '{arg}' but none was supplied"),
                None => say!("invalid value '{value}' for '{arg}'"),
            }
        }
        _ => return None,
    })
}

/// A line that the parser adds to its sentence: what may stand there, or how the command is used.
fn around(line: &str) -> String {
    let values = line.strip_prefix("[possible values: ").and_then(|rest| rest.strip_suffix(']'));
    match (values, line.strip_prefix("Usage: ")) {
        (Some(values), _) => say!("[possible values: {}]", values),
        (_, Some(usage)) => format!("{} {usage}", lang::told("Usage:")),
        _ => line.to_owned(),
    }
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
