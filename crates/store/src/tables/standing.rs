//! What a standing is made of: the principal, its memberships, their grants.

use api::{
    id::{AccountId, ClientId, GroupId, MembershipId, UserId},
    users::Reach,
};
use domain::path::Path;
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{ClientKey, MembershipKey, TenantKey, UserKey},
    row::{FromRow, Row},
    scope::{Door, InAccount, Person},
    tx::Tx,
};

/// A grant of an active membership, or the membership alone when it has none.
#[derive(Debug, Clone)]
pub struct GrantRow {
    /// The membership.
    pub membership: MembershipKey,
    /// Its public id.
    pub membership_id: MembershipId,
    /// Whether it is the account's owner user.
    pub is_owner: bool,
    /// The account.
    pub account: AccountId,
    /// Where the account lies.
    pub path: Path,
    /// Name of the predefined group.
    pub predefined: Option<String>,
    /// The account's own group.
    pub group_id: Option<GroupId>,
    /// Its name.
    pub group_name: Option<String>,
    /// Its permissions, separated by blanks.
    pub permissions: Option<String>,
    /// How far; none when there is no grant.
    pub reach: Option<Reach>,
}

impl FromRow for GrantRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            membership: row.get(0)?,
            membership_id: row.get(1)?,
            is_owner: row.get(2)?,
            account: row.get(3)?,
            path: row.get(4)?,
            predefined: row.get(5)?,
            group_id: row.get(6)?,
            group_name: row.get(7)?,
            permissions: row.get(8)?,
            reach: row.get(9)?,
        })
    }
}

statements! {
    // A session is good while it runs at this tenant and its person is not blocked (Rules T6, U5).
    SESSION: Door = "SELECT u.key, u.email FROM users u JOIN sessions s ON s.user_key = u.key
        WHERE u.id = ?1 AND u.blocked_at IS NULL AND s.sid = ?2 AND s.tenant = ?3 AND s.ended_at IS NULL
        AND s.expires_at > ?4";
    CLIENT: Door = "SELECT c.key, c.name FROM clients c
        WHERE c.id = ?1 AND c.status = 'active' AND (c.expires_at IS NULL OR c.expires_at > ?2)";
    OF_USER: Person = "SELECT m.key, m.id, m.is_owner, a.id, a.path, g.predefined, o.id, o.name, o.permissions, g.reach
        FROM memberships m JOIN accounts a ON a.key = m.account
        LEFT JOIN grants g ON g.membership = m.key LEFT JOIN groups o ON o.key = g.group_key
        WHERE m.user_key = ?1 AND m.status = 'active' ORDER BY m.key, g.key";
    OF_CLIENT: Door = "SELECT m.key, m.id, m.is_owner, a.id, a.path, g.predefined, o.id, o.name, o.permissions, g.reach
        FROM memberships m JOIN accounts a ON a.key = m.account
        LEFT JOIN grants g ON g.membership = m.key LEFT JOIN groups o ON o.key = g.group_key
        WHERE m.client = ?1 AND m.status = 'active' ORDER BY m.key, g.key";
    REACHING: InAccount = "SELECT DISTINCT COALESCE(m.email, c.name) AS name FROM memberships m
        JOIN grants g ON g.membership = m.key LEFT JOIN clients c ON c.key = m.client
        WHERE m.account = ?1 AND m.status = 'active' AND g.reach = 'subtree' ORDER BY name LIMIT ?2";
    OF_MEMBERSHIP: InAccount = "SELECT m.key, m.id, m.is_owner, a.id, a.path, g.predefined, o.id, o.name, o.permissions,
        g.reach FROM memberships m JOIN accounts a ON a.key = m.account
        LEFT JOIN grants g ON g.membership = m.key LEFT JOIN groups o ON o.key = g.group_key
        WHERE m.account = ?1 AND m.key = ?2 AND m.status = 'active' ORDER BY m.key, g.key";
}

/// The person of a session that is still good at this tenant, with the e-mail.
///
/// # Errors
/// Those of the store.
pub fn person(
    tx: &mut Tx<'_>,
    user: UserId,
    sid: &str,
    tenant: TenantKey,
    now: Timestamp,
) -> Result<Option<(Person, String)>, Error> {
    let found: Option<(UserKey, String)> =
        tx.optional(&SESSION, &Door::new(), &[&user, &sid, &tenant, &now])?;
    Ok(found.map(|(key, email)| (Person::new(key), email)))
}

/// The client with its name, while it works.
///
/// # Errors
/// Those of the store.
pub fn client(
    tx: &mut Tx<'_>,
    client: ClientId,
    now: Timestamp,
) -> Result<Option<(ClientKey, String)>, Error> {
    tx.optional(&CLIENT, &Door::new(), &[&client, &now])
}

/// A person's active memberships with their grants, one after the other.
///
/// # Errors
/// Those of the store.
pub fn of_person(tx: &mut Tx<'_>, person: &Person) -> Result<Vec<GrantRow>, Error> {
    tx.all(&OF_USER, person, &[])
}

/// A client's active membership with its grants.
///
/// # Errors
/// Those of the store.
pub fn of_client(tx: &mut Tx<'_>, client: ClientKey) -> Result<Vec<GrantRow>, Error> {
    tx.all(&OF_CLIENT, &Door::new(), &[&client])
}

/// E-mail addresses and names of the first active members whose grants reach below the account.
///
/// # Errors
/// Those of the store.
pub fn reaching(tx: &mut Tx<'_>, account: &InAccount, most: i64) -> Result<Vec<String>, Error> {
    let rows: Vec<(String,)> = tx.all(&REACHING, account, &[&most])?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// One active membership of an account with its grants; empty when there is no such.
///
/// # Errors
/// Those of the store.
pub fn of_membership(
    tx: &mut Tx<'_>,
    account: &InAccount,
    membership: MembershipKey,
) -> Result<Vec<GrantRow>, Error> {
    tx.all(&OF_MEMBERSHIP, account, &[&membership])
}
