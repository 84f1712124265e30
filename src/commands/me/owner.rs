//! `cron me owner accept|decline`.

use api::change::ChangeStatus;
use clap::Subcommand;

use super::leave::find;
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    session::Session,
};

/// What can be answered to an offer.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Become the owner user of an account that is offered to you
    #[command(after_help = "Examples:\n  cron me owner accept 'Acme Revenda'")]
    Accept(Args),
    /// Decline an account that is offered to you
    #[command(after_help = "Examples:\n  cron me owner decline 'Acme Revenda'")]
    Decline(Args),
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The account's id or name, as `cron me accounts` shows it
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Answers it.
///
/// # Errors
/// No such membership, or as a request.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    let (args, accept) = match verb {
        Verb::Accept(args) => (args, true),
        Verb::Decline(args) => (args, false),
    };
    let mine = session.api().me().await?.value.memberships;
    let membership = find(&mine, &args.account)?;
    let name = &membership.account_name;
    let id = membership.id.to_string();
    let answered = session.api().own().answer_offer(&id, accept, &context.write(None)).await;
    let change = answered
        .map_err(|error| match error.code() {
            Some("state_conflict") => Error::from(error).hint("see: cron me accounts"),
            _ => error.into(),
        })?
        .value;
    let sentence = match (change.status, accept) {
        (ChangeStatus::Planned, true) => format!("you become the owner user of {name}"),
        (ChangeStatus::Planned, false) => format!("you decline {name}"),
        (_, true) => format!("you are the owner user of {name} now"),
        (_, false) => format!("you have declined {name}"),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}
