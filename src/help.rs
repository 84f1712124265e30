//! Help as it is shown: what is a command's own, and at the end where the options stand that every command takes.

use clap::{
    Command,
    builder::{Resettable, StyledStr},
};

use crate::{
    cli,
    error::{Error, Result},
    names, translated,
};

/// How all help ends; in 80 columns it is one line.
const GLOBAL: &str = "Global options, such as --output, --account and --dry-run: cron help options";

/// What the list of global options is about.
const OPTIONS: &str = "Options that every command takes, before or after its own";

/// The help that these arguments (without the program's name) ask for. `refusal` is what the parser says to them.
pub(crate) fn asked(refusal: &clap::Error, arguments: &[String], coloured: bool) -> String {
    let told = refusal.render();
    // The parser has built what it took to say this, and no more; all of the grammar is built only for what it folded.
    if lang::spoken() == lang::Language::English && !folded(&told.to_string()) {
        return ended(&told, None, coloured);
    }
    let mut root = cli::command();
    let command = if lang::spoken() == lang::Language::English {
        cli::reached(&mut root, arguments, None)
    } else {
        // It asks for help once more: that builds one branch, in the grammar at hand.
        let typed = std::iter::once("cron").chain(arguments.iter().map(String::as_str));
        let _ = root.try_get_matches_from_mut(typed);
        cli::led(&root, arguments, None)
    };
    let long =
        arguments.iter().find(|word| *word == "-h" || *word == "--help").is_some_and(|word| word == "--help");
    text(command, long, coloured)
}

/// Whether an example does not stand in one line.
fn folded(help: &str) -> bool {
    let examples = help.split_once("\nExamples:\n").map_or("", |(_, examples)| examples);
    examples.lines().any(|line| !line.is_empty() && !line.starts_with("  cron "))
}

/// The help of a built command. An example is there to be copied: it stays in one line, which the parser would fold.
pub(crate) fn text(command: &Command, long: bool, coloured: bool) -> String {
    let command = translated::command(command);
    let examples = command.get_after_help();
    let mut bare = command.clone().after_help(Resettable::Reset);
    let help = if long { bare.render_long_help() } else { bare.render_help() };
    ended(&help, examples, coloured)
}

fn ended(help: &StyledStr, examples: Option<&StyledStr>, coloured: bool) -> String {
    let shown = |text: &StyledStr| if coloured { text.ansi().to_string() } else { text.to_string() };
    let parts = [Some(help), examples].into_iter().flatten().map(|part| shown(part).trim_end().to_owned());
    let parts: Vec<String> = parts.chain([lang::told(GLOBAL).to_owned()]).collect();
    translated::headings(&format!("{}\n", parts.join("\n\n")))
}

/// The options that every command takes, with their values.
#[must_use]
pub(crate) fn options() -> StyledStr {
    let mut root = cli::whole();
    root.build();
    let global = root.get_arguments().filter(|arg| arg.is_global_set());
    Command::new("cron")
        .about(lang::told(OPTIONS).to_owned())
        .args(global.cloned().map(|arg| translated::arg(arg.global(false))))
        .disable_help_flag(true)
        .max_term_width(cli::WIDEST)
        .help_template("{about-with-newline}\n{all-args}")
        .render_long_help()
}

/// The command that the words name, below a built `root`.
///
/// # Errors
/// There is none; the nearest is offered.
pub(crate) fn find<'a>(root: &'a Command, words: &[String]) -> Result<&'a Command> {
    let mut command = root;
    for word in words {
        let Some(sub) = command.find_subcommand(word) else {
            let known = command.get_subcommands().filter(|sub| !sub.is_hide_set()).map(Command::get_name);
            let error = Error::usage(say!("there is no command `cron {}`", words.join(" ")));
            return Err(match names::closest(word, known) {
                Some(meant) => error.hint(say!("did you mean `{meant}`?")),
                None => error,
            });
        };
        command = sub;
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every(command: &Command, look: &mut impl FnMut(&Command)) {
        look(command);
        command.get_subcommands().filter(|sub| !sub.is_hide_set()).for_each(|sub| every(sub, look));
    }

    fn at_80_columns() -> Command {
        let mut root = cli::command().term_width(80);
        root.build();
        root
    }

    #[test]
    fn help_is_about_the_command_itself_and_says_where_the_rest_is() {
        every(&at_80_columns(), &mut |command| {
            let name = command.get_bin_name().unwrap_or_default().to_owned();
            for long in [false, true] {
                let text = text(command, long, false);
                assert!(text.ends_with(&format!("\n\n{GLOBAL}\n")), "{name}: {text}");
                for global in ["--log-file", "--columns <", "Global options:"] {
                    assert!(!text.contains(global), "{name}: {global}: {text}");
                }
            }
            let short = text(command, false, false);
            if let Some(examples) = command.get_after_help() {
                assert!(short.contains(examples.to_string().trim_end()), "{name}: {short}");
            }
            // What the parser lays out fits; an example is one line to copy, however long it is.
            let laid = short.split("\nExample").next().unwrap_or_default();
            for line in laid.lines().filter(|line| !line.starts_with("Usage:")) {
                assert!(crate::output::Clean::new(line).width() <= 80, "{name}: {line}");
            }
        });
    }

    #[test]
    fn an_example_that_was_folded_is_told_whole() {
        let help = |columns: usize| {
            let words = ["clients", "create", "-h"].map(str::to_owned);
            let typed = ["cron".to_owned()].into_iter().chain(words.clone());
            let refusal = cli::command().term_width(columns).try_get_matches_from(typed).unwrap_err();
            (folded(&refusal.render().to_string()), asked(&refusal, &words, false))
        };
        let (narrow, wide) = (help(60), help(200));
        assert!(narrow.0 && !wide.0);
        let examples =
            |help: &str| help.split_once("\nExamples:\n").map(|(_, rest)| rest.to_owned()).unwrap();
        assert_eq!(examples(&narrow.1), examples(&wide.1));
        assert!(!folded(&narrow.1.replace(GLOBAL, "")), "{}", narrow.1);
    }

    #[test]
    fn every_global_option_is_told_with_its_values() {
        let told = options().to_string();
        let mut root = cli::whole();
        root.build();
        let mut seen = 0;
        for arg in root.get_arguments().filter(|arg| arg.is_global_set()) {
            let long = arg.get_long().unwrap();
            assert!(told.contains(&format!("--{long}")), "{long}: {told}");
            for value in arg.get_possible_values() {
                assert!(told.contains(value.get_name()), "{long} {}: {told}", value.get_name());
            }
            seen += 1;
        }
        assert!(seen > 15, "{seen}");
        assert!(!told.contains("--help"), "{told}");
    }

    #[test]
    fn man_pages_and_reference_hold_every_global_option() {
        let pages = crate::commands::man::pages();
        for name in ["cron-platform.1", "cron-platform-accounts-list.1"] {
            let (_, page) = pages.iter().find(|(known, _)| known == name).unwrap();
            assert!(page.contains(r"log\-file"), "{name}");
        }
        assert!(crate::commands::reference::page().contains("`--log-file FILE`"));
    }

    #[test]
    fn a_command_is_found_by_its_words_or_the_nearest_is_offered() {
        let root = at_80_columns();
        let find = |line: &str| {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            super::find(&root, &words).map(|found| found.get_bin_name().unwrap_or_default().to_owned())
        };
        assert_eq!(find("account list").unwrap(), "cron accounts list");
        let error = find("accounts lst").unwrap_err();
        assert_eq!(error.hints(), ["did you mean `list`?"]);
        assert_eq!(crate::exit::of_kind(error.kind()).code(), 2);
    }
}
