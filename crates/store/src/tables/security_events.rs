//! `security_events`: what happened to a person's sign-in and profile, tenant by tenant (Rule U3). Of each tenant the
//! newest are kept; what happened at another is never shown.

use api::{id::EventId, me::SecurityEvent};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::TenantKey,
    list::{Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{Door, Person},
    tx::Tx,
};

/// How many are kept of a person at a tenant.
pub const KEPT: i64 = 200;

/// What happened.
#[derive(Debug, Clone, Copy)]
pub struct NewEvent<'a> {
    /// At which tenant.
    pub tenant: TenantKey,
    /// What was done or tried, such as `password:change`.
    pub action: &'a str,
    /// Whether it was refused.
    pub refused: bool,
    /// What it was done to, where that needs saying.
    pub target: Option<&'a str>,
    /// The address that it came from.
    pub address: Option<&'a str>,
    /// The user agent that it came with.
    pub agent: Option<&'a str>,
}

statements! {
    INSERT: Person = "INSERT INTO security_events
        (user_key, id, tenant, time, action, outcome, target, address, agent)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    TRIM: Person = "DELETE FROM security_events WHERE user_key = ?1 AND tenant = ?2 AND key <=
        (SELECT key FROM security_events WHERE user_key = ?1 AND tenant = ?2 ORDER BY key DESC LIMIT 1 OFFSET ?3)";
    // Whether anybody has that e-mail or not, these two run.
    INSERT_BY_EMAIL: Door = "INSERT INTO security_events
        (user_key, id, tenant, time, action, outcome, target, address, agent)
        SELECT u.key, ?2, ?3, ?4, ?5, ?6, NULL, ?7, ?8 FROM users u WHERE u.email_key = ?1";
    TRIM_BY_EMAIL: Door = "DELETE FROM security_events
        WHERE user_key = (SELECT key FROM users WHERE email_key = ?1) AND tenant = ?2 AND key <=
            (SELECT e.key FROM security_events e JOIN users u ON u.key = e.user_key
            WHERE u.email_key = ?1 AND e.tenant = ?2 ORDER BY e.key DESC LIMIT 1 OFFSET ?3)";
}

lists! {
    OWN: Person = (
        "e.id, e.time, e.action, e.outcome, e.target, e.address, e.agent",
        "security_events e", "e.user_key = ?1 AND e.tenant = ?2", "e.key"
    ).fields(FIELDS).sorts(SORTS);
}

const FIELDS: &[Field] = &[
    Field { name: "id", sql: "e.id", kind: Kind::Text },
    Field { name: "action", sql: "e.action", kind: Kind::Text },
    Field { name: "outcome", sql: "e.outcome", kind: Kind::Text },
    Field { name: "address", sql: "e.address", kind: Kind::Text },
    Field { name: "time", sql: "e.time", kind: Kind::Time },
];

// From the newest down, as every log here.
const SORTS: &[Sort] = &[Sort { name: "recent", sql: "-e.key" }, Sort { name: "time", sql: "e.time" }];

struct Own(SecurityEvent);

impl FromRow for Own {
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

const fn outcome(refused: bool) -> &'static str {
    if refused { "refused" } else { "done" }
}

/// Adds an event to a person's log, and lets the oldest go.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, person: &Person, new: &NewEvent<'_>) -> Result<(), Error> {
    let (id, now) = (new_id(tx), tx.now());
    let NewEvent { tenant, action, refused, target, address, agent } = *new;
    tx.execute(
        &INSERT,
        person,
        &[&id, &tenant, &now, &action, &outcome(refused), &target, &address, &agent],
    )?;
    tx.execute(&TRIM, person, &[&tenant, &KEPT]).map(drop)
}

/// Adds an event to the log of whoever has that e-mail, if anybody has: the same statements run either way.
///
/// # Errors
/// Those of the store.
pub fn insert_by_email(tx: &mut Tx<'_>, email_key: &str, new: &NewEvent<'_>) -> Result<(), Error> {
    let (id, now) = (new_id(tx), tx.now());
    let NewEvent { tenant, action, refused, address, agent, .. } = *new;
    tx.execute(
        &INSERT_BY_EMAIL,
        &Door::new(),
        &[&email_key, &id, &tenant, &now, &action, &outcome(refused), &address, &agent],
    )?;
    tx.execute(&TRIM_BY_EMAIL, &Door::new(), &[&email_key, &tenant, &KEPT]).map(drop)
}

/// A page of a person's log at a tenant, the newest first.
///
/// # Errors
/// A filter, sort or place that is none of this list; those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    person: &Person,
    tenant: TenantKey,
    request: &ListRequest,
) -> Result<Rows<SecurityEvent>, ListError> {
    let page: Rows<Own> = OWN.page(tx, person, &[&tenant], request)?;
    Ok(Rows { rows: page.rows.into_iter().map(|Own(row)| row).collect(), next: page.next })
}

/// A time-ordered id: milliseconds, then 80 random bits.
fn new_id(tx: &mut Tx<'_>) -> EventId {
    let (now, random): (Timestamp, [u8; 10]) = (tx.now(), tx.random());
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&now.as_millisecond().to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&random);
    EventId::from_bytes(bytes)
}
