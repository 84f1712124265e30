//! `cron accounts owner offer|withdraw`.

use api::{
    accounts::OwnerInvite,
    change::ChangeStatus,
    value::{Email, Name},
};
use clap::Subcommand;

use super::fields::checked;
use crate::{
    context::{Context, Outcome},
    error::Result,
    fields::maybe,
    session::Session,
};

/// What can be done with an account's owner user.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Offer an account to another owner user
    ///
    /// Nothing changes until that person accepts: then whoever was the owner user is told, and stays a member.
    Offer(OfferArgs),
    /// Take the offer of an account back
    #[command(after_help = "Examples:\n  cron accounts owner withdraw acme")]
    Withdraw(WithdrawArgs),
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts owner offer acme rui@acme.example\n  cron accounts owner offer acme rui@acme.example --name 'Rui Lima'"
)]
pub struct OfferArgs {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The address of whoever shall be its owner user
    #[arg(value_name = "EMAIL")]
    email: String,
    /// A name to greet with, of a person who is no member yet
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct WithdrawArgs {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Runs a verb.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    match verb {
        Verb::Offer(args) => offer(args, context, session).await,
        Verb::Withdraw(args) => withdraw(args, context, session).await,
    }
}

async fn offer(args: OfferArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let to = OwnerInvite {
        email: checked::<Email>("the owner's e-mail", "email", &args.email)?,
        name: maybe::<Name>("the owner's name", "name", args.name.as_ref())?,
    };
    let target = session.account(&args.account).await?;
    session.announce(&target);
    let change = session.api().accounts().offer(&target.id, &to, &context.write(None)).await?.value;
    let (name, email) = (&target.name, &change.of.offer.email);
    let sentence = match change.status {
        ChangeStatus::Unchanged => format!("{name} is offered to {email} already"),
        ChangeStatus::Planned => format!("{name} is offered to {email}"),
        _ => format!("{name} is offered to {email}, who accepts or declines by the mail that is on its way"),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}

async fn withdraw(args: WithdrawArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.account(&args.account).await?;
    session.announce(&target);
    let change = session.api().accounts().withdraw(&target.id, &context.write(None)).await?.value;
    let name = &target.name;
    let sentence = match change.status {
        ChangeStatus::Unchanged => format!("{name} is offered to nobody"),
        ChangeStatus::Planned => format!("the offer of {name} is taken back"),
        _ => format!("the offer of {name} has been taken back"),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}
