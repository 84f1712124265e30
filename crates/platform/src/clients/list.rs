//! `GET …/clients`: the clients of the target, of its children, or of its whole subtree.

use api::permission::Permission;
use store::{
    Tx,
    keys::MembershipKey,
    tables::{clients as table, grants},
};

use crate::{
    clients,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    page_paths::{PagePaths, require_scope},
    standing::Call,
};

/// Lists clients.
pub const OPERATION: Operation = Operation {
    name: "clients.list",
    permission: Some(Permission::ClientsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let listing = input.list(call, OPERATION.name)?;
    require_scope(call, Permission::ClientsRead, listing.scope)?;
    let page = table::list(tx, call.target.scope(), listing.scope, &listing.request)?;
    let keys: Vec<MembershipKey> = page.rows.iter().map(|r| r.membership).collect();
    let grants = grants::of_members(tx, &call.target.scope().subtree(), &keys)?;
    let paths = PagePaths::load(tx, call, page.rows.iter().map(|r| r.account.path()))?;
    let rows = page.rows.iter().map(|row| clients::view(row, &grants, paths.of(row.account.key()))).collect();
    Answer::page(rows, listing.next_cursor(call, page.next.as_ref())?, listing.fields.as_deref())
}
