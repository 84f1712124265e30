//! Names below a domain that was proved with its subdomains (Rule T1): served at once, for tenants of the same account.

use api::{
    tenants::{DomainStatus, ProvedBy},
    value::DomainName,
};
use domain::proof;
use store::{
    Tx,
    scope::InAccount,
    tables::{
        domains::{self as table, DomainRow},
        tenants as tenant_table,
    },
};

use crate::error::Error;

/// The account's proved domain whose proof holds for that name, if there is one; one without a lost proof comes first. What
/// is itself held by another proof above proves nothing below.
pub(crate) fn above(tx: &mut Tx, owner: &InAccount, name: &DomainName) -> Result<Option<DomainRow>, Error> {
    let served = table::of_account(tx, owner, DomainStatus::Served)?;
    let covers = |row: &DomainRow| {
        let proved = matches!(row.proved_by, Some(ProvedBy::Dns | ProvedBy::Provider));
        proved && row.subdomains && row.name.parse().is_ok_and(|parent| name.is_below(&parent))
    };
    Ok(served.into_iter().filter(covers).min_by_key(|row| row.lost_at))
}

/// Serves the account's claims below a domain that is proved with its subdomains by now; those that are served. A name that
/// another serves stays a claim.
pub(crate) fn below(tx: &mut Tx, owner: &InAccount, parent: &DomainRow) -> Result<Vec<DomainRow>, Error> {
    if !parent.subdomains {
        return Ok(Vec::new());
    }
    let Ok(name) = parent.name.parse::<DomainName>() else { return Ok(Vec::new()) };
    let claims = table::of_account(tx, owner, DomainStatus::Claimed)?;
    let mut served = Vec::new();
    for claim in claims {
        if claim.name.parse::<DomainName>().is_ok_and(|below| below.is_below(&name))
            && serve(tx, owner, &claim, ProvedBy::Parent)?
        {
            served.extend(table::get(tx, owner, claim.tenant, claim.id)?);
        }
    }
    Ok(served)
}

/// Serves a domain by a proof, as the tenant's primary one where none is served; false when another serves the name.
pub(crate) fn serve(tx: &mut Tx, owner: &InAccount, row: &DomainRow, by: ProvedBy) -> Result<bool, Error> {
    let check_at = proof::check_at(by, tx.now());
    if !table::serve(tx, owner, row.key, by, check_at)? {
        return Ok(false);
    }
    let all = table::of_tenant(tx, owner, row.tenant)?;
    if !all.iter().any(|d| d.primary && d.status == DomainStatus::Served) {
        table::make_primary(tx, owner, row.tenant, row.key)?;
    }
    tenant_table::touch(tx, owner, row.tenant)?;
    Ok(true)
}
