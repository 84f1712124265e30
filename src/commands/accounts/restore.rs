//! `cron accounts restore`.

use api::{accounts::AccountStatus, change::ChangeStatus};

use crate::{
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Take a closing back, as one unit with everything below
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron accounts restore acme\n  cron accounts restore acme --dry-run")]
pub struct Args {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Takes it back.
///
/// # Errors
/// As a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.account(&args.account).await?;
    session.announce(&target);
    let change = session.api().accounts().restore(&target.id, &context.write(None)).await?.value;
    let account = &change.of.account;
    let name = super::view::path(account).to_owned();
    let who = super::view::with_below(&name, account.account.below);
    let sentence = match (change.status, account.account.status) {
        (ChangeStatus::Unchanged, _) => say!("{name} is not closed"),
        (_, AccountStatus::Suspended) => say!("{who} restored, suspended as before"),
        _ => say!("{who} restored as before"),
    };
    context.printer().changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}
