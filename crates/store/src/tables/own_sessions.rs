//! What a person is signed in with at a tenant, as that person sees it (Rule U3): programs and browsers in one list.

use api::{
    id::SessionId,
    me::{MySession, SessionKind},
};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::TenantKey,
    list::{Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::Person,
    tx::Tx,
};

/// Of the two tables, keys alternate, so that one integer tells all rows apart.
const FROM: &str = "(SELECT key * 2 AS key, user_key, tenant, sid AS id, 1 AS is_program, client_id, amr, address,
        agent, created_at, last_used_at, expires_at FROM sessions WHERE user_key = ?1 AND ended_at IS NULL
    UNION ALL SELECT key * 2 + 1, user_key, tenant, id, 0, NULL, amr, address, agent, auth_time, NULL, expires_at
        FROM browser_sessions WHERE user_key = ?1) s";

lists! {
    OWN: Person = (
        "s.id, s.is_program, s.client_id, s.amr, s.address, s.agent, s.created_at, s.last_used_at, s.expires_at",
        FROM, "s.user_key = ?1 AND s.tenant = ?2 AND s.expires_at > ?3", "s.key"
    ).fields(FIELDS).sorts(SORTS).search(SEARCH);
}

const FIELDS: &[Field] = &[
    Field { name: "id", sql: "s.id", kind: Kind::Text },
    Field { name: "client", sql: "s.client_id", kind: Kind::Text },
    Field { name: "address", sql: "s.address", kind: Kind::Text },
    Field { name: "created_at", sql: "s.created_at", kind: Kind::Time },
];

const SORTS: &[Sort] =
    &[Sort { name: "created_at", sql: "s.created_at" }, Sort { name: "expires_at", sql: "s.expires_at" }];

const SEARCH: &[&str] = &["COALESCE(s.agent, '')", "COALESCE(s.address, '')"];

struct Own(MySession);

impl FromRow for Own {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (amr, is_program): (String, bool) = (row.get(3)?, row.get(1)?);
        Ok(Self(MySession {
            id: row.get(0)?,
            kind: if is_program { SessionKind::Program } else { SessionKind::Browser },
            client: row.get(2)?,
            present: false,
            amr: amr.split_ascii_whitespace().map(str::to_owned).collect(),
            address: row.get(4)?,
            agent: row.get(5)?,
            created_at: row.get(6)?,
            last_used_at: row.get(7)?,
            expires_at: row.get(8)?,
        }))
    }
}

/// A page of the person's sign-ins at a tenant that run; `present` is the one that asks.
///
/// # Errors
/// A filter, sort or place that is none of this list; those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    person: &Person,
    tenant: TenantKey,
    present: Option<SessionId>,
    request: &ListRequest,
) -> Result<Rows<MySession>, ListError> {
    let now: Timestamp = tx.now();
    let page: Rows<Own> = OWN.page(tx, person, &[&tenant, &now], request)?;
    let rows = page.rows.into_iter().map(|Own(row)| MySession { present: Some(row.id) == present, ..row });
    Ok(Rows { rows: rows.collect(), next: page.next })
}
