//! What is held of one person, for that person to read, and its end (Rule D4). What hangs on a person and is not deleted
//! here keeps the person's row from going: a test compares the statements with the schema.

use api::{
    accounts::MembershipStatus,
    id::{AccountId, AuditId, MembershipId},
    me::{KeptSession, SecurityEvent, SessionKind},
};
use domain::path::Path;
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::{MembershipKey, TenantKey, UserKey},
    row::{FromRow, Row},
    scope::{InAccount, Person, SystemScope},
    tx::Tx,
};

/// What stands in the place of an address that was erased.
pub const ERASED: &str = "erased@erased.invalid";

/// A membership of the person, in whatever account and state.
#[derive(Debug, Clone)]
pub struct KeptMembershipRow {
    /// Internal key.
    pub key: MembershipKey,
    /// Public id.
    pub id: MembershipId,
    /// The account.
    pub account: InAccount,
    /// Its display name.
    pub account_name: String,
    /// The e-mail as typed.
    pub email: String,
    /// The name as typed.
    pub name: Option<String>,
    /// Its state.
    pub status: MembershipStatus,
    /// Whether it is the account's owner user's.
    pub is_owner: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl FromRow for KeptMembershipRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (account, path): (AccountId, Path) = (row.get(2)?, row.get(3)?);
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            account: InAccount::new(account, path),
            account_name: row.get(4)?,
            email: row.get(5)?,
            name: row.get(6)?,
            status: row.get(7)?,
            is_owner: row.get(8)?,
            created_at: row.get(9)?,
            updated_at: row.get(10)?,
        })
    }
}

/// An entry of a chain that names the person somewhere.
#[derive(Debug, Clone)]
pub struct NamingEntry {
    /// When.
    pub time: Timestamp,
    /// The action.
    pub action: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// What it was done to.
    pub target: String,
    /// JSON: field -> salt and value.
    pub private: String,
}

impl FromRow for NamingEntry {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            time: row.get(0)?,
            action: row.get(1)?,
            outcome: row.get(2)?,
            target: row.get(3)?,
            private: row.get(4)?,
        })
    }
}

struct Session(KeptSession);

impl FromRow for Session {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let is_program: bool = row.get(1)?;
        Ok(Self(KeptSession {
            id: row.get(0)?,
            kind: if is_program { SessionKind::Program } else { SessionKind::Browser },
            client: row.get(2)?,
            address: row.get(3)?,
            agent: row.get(4)?,
            created_at: row.get(5)?,
            last_used_at: row.get(6)?,
            expires_at: row.get(7)?,
            ended_at: row.get(8)?,
        }))
    }
}

struct Event(SecurityEvent);

impl FromRow for Event {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self(SecurityEvent {
            id: row.get(0)?,
            time: row.get(1)?,
            action: row.get(2)?,
            outcome: row.get(3)?,
            target: row.get(4)?,
            address: row.get(5)?,
            agent: row.get(6)?,
        }))
    }
}

/// A place in a chain: the account's key and the entry's number.
pub type Place = (i64, i64);

/// A person who is being forgotten.
#[derive(Debug, Clone)]
pub struct Erasure {
    /// The person.
    pub user: UserKey,
    /// The person's public id, as chains tell it.
    pub id: String,
    /// The e-mail as it was compared.
    pub email_key: String,
    /// Every entry up to this place was looked at; zeros before the first.
    pub at: Place,
}

impl FromRow for Erasure {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            user: row.get(0)?,
            id: row.get(1)?,
            email_key: row.get(2)?,
            at: (row.get(3)?, row.get(4)?),
        })
    }
}

statements! {
    TIMES: Person = "SELECT created_at, updated_at, password_at FROM users WHERE key = ?1";
    MEMBERSHIPS: Person = "SELECT m.key, m.id, a.id, a.path, a.name, m.email, m.name, m.status, m.is_owner, m.created_at,
        m.updated_at FROM memberships m JOIN accounts a ON a.key = m.account
        WHERE m.user_key = ?1 AND m.email IS NOT NULL ORDER BY a.path DESC, m.key";
    SESSIONS: Person = "SELECT sid AS id, 1 AS is_program, client_id, address, agent, created_at, last_used_at, expires_at,
            ended_at FROM sessions WHERE user_key = ?1 AND tenant = ?2
        UNION ALL SELECT id, 0, NULL, address, agent, auth_time, NULL, expires_at, NULL FROM browser_sessions
            WHERE user_key = ?1 AND tenant = ?2 ORDER BY created_at, id";
    EVENTS: Person = "SELECT id, time, action, outcome, target, address, agent FROM security_events
        WHERE user_key = ?1 AND tenant = ?2 ORDER BY key DESC";
    NAMING: InAccount = "SELECT time, action, outcome, target, private FROM audit_entries
        WHERE account = ?1 AND from_above = 0 AND private LIKE ?2 ORDER BY seq";
    // What hangs on a person.
    TOKENS: Person = "DELETE FROM refresh_tokens WHERE session IN (SELECT key FROM sessions WHERE user_key = ?1)";
    SESSIONS_END: Person = "DELETE FROM sessions WHERE user_key = ?1";
    BROWSERS_END: Person = "DELETE FROM browser_sessions WHERE user_key = ?1";
    DEVICES_END: Person = "DELETE FROM device_codes WHERE user_key = ?1";
    CODES_END: Person = "DELETE FROM authorization_codes WHERE user_key = ?1";
    RESETS_END: Person = "DELETE FROM password_resets WHERE user_key = ?1";
    EVENTS_END: Person = "DELETE FROM security_events WHERE user_key = ?1";
    MEMBERSHIPS_BLANK: Person = "UPDATE memberships SET email = ?2, email_key = ?2, name = NULL WHERE user_key = ?1";
    // An id is nobody's address, and no password has an empty hash: nobody comes in by this row.
    BLANK: Person = "UPDATE users SET email = ?2, email_key = id, name = '', locale = NULL, password_hash = '',
        blocked_at = ?3, updated_at = ?3 WHERE key = ?1";
    MAILS_END: SystemScope = "DELETE FROM outbox WHERE key IN (SELECT key FROM outbox WHERE LOWER(recipient) = ?1)";
    ASK: Person = "INSERT INTO erasures (user_key, email_key, at_account, at_seq, asked_at) VALUES (?1, ?2, 0, 0, ?3)";
    FIRST: SystemScope = "SELECT e.user_key, u.id, e.email_key, e.at_account, e.at_seq FROM erasures e
        JOIN users u ON u.key = e.user_key ORDER BY e.asked_at, e.user_key LIMIT 1";
    ENTRIES: SystemScope = "SELECT account, seq, id, private FROM audit_entries
        WHERE (account, seq) > (?1, ?2) ORDER BY account, seq LIMIT ?3";
    TAKE_OUT: SystemScope = "UPDATE audit_entries SET private = ?3 WHERE account = ?1 AND seq = ?2";
    GO_ON: SystemScope = "UPDATE erasures SET at_account = ?2, at_seq = ?3 WHERE user_key = ?1";
    KEYS_END: Person = "DELETE FROM own_idempotency WHERE user_key = ?1";
    MEMBERSHIPS_FREE: Person = "UPDATE memberships SET user_key = NULL WHERE user_key = ?1";
    ASKED_END: Person = "DELETE FROM erasures WHERE user_key = ?1";
    GONE: Person = "DELETE FROM users WHERE key = ?1";
}

/// When the person came, was last changed, and last set a password.
///
/// # Errors
/// Those of the store.
pub fn times(tx: &mut Tx<'_>, person: &Person) -> Result<(Timestamp, Timestamp, Timestamp), Error> {
    tx.one(&TIMES, person, &[])
}

/// Every membership of the person, from the lowest account upwards.
///
/// # Errors
/// Those of the store.
pub fn memberships(tx: &mut Tx<'_>, person: &Person) -> Result<Vec<KeptMembershipRow>, Error> {
    tx.all(&MEMBERSHIPS, person, &[])
}

/// Every sign-in that is kept of the person at a tenant, the oldest first.
///
/// # Errors
/// Those of the store.
pub fn sessions(tx: &mut Tx<'_>, person: &Person, tenant: TenantKey) -> Result<Vec<KeptSession>, Error> {
    let rows: Vec<Session> = tx.all(&SESSIONS, person, &[&tenant])?;
    Ok(rows.into_iter().map(|Session(row)| row).collect())
}

/// The person's whole log at a tenant, the newest first.
///
/// # Errors
/// Those of the store.
pub fn events(tx: &mut Tx<'_>, person: &Person, tenant: TenantKey) -> Result<Vec<SecurityEvent>, Error> {
    let rows: Vec<Event> = tx.all(&EVENTS, person, &[&tenant])?;
    Ok(rows.into_iter().map(|Event(row)| row).collect())
}

/// Entries of a chain by nobody above it that hold a text somewhere in their private part, in order.
///
/// # Errors
/// Those of the store.
pub fn naming(tx: &mut Tx<'_>, account: &InAccount, text: &str) -> Result<Vec<NamingEntry>, Error> {
    tx.all(&NAMING, account, &[&format!("%{text}%")])
}

/// Takes out of the store what it holds of the person but for audit chains, and keeps the person from coming in. The
/// memberships have ended. The row itself stays until [`forget`].
///
/// # Errors
/// Those of the store.
pub fn blank(tx: &mut Tx<'_>, person: &Person, email_key: &str) -> Result<(), Error> {
    let ends = [&TOKENS, &SESSIONS_END, &BROWSERS_END, &DEVICES_END, &CODES_END, &RESETS_END, &EVENTS_END];
    for statement in ends {
        tx.execute(statement, person, &[])?;
    }
    let now = tx.now();
    tx.execute(&MEMBERSHIPS_BLANK, person, &[&ERASED])?;
    tx.execute(&BLANK, person, &[&ERASED, &now])?;
    tx.execute(&ASK, person, &[&email_key, &now]).map(drop)
}

/// The person who has waited longest for being forgotten.
///
/// # Errors
/// Those of the store.
pub fn first(tx: &mut Tx<'_>, system: &SystemScope) -> Result<Option<Erasure>, Error> {
    tx.optional(&FIRST, system, &[])
}

/// The entries of all chains behind a place, in order: place, id, and what is private there.
///
/// # Errors
/// Those of the store.
pub fn entries(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    (account, seq): Place,
    limit: i64,
) -> Result<Vec<(i64, i64, AuditId, String)>, Error> {
    tx.all(&ENTRIES, system, &[&account, &seq, &limit])
}

/// Replaces what is private in an entry: what it commits to stays.
///
/// # Errors
/// Those of the store.
pub fn take_out(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    (account, seq): Place,
    private: &str,
) -> Result<(), Error> {
    tx.execute(&TAKE_OUT, system, &[&account, &seq, &private]).map(drop)
}

/// Remembers how far the chains were looked at.
///
/// # Errors
/// Those of the store.
pub fn go_on(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    user: UserKey,
    (account, seq): Place,
) -> Result<(), Error> {
    tx.execute(&GO_ON, system, &[&user, &account, &seq]).map(drop)
}

/// Deletes the person, and the mails that were sent there.
///
/// # Errors
/// Those of the store; a broken reference where something still hangs on the person.
pub fn forget(tx: &mut Tx<'_>, system: &SystemScope, erasure: &Erasure) -> Result<(), Error> {
    let person = Person::new(erasure.user);
    tx.execute(&MAILS_END, system, &[&erasure.email_key])?;
    for statement in [&TOKENS, &SESSIONS_END, &KEYS_END, &MEMBERSHIPS_FREE, &ASKED_END, &GONE] {
        tx.execute(statement, &person, &[])?;
    }
    Ok(())
}
