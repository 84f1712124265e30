//! `cron platform domains approve`: the operator's hand (Rule T1).

use anyhow::Result;
use api::{id::TenantId, value::DomainName};
use platform::domains::{self, Approved};
use store::scope::SystemScope;

use crate::serve::Place;

/// Serves a claimed domain.
///
/// # Errors
/// Nobody claims it, several do and none is named, or another tenant's is served.
pub async fn run(
    place: Place,
    domain: DomainName,
    tenant: Option<TenantId>,
) -> Result<Approved, platform::Error> {
    let store = place.open_existing().await.map_err(|error| platform::Error::fault(format!("{error:#}")))?;
    let approved =
        store.write(move |tx| domains::approve(tx, &SystemScope::for_startup(), &domain, tenant)).await;
    store.close().await;
    approved
}
