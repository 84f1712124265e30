//! `cron accounts close`.

use api::{
    accounts::{AccountClose, AccountStatus},
    change::ChangeStatus,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::{
    confirm,
    context::{Context, Outcome},
    error::{Error, Result},
    session::Session,
};

/// From closing to the purge, for the question; the answer tells the very moment (Rule A7).
const PURGED_AFTER: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Close an account; it is purged after 30 days
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts close acme/store-12\n  cron accounts close acme --with-subtree --confirm acme"
)]
pub struct Args {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// Close the accounts below it as well
    #[arg(long)]
    with_subtree: bool,
}

/// Closes it, if it is still as it was read.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let close = AccountClose { with_subtree: args.with_subtree };
    let target = session.account(&args.account).await?;
    let read = session.api().accounts().get(&target.id).await?;
    session.announce(&target);
    let below = if args.with_subtree { read.value.account.below } else { 0 };
    let who = super::view::with_below(&target.name, below);
    let consequence = say!(
        "This closes {who}: sign-in stops now, data is purged on {}.\nUndo until then: cron accounts restore {}",
        day(Timestamp::now().saturating_add(PURGED_AFTER).unwrap_or(Timestamp::MAX)),
        target.name
    );
    confirm::by_name(context, &target.name, "closing", &consequence).await?;
    let write = context.write(read.etag);
    let change = match session.api().accounts().close(&target.id, &close, &write).await {
        Ok(answer) => answer.value,
        // One that is open is refused for those below it: the command in place of the platform's words for the same.
        Err(error)
            if error.code() == Some("state_conflict")
                && !args.with_subtree
                && read.value.account.status != AccountStatus::Closed =>
        {
            let command = say!("with them: cron accounts close {} --with-subtree", target.name);
            return Err(Error::from(error).hint_instead(command));
        }
        Err(error) => return Err(error.into()),
    };
    let name = super::view::path(&change.of.account).to_owned();
    let purged = change.of.account.purge_at.map(|at| say!(", purged on {}", day(at))).unwrap_or_default();
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is closed already{purged}"),
        _ => say!("{who} closed{purged}"),
    };
    context.printer().changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}

/// A day as people here count them.
fn day(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).date().to_string()
}
