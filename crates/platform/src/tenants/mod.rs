//! Tenants: white-label views of the platform, by their owner account (Rules T1–T3).

pub mod create;
pub mod get;
pub mod list;
pub mod resume;
pub mod suspend;
pub mod update;

use api::{
    problem::{Code, FieldError},
    tenants::Tenant,
};
use store::{
    Tx,
    tables::tenants::{self as table, TenantRow},
};

use crate::{
    error::Error,
    operation::{Input, Row},
    standing::Call,
};

/// A tenant as the caller sees it; `owner` is the path of the owner account from the acting one.
pub(crate) fn view(row: &TenantRow, owner: String) -> Row<Tenant> {
    Row::new(
        row.account.path().clone(),
        Tenant {
            id: row.id,
            name: row.name.clone(),
            account: row.account.id(),
            owner,
            external_ref: row.external_ref.clone(),
            status: row.status,
            domain: row.domain.clone(),
            created_at: row.created_at,
            updated_at: row.updated_at,
            access_requests: row.access_requests,
        },
    )
}

/// The view of a tenant that the target owns.
pub(crate) fn view_of_target(call: &Call, row: &TenantRow) -> Row<Tenant> {
    view(row, call.target.path_from(call.acting.path()).unwrap_or_default())
}

/// The tenant `{t}` of the route: one that the target owns, by id or name.
pub(crate) fn of_route(tx: &mut Tx, call: &Call, input: &Input) -> Result<TenantRow, Error> {
    let named = input.param("t")?;
    find(tx, call, named)?.ok_or_else(|| not_found(named))
}

/// A tenant that the target owns, by id or name.
pub(crate) fn find(tx: &mut Tx, call: &Call, named: &str) -> Result<Option<TenantRow>, Error> {
    let owner = call.target.scope();
    Ok(match named.parse() {
        Ok(id) => table::get(tx, owner, id)?,
        Err(_) => table::by_name(tx, owner, named)?,
    })
}

/// The same words for a foreign tenant and for one that never was (ISO-3).
pub(crate) fn not_found(named: &str) -> Error {
    let named: String = named.chars().take(80).collect();
    Error::refused(Code::TenantNotFound, format!("There is no tenant `{named}` here."))
}

/// The name is another tenant's of the same owner.
pub(crate) fn name_taken(pointer: &str, name: &str) -> Error {
    let detail = format!("Another tenant of this account is named `{name}`.");
    let field = FieldError { pointer: pointer.to_owned(), code: "taken".to_owned(), detail: detail.clone() };
    Error::refused(Code::NameTaken, detail).fields(vec![field])
}
