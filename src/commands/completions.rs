//! `cron completions`: a script by which a shell asks the program itself, so that it knows what the parser knows, and the
//! names that answers have shown.

use clap_complete::{
    Shell,
    env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh},
};

use crate::{
    completion,
    context::{Context, Outcome},
    error::Result,
};

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron completions bash > ~/.local/share/bash-completion/completions/cron\n  cron completions fish | source"
)]
pub struct Args {
    /// The shell
    pub shell: Shell,
}

/// The script for a shell.
#[must_use]
pub fn script(shell: Shell) -> String {
    let completer: &dyn EnvCompleter = match shell {
        Shell::Elvish => &Elvish,
        Shell::Fish => &Fish,
        Shell::PowerShell => &Powershell,
        Shell::Zsh => &Zsh,
        _ => &Bash,
    };
    let mut script = Vec::new();
    // Writing to memory does not fail.
    let _ = completer.write_registration(completion::ASKED, "cron", "cron", "cron", &mut script);
    format!("{}\n", String::from_utf8_lossy(&script).trim())
}

/// Prints it.
///
/// # Errors
/// The stream is closed.
pub fn run(args: &Args, context: &Context) -> Result<Outcome> {
    context.printer().own_text(&script(args.shell))?;
    Ok(Outcome::DONE)
}
