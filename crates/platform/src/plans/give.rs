//! `PUT …/plan`: gives an account a plan of an account above it (Rules A3, B0).

use std::collections::BTreeMap;

use api::{
    change::ChangeStatus,
    limits::LimitKind,
    permission::Permission,
    plans::{PlanDifference, PlanGive, PlannedField},
};
use serde_json::json;
use store::{
    Tx,
    tables::{accounts, limit_use, plans::PlanRow},
};

use super::spread::Spread;
use crate::{
    accounts::view,
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    plans,
    standing::Call,
};

/// Gives a plan: whoever may set an account's limits may let them follow one. The tree is locked, as for a limit.
pub const OPERATION: Operation = Operation {
    name: "plans.give",
    permission: Some(Permission::LimitsSet),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: PlanGive = input.body()?;
    let parent = call.target.parent().ok_or_else(|| Error::fault("the master account from above"))?;
    let plan = plans::choose(tx, call, &parent, &body.plan)?;
    set(tx, call, Some(&plan))
}

/// Gives the target that plan, or takes the one that it has.
pub(super) fn set(tx: &mut Tx, call: &Call, plan: Option<&PlanRow>) -> Result<Answer, Error> {
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    let row = accounts::get(tx, call.target.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let key = plan.map(|plan| plan.key);
    if row.plan == key {
        return unchanged(tx, call);
    }
    let was = seen.view["plan"]["name"].clone();
    if row.plan.is_some() && was.is_null() {
        // What came of a plan that the acting account does not know of is to it like any other limit: it stays (Rule A5).
        limit_use::make_own(tx, call.target.scope())?;
    }
    accounts::set_plan(tx, call.target.scope(), key)?;
    let none = BTreeMap::<LimitKind, i64>::new();
    let limits = plan.map_or(&none, |plan| &plan.content.limits);
    let mut spread = Spread::default();
    spread.onto(tx, call, call.target.scope(), limits)?;
    let after = view::one(tx, call, &call.target)?;
    let record = Record::of(call.target.id())
        .before(json!({ "plan": was }))
        .unseen_below(true)
        .after_from_above(json!({ "plan": plan.map(|plan| &plan.content.name) }));
    let difference = spread.difference;
    let field = after.map(|account| PlannedField { account, difference });
    let answer = Answer::change(ChangeStatus::Updated, field)?.record(record);
    Ok(spread.records.into_iter().fold(answer, Answer::record))
}

/// The target has that plan already, or none to take.
pub(super) fn unchanged(tx: &mut Tx, call: &Call) -> Result<Answer, Error> {
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    let same = seen.map(|account| PlannedField { account, difference: PlanDifference::default() });
    Answer::change(ChangeStatus::Unchanged, same)
}
