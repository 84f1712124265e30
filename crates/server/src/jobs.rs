//! What the platform does by itself while it runs: mails, keys, expiry, purges, the memory of the rates.

use std::{sync::Arc, time::Duration};

use anyhow::Result;
use platform::{
    accounts::purge::{self, Step},
    me::forget,
    outbox,
};
use store::scope::SystemScope;
use tokio::{sync::watch, time::MissedTickBehavior};

use crate::{
    app::Core,
    mail::{self, Folder},
    ops::Ops,
    recheck,
};

/// How many mails are taken at a time.
const MAILS: i64 = 100;

/// Runs them until `stop` turns true.
pub(crate) async fn run(
    core: Arc<Core>,
    folder: Option<Folder>,
    ops: Arc<Ops>,
    mut stop: watch::Receiver<bool>,
) {
    let system = Arc::new(SystemScope::for_job());
    // It waits for others' servers, and mails must not wait with it.
    let proofs = tokio::spawn(recheck::hourly(Arc::clone(&core), Arc::clone(&system), stop.clone()));
    let every = |period| {
        let mut ticks = tokio::time::interval(period);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ticks
    };
    let mut minute = every(Duration::from_secs(60));
    let mut hour = every(Duration::from_secs(3600));
    // Another process may have written a mail; of our own writes we are told.
    let mut look = every(Duration::from_secs(1));
    while !*stop.borrow() {
        tokio::select! {
            _ = stop.changed() => break,
            _ = minute.tick() => {
                core.rates.forget_idle();
                ops.upkeep();
                if let Err(error) = forget(&core, &system, &stop).await {
                    tracing::warn!(%error, "persons who asked for it could not be forgotten");
                }
                if let Err(error) = core.issuer.keys().maintain().await {
                    tracing::warn!(%error, "signing keys could not be looked after");
                }
            }
            _ = hour.tick() => {
                let scope = Arc::clone(&system);
                let expired = core.store.write(move |tx| {
                    let ended = identity::expiry::run(tx, &scope)?;
                    Ok::<_, store::Error>(ended + platform::idempotency::expire(tx, &scope)?)
                }).await;
                match expired {
                    Ok(rows) => tracing::debug!(rows, "what had ended was deleted"),
                    Err(error) => tracing::warn!(%error, "what has ended could not be deleted"),
                }
                if let Err(error) = purge(&core, &system, &stop).await {
                    tracing::warn!(%error, "closed accounts could not be purged");
                }
            }
            () = core.changed.notified() => mails(&core, folder.as_ref(), &system).await,
            _ = look.tick() => mails(&core, folder.as_ref(), &system).await,
        }
    }
    mails(&core, folder.as_ref(), &system).await;
    if proofs.await.is_err() {
        tracing::error!("the look at domains' proofs panicked");
    }
}

/// Purges what is due, step by step, so that others get their turn between; where it is stopped, the next run goes on.
async fn purge(
    core: &Core,
    system: &Arc<SystemScope>,
    stop: &watch::Receiver<bool>,
) -> Result<(), platform::Error> {
    while !*stop.borrow() {
        let scope = Arc::clone(system);
        if core.store.write(move |tx| purge::step(tx, &scope, purge::STEP)).await? == Step::Nothing {
            break;
        }
    }
    Ok(())
}

/// Takes persons who asked for it out of all chains, step by step as [`purge`].
async fn forget(
    core: &Core,
    system: &Arc<SystemScope>,
    stop: &watch::Receiver<bool>,
) -> Result<(), platform::Error> {
    while !*stop.borrow() {
        let scope = Arc::clone(system);
        if !core.store.write(move |tx| forget::step(tx, &scope, forget::STEP)).await? {
            break;
        }
    }
    Ok(())
}

async fn mails(core: &Arc<Core>, folder: Option<&Folder>, system: &Arc<SystemScope>) {
    let Some(folder) = folder else { return };
    if let Err(error) = drain(core, folder, system).await {
        tracing::warn!(%error, "mails could not be put out");
    }
}

/// Puts out what is due. A mail that was put out and could not be marked is put out again: two are better than none.
async fn drain(core: &Arc<Core>, folder: &Folder, system: &Arc<SystemScope>) -> Result<()> {
    loop {
        let (shared, scope) = (Arc::clone(core), Arc::clone(system));
        let due = core.store.read(move |tx| outbox::due(tx, &shared.settings, &scope, MAILS)).await?;
        let mut put = Vec::new();
        for outgoing in &due {
            if let Some(mail) = mail::compose(outgoing, core.settings.origin) {
                folder.put(&mail)?;
                put.push(outgoing.key);
            }
        }
        if put.is_empty() {
            return Ok(());
        }
        let scope = Arc::clone(system);
        core.store
            .write(move |tx| {
                for key in &put {
                    outbox::sent(tx, &scope, *key)?;
                }
                Ok::<_, platform::Error>(())
            })
            .await?;
    }
}
