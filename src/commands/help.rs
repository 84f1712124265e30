//! `cron help`: what `--help` shows, and the options that every command takes.

use crate::{
    cli,
    context::{Context, Outcome},
    error::Result,
    help,
};

/// Explain a command, or the options that all of them take
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron help accounts create\n  cron help options")]
pub struct Args {
    /// The command, such as `accounts create`, or `options`
    pub command: Vec<String>,
}

/// Prints it.
///
/// # Errors
/// There is no such command, or the stream is closed.
pub fn run(args: &Args, context: &Context) -> Result<Outcome> {
    let coloured = context.printer().options().colour;
    let text = if args.command == ["options"] {
        let text = help::options();
        if coloured { text.ansi().to_string() } else { text.to_string() }
    } else {
        let mut root = cli::command();
        root.build();
        let command = help::find(&root, &args.command)?;
        help::text(command, true, coloured)
    };
    context.printer().own_text(&text)?;
    Ok(Outcome::DONE)
}
