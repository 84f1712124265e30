//! Signing keys: ES256, one set for all tenants (`design.md` §7, TOK-4).
//!
//! The next key is published before its use, so that every process and every client has it by then; old ones are kept
//! for the longest life of a token. The private part is sealed under the master key.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{
        ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, ParsedPublicKey,
    },
};
use data_encoding::BASE64URL_NOPAD;
use domain::times;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{
    Store, Tx,
    scope::SystemScope,
    seal::{self, MasterKey},
    tables::signing_keys::{self, SigningKeyRow},
};
use tokio::sync::Mutex;

/// When keys change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotation {
    /// For how long a key signs.
    pub every: SignedDuration,
    /// How long before its use a key is published. Every process reads the keys anew far more often.
    pub ahead: SignedDuration,
}

impl Default for Rotation {
    fn default() -> Self {
        Self { every: SignedDuration::from_hours(30 * 24), ahead: SignedDuration::from_hours(24) }
    }
}

/// How long a key is published after its last signature: a token's longest life, and what clocks may differ.
const KEPT: SignedDuration =
    SignedDuration::from_secs(times::ACCESS_TOKEN.as_secs() + times::CLOCK_SKEW.as_secs());

/// How rarely an unknown key may make a process read the keys anew.
pub const COOL_DOWN: SignedDuration = SignedDuration::from_secs(10);

/// Keys could not be read, made or used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A key does not open: this is another database's master key, or the row was changed.
    #[error("signing key {0} does not open under this master key")]
    Sealed(String),
    /// A key was opened and is none.
    #[error("signing key {0} is damaged")]
    Damaged(String),
    /// No key signs yet.
    #[error("no signing key is active")]
    None,
    /// The machine gives no randomness, or no memory.
    #[error("signing failed")]
    Crypto,
}

/// A public key as a JSON Web Key (RFC 7517, RFC 7518 §6.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// `EC`.
    pub kty: String,
    /// `P-256`.
    pub crv: String,
    /// Base64url of 32 bytes.
    pub x: String,
    /// Base64url of 32 bytes.
    pub y: String,
    /// `sig`.
    #[serde(rename = "use")]
    pub usage: String,
    /// `ES256`.
    pub alg: String,
    /// Its name in the header of tokens.
    pub kid: String,
}

/// The published keys (RFC 7517 §5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwks {
    /// The keys, the oldest first.
    pub keys: Vec<Jwk>,
}

/// A key of the snapshot.
pub(crate) struct Key {
    pub(crate) kid: String,
    pub(crate) public: ParsedPublicKey,
    pair: EcdsaKeyPair,
    jwk: Jwk,
    active_from: Timestamp,
}

impl Key {
    /// The 64 bytes of an ES256 signature (RFC 7518 §3.4).
    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeysError> {
        let signature = self.pair.sign(&SystemRandom::new(), message).map_err(|_| KeysError::Crypto)?;
        Ok(signature.as_ref().to_vec())
    }
}

/// The keys as they were read.
pub struct KeySet {
    /// The oldest first.
    keys: Vec<Key>,
    by_kid: HashMap<String, usize>,
}

impl fmt::Debug for KeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.keys.iter().map(|key| &key.kid)).finish()
    }
}

impl KeySet {
    fn open(rows: &[SigningKeyRow], master: &MasterKey) -> Result<Self, KeysError> {
        let keys: Vec<Key> = rows.iter().map(|row| open(row, master)).collect::<Result<_, _>>()?;
        let by_kid = keys.iter().enumerate().map(|(at, key)| (key.kid.clone(), at)).collect();
        Ok(Self { keys, by_kid })
    }

    /// The key that signs at a time: the newest whose time has come.
    pub(crate) fn signing(&self, now: Timestamp) -> Option<&Key> {
        self.keys.iter().rev().find(|key| key.active_from <= now)
    }

    /// The key of that name.
    pub(crate) fn get(&self, kid: &str) -> Option<&Key> {
        self.by_kid.get(kid).and_then(|&at| self.keys.get(at))
    }

    /// The published document: what signs, what will, and what may still be met.
    #[must_use]
    pub fn jwks(&self) -> Jwks {
        Jwks { keys: self.keys.iter().map(|key| key.jwk.clone()).collect() }
    }
}

fn place(kid: &str) -> String {
    seal::place("signing_keys", &[&kid])
}

fn open(row: &SigningKeyRow, master: &MasterKey) -> Result<Key, KeysError> {
    let damaged = || KeysError::Damaged(row.kid.clone());
    let pkcs8 =
        master.open(&place(&row.kid), &row.private_sealed).map_err(|_| KeysError::Sealed(row.kid.clone()))?;
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8).map_err(|_| damaged())?;
    let public =
        ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, pair.public_key().as_ref()).map_err(|_| damaged())?;
    // The public part is made of the private one: what is stored of it is for people to read.
    let jwk = jwk(&row.kid, &pair).ok_or_else(damaged)?;
    Ok(Key { kid: row.kid.clone(), public, pair, jwk, active_from: row.active_from })
}

fn jwk(kid: &str, pair: &EcdsaKeyPair) -> Option<Jwk> {
    // Uncompressed: a byte 4, then both coordinates.
    let [4, point @ ..] = pair.public_key().as_ref() else { return None };
    let (x, y) = point.split_at_checked(32)?;
    Some(Jwk {
        kty: "EC".to_owned(),
        crv: "P-256".to_owned(),
        x: BASE64URL_NOPAD.encode(x),
        y: BASE64URL_NOPAD.encode(y),
        usage: "sig".to_owned(),
        alg: "ES256".to_owned(),
        kid: kid.to_owned(),
    })
}

/// Makes the first key, or the next one when its time has come, and deletes those whose tokens are all over; whether
/// anything changed.
///
/// # Errors
/// The store, or the machine's randomness.
pub fn rotate(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    master: &MasterKey,
    rotation: Rotation,
) -> Result<bool, KeysError> {
    let now = tx.now();
    let after = |time: Timestamp, by: SignedDuration| time.saturating_add(by).unwrap_or(Timestamp::MAX);
    let rows = signing_keys::lock(tx)?;
    let deleted = signing_keys::delete_over(tx, system)? > 0;
    let active_from = match rows.last() {
        None => now,
        Some(newest) => {
            let due = after(newest.active_from, rotation.every);
            if now < due.saturating_sub(rotation.ahead).unwrap_or(Timestamp::MIN) {
                return Ok(deleted);
            }
            // Late, it is still published for a while before it signs.
            due.max(after(now, rotation.ahead))
        }
    };
    make(tx, system, master, active_from)?;
    Ok(true)
}

/// Makes the next key without waiting for its time, such as after a leak: it is published now and signs after
/// `rotation.ahead`, or when a key that is published already was to sign, if that is sooner. Gives the time from which the
/// newest key signs.
///
/// # Errors
/// [`KeysError::Sealed`] under another master key; the store, or the machine's randomness.
pub fn make_next(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    master: &MasterKey,
    rotation: Rotation,
) -> Result<Timestamp, KeysError> {
    let rows = signing_keys::lock(tx)?;
    KeySet::open(&rows, master)?;
    let active_from = tx.now().saturating_add(rotation.ahead).unwrap_or(Timestamp::MAX);
    let now = tx.now();
    if let Some(next) = rows.iter().find(|key| now < key.active_from && key.active_from <= active_from) {
        return Ok(next.active_from);
    }
    make(tx, system, master, active_from)?;
    Ok(active_from)
}

fn make(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    master: &MasterKey,
    active_from: Timestamp,
) -> Result<(), KeysError> {
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| KeysError::Crypto)?;
    let pkcs8 = pair.to_pkcs8v1().map_err(|_| KeysError::Crypto)?;
    let kid = BASE64URL_NOPAD.encode(&tx.random::<9>());
    let jwk = jwk(&kid, &pair).and_then(|jwk| serde_json::to_string(&jwk).ok()).ok_or(KeysError::Crypto)?;
    signing_keys::insert(tx, system, &kid, &jwk, &master.seal(&place(&kid), pkcs8.as_ref()), active_from)?;
    signing_keys::retire(
        tx,
        system,
        active_from,
        active_from.saturating_add(KEPT).unwrap_or(Timestamp::MAX),
    )?;
    Ok(())
}

/// The keys that this process knows, read from the store it shares with others.
pub struct Keys {
    store: Store,
    master: MasterKey,
    system: Arc<SystemScope>,
    rotation: Rotation,
    current: RwLock<Arc<KeySet>>,
    /// When an unknown key last made this process read; held while it reads, so that one does.
    learned: Mutex<Option<Timestamp>>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Keys").field(&self.current()).finish()
    }
}

impl Keys {
    /// Reads the keys, and makes the first one when there is none.
    ///
    /// # Errors
    /// They cannot be read, or do not open under this master key.
    pub async fn open(
        store: Store,
        master: MasterKey,
        rotation: Rotation,
        system: SystemScope,
    ) -> Result<Self, KeysError> {
        let none = KeySet { keys: Vec::new(), by_kid: HashMap::new() };
        let current = RwLock::new(Arc::new(none));
        let learned = Mutex::new(None);
        let keys = Self { store, master, system: Arc::new(system), rotation, current, learned };
        keys.maintain().await?;
        Ok(keys)
    }

    /// Makes and deletes keys as their time comes, and reads them. Run it every minute or so: a process that learns of
    /// the next key before it signs meets no unknown one.
    ///
    /// # Errors
    /// The store, or the machine's randomness; then the keys that are known stay.
    pub async fn maintain(&self) -> Result<(), KeysError> {
        let (master, system, rotation) = (self.master.clone(), Arc::clone(&self.system), self.rotation);
        self.store.write(move |tx| rotate(tx, &system, &master, rotation)).await?;
        self.reload().await
    }

    async fn reload(&self) -> Result<(), KeysError> {
        let rows = self.store.read(signing_keys::list).await?;
        let keys = Arc::new(KeySet::open(&rows, &self.master)?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }

    /// The keys as they were last read.
    #[must_use]
    pub fn current(&self) -> Arc<KeySet> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the keys because a token names one that is not known: another process may have made it. Once per
    /// [`COOL_DOWN`], whoever asks and however many; whether the key is known now.
    pub async fn learn(&self, kid: &str, now: Timestamp) -> bool {
        let mut learned = self.learned.lock().await;
        if self.current().get(kid).is_some() {
            return true;
        }
        // A clock that was put back does not close this for long.
        if learned.is_some_and(|last| now.duration_since(last).abs() < COOL_DOWN) {
            return false;
        }
        *learned = Some(now);
        if let Err(error) = self.reload().await {
            tracing::warn!(%error, "signing keys could not be read; those that are known stay");
        }
        self.current().get(kid).is_some()
    }
}
