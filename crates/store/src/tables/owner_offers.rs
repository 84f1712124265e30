//! `owner_offers`: the account that is offered to a member of it (Rules A2, A3). One at a time.

use jiff::Timestamp;

use crate::{
    error::Error,
    keys::MembershipKey,
    row::{FromRow, Row},
    scope::InAccount,
    tx::Tx,
};

/// An offer that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferRow {
    /// To whom.
    pub membership: MembershipKey,
    /// Whether the membership was made by the offer, and ends with it.
    pub is_made: bool,
    /// When.
    pub created_at: Timestamp,
}

impl FromRow for OfferRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { membership: row.get(0)?, is_made: row.get(1)?, created_at: row.get(2)? })
    }
}

statements! {
    OF_ACCOUNT: InAccount = "SELECT membership, is_made, created_at FROM owner_offers WHERE account = ?1";
    INSERT: InAccount = "INSERT INTO owner_offers (account, membership, is_made, created_at) VALUES (?1, ?2, ?3, ?4)";
    DELETE: InAccount = "DELETE FROM owner_offers WHERE account = ?1 AND membership = ?2";
    // The mark goes from one to the other: never are there two.
    UNMARK: InAccount = "UPDATE memberships SET is_owner = 0, updated_at = ?2 WHERE account = ?1 AND is_owner = 1";
    MARK: InAccount = "UPDATE memberships SET is_owner = 1, updated_at = ?3
        WHERE account = ?1 AND key = ?2 AND status = 'active'";
}

/// The offer of the account that waits.
///
/// # Errors
/// Those of the store.
pub fn of_account(tx: &mut Tx<'_>, account: &InAccount) -> Result<Option<OfferRow>, Error> {
    tx.optional(&OF_ACCOUNT, account, &[])
}

/// Stores an offer; there is no other.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    account: &InAccount,
    membership: MembershipKey,
    is_made: bool,
) -> Result<(), Error> {
    let now = tx.now();
    tx.put(&INSERT, account, &[&membership, &is_made, &now])
}

/// Deletes the offer to a member; whether there was one.
///
/// # Errors
/// Those of the store.
pub fn delete(tx: &mut Tx<'_>, account: &InAccount, membership: MembershipKey) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE, account, &[&membership])? > 0)
}

/// Makes an active member the owner user in the place of whoever it was; whether the member is active.
///
/// # Errors
/// Those of the store.
pub fn set_owner(tx: &mut Tx<'_>, account: &InAccount, membership: MembershipKey) -> Result<bool, Error> {
    let now = tx.now();
    tx.execute(&UNMARK, account, &[&now])?;
    Ok(tx.execute(&MARK, account, &[&membership, &now])? == 1)
}
