//! `cron plans give`, `take`.

use api::{
    accounts::Account,
    change::{Change, ChangeStatus},
    plans::{PlanGive, PlannedField},
};

use super::{PlanArg, told};
use crate::{
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Give a plan to an account below
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron plans give gold acme --dry-run\n  cron plans give gold acme/store-12 --confirm acme/store-12"
)]
pub struct GiveArgs {
    #[command(flatten)]
    of: PlanArg,
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Take an account's plan; limits of its own stay
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron plans take acme/store-12")]
pub struct TakeArgs {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Gives one: what would be over is told before.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn give(args: GiveArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.account(&args.account).await?;
    let read = session.api().accounts().get(&target.id).await?;
    session.announce(&target);
    let (plans, plan) = (session.api().plans(), PlanGive { plan: args.of.plan });
    if !context.dry_run() {
        let mut first = context.write(read.etag.clone());
        first.dry_run = true;
        let planned = plans.give(&target.id, &plan, &first).await?.value;
        told::confirm_over(context, &target.name, "giving the plan", &planned.of.difference).await?;
    }
    let change = plans.give(&target.id, &plan, &context.write(read.etag)).await?.value;
    told(&change, context, |name| match change.status {
        ChangeStatus::Unchanged => format!("{name} has {} already", plan.plan),
        ChangeStatus::Planned => format!("{name} is given {}", plan.plan),
        _ => format!("{name} has {} now", plan.plan),
    })
}

/// Takes one.
///
/// # Errors
/// As a request.
pub(super) async fn take(args: TakeArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.account(&args.account).await?;
    session.announce(&target);
    let change = session.api().plans().take(&target.id, &context.write(None)).await?.value;
    told(&change, context, |name| match change.status {
        ChangeStatus::Unchanged => format!("{name} has no plan"),
        ChangeStatus::Planned => format!("{name} has its plan taken"),
        _ => format!("{name} has no plan any more"),
    })
}

fn told(
    change: &Change<PlannedField<Account>>,
    context: &Context,
    sentence: impl Fn(&str) -> String,
) -> Result<Outcome> {
    told::show(context, &change.of.difference)?;
    let name = change.of.account.path.as_deref().unwrap_or(".");
    context.printer().changed(change, name, &sentence(name))?;
    Ok(Outcome::DONE)
}
