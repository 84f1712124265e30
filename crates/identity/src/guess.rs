//! Limits on guessing (Rule S6, TOK-6): per what is guessed and per address, with a delay that grows. A guess is counted
//! before it is judged, so that many at once gain nothing, and taken back when it was right.

use std::net::IpAddr;

use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use store::{Error, Tx, tables::guesses, token};

/// After so long without a block, counting begins anew.
const WINDOW: SignedDuration = SignedDuration::from_hours(24);

/// Something that guesses are counted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    name: String,
    /// Guesses that cost nothing.
    free: u32,
    /// The longest delay.
    longest: SignedDuration,
}

impl Bucket {
    /// Passwords of one e-mail address, whether or not anybody has it. The delay stays short enough that nobody can lock
    /// a person out for long.
    #[must_use]
    pub fn password(email_key: &str) -> Self {
        let hash = HEXLOWER.encode(&token::hash(email_key));
        Self { name: format!("password:{hash}"), free: 5, longest: SignedDuration::from_mins(5) }
    }

    /// Passwords from one address.
    #[must_use]
    pub fn password_from(address: Option<IpAddr>) -> Self {
        Self {
            name: format!("password-from:{}", network(address)),
            free: 20,
            longest: SignedDuration::from_mins(15),
        }
    }

    /// Asking for a new password for one e-mail address, whether or not anybody has it.
    #[must_use]
    pub fn forgotten(email_key: &str) -> Self {
        let hash = HEXLOWER.encode(&token::hash(email_key));
        Self { name: format!("forgotten:{hash}"), free: 3, longest: SignedDuration::from_mins(15) }
    }

    /// The same from one address.
    #[must_use]
    pub fn forgotten_from(address: Option<IpAddr>) -> Self {
        Self {
            name: format!("forgotten-from:{}", network(address)),
            free: 10,
            longest: SignedDuration::from_mins(15),
        }
    }

    /// Asking for access from one address (Rule U4).
    #[must_use]
    pub fn access_from(address: Option<IpAddr>) -> Self {
        Self {
            name: format!("access-from:{}", network(address)),
            free: 10,
            longest: SignedDuration::from_mins(15),
        }
    }

    /// User codes from one address.
    #[must_use]
    pub fn user_code(address: Option<IpAddr>) -> Self {
        Self {
            name: format!("user-code-from:{}", network(address)),
            free: 10,
            longest: SignedDuration::from_mins(15),
        }
    }

    /// What the nth guess costs: nothing at first, then a second, then twice as long each time.
    fn delay(&self, guesses: i64) -> SignedDuration {
        let beyond = guesses - i64::from(self.free);
        if beyond < 0 {
            return SignedDuration::ZERO;
        }
        let seconds = 1_i64.checked_shl(u32::try_from(beyond.min(40)).unwrap_or(40)).unwrap_or(i64::MAX);
        SignedDuration::from_secs(seconds).min(self.longest)
    }
}

/// A person's machine has one IPv4 address or a /64 of IPv6 ones.
fn network(address: Option<IpAddr>) -> String {
    match address.map(|address| address.to_canonical()) {
        None => "unknown".to_owned(),
        Some(IpAddr::V4(v4)) => v4.to_string(),
        Some(IpAddr::V6(v6)) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Whether a guess may be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guess {
    /// It counts as wrong until it is given back: for each bucket, what it did there.
    Taken(Vec<Taken>),
    /// Too many came; this one is not judged and not counted.
    Blocked {
        /// When the next is taken.
        until: Timestamp,
    },
}

/// What a guess did to its bucket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Until when it blocks the bucket, if it does.
    blocks_until: Option<Timestamp>,
}

/// Counts a guess in each of the buckets, unless one of them is blocked. Buckets are named in one order everywhere, so
/// that two who guess do not wait for each other.
///
/// # Errors
/// Those of the store.
pub fn take(tx: &mut Tx<'_>, buckets: &[Bucket]) -> Result<Guess, Error> {
    let now = tx.now();
    let window = now.saturating_sub(WINDOW).unwrap_or(Timestamp::MIN);
    let mut blocked: Option<Timestamp> = None;
    let mut counts = Vec::with_capacity(buckets.len());
    for bucket in buckets {
        let counted = guesses::count(tx, &bucket.name, window)?;
        if counted.blocked_until > now {
            blocked = blocked.max(Some(counted.blocked_until));
        }
        counts.push(counted.failures);
    }
    if let Some(until) = blocked {
        for bucket in buckets {
            guesses::take_back(tx, &bucket.name)?;
        }
        return Ok(Guess::Blocked { until });
    }
    let mut taken = Vec::with_capacity(buckets.len());
    for (bucket, count) in buckets.iter().zip(counts) {
        let delay = bucket.delay(count);
        let mut did = Taken::default();
        if delay > SignedDuration::ZERO {
            let until = now.saturating_add(delay).unwrap_or(Timestamp::MAX);
            guesses::block(tx, &bucket.name, until)?;
            did.blocks_until = Some(until);
        }
        taken.push(did);
    }
    Ok(Guess::Taken(taken))
}

/// A guess was right: it is no longer counted, and what it delayed is free again. What a wrong one delayed meanwhile is not:
/// else somebody with one right password tries as many others as they like.
///
/// # Errors
/// Those of the store.
pub fn give_back(tx: &mut Tx<'_>, bucket: &Bucket, taken: Taken) -> Result<(), Error> {
    guesses::take_back(tx, &bucket.name)?;
    match taken.blocks_until {
        Some(until) => guesses::unblock(tx, &bucket.name, until),
        None => Ok(()),
    }
}

/// A guess was right and ends the suspicion.
///
/// # Errors
/// Those of the store.
pub fn forget(tx: &mut Tx<'_>, bucket: &Bucket) -> Result<(), Error> {
    guesses::clear(tx, &bucket.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s6_the_delay_grows_from_nothing_to_its_longest() {
        let bucket = Bucket::password("a@b.c");
        let seconds: Vec<i64> =
            [1, 4, 5, 6, 7, 13, 14, 200, i64::MAX].map(|n| bucket.delay(n).as_secs()).to_vec();
        assert_eq!(seconds, [0, 0, 1, 2, 4, 256, 300, 300, 300]);
    }

    #[test]
    fn s6_a_machine_with_many_addresses_is_one() {
        let parse = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        assert_eq!(network(parse("2001:db8:1:2::3")), network(parse("2001:db8:1:2:ffff::")));
        assert_ne!(network(parse("2001:db8:1:2::3")), network(parse("2001:db8:1:3::3")));
        assert_eq!(network(parse("::ffff:192.0.2.1")), network(parse("192.0.2.1")));
    }
}
