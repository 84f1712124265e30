//! What a person does to what is their own, where no account acts: kept once by its idempotency key, and told in the
//! person's log at the tenant instead of an account's chain (Rules U3, S9).

use store::{Tx, tables::security_events};

use super::{Answer, Input, Operation, Record};
use crate::{audit, error::Error, idempotency, request::Request, standing::Caller};

/// The part of a write that is kept: idempotency row, effect and log together.
pub(super) fn change(
    tx: &mut Tx,
    operation: &Operation,
    caller: &Caller,
    input: &Input,
    run: fn(&mut Tx, &Caller, &Input) -> Result<Answer, Error>,
) -> Result<Answer, Error> {
    let request = caller.request;
    let person = caller.person(tx)?;
    let claimed = match &request.idempotency_key {
        None => None,
        Some(key) => {
            let hash = idempotency::request_hash(&request.method, &request.path, &request.body_hash);
            match idempotency::own::claim(tx, &person, key, &hash)? {
                Ok(answer) => return Ok(answer),
                Err(claimed) => Some(claimed),
            }
        }
    };
    let mut answer = run(tx, caller, input)?;
    super::add_request_id(&mut answer, operation, request);
    if let Some(claimed) = claimed {
        idempotency::own::keep(tx, &person, &claimed, &answer)?;
    }
    for record in std::mem::take(&mut answer.audit) {
        // Told to the account, too, where it concerns one.
        if let Some(account) = &record.account {
            audit::append_own(tx, account, caller, operation, &record)?;
        }
        note(tx, operation, request, &person, Some(&record))?;
    }
    Ok(answer)
}

/// Tells of a refused attempt in the person's log. A client has none.
pub(super) fn record_refusal(tx: &mut Tx, operation: &Operation, request: &Request) -> Result<(), Error> {
    match request.person(tx)? {
        Some(person) => note(tx, operation, request, &person, None),
        None => Ok(()),
    }
}

fn note(
    tx: &mut Tx,
    operation: &Operation,
    request: &Request,
    person: &store::scope::Person,
    done: Option<&Record>,
) -> Result<(), Error> {
    let event = security_events::NewEvent {
        tenant: request.tenant,
        action: &operation.name.replacen('.', ":", 1),
        refused: done.is_none(),
        target: done.map(|record| record.target.as_str()).filter(|target| !target.is_empty()),
        address: request.address.as_deref(),
        agent: request.agent.as_deref(),
    };
    Ok(security_events::insert(tx, person, &event)?)
}
