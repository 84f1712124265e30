//! `cron accounts rename`.

use api::{accounts::AccountRename, change::ChangeStatus, value::Slug};

use super::fields::checked;
use crate::{
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Give an account another slug; its display name is changed by `update --name`
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts rename acme acme-group\n  cron accounts rename store-12 store-12-old --dry-run"
)]
pub struct Args {
    /// Path of an account directly below yours, or its id
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The new slug
    #[arg(value_name = "SLUG")]
    slug: String,
}

/// Renames it, if it is still as it was read.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let rename = AccountRename { slug: checked::<Slug>("the account's slug", "slug", &args.slug)? };
    let target = session.account(&args.account).await?;
    let version = session.api().accounts().get(&target.id).await?.etag;
    session.announce(&target);
    let change = session.api().accounts().rename(&target.id, &rename, &context.write(version)).await?.value;
    let name = super::view::path(&change.of.account).to_owned();
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is called so already"),
        _ => say!("{} is {name} now", target.name),
    };
    context.printer().changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}
