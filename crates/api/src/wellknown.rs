//! What a client needs before sign-in: `GET /.well-known/crontech` (`design.md` §1).

use serde::{Deserialize, Serialize};

use crate::{id::TenantId, tenants::Locale};

/// The path of the document.
pub const PATH: &str = "/.well-known/crontech";

/// The document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WellKnown {
    /// 1.
    pub version: u32,
    /// The tenant of this door.
    pub tenant: WellKnownTenant,
    /// Its brand.
    pub brand: WellKnownBrand,
    /// Where the API is: `<origin>/api/v1`.
    pub api: String,
    /// The token issuer: the origin of the tenant's primary domain.
    pub issuer: String,
    /// The public client of the command line.
    pub client_id: String,
    /// The oldest command line that works here.
    pub min_client_version: String,
}

/// The tenant of a door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WellKnownTenant {
    /// Its id.
    pub id: TenantId,
    /// Its brand's name.
    pub name: String,
}

/// The brand of a door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WellKnownBrand {
    /// The logo's address, if there is one.
    pub logo_url: Option<String>,
    /// Primary colour and the colour of text upon it.
    pub colors: [String; 2],
    /// The language.
    pub locale: Locale,
}
