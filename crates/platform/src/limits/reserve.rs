//! Counting up and down, in the transaction that makes or ends the thing.

use api::{
    limits::LimitKind,
    problem::{LimitFact, Problem},
};
use domain::limits::{Full, SetLimit, full};
use store::{Tx, tables::limit_use as table};

use crate::{
    error::Error,
    standing::{Call, Place},
};

/// Takes so much more of each kind for something that is made in `place`, under every limit that is set on its path, or
/// nothing of it; whether any limit is set there. They are locked until the end of the transaction: to be called late in
/// it.
///
/// # Errors
/// 423 `limit_reached` with the limit, when the highest full one is the acting account's or below it; else
/// `capacity_unavailable` and nothing more (Rule A5, exception E1).
pub fn reserve(tx: &mut Tx, call: &Call, place: &Place, wanted: &[(LimitKind, i64)]) -> Result<bool, Error> {
    let rows = table::lock_on_path(tx, place.scope())?;
    for (kind, more) in wanted {
        let set: Vec<SetLimit> = rows
            .iter()
            .filter(|r| r.kind == *kind)
            .map(|r| SetLimit { account: r.account.path(), kind: r.kind, used: r.used, max: r.max })
            .collect();
        if let Some(full) = full(call.acting.path(), &set, *more) {
            return Err(refusal(call, place, &full));
        }
    }
    for row in &rows {
        for (kind, more) in wanted.iter().filter(|(kind, _)| *kind == row.kind) {
            if !table::add(tx, &row.account, *kind, *more)? {
                return Err(Error::fault("a limit that was locked changed meanwhile"));
            }
        }
    }
    Ok(!rows.is_empty())
}

/// Gives back so much of a kind that something in `place` had taken.
///
/// # Errors
/// Those of the store.
pub fn release(tx: &mut Tx, place: &Place, kind: LimitKind, less: i64) -> Result<(), Error> {
    for row in table::lock_on_path(tx, place.scope())?.iter().filter(|r| r.kind == kind) {
        table::take(tx, &row.account, kind, less)?;
    }
    Ok(())
}

/// A full limit as the acting account is told of it.
pub(crate) fn refusal(call: &Call, place: &Place, full: &Full<'_>) -> Error {
    let refusal = full.refusal();
    let Full::Told(limit) = full else {
        return Error::refused(refusal.code(), "There is no capacity for this now.");
    };
    // The limited account lies on the path of `place`, at or below the acting one.
    let depth = limit.account.depth();
    let slugs = place.chain().get(call.acting.path().depth() + 1..=depth).unwrap_or_default();
    let path = match slugs {
        [] => ".".to_owned(),
        some => some.iter().map(|l| l.slug.as_str()).collect::<Vec<_>>().join("/"),
    };
    let named = if path == "." { call.acting.own().name.clone() } else { path.clone() };
    let words = refusal.told(&call.acting.own().name, &named).to_string();
    let mut problem = Problem::new(refusal.code(), format!("{} (rule {}).", capital(&words), refusal.rule()));
    problem.limit = Some(LimitFact { path, kind: limit.kind, used: limit.used, max: limit.max });
    problem.into()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
