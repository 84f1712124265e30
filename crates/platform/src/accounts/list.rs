//! `GET …/accounts`: the accounts below the target, its children or everything.

use api::{list::Scope, permission::Permission};
use store::{Tx, tables::accounts as table};

use crate::{
    accounts::view,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// `accounts.list`. `scope=account` and `children` are the direct children, by slug; `subtree` is everything below, in the
/// order of a walk through the tree.
pub const OPERATION: Operation = Operation {
    name: "accounts.list",
    permission: Some(Permission::AccountsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let listing = input.list(call, OPERATION.name)?;
    let page = match listing.scope {
        Scope::Account | Scope::Children => table::list_children(tx, call.target.scope(), &listing.request)?,
        Scope::Subtree => table::list_below(tx, &call.target.scope().subtree(), &listing.request)?,
    };
    let rows = view::views(tx, call, page.rows, listing.wants("below"))?;
    let next = listing.next_cursor(call, page.next.as_ref())?;
    Answer::page(rows, next, listing.fields.as_deref())
}
