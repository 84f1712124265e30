//! Chores of the repository: `cargo xtask <chore>`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a chore's output is plain text for whoever runs it"
)]

mod bench;
mod ci;
#[cfg(test)]
mod customers;
mod generate;
mod mask;
mod rules;
mod services;
mod soak;
mod test;
mod transcript;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <chore>

  services -- CMD…         start what the tests need, run CMD with it, stop what was started
  test [ARGS…]             the whole test suite with its services; ARGS go to `cargo test`
  soak [ARGS…]             the same with the long figures of a release check
  generate [--check] [--cron PATH]
                           completions, man pages, docs/reference.md, openapi.json
  transcript [--check]     the README's transcript, made by running examples/quickstart.sh
  rules [--report]         rule → tests; fails for a claimed rule that no test bears, unless --report
  bench [--cron PATH] [--bench PATH] [--runs N] [--accounts N] [FIGURE…]
                           figures in release, as ratios against floors measured in the same run
  ci                       what .ci/run does

--check writes nothing and names what has drifted; --cron takes a built program instead of building one.
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let chore = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let done = match chore.as_str() {
        "services" => services::main(&rest),
        "test" => test::main(&rest),
        "soak" => soak::main(&rest),
        "generate" => generate::main(&rest),
        "transcript" => transcript::main(&rest),
        "rules" => rules::main(&rest),
        "bench" => bench::main(&rest),
        "ci" => ci::main(&rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
