//! `cron audit verify`.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    time::Duration,
};

use api::audit_chain::{Broken, Summary, Verifier, Why};
use client::{KeySet, RetryPolicy};
use serde::Serialize;

use super::signature::{self, Verdict};
use crate::{
    context::{Context, Outcome},
    error::{Error, Kind, Result},
};

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 4 * 1024 * 1024;
/// How long the platform is waited for: its keys are wanted, not needed.
const KEYS_WITHIN: Duration = Duration::from_secs(5);

/// Check an exported chain, without trusting the platform and without signing in
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 the chain holds, 1 it does not, 7 the file is no export\n\nExamples:\n  cron audit verify acme-audit.ndjson\n  cron audit verify acme-audit.ndjson --jwks keys.json\n  gunzip -c audit.ndjson.gz | cron audit verify - -o json"
)]
pub struct Args {
    /// The exported file, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Check the signature with the keys in this file, a JSON Web Key Set
    #[arg(long, value_name = "FILE")]
    jwks: Option<PathBuf>,
}

/// What came out.
#[derive(Serialize)]
struct Report {
    status: &'static str,
    #[serde(flatten)]
    summary: Summary,
    signature: Verdict,
}

/// Checks it.
///
/// # Errors
/// The chain does not hold (exit 1), naming the entry; the file is no export (exit 7).
pub(super) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let name =
        if is_stdin(&args.file) { "standard input".to_owned() } else { args.file.display().to_string() };
    let unreadable = |error: std::io::Error| Error::local(say!("{name} cannot be read: {error}"));
    let mut reader: Box<dyn BufRead> = if is_stdin(&args.file) {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(&args.file).map_err(unreadable)?))
    };
    let keys = match &args.jwks {
        Some(path) => Ok(read_keys(path)?),
        None => published_keys(context).await,
    };
    let mut verdict = Verdict::not_checked("there is no header");
    let mut verifier = Verifier::new(|signed: &str, jws: &str| {
        verdict = signature::check(signed, jws, keys.as_ref().map_err(String::as_str))?;
        Ok(())
    });
    let mut line = Vec::new();
    while next_line(&mut *reader, &mut line).map_err(unreadable)? {
        let text = std::str::from_utf8(&line).map_err(|_| no_export(&name, "it is not UTF-8"))?;
        verifier.line(text).map_err(|broken| refused(&name, &broken))?;
    }
    let summary = verifier.finish().map_err(|broken| refused(&name, &broken))?;
    let report = Report { status: "whole", summary, signature: verdict };
    context.printer().document("audit_verification/1", &report, || lines(&report))?;
    if let Verdict::NotChecked { why } = &report.signature {
        context.printer().warn(&say!("the signature was not checked: {why}"));
        context
            .printer()
            .note("  without it, somebody could have made the whole file anew; give the keys: --jwks FILE");
    }
    Ok(Outcome::DONE)
}

fn lines(report: &Report) -> Vec<String> {
    let Summary { account, from, head_seq, entries, disclosed, .. } = &report.summary;
    let noun = if *entries == 1 { "entry" } else { "entries" };
    let range = if *entries == 0 { String::new() } else { say!(", places {from} to {head_seq}") };
    let signature = match &report.signature {
        Verdict::Good { key } => say!("signature  good, by the key {key}"),
        Verdict::NotChecked { .. } => "signature  not checked".to_owned(),
    };
    vec![
        say!("whole      {entries} {noun} of {account}{range}"),
        say!("values     {disclosed} disclosed, each fits its commitment"),
        signature,
    ]
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads the next line without its end; false after the last. Empty lines are passed over.
fn next_line(reader: &mut dyn BufRead, line: &mut Vec<u8>) -> std::io::Result<bool> {
    loop {
        line.clear();
        if (&mut *reader).take(LONGEST_LINE + 1).read_until(b'\n', line)? == 0 {
            return Ok(false);
        }
        if line.len() as u64 > LONGEST_LINE {
            return Err(std::io::Error::other("a line is longer than 4 MiB"));
        }
        while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            line.pop();
        }
        if !line.is_empty() {
            return Ok(true);
        }
    }
}

fn read_keys(path: &Path) -> Result<KeySet> {
    let wrong = |why: String| Error::new(Kind::Invalid, say!("the keys in {} {why}", path.display()));
    let text = std::fs::read(path).map_err(|error| wrong(say!("cannot be read: {error}")))?;
    serde_json::from_slice(&text).map_err(|_| wrong("are no JSON Web Key Set".to_owned()))
}

/// The keys of the platform in use, or why there are none.
async fn published_keys(context: &Context) -> std::result::Result<KeySet, String> {
    let http =
        context.http().map_err(|_| "no platform is in use whose keys could be asked for".to_owned())?;
    let usual = context.retry();
    let retry = RetryPolicy { total: usual.total.min(KEYS_WITHIN), ..usual };
    client::key_set(&http, retry).await.map_err(|error| error.to_string())
}

fn no_export(name: &str, why: &str) -> Error {
    Error::new(Kind::Invalid, say!("{name} is no export of an audit: {why}"))
        .hint("make one: cron audit export --out FILE")
}

/// What does not hold, with the entry at fault.
fn refused(name: &str, broken: &Broken) -> Error {
    match &broken.why {
        Why::Empty => no_export(name, "it is empty"),
        Why::Unreadable(_) if broken.line == 1 => no_export(name, "its first line is none of an export"),
        Why::Signature(_) => {
            Error::new(Kind::Failed, say!("the chain in {name} cannot be trusted: {broken}"))
                .coded("audit_signature")
                .hint("was it exported from this platform? keys of another one, or older ones: --jwks FILE")
        }
        _ => Error::new(Kind::Failed, say!("the chain in {name} does not hold: {broken}"))
            .coded("audit_broken"),
    }
}
