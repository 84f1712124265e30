//! `cron users revoke`.

use api::change::ChangeStatus;

use super::UserArg;
use crate::{
    commands::shared,
    confirm,
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Take somebody's access to the account away, at once
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron users revoke rui@acme.example --account acme\n  cron users revoke rui@acme.example --confirm rui@acme.example"
)]
pub struct Args {
    #[command(flatten)]
    of: UserArg,
}

/// Takes it away, if the membership is still as it was read.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let users = session.api().users();
    let read = match users.get(&target.id, &args.of.user).await {
        Ok(read) => read,
        Err(error) => return Err(super::unknown(error.into(), &args.of.user, &target, session).await),
    };
    let (email, place) = (read.value.email, shared::place(session, &target));
    session.announce(&target);
    let consequence = say!("This takes {email}'s access to {place} away: the next request fails.");
    confirm::by_name(context, &email, "revoking", &consequence).await?;
    let id = read.value.id.to_string();
    let change = users.revoke(&target.id, &id, &context.write(read.etag)).await?.value;
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{email} has no access to {place} already"),
        ChangeStatus::Planned => say!("{email} loses access to {place}"),
        _ => say!("{email} has no access to {place} any more"),
    };
    context.printer().changed(&change, &email, &sentence)?;
    Ok(Outcome::DONE)
}
