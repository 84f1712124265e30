//! Figures that need the workspace's own code: its `bench` program measures them; here it is built, started, and its
//! rows are read. The services that it needs are started beside it.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use super::{Aim, Bench, Row};
use crate::{services, workspace};

/// Point reads, against the floor.
pub(super) fn reads(bench: &Bench) -> Result<Vec<Row>> {
    let mut command = command(bench, "reads")?;
    workspace::run(&mut command)?;
    rows(bench, "reads")
}

/// The import, on both engines.
pub(super) fn import(bench: &Bench) -> Result<Vec<Row>> {
    // What is durable on one engine is so on the other.
    let code = services::with_durable(command(bench, "import")?)?;
    if code != std::process::ExitCode::SUCCESS {
        bail!("the import was not measured");
    }
    rows(bench, "import")
}

/// What a store of many accounts does.
pub(super) fn tree(bench: &Bench) -> Result<Vec<Row>> {
    let mut command = command(bench, "tree")?;
    workspace::run(&mut command)?;
    rows(bench, "tree")
}

fn command(bench: &Bench, figure: &str) -> Result<Command> {
    let program = match &bench.program {
        Some(path) => path.clone(),
        None => {
            let mut cargo = workspace::cargo()?;
            cargo.args(["build", "--release", "--package", "crontech-testkit", "--example", "bench"]);
            workspace::run(&mut cargo)?;
            workspace::target()?.join("release/examples/bench")
        }
    };
    let mut command = Command::new(program);
    command.arg("--cron").arg(bench.cron()).arg("--scratch").arg(bench.scratch());
    command.arg("--rows").arg(file(bench, figure));
    if let Some(runs) = bench.runs {
        command.args(["--runs", &runs.to_string()]);
    }
    if let Some(accounts) = &bench.accounts {
        command.args(["--accounts", accounts]);
    }
    command.arg(figure);
    Ok(command)
}

fn file(bench: &Bench, figure: &str) -> PathBuf {
    bench.scratch().join(format!("{figure}.rows"))
}

fn rows(bench: &Bench, figure: &str) -> Result<Vec<Row>> {
    fs_err::read_to_string(file(bench, figure))?.lines().map(row).collect()
}

/// A line: what, measured, against, ratio, aim, with tabs between.
fn row(line: &str) -> Result<Row> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [what, measured, against, ratio, aim] = fields.as_slice() else {
        bail!("a line of other fields: {line}")
    };
    let limit = |text: &str| text.parse::<f64>().context("an aim that is no number");
    let aim = match (aim.strip_prefix("<="), aim.strip_prefix(">=")) {
        (Some(most), _) => Aim::AtMost(limit(most)?),
        (_, Some(least)) => Aim::AtLeast(limit(least)?),
        (None, None) => Aim::None,
    };
    let [what, measured, against] = [what, measured, against].map(|text| (*text).to_owned());
    Ok(Row { what, measured, against, ratio: ratio.parse()?, aim })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_rows() {
        let read = row("reads\t6 /s\t10 /s\t0.6\t>=0.6").unwrap();
        assert!(read.aim.met(read.ratio) && read.what == "reads" && read.against == "10 /s");
        let slow = row("move\t2 s\t1 s\t2\t<=1").unwrap();
        assert!(!slow.aim.met(slow.ratio));
        assert!(matches!(row("told\t1 /s\t-\tNaN\t-").unwrap().aim, Aim::None));
        assert!(row("short\t1").is_err());
    }
}
