//! Profiles: origin, identity, acting account, defaults.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::StoreKind;
use crate::output::Format;

/// All profiles by name.
pub type Profiles = BTreeMap<String, Profile>;

/// A place where somebody signs in, and as whom. It holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The tenant's door.
    pub origin: client::Origin,
    /// The tenant's name, as people read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// The token issuer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The subject at the issuer: whose credential it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The e-mail or the client's name, as people read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The account to act for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting: Option<String>,
    /// That account's display name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting_name: Option<String>,
    /// Where the secret is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<StoreKind>,
    /// Default: the account to act on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Default: the format of data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<Format>,
}

impl Profile {
    /// A profile for that door, nobody signed in.
    #[must_use]
    pub fn at(origin: client::Origin) -> Self {
        Self {
            origin,
            tenant: None,
            issuer: None,
            subject: None,
            user: None,
            acting: None,
            acting_name: None,
            credentials: None,
            account: None,
            output: None,
        }
    }
}
