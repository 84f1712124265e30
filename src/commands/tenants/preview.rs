//! `cron tenants preview`.

use std::path::PathBuf;

use super::{TenantArg, brand::LocaleArg};
use crate::{
    context::{Context, Outcome},
    error::Result,
    new_file::Replacing,
    session::Session,
};

/// Write a tenant's sign-in page to a file, to be looked at in a browser
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron tenants preview 'Acme Portal' --out acme.html\n  cron tenants preview 'Acme Portal' --out acme.html --force --locale en"
)]
pub struct Args {
    #[command(flatten)]
    of: TenantArg,
    /// Write to this new file, readable by you alone
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
    /// Show it in this language; in the brand's own when missing
    #[arg(long, value_enum, value_name = "LOCALE")]
    locale: Option<LocaleArg>,
}

/// Writes it.
///
/// # Errors
/// The file is there already (exit 6), or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    // Made before anything is asked: what cannot be written is not fetched.
    let mut file = Replacing::create(&args.out, args.force)?;
    let (tenants, tenant) = (session.api().tenants(), &args.of.tenant);
    let preview = match tenants.preview(&target.id, tenant, args.locale.map(Into::into)).await {
        Ok(read) => read.value,
        Err(error) => return Err(super::unknown(error.into(), tenant, &target, session).await),
    };
    file.write(preview.html.as_bytes())?;
    file.keep()?;
    context.printer().done(&say!("the sign-in page of {tenant} is in {}", args.out.display()));
    Ok(Outcome::DONE)
}
