//! How often one may ask (Rule S6): per credential, per account, and per address for what has no valid credential.
//! Counted in this process alone.

use std::{
    collections::HashMap,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use api::{
    id::AccountId,
    problem::{Code, Problem},
};
use axum::response::Response;
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DefaultKeyedStateStore,
};
use http::HeaderValue;

/// Requests a minute for one credential, and for one account.
pub const PER_CREDENTIAL: u32 = 6_000;
/// Requests a minute from one address without a valid credential.
pub const PER_ADDRESS: u32 = 1_000;

/// Looks at the DNS a minute for one account: enough for a person and a script, too few for a scan of others' names.
pub const LOOKS: u32 = 30;

/// What `--requests-per-minute` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// No limit.
    Off,
    /// So many per credential and per account; a sixth of it per address without a valid credential.
    PerMinute(NonZeroU32),
}

impl Default for Rate {
    fn default() -> Self {
        Self::PerMinute(NonZeroU32::new(PER_CREDENTIAL).unwrap_or(NonZeroU32::MIN))
    }
}

impl std::str::FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "off" {
            return Ok(Self::Off);
        }
        text.parse()
            .map(Self::PerMinute)
            .map_err(|_| format!("`{text}` is neither a number from 1 nor `off`"))
    }
}

type Keyed<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>;

/// The counters of this process.
pub struct Rates {
    /// At the pace for all; none when it is lifted.
    all: Option<Counters>,
    /// Of accounts with a pace of their own (Rule B1), by that pace: a changed one begins anew.
    own: Mutex<HashMap<NonZeroU32, Arc<Bucket<AccountId>>>>,
}

struct Counters {
    credentials: Bucket<String>,
    accounts: Bucket<AccountId>,
    addresses: Bucket<IpAddr>,
    looks: Bucket<AccountId>,
}

struct Bucket<K: std::hash::Hash + Eq + Clone> {
    per_minute: NonZeroU32,
    limiter: Keyed<K>,
}

/// Too many: when to come again, and what the limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany {
    /// Until when to wait.
    pub wait: Duration,
    /// Requests a minute.
    pub per_minute: u32,
}

impl<K: std::hash::Hash + Eq + Clone> Bucket<K> {
    fn new(per_minute: NonZeroU32) -> Self {
        Self { per_minute, limiter: RateLimiter::keyed(Quota::per_minute(per_minute)) }
    }

    fn take(&self, key: &K, cost: u32) -> Result<(), TooMany> {
        let per_minute = self.per_minute.get();
        let cost = NonZeroU32::new(cost.max(1)).unwrap_or(NonZeroU32::MIN);
        match self.limiter.check_key_n(key, cost) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(not_until)) => {
                Err(TooMany { wait: not_until.wait_time_from(DefaultClock::default().now()), per_minute })
            }
            // More than a minute's worth at once: it can never pass.
            Err(_) => Err(TooMany { wait: Duration::from_secs(60), per_minute }),
        }
    }
}

impl Rates {
    /// Counters at that rate.
    #[must_use]
    pub fn new(rate: Rate) -> Self {
        let own = Mutex::default();
        let Rate::PerMinute(per_minute) = rate else { return Self { all: None, own } };
        let share = u64::from(per_minute.get()) * u64::from(PER_ADDRESS) / u64::from(PER_CREDENTIAL);
        // A sixth of a number is no larger than the number.
        let share = u32::try_from(share).unwrap_or(u32::MAX);
        let per_address = NonZeroU32::new(share).unwrap_or(NonZeroU32::MIN);
        let all = Counters {
            credentials: Bucket::new(per_minute),
            accounts: Bucket::new(per_minute),
            addresses: Bucket::new(per_address),
            looks: Bucket::new(per_minute.min(NonZeroU32::new(LOOKS).unwrap_or(NonZeroU32::MIN))),
        };
        Self { all: Some(all), own }
    }

    /// Counts a request that bears a valid credential.
    ///
    /// # Errors
    /// When it is one too many.
    pub fn credential(&self, credential: &str, cost: u32) -> Result<(), TooMany> {
        self.all.as_ref().map_or(Ok(()), |c| c.credentials.take(&credential.to_owned(), cost))
    }

    /// Counts a request that acts for an account, at the lesser of the pace for all and the account's own, if it has one.
    /// What an account above may ask is no matter here.
    ///
    /// # Errors
    /// When it is one too many.
    pub fn account(&self, account: AccountId, own: Option<i64>, cost: u32) -> Result<(), TooMany> {
        let all = self.all.as_ref().map(|c| &c.accounts);
        let own =
            own.map(|own| NonZeroU32::new(u32::try_from(own).unwrap_or(u32::MAX)).unwrap_or(NonZeroU32::MIN));
        match (own, all) {
            (Some(own), Some(all)) if own >= all.per_minute => all.take(&account, cost),
            (Some(own), _) => self.at_own_pace(own).take(&account, cost),
            (None, Some(all)) => all.take(&account, cost),
            (None, None) => Ok(()),
        }
    }

    fn at_own_pace(&self, per_minute: NonZeroU32) -> Arc<Bucket<AccountId>> {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(own.entry(per_minute).or_insert_with(|| Arc::new(Bucket::new(per_minute))))
    }

    /// Counts a look at the DNS for an account.
    ///
    /// # Errors
    /// When it is one too many.
    pub fn look(&self, account: AccountId) -> Result<(), TooMany> {
        self.all.as_ref().map_or(Ok(()), |c| c.looks.take(&account, 1))
    }

    /// Counts a request without a valid credential. Addresses of IPv6 count by their network of 64 bits.
    ///
    /// # Errors
    /// When it is one too many.
    pub fn address(&self, address: IpAddr) -> Result<(), TooMany> {
        let network = match address.to_canonical() {
            IpAddr::V6(v6) => IpAddr::V6((u128::from(v6) & !u128::from(u64::MAX)).into()),
            v4 @ IpAddr::V4(_) => v4,
        };
        self.all.as_ref().map_or(Ok(()), |c| c.addresses.take(&network, 1))
    }

    /// Forgets who has not asked for a while.
    pub fn forget_idle(&self) {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        own.retain(|_, bucket| {
            bucket.limiter.retain_recent();
            !bucket.limiter.is_empty()
        });
        drop(own);
        if let Some(counters) = &self.all {
            counters.credentials.limiter.retain_recent();
            counters.accounts.limiter.retain_recent();
            counters.addresses.limiter.retain_recent();
            counters.looks.limiter.retain_recent();
        }
    }
}

impl TooMany {
    /// The refusal: 429 with `Retry-After` and `RateLimit-*`.
    #[must_use]
    pub fn response(self, request_id: &str) -> Response {
        let seconds = self.wait.as_secs() + u64::from(self.wait.subsec_nanos() > 0);
        let mut problem =
            Problem::new(Code::RateLimited, format!("more than {} requests a minute", self.per_minute));
        problem.hint = Some(format!("wait {seconds} s"));
        let mut response = crate::problem::response(problem, request_id);
        let headers = response.headers_mut();
        headers.insert("retry-after", HeaderValue::from(seconds.max(1)));
        headers.insert("ratelimit-limit", HeaderValue::from(self.per_minute));
        headers.insert("ratelimit-remaining", HeaderValue::from(0));
        headers.insert("ratelimit-reset", HeaderValue::from(seconds.max(1)));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Rates {
        Rates::new("3".parse().unwrap())
    }

    #[test]
    fn s6_each_key_has_its_own_count_and_a_batch_counts_its_items() {
        let rates = three();
        assert!(rates.credential("a", 2).is_ok());
        assert!(rates.credential("a", 1).is_ok());
        let refused = rates.credential("a", 1).unwrap_err();
        assert_eq!(refused.per_minute, 3);
        assert!(refused.wait <= Duration::from_secs(20));
        assert!(rates.credential("b", 3).is_ok());
        assert!(
            rates.account(AccountId::from_bytes([1; 16]), None, 4).is_err(),
            "more than a minute's worth never passes"
        );
    }

    #[test]
    fn b1_an_accounts_own_pace_holds_where_it_is_the_lesser() {
        let (one, other) = (AccountId::from_bytes([1; 16]), AccountId::from_bytes([2; 16]));
        for rates in [Rates::new("5".parse().unwrap()), Rates::new(Rate::Off)] {
            assert!(rates.account(one, Some(2), 2).is_ok());
            assert_eq!(rates.account(one, Some(2), 1).unwrap_err().per_minute, 2);
            assert!(rates.account(other, Some(2), 2).is_ok(), "each account has its own count");
            assert!(rates.account(one, Some(1), 1).is_ok(), "a changed pace begins anew");
            assert!(rates.account(one, Some(0), 1).is_err(), "and a damaged one is the least there is");
            rates.forget_idle();
        }
        let rates = Rates::new("3".parse().unwrap());
        assert_eq!(
            rates.account(one, Some(9), 4).unwrap_err().per_minute,
            3,
            "nobody is let faster than all"
        );
    }

    #[test]
    fn s6_looks_at_the_dns_are_counted_for_themselves() {
        let rates = Rates::new(Rate::default());
        let account = |n: u8| AccountId::from_bytes([n; 16]);
        assert!((0..LOOKS).all(|_| rates.look(account(1)).is_ok()));
        assert_eq!(rates.look(account(1)).unwrap_err().per_minute, LOOKS);
        assert!(rates.look(account(2)).is_ok() && rates.account(account(1), None, 1).is_ok());
        let few = three();
        assert!((0..3).all(|_| few.look(account(1)).is_ok()) && few.look(account(1)).is_err());
    }

    #[test]
    fn s6_an_ipv6_network_is_one_address_and_a_mapped_one_is_ipv4() {
        let rates = Rates::new("6".parse().unwrap());
        assert!(rates.address("2001:db8::1".parse().unwrap()).is_ok());
        assert!(rates.address("2001:db8::2".parse().unwrap()).is_err());
        assert!(rates.address("2001:db8:0:1::2".parse().unwrap()).is_ok());
        assert!(rates.address("::ffff:192.0.2.1".parse().unwrap()).is_ok());
        assert!(rates.address("192.0.2.1".parse().unwrap()).is_err());
    }

    #[test]
    fn s6_off_counts_nothing_and_nonsense_is_refused() {
        let rates = Rates::new("off".parse().unwrap());
        assert!((0..10_000).all(|_| rates.credential("a", 100).is_ok()));
        assert!("0".parse::<Rate>().is_err());
        assert!("-1".parse::<Rate>().is_err());
        assert_eq!(Rate::default(), Rate::PerMinute(NonZeroU32::new(6000).unwrap()));
        let largest = Rates::new("4294967295".parse().unwrap());
        assert!(largest.address("192.0.2.1".parse().unwrap()).is_ok());
    }
}
