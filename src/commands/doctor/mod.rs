//! `cron doctor`: what is wrong with this installation, each with its fix.

mod files;
mod machine;
mod network;
mod sign_in;

use serde::Serialize;

use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    exit::Exit,
    output::{Cell, Column, Ending, Printer, Tone, View},
};

/// Say what is wrong with this installation, each with its fix
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron doctor\n  cron doctor --fix\n  cron doctor -o json")]
pub struct Args {
    /// Mend what can be mended without a loss, and say what was done
    #[arg(long)]
    fix: bool,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As it should be.
    Good,
    /// Worth knowing; nothing fails because of it.
    Note,
    /// Wrong.
    Problem,
    /// Was wrong, and was mended now.
    Mended,
}

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    check: &'static str,
    status: Status,
    found: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

impl Check {
    fn good(check: &'static str, found: impl Into<String>) -> Self {
        Self { check, status: Status::Good, found: found.into(), fix: None }
    }

    fn note(check: &'static str, found: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { check, status: Status::Note, found: found.into(), fix: Some(fix.into()) }
    }

    fn problem(check: &'static str, found: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { check, status: Status::Problem, found: found.into(), fix: Some(fix.into()) }
    }

    fn mended(check: &'static str, found: impl Into<String>) -> Self {
        Self { check, status: Status::Mended, found: found.into(), fix: None }
    }

    /// A failure, with what it says to do.
    fn failed(check: &'static str, error: &Error) -> Self {
        let fix = (!error.hints().is_empty()).then(|| error.hints().join("; "));
        Self { check, status: Status::Problem, found: error.message().to_owned(), fix }
    }
}

impl View for Check {
    const NOUN: &'static str = "check";
    const NOUNS: &'static str = "checks";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("CHECK", |c| Cell::text(c.check)),
                Column::new("STATUS", |c| match c.status {
                    Status::Good => Cell::status("good", Tone::Good),
                    Status::Mended => Cell::status("mended", Tone::Good),
                    Status::Note => Cell::status("note", Tone::Plain),
                    Status::Problem => Cell::status("problem", Tone::Attention),
                }),
                Column::new("FOUND", |c| Cell::name(&c.found)),
                Column::new("FIX", |c| c.fix.as_ref().map_or(Cell::Empty, Cell::name)),
            ]
        }
    }

    fn name(&self) -> String {
        self.check.to_owned()
    }
}

/// Looks at everything, from what lies on the machine to what the platform says.
///
/// # Errors
/// The stream is closed.
pub async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let mut checks = vec![files::settings(context)];
    checks.extend(files::permissions(context, args.fix));
    checks.extend(files::leftovers(context, args.fix));
    checks.push(machine::path(context));
    checks.push(machine::completions(context));
    checks.push(sign_in::keyring(context).await);
    match &context.settings().origin {
        Some(origin) => {
            if network::reach(context, &origin.value, &mut checks).await {
                checks.push(sign_in::token(context).await);
            }
        }
        None => checks.push(Check::note(
            "platform",
            "no platform is known, so none was asked",
            "cron login https://portal.example.com",
        )),
    }
    show(context.printer(), &checks)
}

/// Settings that cannot be read, without which nothing else can be looked at.
///
/// # Errors
/// The stream is closed.
pub fn without_settings(printer: &Printer, error: &Error) -> Result<Outcome> {
    let mut check = Check::failed("settings", error);
    check.fix.get_or_insert_with(|| "mend the file, or move it away".to_owned());
    show(printer, &[check])
}

fn show(printer: &Printer, checks: &[Check]) -> Result<Outcome> {
    let problems = checks.iter().filter(|check| check.status == Status::Problem).count();
    let footer = match problems {
        0 => "nothing is wrong".to_owned(),
        1 => "1 problem".to_owned(),
        more => say!("{more} problems"),
    };
    let mut list = printer.list()?;
    list.rows(checks)?;
    list.end(&Ending { complete: true, next_cursor: None, footer: Some(footer) })?;
    Ok(if problems == 0 { Outcome::DONE } else { Outcome(Exit::Failed) })
}
