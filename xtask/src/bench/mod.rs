//! `cargo xtask bench`: figures in release, as ratios against floors that the same run measures on the same machine.
//!
//! One file per figure, or per figures that share their preparation; each gives rows for the table, met or not.

mod inside;
mod profiles;
mod ready;
mod start;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use anyhow::{Result, bail};

use crate::workspace::{self, Scratch};

/// A figure's name on the command line, and what measures it.
type Figure = (&'static str, fn(&Bench) -> Result<Vec<Row>>);

const FIGURES: &[Figure] = &[
    ("start", start::measure),
    ("profiles", profiles::measure),
    ("ready", ready::measure),
    ("reads", inside::reads),
    ("import", inside::import),
    ("tree", inside::tree),
];

/// What a measurement may use.
struct Bench {
    /// The release build of the program.
    cron: PathBuf,
    /// The workspace's own bench program; built in release when missing.
    program: Option<PathBuf>,
    /// How many accounts a large tree has; 100,000 when missing.
    accounts: Option<String>,
    /// How many runs a median or a percentile is taken of; each figure has its own when this is missing.
    runs: Option<usize>,
    scratch: Scratch,
}

impl Bench {
    fn runs(&self, usual: usize) -> usize {
        self.runs.unwrap_or(usual)
    }

    fn cron(&self) -> &Path {
        &self.cron
    }

    fn scratch(&self) -> &Path {
        self.scratch.path()
    }
}

/// A line of the table.
#[derive(Debug)]
struct Row {
    /// What was measured, with the number of runs.
    what: String,
    measured: String,
    /// What it is compared with: the floor measured beside it, or the limit that is aimed at.
    against: String,
    /// Measured divided by what it is compared with.
    ratio: f64,
    /// The ratio that is aimed at.
    aim: Aim,
}

impl Row {
    fn outcome(&self) -> &'static str {
        if self.aim.met(self.ratio) { "met" } else { "NOT MET" }
    }
}

/// Which ratio is good.
#[derive(Debug, Clone, Copy)]
enum Aim {
    AtMost(f64),
    AtLeast(f64),
    /// None was set: told so that one knows.
    None,
}

impl Aim {
    fn met(self, ratio: f64) -> bool {
        match self {
            Self::AtMost(limit) => ratio <= limit,
            Self::AtLeast(limit) => ratio >= limit,
            Self::None => true,
        }
    }
}

/// `cargo xtask bench [--cron PATH] [--bench PATH] [--runs N] [--accounts N] [FIGURE…]`
pub(crate) fn main(args: &[String]) -> Result<ExitCode> {
    let mut args = args.to_vec();
    let given = workspace::take_value(&mut args, "--cron")?;
    let program = workspace::take_value(&mut args, "--bench")?.map(PathBuf::from);
    let accounts = workspace::take_value(&mut args, "--accounts")?;
    let runs = workspace::take_value(&mut args, "--runs")?.map(|text| text.parse()).transpose()?;
    if runs == Some(0) {
        bail!("--runs must be one or more");
    }
    if let Some(unknown) = args.iter().find(|arg| !FIGURES.iter().any(|(name, _)| name == arg)) {
        let names: Vec<&str> = FIGURES.iter().map(|(name, _)| *name).collect();
        bail!("there is no figure `{unknown}`; there are {}", names.join(", "));
    }
    let program = program.map(fs_err::canonicalize).transpose()?;
    let cron = release(given.as_deref())?;
    let bench = Bench { cron, program, accounts, runs, scratch: Scratch::new("bench")? };
    let (mut rows, mut failed) = (Vec::new(), false);
    for (name, measure) in FIGURES {
        if args.is_empty() || args.iter().any(|arg| arg == name) {
            eprintln!("measuring: {name}");
            match measure(&bench) {
                Ok(measured) => {
                    // Now already: the next figure may take minutes.
                    eprint!("{}", table(&measured));
                    rows.extend(measured);
                }
                Err(error) => {
                    eprintln!("error: {name}: {error:#}");
                    failed = true;
                }
            }
        }
    }
    print!("{}", table(&rows));
    // An aim that is missed is told; a figure that is missing is an error.
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn release(given: Option<&str>) -> Result<PathBuf> {
    if given.is_some() {
        return workspace::cron(given);
    }
    workspace::run(workspace::cargo()?.args([
        "build",
        "--release",
        "--package",
        "crontech",
        "--bin",
        "cron",
    ]))?;
    Ok(workspace::target()?.join("release/cron"))
}

fn table(rows: &[Row]) -> String {
    let mut lines = vec![["FIGURE", "MEASURED", "AGAINST", "RATIO", "AIM", ""].map(str::to_owned)];
    for row in rows {
        let (aim, outcome) = match row.aim {
            Aim::AtMost(limit) => (format!("≤ {limit}"), row.outcome()),
            Aim::AtLeast(limit) => (format!("≥ {limit}"), row.outcome()),
            Aim::None => ("-".to_owned(), ""),
        };
        let ratio = if row.ratio.is_nan() { "-".to_owned() } else { format!("{:.2}", row.ratio) };
        lines.push([
            row.what.clone(),
            row.measured.clone(),
            row.against.clone(),
            ratio,
            aim,
            outcome.to_owned(),
        ]);
    }
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells: Vec<String> =
            line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}", width = *width)).collect();
        text.push_str(cells.join("   ").trim_end());
        text.push('\n');
    }
    text
}

fn median(times: &[Duration]) -> Duration {
    percentile(times, 50)
}

/// Nearest rank: the smallest time that at least that share of all do not exceed.
fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted[rank - 1]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(list: &[u64]) -> Vec<Duration> {
        list.iter().copied().map(Duration::from_millis).collect()
    }

    #[test]
    fn medians_and_percentiles_are_measured_values() {
        assert_eq!(median(&times(&[5, 1, 3])), Duration::from_millis(3));
        assert_eq!(percentile(&times(&[4, 1, 2, 3]), 95), Duration::from_millis(4));
        let twenty: Vec<u64> = (1..=20).collect();
        assert_eq!(percentile(&times(&twenty), 95), Duration::from_millis(19));
        assert_eq!(median(&times(&[7])), Duration::from_millis(7));
    }

    #[test]
    fn the_table_says_what_is_met() {
        let row = |ratio| Row {
            what: "x".into(),
            measured: "1 ms".into(),
            against: "2 ms".into(),
            ratio,
            aim: Aim::AtMost(2.0),
        };
        let text = table(&[row(1.5), row(2.5)]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[1].ends_with("1.50    ≤ 2   met"), "{text}");
        assert!(lines[2].ends_with("2.50    ≤ 2   NOT MET"), "{text}");
    }
}
