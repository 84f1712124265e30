//! Signing in with a password.

use std::net::IpAddr;

use store::{
    list::ListRequest,
    tables::{memberships, security_events, users},
};

use super::world::{EMAIL, PASSWORD, World, worlds};
use crate::{
    browser,
    guess::{self, Bucket, Guess},
    sign_in::{SignIn, sign_in},
    visitor::Visitor,
};

async fn try_at(world: &World, email: &str, password: &str, address: &str) -> SignIn {
    let visitor = Visitor { address: Some(address.parse().unwrap()), agent: Some("browser/1".to_owned()) };
    let tenant = world.here.tenant;
    let password = password.to_owned();
    sign_in(&world.store, &world.passwords, world.settings, tenant, email, password, &visitor).await.unwrap()
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
        let (nowhere, settings) = (Visitor::default(), world.settings);
        let at_other = sign_in(&world.store, &world.passwords, settings, there, EMAIL, password, &nowhere)
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
                let visitor = Visitor { address: Some(IpAddr::from([198, 51, 100, n])), agent: None };
                sign_in(&store, &passwords, settings, tenant, EMAIL, "wrong password".to_owned(), &visitor)
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

/// A person's log tells of the tenant that it is read at, and of nobody else.
#[tokio::test]
async fn u3_sign_ins_good_and_refused_are_in_the_persons_log_of_that_tenant() {
    for world in worlds().await {
        try_at(&world, EMAIL, "wrong password", "192.0.2.1").await;
        try_at(&world, "nobody@acme.example", "wrong password", "192.0.2.1").await;
        try_at(&world, EMAIL, PASSWORD, "::ffff:192.0.2.2").await;
        let (ana, here, there) = (world.ana.clone(), world.here.tenant, world.there.tenant);
        let visitor = Visitor::default();
        world
            .write(move |tx| {
                for _ in 0..security_events::KEPT + 5 {
                    visitor.note(tx, &ana.person(), there, "password:change")?;
                }
                Ok(())
            })
            .await;
        let ana = world.ana.clone();
        let read = world.write(move |tx| {
            let ask = ListRequest { filter: "".parse().unwrap(), sort: None, after: None, limit: 500 };
            let mut page = |tenant| security_events::list(tx, &ana.person(), tenant, &ask).unwrap().rows;
            Ok((page(here), page(there).len()))
        });
        let (log, elsewhere) = read.await;
        let told: Vec<_> =
            log.iter().map(|e| (e.action.as_str(), e.outcome.as_str(), e.address.as_deref())).collect();
        let (good, bad) = (Some("192.0.2.2"), Some("192.0.2.1"));
        assert_eq!(told, [("sessions:sign_in", "done", good), ("sessions:sign_in", "refused", bad)]);
        assert_eq!(log[0].agent.as_deref(), Some("browser/1"));
        assert_eq!(i64::try_from(elsewhere).unwrap(), security_events::KEPT, "the oldest go");
    }
}
