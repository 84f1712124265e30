//! The device flow, to the letter of RFC 8628.

use std::collections::HashSet;

use store::tables::{accounts, memberships, users};

use super::world::{VERIFIER, World, suspend, worlds};
use crate::{
    OauthError, Subject,
    client::CLI,
    device::{self, Ask, Decided, Lookup},
};

fn refused<T>(answer: Result<T, crate::Refusal>) -> OauthError {
    match answer {
        Ok(_) => panic!("granted"),
        Err(refusal) => refusal.error,
    }
}

#[tokio::test]
async fn tok_1_a_device_gets_tokens_once_after_a_person_approved() {
    for world in worlds().await {
        let started = world.start_device().await;
        assert_eq!(refused(world.poll(&started).await), OauthError::AuthorizationPending);
        assert_eq!(world.approve(&started).await, Decided::Done);
        let grant = world.poll(&started).await.unwrap();
        let Subject::User { id, .. } = &grant.subject else { panic!("a client") };
        assert_eq!(*id, world.ana.id);
        assert_eq!((grant.client_id.as_str(), grant.amr.as_slice()), (CLI, &["pwd".to_owned()][..]));
        assert!(grant.id_token && grant.refresh_token.is_some());
        assert_eq!(refused(world.poll(&started).await), OauthError::InvalidGrant, "used once");
    }
}

#[tokio::test]
async fn tok_1_many_polls_at_once_get_tokens_once() {
    for world in worlds().await {
        let started = world.start_device().await;
        assert_eq!(world.approve(&started).await, Decided::Done);
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..16 {
            let (store, settings, tenant) = ((*world.store).clone(), world.settings, world.here.tenant);
            let device_code = started.device_code.clone();
            tasks.spawn(async move {
                let poll = move |tx: &mut store::Tx<'_>| {
                    let code_verifier = Some(VERIFIER);
                    let poll = device::Poll { device_code: &device_code, client_id: CLI, code_verifier };
                    device::poll(tx, &settings, tenant, &poll)
                };
                store.write(poll).await.unwrap().is_ok()
            });
        }
        assert_eq!(tasks.join_all().await.into_iter().filter(|granted| *granted).count(), 1);
    }
}

#[tokio::test]
async fn tok_1_the_answer_names_the_tenants_own_page() {
    for world in worlds().await {
        let answer = world.start_device().await.answer("https://acme.example");
        assert_eq!(answer.verification_uri, "https://acme.example/device");
        let complete = format!("https://acme.example/device?user_code={}", answer.user_code);
        assert_eq!(answer.verification_uri_complete, complete);
        assert_eq!((answer.expires_in, answer.interval), (900, 5));
    }
}

#[tokio::test]
async fn tok_1_user_codes_are_eight_consonants_typed_as_one_likes() {
    for world in worlds().await {
        let (mut seen, mut letters) = (HashSet::new(), HashSet::new());
        for _ in 0..30 {
            let code = world.start_device().await.user_code;
            assert!(code.len() == 9 && code.as_bytes()[4] == b'-', "{code}");
            let bare = code.replace('-', "");
            assert!(bare.bytes().all(|b| b"BCDFGHJKLMNPQRSTVWXZ".contains(&b)), "{code}");
            letters.extend(bare.bytes());
            assert!(seen.insert(code), "drawn twice");
        }
        let code = world.start_device().await.user_code;
        let tenant = world.here.tenant;
        let (low, blank) = (code.to_lowercase().replace('-', ""), format!("  {} ", code.replace('-', " ")));
        for typed in [code, low, blank] {
            let found = world.write(move |tx| device::lookup(tx, tenant, &typed, None)).await;
            assert!(matches!(found, Lookup::Found(_)), "{found:?}");
        }
        assert_eq!(letters.len(), 20, "every letter comes up");
    }
}

#[tokio::test]
async fn tok_1_who_polls_too_soon_waits_five_seconds_longer_for_good() {
    for world in worlds().await {
        let started = world.start_device().await;
        let expect = async |wait: i64, error: OauthError| {
            world.wait(wait);
            assert_eq!(refused(world.poll(&started).await), error, "after {wait} s");
        };
        expect(0, OauthError::AuthorizationPending).await;
        expect(5, OauthError::AuthorizationPending).await;
        expect(4, OauthError::SlowDown).await;
        expect(9, OauthError::SlowDown).await;
        expect(15, OauthError::AuthorizationPending).await;
        expect(15, OauthError::AuthorizationPending).await;
        expect(14, OauthError::SlowDown).await;
        assert_eq!(world.approve(&started).await, Decided::Done);
        assert!(world.poll(&started).await.is_ok(), "nobody waits once it is approved");
    }
}

#[tokio::test]
async fn tok_1_a_code_ends_after_its_time() {
    for world in worlds().await {
        let started = world.start_device().await;
        let late = world.start_device().await;
        assert_eq!(world.approve(&late).await, Decided::Done);
        world.wait(899);
        assert_eq!(refused(world.poll(&started).await), OauthError::AuthorizationPending);
        world.wait(1);
        assert_eq!(refused(world.poll(&started).await), OauthError::ExpiredToken);
        assert_eq!(refused(world.poll(&late).await), OauthError::ExpiredToken, "approved, and never fetched");
        let (tenant, code) = (world.here.tenant, started.user_code.clone());
        let found = world.write(move |tx| device::lookup(tx, tenant, &code, None)).await;
        assert!(matches!(found, Lookup::Unknown));
    }
}

#[tokio::test]
async fn tok_1_a_person_can_refuse() {
    for world in worlds().await {
        let started = world.start_device().await;
        let (tenant, code) = (world.here.tenant, started.user_code.clone());
        let decided = world
            .write(move |tx| match device::lookup(tx, tenant, &code, None)? {
                Lookup::Found(waiting) => {
                    let first = device::deny(tx, &waiting)?;
                    Ok((first, device::deny(tx, &waiting)?))
                }
                other => panic!("{other:?}"),
            })
            .await;
        assert_eq!(decided, (Decided::Done, Decided::TooLate));
        assert_eq!(refused(world.poll(&started).await), OauthError::AccessDenied);
    }
}

#[tokio::test]
async fn tok_1_a_code_is_bound_to_tenant_client_and_verifier() {
    for world in worlds().await {
        let started = world.start_device().await;
        assert_eq!(world.approve(&started).await, Decided::Done);
        let code = &started.device_code;
        let (here, there) = (world.here.tenant, world.there.tenant);
        let wrong = Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX");
        for answer in [
            world.poll_as(there, CLI, code, Some(VERIFIER)).await,
            world.poll_as(here, "other", code, Some(VERIFIER)).await,
            world.poll_as(here, CLI, code, wrong).await,
            world.poll_as(here, CLI, code, None).await,
            world.poll_as(here, CLI, "unknown", Some(VERIFIER)).await,
        ] {
            assert_eq!(refused(answer), OauthError::InvalidGrant);
        }
        assert!(world.poll(&started).await.is_ok(), "none of them used it up");
        let other = world.start_device().await;
        let found = world.write(move |tx| device::lookup(tx, there, &other.user_code, None)).await;
        assert!(matches!(found, Lookup::Unknown), "nor is a user code known at another tenant (Rule T6)");
    }
}

#[tokio::test]
async fn tok_1_a_device_is_refused_what_is_not_to_the_letter() {
    for world in worlds().await {
        let (settings, tenant) = (world.settings, world.here.tenant);
        let start = async |client_id: &'static str,
                           challenge: Option<&'static str>,
                           method: Option<&'static str>| {
            let ask =
                Ask { client_id, code_challenge: challenge, code_challenge_method: method, ..Ask::default() };
            refused(world.write(move |tx| device::start(tx, &settings, tenant, &ask)).await)
        };
        assert_eq!(start("other", None, None).await, OauthError::InvalidClient);
        assert_eq!(start(CLI, Some("short"), Some("S256")).await, OauthError::InvalidRequest);
        let challenge = Some(super::world::CHALLENGE);
        assert_eq!(start(CLI, challenge, Some("plain")).await, OauthError::InvalidRequest);
        assert_eq!(start(CLI, challenge, None).await, OauthError::InvalidRequest);
    }
}

async fn between(
    world: &World,
    change: impl Fn(&mut store::Tx<'_>) -> Result<(), store::Error> + Send + 'static,
) {
    let started = world.start_device().await;
    assert_eq!(world.approve(&started).await, Decided::Done);
    world.write(change).await;
    assert_eq!(refused(world.poll(&started).await), OauthError::AccessDenied);
}

#[tokio::test]
async fn tok_1_who_is_locked_or_removed_after_approving_gets_nothing() {
    for world in worlds().await {
        let (account, ana, anas) = (world.here.account.clone(), world.ana.clone(), world.anas);
        between(&world, move |tx| users::set_blocked(tx, &ana.person(), true).map(drop)).await;
        let ana = world.ana.clone();
        world.write(move |tx| users::set_blocked(tx, &ana.person(), false)).await;
        let suspended = account.clone();
        between(&world, move |tx| suspend(tx, &suspended)).await;
        let active = account.clone();
        world.write(move |tx| accounts::resume(tx, &active)).await;
        between(&world, move |tx| memberships::revoke(tx, &account, anas).map(drop)).await;
        let started = world.start_device().await;
        assert_eq!(
            world.approve(&started).await,
            Decided::NoAccess,
            "nor can she approve any more (Rule T5)"
        );
    }
}

#[tokio::test]
async fn s6_user_codes_can_be_guessed_a_few_times_only() {
    for world in worlds().await {
        let tenant = world.here.tenant;
        let address = Some("192.0.2.7".parse().unwrap());
        let guess = async |typed: &'static str| {
            world.write(move |tx| device::lookup(tx, tenant, typed, address)).await
        };
        for n in 0..10 {
            assert!(matches!(guess("BBBB-BBBB").await, Lookup::Unknown), "guess {n}");
        }
        let Lookup::Blocked { until } = guess("BBBB-BBBB").await else { panic!("not blocked") };
        assert!(until > world.now());
        let right = world.start_device().await.user_code;
        let typed = right.clone();
        let blocked = world.write(move |tx| device::lookup(tx, tenant, &typed, address)).await;
        assert!(matches!(blocked, Lookup::Blocked { .. }), "not even a right one");
        let elsewhere = Some("192.0.2.8".parse().unwrap());
        let found = world.write(move |tx| device::lookup(tx, tenant, &right, elsewhere)).await;
        assert!(matches!(found, Lookup::Found(_)), "another address is not concerned");
        let mut waited = Vec::new();
        for _ in 0..12 {
            let Lookup::Blocked { until } = guess("BBBB-BBBB").await else { panic!("not blocked") };
            let wait = until.duration_since(world.now()).as_secs();
            waited.push(wait);
            world.wait(wait);
            assert!(matches!(guess("BBBB-BBBB").await, Lookup::Unknown));
        }
        assert_eq!(waited, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    }
}
