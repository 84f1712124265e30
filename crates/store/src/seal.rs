//! Sealing under the master key (`design.md` §7): AES-256-GCM with the place where the bytes live as associated
//! data, so that a row swapped for another does not open (SRV-4). The master key itself is never in the database.

use std::{fmt, sync::Arc};

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    error::Unspecified,
    rand,
};

/// First byte of everything sealed: the form of what follows (nonce, then ciphertext with tag).
const VERSION: u8 = 1;

/// The sealed bytes do not open: another master key, another place, or changed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed bytes do not open under this master key at this place")]
pub struct SealError;

/// Where sealed bytes live: a table, and the values that name the row (or that the row must not be parted from).
#[must_use]
pub fn place(table: &str, values: &[&dyn fmt::Display]) -> String {
    values.iter().fold(table.to_owned(), |place, value| format!("{place}/{value}"))
}

/// The 32 bytes that wrap signing keys, outgoing mail and one-time secrets. Copies are the same key.
#[derive(Clone)]
pub struct MasterKey {
    key: Arc<LessSafeKey>,
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

impl MasterKey {
    /// The master key of those 32 bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        #[expect(clippy::expect_used, reason = "AES-256 takes any 32 bytes")]
        let key = UnboundKey::new(&AES_256_GCM, bytes).expect("32 bytes are an AES-256 key");
        Self { key: Arc::new(LessSafeKey::new(key)) }
    }

    /// Seals bytes for one place, such as `signing_keys/<kid>` or `outbox/<account key>/<kind>`; they open only there.
    ///
    /// # Panics
    /// When the system has no randomness to give, or for more than 64 GiB.
    #[must_use]
    pub fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        #[expect(clippy::expect_used, reason = "without randomness nothing may go on")]
        self.try_seal(place, plain).expect("the system gives randomness")
    }

    fn try_seal(&self, place: &str, plain: &[u8]) -> Result<Vec<u8>, Unspecified> {
        let mut nonce = [0; NONCE_LEN];
        rand::fill(&mut nonce)?;
        let mut sealed = Vec::with_capacity(1 + NONCE_LEN + plain.len() + AES_256_GCM.tag_len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        let mut body = plain.to_vec();
        self.key.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(place.as_bytes()),
            &mut body,
        )?;
        sealed.append(&mut body);
        Ok(sealed)
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// [`SealError`] when it was sealed by another key or for another place, or was changed.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (&version, rest) = sealed.split_first().ok_or(SealError)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE_LEN>().ok_or(SealError)?;
        if version != VERSION {
            return Err(SealError);
        }
        let mut body = body.to_vec();
        let length = self
            .key
            .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(place.as_bytes()), &mut body)
            .map_err(|_| SealError)?
            .len();
        body.truncate(length);
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn srv_4_sealed_bytes_open_only_at_their_place_under_their_key() {
        let key = MasterKey::from_bytes(&[1; 32]);
        let sealed = key.seal("outbox/7", b"a token");
        assert_eq!(key.open("outbox/7", &sealed).unwrap(), b"a token");
        assert_eq!(key.open("outbox/8", &sealed), Err(SealError));
        assert_eq!(MasterKey::from_bytes(&[2; 32]).open("outbox/7", &sealed), Err(SealError));
        assert!(!sealed.windows(7).any(|bytes| bytes == b"a token"));
        assert_ne!(sealed, key.seal("outbox/7", b"a token"));
    }

    #[test]
    fn srv_4_any_changed_or_missing_byte_is_refused() {
        let key = MasterKey::from_bytes(&[1; 32]);
        let sealed = key.seal("here", b"x");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(key.open("here", &changed), Err(SealError), "byte {at}");
            assert_eq!(key.open("here", &sealed[..at]), Err(SealError), "length {at}");
        }
    }
}
