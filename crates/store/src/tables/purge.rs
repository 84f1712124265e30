//! What hangs on an account, deleted for good a bounded number of rows at a time (Rule A7). Nothing of it can be brought
//! back; whoever calls has found the account to be closed and its time to be up.

use crate::{
    error::Error,
    keys::{ClientKey, MembershipKey, TenantKey, UserKey},
    row::{FromRow, Row},
    scope::{InAccount, Person, SystemScope},
    statement::Statement,
    tx::Tx,
};

statements! {
    MEMBERS: InAccount = "SELECT key, user_key, CASE WHEN client IS NULL AND status <> 'revoked' THEN 1 ELSE 0 END
        FROM memberships WHERE account = ?1 ORDER BY key LIMIT ?2";
    GRANTS: InAccount = "DELETE FROM grants WHERE account = ?1 AND membership = ?2";
    INVITATIONS: InAccount = "DELETE FROM invitations WHERE account = ?1 AND membership = ?2";
    OFFERS: InAccount = "DELETE FROM owner_offers WHERE account = ?1 AND membership = ?2";
    MEMBER: InAccount = "DELETE FROM memberships WHERE account = ?1 AND key = ?2";
    LEFT: Person = "SELECT count(*) FROM memberships WHERE user_key = ?1 AND status <> 'revoked'";
    TOKENS_OF_PERSON: Person = "DELETE FROM refresh_tokens WHERE session IN
        (SELECT key FROM sessions WHERE user_key = ?1)";
    SESSIONS_OF_PERSON: Person = "DELETE FROM sessions WHERE user_key = ?1";
    BROWSERS_OF_PERSON: Person = "DELETE FROM browser_sessions WHERE user_key = ?1";
    CLIENTS: InAccount = "SELECT key, CASE WHEN status = 'active' THEN 1 ELSE 0 END FROM clients
        WHERE account = ?1 ORDER BY key LIMIT ?2";
    SECRETS: InAccount = "DELETE FROM client_secrets WHERE account = ?1 AND client = ?2";
    CLIENT: InAccount = "DELETE FROM clients WHERE account = ?1 AND key = ?2";
    GROUPS: InAccount = "DELETE FROM groups WHERE account = ?1 AND key IN
        (SELECT key FROM groups WHERE account = ?1 ORDER BY key LIMIT ?2)";
    // Whoever was given one lay below the account, and went before.
    PLANS: InAccount = "DELETE FROM plans WHERE account = ?1 AND key IN
        (SELECT key FROM plans WHERE account = ?1 ORDER BY key LIMIT ?2)";
    TENANT: InAccount = "SELECT key FROM tenants WHERE account = ?1 ORDER BY key LIMIT 1";
    // What lies at a tenant's door has no account of its own (Rule S1): it goes with the tenant.
    TOKENS_AT: SystemScope = "DELETE FROM refresh_tokens WHERE hash IN (SELECT r.hash FROM sessions s
        JOIN refresh_tokens r ON r.session = s.key WHERE s.tenant = ?1 ORDER BY r.hash LIMIT ?2)";
    SESSIONS_AT: SystemScope = "DELETE FROM sessions WHERE key IN
        (SELECT key FROM sessions WHERE tenant = ?1 ORDER BY key LIMIT ?2)";
    BROWSERS_AT: SystemScope = "DELETE FROM browser_sessions WHERE hash IN
        (SELECT hash FROM browser_sessions WHERE tenant = ?1 ORDER BY hash LIMIT ?2)";
    RESETS_AT: SystemScope = "DELETE FROM password_resets WHERE hash IN
        (SELECT hash FROM password_resets WHERE tenant = ?1 ORDER BY hash LIMIT ?2)";
    EVENTS_AT: SystemScope = "DELETE FROM security_events WHERE key IN
        (SELECT key FROM security_events WHERE tenant = ?1 ORDER BY key LIMIT ?2)";
    DEVICES_AT: SystemScope = "DELETE FROM device_codes WHERE hash IN
        (SELECT hash FROM device_codes WHERE tenant = ?1 ORDER BY hash LIMIT ?2)";
    CODES_AT: SystemScope = "DELETE FROM authorization_codes WHERE hash IN
        (SELECT hash FROM authorization_codes WHERE tenant = ?1 ORDER BY hash LIMIT ?2)";
    MAILS_AT: SystemScope = "DELETE FROM outbox WHERE key IN
        (SELECT key FROM outbox WHERE tenant = ?1 ORDER BY key LIMIT ?2)";
    ASKED_AT: SystemScope = "DELETE FROM access_requests WHERE key IN
        (SELECT key FROM access_requests WHERE tenant = ?1 ORDER BY key LIMIT ?2)";
    DOMAINS: InAccount = "DELETE FROM domains WHERE account = ?1 AND key IN
        (SELECT key FROM domains WHERE account = ?1 AND tenant = ?2 ORDER BY key LIMIT ?3)";
    BRAND: InAccount = "DELETE FROM brands WHERE account = ?1 AND tenant = ?2";
    BRAND_GRANTS: InAccount = "DELETE FROM brand_grants WHERE account = ?1 AND tenant = ?2";
    GRANTED: InAccount = "DELETE FROM brand_grants WHERE grantee IN (SELECT key FROM accounts WHERE key = ?1)";
    DROP_TENANT: InAccount = "DELETE FROM tenants WHERE account = ?1 AND key = ?2";
    MAILS: InAccount = "DELETE FROM outbox WHERE account = ?1 AND key IN
        (SELECT key FROM outbox WHERE account = ?1 ORDER BY key LIMIT ?2)";
    KEYS: InAccount = "DELETE FROM idempotency WHERE account = ?1 AND idempotency_key IN
        (SELECT idempotency_key FROM idempotency WHERE account = ?1 ORDER BY idempotency_key LIMIT ?2)";
    ENTRIES: InAccount = "DELETE FROM audit_entries WHERE account = ?1 AND seq IN
        (SELECT seq FROM audit_entries WHERE account = ?1 ORDER BY seq LIMIT ?2)";
    // There are few of these of one account.
    LABELS: InAccount = "DELETE FROM labels WHERE account = ?1";
    LIMITS: InAccount = "DELETE FROM limit_use WHERE account = ?1";
    HEAD: InAccount = "DELETE FROM audit_heads WHERE account = ?1";
    ACCOUNT: InAccount = "DELETE FROM accounts WHERE key = ?1";
}

/// A membership that goes.
struct Member {
    key: MembershipKey,
    user: Option<UserKey>,
    counts: bool,
}

impl FromRow for Member {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { key: row.get(0)?, user: row.get(1)?, counts: row.get(2)? })
    }
}

/// What went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gone {
    /// How many rows, about: what hangs on one of them is not counted.
    pub rows: i64,
    /// How many of them a limit counted.
    pub counted: i64,
}

/// Deletes members with their grants and invitations; of a person who is a member of nothing else the sessions, too. Those
/// that count are people.
///
/// # Errors
/// Those of the store.
pub fn members(tx: &mut Tx<'_>, account: &InAccount, most: i64) -> Result<Gone, Error> {
    let mut gone = Gone::default();
    for member in tx.all::<_, Member>(&MEMBERS, account, &[&most])? {
        tx.execute(&GRANTS, account, &[&member.key])?;
        tx.execute(&INVITATIONS, account, &[&member.key])?;
        tx.execute(&OFFERS, account, &[&member.key])?;
        tx.execute(&MEMBER, account, &[&member.key])?;
        if let Some(person) = member.user.map(Person::new) {
            let (left,): (i64,) = tx.one(&LEFT, &person, &[])?;
            if left == 0 {
                for statement in [&TOKENS_OF_PERSON, &SESSIONS_OF_PERSON, &BROWSERS_OF_PERSON] {
                    tx.execute(statement, &person, &[])?;
                }
            }
        }
        gone.rows += 1;
        gone.counted += i64::from(member.counts);
    }
    Ok(gone)
}

/// Deletes API clients with their secrets, once their memberships are gone. Those that count worked.
///
/// # Errors
/// Those of the store.
pub fn clients(tx: &mut Tx<'_>, account: &InAccount, most: i64) -> Result<Gone, Error> {
    let mut gone = Gone::default();
    for (key, counts) in tx.all::<_, (ClientKey, bool)>(&CLIENTS, account, &[&most])? {
        tx.execute(&SECRETS, account, &[&key])?;
        tx.execute(&CLIENT, account, &[&key])?;
        gone.rows += 1;
        gone.counted += i64::from(counts);
    }
    Ok(gone)
}

/// Deletes of one of the account's tenants what lies at its door, then the tenant with its domains and brand; nothing when it
/// has none left. Nobody else uses it any more: whoever did lay below the account, and went before.
///
/// # Errors
/// Those of the store.
pub fn tenant(tx: &mut Tx<'_>, system: &SystemScope, account: &InAccount, most: i64) -> Result<Gone, Error> {
    let Some((tenant,)): Option<(TenantKey,)> = tx.optional(&TENANT, account, &[])? else {
        return Ok(Gone::default());
    };
    let mut rows = 0;
    for statement in [
        &TOKENS_AT,
        &SESSIONS_AT,
        &BROWSERS_AT,
        &RESETS_AT,
        &EVENTS_AT,
        &DEVICES_AT,
        &CODES_AT,
        &MAILS_AT,
        &ASKED_AT,
    ] {
        rows += delete(tx, statement, system, &[&tenant, &(most - rows)])?;
        if rows >= most {
            return Ok(Gone { rows, counted: 0 });
        }
    }
    rows += delete(tx, &DOMAINS, account, &[&tenant, &(most - rows)])?;
    if rows < most {
        tx.execute(&BRAND_GRANTS, account, &[&tenant])?;
        tx.execute(&BRAND, account, &[&tenant])?;
        tx.execute(&DROP_TENANT, account, &[&tenant])?;
        rows += 1;
    }
    Ok(Gone { rows, counted: 0 })
}

/// Deletes what nothing else hangs on: groups, plans, mails, idempotency keys, audit entries.
///
/// # Errors
/// Those of the store.
pub fn rest(tx: &mut Tx<'_>, account: &InAccount, most: i64) -> Result<Gone, Error> {
    let mut rows = 0;
    for statement in [&GROUPS, &PLANS, &MAILS, &KEYS, &ENTRIES] {
        if rows < most {
            rows += delete(tx, statement, account, &[&(most - rows)])?;
        }
    }
    Ok(Gone { rows, counted: 0 })
}

/// Deletes the account itself, once nothing else hangs on it.
///
/// # Errors
/// Those of the store; a broken reference where something still does.
pub fn account(tx: &mut Tx<'_>, account: &InAccount) -> Result<(), Error> {
    for statement in [&LABELS, &LIMITS, &GRANTED, &HEAD, &ACCOUNT] {
        tx.execute(statement, account, &[])?;
    }
    Ok(())
}

fn delete<S: crate::scope::Scope>(
    tx: &mut Tx<'_>,
    statement: &Statement<S>,
    scope: &S,
    parameters: &[&dyn crate::value::ToValue],
) -> Result<i64, Error> {
    let rows = tx.execute(statement, scope, parameters)?;
    Ok(i64::try_from(rows).unwrap_or(i64::MAX))
}
