//! `cron plans …`: sets of limits, retention, features and prices, and who is given them.

mod change;
mod give;
mod told;
mod view;

use clap::Subcommand;

use super::shared;
use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::{Error, Result},
    session::{Session, Target},
};

/// What can be done with plans.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the plans of an account
    #[command(after_help = "Examples:\n  cron plans list\n  cron plans list -o wide --scope subtree")]
    List(ListArgs),
    /// Show one plan
    #[command(
        after_help = "Examples:\n  cron plans get gold\n  cron plans get gold -o json --jq .limits.users"
    )]
    Get(PlanArg),
    /// Create a plan
    Create(Box<change::CreateArgs>),
    /// Change a plan, and with it the limits of whoever has it
    Update(Box<change::UpdateArgs>),
    /// Delete a plan that nobody has
    Delete(change::DeleteArgs),
    /// Give a plan to an account below
    Give(give::GiveArgs),
    /// Take an account's plan; limits of its own stay
    Take(give::TakeArgs),
}

/// A plan.
#[derive(Debug, clap::Args)]
pub struct PlanArg {
    /// The plan's name or id
    #[arg(value_name = "PLAN")]
    plan: String,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    let session = &context.sign_in()?;
    match verb {
        Verb::List(args) => {
            let plans = session.api().plans();
            shared::list(context, session, &args, |account, query, rows| plans.list(account, query, rows))
                .await
        }
        Verb::Get(args) => {
            let target = session.target().await?;
            context.show(&read(&args.plan, &target, session).await?.value)?;
            Ok(Outcome::DONE)
        }
        Verb::Create(args) => change::create(*args, context, session).await,
        Verb::Update(args) => change::update(*args, context, session).await,
        Verb::Delete(args) => change::delete(args, context, session).await,
        Verb::Give(args) => give::give(args, context, session).await,
        Verb::Take(args) => give::take(args, context, session).await,
    }
}

/// Reads a plan by name or id.
async fn read(named: &str, target: &Target, session: &Session) -> Result<client::Answer<api::plans::Plan>> {
    match session.api().plans().get(&target.id, named).await {
        Ok(read) => Ok(read),
        Err(error) => Err(unknown(error.into(), named, target, session).await),
    }
}

/// Offers the nearest plans when there is none of that name.
async fn unknown(error: Error, named: &str, target: &Target, session: &Session) -> Error {
    let plans = session.api().plans();
    let pages = |query, rows| plans.list(&target.id, query, rows);
    shared::near(error, named, &shared::place(session, target), "cron plans list", pages, |p| &p.name).await
}
