//! `cron man`: pages of the manual, from the same definition as the parser.

use std::path::PathBuf;

use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    help, os,
};

/// The day that the pages bear: that of the version.
const DATE: &str = "2026-11-22";

/// Print a page of the manual, or write all of them
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron man accounts list | man -l -\n  cron man --out ./man")]
pub struct Args {
    /// The command to tell about, such as `accounts list`
    pub command: Vec<String>,
    /// Write every page into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub out: Option<PathBuf>,
}

/// Every page: its file name and its roff. Debian's daemon owns `cron`, so ours begin with `cron-platform`.
#[must_use]
pub fn pages() -> Vec<(String, String)> {
    let mut root = crate::cli::whole();
    root.build();
    let mut pages = Vec::new();
    collect(&root, "cron-platform", &mut pages);
    pages
}

fn collect(command: &clap::Command, name: &str, pages: &mut Vec<(String, String)>) {
    pages.push((format!("{name}.1"), render(command, name)));
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        collect(sub, &format!("{name}-{}", sub.get_name()), pages);
    }
}

fn render(command: &clap::Command, name: &str) -> String {
    // A page and what refers to it have one name, which no page of Debian's `cron` has.
    let command = command.clone().display_name(name.to_owned()).mut_subcommands(|sub| {
        let name = format!("{name}-{}", sub.get_name());
        sub.display_name(name)
    });
    let mut page = Vec::new();
    let source = concat!("cron ", env!("CARGO_PKG_VERSION"));
    let title = name.to_uppercase();
    let man = clap_mangen::Man::new(command).title(title).section("1").date(DATE).source(source);
    // Writing to memory does not fail.
    let _ = man.manual("Crontech").render(&mut page);
    tidied(&String::from_utf8_lossy(&page))
}

/// What the generator leaves that `mandoc -T lint` minds: two breaks around a blank line, blanks at a line's end, long
/// lines. Examples get a section of their own, where each stays in one line, to be copied.
fn tidied(page: &str) -> String {
    let mut tidy = String::new();
    let mut examples = false;
    let mut line_out = |line: &str| {
        tidy.push_str(line);
        tidy.push('\n');
    };
    // A blank line breaks the line already.
    let page = page.replace(".br\n\n.br\n", ".sp\n").replace(".SH EXTRA\nExamples:\n", "Examples:\n");
    for line in page.lines().map(str::trim_end) {
        if examples && line.starts_with(".SH ") {
            line_out(".fi");
            examples = false;
        }
        match line {
            ".SH EXTRA" => line_out(".SH NOTES"),
            "Examples:" => {
                line_out(".SH EXAMPLES");
                line_out(".nf");
                examples = true;
            }
            example if examples => line_out(example.trim_start()),
            request if request.starts_with('.') => line_out(request),
            "" => line_out(".sp"),
            text => wrapped(text, &mut line_out),
        }
    }
    if examples {
        line_out(".fi");
    }
    // Nothing stands between the last paragraph and the next section but the section itself.
    tidy.replace(".sp\n.SH ", ".SH ")
}

/// A text in lines of at most 80 bytes, as far as its words are no longer; the reader fills them anew.
fn wrapped(text: &str, line_out: &mut impl FnMut(&str)) {
    const LONGEST: usize = 80;
    let mut line = String::new();
    for word in text.split(' ') {
        // At a line's beginning these would make it a request.
        let may_begin = !word.starts_with(['.', '\'']) && !word.is_empty();
        if !line.is_empty() && may_begin && line.len() + 1 + word.len() > LONGEST {
            line_out(&line);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line_out(&line);
}

/// Prints one page, or writes all.
///
/// # Errors
/// No such command, or a folder that cannot be written.
pub fn run(args: &Args, context: &Context) -> Result<Outcome> {
    if let Some(folder) = &args.out {
        os::private_folder(folder)?;
        let pages = pages();
        for (name, page) in &pages {
            let path = folder.join(name);
            fs_err::write(path, page).map_err(|e| Error::local(e.to_string()))?;
        }
        context.printer().done(&format!("{} pages in {}", pages.len(), folder.display()));
        return Ok(Outcome::DONE);
    }
    let mut root = crate::cli::whole();
    root.build();
    let command = help::find(&root, &args.command)?;
    // As the pages are named: by the nouns and verbs themselves, not by their aliases.
    let name =
        command.get_bin_name().unwrap_or("cron").replacen("cron", "cron-platform", 1).replace(' ', "-");
    context.printer().own_text(&render(command, &name))?;
    Ok(Outcome::DONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_tidied() {
        let long = format!("{} .hidden {}", "word ".repeat(15).trim_end(), "more ".repeat(3).trim_end());
        let page = format!(
            ".TH X 1\n.SH SYNOPSIS\ncron x \n{long}\n.SH EXTRA\nExit codes: 0 yes\n\nExamples:\n  cron x \\-a\n.SH VERSION\nv1\n"
        );
        let expected = format!(
            ".TH X 1\n.SH SYNOPSIS\ncron x\n{} .hidden\nmore more more\n.SH NOTES\nExit codes: 0 yes\n.SH EXAMPLES\n.nf\ncron x \\-a\n.fi\n.SH VERSION\nv1\n",
            "word ".repeat(15).trim_end()
        );
        assert_eq!(tidied(&page), expected);
        assert_eq!(tidied(".SH EXTRA\nExamples:\n  cron y\n"), ".SH EXAMPLES\n.nf\ncron y\n.fi\n");
    }
}
