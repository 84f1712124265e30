//! `invitations`: the way of a person into a membership (Rule U1). The token is stored as its hash alone.

use api::{
    accounts::MembershipStatus,
    id::{AccountId, InvitationId, MembershipId},
};
use domain::path::Path;
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{InvitationKey, MembershipKey, UserKey},
    row::{FromRow, Row},
    scope::{Door, InAccount},
    tx::Tx,
};

/// An invitation with what the holder of its token may see.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    /// Internal key.
    pub key: InvitationKey,
    /// The account that invites.
    pub account: AccountId,
    /// Where that account lies.
    pub path: Path,
    /// Its display name.
    pub account_name: String,
    /// The membership that waits.
    pub membership: MembershipKey,
    /// Its public id.
    pub membership_id: MembershipId,
    /// Its state.
    pub status: MembershipStatus,
    /// The address that the token went to.
    pub email: String,
    /// The address as it is compared.
    pub email_key: String,
    /// The name that the inviter typed.
    pub name: Option<String>,
    /// When the invitation ends.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

impl InvitationRow {
    /// The scope of the inviting account's rows.
    #[must_use]
    pub fn scope(&self) -> InAccount {
        InAccount::new(self.account, self.path.clone())
    }
}

impl FromRow for InvitationRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            account: row.get(1)?,
            path: row.get(2)?,
            account_name: row.get(3)?,
            membership: row.get(4)?,
            membership_id: row.get(5)?,
            status: row.get(6)?,
            email: row.get(7)?,
            email_key: row.get(8)?,
            name: row.get(9)?,
            expires_at: row.get(10)?,
            used_at: row.get(11)?,
        })
    }
}

statements! {
    INSERT: InAccount = "INSERT INTO invitations (account, id, membership, token_hash, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    REVOKE: InAccount = "DELETE FROM invitations WHERE account = ?1 AND membership = ?2 AND used_at IS NULL";
    BY_HASH: Door = "SELECT i.key, a.id, a.path, a.name, m.key, m.id, m.status, m.email, m.email_key, m.name,
        i.expires_at, i.used_at FROM invitations i JOIN memberships m ON m.key = i.membership
        JOIN accounts a ON a.key = i.account WHERE i.token_hash = ?1 AND m.email IS NOT NULL";
    LOCK_MEMBERSHIP: InAccount = "SELECT status FROM memberships WHERE account = ?1 AND key = ?2";
    USE: InAccount = "UPDATE invitations SET used_at = ?3 WHERE account = ?1 AND key = ?2 AND used_at IS NULL";
    IS_MEMBER: InAccount = "SELECT count(*) FROM memberships
        WHERE account = ?1 AND user_key = ?2 AND status <> 'revoked'";
    ACCEPT: InAccount = "UPDATE memberships SET user_key = ?3, status = 'active', updated_at = ?4
        WHERE account = ?1 AND key = ?2 AND status = 'invited' AND user_key IS NULL";
}

/// Stores an invitation to a membership that waits. The token itself (see [`crate::token`]) goes to the outbox alone.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    account: &InAccount,
    id: InvitationId,
    membership: MembershipKey,
    token_hash: &[u8; 32],
    expires_at: Timestamp,
) -> Result<(), Error> {
    let now = tx.now();
    tx.put(&INSERT, account, &[&id, &membership, token_hash, &now, &expires_at])
}

/// Makes the membership's open invitations worthless: it was revoked, or invited again; how many there were.
///
/// # Errors
/// Those of the store.
pub fn revoke(tx: &mut Tx<'_>, account: &InAccount, membership: MembershipKey) -> Result<u64, Error> {
    tx.execute(&REVOKE, account, &[&membership])
}

/// The invitation of the token with that hash.
///
/// # Errors
/// Those of the store.
pub fn by_hash(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<InvitationRow>, Error> {
    tx.optional(&BY_HASH, &Door::new(), &[token_hash])
}

/// The state of the membership that waits, as it is once nobody else can change it.
///
/// # Errors
/// Those of the store.
pub fn lock_membership(
    tx: &mut Tx<'_>,
    account: &InAccount,
    membership: MembershipKey,
) -> Result<Option<MembershipStatus>, Error> {
    let found: Option<(MembershipStatus,)> = tx.lock_row(&LOCK_MEMBERSHIP, account, &[&membership])?;
    Ok(found.map(|(status,)| status))
}

/// Whether the person has a membership in the account that was not revoked.
///
/// # Errors
/// Those of the store.
pub fn is_member(tx: &mut Tx<'_>, account: &InAccount, user: UserKey) -> Result<bool, Error> {
    let (count,): (i64,) = tx.one(&IS_MEMBER, account, &[&user])?;
    Ok(count > 0)
}

/// Uses the invitation up and gives its membership to the person; whether both were still waiting. When not, the caller
/// undoes it.
///
/// # Errors
/// Those of the store.
pub fn accept(
    tx: &mut Tx<'_>,
    account: &InAccount,
    invitation: InvitationKey,
    membership: MembershipKey,
    user: UserKey,
) -> Result<bool, Error> {
    let now = tx.now();
    let used = tx.execute(&USE, account, &[&invitation, &now])?;
    let accepted = tx.execute(&ACCEPT, account, &[&membership, &user, &now])?;
    Ok(used == 1 && accepted == 1)
}
