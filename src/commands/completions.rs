//! `cron completions`: from the same definition as the parser.

use clap_complete::Shell;

use crate::{
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
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut crate::cli::command(), "cron", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// Prints it.
///
/// # Errors
/// The stream is closed.
pub fn run(args: &Args, context: &Context) -> Result<Outcome> {
    context.printer().own_text(&script(args.shell))?;
    Ok(Outcome::DONE)
}
