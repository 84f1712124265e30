//! Which tenant a request came in by (Rule T4, ISO-4), read anew for each request: a suspension or a new brand counts at
//! once, in every process.

use api::{id::TenantId, tenants::TenantStatus};
use store::{
    Store,
    keys::TenantKey,
    tables::{brands, domains},
};

use crate::pages::Look;

/// A tenant's door, found by the authority of a request.
#[derive(Debug, Clone)]
pub struct Door {
    /// The name that was asked, in lower case, without its port.
    pub host: String,
    /// The tenant.
    pub tenant: TenantKey,
    /// Its public id.
    pub id: TenantId,
    /// Whether it serves.
    pub status: TenantStatus,
    /// Its primary domain: the issuer's name, and what links bear.
    pub primary: String,
    /// What its pages look like. The API has none: there it is that of a tenant without a brand, which is not read.
    pub look: Look,
}

/// The door of that name, if one is served; with its brand only where `shows` says that a page may be shown.
///
/// # Errors
/// Those of the store.
pub async fn find(store: &Store, host: String, shows: bool) -> Result<Option<Door>, store::Error> {
    store
        .read(move |tx| {
            let Some(served) = domains::at_door(tx, &host)? else { return Ok(None) };
            let brand = if shows { brands::at_door(tx, served.tenant)? } else { None };
            let look = match brand {
                Some(brand) => Look::of(brand),
                None => Look::plain(served.name),
            };
            Ok(Some(Door {
                primary: served.primary.unwrap_or_else(|| host.clone()),
                host: host.clone(),
                tenant: served.tenant,
                id: served.id,
                status: served.status,
                look,
            }))
        })
        .await
}
