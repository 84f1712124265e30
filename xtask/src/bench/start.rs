//! How long `cron --version` and `cron --help` take as whole processes, against the smallest Rust program.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use super::{Aim, Bench, Row, median, milliseconds};
use crate::workspace;

const RUNS: usize = 200;
const AIM: Aim = Aim::AtMost(2.0);
const MINIMAL: &str = "fn main() { println!(\"0.1.0\"); }\n";

pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let minimal = compile(bench.scratch())?;
    let runs = bench.runs(RUNS);
    let (mut floor, mut version, mut help) = (Vec::new(), Vec::new(), Vec::new());
    // Turn by turn, so that whatever else the machine does meets all three; the first turn fills the caches.
    for turn in 0..=runs {
        let times = [
            (&mut floor, process(&minimal, &[])?),
            (&mut version, process(bench.cron(), &["--version"])?),
            (&mut help, process(bench.cron(), &["--help"])?),
        ];
        if turn > 0 {
            for (list, time) in times {
                list.push(time);
            }
        }
    }
    let floor = median(&floor);
    let row = |flag: &str, times: &[Duration]| Row {
        what: format!("cron {flag}, median of {runs}"),
        measured: milliseconds(median(times)),
        against: format!("{} (minimal program)", milliseconds(floor)),
        ratio: median(times).as_secs_f64() / floor.as_secs_f64(),
        aim: AIM,
    };
    Ok(vec![row("--version", &version), row("--help", &help)])
}

/// From before the start of the process to after its end.
fn process(program: &Path, args: &[&str]) -> Result<Duration> {
    let mut command = Command::new(program);
    command.args(args).env_clear().env("HOME", "/nonexistent").stdin(Stdio::null()).stdout(Stdio::null());
    let begun = Instant::now();
    let status = command.status()?;
    let time = begun.elapsed();
    if !status.success() {
        bail!("`{}` failed: {status}", workspace::shown(&command));
    }
    Ok(time)
}

/// The floor: the least that a Rust program can be, built as ours is.
fn compile(scratch: &Path) -> Result<PathBuf> {
    let (source, program) = (scratch.join("minimal.rs"), scratch.join("minimal"));
    fs_err::write(&source, MINIMAL)?;
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition=2024", "-Copt-level=3", "-Ccodegen-units=1", "-Cstrip=symbols", "-o"]);
    workspace::run(rustc.arg(&program).arg(&source))?;
    Ok(program)
}
