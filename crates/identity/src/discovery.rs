//! What a client finds out about the provider (OpenID Connect Discovery 1.0, RFC 8414), and where things lie.

use serde::{Deserialize, Serialize};

/// The document itself.
pub const DISCOVERY: &str = "/.well-known/openid-configuration";
/// The same under the name of RFC 8414.
pub const METADATA: &str = "/.well-known/oauth-authorization-server";
/// Public signing keys.
pub const JWKS: &str = "/oauth/jwks";
/// Where a browser begins the code flow.
pub const AUTHORIZE: &str = "/oauth/authorize";
/// Where grants become tokens.
pub const TOKEN: &str = "/oauth/token";
/// Where a device asks for a code.
pub const DEVICE_AUTHORIZATION: &str = "/oauth/device";
/// Where tokens are given back (RFC 7009).
pub const REVOKE: &str = "/oauth/revoke";
/// Who a token is about.
pub const USERINFO: &str = "/oauth/userinfo";
/// Where a browser logs out.
pub const END_SESSION: &str = "/oauth/logout";
/// The page on which a person enters a user code.
pub const VERIFICATION: &str = "/device";

/// The grant of RFC 8628.
pub const DEVICE_GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// The discovery document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discovery {
    /// The issuer: an origin, without a trailing slash.
    pub issuer: String,
    /// Code flow.
    pub authorization_endpoint: String,
    /// Tokens.
    pub token_endpoint: String,
    /// Device flow.
    pub device_authorization_endpoint: String,
    /// Revocation.
    pub revocation_endpoint: String,
    /// User info.
    pub userinfo_endpoint: String,
    /// Log-out.
    pub end_session_endpoint: String,
    /// Keys.
    pub jwks_uri: String,
    /// Scopes that mean something here.
    pub scopes_supported: Vec<String>,
    /// `code` alone.
    pub response_types_supported: Vec<String>,
    /// `query` alone.
    pub response_modes_supported: Vec<String>,
    /// Grants.
    pub grant_types_supported: Vec<String>,
    /// `public`: a person's `sub` is the same for every client.
    pub subject_types_supported: Vec<String>,
    /// ES256 alone.
    pub id_token_signing_alg_values_supported: Vec<String>,
    /// How a client proves itself.
    pub token_endpoint_auth_methods_supported: Vec<String>,
    /// The same for revocation.
    pub revocation_endpoint_auth_methods_supported: Vec<String>,
    /// S256 alone.
    pub code_challenge_methods_supported: Vec<String>,
    /// Claims of the ID token and of user info.
    pub claims_supported: Vec<String>,
    /// The authorization response names its issuer (RFC 9207).
    pub authorization_response_iss_parameter_supported: bool,
}

/// The document of the tenant whose origin that is.
#[must_use]
pub fn document(origin: &str) -> Discovery {
    let at = |path: &str| format!("{origin}{path}");
    let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let methods = list(&["none", "client_secret_basic", "client_secret_post"]);
    Discovery {
        issuer: origin.to_owned(),
        authorization_endpoint: at(AUTHORIZE),
        token_endpoint: at(TOKEN),
        device_authorization_endpoint: at(DEVICE_AUTHORIZATION),
        revocation_endpoint: at(REVOKE),
        userinfo_endpoint: at(USERINFO),
        end_session_endpoint: at(END_SESSION),
        jwks_uri: at(JWKS),
        scopes_supported: list(crate::client::SCOPES),
        response_types_supported: list(&["code"]),
        response_modes_supported: list(&["query"]),
        grant_types_supported: list(&[
            "authorization_code",
            "refresh_token",
            "client_credentials",
            DEVICE_GRANT,
        ]),
        subject_types_supported: list(&["public"]),
        id_token_signing_alg_values_supported: list(&["ES256"]),
        token_endpoint_auth_methods_supported: methods.clone(),
        revocation_endpoint_auth_methods_supported: methods,
        code_challenge_methods_supported: list(&["S256"]),
        claims_supported: list(&[
            "sub",
            "name",
            "email",
            "email_verified",
            "locale",
            "auth_time",
            "acr",
            "amr",
            "sid",
        ]),
        authorization_response_iss_parameter_supported: true,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn iso_4_every_address_in_the_document_lies_at_the_tenants_origin() {
        let document = super::document("https://portal.example");
        assert_eq!(document.issuer, "https://portal.example");
        let json = serde_json::to_value(&document).unwrap();
        let addresses: Vec<&str> = json
            .as_object()
            .unwrap()
            .iter()
            .filter(|(name, _)| name.ends_with("_endpoint") || name.ends_with("_uri"))
            .map(|(_, value)| value.as_str().unwrap())
            .collect();
        assert_eq!(addresses.len(), 7);
        assert!(
            addresses.iter().all(|address| address.starts_with("https://portal.example/")),
            "{addresses:?}"
        );
    }
}
