//! What an import tells: progress while it runs, one line for each row for a script, the rows that failed as a file.

use std::{
    fmt,
    io::Write,
    path::{Path, PathBuf},
};

use api::accounts::BatchStatus;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::{
    file::Customers,
    send::{Outcome, Watch},
};
use crate::{
    commands::accounts::columns::PROBLEM,
    context::Context,
    error::{Error, Result},
    output::{Cell, Column, Tone, View},
};

impl View for Outcome {
    const NOUN: &'static str = "import_result";
    const NOUNS: &'static str = "import_results";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("ROW", |o| Cell::Number(i64::try_from(o.row).unwrap_or(i64::MAX))),
                Column::new("ACCOUNT", |o| Cell::name(&o.path)),
                Column::new("RESULT", |o| match o.status {
                    BatchStatus::Created => Cell::status("created", Tone::Good),
                    BatchStatus::Unchanged => Cell::status("unchanged", Tone::Plain),
                    BatchStatus::Planned => Cell::status("planned", Tone::Plain),
                    BatchStatus::Failed => Cell::status("failed", Tone::Bad),
                }),
                Column::new("REASON", |o| {
                    Cell::maybe(o.problem.as_ref().map(|problem| problem.detail.trim_end_matches('.')))
                }),
                Column::wide("ID", |o| Cell::maybe(o.id.map(|id| id.to_string()))),
            ]
        }
    }

    fn name(&self) -> String {
        self.path.clone()
    }
}

/// The bar on standard error; nothing where nobody watches.
pub(super) struct Progress {
    bar: ProgressBar,
    failed: usize,
}

impl Progress {
    pub(super) fn begin(context: &Context, rows: usize) -> Self {
        let bar = if context.printer().watched() {
            ProgressBar::with_draw_target(Some(rows as u64), ProgressDrawTarget::stderr())
        } else {
            ProgressBar::hidden()
        };
        if let Ok(style) =
            ProgressStyle::with_template("importing {bar:32}  {pos}/{len}  {rate}  {rest} left  {msg}")
        {
            let style = style
                .with_key("rate", |state: &ProgressState, to: &mut dyn fmt::Write| {
                    let _ = write!(to, "{:.0}/s", state.per_sec());
                })
                .with_key("rest", |state: &ProgressState, to: &mut dyn fmt::Write| {
                    let _ = write!(to, "{} s", state.eta().as_secs());
                });
            bar.set_style(style.progress_chars("━╸─"));
        }
        Self { bar, failed: 0 }
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

impl Watch for Progress {
    fn went(&mut self, rows: usize, failed: usize) {
        self.failed += failed;
        self.bar.inc(rows as u64);
        if failed > 0 {
            self.bar.set_message(say!("{} failed", self.failed));
        }
    }
}

/// How many rows ended in which way, as a sentence.
pub(super) fn summary(outcomes: &[Outcome]) -> String {
    let count = |status| outcomes.iter().filter(|outcome| outcome.status == status).count();
    let told = [
        (BatchStatus::Created, "created"),
        (BatchStatus::Planned, "would be created"),
        (BatchStatus::Unchanged, "unchanged"),
        (BatchStatus::Failed, "failed"),
    ];
    let told: Vec<String> = told
        .into_iter()
        .map(|(status, word)| (count(status), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    told.join(", ")
}

/// What accounts of the file still miss, in one sentence however many they are.
pub(super) fn missing(outcomes: &[Outcome]) -> Option<String> {
    let mut missing = outcomes.iter().filter(|outcome| !outcome.warnings.is_empty());
    let first = missing.next()?;
    let detail = first.warnings.first()?.detail.trim_end_matches('.');
    Some(match missing.count() {
        0 => format!("{}: {detail}", first.path),
        more => say!("{} and {more} more have a warning, the first: {detail}", first.path),
    })
}

/// Writes the failed rows, each with its reason, beside the file: mended, it can be imported as it is.
///
/// # Errors
/// The file cannot be written.
pub(super) fn write_failed(
    wanted: Option<&Path>,
    file: &Path,
    customers: &Customers,
    outcomes: &[Outcome],
) -> Result<PathBuf> {
    let (path, file) = match wanted {
        Some(path) => (path.to_owned(), create(path)?),
        None => beside(file)?,
    };
    let mut writer = csv::WriterBuilder::new().flexible(false).from_writer(file);
    let told = |error: csv::Error| Error::local(format!("{}: {error}", path.display()));
    let problem = customers.header.iter().position(|column| column == PROBLEM);
    let kept = |record: &csv::StringRecord| -> Vec<String> {
        record
            .iter()
            .enumerate()
            .filter(|(place, _)| Some(*place) != problem)
            .map(|(_, cell)| cell.to_owned())
            .collect()
    };
    let mut header = kept(&customers.header);
    header.push(PROBLEM.to_owned());
    writer.write_record(&header).map_err(told)?;
    for (row, outcome) in customers.rows.iter().zip(outcomes) {
        if let Some(problem) = &outcome.problem {
            let mut cells = kept(&row.record);
            cells.push(problem.detail.clone());
            writer.write_record(&cells).map_err(told)?;
        }
    }
    writer.flush()?;
    Ok(path)
}

/// `customers.failed.csv`, or with a number where that is there already: nobody's mended rows are written over.
fn beside(file: &Path) -> Result<(PathBuf, fs_err::File)> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or("import");
    let stem = stem.split(".failed").next().unwrap_or(stem);
    for number in 1..1000 {
        let name =
            if number == 1 { format!("{stem}.failed.csv") } else { format!("{stem}.failed-{number}.csv") };
        let path = file.with_file_name(name);
        match create(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::local("a thousand files of failed rows are there already").hint("name one with --failed FILE"))
}

fn create(path: &Path) -> std::io::Result<fs_err::File> {
    let mut file = fs_err::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.flush()?;
    Ok(file)
}
