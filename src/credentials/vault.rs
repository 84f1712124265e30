//! The encrypted file: AES-256-GCM under a key that a passphrase gives (Argon2id), or that a key file holds.

use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use client::Secret;
use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::entry::Key;
use crate::{
    error::{Error, Result},
    os,
};

/// What a key file begins with; anything else in `CRON_PASSPHRASE_FILE` is a passphrase.
const KEY_FILE: &str = "cron-key-1:";
/// Sealed in the head so that a wrong passphrase is known before anything is written with it.
const PROOF: &[u8] = b"cron vault 1";

/// The head of the vault: public, beside its entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    version: u32,
    salt: String,
    memory_kib: u32,
    passes: u32,
    proof: String,
}

/// A folder of encrypted entries.
#[derive(Debug, Clone)]
pub(super) struct Vault {
    folder: PathBuf,
    /// Where the derived key may be kept: a folder of this login session that only its owner can read.
    cache: Option<PathBuf>,
}

/// The key of a vault.
pub(super) struct VaultKey(LessSafeKey);

impl Vault {
    pub(super) fn at(folder: PathBuf, runtime_dir: Option<&str>) -> Self {
        let cache = runtime_dir.map(PathBuf::from).filter(|dir| dir.is_absolute() && dir.is_dir());
        Self { folder, cache }
    }

    fn head_path(&self) -> PathBuf {
        self.folder.join("vault.json")
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(format!("{}.enc", key.file_stem()))
    }

    /// Whether there is a vault already.
    pub(super) fn exists(&self) -> bool {
        self.head_path().exists()
    }

    fn head(&self) -> Result<Option<Head>> {
        match fs_err::read(self.head_path()) {
            Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|_| {
                Error::local(say!("{} is no vault of this program", self.head_path().display()))
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::local(error.to_string())),
        }
    }

    /// The key out of this login session's cache, without any passphrase.
    pub(super) fn cached_key(&self) -> Result<Option<VaultKey>> {
        let Some(head) = self.head()? else { return Ok(None) };
        let Some(path) = self.cache_path(&head) else { return Ok(None) };
        if !path.exists() || os::others_can_read(&path)? {
            return Ok(None);
        }
        let text = Zeroizing::new(fs_err::read_to_string(&path).map_err(|e| Error::local(e.to_string()))?);
        let bytes = Zeroizing::new(BASE64.decode(text.trim().as_bytes()).unwrap_or_default());
        Ok(key_of(&bytes).ok().filter(|key| proves(key, &head)))
    }

    fn cache_path(&self, head: &Head) -> Option<PathBuf> {
        let salt = BASE64.decode(head.salt.as_bytes()).ok()?;
        Some(self.cache.as_ref()?.join(format!("crontech-{}.key", HEXLOWER.encode(&salt))))
    }

    /// The key out of a passphrase or a key file's text; makes the vault when there is none.
    ///
    /// # Errors
    /// The passphrase is not the vault's.
    pub(super) fn key(&self, passphrase: &Secret) -> Result<VaultKey> {
        let head = self.head()?;
        let new = head.is_none();
        let mut head = match head {
            Some(head) => head,
            None => {
                let mut salt = [0_u8; 16];
                getrandom::fill(&mut salt).map_err(|_| Error::local("this machine gives no random bytes"))?;
                // OWASP's second choice for Argon2id, well above its least: 64 MiB, three passes.
                Head {
                    version: 1,
                    salt: BASE64.encode(&salt),
                    memory_kib: 65_536,
                    passes: 3,
                    proof: String::new(),
                }
            }
        };
        let bytes = derive(passphrase, &head)?;
        let key = key_of(&bytes)?;
        if new {
            head.proof = BASE64.encode(&seal(&key, b"proof", PROOF)?);
            os::private_folder(&self.folder)?;
            os::write_private(&self.head_path(), &serde_json::to_vec(&head)?)?;
        } else if !proves(&key, &head) {
            return Err(Error::sign_in("the passphrase does not open the encrypted credentials")
                .hint(say!("they are in {}", self.folder.display())));
        }
        if let Some(path) = self.cache_path(&head) {
            // Without the cache each command derives it anew: slower, not wrong.
            let _ = os::write_private(&path, BASE64.encode(&bytes).as_bytes());
        }
        Ok(key)
    }

    pub(super) fn read(&self, vault_key: &VaultKey, key: &Key) -> Result<Option<Secret>> {
        let path = self.path(key);
        let sealed = match fs_err::read(&path) {
            Ok(sealed) => sealed,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::local(error.to_string())),
        };
        let opened = open(vault_key, key.text().as_bytes(), &sealed)
            .ok_or_else(|| Error::local(say!("{} does not open: it was changed or moved", path.display())))?;
        let text = std::str::from_utf8(&opened).map_err(|_| Error::local("the entry is no text"))?;
        Ok(Some(Secret::new(text)))
    }

    pub(super) fn write(&self, vault_key: &VaultKey, key: &Key, secret: &Secret) -> Result<()> {
        os::private_folder(&self.folder)?;
        let sealed = seal(vault_key, key.text().as_bytes(), secret.reveal().as_bytes())?;
        os::write_private(&self.path(key), &sealed)
    }

    /// Deletes an entry; this needs no key.
    pub(super) fn delete(&self, key: &Key) -> Result<()> {
        remove(&self.path(key))
    }
}

/// Deletes a file that may be gone already.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs_err::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::local(error.to_string())),
        _ => Ok(()),
    }
}

fn derive(passphrase: &Secret, head: &Head) -> Result<Zeroizing<Vec<u8>>> {
    let text = passphrase.reveal().trim_end_matches(['\n', '\r']);
    if let Some(key) = text.strip_prefix(KEY_FILE) {
        let key = Zeroizing::new(BASE64.decode(key.trim().as_bytes()).unwrap_or_default());
        if key.len() != 32 {
            return Err(Error::usage(say!("a key file is `{KEY_FILE}` and 32 random bytes in base64")));
        }
        return Ok(key);
    }
    if text.is_empty() {
        return Err(Error::usage("the passphrase is empty"));
    }
    let salt =
        BASE64.decode(head.salt.as_bytes()).map_err(|_| Error::local("the vault's head is damaged"))?;
    // Whoever may write the head must not make a command eat the machine's memory.
    if head.memory_kib > 1_048_576 || head.passes > 64 {
        return Err(Error::local("the vault's head is damaged"));
    }
    let params = Params::new(head.memory_kib, head.passes, 1, Some(32))
        .map_err(|_| Error::local("the vault's head is damaged"))?;
    let mut key = Zeroizing::new(vec![0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(text.as_bytes(), &salt, &mut key)
        .map_err(|e| Error::local(say!("no key from the passphrase: {e}")))?;
    Ok(key)
}

fn key_of(bytes: &[u8]) -> Result<VaultKey> {
    let key = UnboundKey::new(&AES_256_GCM, bytes).map_err(|_| Error::local("no key of 32 bytes"))?;
    Ok(VaultKey(LessSafeKey::new(key)))
}

fn proves(key: &VaultKey, head: &Head) -> bool {
    let sealed = BASE64.decode(head.proof.as_bytes()).unwrap_or_default();
    open(key, b"proof", &sealed).is_some_and(|opened| *opened == PROOF)
}

/// Nonce and sealed text; `place` is where it lives, so that a moved file does not open.
fn seal(key: &VaultKey, place: &[u8], text: &[u8]) -> Result<Vec<u8>> {
    let mut nonce = [0_u8; NONCE_LEN];
    getrandom::fill(&mut nonce).map_err(|_| Error::local("this machine gives no random bytes"))?;
    let mut sealed = text.to_vec();
    key.0
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place), &mut sealed)
        .map_err(|_| Error::local("it cannot be sealed"))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn open(key: &VaultKey, place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = sealed.split_at_checked(NONCE_LEN)?;
    let mut text = Zeroizing::new(text.to_vec());
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let length = key.0.open_in_place(nonce, Aad::from(place), &mut text).ok()?.len();
    text.truncate(length);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(subject: &str) -> Key {
        let origin: client::Origin = "https://a.example".parse().unwrap();
        Key { issuer: origin.to_string(), origin, subject: subject.to_owned() }
    }

    #[test]
    fn cli_1_the_file_is_sealed_private_and_bound_to_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path().join("credentials"), None);
        let opened = vault.key(&Secret::new("correct horse\n")).unwrap();
        vault.write(&opened, &key("s"), &Secret::new("refresh-canary")).unwrap();
        assert_eq!(vault.read(&opened, &key("s")).unwrap().unwrap().reveal(), "refresh-canary");
        assert!(vault.read(&opened, &key("t")).unwrap().is_none());
        for file in std::fs::read_dir(folder.path().join("credentials")).unwrap() {
            let path = file.unwrap().path();
            assert!(!os::others_can_read(&path).unwrap(), "{}", path.display());
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(6).any(|w| w == b"canary"), "{}", path.display());
        }
        // A file under another key's name does not open.
        std::fs::rename(vault.path(&key("s")), vault.path(&key("t"))).unwrap();
        assert!(vault.read(&opened, &key("t")).is_err());
        vault.delete(&key("t")).unwrap();
        vault.delete(&key("t")).unwrap();
    }

    #[test]
    fn cli_1_a_wrong_passphrase_is_told_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path().to_owned(), None);
        vault.key(&Secret::new("one")).unwrap();
        let wrong = vault.key(&Secret::new("two")).err().unwrap();
        assert_eq!(wrong.kind(), &crate::error::Kind::SignIn);
        assert!(vault.key(&Secret::new("")).is_err());
    }

    #[test]
    fn the_derived_key_is_kept_for_the_login_session_in_a_private_file() {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path().to_owned(), runtime.path().to_str());
        assert!(vault.cached_key().unwrap().is_none());
        let opened = vault.key(&Secret::new("one")).unwrap();
        vault.write(&opened, &key("s"), &Secret::new("x")).unwrap();
        let cached = vault.cached_key().unwrap().unwrap();
        assert_eq!(vault.read(&cached, &key("s")).unwrap().unwrap().reveal(), "x");
        let path = std::fs::read_dir(runtime.path()).unwrap().next().unwrap().unwrap().path();
        assert!(!os::others_can_read(&path).unwrap());
        // A key that is not this vault's is not taken.
        os::write_private(&path, BASE64.encode(&[7; 32]).as_bytes()).unwrap();
        assert!(vault.cached_key().unwrap().is_none());
    }

    #[test]
    fn a_key_file_needs_no_slow_derivation() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path().to_owned(), None);
        let file = Secret::new(format!("{KEY_FILE}{}\n", BASE64.encode(&[3; 32])));
        let opened = vault.key(&file).unwrap();
        vault.write(&opened, &key("s"), &Secret::new("x")).unwrap();
        assert!(vault.key(&file).is_ok());
        assert!(vault.key(&Secret::new(format!("{KEY_FILE}c2hvcnQ="))).is_err());
    }
}
