//! The proof key (RFC 7636, S256), and other values that nobody can guess.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    Secret,
    error::{Error, Result},
};

/// 256 random bits in letters and digits that need no escaping.
pub(super) fn random() -> Result<Secret> {
    let mut random = Zeroizing::new([0_u8; 32]);
    getrandom::fill(random.as_mut_slice())
        .map_err(|_| Error::Usage("this machine gives no random bytes".to_owned()))?;
    Ok(Secret::new(BASE64URL_NOPAD.encode(random.as_slice())))
}

/// What is told of a verifier before it is shown (RFC 7636 §4.2).
pub(super) fn challenge(verifier: &Secret) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(verifier.reveal().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_rfc() {
        // RFC 7636, appendix B.
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert_ne!(random().unwrap().reveal(), random().unwrap().reveal());
    }
}
