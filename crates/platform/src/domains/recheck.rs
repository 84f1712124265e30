//! The daily look at the proofs of served domains (Rule T1): one that is missing puts its domain into quarantine, where it is
//! served for 30 days more and nobody else can take it; then it is a claim again. A job's work, in a unit for each domain.

use api::{
    tenants::{DomainStatus, ProvedBy},
    value::DomainName,
};
use domain::proof::{self, Check, Fate, Verdict, judge};
use jiff::Timestamp;
use store::{
    Tx,
    scope::{InAccount, SystemScope},
    tables::{
        domains::{self as table, DomainRow, OwnedDomain},
        memberships, tenants as tenant_table,
    },
};

use super::{cover, proof as record_of, shown};
use crate::{
    audit,
    dns::Found,
    error::Error,
    operation::Record,
    outbox::{self, Message},
    settings::Settings,
    standing,
};

/// What a look came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The proof is there, as it was.
    Holds,
    /// The DNS gave no answer that counts; it is asked again in an hour.
    Unknown,
    /// The proof is missing, as it was.
    Missing,
    /// The proof is missing from now on.
    Quarantined,
    /// The proof is back.
    Restored,
    /// The quarantine is over.
    Lost,
    /// It was changed meanwhile, and there is nothing to decide.
    Changed,
}

/// Domains whose proof is to be looked at by then.
///
/// # Errors
/// Those of the store.
pub fn due(tx: &mut Tx, system: &SystemScope, now: Timestamp, limit: i64) -> Result<Vec<OwnedDomain>, Error> {
    Ok(table::due(tx, system, now, limit)?)
}

/// Decides on a domain by what the DNS shows at its record's name.
///
/// # Errors
/// Those of the store.
pub fn settle(
    tx: &mut Tx,
    settings: &Settings,
    system: &SystemScope,
    known: &OwnedDomain,
    found: &Found,
    now: Timestamp,
) -> Result<Outcome, Error> {
    let owner = &known.account;
    tenant_table::lock(tx, owner, known.domain.tenant)?;
    let Some(row) = table::get(tx, owner, known.domain.tenant, known.domain.id)? else {
        return Ok(Outcome::Changed);
    };
    if row.status != DomainStatus::Served || row.proved_by != known.domain.proved_by {
        return Ok(Outcome::Changed);
    }
    let Some(check) = look(tx, owner, &row, found, now)? else { return Ok(Outcome::Changed) };
    let Fate::Served { lost_at, check_at } = proof::fate(check, row.lost_at, now) else {
        lose(tx, owner, &row)?;
        note(tx, system, owner, &row, "domains:lose")?;
        warn(tx, settings, owner, &row, None)?;
        return Ok(Outcome::Lost);
    };
    table::checked(tx, owner, row.key, lost_at, check_at)?;
    Ok(match (row.lost_at, lost_at) {
        _ if check == Check::Unknown => Outcome::Unknown,
        (None, None) => Outcome::Holds,
        (Some(_), Some(_)) => Outcome::Missing,
        (Some(_), None) => {
            note(tx, system, owner, &row, "domains:restore")?;
            Outcome::Restored
        }
        (None, Some(lost_at)) => {
            note(tx, system, owner, &row, "domains:quarantine")?;
            warn(tx, settings, owner, &row, Some(proof::quarantined_until(lost_at)))?;
            Outcome::Quarantined
        }
    })
}

/// How the proof stands; none where the platform's own word is the proof. A domain that hangs on the proof of one above it
/// shares the other's quarantine, unless its own record is there by now.
fn look(
    tx: &mut Tx,
    owner: &InAccount,
    row: &DomainRow,
    found: &Found,
    now: Timestamp,
) -> Result<Option<Check>, Error> {
    let own = match found {
        Found::Unknown(_) => Check::Unknown,
        Found::Values(values) if judge(&row.proof, values) == Verdict::Found => Check::Holds,
        Found::Values(_) => Check::Missing(now),
    };
    match row.proved_by {
        Some(ProvedBy::Dns) => Ok(Some(own)),
        Some(ProvedBy::Parent) => {
            let name: DomainName =
                row.name.parse().map_err(|e| Error::fault(format!("a stored domain: {e}")))?;
            let parent = cover::above(tx, owner, &name)?;
            if parent.as_ref().is_some_and(|parent| parent.lost_at.is_none()) {
                return Ok(Some(Check::Holds));
            }
            if own == Check::Holds {
                cover::serve(tx, owner, row, ProvedBy::Dns)?;
            }
            let since = parent.and_then(|parent| parent.lost_at).unwrap_or(now);
            Ok(Some(if own == Check::Missing(now) { Check::Missing(since) } else { own }))
        }
        Some(ProvedBy::Suffix | ProvedBy::Provider) | None => Ok(None),
    }
}

/// Makes it a claim again. Where it was the tenant's primary domain, another served one takes its place.
fn lose(tx: &mut Tx, owner: &InAccount, row: &DomainRow) -> Result<(), Error> {
    table::lose(tx, owner, row.key)?;
    if row.primary {
        let all = table::of_tenant(tx, owner, row.tenant)?;
        if let Some(next) = all.iter().find(|other| other.status == DomainStatus::Served) {
            table::make_primary(tx, owner, row.tenant, next.key)?;
        }
    }
    Ok(tenant_table::touch(tx, owner, row.tenant)?)
}

/// Tells the owner account's chain.
fn note(
    tx: &mut Tx,
    system: &SystemScope,
    owner: &InAccount,
    before: &DomainRow,
    action: &str,
) -> Result<(), Error> {
    let after = table::get(tx, owner, before.tenant, before.id)?;
    let record = Record::of(before.id).before(shown(before)).after(after.as_ref().map(shown));
    audit::append_by_hand(tx, system, owner, action, &record)
}

/// Tells the owner account's owner user, at the door of the tenant that the account uses.
fn warn(
    tx: &mut Tx,
    settings: &Settings,
    owner: &InAccount,
    row: &DomainRow,
    until: Option<Timestamp>,
) -> Result<(), Error> {
    let Some(person) = memberships::owner(tx, owner)? else { return Ok(()) };
    let tenant = standing::load_place(tx, owner.path())?.tenant()?;
    let record = record_of(row);
    let message = Message::DomainProofMissing {
        domain: row.name.clone(),
        record_name: record.record_name,
        record_value: record.record_value,
        until,
    };
    outbox::enqueue(tx, settings, owner, tenant, &person.email, &message)
}
