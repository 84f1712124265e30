//! `DELETE …/groups/{g}`: only while nobody has it.

use api::{change::ChangeStatus, permission::Permission, problem::Code};
use store::{Tx, tables::groups as table};

use crate::{
    error::Error,
    groups,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    standing::Call,
};

/// Takes a group of the target's own away.
pub const OPERATION: Operation = Operation {
    name: "groups.delete",
    permission: Some(Permission::GroupsDelete),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let account = call.target.scope();
    let row = groups::own_of_route(tx, call, input)?;
    let view = groups::view(&row);
    call.if_match(&to_value(&view.view)?)?;
    let (_, members) = table::given(tx, account, row.key)?;
    if members > 0 {
        let detail = format!("The group `{}` is given to {members} of the account's members.", row.name);
        return Err(Error::refused(Code::StateConflict, detail).hint("Take it from them first."));
    }
    table::delete(tx, account, row.key)?;
    let record = Record::of(row.id).before(&view.view);
    Ok(Answer::change(ChangeStatus::Deleted, groups::field(view))?.record(record))
}
