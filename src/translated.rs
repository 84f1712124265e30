//! Help in the language spoken: the texts of a command as the grammar has them, looked up in the catalogue, and the
//! parser's own words around them. Commands, flags and the names of values are the same in every language.

use clap::{Arg, Command, builder::StyledStr};

/// The parser's own headings.
const HEADINGS: &[&str] = &["Usage:", "Commands:", "Arguments:", "Options:"];
/// What the parser writes into a usage line.
const PLACES: &[&str] = &["[OPTIONS]", "[COMMAND]", "<COMMAND>"];

/// A built command in the language spoken.
pub(crate) fn command(command: &Command) -> Command {
    if lang::spoken() == lang::Language::English {
        return command.clone();
    }
    let mut told = command.clone();
    let usage = told.render_usage().to_string();
    let usage = PLACES.iter().fold(usage, |usage, place| usage.replace(place, lang::told(place)));
    if let Some(usage) = usage.strip_prefix("Usage: ") {
        told = told.override_usage(usage.to_owned());
    }
    if let Some(about) = command.get_about() {
        told = told.about(text(about));
    }
    if let Some(about) = command.get_long_about() {
        told = told.long_about(text(about));
    }
    if let Some(after) = command.get_after_help() {
        told = told.after_help(text(after));
    }
    told.mut_args(arg).mut_subcommands(|sub| match sub.get_about().map(text) {
        Some(about) => sub.about(about),
        None => sub,
    })
}

/// An option or argument. What the parser would say of its values is said here.
pub(crate) fn arg(arg: Arg) -> Arg {
    if lang::spoken() == lang::Language::English {
        return arg;
    }
    let heading = arg.get_help_heading().map(|heading| lang::told(heading).to_owned());
    let short = arg.get_help().map(text).unwrap_or_default();
    let long = arg.get_long_help().map(text);
    let mut notes = Vec::new();
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if !defaults.is_empty() && !arg.is_hide_default_value_set() && arg.get_action().takes_values() {
        notes.push(say!("[default: {}]", defaults.join(" ")));
    }
    let values: Vec<_> = match arg.is_hide_possible_values_set() || !arg.get_action().takes_values() {
        true => Vec::new(),
        false => arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect(),
    };
    let mut listed = String::new();
    if values.iter().any(|value| value.get_help().is_some()) {
        listed = format!("\n\n{}", lang::told("Possible values:"));
        for value in &values {
            listed.push_str(&format!("\n- {}", value.get_name()));
            if let Some(help) = value.get_help() {
                listed.push_str(&format!(": {}", text(help)));
            }
        }
    }
    let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let with = |help: &str, notes: &[String]| {
        let parts =
            [help].into_iter().filter(|help| !help.is_empty()).chain(notes.iter().map(String::as_str));
        parts.collect::<Vec<_>>().join(" ")
    };
    let named = (!names.is_empty()).then(|| say!("[possible values: {}]", names.join(", ")));
    let short_notes: Vec<String> = notes.iter().cloned().chain(named.clone()).collect();
    let in_full = long.unwrap_or_else(|| short.clone());
    let in_full = match listed.is_empty() {
        true => with(&in_full, &short_notes),
        false => format!("{}{listed}", with(&in_full, &notes)),
    };
    let has_long = arg.get_long_help().is_some() || !listed.is_empty();
    let takes_values = arg.get_action().takes_values();
    let mut told = arg.help(with(&short, &short_notes));
    if takes_values {
        told = told.hide_default_value(true).hide_possible_values(true);
    }
    if has_long {
        told = told.long_help(in_full);
    }
    match heading {
        Some(heading) => told.help_heading(heading),
        None => told,
    }
}

/// Rendered help with the parser's headings in the language spoken.
pub(crate) fn headings(help: &str) -> String {
    if lang::spoken() == lang::Language::English {
        return help.to_owned();
    }
    let line = |line: &str| {
        // Whatever the parser puts below a heading is set in; marks of style stand before and after it.
        let heading = HEADINGS.iter().find(|heading| !line.starts_with(' ') && begins(line, heading));
        heading.map_or_else(|| line.to_owned(), |heading| line.replacen(heading, lang::told(heading), 1))
    };
    let told: String = help.split_inclusive('\n').map(line).collect();
    told.replace("[aliases: ", lang::told("[aliases: "))
}

/// Whether a line begins with those words, marks of style aside.
fn begins(line: &str, words: &str) -> bool {
    line.find(words).is_some_and(|at| at == 0 || line[..at].ends_with('m') && line.starts_with('\u{1b}'))
}

/// A text of the grammar: paragraphs, or examples below their heading, each looked up by itself.
fn text(styled: &StyledStr) -> String {
    let english = styled.to_string();
    let told: Vec<String> = english.split("\n\n").map(paragraph).collect();
    told.join("\n\n")
}

fn paragraph(english: &str) -> String {
    match english.split_once('\n') {
        Some((heading, examples)) if examples.starts_with("  ") => {
            format!("{}\n{examples}", lang::told(heading))
        }
        _ => lang::told(english).to_owned(),
    }
}

#[cfg(test)]
mod tests;
