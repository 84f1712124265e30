//! Looks for new certificates while the doors serve: at the files' times every other second, and at all of them on
//! SIGHUP.

use std::time::Duration;

use tokio::sync::watch;

use super::{Tls, sources::Fault};
use crate::{ops, os};

/// How often the files' times are looked at.
const EVERY: Duration = Duration::from_secs(2);

/// Tells the operator of a file that cannot be used.
pub(super) fn alarm(fault: &Fault, what_now: &str) {
    tracing::error!("{}; {what_now}", fault.why);
}

/// Runs until `stop` turns true.
pub(crate) async fn watch(mut tls: Tls, mut stop: watch::Receiver<bool>) {
    let mut hang_up = os::hang_ups();
    let mut ticks = tokio::time::interval(EVERY);
    show(&tls);
    while !*stop.borrow() {
        let all = tokio::select! {
            _ = stop.changed() => break,
            _ = ticks.tick() => false,
            () = os::next(&mut hang_up) => true,
        };
        // Files may lie on a disk that takes its time.
        let looked = tokio::task::spawn_blocking(move || {
            let looked = tls.shelf.look(all);
            (tls, looked)
        });
        let Ok((looked_with, looked)) = looked.await else {
            tracing::error!("certificates are not read anew any more");
            return;
        };
        tls = looked_with;
        for fault in &looked.faults {
            alarm(
                fault,
                if fault.kept { "the certificate before it stays in use" } else { "it is left out" },
            );
        }
        if looked.changed {
            tls.resolver.replace(tls.shelf.table());
            tracing::info!("certificates were read anew");
        }
        show(&tls);
    }
}

/// Puts it on the operator's metrics.
fn show(tls: &Tls) {
    ops::certificates(tls.resolver.table().soonest_end(), tls.shelf.broken());
}
