//! `POST /accounts/{a}/move`: an account, with everything below it, under another parent (Rule A8).

use api::{
    change::ChangeStatus,
    limits::LimitKind,
    moves::{AccountMove, LimitChange, MoveDifference, MovedField},
    permission::Permission,
    problem::{Code, FieldError},
};
use domain::{
    levels,
    limits::{SetLimit, full},
    roles,
};
use serde_json::json;
use store::{
    Tx,
    tables::{
        accounts as table, browser_sessions, limit_use,
        sessions::{self, Ended},
    },
};

use crate::{
    accounts::{
        difference, find, status,
        tenant::{self, Choice},
        view,
    },
    error::Error,
    fields::Fields,
    limits,
    operation::{Answer, Input, Operation, Record, Run},
    plans,
    standing::{self, Call, Place},
};

/// `accounts.move`. The tree is locked, so that what is checked still holds when it is done.
pub const OPERATION: Operation = Operation {
    name: "accounts.move",
    permission: Some(Permission::AccountsMove),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: AccountMove = input.body()?;
    let mut fields = Fields::default();
    let choice = body.tenant.as_ref().and_then(|choice| Choice::read(&mut fields, choice));
    fields.check()?;
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    let parent = find::named(tx, &call.acting, &body.parent)?;
    let old = call.target.parent().ok_or_else(|| Error::fault("the master account from above"))?;
    if parent.key() == old.key() {
        let difference = MoveDifference::default();
        return Answer::change(
            ChangeStatus::Unchanged,
            seen.map(|account| MovedField { account, difference }),
        );
    }
    status::check_not_closed(call)?;
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
    if choice.is_some() {
        call.require(Permission::AccountsSetTenant)?;
    }
    check_tenants(tx, call, &parent, choice.is_some())?;
    plans::check_move(tx, call, &parent)?;
    let before = difference::facts(tx, call, call.target.scope())?;
    let limits = shift_limits(tx, call, &old, &parent)?;
    let moved = table::reparent(tx, call.target.scope(), parent.scope())?;
    let mut records = Vec::new();
    if let Some(choice) = &choice {
        let chosen = tenant::choose(tx, call, &parent, choice)?;
        let row = table::get(tx, &moved)?;
        let mut row = row.ok_or_else(|| Error::fault("an account that was moved is not there"))?;
        row.tenant = chosen.key;
        table::update(tx, &moved, &row)?;
        records.extend(chosen.record);
    }
    let place = standing::load_place(tx, moved.path())?;
    // It may have left a suspended account behind.
    records.extend(status::tell(tx, place.scope(), call.target.status(), place.status())?);
    let was = seen.view;
    let seen = view::one(tx, call, &place)?;
    if place.tenant()? != call.target.tenant()? {
        // Whoever came in by the old door leaves it (Rule T3).
        let (left, door) = (moved.subtree(), call.target.tenant()?);
        sessions::end_of_members(tx, &left, door, Ended::TenantChanged)?;
        browser_sessions::delete_of_members(tx, &left, door)?;
        table::touch(tx, &moved)?;
        records.push(
            Record::of(call.target.id())
                .on(moved.clone())
                .action("accounts:update")
                .before(json!({ "tenant": tenant::used(&was) }))
                .after(json!({ "tenant": tenant::used(&seen.view) }))
                .unseen_above(),
        );
    }
    let seen = view::one(tx, call, &place)?;
    let after = difference::facts(tx, call, &moved)?;
    let mut difference = difference::compare(tx, call, [&old, &parent], [&before, &after])?;
    difference.limits = limits;
    let at = |p: &Place| p.path_from(call.acting.path());
    // Of the move itself the account learns nothing: it does not know its parent (Rule A5).
    let warning = tenant::unserved_of(&seen.view, false);
    let record = Record::of(call.target.id())
        .on(moved)
        .unseen_below(true)
        .after_from_above(json!({ "parent": { "from": at(&old), "to": at(&parent) } }));
    let answer =
        Answer::change(ChangeStatus::Updated, seen.map(|account| MovedField { account, difference }))?;
    Ok(records.into_iter().fold(answer.warn(warning)?, Answer::record).record(record))
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
/// The account's own is not asked after where the request names another for it.
fn check_tenants(tx: &mut Tx, call: &Call, parent: &Place, named: bool) -> Result<(), Error> {
    let top = call.target.path();
    let mut stranded = Vec::new();
    for row in table::assigned(tx, &call.target.scope().subtree())? {
        let inside = row.path.ancestors().skip(top.depth()).any(|key| key == row.owner);
        let above = parent.path().keys().any(|key| key == row.owner);
        let is_replaced = named && row.path == *top;
        if !inside && !above && !is_replaced {
            let place = standing::load_place(tx, &row.path)?;
            stranded.extend(place.path_from(call.acting.path()));
        }
    }
    if stranded.is_empty() { Ok(()) } else { Err(tenant::stranded(&stranded)) }
}

/// What is counted in the subtree leaves the limits above the old place alone, and fits under those above the new one. The
/// limits that the acting account may know of, as they were and as they are.
fn shift_limits(tx: &mut Tx, call: &Call, old: &Place, new: &Place) -> Result<Vec<LimitChange>, Error> {
    let mut changes = Vec::new();
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
        let both = leaving.iter().map(|r| (r, -count)).chain(entering.iter().map(|r| (r, count)));
        for (row, more) in both.filter(|(row, _)| row.kind == kind) {
            // Whoever lies above the acting account is above both places.
            let chain = if old.path().keys().any(|k| k == row.account.key()) { old } else { new };
            let place = std::iter::successors(Some(chain.clone()), Place::parent)
                .find(|p| p.key() == row.account.key());
            let account = place.and_then(|p| p.path_from(call.acting.path()));
            changes.extend(account.map(|account| LimitChange {
                account,
                kind,
                before: row.used,
                after: row.used + more,
                max: row.max,
            }));
        }
    }
    Ok(changes)
}
