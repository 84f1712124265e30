//! What the shell completes: commands and options from the grammar, names from what earlier answers showed. Nothing is
//! sent, and no secret is read.

mod names;

use std::{ffi::OsStr, process::ExitCode};

use clap::{Arg, Command};
use clap_complete::{ArgValueCompleter, CompleteEnv, CompletionCandidate};

pub(crate) use self::names::Names;
use crate::{
    cli::{self, Global},
    exit::Exit,
    settings::{Environment, Settings},
};

/// The variable by which a shell's script asks; its value is the shell.
pub(crate) const ASKED: &str = "CRON_COMPLETE";

/// What stands for a name in the grammar, and the noun whose names fit.
const NAMED: &[(&str, &str)] = &[
    ("ACCOUNT", "account"),
    ("PATH|ID", "account"),
    ("TENANT", "tenant"),
    ("TENANT|inherit", "tenant"),
    ("USER", "user"),
    ("GROUP", "group"),
    ("GROUP[:REACH]", "group"),
    ("CLIENT", "client"),
    ("PROFILE", "profile"),
];

/// Answers the shell's script.
pub(crate) fn run() -> ExitCode {
    let here = std::env::current_dir().ok();
    // Bash takes what it gets into the line as it is; the other shells' scripts quote it.
    let bash = std::env::var_os(ASKED).is_some_and(|shell| shell == "bash");
    let asked = CompleteEnv::with_factory(|| grammar(bash)).var(ASKED).bin("cron").completer("cron");
    match asked.try_complete(std::env::args_os(), here.as_deref()) {
        Ok(_) => Exit::Done.into(),
        Err(_) => Exit::Usage.into(),
    }
}

/// The whole grammar, with names where names are typed.
fn grammar(bash: bool) -> Command {
    let mut root = cli::whole();
    root.build();
    named(root, bash)
}

fn named(command: Command, bash: bool) -> Command {
    command.mut_args(|arg| with_names(arg, bash)).mut_subcommands(|sub| named(sub, bash))
}

fn with_names(arg: Arg, bash: bool) -> Arg {
    let spelled = arg.get_value_names().and_then(<[_]>::first).map(|name| name.as_str());
    match NAMED.iter().find(|(name, _)| spelled == Some(*name)) {
        Some((_, noun)) => {
            arg.add(ArgValueCompleter::new(move |begun: &OsStr| candidates(noun, begun, bash)))
        }
        None => arg,
    }
}

/// The noun's names that begin so.
fn candidates(noun: &str, begun: &OsStr, bash: bool) -> Vec<CompletionCandidate> {
    let environment = Environment::of_process();
    let begun = begun.to_string_lossy();
    let begun = if bash { begun.replace('\\', "") } else { begun.into_owned() };
    let typed: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let global = Global { profile: profile_of(&typed), ..Global::default() };
    // Who presses a key is not to be told that a file is wrong: the next command says it.
    let Ok(settings) = Settings::resolve(&global, environment) else { return Vec::new() };
    let names: Vec<String> = match noun {
        "profile" => settings.user.profiles.keys().cloned().collect(),
        _ => Names::of(&settings).map(|names| names.known(noun)).unwrap_or_default(),
    };
    let fits = names.into_iter().filter(|name| name.starts_with(&begun));
    fits.map(|name| CompletionCandidate::new(if bash { escaped(&name) } else { name })).collect()
}

/// The profile that the line so far names.
fn profile_of(typed: &[String]) -> Option<String> {
    let mut words = typed.iter();
    while let Some(word) = words.next() {
        match word.strip_prefix("--profile") {
            Some("") => return words.next().cloned(),
            Some(value) => return value.strip_prefix('=').map(str::to_owned),
            None => {}
        }
    }
    None
}

/// One word to bash: what means something to it stands behind a backslash.
fn escaped(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./@+,%".contains(c);
    name.chars().flat_map(|c| (!plain(c)).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_word_of_bash() {
        assert_eq!(escaped("acme/store-01"), "acme/store-01");
        assert_eq!(escaped("Padaria Açaí & Cia"), r"Padaria\ Açaí\ \&\ Cia");
        assert_eq!(escaped("$(reboot)"), r"\$\(reboot\)");
    }

    #[test]
    fn the_profile_of_the_line_is_the_one_that_names_are_of() {
        let of = |line: &str| profile_of(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(of("cron --profile acme accounts get"), Some("acme".to_owned()));
        assert_eq!(of("cron accounts get --profile=acme"), Some("acme".to_owned()));
        assert_eq!(of("cron profiles list"), None);
    }

    #[test]
    fn whatever_takes_a_name_completes_it() {
        fn count(command: &Command, found: &mut usize) {
            *found += command.get_arguments().filter(|arg| arg.get::<ArgValueCompleter>().is_some()).count();
            command.get_subcommands().for_each(|sub| count(sub, found));
        }
        let root = grammar(true);
        for words in [
            ["accounts", "get"],
            ["tenants", "get"],
            ["users", "revoke"],
            ["groups", "get"],
            ["clients", "get"],
            ["profiles", "use"],
        ] {
            let command = crate::help::find(&root, &words.map(str::to_owned)).unwrap();
            let named = command.get_positionals().next().unwrap();
            assert!(named.get::<ArgValueCompleter>().is_some(), "{words:?}");
        }
        let mut found = 0;
        count(&root, &mut found);
        assert!(found > 60, "--account of every command, too: {found}");
    }
}
