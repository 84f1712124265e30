//! `cron me export`.

use std::path::PathBuf;

use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    new_file::Replacing,
    output::with_schema,
    session::Session,
};

/// Write all that is held of you at this tenant, as JSON
///
/// Your profile, your memberships, your sign-ins, your security log, and what the audit of your accounts tells of your own acts. No password, no token, and nothing of others.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron me export --out me.json\n  cron me export --jq '.memberships[].account'"
)]
pub struct Args {
    /// Write to this new file, readable by you alone; to standard output when missing
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "out")]
    force: bool,
}

/// Writes it.
///
/// # Errors
/// The file is there already (exit 6), or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    // Made before anything is asked: what cannot be written is not fetched.
    let file = args.out.as_ref().map(|out| Replacing::create(out, args.force)).transpose()?;
    let data = session.api().own().export().await?.value;
    let text = with_schema("personal_data/1", &data)?;
    let (Some(mut file), Some(out)) = (file, args.out) else {
        context.printer().json(&text)?;
        return Ok(Outcome::DONE);
    };
    let whole: serde_json::Value = serde_json::from_str(&text).map_err(|e| Error::local(e.to_string()))?;
    file.write(format!("{whole:#}\n").as_bytes())?;
    file.keep()?;
    let email = &data.profile.email;
    context.printer().done(&format!("all that is held of {email} here is in {}", out.display()));
    Ok(Outcome::DONE)
}
