//! `GET …/tenants`: the tenants that the target, its children, or its whole subtree own.

use api::permission::Permission;
use store::{Tx, tables::tenants as table};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    page_paths::{PagePaths, require_scope},
    standing::Call,
    tenants,
};

/// Lists tenants.
pub const OPERATION: Operation = Operation {
    name: "tenants.list",
    permission: Some(Permission::TenantsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let listing = input.list(call, OPERATION.name)?;
    require_scope(call, Permission::TenantsRead, listing.scope)?;
    let page = table::list(tx, call.target.scope(), listing.scope, &listing.request)?;
    let paths = PagePaths::load(tx, call, page.rows.iter().map(|r| r.account.path()))?;
    let rows = page.rows.iter().map(|row| tenants::view(row, paths.of(row.account.key()))).collect();
    Answer::page(rows, listing.next_cursor(call, page.next.as_ref())?, listing.fields.as_deref())
}
