//! `cron plans create`, `update`, `delete`.

use std::collections::BTreeMap;

use api::{
    change::{Change, ChangeStatus},
    plans::{PlanCreate, PlanField, PlanUpdate},
    value::{LabelKey, Name, Price},
};

use super::{PlanArg, told};
use crate::{
    commands::accounts::fields::{Limit, LimitArgs},
    confirm,
    context::{Context, Outcome},
    error::{Error, Result},
    fields::{checked, maybe},
    session::Session,
};

/// Create a plan
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron plans create gold --users 50 --clients 10 --sub-accounts 20\n  cron plans create silver --users 10 --retention-days 90 --feature reports --price users=12.50 --currency BRL"
)]
pub struct CreateArgs {
    /// Name of the new plan
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    more: ContentArgs,
}

/// Change a plan, and with it the limits of whoever has it
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron plans update gold --users 80 --dry-run\n  cron plans update gold --clients none --price users=14 --confirm gold"
)]
pub struct UpdateArgs {
    #[command(flatten)]
    of: PlanArg,
    /// New name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    more: ContentArgs,
}

/// Delete a plan that nobody has
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron plans delete gold\n  cron plans delete gold --confirm gold")]
pub struct DeleteArgs {
    #[command(flatten)]
    of: PlanArg,
}

/// What a plan is made of.
#[derive(Debug, clap::Args)]
struct ContentArgs {
    /// What it is for; an empty text takes it away
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// For how many days what is kept for a time is kept, or `none`
    #[arg(long, value_name = "DAYS|none", value_parser = days)]
    retention_days: Option<Days>,
    /// A feature; may be given several times, and the features given are then all that the plan has
    #[arg(long = "feature", value_name = "NAME")]
    features: Option<Vec<String>>,
    /// The price of a meter, or `METER=` to take it away; may be given several times
    #[arg(long = "price", value_name = "METER=AMOUNT", value_parser = price)]
    prices: Vec<(String, Option<String>)>,
    /// The currency of the prices, such as BRL
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
}

/// A retention as typed.
#[derive(Debug, Clone, Copy)]
struct Days(Option<i64>);

fn days(text: &str) -> std::result::Result<Days, String> {
    match text.parse::<i64>() {
        Ok(days) if days > 0 => Ok(Days(Some(days))),
        _ if text == "none" => Ok(Days(None)),
        _ => Err("a number of days from 1, or `none`".to_owned()),
    }
}

fn price(text: &str) -> std::result::Result<(String, Option<String>), String> {
    let (meter, amount) = text.split_once('=').ok_or("a price is METER=AMOUNT")?;
    let meter = meter.parse::<LabelKey>().map_err(|e| format!("the meter {e}"))?;
    let amount = Some(amount).filter(|amount| !amount.is_empty());
    let amount = amount.map(str::parse::<Price>).transpose().map_err(|e| format!("the price {e}"))?;
    Ok((meter.into(), amount.map(Into::into)))
}

impl ContentArgs {
    fn update(self, name: Option<String>) -> PlanUpdate {
        let limits = self.limits.given().into_iter().map(|(kind, limit)| match limit {
            Limit::Max(max) => (kind, Some(max)),
            Limit::None => (kind, None),
        });
        let limits: BTreeMap<_, _> = limits.collect();
        let prices: BTreeMap<_, _> = self.prices.into_iter().collect();
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        PlanUpdate {
            name,
            description: self.description.map(filled),
            limits: (!limits.is_empty()).then_some(limits),
            retention_days: self.retention_days.map(|days| days.0),
            features: self.features,
            currency: self.currency.map(filled),
            prices: (!prices.is_empty()).then_some(prices),
        }
    }
}

/// Creates one.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn create(args: CreateArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let all = args.more.update(None);
    let new = PlanCreate {
        name: checked::<Name>("the plan's name", "name", &args.name)?,
        description: all.description.flatten(),
        limits: all.limits.map(only_given),
        retention_days: all.retention_days.flatten(),
        features: all.features,
        currency: all.currency.flatten(),
        prices: all.prices.map(only_given),
    };
    let target = session.target().await?;
    session.announce(&target);
    let change = session.api().plans().create(&target.id, &new, &context.write(None)).await?.value;
    told(&change, "created", context)
}

fn only_given<K: Ord, V>(all: BTreeMap<K, Option<V>>) -> BTreeMap<K, V> {
    all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// Changes one, if it is still as it was read: who would be over is told before.
///
/// # Errors
/// Invalid input before anything is sent, no confirmation, or as a request.
pub(super) async fn update(args: UpdateArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let name = maybe::<Name>("the plan's name", "name", args.name.as_ref())?;
    let update = args.more.update(name);
    if update == PlanUpdate::default() {
        return Err(Error::usage("nothing to change is given").hint("see: cron plans update --help"));
    }
    let target = session.target().await?;
    let read = super::read(&args.of.plan, &target, session).await?;
    let (id, name) = (read.value.id.to_string(), read.value.name);
    session.announce(&target);
    let plans = session.api().plans();
    if update.limits.is_some() && !context.dry_run() {
        let mut first = context.write(read.etag.clone());
        first.dry_run = true;
        let planned = plans.update(&target.id, &id, &update, &first).await?.value;
        told::confirm_over(context, &name, "changing the plan", &planned.of.difference).await?;
    }
    let change = plans.update(&target.id, &id, &update, &context.write(read.etag)).await?.value;
    told::show(context, &change.of.difference)?;
    told(&change, "changed", context)
}

/// Deletes one, if it is still as it was read.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn delete(args: DeleteArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let read = super::read(&args.of.plan, &target, session).await?;
    let name = &read.value.name;
    session.announce(&target);
    confirm::by_name(context, name, "deleting", &format!("This deletes the plan {name}.")).await?;
    let write = context.write(read.etag);
    let change = session.api().plans().delete(&target.id, &read.value.id.to_string(), &write).await?.value;
    told(&change, "deleted", context)
}

/// Reports a change of a plan; `done` is a participle.
fn told(change: &Change<PlanField>, done: &str, context: &Context) -> Result<Outcome> {
    let name = &change.of.plan.name;
    let follow = told::changed(&change.of.difference);
    let sentence = match change.status {
        ChangeStatus::Unchanged => format!("{name} is so already"),
        ChangeStatus::Planned => format!("{name} is {done}{follow}"),
        _ => format!("{name} {done}{follow}"),
    };
    context.printer().changed(change, name, &sentence)?;
    Ok(Outcome::DONE)
}
