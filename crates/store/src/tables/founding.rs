//! The first rows of a platform: the master account, which has no parent (Rule A1), and its owner's membership. All else
//! is made by the tables of the nouns.

use api::id::{AccountId, MembershipId};
use domain::{
    path::{AccountKey, Path},
    roles::RoleSet,
};

use crate::{
    error::Error,
    keys::{MembershipKey, TenantKey, UserKey},
    scope::{InAccount, SystemScope},
    tx::Tx,
};

statements! {
    MASTER: SystemScope = "SELECT id, path FROM accounts WHERE parent IS NULL";
    INSERT: SystemScope = "INSERT INTO accounts (id, parent, path, slug, name, status, roles, levels, created_at, updated_at)
        VALUES (?1, NULL, NULL, ?2, ?3, 'active', ?4, ?5, ?6, ?6) RETURNING key";
    SET_PATH: SystemScope = "UPDATE accounts SET path = ?2 WHERE key = ?1";
    SET_TENANT: InAccount = "UPDATE accounts SET tenant = ?2 WHERE key = ?1";
    OWNER: InAccount = "INSERT INTO memberships
        (account, id, user_key, email, email_key, name, status, is_owner, created_at, updated_at)
        SELECT ?1, ?2, ?3, u.email, u.email_key, NULL, 'active', 1, ?4, ?4 FROM users u WHERE u.key = ?3 RETURNING key";
}

/// The master account, once there is one.
///
/// # Errors
/// Those of the store.
pub fn master(tx: &mut Tx<'_>, system: &SystemScope) -> Result<Option<InAccount>, Error> {
    let row: Option<(AccountId, Path)> = tx.optional(&MASTER, system, &[])?;
    Ok(row.map(|(id, path)| InAccount::new(id, path)))
}

/// Makes the master account, with every role.
///
/// # Errors
/// Those of the store.
pub fn insert_master(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    id: AccountId,
    slug: &str,
    name: &str,
    levels: i64,
) -> Result<InAccount, Error> {
    let now = tx.now();
    let (key,): (AccountKey,) =
        tx.one(&INSERT, system, &[&id, &slug, &name, &RoleSet::ALL, &levels, &now])?;
    let path = Path::root(key);
    tx.execute(&SET_PATH, system, &[&key, &path])?;
    Ok(InAccount::new(id, path))
}

/// Sets the tenant that the master account uses.
///
/// # Errors
/// Those of the store.
pub fn use_tenant(tx: &mut Tx<'_>, master: &InAccount, tenant: TenantKey) -> Result<(), Error> {
    tx.execute(&SET_TENANT, master, &[&tenant]).map(drop)
}

/// Makes a person the owner of the master account, without an invitation: nobody stands above to send one.
///
/// # Errors
/// Those of the store.
pub fn insert_owner(
    tx: &mut Tx<'_>,
    master: &InAccount,
    id: MembershipId,
    user: UserKey,
) -> Result<MembershipKey, Error> {
    let now = tx.now();
    let (key,): (MembershipKey,) = tx.one(&OWNER, master, &[&id, &user, &now])?;
    Ok(key)
}
