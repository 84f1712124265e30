//! `cron audit export`.

use std::path::PathBuf;

use client::{Call, Rows};

use crate::{
    commands::shared,
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    new_file::Replacing,
    session::Session,
};

/// Write the whole chain of an account, as NDJSON that `audit verify` checks
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron audit export --account acme --out acme-audit.ndjson\n  cron audit export | gzip > audit.ndjson.gz\n  cron audit export --from 1001 --out audit-2.ndjson"
)]
pub struct Args {
    /// Write to this new file, readable by you alone; to standard output when missing
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "out")]
    force: bool,
    /// Begin at this place in the chain, not at its first entry
    #[arg(long, value_name = "PLACE", value_parser = clap::value_parser!(i64).range(1..))]
    from: Option<i64>,
}

/// Streams it, row by row.
///
/// # Errors
/// The file is there already (exit 6), or as a request; a file that is not whole does not stay.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let mut call = Call::get(&["accounts", &target.id, "audit", "export"]);
    if let Some(from) = args.from {
        call = call.query("from", from.to_string());
    }
    let Some(out) = args.out else {
        let mut rows = session.api().rows(call).await?.value;
        while let Some(line) = rows.line().await? {
            context.printer().json(&text(&line)?)?;
        }
        return Ok(Outcome::DONE);
    };
    // Made before anything is asked: what cannot be written is not fetched.
    let file = Replacing::create(&out, args.force)?;
    let answer = session.api().rows(call).await?;
    let entries = save(answer.value, file).await?;
    let noun = if entries == 1 { "entry" } else { "entries" };
    let place = shared::place(session, &target);
    context.printer().done(&say!(
        "{entries} {noun} of {place} in {} · request {}",
        out.display(),
        answer.request_id
    ));
    context.printer().note(&say!("  check them: cron audit verify {}", out.display()));
    Ok(Outcome::DONE)
}

/// Writes the header and every entry, and says how many entries.
async fn save(mut rows: Rows, mut file: Replacing) -> Result<u64> {
    let mut lines = 0_u64;
    while let Some(line) = rows.line().await? {
        file.write(&line)?;
        file.write(b"\n")?;
        lines += 1;
    }
    file.keep()?;
    Ok(lines.saturating_sub(1))
}

fn text(line: &[u8]) -> Result<String> {
    String::from_utf8(line.to_vec())
        .map_err(|_| Error::new(Kind::Protocol, "a row of the export is not UTF-8"))
}
