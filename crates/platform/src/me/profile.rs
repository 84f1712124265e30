//! `GET` and `PATCH /me/profile`: what a person is called, and in which language (Rule U3).

use api::{
    change::ChangeStatus,
    me::{Profile, ProfileField, ProfileUpdate},
    problem::Code,
    value::Name,
};
use store::{
    Tx,
    tables::users::{self, UserRow},
};

use crate::{
    error::Error,
    etag,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    standing::Caller,
};

/// Shows the profile.
pub const GET: Operation =
    Operation { name: "profile.get", permission: None, writes: false, run: Run::Principal(get) };

/// Changes it.
pub const UPDATE: Operation =
    Operation { name: "profile.update", permission: None, writes: true, run: Run::Principal(update) };

fn get(tx: &mut Tx, caller: &Caller, _input: &Input) -> Result<Answer, Error> {
    Answer::own(shown(own(tx, caller)?))
}

fn update(tx: &mut Tx, caller: &Caller, input: &Input) -> Result<Answer, Error> {
    let update: ProfileUpdate = input.body()?;
    let mut fields = Fields::default();
    let name: Option<Name> = fields.optional("/name", "The name", update.name.as_deref());
    fields.check()?;
    let person = caller.person(tx)?;
    let before = shown(own(tx, caller)?);
    if let Some(wanted) = &caller.request.if_match
        && !etag::matches(wanted, &etag::of(&to_value(&before)?))
    {
        return Err(Error::refused(Code::VersionMismatch, "It was changed since you read it.")
            .hint("Read it again and repeat the change with its new ETag."));
    }
    let mut after = before.clone();
    if let Some(name) = name {
        name.as_str().clone_into(&mut after.name);
    }
    if let Some(locale) = update.locale {
        after.locale = locale;
    }
    if after == before {
        return Answer::own_change(ChangeStatus::Unchanged, ProfileField { profile: after });
    }
    users::update(tx, &person, &after.name, after.locale)?;
    Ok(Answer::own_change(ChangeStatus::Updated, ProfileField { profile: after })?.record(Record::of("")))
}

fn own(tx: &mut Tx, caller: &Caller) -> Result<UserRow, Error> {
    let person = caller.person(tx)?;
    users::get(tx, &person)?.ok_or_else(|| Error::fault("the person who calls is gone"))
}

pub(super) fn shown(user: UserRow) -> Profile {
    Profile { id: user.id, email: user.email, name: user.name, locale: user.locale }
}
