//! `PATCH …/groups/{g}`: nobody widens a group beyond what they hold themselves (Rule G2).

use api::{
    change::ChangeStatus,
    groups::GroupUpdate,
    permission::{Permission, PredefinedGroup},
    value::Name,
};
use domain::groups::may_edit;
use store::{
    Tx,
    tables::groups::{self as table, NewGroup},
};

use super::create::read_name;
use crate::{
    error::Error,
    fields::Fields,
    groups,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    standing::Call,
};

/// Changes a group of the target's own.
pub const OPERATION: Operation = Operation {
    name: "groups.update",
    permission: Some(Permission::GroupsUpdate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: GroupUpdate = input.body()?;
    let mut fields = Fields::default();
    let name = body.name.as_deref().and_then(|text| read_name(&mut fields, text));
    let text = body.description.as_ref().and_then(|d| d.as_deref());
    let description = fields.optional::<Name>("/description", "The description", text);
    fields.check()?;
    let account = call.target.scope();
    let row = groups::own_of_route(tx, call, input)?;
    let before = groups::view(&row);
    call.if_match(&to_value(&before.view)?)?;

    let name = name.as_ref().map_or(row.name.as_str(), Name::as_str);
    let description = match &body.description {
        None => row.description.as_deref(),
        Some(_) => description.as_ref().map(Name::as_str),
    };
    let permissions = body.permissions.map_or(row.permissions, |all| all.into_iter().collect());
    if name == row.name && description == row.description.as_deref() && permissions == row.permissions {
        return Answer::change(ChangeStatus::Unchanged, groups::field(before));
    }
    let (given, _) = table::given(tx, account, row.key)?;
    may_edit(&call.standing, call.target.path(), permissions, given)
        .map_err(|refusal| call.refused(refusal))?;
    if name != row.name
        && (name.parse::<PredefinedGroup>().is_ok() || table::by_name(tx, account, name)?.is_some())
    {
        return Err(groups::name_taken(name));
    }
    table::update(tx, account, row.key, &NewGroup { name, description, permissions })?;
    let row = table::get(tx, account, row.id)?.ok_or_else(|| Error::fault("a group cannot be read again"))?;
    let after = groups::view(&row);
    let record = Record::of(row.id).before(&before.view).after(&after.view);
    Ok(Answer::change(ChangeStatus::Updated, groups::field(after))?.record(record))
}
