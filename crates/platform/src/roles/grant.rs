//! `PUT …/roles/{role}`: gives a role to an account below (Rules A3, A4).

use api::{
    accounts::AccountField,
    change::ChangeStatus,
    permission::{Permission, Role},
};
use domain::roles::{self, RoleSet};
use serde_json::json;
use store::{Tx, tables::accounts as table};

use crate::{
    accounts::view,
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    standing::{self, Call},
};

/// `roles.grant`.
pub const OPERATION: Operation = Operation {
    name: "roles.grant",
    permission: Some(Permission::RolesGrant),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let role = of_route(input)?;
    // What is given must be able to stand, whoever gives it (design.md §2).
    let parent = call.target.parent().ok_or_else(|| Error::fault("the master account from above"))?;
    roles::check_give(parent.roles(), role).map_err(|refusal| call.refused_at(refusal, &parent))?;
    store_roles(tx, call, |roles| roles.with(role))
}

/// The role `{role}` of the route.
pub(super) fn of_route(input: &Input) -> Result<Role, Error> {
    let text = input.param("role")?;
    text.parse()
        .map_err(|e: api::permission::NotInCatalogue| Error::invalid("role", "unknown", format!("{e}.")))
}

/// Changes the stored roles of the target.
pub(super) fn store_roles(
    tx: &mut Tx,
    call: &Call,
    change: impl FnOnce(RoleSet) -> RoleSet,
) -> Result<Answer, Error> {
    let row = table::lock(tx, call.target.scope())?;
    let row = row.ok_or_else(|| Error::fault("an account that was looked up is not there"))?;
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    let roles = change(row.roles);
    if roles == row.roles {
        return Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account }));
    }
    table::set_roles(tx, call.target.scope(), roles)?;
    let place = standing::load_place(tx, call.target.path())?;
    if place.roles() != call.target.roles() {
        table::touch(tx, call.target.scope())?;
    }
    let seen = view::one(tx, call, &place)?;
    let names = |set: RoleSet| json!({ "roles": set.iter().collect::<Vec<_>>() });
    // What is stored but not in effect would tell of what those above have lost (Rule A5).
    let (before, after) = (call.target.roles(), place.roles());
    let record = Record::of(call.target.id())
        .before(names(before))
        .after(names(after))
        .after_from_above(names(roles))
        .unseen_below(before == after);
    Ok(Answer::change(ChangeStatus::Updated, seen.map(|account| AccountField { account }))?.record(record))
}
