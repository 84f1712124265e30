//! Flags and words that several verbs have in common.

use std::{fmt, path::PathBuf, time::Duration};

use api::problem::Problem;
use server::{
    dns::{self, Server},
    logs,
    rates::Rate,
    serve,
};

use crate::{
    cli::duration,
    context::Context,
    error::{Error, Kind, Result},
    output::Format,
};

/// Where logs go and how they look.
#[derive(Debug, clap::Args)]
pub(super) struct Logs {
    /// Write logs as lines of JSON
    #[arg(long)]
    log_json: bool,
    /// Log what fits this filter, such as `info` or `server=debug`
    #[arg(long, value_name = "FILTER", env = "CRON_PLATFORM_LOG", default_value = "warn")]
    log: String,
}

impl Logs {
    /// Begins to write them.
    pub(super) fn start(&self) {
        logs::start(if self.log_json { logs::Format::Json } else { logs::Format::Text }, &self.log);
    }
}

/// What both ways of running take.
#[derive(Debug, clap::Args)]
pub(super) struct Running {
    /// Let access tokens live this long, at most `300s`
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub(super) access_token_ttl: Option<Duration>,
    /// Let devices poll every so many seconds
    #[arg(long, value_name = "SECONDS")]
    pub(super) device_interval: Option<u32>,
    /// Allow this many requests a minute per credential and account, or `off`
    #[arg(long, value_name = "NUMBER|off", default_value = "6000")]
    pub(super) requests_per_minute: Rate,
    /// Ask the DNS through these servers, separated by commas; the system's resolvers when missing
    #[arg(long, value_name = "SERVER[,…]", value_delimiter = ',')]
    dns: Vec<Server>,
    /// End when the process with this id is gone
    #[arg(long, value_name = "PID")]
    pub(super) parent_pid: Option<i32>,
    #[command(flatten)]
    pub(super) logs: Logs,
}

impl Running {
    /// How the DNS is asked.
    pub(super) fn dns(&self) -> dns::Options {
        dns::Options { servers: self.dns.clone(), ..dns::Options::default() }
    }
}

/// Where the data lies.
#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// Keep the data in this folder
    #[arg(long, value_name = "FOLDER", required_unless_present = "database")]
    data: Option<PathBuf>,
    /// Keep the data in this PostgreSQL database
    #[arg(long, value_name = "URL", env = "CRON_PLATFORM_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Keep the master key in this file; the data folder's `keys/master.key` unless said otherwise
    #[arg(long, value_name = "FILE")]
    master_key_file: Option<PathBuf>,
}

impl Place {
    /// As the server takes it.
    pub(super) fn resolve(self) -> serve::Place {
        serve::Place { data: self.data, database: self.database, master_key_file: self.master_key_file }
    }
}

/// One line of JSON for a program, or lines for a person.
pub(super) fn tell<T: serde::Serialize>(
    context: &Context,
    ready: &T,
    lines: impl FnOnce() -> Vec<String>,
) -> Result<()> {
    let printer = context.printer();
    match printer.format() {
        Format::Json | Format::Ndjson => {
            let line = serde_json::to_string(ready).map_err(|e| Error::local(e.to_string()))?;
            printer.own_text(&format!("{line}\n"))?;
        }
        _ => printer.own_text(&format!("{}\n", lines().join("\n")))?,
    }
    printer.flush()
}

/// What the platform refused to do by the operator's hand, or could not: the kind decides the exit code, as over HTTP.
pub(super) fn not_done(refused: Option<&Problem>, otherwise: &dyn fmt::Display) -> Error {
    let Some(problem) = refused else { return Error::local(otherwise.to_string()) };
    let kind = Kind::Problem { status: problem.status, code: problem.code.clone() };
    let told = Error::new(kind, problem.detail.trim_end_matches('.'));
    problem.hint.iter().fold(told, |told, hint| told.hint(hint.clone()))
}

/// A runtime of this thread alone.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Error::local(say!("no runtime: {error}")))
}

/// Runs work to its end.
pub(super) fn block_on<T, E: fmt::Display>(
    work: impl Future<Output = std::result::Result<T, E>>,
) -> Result<T> {
    runtime()?.block_on(work).map_err(|error| Error::local(format!("{error:#}")))
}
