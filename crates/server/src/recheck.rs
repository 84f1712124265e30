//! The daily look at domains' proofs (Rule T1): which are due, what the DNS shows of each, and what becomes of it, each
//! domain in a unit of work of its own.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt, stream};
use jiff::Timestamp;
use platform::{domains::recheck, error::Error};
use store::{scope::SystemScope, tables::domains::OwnedDomain};
use tokio::{sync::watch, time::MissedTickBehavior};

use crate::app::Core;

/// How many domains are read at a time.
const PAGE: i64 = 100;
/// How many are looked at at once, out of those that one process looks at for requests, too.
const AT_ONCE: usize = 8;

/// Looks at what is due, every hour, until `stop` turns true.
pub(crate) async fn hourly(core: Arc<Core>, system: Arc<SystemScope>, mut stop: watch::Receiver<bool>) {
    let mut ticks = tokio::time::interval(Duration::from_secs(3600));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !*stop.borrow() {
        tokio::select! {
            _ = stop.changed() => break,
            _ = ticks.tick() => {}
        }
        tokio::select! {
            _ = stop.changed() => break,
            looked = all(&core, &system, Timestamp::now()) => match looked {
                Ok(looked) => tracing::debug!(looked, "proofs of domains were looked at"),
                Err(error) => tracing::warn!(%error, "proofs of domains could not be looked at"),
            }
        }
    }
}

/// Looks at every domain that is due by then; how many.
///
/// # Errors
/// Those of the store. One domain's failure ends it; what was decided before stays.
pub async fn all(core: &Arc<Core>, system: &Arc<SystemScope>, now: Timestamp) -> Result<usize, Error> {
    let mut looked = 0;
    loop {
        let scope = Arc::clone(system);
        let due = core.store.read(move |tx| recheck::due(tx, &scope, now, PAGE)).await?;
        if due.is_empty() {
            return Ok(looked);
        }
        looked += due.len();
        // Each is due later now, or not at all: the next page begins with others.
        let mut settled =
            stream::iter(due).map(|domain| one(core, system, domain, now)).buffer_unordered(AT_ONCE);
        while let Some(outcome) = settled.next().await {
            outcome?;
        }
    }
}

async fn one(
    core: &Arc<Core>,
    system: &Arc<SystemScope>,
    known: OwnedDomain,
    now: Timestamp,
) -> Result<(), Error> {
    let found = core.dns.text(&domain::proof::record_name(&known.domain.name)).await;
    let (shared, scope) = (Arc::clone(core), Arc::clone(system));
    let settled =
        core.store.write(move |tx| recheck::settle(tx, &shared.settings, &scope, &known, &found, now));
    if settled.await? != recheck::Outcome::Holds {
        core.changed.notify_one();
    }
    Ok(())
}
