//! The owner user of a new account (Rule A2).

use api::{
    permission::PredefinedGroup,
    users::Reach,
    value::{Email, Name},
};
use store::{Tx, tables::grants::GroupRef};

use crate::{
    error::Error,
    standing::{Call, Place},
    users::invite::{self, Invitee, Inviter},
};

/// The owner user that a request names.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    /// The address, as typed.
    pub(super) email: Email,
    /// A name to greet with.
    pub(super) name: Option<Name>,
}

/// Brings the owner user in by invitation, whether or not that person exists: an administrator of the account and of
/// everything below it. It counts as a user from now on; whoever calls reserves that.
pub(super) fn invite(tx: &mut Tx, call: &Call, account: &Place, owner: &Owner) -> Result<(), Error> {
    let grants = [(GroupRef::Predefined(PredefinedGroup::Admin), Reach::Subtree)];
    let inviter = Inviter { account: account.scope(), name: &account.own().name, tenant: account.tenant()? };
    let invitee = Invitee { email: &owner.email, name: owner.name.as_ref(), is_owner: true, grants: &grants };
    invite::insert(tx, call.settings, inviter, &invitee)?;
    Ok(())
}
