//! The keys that a platform publishes (RFC 7517), found by its metadata.

use serde::{Deserialize, Serialize};

use crate::{
    discovery::{at_origin, fetch},
    error::{Error, Result},
    retry::RetryPolicy,
    transport::Http,
};

/// A set of keys (RFC 7517 §5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet {
    /// The keys; those of kinds that are not known here are there, too.
    pub keys: Vec<PublicKey>,
}

/// A public key; the members of an elliptic-curve key (RFC 7518 §6.2.1), empty when missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PublicKey {
    /// The kind of key, such as `EC`.
    pub kty: String,
    /// The curve, such as `P-256`.
    pub crv: String,
    /// The key's name.
    pub kid: String,
    /// The point's first coordinate, base64url.
    pub x: String,
    /// The point's second coordinate, base64url.
    pub y: String,
}

#[derive(Deserialize)]
struct Metadata {
    jwks_uri: String,
}

/// Fetches the keys of the tenant at that door, without any credential.
///
/// # Errors
/// No answer, no metadata, or keys at another origin.
pub async fn key_set(http: &Http, retry: RetryPolicy) -> Result<KeySet> {
    let origin = http.origin();
    let url =
        origin.join("/.well-known/openid-configuration").map_err(|error| Error::Usage(error.to_string()))?;
    let metadata: Metadata = fetch(http, url, retry).await?;
    fetch(http, at_origin(origin, &metadata.jwks_uri, "the set of keys")?, retry).await
}
