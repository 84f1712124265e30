//! `cron groups …`: groups of permissions, predefined ones and the account's own.

mod change;
mod members;
mod permissions;
mod view;

use api::{problem::FieldError, users::GroupGrant};
use clap::Subcommand;

use super::shared;
use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::{Error, Result},
    session::{Session, Target},
};

/// What can be done with groups.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the groups of an account
    #[command(
        after_help = "Examples:\n  cron groups list\n  cron groups list --filter predefined:false -o wide"
    )]
    List(ListArgs),
    /// Show one group with its permissions
    #[command(
        after_help = "Examples:\n  cron groups get operator\n  cron groups get operator -o json --jq '.permissions[]'"
    )]
    Get(GroupArg),
    /// Create a group
    Create(change::CreateArgs),
    /// Change a group of the account's own
    Update(change::UpdateArgs),
    /// Delete a group of the account's own
    Delete(change::DeleteArgs),
    /// Copy a group, such as a predefined one to change the copy
    Copy(change::CopyArgs),
    /// Add permissions to a group, or take some away
    #[command(
        subcommand,
        visible_alias = "permission",
        after_help = "Examples:\n  cron groups permissions grant 'Night shift' accounts:suspend"
    )]
    Permissions(permissions::Verb),
    /// List the users who have a group
    Members(members::Args),
}

/// A group.
#[derive(Debug, clap::Args)]
pub struct GroupArg {
    /// The group's name or id
    #[arg(value_name = "GROUP")]
    group: String,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    let session = &context.sign_in()?;
    match verb {
        Verb::List(args) => {
            let groups = session.api().groups();
            shared::list(context, session, &args, |account, query, rows| groups.list(account, query, rows))
                .await
        }
        Verb::Get(args) => get(args, context, session).await,
        Verb::Create(args) => change::create(args, context, session).await,
        Verb::Update(args) => change::update(args, context, session).await,
        Verb::Delete(args) => change::delete(args, context, session).await,
        Verb::Copy(args) => change::copy(args, context, session).await,
        Verb::Permissions(verb) => permissions::run(verb, context, session).await,
        Verb::Members(args) => members::run(args, context, session).await,
    }
}

async fn get(args: GroupArg, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    context.show(&read(&args.group, &target, session).await?.value)?;
    Ok(Outcome::DONE)
}

/// Reads a group by name or id.
async fn read(named: &str, target: &Target, session: &Session) -> Result<client::Answer<api::groups::Group>> {
    match session.api().groups().get(&target.id, named).await {
        Ok(read) => Ok(read),
        Err(error) => Err(unknown(error.into(), named, target, session).await),
    }
}

/// Offers the nearest groups when one of those to be given is unknown.
pub(super) async fn unknown_in(
    error: Error,
    given: &[GroupGrant],
    target: &Target,
    session: &Session,
) -> Error {
    let place = |fault: &FieldError| {
        let place = fault.pointer.strip_prefix("/groups/")?.strip_suffix("/group")?;
        place.parse::<usize>().ok().filter(|_| fault.code == "not_found")
    };
    let mut faults = error.field_errors().to_vec();
    let Some((fault, grant)) =
        faults.iter_mut().find_map(|f| place(f).and_then(|p| given.get(p)).map(|g| (f, g)))
    else {
        return error;
    };
    let (groups, named) = (session.api().groups(), &grant.group);
    let pages = |query, rows| groups.list(&target.id, query, rows);
    let message = say!("there is no group `{named}` in {}", shared::place(session, target));
    fault.detail.clone_from(&message);
    let error = error.reword(message).fields(faults);
    shared::offer(error, named, "cron groups list", pages, |g| &g.name).await
}

/// Offers the nearest groups when there is none of that name.
pub(super) async fn unknown(error: Error, named: &str, target: &Target, session: &Session) -> Error {
    let groups = session.api().groups();
    let pages = |query, rows| groups.list(&target.id, query, rows);
    shared::near(error, named, &shared::place(session, target), "cron groups list", pages, |g| &g.name).await
}
