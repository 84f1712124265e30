//! Secrets that the platform makes for others to present: 256 random bits as text, of which the database holds the
//! SHA-256 alone (`design.md` §7). For refresh tokens, codes, cookies, invitations and the secrets of clients alike.

use aws_lc_rs::digest;
use data_encoding::BASE64URL_NOPAD;

use crate::tx::Tx;

/// A new one, of 43 letters, digits, `-` and `_`.
pub fn new(tx: &mut Tx<'_>) -> String {
    BASE64URL_NOPAD.encode(&tx.random::<32>())
}

/// What is stored and looked up for one, of whatever length it comes.
#[must_use]
pub fn hash(token: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, token.as_bytes()).as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_plain_sha_256_of_the_text() {
        let hash = data_encoding::HEXLOWER.encode(&hash("abc"));
        assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
