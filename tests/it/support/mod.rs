//! What the tests share.

pub(crate) mod dev;
pub(crate) mod door;
pub(crate) mod home;
pub(crate) mod keyring;
pub(crate) mod site;
pub(crate) mod wire;

use std::{
    io::Write,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// Whether the long figures are wanted: `cargo xtask soak` sets it.
pub(crate) fn soak() -> bool {
    std::env::var_os("CRON_TEST_SOAK").is_some_and(|v| v == "1")
}

/// Whether a missing service is a failure: `cargo xtask test` sets it.
pub(crate) fn services_required() -> bool {
    std::env::var_os(store::testing::REQUIRE_SERVICES).is_some_and(|v| v == "1")
}

/// Tells what was measured or left out; seen with `--nocapture`.
pub(crate) fn note(text: &str) {
    // Whoever runs this may have closed it.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Asks until there is something.
pub(crate) fn wait_for<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(Instant::now() < until, "{what}: nothing came within 20 s");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The body that creates an account which may have sub-accounts.
pub(crate) fn account_body(slug: &str) -> Value {
    json!({
        "slug": slug,
        "name": format!("Account {slug}"),
        "owner": { "email": owner_of(slug) },
        "roles": testkit::world::EVERY_ROLE,
    })
}

/// The e-mail of that account's owner.
pub(crate) fn owner_of(slug: &str) -> String {
    format!("{slug}@owners.example")
}

/// Numbers that repeat with their seed (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice whose throws are told with a failure, so that they can be thrown again: `CRON_TEST_SEED` repeats them.
    pub(crate) fn new() -> Self {
        let given = std::env::var("CRON_TEST_SEED").ok().and_then(|s| s.parse().ok());
        let seed = given.unwrap_or_else(|| {
            let time = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
            u64::try_from(time.as_micros()).unwrap()
        });
        note(&format!("CRON_TEST_SEED={seed}"));
        Self(seed)
    }

    /// The next number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}
