use std::collections::{BTreeMap, BTreeSet};

use clap::Command;
use lang::{Language, catalogue};

use crate::{cli, help};

mod sources;

/// Every text that help is made of.
fn texts() -> BTreeSet<String> {
    fn paragraphs(text: &str, found: &mut BTreeSet<String>) {
        for paragraph in text.split("\n\n") {
            found.insert(match paragraph.split_once('\n') {
                Some((heading, examples)) if examples.starts_with("  ") => heading.to_owned(),
                _ => paragraph.to_owned(),
            });
        }
    }
    fn collect(command: &Command, found: &mut BTreeSet<String>) {
        let own = [command.get_about(), command.get_long_about(), command.get_after_help()];
        own.into_iter().flatten().for_each(|text| paragraphs(&text.to_string(), found));
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set() || arg.is_global_set()) {
            let own = [arg.get_help(), arg.get_long_help()];
            own.into_iter().flatten().for_each(|text| paragraphs(&text.to_string(), found));
            found.extend(arg.get_help_heading().map(str::to_owned));
            for value in arg.get_possible_values().iter().filter(|value| !value.is_hide_set()) {
                found.extend(value.get_help().map(ToString::to_string));
            }
        }
        command.get_subcommands().filter(|sub| !sub.is_hide_set()).for_each(|sub| collect(sub, found));
    }
    let mut root = cli::command();
    let mut found = BTreeSet::new();
    // The program's own help tells of nouns that are not built; once built, some of them say more of themselves.
    found.extend(
        root.get_subcommands()
            .filter(|sub| !sub.is_hide_set())
            .filter_map(|sub| Some(sub.get_about()?.to_string())),
    );
    root.build();
    collect(&root, &mut found);
    found.extend(super::HEADINGS.iter().chain(super::PLACES).map(|text| (*text).to_owned()));
    found.insert("[aliases: ".to_owned());
    found.remove("");
    found
}

fn known() -> BTreeMap<String, String> {
    catalogue::entries().map(|(english, told)| (english.into_owned(), told.into_owned())).collect()
}

/// What is missing, ready to be pasted into `crates/lang/pt-BR.po`.
fn missing<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let known = known();
    let missing = texts.into_iter().filter(|text| known.get(*text).is_none_or(String::is_empty));
    missing.map(|text| catalogue::entry(text, "") + "\n").collect()
}

#[test]
fn every_help_text_has_its_portuguese() {
    let missing = missing(&texts());
    assert!(missing.is_empty(), "crates/lang/pt-BR.po lacks:\n\n{missing}");
}

#[test]
fn every_message_has_its_portuguese() {
    let missing = missing(sources::messages().iter());
    assert!(missing.is_empty(), "crates/lang/pt-BR.po lacks:\n\n{missing}");
}

#[test]
fn every_problem_code_has_its_portuguese() {
    let titles: Vec<String> = api::problem::Code::ALL.iter().map(|code| code.title().to_owned()).collect();
    let missing = missing(&titles);
    assert!(missing.is_empty(), "crates/lang/pt-BR.po lacks:\n\n{missing}");
}

#[test]
fn the_catalogue_holds_nothing_that_nobody_says() {
    let said: BTreeSet<String> = texts().into_iter().chain(sources::literals()).collect();
    let unused: Vec<String> = known().into_keys().filter(|english| !said.contains(english)).collect();
    assert!(unused.is_empty(), "nobody says: {unused:#?}");
}

#[test]
fn a_translation_has_the_placeholders_of_its_text() {
    let templates = sources::templates();
    for (english, told) in known().iter().filter(|(english, _)| templates.contains(*english)) {
        assert_eq!(sources::placeholders(english), sources::placeholders(told), "{english}\n{told}");
    }
}

#[test]
fn every_help_is_laid_out_in_portuguese() {
    fn every(command: &Command) {
        for long in [false, true] {
            let text = help::text(command, long, false);
            for english in super::HEADINGS.iter().chain(&["[default:", "[possible values:", "Print help"]) {
                assert!(!text.lines().any(|line| line.contains(english)), "{english}: {text}");
            }
        }
        command.get_subcommands().filter(|sub| !sub.is_hide_set()).for_each(every);
    }
    lang::within(Language::Portuguese, || {
        let mut root = cli::command().term_width(100);
        root.build();
        every(&root);
        assert!(help::options().to_string().contains("Opções globais:"));
    });
}

#[test]
fn help_is_portuguese_from_its_first_line_to_its_last() {
    lang::within(Language::Portuguese, || {
        let mut root = cli::command().term_width(100);
        root.build();
        let words = ["accounts".to_owned(), "list".to_owned()];
        let command = help::find(&root, &words).unwrap();
        insta::assert_snapshot!("portuguese_help", help::text(command, true, false));
        let coloured = help::text(command, false, true);
        assert!(coloured.contains("Uso:") && !coloured.contains("Options:"), "{coloured}");
    });
}
