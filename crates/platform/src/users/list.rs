//! `GET …/users`: the people of the target, of its children, or of its whole subtree.

use api::permission::Permission;
use store::{
    Tx,
    keys::MembershipKey,
    tables::{grants, memberships as table},
};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    page_paths::{PagePaths, require_scope},
    standing::Call,
    users,
};

/// Lists members.
pub const OPERATION: Operation = Operation {
    name: "users.list",
    permission: Some(Permission::UsersRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let listing = input.list(call, OPERATION.name)?;
    require_scope(call, Permission::UsersRead, listing.scope)?;
    let page = table::list(tx, call.target.scope(), listing.scope, &listing.request)?;
    let keys: Vec<MembershipKey> = page.rows.iter().map(|r| r.key).collect();
    let grants = grants::of_members(tx, &call.target.scope().subtree(), &keys)?;
    let paths = PagePaths::load(tx, call, page.rows.iter().map(|r| r.account.path()))?;
    let rows = page.rows.iter().map(|row| users::view(row, &grants, paths.of(row.account.key()))).collect();
    Answer::page(rows, listing.next_cursor(call, page.next.as_ref())?, listing.fields.as_deref())
}
