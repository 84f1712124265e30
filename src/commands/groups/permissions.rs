//! `cron groups permissions …`.

use api::{groups::GroupUpdate, permission::Permission};
use clap::Subcommand;

use super::{GroupArg, change::told};
use crate::{
    context::{Context, Outcome},
    error::Result,
    fields,
    session::Session,
};

/// What can be done with a group's permissions.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add permissions to a group of the account's own
    #[command(
        after_help = "Examples:\n  cron groups permissions grant 'Night shift' accounts:suspend accounts:resume"
    )]
    Grant(Args),
    /// Take permissions away from a group of the account's own
    #[command(after_help = "Examples:\n  cron groups permissions revoke 'Night shift' accounts:suspend")]
    Revoke(Args),
}

/// A group and permissions.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    of: GroupArg,
    /// The permissions
    #[arg(value_name = "PERMISSION", value_parser = fields::permission, required = true)]
    permissions: Vec<Permission>,
}

/// Runs a verb: the whole new set goes out, for the version that was read.
///
/// # Errors
/// What the verb failed with.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    let (args, grant) = match verb {
        Verb::Grant(args) => (args, true),
        Verb::Revoke(args) => (args, false),
    };
    let target = session.target().await?;
    let read = super::read(&args.of.group, &target, session).await?;
    let permissions = changed(&read.value.permissions, &args.permissions, grant);
    let update = GroupUpdate { permissions: Some(permissions), ..GroupUpdate::default() };
    session.announce(&target);
    let write = context.write(read.etag);
    let change = session.api().groups().update(&target.id, &read.value.id, &update, &write).await?.value;
    let count = change.of.group.permissions.len();
    told(
        &change,
        &say!("changed: {count} {}", if count == 1 { "permission" } else { "permissions" }),
        context,
    )
}

/// The new set, in the catalogue's order.
fn changed(now: &[Permission], named: &[Permission], grant: bool) -> Vec<Permission> {
    let wanted = |p: &Permission| if named.contains(p) { grant } else { now.contains(p) };
    Permission::ALL.iter().copied().filter(wanted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permissions_come_and_go_and_the_rest_stays() {
        use Permission::{AccountsRead, UsersInvite, UsersRead};
        assert_eq!(changed(&[UsersRead], &[AccountsRead, UsersRead], true), [AccountsRead, UsersRead]);
        assert_eq!(changed(&[AccountsRead, UsersRead], &[AccountsRead, UsersInvite], false), [UsersRead]);
    }
}
