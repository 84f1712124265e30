//! `cron accounts limits …`.

use api::{change::ChangeStatus, limits::LimitsUpdate};
use clap::Subcommand;

use super::fields::{Limit, LimitArgs};
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    session::Session,
};

/// What can be done with limits.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Set limits of an account and everything below it
    Set(SetArgs),
}

/// Set limits of an account and everything below it
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts limits set acme --sub-accounts 250 --users 80\n  cron accounts limits set acme --clients none"
)]
pub struct SetArgs {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// How many levels it may build below itself
    #[arg(long, value_name = "N")]
    levels: Option<i64>,
    #[command(flatten)]
    limits: LimitArgs,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    let Verb::Set(args) = verb;
    let given = args.limits.given().into_iter().map(|(kind, limit)| match limit {
        Limit::Max(max) => (kind, Some(max)),
        Limit::None => (kind, None),
    });
    let levels = args.levels.map(|levels| (api::limits::LimitKind::Levels, Some(levels)));
    let change: LimitsUpdate = given.chain(levels).collect();
    if change.is_empty() {
        return Err(Error::usage("no limit is given").hint("see: cron accounts limits set --help"));
    }
    let target = session.account(&args.account).await?;
    session.announce(&target);
    let answer = session.api().accounts().set_limits(&target.id, &change, &context.write(None)).await?.value;
    let name = super::view::path(&answer.of.account).to_owned();
    let told = answer.of.account.account.limits.iter();
    let told: Vec<String> = told
        .filter(|limit| change.contains_key(&limit.kind))
        .map(|limit| say!("{} {} of {}", limit.kind.as_str().replace('_', "-"), limit.used, limit.max))
        .collect();
    let told = if told.is_empty() { String::new() } else { format!(": {}", told.join(" · ")) };
    let sentence = match answer.status {
        ChangeStatus::Unchanged => say!("the limits of {name} are so already{told}"),
        _ => say!("limits of {name} set{told}"),
    };
    context.printer().changed(&answer, &name, &sentence)?;
    Ok(Outcome::DONE)
}
