//! `cron accounts list`.

use crate::{
    cli::{ListArgs, Scope},
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// List accounts below yours
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts list\n  cron accounts list --scope subtree --filter 'status:active label.city:Recife'\n  cron accounts list --account acme -o json --jq '.items[].id'"
)]
pub struct Args {
    #[command(flatten)]
    list: ListArgs,
}

/// Lists them page by page.
///
/// # Errors
/// As a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let pages =
        session.api().accounts().list(&target.id, context.query(&args.list), context.rows(&args.list));
    let below = if target.name == "." { session.acting_name() } else { target.name };
    let deep = args.list.scope == Some(Scope::Subtree);
    context
        .list(pages, &args.list, |count| {
            let accounts = if count == 1 { "account" } else { "accounts" };
            Some(if deep {
                say!("{count} {accounts} below {below}.")
            } else {
                say!("{count} {accounts} directly below {below}.  --scope subtree shows all below it.")
            })
        })
        .await
}
