//! `PATCH …/limits`: sets limits of an account below (Rules A3, A10, B1).

use std::collections::BTreeMap;

use api::{
    accounts::AccountField,
    change::ChangeStatus,
    limits::{LimitKind, LimitsUpdate},
    permission::Permission,
};
use domain::{
    levels,
    plans::{Held, of_plan},
};
use store::{
    Tx,
    scope::InAccount,
    tables::{accounts, limit_use as table},
};

use crate::{
    accounts::view,
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    plans,
    standing::{Call, Place},
};

/// The largest value: whole numbers up to it are the same for every reader of JSON.
pub(crate) const LARGEST: i64 = (1 << 53) - 1;

/// `limits.set`. The tree is locked, so that what is counted stays so until the limit is there.
pub const OPERATION: Operation = Operation {
    name: "limits.set",
    permission: Some(Permission::LimitsSet),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let wanted: LimitsUpdate = input.body()?;
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    let changed = apply(tx, call, &call.target, &wanted)?;
    if changed.is_empty() {
        return Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account }));
    }
    let target = crate::standing::load_place(tx, call.target.path())?;
    let stored: BTreeMap<_, _> = changed.iter().map(|(k, (_, after))| (*k, *after)).collect();
    let mut seen = changed;
    if let Some(levels) = seen.get_mut(&LimitKind::Levels) {
        // Levels that are set but not left would tell of those above (Rule A5).
        *levels = (Some(call.target.levels_left()), Some(target.levels_left()));
    }
    seen.retain(|_, (before, after)| before != after);
    if !seen.is_empty() {
        accounts::touch(tx, target.scope())?;
    }
    let after = view::one(tx, call, &target)?;
    let record = Record::of(call.target.id())
        .before(seen.iter().map(|(k, (before, _))| (*k, *before)).collect::<BTreeMap<_, _>>())
        .after(seen.iter().map(|(k, (_, after))| (*k, *after)).collect::<BTreeMap<_, _>>())
        .after_from_above(stored)
        .unseen_below(seen.is_empty());
    let answer = Answer::change(ChangeStatus::Updated, after.map(|account| AccountField { account }))?;
    Ok(answer.record(record))
}

/// Values before and after, by kind.
type Changed = BTreeMap<LimitKind, (Option<i64>, Option<i64>)>;

/// Sets limits of an account whose use can be counted now. A limit below present use is accepted: growth is refused, and
/// nothing is deleted (Rule B1).
pub(crate) fn apply(
    tx: &mut Tx,
    call: &Call,
    target: &Place,
    wanted: &LimitsUpdate,
) -> Result<Changed, Error> {
    check(wanted.iter().map(|(kind, max)| (*kind, *max)))?;
    let subtree = target.scope().subtree();
    let stored: BTreeMap<LimitKind, Held> = table::of_accounts(tx, &subtree, &[target.key()])?
        .into_iter()
        .map(|row| (row.kind, row.held()))
        .collect();
    let plan = plans::limits_known(tx, call, target.scope())?;
    let mut changed = Changed::new();
    for (kind, max) in wanted {
        if *kind == LimitKind::Levels {
            let before = target.own().levels;
            let Some(max) = *max else {
                return Err(Error::invalid("/levels", "missing", "Every account has levels; give a number."));
            };
            if max != before {
                let left = target.parent().map_or(levels::MASTER + 1, |p| p.levels_left());
                let checked = levels::for_child(left, Some(max)).map_err(|r| call.refused_at(r, target))?;
                accounts::set_levels(tx, target.scope(), checked)?;
                changed.insert(*kind, (Some(before), Some(max)));
            }
            continue;
        }
        let before = stored.get(kind).copied();
        // Without a limit of its own, what its plan says holds again (Rule B0).
        let after = max.map_or_else(|| of_plan(plan.get(kind).copied()), |max| Some(Held::own(max)));
        if before == after {
            continue;
        }
        put(tx, target.scope(), *kind, after)?;
        changed.insert(*kind, (before.map(|h| h.max), after.map(|h| h.max)));
    }
    Ok(changed)
}

/// Stores what holds for an account of a kind that is counted, with its use as it is now.
pub(crate) fn put(tx: &mut Tx, account: &InAccount, kind: LimitKind, to: Option<Held>) -> Result<(), Error> {
    let Some(held) = to else { return Ok(table::unset(tx, account, kind)?) };
    let used = match table::count(tx, &account.subtree(), kind)? {
        Some(used) => used,
        None if LimitKind::RATES.contains(&kind) => 0,
        None => return Err(Error::fault("a kind of limit that is not counted")),
    };
    Ok(table::set(tx, account, kind, used, held)?)
}

/// Refuses kinds that nothing counts, and values that are none. `/kind` is the pointer of each.
pub(crate) fn check(wanted: impl IntoIterator<Item = (LimitKind, Option<i64>)>) -> Result<(), Error> {
    check_at("", wanted)
}

/// The same below a pointer.
pub(crate) fn check_at(
    at: &str,
    wanted: impl IntoIterator<Item = (LimitKind, Option<i64>)>,
) -> Result<(), Error> {
    for (kind, max) in wanted {
        let pointer = format!("{at}/{kind}");
        let is_rate = LimitKind::RATES.contains(&kind);
        if kind != LimitKind::Levels && !is_rate && !LimitKind::COUNTED.contains(&kind) {
            let detail = format!("Nothing is counted as `{kind}` here yet, so it cannot be limited.");
            return Err(Error::invalid(&pointer, "not_counted", detail));
        }
        // Nobody could ask for anything at a pace of none.
        let least = i64::from(is_rate);
        if max.is_some_and(|max| !(least..=LARGEST).contains(&max)) {
            let detail = format!("`{kind}` is a whole number from {least} on.");
            return Err(Error::invalid(&pointer, "range", detail));
        }
    }
    Ok(())
}
