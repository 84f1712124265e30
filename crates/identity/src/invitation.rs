//! Accepting an invitation (Rule U1): the token's page lets a person set a first password, or prove the one they have,
//! and accept. Only the holder of the token learns which.

use api::id::{MembershipId, UserId};
use domain::invitation::is_open;
use store::{
    Error, Tx,
    keys::TenantKey,
    scope::InAccount,
    tables::{
        invitations::{self, InvitationRow},
        users::{self, NewUser, UserRow},
    },
    token,
};

use crate::access::{self, Access};

/// An invitation that can be accepted, as its page shows it.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Name of the account that invites.
    pub account_name: String,
    /// The address that the token went to.
    pub email: String,
    /// The name that the inviter typed.
    pub name: Option<String>,
    /// Whether somebody has that address already, and proves a password instead of setting one.
    pub is_known: bool,
}

/// An invitation that was accepted: what the audit tells of it.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The account.
    pub account: InAccount,
    /// The membership, active now.
    pub membership: MembershipId,
    /// Who accepted.
    pub user: UserRow,
}

/// What came of accepting.
#[derive(Debug, Clone)]
pub enum Acceptance {
    /// It is done.
    Accepted(Box<Accepted>),
    /// The token is unknown, used, revoked, expired, or of another tenant: one answer.
    Gone,
    /// Look again: whether the address is known has changed meanwhile.
    Changed,
    /// The password was another person's, not that of the address that was invited.
    OtherPerson,
}

/// The invitation of a token at this tenant; none when it is unknown, used, revoked, expired, of another tenant, or of
/// an account that is not active: one answer.
///
/// # Errors
/// Those of the store.
pub fn look(tx: &mut Tx<'_>, tenant: TenantKey, token: &str) -> Result<Option<Invitation>, Error> {
    let Some(row) = open(tx, tenant, token)? else { return Ok(None) };
    let is_known = users::by_email(tx, &row.email_key)?.is_some();
    Ok(Some(Invitation { account_name: row.account_name, email: row.email, name: row.name, is_known }))
}

fn open(tx: &mut Tx<'_>, tenant: TenantKey, token: &str) -> Result<Option<InvitationRow>, Error> {
    let Some(row) = invitations::by_hash(tx, &token::hash(token))? else { return Ok(None) };
    let is_good = row.used_at.is_none()
        && is_open(row.status, row.expires_at, tx.now())
        && access::of_account(tx, &row.path, tenant)? == Access::Active;
    Ok(is_good.then_some(row))
}

/// A person whom nobody knew accepts, with a name and the hash of a first password. A token that was sent to an address
/// proves that address.
///
/// # Errors
/// Those of the store.
pub fn accept_new(
    tx: &mut Tx<'_>,
    tenant: TenantKey,
    token: &str,
    name: &str,
    password_hash: &str,
) -> Result<Acceptance, Error> {
    let Some(row) = open(tx, tenant, token)? else { return Ok(Acceptance::Gone) };
    if users::by_email(tx, &row.email_key)?.is_some() {
        return Ok(Acceptance::Changed);
    }
    attempt(tx, |tx| {
        let id = UserId::from_bytes(tx.random());
        let user = NewUser { id, email: &row.email, email_key: &row.email_key, name, password_hash };
        if users::insert(tx, &user)?.is_none() {
            return Ok(Err(Acceptance::Changed));
        }
        match users::by_id(tx, id)? {
            Some(user) => take(tx, &row, user),
            None => Ok(Err(Acceptance::Changed)),
        }
    })
}

/// A person who proved a password accepts.
///
/// # Errors
/// Those of the store.
pub fn accept_existing(
    tx: &mut Tx<'_>,
    tenant: TenantKey,
    token: &str,
    proved: &UserRow,
) -> Result<Acceptance, Error> {
    let Some(row) = open(tx, tenant, token)? else { return Ok(Acceptance::Gone) };
    let user = users::get(tx, &proved.person())?;
    let Some(user) = user.filter(|user| user.email_key == row.email_key) else {
        return Ok(Acceptance::OtherPerson);
    };
    if user.blocked_at.is_some() {
        return Ok(Acceptance::Gone);
    }
    attempt(tx, |tx| take(tx, &row, user))
}

/// An acceptance that is not to be kept, or a failure.
enum Undone {
    Answer(Acceptance),
    Failure(Error),
}

impl From<Error> for Undone {
    fn from(error: Error) -> Self {
        Self::Failure(error)
    }
}

/// Keeps what was done when it was accepted, and nothing of it otherwise.
fn attempt(
    tx: &mut Tx<'_>,
    op: impl FnOnce(&mut Tx<'_>) -> Result<Result<Accepted, Acceptance>, Error>,
) -> Result<Acceptance, Error> {
    let done = tx.savepoint(|tx| match op(tx) {
        Ok(Ok(accepted)) => Ok(accepted),
        Ok(Err(answer)) => Err(Undone::Answer(answer)),
        Err(error) => Err(Undone::Failure(error)),
    });
    match done {
        Ok(accepted) => Ok(Acceptance::Accepted(Box::new(accepted))),
        Err(Undone::Answer(answer)) => Ok(answer),
        Err(Undone::Failure(error)) => Err(error),
    }
}

/// Gives the membership to the person, once.
fn take(tx: &mut Tx<'_>, row: &InvitationRow, user: UserRow) -> Result<Result<Accepted, Acceptance>, Error> {
    let account = row.scope();
    // Under the lock it is decided again: it may have been revoked, or accepted, meanwhile.
    let status = invitations::lock_membership(tx, &account, row.membership)?;
    let waits = status.is_some_and(|status| is_open(status, row.expires_at, tx.now()));
    if !waits || invitations::is_member(tx, &account, user.key)? {
        return Ok(Err(Acceptance::Gone));
    }
    if !invitations::accept(tx, &account, row.key, row.membership, user.key)? {
        return Ok(Err(Acceptance::Gone));
    }
    Ok(Ok(Accepted { account, membership: row.membership_id, user }))
}
