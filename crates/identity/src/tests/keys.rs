//! Keys rotate without a failed request (TOK-4).

use std::sync::Arc;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use data_encoding::BASE64URL_NOPAD;
use jiff::SignedDuration;
use store::{scope::SystemScope, seal::MasterKey, tables::signing_keys};

use super::world::{World, keys, worlds};
use crate::{
    Issuer, Keys, TokenFault,
    keys::{COOL_DOWN, KeysError, Rotation},
    token::unverified_kid,
};

const DAY: i64 = 24 * 3600;

async fn token(world: &World, issuer: &Issuer) -> String {
    issuer.issue(world.sign_in().await, &world.here.door, world.now()).unwrap().access_token
}

#[tokio::test]
async fn tok_4_the_next_key_is_published_before_its_use_and_the_old_one_kept_after() {
    for world in worlds().await {
        let keys = world.issuer.keys();
        let first = unverified_kid(&token(&world, &world.issuer).await).unwrap();
        assert_eq!(world.issuer.jwks().keys.len(), 1);
        world.wait(29 * DAY - 1);
        keys.maintain().await.unwrap();
        assert_eq!(world.issuer.jwks().keys.len(), 1);
        world.wait(1);
        keys.maintain().await.unwrap();
        keys.maintain().await.unwrap();
        assert_eq!(world.issuer.jwks().keys.len(), 2, "a day ahead, and once");
        assert_eq!(
            unverified_kid(&token(&world, &world.issuer).await).unwrap(),
            first,
            "it does not sign yet"
        );
        world.wait(DAY - 1);
        let last = token(&world, &world.issuer).await;
        assert_eq!(unverified_kid(&last).unwrap(), first);
        world.wait(1);
        let new = token(&world, &world.issuer).await;
        assert_ne!(unverified_kid(&new).unwrap(), first);
        world.wait(298);
        keys.maintain().await.unwrap();
        world.issuer.verify(&last, &world.here.door, world.now()).unwrap();
        world.wait(61);
        keys.maintain().await.unwrap();
        assert_eq!(world.issuer.jwks().keys.len(), 2);
        world.wait(1);
        keys.maintain().await.unwrap();
        assert_eq!(world.issuer.jwks().keys.len(), 1, "nothing that it signed is good any more");
    }
}

/// Two processes on one database, each of which looks at the keys at its own times, over a rotation: every token of
/// either is good at both, for all of its life.
#[tokio::test]
async fn tok_4_keys_rotate_without_a_failed_request() {
    for world in worlds().await {
        let other = Issuer::new(world.settings, Arc::new(keys(&world.store).await));
        let (both, door) = ([&world.issuer, &other], &world.here.door);
        let mut kids = std::collections::HashSet::new();
        let mut before: Vec<String> = Vec::new();
        // After each long step a short one, at whose end the tokens of before are one second from theirs.
        for step in 0..700_usize {
            world.wait(if step % 2 == 0 { 299 } else { 3 * 3600 });
            for token in &before {
                for issuer in both {
                    let answer = issuer.authenticate(token, door, world.now()).await;
                    assert!(answer.is_ok(), "step {step}: {answer:?}");
                }
            }
            before.clear();
            if step % 3 == 0 {
                world.issuer.keys().maintain().await.unwrap();
            }
            if step % 5 == 0 {
                other.keys().maintain().await.unwrap();
            }
            for issuer in both {
                let subject = crate::Subject::Client { id: api::id::ClientId::from_bytes([5; 16]) };
                let name = api::id::ClientId::from_bytes([5; 16]).to_string();
                let grant = crate::Grant::new(subject, name, world.now());
                let token = issuer.issue(grant, door, world.now()).unwrap().access_token;
                kids.insert(unverified_kid(&token).unwrap());
                for reader in both {
                    assert!(reader.authenticate(&token, door, world.now()).await.is_ok(), "step {step}");
                }
                if step % 2 == 1 {
                    before.push(token);
                }
            }
        }
        assert!(kids.len() >= 2, "it rotated");
    }
}

#[tokio::test]
async fn tok_4_another_process_key_costs_one_look_per_cool_down() {
    for world in worlds().await {
        let other = Issuer::new(world.settings, Arc::new(keys(&world.store).await));
        let before = token(&world, &other).await;
        assert!(world.issuer.verify(&before, &world.here.door, world.now()).is_ok(), "they share the first");
        // This process has slept over the rotation.
        world.wait(30 * DAY);
        other.keys().maintain().await.unwrap();
        world.wait(DAY);
        let new = token(&world, &other).await;
        let now = world.now();
        assert_eq!(world.issuer.verify(&new, &world.here.door, now), Err(TokenFault::Kid));
        let claims = world.issuer.authenticate(&new, &world.here.door, now).await.unwrap();
        assert_eq!(claims.client_id, "cli");

        // Then a key that nobody has: one look, and no other before the cool-down is over.
        let late = world.issuer.keys();
        assert!(!late.learn("nobody's", now).await);
        world.wait(COOL_DOWN.as_secs());
        let now = world.now();
        assert!(!late.learn("nobody's", now).await, "a look");
        world.wait(30 * DAY);
        other.keys().maintain().await.unwrap();
        world.wait(DAY);
        let kid = unverified_kid(&token(&world, &other).await).unwrap();
        assert!(!late.learn(&kid, now + COOL_DOWN - SignedDuration::from_secs(1)).await, "cooling down");
        assert!(late.learn(&kid, now + COOL_DOWN).await);
    }
}

#[tokio::test]
async fn tok_4_a_store_that_is_down_changes_nothing_for_known_keys() {
    for world in worlds().await {
        let good = token(&world, &world.issuer).await;
        world.store.close().await;
        let now = world.now();
        assert!(world.issuer.authenticate(&good, &world.here.door, now).await.is_ok());
        assert!(!world.issuer.keys().learn("unknown", now).await);
        assert!(world.issuer.keys().maintain().await.is_err());
        assert!(world.issuer.authenticate(&good, &world.here.door, now).await.is_ok());
    }
}

#[tokio::test]
async fn s7_private_keys_are_sealed_and_open_under_their_master_key_alone() {
    for world in worlds().await {
        let rows = world.write(signing_keys::list).await;
        let [row] = rows.as_slice() else { panic!("one key") };
        let master = MasterKey::from_bytes(&[3; 32]);
        let place = format!("signing_keys/{}", row.kid);
        let private = master.open(&place, &row.private_sealed).unwrap();
        assert!(!row.private_sealed.windows(16).any(|bytes| private.windows(16).any(|plain| plain == bytes)));
        let other = MasterKey::from_bytes(&[4; 32]);
        let refused =
            Keys::open((*world.store).clone(), other, Rotation::default(), SystemScope::for_startup()).await;
        assert_eq!(refused.err(), Some(KeysError::Sealed(row.kid.clone())));
    }
}

#[tokio::test]
async fn s5_a_token_verifies_with_what_is_published() {
    for world in worlds().await {
        let token = token(&world, &world.issuer).await;
        let jwks = world.issuer.jwks();
        let key = jwks.keys.iter().find(|key| Some(&key.kid) == unverified_kid(&token).as_ref()).unwrap();
        assert_eq!((key.kty.as_str(), key.crv.as_str(), key.alg.as_str()), ("EC", "P-256", "ES256"));
        let mut point = vec![4];
        point.extend(BASE64URL_NOPAD.decode(key.x.as_bytes()).unwrap());
        point.extend(BASE64URL_NOPAD.decode(key.y.as_bytes()).unwrap());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
        public.verify(signed.as_bytes(), &signature).unwrap();
        assert!(!serde_json::to_string(&jwks).unwrap().contains("\"d\""));
    }
}

#[tokio::test]
async fn s9_a_detached_signature_fits_its_text_alone_and_opens_no_door() {
    for world in worlds().await {
        let (door, now) = (&world.here.door, world.now());
        let signed = world.issuer.sign_detached(b"a text", now).unwrap();
        let parts: Vec<&str> = signed.split('.').collect();
        let [header, "", signature] = parts.as_slice() else { panic!("{signed}") };
        let kid = unverified_kid(&signed).unwrap();
        let keys = world.issuer.keys().current();
        let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap();
        let fits = |text: &[u8]| {
            let signed = format!("{header}.{}", BASE64URL_NOPAD.encode(text));
            keys.get(&kid).unwrap().public.verify_sig(signed.as_bytes(), &signature).is_ok()
        };
        assert!(fits(b"a text") && !fits(b"a texT"));
        // Not even when what is signed are the claims of a token.
        let token = token(&world, &world.issuer).await;
        let claims = token.split('.').nth(1).unwrap();
        let signed =
            world.issuer.sign_detached(&BASE64URL_NOPAD.decode(claims.as_bytes()).unwrap(), now).unwrap();
        let forged = signed.replacen("..", &format!(".{claims}."), 1);
        assert_eq!(world.issuer.verify(&forged, door, now).err(), Some(TokenFault::Typ));
    }
}
