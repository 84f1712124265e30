//! `cron accounts resume`.

use api::{accounts::AccountStatus, change::ChangeStatus};

use crate::{
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Lift an account's suspension; what was active below it is active again
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron accounts resume acme\n  cron accounts resume acme --dry-run")]
pub struct Args {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Lifts it.
///
/// # Errors
/// As a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.account(&args.account).await?;
    session.announce(&target);
    let change = session.api().accounts().resume(&target.id, &context.write(None)).await?.value;
    let name = super::view::path(&change.of.account).to_owned();
    let sentence = match (change.status, change.of.account.account.status) {
        (ChangeStatus::Unchanged, _) => say!("{name} is not suspended"),
        (_, AccountStatus::Suspended) => {
            say!("{name} resumed; it stays suspended with an account above it")
        }
        _ => say!("{name} resumed"),
    };
    context.printer().changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}
