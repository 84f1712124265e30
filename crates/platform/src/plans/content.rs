//! What a plan is made of, read from a request: every fault of it is told at once.

use api::{
    limits::LimitKind,
    plans::{PlanCreate, PlanUpdate},
    value::{Currency, LabelKey, Name, Price},
};
use store::tables::plans::Content;

use crate::{error::Error, fields::Fields, limits};

/// The most features, and the most prices, of a plan.
const MOST: usize = 100;
/// The longest that anything is kept, in days: ten years.
const LONGEST: i64 = 3_653;

/// A new plan is a change of an empty one.
pub(super) fn new(body: PlanCreate) -> Result<Content, Error> {
    let change = PlanUpdate {
        name: Some(body.name),
        description: body.description.map(Some),
        limits: body.limits.map(|all| all.into_iter().map(|(kind, max)| (kind, Some(max))).collect()),
        retention_days: body.retention_days.map(Some),
        features: body.features,
        currency: body.currency.map(Some),
        prices: body.prices.map(|all| all.into_iter().map(|(meter, price)| (meter, Some(price))).collect()),
    };
    changed(Content::default(), &change)
}

/// What it is after a change.
pub(super) fn changed(mut content: Content, change: &PlanUpdate) -> Result<Content, Error> {
    let mut fields = Fields::default();
    if let Some(name) = &change.name {
        if api::id::looks_like_id(name) {
            fields.fault("/name", "reserved", "A plan's name does not look like an id.");
        } else if let Some(name) = fields.text::<Name>("/name", "The name", name) {
            content.name = name.into();
        }
    }
    if let Some(text) = &change.description {
        let text = fields.optional::<Name>("/description", "The description", text.as_deref());
        content.description = text.map(Into::into);
    }
    if let Some(days) = change.retention_days {
        if days.is_some_and(|days| !(1..=LONGEST).contains(&days)) {
            let detail = format!("The retention is a number of days from 1 to {LONGEST}.");
            fields.fault("/retention_days", "range", detail);
        }
        content.retention_days = days;
    }
    if let Some(features) = &change.features {
        content.features = read_features(&mut fields, features);
    }
    if let Some(currency) = &change.currency {
        let read = fields.optional::<Currency>("/currency", "The currency", currency.as_deref());
        content.currency = read.map(Into::into);
    }
    for (meter, price) in change.prices.iter().flatten() {
        let pointer = format!("/prices/{}", meter.replace('~', "~0").replace('/', "~1"));
        let Some(key) = fields.text::<LabelKey>(&pointer, "The meter", meter) else { continue };
        match price {
            None => drop(content.prices.remove(key.as_str())),
            Some(price) => {
                if let Some(price) = fields.text::<Price>(&pointer, "The price", price) {
                    content.prices.insert(key.into(), price.into());
                }
            }
        }
    }
    if content.prices.len() > MOST {
        fields.fault("/prices", "too_many", format!("A plan has {MOST} prices at most."));
    }
    if !content.prices.is_empty() && content.currency.is_none() {
        fields.fault("/currency", "missing", "Prices have a currency.");
    }
    fields.check()?;
    let limits = change.limits.as_ref();
    if limits.is_some_and(|all| all.contains_key(&LimitKind::Levels)) {
        let detail = "Levels are each account's own: a plan has none.";
        return Err(Error::invalid("/limits/levels", "misplaced", detail));
    }
    limits::set::check_at("/limits", limits.into_iter().flatten().map(|(kind, max)| (*kind, *max)))?;
    for (kind, max) in limits.into_iter().flatten() {
        match max {
            Some(max) => drop(content.limits.insert(*kind, *max)),
            None => drop(content.limits.remove(kind)),
        }
    }
    Ok(content)
}

fn read_features(fields: &mut Fields, given: &[String]) -> Vec<String> {
    if given.len() > MOST {
        fields.fault("/features", "too_many", format!("A plan has {MOST} features at most."));
        return Vec::new();
    }
    let read = given.iter().enumerate();
    let read =
        read.filter_map(|(i, name)| fields.text::<LabelKey>(&format!("/features/{i}"), "The feature", name));
    let mut features: Vec<String> = read.map(Into::into).collect();
    features.sort_unstable();
    features.dedup();
    features
}
