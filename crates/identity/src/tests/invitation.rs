//! Invitations (Rule U1).

use api::accounts::MembershipStatus;
use store::tables::{accounts, invitations, memberships, users};

use super::world::{EMAIL, World, member, suspend, worlds};
use crate::{
    access::{self, Access},
    invitation::{self, Acceptance, Invitation},
};

async fn look(world: &World, token: &str) -> Option<Invitation> {
    let (tenant, token) = (world.here.tenant, token.to_owned());
    world.write(move |tx| invitation::look(tx, tenant, &token)).await
}

async fn accept_new(world: &World, token: &str) -> Acceptance {
    let (tenant, token) = (world.here.tenant, token.to_owned());
    world.write(move |tx| invitation::accept_new(tx, tenant, &token, "Bia", "$argon2id$hash")).await
}

#[tokio::test]
async fn u1_a_person_whom_nobody_knew_accepts_once() {
    for world in worlds().await {
        let (token, membership) = world.invite("bia@new.example").await;
        let shown = look(&world, &token).await.unwrap();
        assert_eq!((shown.account_name.as_str(), shown.email.as_str()), ("acme", "bia@new.example"));
        assert_eq!((shown.name.as_deref(), shown.is_known), (Some("Typed"), false));
        let (tenant, account) = (world.here.tenant, world.here.account.clone());
        let Acceptance::Accepted(accepted) = accept_new(&world, &token).await else { panic!("not accepted") };
        assert_eq!((accepted.user.email.as_str(), accepted.user.name.as_str()), ("bia@new.example", "Bia"));
        let user = accepted.user.clone();
        let (row, access) = world
            .write(move |tx| {
                let row = memberships::by_key(tx, &account, membership)?.unwrap();
                Ok((row, access::of_person(tx, &user.person(), tenant)?))
            })
            .await;
        assert_eq!(
            (row.status, row.user, row.id),
            (MembershipStatus::Active, Some(accepted.user.key), accepted.membership)
        );
        assert_eq!(access, Access::Active);
        assert!(look(&world, &token).await.is_none(), "single use");
        assert!(matches!(accept_new(&world, &token).await, Acceptance::Gone));
    }
}

#[tokio::test]
async fn u1_a_person_who_is_known_proves_the_password_of_that_address() {
    for world in worlds().await {
        let there = world.there.account.clone();
        let (carla, _) = world.write(move |tx| member(tx, &there, "carla@zebra.example", "hash")).await;
        let (token, _) = world.invite("carla@zebra.example").await;
        assert!(look(&world, &token).await.unwrap().is_known, "only the holder of the token learns it");
        assert!(
            matches!(accept_new(&world, &token).await, Acceptance::Changed),
            "nobody takes the address over"
        );
        let (tenant, ana) = (world.here.tenant, world.ana.clone());
        let accept = async |user: users::UserRow| {
            let token = token.clone();
            world.write(move |tx| invitation::accept_existing(tx, tenant, &token, &user)).await
        };
        assert!(matches!(accept(ana).await, Acceptance::OtherPerson));
        let Acceptance::Accepted(accepted) = accept(carla.clone()).await else { panic!("not accepted") };
        assert_eq!(accepted.user.id, carla.id);
        assert!(matches!(accept(carla).await, Acceptance::Gone));
    }
}

#[tokio::test]
async fn u1_what_cannot_be_accepted_has_one_answer() {
    for world in worlds().await {
        let (account, here, there) = (world.here.account.clone(), world.here.tenant, world.there.tenant);
        assert!(look(&world, "unknown").await.is_none());
        let (token, membership) = world.invite("one@new.example").await;
        let elsewhere = token.clone();
        let found = world.write(move |tx| invitation::look(tx, there, &elsewhere)).await;
        assert!(found.is_none(), "of another tenant");
        let scope = account.clone();
        world.write(move |tx| suspend(tx, &scope)).await;
        assert!(look(&world, &token).await.is_none(), "of an account that is not active");
        let scope = account.clone();
        world.write(move |tx| accounts::resume(tx, &scope)).await;
        assert!(look(&world, &token).await.is_some());
        let scope = account.clone();
        world.write(move |tx| invitations::revoke(tx, &scope, membership)).await;
        assert!(look(&world, &token).await.is_none(), "sent anew or taken back");
        assert!(matches!(accept_new(&world, &token).await, Acceptance::Gone));

        let (token, membership) = world.invite("two@new.example").await;
        let scope = account.clone();
        world.write(move |tx| memberships::revoke(tx, &scope, membership)).await;
        assert!(look(&world, &token).await.is_none(), "of a membership that was revoked");

        let (token, _) = world.invite("three@new.example").await;
        world.wait(7 * 24 * 3600 - 1);
        assert!(look(&world, &token).await.is_some());
        world.wait(1);
        assert!(look(&world, &token).await.is_none(), "after a week");
        assert!(matches!(accept_new(&world, &token).await, Acceptance::Gone));
        let gone =
            world.write(move |tx| Ok((users::by_email(tx, "three@new.example")?.is_none(), here))).await;
        assert!(gone.0, "nobody was made");
    }
}

#[tokio::test]
async fn u1_many_acceptances_at_once_make_one() {
    for world in worlds().await {
        let (token, _) = world.invite("four@new.example").await;
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..12 {
            let (store, tenant, token) = ((*world.store).clone(), world.here.tenant, token.clone());
            tasks.spawn(async move {
                store
                    .write(move |tx| invitation::accept_new(tx, tenant, &token, "Bia", "hash"))
                    .await
                    .unwrap()
            });
        }
        let answers = tasks.join_all().await;
        assert_eq!(answers.iter().filter(|a| matches!(a, Acceptance::Accepted(_))).count(), 1);
    }
}

#[tokio::test]
async fn u1_who_is_a_member_already_keeps_the_one_membership() {
    for world in worlds().await {
        let account = world.here.account.clone();
        let ana = world.ana.clone();
        // Her address was typed as another one when she was linked.
        let (token, membership) = world.invite("ana.other@acme.example").await;
        let (tenant, user) = (world.here.tenant, ana.clone());
        let other = world.write(move |tx| invitation::accept_existing(tx, tenant, &token, &user)).await;
        assert!(matches!(other, Acceptance::OtherPerson));
        let row = world.write(move |tx| Ok(memberships::by_key(tx, &account, membership)?.unwrap())).await;
        assert_eq!((row.status, row.user), (MembershipStatus::Invited, None));
        assert_eq!(ana.email, EMAIL);
    }
}
