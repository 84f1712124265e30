//! `cron clients …`: API clients without a person.

mod change;
mod secret;
mod view;

use clap::Subcommand;

use super::shared;
use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::{Error, Result},
    session::{Session, Target},
};

/// What can be done with API clients.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the API clients of an account
    #[command(
        after_help = "Examples:\n  cron clients list\n  cron clients list --scope subtree --filter 'status:active'"
    )]
    List(ListArgs),
    /// Show one API client
    #[command(
        after_help = "Examples:\n  cron clients get nightly-sync\n  cron clients get nightly-sync -o json --jq .id"
    )]
    Get(ClientArg),
    /// Create an API client; its secret is shown once
    Create(change::CreateArgs),
    /// Change an API client's name or groups
    Update(change::UpdateArgs),
    /// Give an API client a new secret, which is shown once
    Rotate(change::RotateArgs),
    /// Revoke an API client for good
    Revoke(change::RevokeArgs),
}

/// An API client.
#[derive(Debug, clap::Args)]
pub struct ClientArg {
    /// The API client's name or id
    #[arg(value_name = "CLIENT")]
    client: String,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    let session = &context.sign_in()?;
    match verb {
        Verb::List(args) => {
            let clients = session.api().clients();
            shared::list(context, session, &args, |account, query, rows| clients.list(account, query, rows))
                .await
        }
        Verb::Get(args) => get(args, context, session).await,
        Verb::Create(args) => change::create(args, context, session).await,
        Verb::Update(args) => change::update(args, context, session).await,
        Verb::Rotate(args) => change::rotate(args, context, session).await,
        Verb::Revoke(args) => change::revoke(args, context, session).await,
    }
}

async fn get(args: ClientArg, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    context.show(&read(&args.client, &target, session).await?.value)?;
    Ok(Outcome::DONE)
}

/// Reads a client by name or id.
async fn read(
    named: &str,
    target: &Target,
    session: &Session,
) -> Result<client::Answer<api::clients::Client>> {
    match session.api().clients().get(&target.id, named).await {
        Ok(read) => Ok(read),
        Err(error) => Err(unknown(error.into(), named, target, session).await),
    }
}

/// Offers the nearest clients when there is none of that name.
async fn unknown(error: Error, named: &str, target: &Target, session: &Session) -> Error {
    let clients = session.api().clients();
    let pages = |query, rows| clients.list(&target.id, query, rows);
    shared::near(error, named, &shared::place(session, target), "cron clients list", pages, |c| &c.name).await
}
