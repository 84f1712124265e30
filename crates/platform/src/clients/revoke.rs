//! `POST …/clients/{c}/revoke`: ends a client for good, at once (Rule U2).

use api::{change::ChangeStatus, clients::ClientStatus, limits::LimitKind, permission::Permission};
use store::{
    Tx,
    tables::{clients as table, grants, memberships},
};

use crate::{
    clients,
    error::Error,
    limits,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    page_paths::audited,
    standing::Call,
};

/// Revokes a client.
pub const OPERATION: Operation = Operation {
    name: "clients.revoke",
    permission: Some(Permission::ClientsRevoke),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let account = call.target.scope();
    let row = clients::locked(tx, call, input)?;
    let before = clients::show(tx, call, &row)?;
    call.if_match(&to_value(&before.view)?)?;
    if row.status == ClientStatus::Revoked {
        return Answer::change(ChangeStatus::Unchanged, clients::field(before, None));
    }
    table::revoke(tx, account, row.key)?;
    memberships::revoke(tx, account, row.membership)?;
    grants::delete_all(tx, account, row.membership)?;
    limits::release(tx, &call.target, LimitKind::Clients, 1)?;
    let row = clients::reread(tx, call, &row)?;
    let after = clients::show(tx, call, &row)?;
    let record = Record::of(row.id).before(audited(&before.view)).after(audited(&after.view));
    Ok(Answer::change(ChangeStatus::Updated, clients::field(after, None))?.record(record))
}
