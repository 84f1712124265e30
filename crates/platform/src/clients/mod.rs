//! API clients without a person: what a CI job or a script signs in as.

pub mod create;
pub mod get;
pub mod list;
pub mod revoke;
pub mod rotate;
pub mod update;

use api::{
    clients::{Client, ClientField, ClientStatus},
    problem::{Code, FieldError},
};
use store::{
    Tx,
    tables::{
        clients::{self as table, ClientRow},
        grants::{self, GrantRow},
    },
};

use crate::{
    error::Error,
    operation::{Input, Row},
    standing::Call,
    users::member_groups,
};

/// A client as the caller sees it; `path` is that of the account from the acting one.
pub(crate) fn view(row: &ClientRow, grants: &[GrantRow], path: String) -> Row<Client> {
    Row::new(
        row.account.path().clone(),
        Client {
            id: row.id,
            name: row.name.clone(),
            account: row.account.id(),
            path,
            membership: row.membership_id,
            external_ref: row.external_ref.clone(),
            status: row.status,
            groups: member_groups(row.membership, grants),
            expires_at: row.expires_at,
            last_used_at: row.last_used_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        },
    )
}

/// The same for one client of the target.
pub(crate) fn show(tx: &mut Tx, call: &Call, row: &ClientRow) -> Result<Row<Client>, Error> {
    let grants = grants::of_members(tx, &call.target.scope().subtree(), &[row.membership])?;
    Ok(view(row, &grants, call.target.path_from(call.acting.path()).unwrap_or_default()))
}

/// A client in a change's answer, with its new secret if it got one.
pub(crate) fn field(row: Row<Client>, secret: Option<String>) -> Row<ClientField> {
    Row::new(row.account, ClientField { client: row.view, secret })
}

/// The client `{c}` of the route, by id or, while it works, by name.
pub(crate) fn of_route(tx: &mut Tx, call: &Call, input: &Input) -> Result<ClientRow, Error> {
    let named = input.param("c")?;
    let account = call.target.scope();
    let row = match named.parse() {
        Ok(id) => table::get(tx, account, id)?,
        Err(_) => table::by_name(tx, account, named)?,
    };
    row.ok_or_else(|| not_found(named))
}

/// The same, locked and read again: for changes.
pub(crate) fn locked(tx: &mut Tx, call: &Call, input: &Input) -> Result<ClientRow, Error> {
    let row = of_route(tx, call, input)?;
    table::lock(tx, call.target.scope(), row.key)?;
    reread(tx, call, &row)
}

/// A client that was found before, as it is now.
pub(crate) fn reread(tx: &mut Tx, call: &Call, row: &ClientRow) -> Result<ClientRow, Error> {
    table::get(tx, call.target.scope(), row.id)?.ok_or_else(|| Error::fault("a client cannot be read again"))
}

/// Goes on only with a client that was not revoked.
pub(crate) fn require_active(row: &ClientRow) -> Result<(), Error> {
    match row.status {
        ClientStatus::Active => Ok(()),
        ClientStatus::Revoked => {
            let detail = format!("The client `{}` is revoked for good.", row.name);
            Err(Error::refused(Code::StateConflict, detail).hint("Create a new one."))
        }
    }
}

/// The same words for another account's client and for one that never was (ISO-3).
pub(crate) fn not_found(named: &str) -> Error {
    let named: String = named.chars().take(80).collect();
    Error::refused(Code::ClientNotFound, format!("There is no client `{named}` here."))
}

/// The name is another active client's of the account.
pub(crate) fn name_taken(name: &str) -> Error {
    let detail = format!("Another client of this account is named `{name}`.");
    let field = FieldError { pointer: "/name".to_owned(), code: "taken".to_owned(), detail: detail.clone() };
    Error::refused(Code::NameTaken, detail).fields(vec![field])
}
