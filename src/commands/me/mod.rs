//! `cron me …`: what is a person's own at the tenant that they came in by (Rule U3).

mod export;
mod forget;
mod leave;
mod owner;
mod password;
mod sessions;
mod update;
mod view;

use api::me::MyMembership;
use clap::Subcommand;

use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::Result,
    output::Ending,
    session::Session,
};

/// What can be done with what is one's own.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show your profile
    #[command(alias = "get", after_help = "Examples:\n  cron me show\n  cron me show -o json --jq .email")]
    Show,
    /// Change your name or your language
    Update(update::Args),
    /// List the accounts that you are a member of, of the tenant that you came in by
    #[command(after_help = "Examples:\n  cron me accounts\n  cron me accounts -o name")]
    Accounts,
    /// See what you are signed in with, and end it
    #[command(
        subcommand,
        visible_alias = "session",
        after_help = "Examples:\n  cron me sessions list\n  cron me sessions end --others"
    )]
    Sessions(sessions::Verb),
    /// List what happened to your sign-in: sign-ins good and refused, sessions, passwords
    #[command(
        after_help = "Examples:\n  cron me security\n  cron me security --filter 'outcome:refused' --limit 20"
    )]
    Security(ListArgs),
    /// Leave an account
    Leave(leave::Args),
    /// Answer to an account that is offered to you
    #[command(
        subcommand,
        after_help = "Examples:\n  cron me accounts\n  cron me owner accept 'Acme Revenda'"
    )]
    Owner(owner::Verb),
    /// Say where you set a new password
    Password(password::Args),
    /// Write all that is held of you at this tenant, as JSON
    Export(export::Args),
    /// Be forgotten by the whole platform, for good
    Forget(forget::Args),
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    let session = &context.sign_in()?;
    match verb {
        Verb::Show => {
            context.printer().show(&session.api().own().profile().await?.value)?;
            Ok(Outcome::DONE)
        }
        Verb::Update(args) => update::run(args, context, session).await,
        Verb::Accounts => accounts(context, session).await,
        Verb::Sessions(verb) => sessions::run(verb, context, session).await,
        Verb::Security(args) => {
            let pages = session.api().own().security(context.query(&args), context.rows(&args));
            context.list(pages, &args, |_| None).await
        }
        Verb::Leave(args) => leave::run(args, context, session).await,
        Verb::Owner(verb) => owner::run(verb, context, session).await,
        Verb::Password(args) => password::run(&args, context, session),
        Verb::Export(args) => export::run(args, context, session).await,
        Verb::Forget(args) => forget::run(args, context, session).await,
    }
}

async fn accounts(context: &Context, session: &Session) -> Result<Outcome> {
    let memberships = session.api().me().await?.value.memberships;
    let mut list = context.printer().list::<MyMembership>()?;
    list.rows(&memberships)?;
    list.end(&Ending { complete: true, next_cursor: None, footer: None })?;
    Ok(Outcome::DONE)
}
