//! How long things last, where the rules have a number.

use jiff::SignedDuration;

/// From closing an account to its purge (Rule A7); also for how long a domain with a lost proof is kept (Rule T1).
pub const PURGE_AFTER: SignedDuration = SignedDuration::from_hours(30 * 24);

/// For how long a domain whose proof was lost is kept (Rule T1).
pub const QUARANTINE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How often a domain's proof is looked at again (Rule T1).
pub const PROOF_EVERY: SignedDuration = SignedDuration::from_hours(24);

/// How soon it is looked at again when the DNS gave no answer.
pub const PROOF_RETRY: SignedDuration = SignedDuration::from_hours(1);

/// For how long an idempotency key and its answer are kept (`api.md`, writes).
pub const IDEMPOTENCY_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// For how long a one-time secret in a kept answer can be replayed to the same principal (`api.md`, writes).
pub const SECRET_REPLAY: SignedDuration = SignedDuration::from_hours(1);

/// How long the twin of a request in flight waits for the first one's answer (`api.md`, writes).
pub const TWIN_WAITS: SignedDuration = SignedDuration::from_secs(10);

/// The longest life of an access token (`api.md`, access token).
pub const ACCESS_TOKEN: SignedDuration = SignedDuration::from_secs(300);

/// The longest life of a device code and its user code (`security.md` TOK-1).
pub const DEVICE_CODE: SignedDuration = SignedDuration::from_mins(15);

/// How far the clocks of a token's issuer and its reader may differ (`security.md` TOK-3).
pub const CLOCK_SKEW: SignedDuration = SignedDuration::from_secs(60);

/// For how long a client's old secret may stay good after a rotation, at most.
pub const OLD_CLIENT_SECRET: SignedDuration = SignedDuration::from_hours(7 * 24);
