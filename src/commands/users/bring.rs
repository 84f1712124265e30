//! `cron users invite` and `cron users link`.

use api::{
    change::{Change, ChangeStatus},
    id::UserId,
    users::{GroupGrant, MemberField, UserInvite, UserLink},
    value::{Email, Name},
};

use super::view;
use crate::{
    commands::{groups, shared},
    context::{Context, Outcome},
    error::Result,
    fields::{self, checked, maybe},
    session::{Session, Target},
};

/// Groups to give.
#[derive(Debug, clap::Args)]
struct GroupArgs {
    /// Give this group; `:subtree` makes it reach everything below the account; may be given several times
    #[arg(long = "group", value_name = "GROUP[:REACH]", value_parser = fields::grant, required = true)]
    groups: Vec<GroupGrant>,
}

/// Invite somebody by e-mail
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron users invite rui@acme.example --group operator\n  cron users invite rui@acme.example --account acme --group admin:subtree --name 'Rui Costa'"
)]
pub struct InviteArgs {
    /// Where the invitation goes
    #[arg(value_name = "E-MAIL")]
    email: String,
    /// A name to greet with
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    groups: GroupArgs,
}

/// Bring in somebody whom your account sees already
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron users link usr_hsvdthpmhy3fz8nr9g9t4zv0n0 --account acme --group support"
)]
pub struct LinkArgs {
    /// The person's id
    #[arg(value_name = "USER")]
    user: UserId,
    #[command(flatten)]
    groups: GroupArgs,
}

/// Invites.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn invite(args: InviteArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let new = UserInvite {
        email: checked::<Email>("the e-mail", "email", &args.email)?,
        name: maybe::<Name>("the name", "name", args.name.as_ref())?,
        groups: args.groups.groups,
    };
    let target = session.target().await?;
    session.announce(&target);
    match session.api().users().invite(&target.id, &new, &context.write(None)).await {
        Ok(answer) => brought(&answer.value, "invited", &target, context, session),
        Err(error) => Err(groups::unknown_in(error.into(), &new.groups, &target, session).await),
    }
}

/// Links.
///
/// # Errors
/// As a request.
pub(super) async fn link(args: LinkArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let new = UserLink { user: args.user, groups: args.groups.groups };
    let target = session.target().await?;
    session.announce(&target);
    match session.api().users().link(&target.id, &new, &context.write(None)).await {
        Ok(answer) => brought(&answer.value, "linked", &target, context, session),
        Err(error) => Err(groups::unknown_in(error.into(), &new.groups, &target, session).await),
    }
}

fn brought(
    change: &Change<MemberField>,
    done: &str,
    target: &Target,
    context: &Context,
    session: &Session,
) -> Result<Outcome> {
    let member = &change.of.user;
    let place = shared::place(session, target);
    let groups = view::grants(&member.groups);
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{} is in {place} already: {groups}", member.email),
        ChangeStatus::Planned => say!("{} is {done} to {place}: {groups}", member.email),
        _ => say!("{} {done} to {place}: {groups}", member.email),
    };
    context.printer().changed(change, &member.email, &sentence)?;
    Ok(Outcome::DONE)
}
