//! `GET …/groups`: the predefined ones first, then the account's own.

use api::permission::Permission;
use store::{
    Tx,
    tables::groups::{self as table, Listed},
};

use crate::{
    error::Error,
    groups,
    operation::{Answer, Input, Operation, Run},
    page_paths::require_scope,
    standing::Call,
};

/// Lists groups.
pub const OPERATION: Operation = Operation {
    name: "groups.list",
    permission: Some(Permission::GroupsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let listing = input.list(call, OPERATION.name)?;
    require_scope(call, Permission::GroupsRead, listing.scope)?;
    let page = table::list(tx, call.target.scope(), listing.scope, &listing.request)?;
    let views = page.rows.iter().map(|row| match row {
        Listed::Predefined(group) => groups::predefined_view(call, *group),
        Listed::Own(row) => groups::view(row),
    });
    Answer::page(views.collect(), listing.next_cursor(call, page.next.as_ref())?, listing.fields.as_deref())
}
