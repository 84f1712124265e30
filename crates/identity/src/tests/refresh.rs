//! Refresh tokens against a model: an honest client is never signed out, a thief's copy dies (TOK-5).

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use store::scope::SystemScope;

use super::world::{World, worlds};
use crate::{OauthError, Subject};

/// What happens to a sign-in.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// The client refreshes.
    Refresh,
    /// It does, and the answer is lost.
    Lost,
    /// Two of its processes do at once, and the first's or the second's answer is kept.
    Twice { keep_first: bool },
    /// A thief copies what the client has.
    Steal,
    /// The thief refreshes what was copied, and keeps the answer.
    Thief,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => Just(Step::Refresh),
        2 => Just(Step::Lost),
        2 => any::<bool>().prop_map(|keep_first| Step::Twice { keep_first }),
        1 => Just(Step::Steal),
        2 => Just(Step::Thief),
    ];
    proptest::collection::vec(step, 1..14)
}

/// A token is good when it is the last one that was used for the first time, or one that was made of that one.
struct Model {
    /// Token, and what it was made of.
    made_of: Vec<(String, Option<String>)>,
    frontier: Option<String>,
    alive: bool,
}

impl Model {
    fn expects(&mut self, token: &str) -> bool {
        let parent = self.made_of.iter().find(|(made, _)| made == token).map(|(_, of)| of.clone()).unwrap();
        if parent == self.frontier {
            self.frontier = Some(token.to_owned());
        } else if self.frontier.as_deref() != Some(token) {
            self.alive = false;
        }
        self.alive
    }
}

async fn refresh(world: &World, model: &mut Model, token: &str) -> Result<Option<String>, TestCaseError> {
    let expected = model.expects(token);
    let answer = world.refresh(token).await;
    prop_assert_eq!(answer.is_ok(), expected);
    match answer {
        Ok(grant) => {
            let new = grant.refresh_token.unwrap();
            model.made_of.push((new.clone(), Some(token.to_owned())));
            Ok(Some(new))
        }
        Err(refusal) => {
            prop_assert_eq!(refusal.error, OauthError::InvalidGrant);
            Ok(None)
        }
    }
}

async fn run(world: &World, steps: Vec<Step>) -> Result<(), TestCaseError> {
    let mut client = world.sign_in().await.refresh_token.unwrap();
    let mut model = Model { made_of: vec![(client.clone(), None)], frontier: None, alive: true };
    let mut thief: Option<String> = None;
    let mut thief_came = false;
    for step in steps {
        match step {
            Step::Refresh => {
                let new = refresh(world, &mut model, &client).await?;
                prop_assert!(new.is_some() || thief_came, "an honest client was signed out");
                client = new.unwrap_or(client);
            }
            Step::Lost => {
                let new = refresh(world, &mut model, &client).await?;
                prop_assert!(new.is_some() || thief_came, "an honest client was signed out");
            }
            Step::Twice { keep_first } => {
                let first = refresh(world, &mut model, &client).await?;
                let second = refresh(world, &mut model, &client).await?;
                prop_assert!(thief_came || (first.is_some() && second.is_some()), "a process lost");
                client = (if keep_first { first } else { second }).unwrap_or(client);
            }
            Step::Steal => thief = Some(client.clone()),
            Step::Thief => {
                if let Some(token) = thief.take() {
                    thief_came = true;
                    thief = Some(refresh(world, &mut model, &token).await?.unwrap_or(token));
                }
            }
        }
    }
    // However far the thief came: once the client has gone on twice, the copy is dead, and so is what was made of it.
    if let Some(token) = thief {
        for _ in 0..2 {
            client = refresh(world, &mut model, &client).await?.unwrap_or(client);
        }
        prop_assert_eq!(refresh(world, &mut model, &token).await?, None, "a thief's copy lives");
        prop_assert_eq!(refresh(world, &mut model, &client).await?, None, "it was not noticed");
    }
    Ok(())
}

#[test]
fn tok_5_an_honest_client_is_never_signed_out_and_a_thiefs_copy_dies() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for world in runtime.block_on(worlds()) {
        let mut runner =
            TestRunner::new(Config { cases: 100, failure_persistence: None, ..Config::default() });
        runner.run(&steps(), |steps| runtime.block_on(run(&world, steps))).unwrap();
    }
}

#[tokio::test]
async fn tok_5_a_lost_answer_costs_nothing_and_an_older_token_ends_the_session() {
    for world in worlds().await {
        let used = async |token: &str| world.refresh(token).await.map(|grant| grant.refresh_token.unwrap());
        let r0 = world.sign_in().await.refresh_token.unwrap();
        let lost = used(&r0).await.unwrap();
        let r1 = used(&r0).await.unwrap();
        let r2 = used(&r1).await.unwrap();
        let r2_again = used(&r1).await.unwrap();
        assert!([&r0, &lost, &r1, &r2].iter().all(|token| **token != r2_again), "each is new");
        assert!(used(&r0).await.is_err());
        for token in [&r0, &lost, &r1, &r2, &r2_again] {
            assert!(used(token).await.is_err(), "the family has ended");
        }
        let r0 = world.sign_in().await.refresh_token.unwrap();
        let (one, other) = (used(&r0).await.unwrap(), used(&r0).await.unwrap());
        let next = used(&one).await.unwrap();
        assert!(used(&other).await.is_err(), "only one heir goes on; the other is a copy's");
        assert!(used(&next).await.is_err());
    }
}

#[tokio::test]
async fn tok_5_many_processes_at_once_all_go_on() {
    for world in worlds().await {
        let token = world.sign_in().await.refresh_token.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (store, settings, tenant, token) =
                ((*world.store).clone(), world.settings, world.here.tenant, token.clone());
            tasks.spawn(async move {
                store
                    .write(move |tx| crate::session::refresh(tx, &settings, tenant, "cli", &token))
                    .await
                    .unwrap()
            });
        }
        let answers = tasks.join_all().await;
        let kept: Vec<String> =
            answers.into_iter().map(|grant| grant.unwrap().refresh_token.unwrap()).collect();
        assert!(world.refresh(&kept[13]).await.is_ok(), "whichever answer was kept");
        let count =
            world.write(|tx| store::tables::sessions::count_refreshes(tx, &SystemScope::for_startup())).await;
        assert_eq!(count, 21, "each is counted");
        assert!(world.refresh(&kept[0]).await.is_err(), "the others are worth nothing now");
    }
}

#[tokio::test]
async fn s5_a_session_stays_itself_over_refreshes_and_ends_when_it_is_not_used() {
    for world in worlds().await {
        let grant = world.sign_in().await;
        world.wait(29 * 24 * 3600);
        let next = world.refresh(grant.refresh_token.as_ref().unwrap()).await.unwrap();
        assert_eq!((&next.subject, next.auth_time), (&grant.subject, grant.auth_time));
        assert!(matches!(&next.subject, Subject::User { .. }));
        world.wait(29 * 24 * 3600);
        let next = world.refresh(next.refresh_token.as_ref().unwrap()).await.unwrap();
        world.wait(30 * 24 * 3600);
        let over = world.refresh(next.refresh_token.as_ref().unwrap()).await.unwrap_err();
        assert_eq!(over.error, OauthError::InvalidGrant);
    }
}
