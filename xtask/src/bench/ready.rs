//! How soon `cron platform dev` is ready: from its start, on an empty folder, to its line on stdout.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use super::{Aim, Bench, Row, milliseconds, percentile};
use crate::workspace;

const RUNS: usize = 20;
/// What a person does not notice waiting for.
const LIMIT: Duration = Duration::from_millis(300);

pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let runs = bench.runs(RUNS);
    let times = (0..runs).map(|_| one(bench)).collect::<Result<Vec<Duration>>>()?;
    let time = percentile(&times, 95);
    Ok(vec![Row {
        what: format!("cron platform dev ready, p95 of {runs}"),
        measured: milliseconds(time),
        against: milliseconds(LIMIT),
        ratio: time.as_secs_f64() / LIMIT.as_secs_f64(),
        aim: Aim::AtMost(1.0),
    }])
}

fn one(bench: &Bench) -> Result<Duration> {
    let mut command = Command::new(bench.cron());
    command.args(["platform", "dev", "--ephemeral", "--listen", "127.0.0.1:0", "-o", "json"]);
    command.args(["--parent-pid", &std::process::id().to_string()]);
    command.env_clear().env("HOME", bench.scratch()).env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
    command.current_dir(bench.scratch()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let begun = Instant::now();
    let mut running = Running(command.spawn().with_context(|| workspace::shown(&command))?);
    let stdout = running.0.stdout.take().context("stdout is piped")?;
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line)?;
    let time = begun.elapsed();
    if !line.starts_with('{') {
        let mut said = String::new();
        running.stop()?;
        running.0.stderr.take().context("stderr is piped")?.read_to_string(&mut said)?;
        bail!("`{}` was never ready: {}", workspace::shown(&command), said.trim_end());
    }
    running.stop()?;
    Ok(time)
}

/// Stopped and waited for, also when the measurement fails.
struct Running(Child);

impl Running {
    fn stop(&mut self) -> Result<()> {
        if self.0.try_wait()?.is_none() {
            kill_process(Pid::from_child(&self.0), Signal::TERM)?;
        }
        self.0.wait()?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            eprintln!("warning: the server could not be stopped: {error}");
        }
    }
}
