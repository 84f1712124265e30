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
    let man = clap_mangen::Man::new(command).title(name).section("1").date(DATE).manual("Crontech");
    // Writing to memory does not fail.
    let _ = man.render(&mut page);
    // A blank line breaks the line already.
    String::from_utf8_lossy(&page).replace(".br\n\n.br\n", ".sp\n")
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
