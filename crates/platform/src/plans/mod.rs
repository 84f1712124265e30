//! Plans: what an account gives to accounts below it, instead of limit by limit (Rule B0).

mod content;
pub mod create;
pub mod delete;
pub mod get;
pub mod give;
pub mod list;
mod spread;
pub mod take;
pub mod update;

use std::collections::BTreeMap;

use api::{
    limits::LimitKind,
    plans::{Plan, PlanDifference, PlanField},
    problem::{Code, FieldError},
};
use store::{
    Tx,
    scope::InAccount,
    tables::plans::{self as table, PlanRow},
};

use crate::{
    error::Error,
    operation::{Input, Row},
    standing::{self, Call, Place},
};

/// A plan as it is shown.
pub(crate) fn view(row: &PlanRow) -> Row<Plan> {
    let content = row.content.clone();
    Row::new(
        row.account.path().clone(),
        Plan {
            id: row.id,
            account: row.account.id(),
            name: content.name,
            description: content.description,
            limits: content.limits,
            retention_days: content.retention_days,
            features: content.features,
            currency: content.currency,
            prices: content.prices,
            accounts: row.accounts,
            created_at: row.created_at,
            updated_at: row.updated_at,
        },
    )
}

/// A plan in a change's answer.
pub(crate) fn field(row: Row<Plan>, difference: PlanDifference) -> Row<PlanField> {
    row.map(|plan| PlanField { plan, difference })
}

/// The plan `{p}` of the route: the target's own, by id or name.
pub(crate) fn of_route(tx: &mut Tx, call: &Call, input: &Input) -> Result<PlanRow, Error> {
    let named = input.param("p")?;
    find_in(tx, call.target.scope(), named)?.ok_or_else(|| not_found(named))
}

fn find_in(tx: &mut Tx, account: &InAccount, named: &str) -> Result<Option<PlanRow>, Error> {
    Ok(match named.parse() {
        Ok(id) => table::get(tx, account, id)?,
        Err(_) => table::by_name(tx, account, named)?,
    })
}

/// A plan for an account below `parent`: one that an account owns which lies at or below the acting one and above the
/// account itself; by name the nearest owner's.
pub(crate) fn choose(tx: &mut Tx, call: &Call, parent: &Place, named: &str) -> Result<PlanRow, Error> {
    for link in parent.chain()[call.acting.path().depth()..].iter().rev() {
        if let Some(found) = find_in(tx, &link.scope(), named)? {
            return Ok(found);
        }
    }
    Err(not_found(named))
}

/// The limits of an account's plan, where the caller may know of it: else none (Rule A5). What comes of a plan from further
/// above is to the caller like any other limit that was set there.
pub(crate) fn limits_known(
    tx: &mut Tx,
    call: &Call,
    account: &InAccount,
) -> Result<BTreeMap<LimitKind, i64>, Error> {
    let plan = table::limits_of(tx, account)?;
    let known = plan.filter(|(owner, _)| call.acting.path().contains(owner));
    Ok(known.map(|(_, limits)| limits).unwrap_or_default())
}

/// Whoever in what moves has a plan still has its owner above (as with tenants, Rule A8).
pub(crate) fn check_move(tx: &mut Tx, call: &Call, parent: &Place) -> Result<(), Error> {
    let top = call.target.path();
    let mut stranded = Vec::new();
    for (path, owner) in table::borne(tx, &call.target.scope().subtree())? {
        let inside = path.ancestors().skip(top.depth()).any(|key| key == owner);
        if !inside && !parent.path().keys().any(|key| key == owner) {
            let place = standing::load_place(tx, &path)?;
            stranded.extend(place.path_from(call.acting.path()));
        }
    }
    if stranded.is_empty() {
        return Ok(());
    }
    let list = stranded.iter().take(20).cloned().collect::<Vec<_>>().join(", ");
    let more =
        if stranded.len() > 20 { format!(", and {} more", stranded.len() - 20) } else { String::new() };
    let detail =
        format!("These accounts would have a plan that no account above them owns: {list}{more} (rule B0).");
    Err(Error::refused(Code::StateConflict, detail).hint("Take their plans first: cron plans take ACCOUNT"))
}

/// The same words for another account's plan and for one that never was (ISO-3).
pub(crate) fn not_found(named: &str) -> Error {
    let named: String = named.chars().take(80).collect();
    Error::refused(Code::PlanNotFound, format!("There is no plan `{named}` here."))
}

/// The name is another plan's of the account.
pub(crate) fn name_taken(name: &str) -> Error {
    let detail = format!("Another plan of this account is named `{name}`.");
    let field = FieldError { pointer: "/name".to_owned(), code: "taken".to_owned(), detail: detail.clone() };
    Error::refused(Code::NameTaken, detail).fields(vec![field])
}
