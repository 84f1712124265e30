//! The operator's hand: serves a claimed domain without a proof in the DNS (Rule T1).

use api::{
    id::TenantId,
    problem::Code,
    tenants::{DomainStatus, ProvedBy},
    value::DomainName,
};
use store::{
    Tx,
    scope::SystemScope,
    tables::{
        domains::{self as table, Claim, DomainRow},
        tenants as tenant_table,
    },
};

use super::{cover, in_use, shown};
use crate::{audit, error::Error, operation::Record};

/// A domain that is served now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// The domain.
    pub domain: String,
    /// The tenant.
    pub tenant: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// Whether it was served already.
    pub unchanged: bool,
}

/// Serves a claimed domain. `tenant` says whose claim, where several tenants claim the name.
///
/// # Errors
/// 404 when nobody claims it (or not that tenant), 409 when several do and none is named, or another is served.
pub fn approve(
    tx: &mut Tx,
    system: &SystemScope,
    name: &DomainName,
    tenant: Option<TenantId>,
) -> Result<Approved, Error> {
    let all = table::claims(tx, system, name.as_str())?;
    let served = all.iter().find(|c| c.domain.status == DomainStatus::Served).map(|c| c.tenant_id);
    let mut claims: Vec<Claim> =
        all.into_iter().filter(|c| tenant.is_none_or(|t| t == c.tenant_id)).collect();
    if claims.len() > 1 {
        let names: Vec<_> = claims.iter().map(|c| format!("{} ({})", c.tenant_name, c.tenant_id)).collect();
        let detail = format!("Several tenants claim `{}`: {}.", name.as_str(), names.join(", "));
        return Err(Error::refused(Code::StateConflict, detail).hint("Name one of them."));
    }
    let Some(claim) = claims.pop() else {
        return Err(Error::refused(Code::DomainNotFound, format!("No such claim to `{}`.", name.as_str())));
    };
    let unchanged = served == Some(claim.tenant_id);
    if !unchanged {
        let below = serve(tx, &claim, name)?;
        let record = Record::of(claim.domain.id)
            .before(serde_json::json!({ "name": claim.domain.name, "status": DomainStatus::Claimed }))
            .after(serde_json::json!({ "name": claim.domain.name, "status": DomainStatus::Served }));
        audit::append_by_hand(tx, system, &claim.account, "domains:approve", &record)?;
        for row in below {
            let record = Record::of(row.id).after(shown(&row));
            audit::append_by_hand(tx, system, &claim.account, "domains:approve", &record)?;
        }
    }
    Ok(Approved {
        domain: claim.domain.name,
        tenant: claim.tenant_id,
        tenant_name: claim.tenant_name,
        unchanged,
    })
}

fn serve(tx: &mut Tx, claim: &Claim, name: &DomainName) -> Result<Vec<DomainRow>, Error> {
    let (owner, tenant) = (&claim.account, claim.domain.tenant);
    tenant_table::lock(tx, owner, tenant)?;
    if !cover::serve(tx, owner, &claim.domain, ProvedBy::Provider)? {
        return Err(in_use("", name.as_str()));
    }
    cover::below(tx, owner, &claim.domain)
}
