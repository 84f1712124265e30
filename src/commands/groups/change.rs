//! `cron groups create`, `update`, `delete`, `copy`.

use api::{
    change::{Change, ChangeStatus},
    groups::{GroupCopy, GroupCreate, GroupField, GroupUpdate},
    permission::Permission,
    value::Name,
};

use super::GroupArg;
use crate::{
    confirm,
    context::{Context, Outcome},
    error::{Error, Result},
    fields::{self, checked, maybe},
    session::Session,
};

/// Create a group
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron groups create 'Night shift' --permissions accounts:read,users:read\n  cron groups create auditors --permissions audit:read,audit:export --description 'External audit'"
)]
pub struct CreateArgs {
    /// Name of the new group
    #[arg(value_name = "NAME")]
    name: String,
    /// What it allows, separated by commas; may be given several times
    #[arg(long, value_name = "PERMISSIONS", value_delimiter = ',', value_parser = fields::permission, required = true)]
    permissions: Vec<Permission>,
    /// What it is for
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
}

/// Change a group of the account's own
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron groups update 'Night shift' --name 'Late shift'\n  cron groups update 'Night shift' --permissions accounts:read --description ''"
)]
pub struct UpdateArgs {
    #[command(flatten)]
    of: GroupArg,
    /// New name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The whole new set of permissions, separated by commas; may be given several times
    #[arg(long, value_name = "PERMISSIONS", value_delimiter = ',', value_parser = fields::permission)]
    permissions: Option<Vec<Permission>>,
    /// New description; an empty one takes it away
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
}

/// Delete a group of the account's own
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron groups delete 'Night shift'\n  cron groups delete 'Night shift' --confirm 'Night shift'"
)]
pub struct DeleteArgs {
    #[command(flatten)]
    of: GroupArg,
}

/// Copy a group, such as a predefined one to change the copy
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron groups copy operator 'Night shift'")]
pub struct CopyArgs {
    #[command(flatten)]
    of: GroupArg,
    /// The copy's name
    #[arg(value_name = "NAME")]
    name: String,
}

/// Creates one.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn create(args: CreateArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let new = GroupCreate {
        name: checked::<Name>("the group's name", "name", &args.name)?,
        description: args.description,
        permissions: args.permissions,
    };
    let target = session.target().await?;
    session.announce(&target);
    let change = session.api().groups().create(&target.id, &new, &context.write(None)).await?.value;
    told(&change, "created", context)
}

/// Changes one, if it is still as it was read.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn update(args: UpdateArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let update = GroupUpdate {
        name: maybe::<Name>("the group's name", "name", args.name.as_ref())?,
        description: args.description.map(|text| Some(text).filter(|text| !text.is_empty())),
        permissions: args.permissions,
    };
    if update == GroupUpdate::default() {
        return Err(Error::usage("nothing to change is given").hint("see: cron groups update --help"));
    }
    let target = session.target().await?;
    let read = super::read(&args.of.group, &target, session).await?;
    session.announce(&target);
    let write = context.write(read.etag);
    let change = session.api().groups().update(&target.id, &read.value.id, &update, &write).await?.value;
    told(&change, "changed", context)
}

/// Deletes one, if it is still as it was read.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn delete(args: DeleteArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let read = super::read(&args.of.group, &target, session).await?;
    let name = &read.value.name;
    session.announce(&target);
    let consequence = say!("This deletes the group {name}: whoever has it loses what it allows.");
    confirm::by_name(context, name, "deleting", &consequence).await?;
    let write = context.write(read.etag);
    let change = session.api().groups().delete(&target.id, &read.value.id, &write).await?.value;
    told(&change, "deleted", context)
}

/// Copies one.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn copy(args: CopyArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let copy = GroupCopy { name: checked::<Name>("the copy's name", "name", &args.name)? };
    let target = session.target().await?;
    session.announce(&target);
    let (groups, named) = (session.api().groups(), &args.of.group);
    match groups.copy(&target.id, named, &copy, &context.write(None)).await {
        Ok(answer) => told(&answer.value, &say!("made as a copy of {named}"), context),
        Err(error) => Err(super::unknown(error.into(), named, &target, session).await),
    }
}

/// Reports a change of a group; `done` is a participle.
pub(super) fn told(change: &Change<GroupField>, done: &str, context: &Context) -> Result<Outcome> {
    let name = &change.of.group.name;
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is so already"),
        ChangeStatus::Planned => say!("{name} is {done}"),
        _ => format!("{name} {done}"),
    };
    context.printer().changed(change, name, &sentence)?;
    Ok(Outcome::DONE)
}
