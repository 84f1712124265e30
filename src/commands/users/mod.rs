//! `cron users …`: the people of an account.

mod bring;
mod groups;
mod requests;
mod revoke;
pub(super) mod view;

use clap::Subcommand;

use super::shared;
use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::{Error, Result},
    session::{Session, Target},
};

/// What can be done with users.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the users of an account
    #[command(
        after_help = "Examples:\n  cron users list --account acme\n  cron users list --scope subtree --filter 'status:invited'"
    )]
    List(ListArgs),
    /// Show one user
    #[command(
        after_help = "Examples:\n  cron users get ana@acme.example\n  cron users get ana@acme.example --account acme -o json"
    )]
    Get(UserArg),
    /// Invite somebody by e-mail
    Invite(bring::InviteArgs),
    /// Bring in somebody whom your account sees already
    Link(bring::LinkArgs),
    /// Take somebody's access to the account away, at once
    Revoke(revoke::Args),
    /// Give a user a group, or take one away
    #[command(
        subcommand,
        visible_alias = "group",
        after_help = "Examples:\n  cron users groups add rui@acme.example operator"
    )]
    Groups(groups::Verb),
    /// Answer those who ask for access at the doors of your tenants
    #[command(
        subcommand,
        visible_alias = "request",
        after_help = "Examples:\n  cron users requests list\n  cron users requests approve ask_7kq54vnfwwyyah6kt4y9w3gr3m --into acme/store-12 --group viewer"
    )]
    Requests(requests::Verb),
}

/// A user of the account.
#[derive(Debug, clap::Args)]
pub struct UserArg {
    /// The e-mail of the invitation, or the id of the user (`usr_…`) or of the membership (`mem_…`)
    #[arg(value_name = "USER")]
    user: String,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    let session = &context.sign_in()?;
    match verb {
        Verb::List(args) => {
            let users = session.api().users();
            shared::list(context, session, &args, |account, query, rows| users.list(account, query, rows))
                .await
        }
        Verb::Get(args) => get(args, context, session).await,
        Verb::Invite(args) => bring::invite(args, context, session).await,
        Verb::Link(args) => bring::link(args, context, session).await,
        Verb::Revoke(args) => revoke::run(args, context, session).await,
        Verb::Groups(verb) => groups::run(verb, context, session).await,
        Verb::Requests(verb) => requests::run(verb, context, session).await,
    }
}

async fn get(args: UserArg, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    match session.api().users().get(&target.id, &args.user).await {
        Ok(member) => context.show(&member.value)?,
        Err(error) => return Err(unknown(error.into(), &args.user, &target, session).await),
    }
    Ok(Outcome::DONE)
}

/// Offers the nearest e-mails when there is no such user.
pub(super) async fn unknown(error: Error, named: &str, target: &Target, session: &Session) -> Error {
    let users = session.api().users();
    let pages = |query, rows| users.list(&target.id, query, rows);
    shared::near(error, named, &shared::place(session, target), "cron users list", pages, |u| &u.email).await
}
