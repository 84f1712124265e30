//! `cron accounts usage`.

use api::{accounts::KindUsage, limits::LimitSource};

use crate::{
    context::{Context, Outcome},
    error::Result,
    output::{Cell, Column, Ending, View},
    session::Session,
};

/// Show what an account uses of what limits count
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts usage\n  cron accounts usage acme -o json --jq '.items[] | select(.max != null)'"
)]
pub struct Args {
    /// Path from your account, or id; `.` is your account itself
    #[arg(value_name = "ACCOUNT", default_value = ".")]
    account: String,
}

impl View for KindUsage {
    const NOUN: &'static str = "usage";
    const NOUNS: &'static str = "usage";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("LIMIT", |u| Cell::text(u.kind.as_str().replace('_', "-"))),
                Column::new("OWN", |u| u.own.map_or(Cell::Empty, Cell::Number)),
                Column::new("IN ALL", |u| Cell::Number(u.used)),
                Column::new("OF", |u| u.max.map_or(Cell::Empty, Cell::Number)),
                Column::new("LEFT", |u| u.max.map_or(Cell::Empty, |max| Cell::Number((max - u.used).max(0)))),
                Column::new("CLOSED", |u| u.closed.map_or(Cell::Empty, Cell::Number)),
                Column::new("BY", |u| Cell::maybe(u.source.map(source))),
            ]
        }
    }

    fn name(&self) -> String {
        self.kind.as_str().replace('_', "-")
    }
}

/// Where a limit comes from.
const fn source(source: LimitSource) -> &'static str {
    match source {
        LimitSource::Own => "own",
        LimitSource::Plan => "plan",
    }
}

/// Shows it.
///
/// # Errors
/// There is no such account, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.account(&args.account).await?;
    let answer = session.api().accounts().usage(&target.id).await?.value;
    let usage = answer.usage;
    let closed = usage.iter().filter_map(|u| u.closed).sum::<i64>();
    let plan = answer.plan.map(|plan| format!("Its plan is {}.", plan.name));
    let closed = (closed > 0).then(|| "What is closed counts until it is purged.".to_owned());
    let told: Vec<String> = plan.into_iter().chain(closed).collect();
    let footer = (!told.is_empty()).then(|| told.join(" "));
    let mut list = context.printer().list::<KindUsage>()?;
    list.rows(&usage)?;
    list.end(&Ending { complete: true, next_cursor: None, footer })?;
    Ok(Outcome::DONE)
}
