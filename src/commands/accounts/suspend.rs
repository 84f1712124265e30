//! `cron accounts suspend`.

use api::{accounts::AccountSuspend, change::ChangeStatus, value::Name};

use super::fields::maybe;
use crate::{
    confirm,
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Suspend an account and, in effect, everything below it
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts suspend acme --reason 'invoice 2026-10 is open'\n  cron accounts suspend acme/store-12 --confirm acme/store-12"
)]
pub struct Args {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// Why; the account itself never sees it, nor who did it
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Suspends it, if it is still as it was read.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let suspend = AccountSuspend { reason: maybe::<Name>("the reason", "reason", args.reason.as_ref())? };
    let target = session.account(&args.account).await?;
    let read = session.api().accounts().get(&target.id).await?;
    session.announce(&target);
    let who = super::view::with_below(&target.name, read.value.account.below);
    let consequence = say!(
        "This suspends {who}: nobody there signs in, and their next request is refused.\nUndo: cron accounts resume {}",
        target.name
    );
    confirm::by_name(context, &target.name, "suspending", &consequence).await?;
    let change =
        session.api().accounts().suspend(&target.id, &suspend, &context.write(read.etag)).await?.value;
    let name = super::view::path(&change.of.account).to_owned();
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is suspended already"),
        _ => say!("{who} suspended"),
    };
    context.printer().changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}
