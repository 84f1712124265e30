//! Signing in with a password.

use std::net::IpAddr;

use store::tables::{memberships, users};

use super::world::{EMAIL, PASSWORD, World, worlds};
use crate::{
    browser,
    guess::{self, Bucket, Guess},
    sign_in::{SignIn, sign_in},
};

async fn try_at(world: &World, email: &str, password: &str, address: &str) -> SignIn {
    let address: IpAddr = address.parse().unwrap();
    let tenant = world.here.tenant;
    let password = password.to_owned();
    sign_in(&world.store, &world.passwords, world.settings, tenant, email, password, Some(address))
        .await
        .unwrap()
}

fn name(answer: &SignIn) -> &'static str {
    match answer {
        SignIn::Done(_) => "done",
        SignIn::Wrong => "wrong",
        SignIn::NoAccess => "no access",
        SignIn::Blocked { .. } => "blocked",
    }
}

#[tokio::test]
async fn t5_a_right_password_opens_where_one_has_an_active_membership() {
    for world in worlds().await {
        let SignIn::Done(cookie) = try_at(&world, " Ana@ACME.example ", PASSWORD, "192.0.2.1").await else {
            panic!("not signed in")
        };
        let (here, there) = (world.here.tenant, world.there.tenant);
        let (found, elsewhere) = world
            .write(move |tx| Ok((browser::find(tx, here, &cookie)?, browser::find(tx, there, &cookie)?)))
            .await;
        assert_eq!(found.unwrap().user.id, world.ana.id);
        assert!(elsewhere.is_none(), "a cookie is worth nothing at another tenant (Rule T6)");
        let password = PASSWORD.to_owned();
        let at_other = sign_in(&world.store, &world.passwords, world.settings, there, EMAIL, password, None)
            .await
            .unwrap();
        assert_eq!(name(&at_other), "no access");
        let ana = world.ana.clone();
        world.write(move |tx| users::set_blocked(tx, &ana.person(), true)).await;
        assert_eq!(name(&try_at(&world, EMAIL, PASSWORD, "192.0.2.1").await), "no access");
        let ana = world.ana.clone();
        world.write(move |tx| users::set_blocked(tx, &ana.person(), false)).await;
        let (account, anas) = (world.here.account.clone(), world.anas);
        world.write(move |tx| memberships::revoke(tx, &account, anas)).await;
        assert_eq!(name(&try_at(&world, EMAIL, PASSWORD, "192.0.2.1").await), "no access");
        assert_eq!(name(&try_at(&world, EMAIL, "wrong password", "192.0.2.1").await), "wrong");
    }
}

#[tokio::test]
async fn tok_6_a_browser_session_ends_by_itself_and_at_log_out() {
    for world in worlds().await {
        let SignIn::Done(cookie) = try_at(&world, EMAIL, PASSWORD, "192.0.2.1").await else { panic!() };
        let SignIn::Done(other) = try_at(&world, EMAIL, PASSWORD, "192.0.2.1").await else { panic!() };
        let tenant = world.here.tenant;
        let kept = cookie.clone();
        let left = world
            .write(move |tx| {
                browser::end(tx, &cookie)?;
                Ok((
                    browser::find(tx, tenant, &cookie)?.is_some(),
                    browser::find(tx, tenant, &other)?.is_some(),
                ))
            })
            .await;
        assert_eq!(left, (false, true));
        world.wait(8 * 3600);
        assert!(world.write(move |tx| browser::find(tx, tenant, &kept)).await.is_none());
    }
}

#[tokio::test]
async fn tok_6_unknown_and_wrong_are_answered_and_limited_alike() {
    for world in worlds().await {
        for email in [EMAIL, "nobody@acme.example", "no address at all"] {
            let mut answers = Vec::new();
            // Each from an address of its own: the account's limit alone is met.
            for n in 0..8 {
                answers.push(name(&try_at(&world, email, "wrong password", &format!("192.0.2.{n}")).await));
            }
            assert_eq!(
                answers,
                ["wrong", "wrong", "wrong", "wrong", "wrong", "blocked", "blocked", "blocked"],
                "{email}"
            );
            let SignIn::Blocked { until } = try_at(&world, email, PASSWORD, "192.0.2.99").await else {
                panic!("not even the right password is tried")
            };
            assert_eq!(until.duration_since(world.now()).as_secs(), 1);
            world.wait(1);
            assert_eq!(name(&try_at(&world, email, "wrong password", "192.0.2.50").await), "wrong");
            let SignIn::Blocked { until } = try_at(&world, email, PASSWORD, "192.0.2.99").await else {
                panic!()
            };
            assert_eq!(until.duration_since(world.now()).as_secs(), 2, "the delay grows");
        }
        world.wait(2);
        assert_eq!(name(&try_at(&world, EMAIL, PASSWORD, "192.0.2.99").await), "done");
        for _ in 0..5 {
            assert_eq!(
                name(&try_at(&world, EMAIL, "wrong password", "192.0.2.98").await),
                "wrong",
                "it was forgotten"
            );
        }
    }
}

#[tokio::test]
async fn tok_6_one_address_cannot_try_many_people() {
    for world in worlds().await {
        for n in 0..20 {
            let email = format!("person{n}@acme.example");
            assert_eq!(name(&try_at(&world, &email, "wrong password", "2001:db8::1").await), "wrong", "{n}");
        }
        assert_eq!(name(&try_at(&world, EMAIL, PASSWORD, "2001:db8::ffff").await), "blocked");
        assert_eq!(name(&try_at(&world, EMAIL, PASSWORD, "2001:db8:1::1").await), "done");
    }
}

/// A right password frees what it held up itself, not what a wrong one did while it was judged.
#[tokio::test]
async fn s6_a_right_guess_does_not_free_what_a_wrong_one_blocked() {
    for world in worlds().await {
        let bucket = || Bucket::password_from(Some(IpAddr::from([192, 0, 2, 7])));
        let take = async || world.write(move |tx| guess::take(tx, &[bucket()])).await;
        for _ in 0..18 {
            assert!(matches!(take().await, Guess::Taken(_)));
        }
        let Guess::Taken(right) = take().await else { panic!("not taken") };
        assert!(matches!(take().await, Guess::Taken(_)), "the twentieth, which blocks");
        let right = right[0];
        world.write(move |tx| guess::give_back(tx, &bucket(), right)).await;
        assert!(matches!(take().await, Guess::Blocked { .. }));
        world.wait(1);
        let Guess::Taken(right) = take().await else { panic!("not taken") };
        assert!(matches!(take().await, Guess::Blocked { .. }), "while it is judged");
        let right = right[0];
        world.write(move |tx| guess::give_back(tx, &bucket(), right)).await;
        assert!(matches!(take().await, Guess::Taken(_)), "what it blocked itself is free");
    }
}

#[tokio::test]
async fn s6_guesses_at_once_gain_nothing() {
    for world in worlds().await {
        let mut tasks = tokio::task::JoinSet::new();
        for n in 0..40 {
            let (store, passwords, settings) =
                ((*world.store).clone(), world.passwords.clone(), world.settings);
            let tenant = world.here.tenant;
            tasks.spawn(async move {
                let address = Some(IpAddr::from([198, 51, 100, n]));
                sign_in(&store, &passwords, settings, tenant, EMAIL, "wrong password".to_owned(), address)
                    .await
            });
        }
        let judged = tasks.join_all().await.into_iter().filter(|a| matches!(a, Ok(SignIn::Wrong))).count();
        assert_eq!(judged, 5);
    }
}

/// The same work is done for a person whom nobody knows: one hash of the same cost each. Counted and not timed: the machine has
/// other things to do.
#[tokio::test]
async fn tok_6_an_unknown_person_costs_a_hash_as_well() {
    for world in worlds().await {
        let cost = |hash: &String| hash.rsplitn(3, '$').last().unwrap_or_default().to_owned();
        let mut costs = Vec::new();
        for email in [EMAIL, "nobody@acme.example", "no address at all"] {
            let before = world.passwords.verified().len();
            assert_eq!(name(&try_at(&world, email, "wrong password", "192.0.2.1").await), "wrong");
            let verified = world.passwords.verified();
            assert_eq!(verified.len(), before + 1, "{email}");
            costs.push(cost(&verified[before]));
        }
        assert!(costs[0].starts_with("$argon2id$v=19$m="), "{costs:?}");
        assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    }
}
