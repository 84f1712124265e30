//! `cron users groups …`.

use api::{change::ChangeStatus, users::GrantUpdate};
use clap::Subcommand;

use super::UserArg;
use crate::{
    commands::groups,
    context::{Context, Outcome},
    error::Result,
    fields::ReachArg,
    session::Session,
};

/// What can be done with a user's groups.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Give a user a group
    #[command(
        after_help = "Examples:\n  cron users groups add rui@acme.example operator\n  cron users groups add rui@acme.example operator --reach subtree --account acme"
    )]
    Add(AddArgs),
    /// Take a group away from a user
    #[command(after_help = "Examples:\n  cron users groups remove rui@acme.example operator")]
    Remove(RemoveArgs),
}

/// A user, a group, and how far it reaches.
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    #[command(flatten)]
    names: RemoveArgs,
    /// How far it reaches
    #[arg(long, value_enum, default_value = "account", value_name = "REACH")]
    reach: ReachArg,
}

/// A user and a group.
#[derive(Debug, clap::Args)]
pub struct RemoveArgs {
    #[command(flatten)]
    of: UserArg,
    /// The group's name or id
    #[arg(value_name = "GROUP")]
    group: String,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    let (args, reach) = match verb {
        Verb::Add(args) => (args.names, Some(args.reach)),
        Verb::Remove(args) => (args, None),
    };
    let (user, group) = (&args.of.user, &args.group);
    let target = session.target().await?;
    session.announce(&target);
    let (users, write) = (session.api().users(), context.write(None));
    let answer = match reach {
        Some(reach) => {
            let grant = GrantUpdate { reach: reach.into() };
            users.add_group(&target.id, user, group, &grant, &write).await
        }
        None => users.remove_group(&target.id, user, group, &write).await,
    };
    let change = match answer {
        Ok(answer) => answer.value,
        Err(error) => {
            let error = super::unknown(error.into(), user, &target, session).await;
            return Err(groups::unknown(error, group, &target, session).await);
        }
    };
    let email = &change.of.user.email;
    let now = super::view::grants(&change.of.user.groups);
    let sentence = match (change.status, reach.is_some()) {
        (ChangeStatus::Unchanged, true) => say!("{email} has {group} already"),
        (ChangeStatus::Unchanged, false) => say!("{email} does not have {group}"),
        (ChangeStatus::Planned, true) => say!("{group} is given to {email}"),
        (ChangeStatus::Planned, false) => say!("{group} is taken from {email}"),
        (_, true) => say!("{group} given to {email}, who has {now} now"),
        (_, false) => say!("{group} taken from {email}, who has {now} now"),
    };
    context.printer().changed(&change, email, &sentence)?;
    Ok(Outcome::DONE)
}
