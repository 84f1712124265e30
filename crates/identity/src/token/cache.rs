//! Tokens whose signature was verified, by their hash: a token that comes again costs a hash and not a signature. Door
//! and time are asked anew each time.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;

use super::Claims;

/// Parts with a lock of their own.
const SHARDS: usize = 16;
/// Tokens in a part; all in all some 30 MB.
const IN_SHARD: usize = 2048;

/// A token that was read.
#[derive(Debug, Clone)]
pub(crate) struct Verified {
    pub(crate) claims: Arc<Claims>,
    pub(crate) kid: Arc<str>,
}

type Shard = HashMap<[u8; 32], Verified>;

/// The verified tokens of this process.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    shards: [Mutex<Shard>; SHARDS],
}

impl Cache {
    fn shard(&self, hash: &[u8; 32]) -> MutexGuard<'_, Shard> {
        let shard = &self.shards[usize::from(hash[0]) % SHARDS];
        shard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The token with that hash.
    pub(crate) fn get(&self, hash: &[u8; 32]) -> Option<Verified> {
        self.shard(hash).get(hash).cloned()
    }

    /// Remembers a token until it ends, at most.
    pub(crate) fn insert(&self, hash: [u8; 32], verified: Verified, now: Timestamp) {
        let mut shard = self.shard(&hash);
        if shard.len() >= IN_SHARD {
            shard.retain(|_, verified| verified.claims.expires_at > now);
        }
        if shard.len() >= IN_SHARD {
            // All of them live: there are more callers than room. Any half will do.
            let mut keep = false;
            shard.retain(|_, _| {
                keep = !keep;
                keep
            });
        }
        shard.insert(hash, verified);
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.shards.iter().map(|shard| shard.lock().unwrap_or_else(PoisonError::into_inner).len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use api::id::ClientId;
    use jiff::SignedDuration;

    use super::*;
    use crate::session::Subject;

    fn verified(expires_at: Timestamp) -> Verified {
        let claims = Claims {
            issuer: String::new(),
            tenants: Vec::new(),
            client_id: String::new(),
            subject: Subject::Client { id: ClientId::from_bytes([0; 16]) },
            token_id: String::new(),
            issued_at: Timestamp::UNIX_EPOCH,
            not_before: Timestamp::UNIX_EPOCH,
            expires_at,
            acr: None,
            amr: Vec::new(),
        };
        Verified { claims: Arc::new(claims), kid: "k".into() }
    }

    #[test]
    fn the_cache_is_bounded_and_lets_go_of_what_is_over_first() {
        let cache = Cache::default();
        let now = Timestamp::UNIX_EPOCH;
        let hash = |n: usize| {
            let mut hash = [0; 32];
            hash[8..16].copy_from_slice(&n.to_be_bytes());
            hash
        };
        for n in 0..IN_SHARD {
            cache.insert(hash(n), verified(now), now);
        }
        let living = verified(now + SignedDuration::from_secs(300));
        cache.insert(hash(IN_SHARD), living.clone(), now);
        assert_eq!(cache.len(), 1, "what is over made room");
        for n in 0..10 * IN_SHARD {
            cache.insert(hash(n), living.clone(), now);
        }
        assert!(cache.len() <= IN_SHARD);
        assert!(cache.get(&hash(10 * IN_SHARD - 1)).is_some(), "the newest is there");
    }
}
