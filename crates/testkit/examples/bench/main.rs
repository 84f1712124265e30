//! The figures of `cargo xtask bench` that need the workspace's own code: a floor on the same accept loop, a store filled
//! through the operations, the decision. The platform that is measured is always the `cron` program as it is shipped.
//!
//! `bench --cron PROGRAM --scratch FOLDER --rows FILE [--runs N] [--accounts N] [--seconds N] FIGURE…`
//!
//! Each figure adds its lines to the file, as fields with tabs between: what, measured, against, ratio, aim.

mod decide;
mod fill;
mod floor;
mod import;
mod load;
mod lookup;
mod reads;
mod report;
mod site;
mod tree;

use std::{path::PathBuf, time::Duration};

use anyhow::{Context, Result, bail};
use report::Report;

/// What a measurement may use.
struct Bench {
    /// The program that is measured.
    cron: PathBuf,
    /// A folder that whoever started this takes away.
    scratch: PathBuf,
    /// How many runs a median is taken of; each figure has its own when this is missing.
    runs: Option<usize>,
    /// How many accounts a large tree has.
    accounts: usize,
    /// How long a load lasts.
    time: Duration,
    report: Report,
}

impl Bench {
    fn runs(&self, usual: usize) -> usize {
        self.runs.unwrap_or(usual)
    }

    /// A new folder in the scratch one.
    fn folder(&self, name: &str) -> Result<PathBuf> {
        let path = self.scratch.join(name);
        fs_err::create_dir_all(&path)?;
        Ok(path)
    }
}

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut figures = Vec::new();
    let (mut cron, mut scratch, mut rows, mut runs) = (None, None, None, None);
    let (mut accounts, mut time) = (100_000, Duration::from_secs(3));
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--cron" => cron = Some(PathBuf::from(value()?)),
            "--scratch" => scratch = Some(PathBuf::from(value()?)),
            "--rows" => rows = Some(PathBuf::from(value()?)),
            "--runs" => runs = Some(value()?.parse()?),
            "--accounts" => accounts = value()?.parse()?,
            "--seconds" => time = Duration::from_secs(value()?.parse()?),
            _ => figures.push(arg),
        }
    }
    // Its other self, as a process of its own like the one that it is compared with.
    if let [word, file] = figures.as_slice()
        && word == "floor"
    {
        return floor::serve(file);
    }
    if accounts < 100 {
        bail!("--accounts must be 100 or more");
    }
    let bench = Bench {
        cron: cron.context("--cron is missing")?,
        scratch: scratch.context("--scratch is missing")?,
        runs,
        accounts,
        time,
        report: Report::to(rows.context("--rows is missing")?),
    };
    for figure in &figures {
        match figure.as_str() {
            "reads" => reads::measure(&bench)?,
            "import" => import::measure(&bench)?,
            "tree" => tree::measure(&bench)?,
            other => bail!("there is no figure `{other}`; there are reads, import and tree"),
        }
    }
    Ok(())
}
