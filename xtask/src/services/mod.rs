//! Real services for the tests: started for one command, told to it by its environment, stopped after it.
//!
//! | variable | what |
//! | --- | --- |
//! | `CRON_TEST_POSTGRES` | address of a PostgreSQL whose user may create databases; when it is set already, that one is taken |
//! | `CRON_TEST_REQUIRE_SERVICES` | `1`: a test that misses a service fails instead of passing without it |

mod packages;
mod postgres;

use std::process::{Child, Command, ExitCode};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

use crate::workspace;

/// `cargo xtask services -- CMD…`
pub(crate) fn main(args: &[String]) -> Result<ExitCode> {
    let words = if args.first().is_some_and(|arg| arg == "--") { &args[1..] } else { args };
    let Some((program, rest)) = words.split_first() else {
        bail!("which command? cargo xtask services -- CMD…")
    };
    let mut command = Command::new(program);
    command.args(rest);
    workspace::forget_cargo(&mut command);
    with(command)
}

/// Starts the services, runs the command with them, stops them, and gives the command's exit code. Started from the
/// main thread: a server dies with the thread that started it.
pub(crate) fn with(command: Command) -> Result<ExitCode> {
    run(command, Durability::Off)
}

/// The same with services that keep what they acknowledge, as those in use do: for measurements.
pub(crate) fn with_durable(command: Command) -> Result<ExitCode> {
    run(command, Durability::On)
}

/// Whether what is acknowledged outlives a crash of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Durability {
    On,
    Off,
}

fn run(mut command: Command, durability: Durability) -> Result<ExitCode> {
    // From here on a signal ends the command first, and the services after it.
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    packages::ensure()?;
    let own = match std::env::var("CRON_TEST_POSTGRES") {
        Ok(_) => None,
        Err(_) => Some(postgres::Postgres::start(durability)?),
    };
    if let Some(postgres) = &own {
        command.env("CRON_TEST_POSTGRES", postgres.url());
    }
    command.env("CRON_TEST_REQUIRE_SERVICES", "1");
    if let Some(signal) = signals.pending().next() {
        return Ok(ExitCode::from(u8::try_from(128 + signal)?));
    }
    eprintln!("run: {}", workspace::shown(&command));
    let mut child =
        command.spawn().with_context(|| format!("cannot run `{}`", workspace::shown(&command)))?;
    forward(signals, &child)?;
    let status = child.wait()?;
    if let Some(postgres) = own {
        postgres.stop()?;
    }
    Ok(workspace::exit_code(status))
}

/// Passes signals on to the command. A Ctrl-C has reached it from the terminal already; a second one does no harm.
fn forward(mut signals: Signals, child: &Child) -> Result<()> {
    let child = Pid::from_child(child);
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let signal = match signal {
                SIGINT => Signal::INT,
                SIGHUP => Signal::HUP,
                _ => Signal::TERM,
            };
            // The command may have ended in this moment; then there is nothing to stop.
            let _ = kill_process(child, signal);
        }
    })?;
    Ok(())
}
