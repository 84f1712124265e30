//! `cron clients create`, `update`, `rotate`, `revoke`.

use std::time::Duration;

use api::{
    change::ChangeStatus,
    clients::{ClientCreate, ClientRotate, ClientUpdate},
    users::GroupGrant,
    value::{ExternalRef, Name},
};
use jiff::Timestamp;

use super::{ClientArg, secret::SecretArgs};
use crate::{
    commands::groups,
    confirm,
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    fields::{self, checked, maybe},
    session::Session,
};

/// How long an old secret may stay good beside a new one.
const LONGEST_KEPT: Duration = Duration::from_secs(7 * 86_400);

/// Create an API client; its secret is shown once
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron clients create nightly-sync --group operator --secret-file nightly-sync.secret\n  cron clients create ci --group developer:subtree --expires 90d -o json"
)]
pub struct CreateArgs {
    /// Name of the new API client
    #[arg(value_name = "NAME")]
    name: String,
    /// Give it this group; `:subtree` makes it reach everything below the account; may be given several times
    #[arg(long = "group", value_name = "GROUP[:REACH]", value_parser = fields::grant, required = true)]
    groups: Vec<GroupGrant>,
    /// Your own reference: a second creation with it and equal content changes nothing
    #[arg(long, value_name = "REFERENCE")]
    external_ref: Option<String>,
    /// When its secret ends: a day, a moment, or a span of time such as `90d`
    #[arg(long, value_name = "TIME", value_parser = fields::moment)]
    expires: Option<Timestamp>,
    #[command(flatten)]
    secret: SecretArgs,
}

/// Change an API client's name or groups
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron clients update ci --name ci-2027\n  cron clients update ci --group developer --group support:subtree"
)]
pub struct UpdateArgs {
    #[command(flatten)]
    of: ClientArg,
    /// New name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The whole new set of groups; may be given several times
    #[arg(long = "group", value_name = "GROUP[:REACH]", value_parser = fields::grant)]
    groups: Option<Vec<GroupGrant>>,
}

/// Give an API client a new secret, which is shown once
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron clients rotate ci --secret-file ci.secret\n  cron clients rotate ci --keep-old-for 1d -o json --jq .secret"
)]
pub struct RotateArgs {
    #[command(flatten)]
    of: ClientArg,
    /// For how long the old secret stays good, up to 7 days; not at all when missing
    #[arg(long, value_name = "TIME", value_parser = fields::span)]
    keep_old_for: Option<Duration>,
    #[command(flatten)]
    secret: SecretArgs,
}

/// Revoke an API client for good
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron clients revoke ci\n  cron clients revoke ci --confirm ci")]
pub struct RevokeArgs {
    #[command(flatten)]
    of: ClientArg,
}

/// Creates one.
///
/// # Errors
/// Invalid input or a file in the way before anything is sent, or as a request.
pub(super) async fn create(args: CreateArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let new = ClientCreate {
        name: checked::<Name>("the client's name", "name", &args.name)?,
        external_ref: maybe::<ExternalRef>("the reference", "external_ref", args.external_ref.as_ref())?,
        groups: args.groups,
        expires_at: args.expires,
    };
    let target = session.target().await?;
    let secret = args.secret.open(context)?;
    session.announce(&target);
    let mut change = match session.api().clients().create(&target.id, &new, &context.write(None)).await {
        Ok(answer) => answer.value,
        Err(error) => return Err(groups::unknown_in(error.into(), &new.groups, &target, session).await),
    };
    secret.hand_out(&mut change, context)?;
    let (name, id) = (&change.of.client.name, change.of.client.id);
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} ({id}) is there already, with equal content"),
        ChangeStatus::Planned => say!("{name} is created"),
        _ => say!("{name} ({id}) created"),
    };
    context.printer().changed(&change, &id.to_string(), &sentence)?;
    Ok(Outcome::DONE)
}

/// Changes one, if it is still as it was read.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn update(args: UpdateArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let update = ClientUpdate {
        name: maybe::<Name>("the client's name", "name", args.name.as_ref())?,
        groups: args.groups,
    };
    if update == ClientUpdate::default() {
        return Err(Error::usage("nothing to change is given").hint("see: cron clients update --help"));
    }
    let target = session.target().await?;
    let read = super::read(&args.of.client, &target, session).await?;
    session.announce(&target);
    let (id, write) = (read.value.id.to_string(), context.write(read.etag));
    let change = match session.api().clients().update(&target.id, &id, &update, &write).await {
        Ok(answer) => answer.value,
        Err(error) => {
            let given = update.groups.as_deref().unwrap_or_default();
            return Err(groups::unknown_in(error.into(), given, &target, session).await);
        }
    };
    let name = &change.of.client.name;
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is so already"),
        ChangeStatus::Planned => say!("{name} is changed"),
        _ => say!("{name} changed"),
    };
    context.printer().changed(&change, &id, &sentence)?;
    Ok(Outcome::DONE)
}

/// Draws a new secret.
///
/// # Errors
/// A file in the way before anything is sent, or as a request.
pub(super) async fn rotate(args: RotateArgs, context: &Context, session: &Session) -> Result<Outcome> {
    if args.keep_old_for.is_some_and(|keep| keep > LONGEST_KEPT) {
        return Err(Error::new(Kind::Invalid, "an old secret stays good for 7 days at most"));
    }
    let keep = args.keep_old_for.map(|keep| u32::try_from(keep.as_secs()).unwrap_or(u32::MAX));
    let rotate = ClientRotate { keep_old_for: keep };
    let target = session.target().await?;
    let secret = args.secret.open(context)?;
    session.announce(&target);
    let (clients, named) = (session.api().clients(), &args.of.client);
    let mut change = match clients.rotate(&target.id, named, &rotate, &context.write(None)).await {
        Ok(answer) => answer.value,
        Err(error) => return Err(super::unknown(error.into(), named, &target, session).await),
    };
    secret.hand_out(&mut change, context)?;
    let (name, id) = (&change.of.client.name, change.of.client.id);
    let old = if keep.is_some() {
        "the old one stays good for the time given"
    } else {
        "the old one is worth nothing now"
    };
    let sentence = match change.status {
        ChangeStatus::Planned => say!("{name} has a new secret"),
        _ => say!("{name} has a new secret; {old}"),
    };
    context.printer().changed(&change, &id.to_string(), &sentence)?;
    Ok(Outcome::DONE)
}

/// Revokes one, if it is still as it was read.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn revoke(args: RevokeArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let read = super::read(&args.of.client, &target, session).await?;
    let name = &read.value.name;
    session.announce(&target);
    let consequence = say!("This revokes the API client {name} for good: its next request fails.");
    confirm::by_name(context, name, "revoking", &consequence).await?;
    let (id, write) = (read.value.id.to_string(), context.write(read.etag));
    let change = session.api().clients().revoke(&target.id, &id, &write).await?.value;
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is revoked already"),
        ChangeStatus::Planned => say!("{name} is revoked"),
        _ => say!("{name} revoked"),
    };
    context.printer().changed(&change, &id, &sentence)?;
    Ok(Outcome::DONE)
}
