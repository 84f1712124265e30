//! `GET …/plans`.

use api::permission::Permission;
use store::{Tx, tables::plans as table};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    page_paths::require_scope,
    plans,
    standing::Call,
};

/// Lists plans.
pub const OPERATION: Operation = Operation {
    name: "plans.list",
    permission: Some(Permission::PlansRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let listing = input.list(call, OPERATION.name)?;
    require_scope(call, Permission::PlansRead, listing.scope)?;
    let page = table::list(tx, call.target.scope(), listing.scope, &listing.request)?;
    let views = page.rows.iter().map(plans::view);
    Answer::page(views.collect(), listing.next_cursor(call, page.next.as_ref())?, listing.fields.as_deref())
}
