//! `cron audit tail`.

use api::{
    audit::AuditEntry,
    list::{ListQuery, Scope as ApiScope},
};

use crate::{
    cli::Scope,
    context::{Context, Outcome},
    error::Result,
    output::Ending,
    session::Session,
};

/// Show the last entries, oldest first
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron audit tail\n  cron audit tail 50 --account acme --filter outcome:refused\n  cron audit tail -o ndjson --jq .action"
)]
pub struct Args {
    /// How many
    #[arg(value_name = "ENTRIES", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    entries: u64,
    /// Whose entries: the account's own, its direct children's, or its own and all below it
    #[arg(long, value_enum)]
    scope: Option<Scope>,
    /// Show only what fits these terms, such as `action:accounts:create outcome:refused`
    #[arg(long, value_name = "TERMS")]
    filter: Option<String>,
}

/// Shows them. They are asked for newest first, so all of them are held.
///
/// # Errors
/// As a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let query = ListQuery {
        scope: args.scope.map(ApiScope::from),
        filter: args.filter,
        sort: Some("-time".to_owned()),
        ..ListQuery::default()
    };
    let mut pages = session.api().audit().list(&target.id, query, Some(args.entries));
    let mut entries: Vec<AuditEntry> = Vec::new();
    while let Some(page) = pages.next().await? {
        entries.extend(page);
    }
    entries.reverse();
    let mut list = context.printer().list::<AuditEntry>()?;
    list.rows(&entries)?;
    // The last entries were asked for, and these are all of them.
    list.end(&Ending { complete: true, ..Ending::default() })?;
    Ok(Outcome::DONE)
}
