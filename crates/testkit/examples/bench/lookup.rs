//! What a decision costs with all that goes before it: standing and target read from the store, in a snapshot of its own.

use std::time::Instant;

use anyhow::Result;
use api::permission::Permission;
use platform::standing;
use store::tables::accounts;

use crate::{
    Bench,
    fill::Filler,
    report::{Aim, shown},
};

const LOOKUPS: u32 = 20_000;

pub(crate) async fn measure(bench: &Bench, shape: &str, filler: &Filler, ids: &[String]) -> Result<()> {
    let begun = Instant::now();
    for (n, permission) in (0..LOOKUPS as usize).zip(Permission::ALL.iter().cycle()) {
        // A large step that has no factor in common with their number goes to all of them, far from each other.
        let (settings, request) =
            (filler.settings.clone(), filler.request(&ids[n.wrapping_mul(7919) % ids.len()]));
        let decided = filler.store.read(move |tx| -> Result<_, platform::Error> {
            Ok(standing::call(tx, &settings, &request)?.decide(*permission).allowed)
        });
        decided.await?;
    }
    let time = begun.elapsed() / LOOKUPS;
    let what = format!("{shape}: standing and target read anew, then decided, mean of {LOOKUPS}");
    bench.report.row(&what, &shown(time), "-", f64::NAN, Aim::None)
}

/// The ids of some accounts of the store, from all over it.
pub(crate) async fn ids(filler: &Filler, paths: &[domain::path::Path]) -> Result<Vec<String>> {
    let keys: Vec<_> = paths.iter().step_by((paths.len() / 1000).max(1)).map(|p| p.key()).collect();
    let found = filler.store.read(move |tx| accounts::links(tx, &keys)).await?;
    Ok(found.into_iter().map(|link| link.id.to_string()).collect())
}
