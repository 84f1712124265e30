//! The whole test suite, with the services that it uses.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{services, workspace};

/// Features that only tests switch on.
const FEATURES: &[&str] = &[];

/// Many tests wait for processes, time-outs and the disk: more of them at once than there are cores.
const AT_LEAST: usize = 4;

/// `cargo xtask test [ARGS…]`; ARGS go to `cargo test`, and after `--` to the test programs.
pub(crate) fn main(args: &[String]) -> Result<ExitCode> {
    services::with(command(args)?)
}

/// `cargo test` over the workspace as every chore runs it.
pub(crate) fn command(args: &[String]) -> Result<Command> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut command = workspace::cargo()?;
    command.args(words(args, cores.max(AT_LEAST)));
    Ok(command)
}

fn words(args: &[String], threads: usize) -> Vec<String> {
    let (for_cargo, for_tests) = match args.iter().position(|arg| arg == "--") {
        Some(at) => (&args[..at], &args[at + 1..]),
        None => (args, &args[..0]),
    };
    let mut words = vec!["test".to_owned(), "--workspace".to_owned()];
    if !FEATURES.is_empty() {
        words.extend(["--features".to_owned(), FEATURES.join(",")]);
    }
    // One failure hides no other.
    words.push("--no-fail-fast".to_owned());
    words.extend_from_slice(for_cargo);
    words.push("--".to_owned());
    if !for_tests.iter().any(|arg| arg.starts_with("--test-threads")) {
        words.push(format!("--test-threads={threads}"));
    }
    words.extend_from_slice(for_tests);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> String {
        let args: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words(&args, 4).join(" ")
    }

    #[test]
    fn arguments_reach_cargo_and_the_test_programs() {
        assert_eq!(typed(""), "test --workspace --no-fail-fast -- --test-threads=4");
        assert_eq!(typed("a5_"), "test --workspace --no-fail-fast a5_ -- --test-threads=4");
        assert_eq!(
            typed("-q a5_ -- --nocapture"),
            "test --workspace --no-fail-fast -q a5_ -- --test-threads=4 --nocapture"
        );
        assert_eq!(typed("-- --test-threads=1"), "test --workspace --no-fail-fast -- --test-threads=1");
    }
}
