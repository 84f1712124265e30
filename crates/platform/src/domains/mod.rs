//! Domains of tenants, and claims to them (Rule T1).

pub mod add;
mod approve;
mod cover;
pub mod explain;
pub mod list;
pub mod recheck;
pub mod remove;
pub mod verify;

pub use approve::{Approved, approve};

use api::{
    problem::{Code, FieldError},
    tenants::{Domain, DomainProof, DomainStatus},
    value::DomainName,
};
use domain::proof as rule;
use store::{
    Tx,
    keys::TenantKey,
    tables::domains::{self as table, DomainRow},
};

use crate::{
    error::Error,
    operation::{Input, Row},
    standing::Call,
};

/// A domain as its owner sees it.
pub(crate) fn view(call: &Call, row: &DomainRow) -> Row<Domain> {
    Row::new(call.target.path().clone(), shown(row))
}

/// The view of a row.
pub(crate) fn shown(row: &DomainRow) -> Domain {
    let lost_at = row.lost_at.filter(|_| row.status == DomainStatus::Served);
    let status = if lost_at.is_some() { DomainStatus::Quarantined } else { row.status };
    Domain {
        id: row.id,
        name: row.name.clone(),
        status,
        primary: row.primary,
        subdomains: row.subdomains,
        proved_by: row.proved_by,
        proof: (status != DomainStatus::Served).then(|| proof(row)),
        quarantined_until: lost_at.map(rule::quarantined_until),
        created_at: row.created_at,
    }
}

/// The TXT record that proves a domain.
pub(crate) fn proof(row: &DomainRow) -> DomainProof {
    DomainProof { record_name: rule::record_name(&row.name), record_value: rule::record_value(&row.proof) }
}

/// The domain `{d}` of the route, by id or name.
pub(crate) fn of_route(
    tx: &mut Tx,
    call: &Call,
    tenant: TenantKey,
    input: &Input,
) -> Result<DomainRow, Error> {
    let named = input.param("d")?;
    find(tx, call, tenant, named)?.ok_or_else(|| {
        let named: String = named.chars().take(80).collect();
        Error::refused(Code::DomainNotFound, format!("The tenant has no domain `{named}`."))
    })
}

/// A domain of a tenant that the target owns, by id or by name as people write it.
pub(crate) fn find(
    tx: &mut Tx,
    call: &Call,
    tenant: TenantKey,
    named: &str,
) -> Result<Option<DomainRow>, Error> {
    let owner = call.target.scope();
    if let Ok(id) = named.parse() {
        return Ok(table::get(tx, owner, tenant, id)?);
    }
    match named.parse::<DomainName>() {
        Ok(name) => Ok(table::by_name(tx, owner, tenant, name.as_str())?),
        Err(_) => Ok(None),
    }
}

/// The name is served already: a public fact, told alike whoever serves it.
fn in_use(pointer: &str, name: &str) -> Error {
    let detail = format!("`{name}` is in use.");
    let field = FieldError { pointer: pointer.to_owned(), code: "in_use".to_owned(), detail: detail.clone() };
    Error::refused(Code::DomainInUse, detail).fields(vec![field])
}
