//! Domains of tenants, and claims to them (Rule T1).

pub mod add;
mod approve;
pub mod list;
pub mod remove;

pub use approve::{Approved, approve};

use api::{
    problem::{Code, FieldError},
    tenants::{Domain, DomainProof, DomainStatus},
    value::DomainName,
};
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
    let claimed = row.status == DomainStatus::Claimed;
    Row::new(
        call.target.path().clone(),
        Domain {
            id: row.id,
            name: row.name.clone(),
            status: row.status,
            primary: row.primary,
            proof: claimed.then(|| proof(&row.name, &row.proof)),
            created_at: row.created_at,
        },
    )
}

/// The TXT record that proves a claim: it names neither the platform nor a brand.
fn proof(name: &str, value: &str) -> DomainProof {
    DomainProof {
        record_name: format!("_domain-verification.{name}"),
        record_value: format!("domain-verification={value}"),
    }
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
