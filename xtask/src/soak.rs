//! The long figures of a release check: the same tests, at the sizes that only a soak can afford.

use std::process::ExitCode;

use anyhow::Result;

use crate::{services, test};

/// Tests whose size is a matter of patience read this and take the large one.
const VARIABLE: &str = "CRON_TEST_SOAK";

/// `cargo xtask soak [ARGS…]`
pub(crate) fn main(args: &[String]) -> Result<ExitCode> {
    let mut command = test::command(args)?;
    command.env(VARIABLE, "1");
    services::with(command)
}
