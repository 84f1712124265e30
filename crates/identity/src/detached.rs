//! Detached signatures (RFC 7515 appendix F) of what a reader is to check without trusting the platform.

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use serde::Serialize;

use crate::{issuer::Issuer, keys::KeysError};

#[derive(Serialize)]
struct Header<'a> {
    alg: &'a str,
    kid: &'a str,
}

impl Issuer {
    /// Signs bytes with the key that signs now: a JWS in compact form whose payload is left out.
    ///
    /// # Errors
    /// No key signs now.
    pub fn sign_detached(&self, payload: &[u8], now: Timestamp) -> Result<String, KeysError> {
        let keys = self.keys().current();
        let key = keys.signing(now).ok_or(KeysError::None)?;
        let header =
            serde_json::to_vec(&Header { alg: "ES256", kid: &key.kid }).map_err(|_| KeysError::Crypto)?;
        let header = BASE64URL_NOPAD.encode(&header);
        let signed = format!("{header}.{}", BASE64URL_NOPAD.encode(payload));
        let signature = BASE64URL_NOPAD.encode(&key.sign(signed.as_bytes())?);
        Ok(format!("{header}..{signature}"))
    }
}
