//! `GET /me/security`: what happened to a person's sign-in and profile at this tenant, and nothing from elsewhere
//! (Rule U3).

use store::{Tx, tables::security_events};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Caller,
};

/// Lists it, the newest first.
pub const OPERATION: Operation =
    Operation { name: "security.list", permission: None, writes: false, run: Run::Principal(run) };

fn run(tx: &mut Tx, caller: &Caller, input: &Input) -> Result<Answer, Error> {
    let listing = input.own_list(caller, OPERATION.name)?;
    let person = caller.person(tx)?;
    let page = security_events::list(tx, &person, caller.request.tenant, &listing.request)?;
    let next = listing.next_own_cursor(caller, page.next.as_ref())?;
    Answer::own_page(&page.rows, next, listing.fields.as_deref())
}
