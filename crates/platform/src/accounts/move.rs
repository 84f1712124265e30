//! `POST /accounts/{a}/move`: an account, with everything below it, under another parent (Rule A8).

use api::{
    accounts::AccountField,
    change::ChangeStatus,
    limits::LimitKind,
    permission::Permission,
    problem::{Code, FieldError},
};
use domain::{
    levels,
    limits::{SetLimit, full},
    roles,
};
use serde::Deserialize;
use serde_json::json;
use store::{
    Tx,
    tables::{accounts as table, limit_use},
};

use crate::{
    accounts::{find, tenant, view},
    error::Error,
    limits,
    operation::{Answer, Input, Operation, Record, Run},
    standing::{self, Call, Place},
};

/// `accounts.move`. The tree is locked, so that what is checked still holds when it is done.
pub const OPERATION: Operation = Operation {
    name: "accounts.move",
    permission: Some(Permission::AccountsMove),
    writes: true,
    run: Run::Tree(run),
};

/// Where to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct MoveTo {
    /// Path of the new parent from the acting account, or its id; `.` is the acting account itself.
    parent: String,
}

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: MoveTo = input.body()?;
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    let parent = find::named(tx, &call.acting, &body.parent)?;
    let old = call.target.parent().ok_or_else(|| Error::fault("the master account from above"))?;
    if parent.key() == old.key() {
        return Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account }));
    }
    call.require_on(Permission::AccountsCreate, &parent)?;
    if call.target.path().contains(parent.path()) {
        let detail = "An account cannot be moved below itself (rule A8).";
        return Err(Error::refused(Code::StateConflict, detail));
    }
    let cannot = |refusal| call.refused_at(refusal, &parent);
    roles::check_parent(parent.roles()).map_err(cannot)?;
    let height = table::height(tx, call.target.scope())?;
    levels::fits(parent.levels_left(), height).map_err(cannot)?;
    check_names(tx, call, &parent)?;
    check_tenants(tx, call, &parent)?;
    shift_limits(tx, call, &old, &parent)?;

    let moved = table::reparent(tx, call.target.scope(), parent.scope())?;
    let place = standing::load_place(tx, moved.path())?;
    let seen = view::one(tx, call, &place)?;
    let at = |p: &Place| p.path_from(call.acting.path());
    // Of the move itself the account learns nothing: it does not know its parent (Rule A5).
    let warning = tenant::unserved_of(&seen.view, false);
    let record = Record::of(call.target.id())
        .on(moved)
        .unseen_below(true)
        .after_from_above(json!({ "parent": { "from": at(&old), "to": at(&parent) } }));
    let answer = Answer::change(ChangeStatus::Updated, seen.map(|account| AccountField { account }))?;
    Ok(answer.warn(warning)?.record(record))
}

/// Slug and reference are free below the new parent (Rules A6, A11).
fn check_names(tx: &mut Tx, call: &Call, parent: &Place) -> Result<(), Error> {
    let row = table::get(tx, call.target.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let taken = |code, what: &str, value: &str| {
        let detail = format!("The {what} `{value}` is taken below the new parent.");
        let field =
            FieldError { pointer: "/parent".to_owned(), code: "taken".to_owned(), detail: detail.clone() };
        Err(Error::refused(code, detail).fields(vec![field]))
    };
    if table::child_by_slug(tx, parent.scope(), &row.slug)?.is_some() {
        return taken(Code::SlugTaken, "slug", &row.slug);
    }
    if let Some(reference) = &row.external_ref
        && table::child_by_ref(tx, parent.scope(), reference)?.is_some()
    {
        return taken(Code::ExternalRefConflict, "reference", reference);
    }
    Ok(())
}

/// Whoever in the moved subtree has a tenant assigned still has its owner above (Rule T3): in the subtree itself, or on the
/// way to the new parent.
fn check_tenants(tx: &mut Tx, call: &Call, parent: &Place) -> Result<(), Error> {
    let top = call.target.path();
    let mut stranded = Vec::new();
    for row in table::assigned(tx, &call.target.scope().subtree())? {
        let inside = row.path.ancestors().skip(top.depth()).any(|key| key == row.owner);
        let above = parent.path().keys().any(|key| key == row.owner);
        if !inside && !above {
            let place = standing::load_place(tx, &row.path)?;
            stranded.extend(place.path_from(call.acting.path()));
        }
    }
    if stranded.is_empty() { Ok(()) } else { Err(tenant::stranded(&stranded)) }
}

/// What is counted in the subtree leaves the limits above the old place alone, and fits under those above the new one.
fn shift_limits(tx: &mut Tx, call: &Call, old: &Place, new: &Place) -> Result<(), Error> {
    let mut moved = Vec::new();
    for kind in LimitKind::COUNTED {
        let inside = limit_use::count(tx, &call.target.scope().subtree(), *kind)?;
        let inside = inside.ok_or_else(|| Error::fault("a kind of limit that is not counted"))?;
        // The account itself is one below those above it.
        moved.push((*kind, inside + i64::from(*kind == LimitKind::SubAccounts)));
    }
    let leaving: Vec<_> = limit_use::lock_on_path(tx, old.scope())?
        .into_iter()
        .filter(|row| !row.account.path().contains(new.path()))
        .collect();
    let entering: Vec<_> = limit_use::lock_on_path(tx, new.scope())?
        .into_iter()
        .filter(|row| !row.account.path().contains(old.path()))
        .collect();
    for (kind, count) in moved.into_iter().filter(|(_, count)| *count > 0) {
        let set: Vec<SetLimit> = entering
            .iter()
            .filter(|r| r.kind == kind)
            .map(|r| SetLimit { account: r.account.path(), kind, used: r.used, max: r.max })
            .collect();
        if let Some(full) = full(call.acting.path(), &set, count) {
            return Err(limits::refusal(call, new, &full));
        }
        for row in entering.iter().filter(|r| r.kind == kind) {
            if !limit_use::add(tx, &row.account, kind, count)? {
                return Err(Error::fault("a limit that was locked changed meanwhile"));
            }
        }
        for row in leaving.iter().filter(|r| r.kind == kind) {
            limit_use::take(tx, &row.account, kind, count)?;
        }
    }
    Ok(())
}
