//! `/me/sessions`: what a person is signed in with at this tenant (Rule U3).

use api::{change::ChangeStatus, id::SessionId, problem::Code};
use serde_json::Map;
use store::{
    Tx,
    tables::{browser_sessions, own_sessions, sessions},
};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    request::Principal,
    standing::Caller,
};

/// Names every session but the present one, in the place of an id.
pub const OTHERS: &str = "others";

/// Lists those that run.
pub const LIST: Operation =
    Operation { name: "sessions.list", permission: None, writes: false, run: Run::Principal(list) };

/// Ends one, or all but the present one.
pub const END: Operation =
    Operation { name: "sessions.end", permission: None, writes: true, run: Run::Principal(end) };

fn list(tx: &mut Tx, caller: &Caller, input: &Input) -> Result<Answer, Error> {
    let listing = input.own_list(caller, LIST.name)?;
    let person = caller.person(tx)?;
    let present = present(caller).and_then(|sid| sid.parse().ok());
    let page = own_sessions::list(tx, &person, caller.request.tenant, present, &listing.request)?;
    let next = listing.next_own_cursor(caller, page.next.as_ref())?;
    Answer::own_page(&page.rows, next, listing.fields.as_deref())
}

fn end(tx: &mut Tx, caller: &Caller, input: &Input) -> Result<Answer, Error> {
    let (person, tenant, named) = (caller.person(tx)?, caller.request.tenant, input.param("s")?);
    let ended = if named == OTHERS {
        let present = present(caller).unwrap_or_default();
        let browsers = browser_sessions::delete_at(tx, &person, tenant)?;
        browsers + sessions::end_others_at(tx, &person, tenant, present)? > 0
    } else {
        let ended = match named.parse::<SessionId>() {
            Err(_) => false,
            Ok(id) => {
                browser_sessions::delete_one(tx, &person, tenant, id)?
                    || sessions::end_one(tx, &person, tenant, named)?
            }
        };
        if !ended {
            let named: String = named.chars().take(64).collect();
            let detail = format!("You have no session `{named}` here.");
            return Err(Error::refused(Code::SessionNotFound, detail));
        }
        true
    };
    let status = if ended { ChangeStatus::Deleted } else { ChangeStatus::Unchanged };
    let answer = Answer::own_change(status, Map::new())?;
    Ok(if ended { answer.record(Record::of(named)) } else { answer })
}

/// The session of the token that asks.
fn present<'c>(caller: &'c Caller<'_>) -> Option<&'c str> {
    match &caller.request.principal {
        Principal::User { sid, .. } => Some(sid),
        Principal::Client { .. } => None,
    }
}
