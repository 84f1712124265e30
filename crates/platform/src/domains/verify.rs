//! `POST …/tenants/{t}/domains/{d}/verify`: the claim whose value the DNS shows is served (Rule T1).
//!
//! Any number of accounts may claim a name, and none learns of the others: what is answered follows from what the DNS
//! shows, until the caller's own record is there. Only then it can be told that the name is in use, which everybody sees at
//! its door; of two proofs at once, the table's unique index decides.

use api::{
    change::ChangeStatus,
    permission::Permission,
    problem::{Code, FieldError},
    tenants::{DomainField, DomainStatus, ProvedBy},
};
use domain::proof::{Verdict, judge};
use store::{
    Tx,
    tables::{
        domains::{self as table, DomainRow},
        tenants as tenant_table,
    },
};

use super::{cover, in_use};
use crate::{
    dns::{self, Found, Question, Seen},
    domains,
    error::Error,
    operation::{Answer, Input, Operation, Record, Row, Run, to_value},
    standing::Call,
    tenants,
};

/// Proves a domain by its TXT record.
pub const OPERATION: Operation = Operation {
    name: "domains.verify",
    permission: Some(Permission::DomainsVerify),
    writes: true,
    run: Run::Looking { ask, run },
};

fn ask(tx: &mut Tx, call: &Call, input: &Input) -> Result<Question, Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let row = domains::of_route(tx, call, tenant.key, input)?;
    let name = row.name.parse().map_err(|e| Error::fault(format!("a stored domain: {e}")))?;
    Ok(dns::for_proof(&name))
}

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let owner = call.target.scope();
    tenant_table::lock(tx, owner, tenant.key)?;
    let row = domains::of_route(tx, call, tenant.key, input)?;
    let before = domains::view(call, &row);
    call.if_match(&to_value(&before.view)?)?;
    if !proves(&row, input)? || is_proved(&row) {
        let field = DomainField { domain: before.view };
        return Answer::change(ChangeStatus::Unchanged, Row::new(before.account, field));
    }
    if !cover::serve(tx, owner, &row, ProvedBy::Dns)? {
        return Err(in_use("", &row.name));
    }
    let row = table::get(tx, owner, tenant.key, row.id)?
        .ok_or_else(|| Error::fault("a proved domain cannot be read"))?;
    let after = domains::view(call, &row);
    let record = Record::of(row.id).before(&before.view).after(&after.view);
    let field = DomainField { domain: after.view };
    let mut answer = Answer::change(ChangeStatus::Updated, Row::new(after.account, field))?.record(record);
    for below in cover::below(tx, owner, &row)? {
        answer = answer.record(Record::of(below.id).after(domains::shown(&below)));
    }
    Ok(answer)
}

/// Whether it is served by its own record already.
fn is_proved(row: &DomainRow) -> bool {
    row.status == DomainStatus::Served && row.proved_by == Some(ProvedBy::Dns) && row.lost_at.is_none()
}

/// Whether the DNS shows the claim's own value; false where the domain needs none to be served.
fn proves(row: &DomainRow, input: &Input) -> Result<bool, Error> {
    let Some(Seen::Text(found)) = &input.seen else {
        return Err(Error::refused(Code::RequestInFlight, "The domain was changed just now; try again."));
    };
    let values = match found {
        Found::Values(values) => values,
        Found::Unknown(why) => {
            return Err(Error::refused(
                Code::DnsUnavailable,
                format!("The DNS gives no answer for `{}`: {why}.", row.name),
            )
            .hint("Nothing was changed. Try again in a moment."));
        }
    };
    let verdict = judge(&row.proof, values);
    if verdict == Verdict::Found {
        return Ok(true);
    }
    let stands = row.status == DomainStatus::Served && row.lost_at.is_none();
    if stands && row.proved_by != Some(ProvedBy::Dns) {
        return Ok(false);
    }
    Err(not_proved(row, verdict))
}

/// What is missing, from what the DNS shows alone.
fn not_proved(row: &DomainRow, verdict: Verdict) -> Error {
    let proof = domains::proof(row);
    let (code, what) = match verdict {
        Verdict::Found | Verdict::Missing => ("record_missing", "has no TXT record"),
        Verdict::Quoted => ("quoted", "has the value in quotation marks that are part of it"),
        Verdict::Incomplete => ("incomplete", "has the value changed or cut"),
        Verdict::Other => ("other_value", "has TXT records, and none with the value of this claim"),
    };
    let detail = format!("`{}` {what}.", proof.record_name);
    let field = FieldError { pointer: String::new(), code: code.to_owned(), detail: detail.clone() };
    Error::refused(Code::DomainNotProved, detail).fields(vec![field]).hint(format!(
        "Set a TXT record {} with the value {} and try again; a new record may take minutes to be seen.",
        proof.record_name, proof.record_value
    ))
}
