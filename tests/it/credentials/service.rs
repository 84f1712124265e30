//! The Secret Service in all its states: sign-in works, or says in time what to do.

use std::time::Duration;

use crate::support::{
    dev::Dev,
    home::{Done, Home},
    keyring::{self, Bus, Kind},
};

/// A second is given to the keyring; the rest is for a busy machine.
const IN_TIME: Duration = Duration::from_secs(10);

fn sign_in(home: &Home) -> Done {
    let platform = Dev::shared();
    home.sign_in(platform.address, &platform.url, &platform.email, &platform.password)
}

/// Nothing is kept, the way out is told, and it does not take long.
fn refused(home: &Home, why: &str) {
    let refused = sign_in(home).expect(3);
    assert!(refused.err.contains(why) || refused.out.contains(why), "{refused:?}");
    for way in ["CRON_PASSPHRASE_FILE", "CRON_CREDENTIALS=plaintext"] {
        assert!(refused.err.contains(way), "{way} is missing: {refused:?}");
    }
    assert!(!refused.out.contains("user_code"), "the code was shown before there was a place to keep it");
    assert!(refused.took < IN_TIME, "{:?}", refused.took);
}

/// With a key file there is a second place, and it is told.
fn falls_back(home: &mut Home) {
    home.write("key", "a passphrase of some length\n");
    let key = home.path("key").display().to_string();
    home.set("CRON_PASSPHRASE_FILE", &key);
    let done = sign_in(home).expect(0);
    assert!(done.err.contains("an encrypted file is used instead"), "{done:?}");
    assert!(done.out.contains(r#""credentials":"file""#), "{done:?}");
    home.say("whoami").expect(0);
}

#[test]
fn cli_1_an_open_keyring_keeps_the_sign_in() {
    if !keyring::there() {
        return;
    }
    let bus = Bus::start(Kind::Open);
    let mut home = Home::bare();
    bus.join(&mut home);
    let done = sign_in(&home).expect(0);
    assert!(done.out.contains(r#""credentials":"keyring""#), "{done:?}");
    home.say("whoami").expect(0);
    home.say("auth refresh").expect(0);
    home.say("whoami").expect(0);
    home.say("logout").expect(0);
    home.say("whoami").expect(3);
}

#[test]
fn cli_1_without_any_keyring_the_way_out_is_told() {
    let mut home = Home::bare();
    refused(&home, "the keyring cannot be used");
    falls_back(&mut home);
}

#[test]
fn cli_1_a_bus_without_a_keyring_is_no_keyring() {
    if !keyring::there() {
        return;
    }
    let bus = Bus::start(Kind::Nobody);
    let mut home = Home::bare();
    bus.join(&mut home);
    refused(&home, "the keyring cannot be used");
    falls_back(&mut home);
}

#[test]
fn cli_1_a_locked_keyring_is_told_in_time() {
    if !keyring::there() {
        return;
    }
    let bus = Bus::start(Kind::Locked);
    let mut home = Home::bare();
    bus.join(&mut home);
    refused(&home, "the keyring cannot be used");
    falls_back(&mut home);
}

#[test]
fn cli_1_a_keyring_that_never_answers_is_given_up_after_a_second() {
    if !keyring::there() {
        return;
    }
    let bus = Bus::start(Kind::Silent);
    let mut home = Home::bare();
    bus.join(&mut home);
    refused(&home, "it gave no answer within a second");
    falls_back(&mut home);
    // A sign-in that lies there: the command says so instead of waiting.
    let config = home.path("home/config/config.toml");
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, text.replace("credentials = \"file\"", "credentials = \"keyring\"")).unwrap();
    let stuck = home.say("whoami").expect(3);
    assert!(stuck.err.contains("it gave no answer within a second"), "{stuck:?}");
    assert!(stuck.took < IN_TIME, "{:?}", stuck.took);
    // Where a person is there, a line says what is waited for.
    let (_, shown) = home.terminal(100, "timeout 3 cron whoami");
    assert!(shown.contains("waiting for the keyring to be unlocked"), "{shown}");
}
