//! `cron accounts get`.

use crate::{
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Show one account
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts get acme/store-12\n  cron accounts get . -o json --jq .id"
)]
pub struct Args {
    /// Path from your account, or id; `.` is your account itself
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Shows it.
///
/// # Errors
/// There is no such account, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.account(&args.account).await?;
    let account = session.api().accounts().get(&target.id).await?.value;
    context.show(&account)?;
    Ok(Outcome::DONE)
}
