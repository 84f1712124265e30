//! Members of an account: people with the groups that they were given (Rules U1, U2, G3, G5).

pub mod get;
pub mod groups_add;
pub mod groups_remove;
pub mod invite;
pub mod link;
pub mod list;
pub mod requests;
pub mod revoke;

use api::{
    problem::Code,
    users::{Member, MemberField, MemberGroup},
    value::Email,
};
use store::{
    Tx,
    keys::MembershipKey,
    scope::InAccount,
    tables::{
        grants::{self, GrantRow},
        memberships::{self as table, MembershipRow},
    },
};

use crate::{
    error::Error,
    operation::{Input, Row},
    standing::Call,
};

/// A member as the caller sees it; `path` is that of the account from the acting one.
pub(crate) fn view(row: &MembershipRow, grants: &[GrantRow], path: String) -> Row<Member> {
    Row::new(
        row.account.path().clone(),
        Member {
            id: row.id,
            account: row.account.id(),
            path,
            user: row.user_id,
            email: row.email.clone(),
            name: row.name.clone(),
            status: row.status,
            owner: row.is_owner,
            groups: member_groups(row.key, grants),
            created_at: row.created_at,
            updated_at: row.updated_at,
        },
    )
}

/// The groups of one member among the grants of several.
pub(crate) fn member_groups(member: MembershipKey, grants: &[GrantRow]) -> Vec<MemberGroup> {
    let own = grants.iter().filter(|g| g.membership == member);
    own.map(|g| MemberGroup {
        group: g.group_id.map_or_else(|| g.name.clone(), |id| id.to_string()),
        name: g.name.clone(),
        reach: g.reach,
    })
    .collect()
}

/// The member as it is now, for an answer.
pub(crate) fn show(tx: &mut Tx, call: &Call, key: MembershipKey) -> Result<Row<Member>, Error> {
    let row = table::by_key(tx, call.target.scope(), key)?;
    let row = row.ok_or_else(|| Error::fault("a membership cannot be read again"))?;
    show_row(tx, call, &row)
}

/// The same for a row that was just read.
pub(crate) fn show_row(tx: &mut Tx, call: &Call, row: &MembershipRow) -> Result<Row<Member>, Error> {
    let grants = grants::of_members(tx, &call.target.scope().subtree(), &[row.key])?;
    Ok(view(row, &grants, call.target.path_from(call.acting.path()).unwrap_or_default()))
}

/// A member in a change's answer.
pub(crate) fn field(row: Row<Member>) -> Row<MemberField> {
    Row::new(row.account, MemberField { user: row.view })
}

/// The member `{m}` of the route.
pub(crate) fn of_route(tx: &mut Tx, call: &Call, input: &Input) -> Result<MembershipRow, Error> {
    let named = input.param("m")?;
    find_in(tx, call.target.scope(), named)?.ok_or_else(|| not_found(named))
}

/// A member of an account: by `mem_…`, after acceptance by `usr_…`, or by the e-mail that was typed.
pub(crate) fn find_in(tx: &mut Tx, account: &InAccount, named: &str) -> Result<Option<MembershipRow>, Error> {
    if let Ok(id) = named.parse() {
        return Ok(table::get(tx, account, id)?);
    }
    if let Ok(id) = named.parse() {
        return Ok(table::by_user(tx, account, id)?);
    }
    match named.parse::<Email>() {
        Ok(email) => Ok(table::by_email(tx, account, email.key())?),
        Err(_) => Ok(None),
    }
}

/// The same words for a member of another account and for one that never was (ISO-3).
pub(crate) fn not_found(named: &str) -> Error {
    let named: String = named.chars().take(80).collect();
    Error::refused(Code::UserNotFound, format!("There is no member `{named}` here."))
}
