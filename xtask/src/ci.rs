//! What continuous integration does, from the one place that lists it.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::workspace;

/// `cargo xtask ci`
pub(crate) fn main(args: &[String]) -> Result<ExitCode> {
    workspace::no_more(args)?;
    let mut command = Command::new(workspace::root()?.join(".ci/run"));
    workspace::forget_cargo(&mut command);
    Ok(workspace::exit_code(command.status()?))
}
