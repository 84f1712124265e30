//! `POST /me/forget`: a person is forgotten (Rules U3, D4). All access ends and the person's row is blank at once; what the
//! chains tell of the person is taken out by [`step`], which goes over all of them in bounded steps, and then the row goes.
//! Chains stay whole: an entry commits to its private fields, and lacks them afterwards (`design.md` §6).

use std::collections::BTreeMap;

use api::{
    accounts::MembershipStatus, audit_chain::Disclosed, change::ChangeStatus, problem::Code, value::Email,
};
use domain::groups::keeps_an_administrator;
use serde_json::{Map, Value};
use store::{
    Tx,
    scope::SystemScope,
    tables::{
        memberships as members,
        personal_data::{self as table, KeptMembershipRow},
        users,
    },
};

use crate::{
    audit,
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    standing::{self, Caller},
    users::revoke,
};

/// Forgets the person who calls.
pub const OPERATION: Operation =
    Operation { name: "profile.forget", permission: None, writes: true, run: Run::Principal(run) };

/// How many entries of chains a step looks at.
pub const STEP: i64 = 500;

fn run(tx: &mut Tx, caller: &Caller, _input: &Input) -> Result<Answer, Error> {
    let person = caller.person(tx)?;
    for row in running(table::memberships(tx, &person)?) {
        members::lock(tx, &row.account)?;
    }
    // Read again under the locks: an account above may have named the person as owner, or another, meanwhile.
    let rows = running(table::memberships(tx, &person)?);
    let user = users::get(tx, &person)?.ok_or_else(|| Error::fault("the person who calls is gone"))?;
    check_owned(caller, &rows)?;
    check_administered(tx, caller, &rows)?;
    for row in &rows {
        let place = standing::load_place(tx, row.account.path())?;
        revoke::end(tx, &place, row.key)?;
        audit::append_own(tx, place.scope(), caller, &OPERATION, &Record::of(row.id))?;
    }
    table::blank(tx, &person, &user.email_key)?;
    // No record: the log that it would be put into is gone with the person.
    Answer::own_change(ChangeStatus::Deleted, Map::new())
}

fn running(rows: Vec<KeptMembershipRow>) -> Vec<KeptMembershipRow> {
    rows.into_iter().filter(|row| row.status != MembershipStatus::Revoked).collect()
}

/// An account has its owner user always (Rule A2). Names are told of accounts at this door alone (Rule T5).
fn check_owned(caller: &Caller, rows: &[KeptMembershipRow]) -> Result<(), Error> {
    let owned: Vec<&KeptMembershipRow> = rows.iter().filter(|row| row.is_owner).collect();
    if owned.is_empty() {
        return Ok(());
    }
    let detail = format!("You are the owner user of {}.", told(caller, &owned));
    Err(Error::refused(Code::LastAdmin, detail).hint(
        "Ask whoever gave you the account to name another owner user, or to close it; then you can be forgotten.",
    ))
}

/// Nor does it lose its last administrator (Rule G3).
fn check_administered(tx: &mut Tx, caller: &Caller, rows: &[KeptMembershipRow]) -> Result<(), Error> {
    let mut alone = Vec::new();
    for row in rows {
        let all = members::administrators(tx, &row.account)?;
        let left = all.iter().filter(|key| **key != row.key).count();
        if keeps_an_administrator(all.len(), left).is_err() {
            alone.push(row);
        }
    }
    if alone.is_empty() {
        return Ok(());
    }
    let detail = format!("You are the last administrator of {}.", told(caller, &alone));
    Err(Error::refused(Code::LastAdmin, detail)
        .hint("Give somebody else the group `admin` there; then you can be forgotten."))
}

/// Accounts by name, as far as they are to be seen at this door.
fn told(caller: &Caller, rows: &[&KeptMembershipRow]) -> String {
    let here = |row: &&&KeptMembershipRow| caller.places().any(|place| place.path() == row.account.path());
    let mut names: Vec<String> =
        rows.iter().filter(here).map(|row| format!("{} ({})", row.account_name, row.account.id())).collect();
    if names.len() < rows.len() {
        names.push("an account that is not to be seen here: at another address, or closed".to_owned());
    }
    names.join(", ")
}

/// Takes the person who has waited longest out of the next entries of all chains; after the last, the person's row goes.
/// False when nobody waits. To be called again until then.
///
/// # Errors
/// Those of the store.
pub fn step(tx: &mut Tx, system: &SystemScope, most: i64) -> Result<bool, Error> {
    let Some(erasure) = table::first(tx, system)? else { return Ok(false) };
    let entries = table::entries(tx, system, erasure.at, most)?;
    let whole = i64::try_from(entries.len()).is_ok_and(|len| len == most);
    let mut last = erasure.at;
    for (account, seq, id, private) in entries {
        last = (account, seq);
        let left = without(&private, &erasure.id, &erasure.email_key)
            .map_err(|e| Error::fault(format!("the private part of audit entry {id}: {e}")))?;
        if let Some(left) = left {
            table::take_out(tx, system, last, &left)?;
        }
    }
    if whole {
        table::go_on(tx, system, erasure.user, last)?;
    } else {
        table::forget(tx, system, &erasure)?;
    }
    Ok(true)
}

/// Private fields without those that tell of the person; where the person acted, also without from where. None where nothing
/// does.
fn without(private: &str, id: &str, email_key: &str) -> Result<Option<String>, serde_json::Error> {
    let mut fields: BTreeMap<String, Disclosed> = serde_json::from_str(private)?;
    let before = fields.len();
    if fields.get("actor").is_some_and(|actor| tells_of(&actor.value, id, email_key)) {
        for field in ["address", "agent"] {
            fields.remove(field);
        }
    }
    fields.retain(|_, shown| !tells_of(&shown.value, id, email_key));
    if fields.len() == before { Ok(None) } else { serde_json::to_string(&fields).map(Some) }
}

/// Whether a value names the person somewhere, by id or e-mail.
fn tells_of(value: &Value, id: &str, email_key: &str) -> bool {
    match value {
        Value::String(text) => {
            text == id
                || (text.contains('@') && text.parse::<Email>().is_ok_and(|email| email.key() == email_key))
        }
        Value::Array(items) => items.iter().any(|item| tells_of(item, id, email_key)),
        Value::Object(fields) => fields.values().any(|field| tells_of(field, id, email_key)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn d4_what_tells_of_a_person_is_taken_out_and_nothing_else() {
        let shown = |value: Value| json!({ "salt": "0".repeat(32), "value": value });
        let private = json!({
            "actor": shown(json!({ "kind": "user", "id": "usr_1", "name": "x@y.example" })),
            "address": shown(json!("192.0.2.1")), "agent": shown(json!("a")), "request": shown(json!("req_1")),
            "before": shown(json!({ "owner": { "email": "Ana@Acme.example" } })),
            "after": shown(json!({ "owner": { "email": "bana@acme.example" } })),
        });
        let left = |id: &str, email: &str| {
            let left = without(&private.to_string(), id, email).unwrap();
            left.map(|text| {
                serde_json::from_str::<BTreeMap<String, Value>>(&text)
                    .unwrap()
                    .into_keys()
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(left("usr_1", "z@z.example").unwrap(), ["after", "before", "request"]);
        assert_eq!(
            left("usr_2", "ana@acme.example").unwrap(),
            ["actor", "address", "after", "agent", "request"]
        );
        assert_eq!(left("usr_2", "na@acme.example"), None);
    }
}
