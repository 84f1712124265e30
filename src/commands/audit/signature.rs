//! The signature of an export's first line: a detached JWS, ES256 (RFC 7515 appendix F, RFC 7518 §3.4).

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use client::{KeySet, PublicKey};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

/// What is known of a signature. One that does not hold is an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub(super) enum Verdict {
    /// It holds.
    Good {
        /// The name of the key.
        key: String,
    },
    /// There were no keys to check it with.
    NotChecked {
        /// Why, for a person.
        why: String,
    },
}

impl Verdict {
    pub(super) fn not_checked(why: &str) -> Self {
        Self::NotChecked { why: why.to_owned() }
    }
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    kid: String,
    #[serde(default)]
    crit: Option<serde_json::Value>,
    #[serde(default)]
    b64: Option<serde_json::Value>,
}

/// Checks the signature of a text with whichever of the keys it names, or says why there are none.
///
/// # Errors
/// It is no signature, its key is not among those at hand, or it is not that key's signature of this text.
pub(super) fn check(signed: &str, jws: &str, keys: Result<&KeySet, &str>) -> Result<Verdict, String> {
    let (header_text, signature) = jws.split_once("..").ok_or("it is no detached JWS")?;
    let decoded = BASE64URL_NOPAD.decode(header_text.as_bytes()).ok();
    let header: Header =
        decoded.and_then(|json| serde_json::from_slice(&json).ok()).ok_or("its header cannot be read")?;
    if header.alg != "ES256" || header.crit.is_some() || header.b64.is_some() {
        return Err("it is of another kind than ES256".to_owned());
    }
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).map_err(|_| "it is not base64url")?;
    let keys = match keys {
        Ok(keys) => keys,
        Err(why) => return Ok(Verdict::not_checked(why)),
    };
    let key = keys.keys.iter().find(|key| key.kid == header.kid && key.kty == "EC" && key.crv == "P-256");
    let key =
        key.ok_or_else(|| say!("its key `{}` is not among those at hand", header.kid.escape_debug()))?;
    let point = point(key).ok_or("its key cannot be read")?;
    let input = format!("{header_text}.{}", BASE64URL_NOPAD.encode(signed.as_bytes()));
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &point)
        .verify(input.as_bytes(), &signature)
        .map_err(|_| "the header was changed, or another key has signed it")?;
    Ok(Verdict::Good { key: header.kid })
}

/// The uncompressed point: a byte 4, then both coordinates.
fn point(key: &PublicKey) -> Option<Vec<u8>> {
    let coordinate =
        |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).ok().filter(|coordinate| coordinate.len() == 32);
    Some([vec![4], coordinate(&key.x)?, coordinate(&key.y)?].concat())
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::{
        rand::SystemRandom,
        signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
    };

    use super::*;

    fn key(kid: &str) -> (EcdsaKeyPair, KeySet) {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let [_, x_y @ ..] = pair.public_key().as_ref() else { panic!("a point") };
        let (x, y) = (BASE64URL_NOPAD.encode(&x_y[..32]), BASE64URL_NOPAD.encode(&x_y[32..]));
        let public = PublicKey { kty: "EC".to_owned(), crv: "P-256".to_owned(), kid: kid.to_owned(), x, y };
        (pair, KeySet { keys: vec![public] })
    }

    fn sign(pair: &EcdsaKeyPair, header: &str, text: &str) -> String {
        let header = BASE64URL_NOPAD.encode(header.as_bytes());
        let input = format!("{header}.{}", BASE64URL_NOPAD.encode(text.as_bytes()));
        let signature = pair.sign(&SystemRandom::new(), input.as_bytes()).unwrap();
        format!("{header}..{}", BASE64URL_NOPAD.encode(signature.as_ref()))
    }

    const HEADER: &str = r#"{"alg":"ES256","kid":"k1"}"#;

    #[test]
    fn s9_a_signature_holds_for_its_text_and_its_key_alone() {
        let (pair, keys) = key("k1");
        let jws = sign(&pair, HEADER, "head");
        assert_eq!(check("head", &jws, Ok(&keys)), Ok(Verdict::Good { key: "k1".to_owned() }));
        assert!(check("Head", &jws, Ok(&keys)).unwrap_err().contains("was changed"));
        let (_, others) = key("k1");
        assert!(check("head", &jws, Ok(&others)).unwrap_err().contains("another key"));
        let (_, renamed) = key("k2");
        assert!(check("head", &jws, Ok(&renamed)).unwrap_err().contains("not among"));
    }

    #[test]
    fn s9_what_cannot_be_checked_is_not_called_good() {
        let (pair, _) = key("k1");
        let verdict = check("head", &sign(&pair, HEADER, "head"), Err("no answer"));
        assert_eq!(verdict, Ok(Verdict::not_checked("no answer")));
    }

    #[test]
    fn s9_what_is_no_signature_is_refused_even_without_keys() {
        let (pair, keys) = key("k1");
        let none = sign(&pair, r#"{"alg":"none","kid":"k1"}"#, "head");
        let critical = sign(&pair, r#"{"alg":"ES256","kid":"k1","crit":["b64"],"b64":false}"#, "head");
        for jws in ["", "..", "x..y", "e30..", &none, &critical] {
            assert!(check("head", jws, Ok(&keys)).is_err(), "{jws}");
            assert!(check("head", jws, Err("no answer")).is_err(), "{jws}");
        }
    }
}
