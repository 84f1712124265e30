//! Many processes at the moment when the access token has ended (CLI-2, TOK-5).

use std::{
    process::Child,
    sync::Mutex,
    time::{Duration, Instant},
};

use store::scope::SystemScope;
use testkit::{LivePlatform, Options};

use crate::support::{
    home::{Home, finish},
    keyring::{self, Bus, Kind},
    note, site, soak,
};

/// The life of an access token here.
const LIFE: Duration = Duration::from_secs(15);
/// Processes at once.
const AT_ONCE: usize = 100;
/// One burst at a time: two of them would only measure the machine.
static BURST: Mutex<()> = Mutex::new(());

fn platform() -> LivePlatform {
    LivePlatform::start(Options { access_token_ttl: Some(LIFE), ..Options::default() }).unwrap()
}

fn sign_in(platform: &LivePlatform, home: &Home) {
    let ready = &platform.ready;
    home.sign_in(platform.address, &ready.url, &ready.admin.email, ready.admin.password.as_ref().unwrap())
        .expect(0);
}

/// Renewals that the platform has counted.
fn renewals(platform: &LivePlatform) -> i64 {
    site::wait(
        platform
            .core
            .store
            .read(|tx| store::tables::sessions::count_refreshes(tx, &SystemScope::for_startup())),
    )
    .unwrap()
}

fn bursts(home: &Home) {
    let platform = platform();
    sign_in(&platform, home);
    let mut signed_in = Instant::now();
    for round in 0..if soak() { 20 } else { 3 } {
        // Really over, also for the platform.
        std::thread::sleep((LIFE + Duration::from_secs(1)).saturating_sub(signed_in.elapsed()));
        let alone = BURST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let before = renewals(&platform);
        signed_in = Instant::now();
        let begun: Vec<Child> =
            (0..AT_ONCE).map(|_| home.cron(&["whoami", "-o", "json"]).spawn().unwrap()).collect();
        let ends: Vec<_> = begun.into_iter().map(|child| finish(child, signed_in)).collect();
        let took = signed_in.elapsed();
        drop(alone);
        note(&format!("round {round}: {AT_ONCE} processes in {took:?}"));
        let failed = ends.iter().filter(|end| end.code != 0).count();
        assert_eq!(failed, 0, "round {round}: {:?}", ends.iter().find(|end| end.code != 0));
        assert!(took < LIFE, "the burst outlived the token: {took:?}");
        assert_eq!(renewals(&platform) - before, 1, "round {round}");
    }
}

#[test]
fn cli_2_a_hundred_processes_make_one_renewal_with_the_key_file() {
    bursts(&Home::new());
}

#[test]
fn cli_2_a_hundred_processes_make_one_renewal_with_the_keyring() {
    if !keyring::there() {
        return;
    }
    let bus = Bus::start(Kind::Open);
    let mut home = Home::bare();
    bus.join(&mut home);
    bursts(&home);
}
