//! `cron accounts roles …`.

use api::{change::ChangeStatus, permission::Role};
use clap::Subcommand;

use crate::{
    confirm,
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// What can be done with roles.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Give an account a role
    #[command(after_help = "Examples:\n  cron accounts roles grant acme user-admin")]
    Grant(RoleArgs),
    /// Take a role away from an account and, in effect, from everything below it
    #[command(after_help = "Examples:\n  cron accounts roles revoke acme tenant-admin --confirm acme")]
    Revoke(RoleArgs),
}

/// An account and a role.
#[derive(Debug, clap::Args)]
pub struct RoleArgs {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The role
    #[arg(value_name = "ROLE")]
    role: Role,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    let (args, grant) = match verb {
        Verb::Grant(args) => (args, true),
        Verb::Revoke(args) => (args, false),
    };
    let target = session.account(&args.account).await?;
    session.announce(&target);
    let accounts = session.api().accounts();
    let role = args.role;
    let answer = if grant {
        accounts.grant_role(&target.id, role, &context.write(None)).await?
    } else {
        let consequence =
            say!("This takes {role} from {} and, in effect, from every account below it.", target.name);
        confirm::by_name(context, &target.name, "taking a role away", &consequence).await?;
        accounts.revoke_role(&target.id, role, &context.write(None)).await?
    };
    let change = answer.value;
    let name = super::view::path(&change.of.account).to_owned();
    let sentence = match (change.status, grant) {
        (ChangeStatus::Unchanged, true) => say!("{name} has {role} already"),
        (ChangeStatus::Unchanged, false) => say!("{name} has no {role}"),
        (_, true) => say!("{role} given to {name}"),
        (_, false) => say!("{role} taken from {name}"),
    };
    context.printer().changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}
