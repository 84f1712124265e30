//! `PATCH …/clients/{c}`: its name, and the whole set of its groups (Rule G3).

use api::{change::ChangeStatus, clients::ClientUpdate, permission::Permission, value::Name};
use store::{
    Tx,
    tables::{
        clients::{self as table, ClientRow},
        grants, memberships,
    },
};

use crate::{
    clients,
    error::Error,
    fields::Fields,
    groups::{self, Wanted},
    operation::{Answer, Input, Operation, Record, Run, to_value},
    page_paths::audited,
    standing::Call,
};

/// Changes a client.
pub const OPERATION: Operation = Operation {
    name: "clients.update",
    permission: Some(Permission::ClientsUpdate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: ClientUpdate = input.body()?;
    let mut fields = Fields::default();
    let name = fields.optional::<Name>("/name", "The name", body.name.as_deref());
    fields.check()?;
    let account = call.target.scope();
    let row = clients::locked(tx, call, input)?;
    let before = clients::show(tx, call, &row)?;
    call.if_match(&to_value(&before.view)?)?;
    clients::require_active(&row)?;

    let mut changed = false;
    if let Some(name) = name.filter(|n| n.as_str() != row.name) {
        if table::by_name(tx, account, name.as_str())?.is_some() {
            return Err(clients::name_taken(name.as_str()));
        }
        table::rename(tx, account, row.key, name.as_str())?;
        changed = true;
    }
    if let Some(given) = &body.groups {
        let wanted = groups::wanted(tx, call, given)?;
        changed |= set_groups(tx, call, &row, &wanted)?;
    }
    if !changed {
        return Answer::change(ChangeStatus::Unchanged, clients::field(before, None));
    }
    table::touch(tx, account, row.key)?;
    memberships::touch(tx, account, row.membership)?;
    let row = clients::reread(tx, call, &row)?;
    let after = clients::show(tx, call, &row)?;
    let record = Record::of(row.id).before(audited(&before.view)).after(audited(&after.view));
    Ok(Answer::change(ChangeStatus::Updated, clients::field(after, None))?.record(record))
}

/// Gives and takes until the client has exactly these; what it has already needs nobody's leave.
fn set_groups(tx: &mut Tx, call: &Call, row: &ClientRow, wanted: &[Wanted]) -> Result<bool, Error> {
    let account = call.target.scope();
    let has = grants::of_members(tx, &account.subtree(), &[row.membership])?;
    if groups::are_equal(&has, wanted) {
        return Ok(false);
    }
    call.require(Permission::GroupsGive)?;
    for old in has.iter().filter(|h| wanted.iter().all(|w| w.group != h.group)) {
        grants::delete(tx, account, row.membership, old.group)?;
    }
    for new in wanted {
        match has.iter().find(|h| h.group == new.group) {
            Some(old) if old.reach == new.reach => {}
            Some(_) => {
                groups::require_giving_one(call, new.permissions, new.reach)?;
                grants::set_reach(tx, account, row.membership, new.group, new.reach)?;
            }
            None => {
                groups::require_giving_one(call, new.permissions, new.reach)?;
                grants::insert(tx, account, row.membership, new.group, new.reach)?;
            }
        }
    }
    Ok(true)
}
