//! The decision, of random standings, actions and targets of a filled store: nothing is remembered between two.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use api::{
    accounts::AccountStatus,
    permission::{Permission, PredefinedGroup, Role},
    users::Reach,
};
use domain::{
    decide::{Target, decide},
    path::Path,
    permission_set::PermissionSet,
    roles::RoleSet,
    standing::{Grant, Standing},
};
use store::{Random as _, list::ListRequest, tables::accounts, testing::SeededRandom};

use crate::{
    Bench,
    fill::Filler,
    report::{Aim, median, shown},
};

const RUNS: usize = 5;
const TRIPLES: u32 = 1_000_000;
/// More than the processor's caches hold, with their paths and grants.
const STANDINGS: usize = 20_000;
const AIM: Duration = Duration::from_micros(5);

/// Numbers that are the same in every run.
struct Dice(SeededRandom);

impl Dice {
    fn below(&self, end: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        usize::try_from(u64::from_le_bytes(bytes) % end as u64).unwrap_or(0)
    }

    fn of<T: Copy>(&self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

pub(crate) fn measure(bench: &Bench, shape: &str, paths: &[Path]) -> Result<()> {
    let dice = Dice(SeededRandom::new(7));
    let standings: Vec<Standing> =
        (0..STANDINGS).map(|_| standing(&dice, &paths[dice.below(paths.len())])).collect::<Result<_>>()?;
    let triples: Vec<(usize, Permission, usize)> = (0..TRIPLES)
        .map(|_| (dice.below(standings.len()), dice.of(Permission::ALL), dice.below(paths.len())))
        .collect();
    let runs = bench.runs(RUNS);
    let mut times = Vec::new();
    for _ in 0..runs {
        let begun = Instant::now();
        for (standing, action, target) in &triples {
            let target = Target { path: &paths[*target], status: AccountStatus::Active };
            black_box(decide(black_box(&standings[*standing]), *action, target));
        }
        times.push(begun.elapsed() / TRIPLES);
    }
    let time = median(&times)?;
    let ratio = time.as_secs_f64() / AIM.as_secs_f64();
    let what = format!("{shape}: decide, each of 10^6 random triples, median of {runs}");
    bench.report.row(&what, &shown(time), &shown(AIM), ratio, Aim::AtMost(1.0))
}

/// A member of an account on the way to that one, with some groups and roles.
fn standing(dice: &Dice, below: &Path) -> Result<Standing> {
    let keys: Vec<_> = below.keys().collect();
    let mut acting = Path::root(*keys.first().context("a path has keys")?);
    for key in &keys[1..=dice.below(keys.len())] {
        acting = acting.child(*key)?;
    }
    let mut roles = RoleSet::EMPTY;
    for role in Role::ALL {
        if dice.below(4) > 0 {
            roles = roles.iter().chain([*role]).collect();
        }
    }
    let grants = (0..=dice.below(4))
        .map(|_| Grant {
            permissions: PermissionSet::of_group(dice.of(PredefinedGroup::ALL)),
            reach: dice.of(&[Reach::Account, Reach::Subtree]),
        })
        .collect();
    Ok(Standing { acting, status: AccountStatus::Active, roles, grants })
}

/// Every path of the store.
pub(crate) async fn paths(filler: &Filler) -> Result<Vec<Path>> {
    let (settings, request) = (filler.settings.clone(), filler.request("self"));
    let all = filler.store.read(move |tx| -> Result<_, platform::Error> {
        let call = platform::standing::call(tx, &settings, &request)?;
        let list = ListRequest { filter: Default::default(), sort: None, after: None, limit: u32::MAX - 1 };
        let rows = accounts::list_below(tx, &call.target.scope().subtree(), &list)?;
        Ok(rows.rows.into_iter().map(|row| row.path).collect())
    });
    Ok(all.await?)
}
