//! Where sessions end; codes; clients; user info.

use api::id::{ClientId, MembershipId};
use store::{
    Error, Tx,
    keys::TenantKey,
    scope::{InAccount, SystemScope},
    tables::{accounts, client_credentials, clients, memberships, sessions::Ended, users},
};

use super::world::{CHALLENGE, EMAIL, PASSWORD, VERIFIER, World, suspend, worlds};
use crate::{
    Grant, OauthError, Refusal, Subject,
    client::{self, CLI},
    code::{self, Exchange, Parameters},
    session,
    sign_in::{SignIn, sign_in},
    userinfo,
    visitor::Visitor,
};

fn sid(grant: &Grant) -> String {
    match &grant.subject {
        Subject::User { sid, .. } => sid.clone(),
        Subject::Client { .. } => panic!("a client"),
    }
}

async fn runs(world: &World, grant: &Grant) -> bool {
    world.refresh(grant.refresh_token.as_ref().unwrap()).await.is_ok()
}

#[tokio::test]
async fn s5_log_out_and_revocation_end_the_session() {
    for world in worlds().await {
        let (a, b, c) = (world.sign_in().await, world.sign_in().await, world.sign_in().await);
        let (here, there) = (world.here.tenant, world.there.tenant);
        let (sid_a, token_b) = (sid(&a), b.refresh_token.clone().unwrap());
        world
            .write(move |tx| {
                assert!(!session::log_out(tx, there, &sid_a)?, "not from another tenant (Rule T6)");
                assert!(session::log_out(tx, here, &sid_a)?);
                session::revoke(tx, there, CLI, &token_b)?;
                session::revoke(tx, here, "other", &token_b)?;
                session::revoke(tx, here, CLI, "unknown")
            })
            .await;
        assert!(!runs(&world, &a).await);
        assert!(runs(&world, &b).await);
        let token_b = b.refresh_token.clone().unwrap();
        world.write(move |tx| session::revoke(tx, here, CLI, &token_b)).await;
        assert!(!runs(&world, &b).await);
        assert!(runs(&world, &c).await, "the others go on");
    }
}

#[tokio::test]
async fn t6_a_refresh_token_is_worth_nothing_at_another_tenant_or_for_another_client() {
    for world in worlds().await {
        // She may come in by both doors, so that the token alone decides.
        let (account, ana) = (world.there.account.clone(), world.ana.clone());
        world
            .write(move |tx| {
                let id = MembershipId::from_bytes(tx.random());
                memberships::link(tx, &account, id, ana.key, &ana.email)
            })
            .await
            .expect("a membership");
        let grant = world.sign_in().await;
        let (settings, here, there) = (world.settings, world.here.tenant, world.there.tenant);
        let token = grant.refresh_token.clone().unwrap();
        let (at_other, as_other) = world
            .write(move |tx| {
                let at_other = session::refresh(tx, &settings, there, CLI, &token)?;
                Ok((at_other, session::refresh(tx, &settings, here, "other", &token)?))
            })
            .await;
        assert_eq!(at_other.unwrap_err().error, OauthError::InvalidGrant);
        assert_eq!(as_other.unwrap_err().error, OauthError::InvalidGrant);
        assert!(runs(&world, &grant).await, "and is not used up by it");
        let code = code(&world).await;
        let at_other = exchange_at(&world, there, &code, |_| ()).await;
        assert_eq!(at_other.unwrap_err().error, OauthError::InvalidGrant, "nor is a code");
        assert!(exchange(&world, &code, |_| ()).await.is_ok());
    }
}

#[tokio::test]
async fn u5_who_is_blocked_or_has_nothing_left_here_gets_no_new_tokens() {
    for world in worlds().await {
        let grant = world.sign_in().await;
        let account = world.here.account.clone();
        world.write(move |tx| suspend(tx, &account)).await;
        assert!(
            runs(&world, &grant).await,
            "a suspension is met by each request, and ends nothing (Rule A7)"
        );
        let account = world.here.account.clone();
        world
            .write(move |tx| {
                let now = tx.now();
                accounts::close(tx, &account, now)
            })
            .await;
        assert!(!runs(&world, &grant).await);
        let account = world.here.account.clone();
        world
            .write(move |tx| accounts::restore(tx, &account).and_then(|()| accounts::resume(tx, &account)))
            .await;
        let grant = world.sign_in().await;
        let ana = world.ana.clone();
        world.write(move |tx| users::set_blocked(tx, &ana.person(), true)).await;
        assert!(!runs(&world, &grant).await);
        let ana = world.ana.clone();
        world.write(move |tx| users::set_blocked(tx, &ana.person(), false)).await;
        assert!(!runs(&world, &grant).await, "it ended for good");
        let grant = world.sign_in().await;
        let (account, anas) = (world.here.account.clone(), world.anas);
        world.write(move |tx| memberships::revoke(tx, &account, anas)).await;
        assert!(!runs(&world, &grant).await);
    }
}

#[tokio::test]
async fn s5_ending_a_persons_sessions_ends_the_browsers_too() {
    for world in worlds().await {
        let grant = world.sign_in().await;
        let (settings, tenant, ana) = (world.settings, world.here.tenant, world.ana.clone());
        let left = world
            .write(move |tx| {
                let cookie = crate::browser::create(tx, &settings, tenant, &ana, "pwd", &Visitor::default())?;
                session::end_of_person(tx, &ana.person(), Ended::Password)?;
                crate::browser::find(tx, tenant, &cookie)
            })
            .await;
        assert!(left.is_none());
        assert!(!runs(&world, &grant).await);
    }
}

#[tokio::test]
async fn s5_a_new_password_ends_what_the_old_one_opened_or_was_about_to() {
    for world in worlds().await {
        let grant = world.sign_in().await;
        let code = code(&world).await;
        let device = world.start_device().await;
        world.approve(&device).await;
        let ana = world.ana.clone();
        let hash = world.passwords.hash("another horse battery".to_owned()).await.unwrap();
        world.write(move |tx| crate::new_password::set(tx, &ana, &hash)).await;
        assert!(!runs(&world, &grant).await);
        assert_eq!(exchange(&world, &code, |_| ()).await.unwrap_err().error, OauthError::InvalidGrant);
        assert!(world.poll(&device).await.is_err(), "nor does an approved device get in");
        let sign_in = async |password: &str| {
            let (settings, tenant, password) = (world.settings, world.here.tenant, password.to_owned());
            sign_in(&world.store, &world.passwords, settings, tenant, EMAIL, password, &Visitor::default())
                .await
                .unwrap()
        };
        assert!(matches!(sign_in(PASSWORD).await, SignIn::Wrong));
        assert!(matches!(sign_in("another horse battery").await, SignIn::Done(_)));
    }
}

async fn code(world: &World) -> String {
    let (settings, tenant, browser) = (world.settings, world.here.tenant, world.browser().await);
    let some = |text: &str| Some(text.to_owned());
    let parameters = Parameters {
        response_type: some("code"),
        client_id: some(CLI),
        redirect_uri: some("http://127.0.0.1:8123/callback"),
        scope: some("openid"),
        state: some("xyz"),
        nonce: some("once"),
        code_challenge: some(CHALLENGE),
        code_challenge_method: some("S256"),
    };
    let request = code::check("https://acme.example", parameters).unwrap();
    let address = world
        .write(move |tx| code::issue(tx, &settings, tenant, "https://acme.example", &browser, &request))
        .await
        .unwrap();
    let rest = address.strip_prefix("http://127.0.0.1:8123/callback?code=").unwrap();
    let (code, rest) = rest.split_once('&').unwrap();
    assert_eq!(rest, "state=xyz&iss=https%3A%2F%2Facme.example");
    code.to_owned()
}

async fn exchange(
    world: &World,
    code: &str,
    change: impl Fn(&mut Exchange<'_>) + Send + 'static,
) -> Result<Grant, Refusal> {
    exchange_at(world, world.here.tenant, code, change).await
}

async fn exchange_at(
    world: &World,
    tenant: TenantKey,
    code: &str,
    change: impl Fn(&mut Exchange<'_>) + Send + 'static,
) -> Result<Grant, Refusal> {
    let (settings, code) = (world.settings, code.to_owned());
    world
        .write(move |tx| {
            let mut exchange = Exchange {
                client_id: CLI,
                code: &code,
                redirect_uri: "http://127.0.0.1:8123/callback",
                code_verifier: VERIFIER,
                address: None,
                agent: None,
            };
            change(&mut exchange);
            code::exchange(tx, &settings, tenant, &exchange)
        })
        .await
}

#[tokio::test]
async fn s4_a_code_is_exchanged_once_and_its_second_use_ends_the_session() {
    for world in worlds().await {
        let code = code(&world).await;
        for wrong in [
            exchange(&world, &code, |e| e.client_id = "other").await,
            exchange(&world, &code, |e| e.redirect_uri = "http://127.0.0.1:8124/callback").await,
            exchange(&world, &code, |e| e.code_verifier = CHALLENGE).await,
            exchange(&world, "unknown", |_| ()).await,
        ] {
            assert_eq!(wrong.unwrap_err().error, OauthError::InvalidGrant);
        }
        let grant = exchange(&world, &code, |_| ()).await.unwrap();
        assert_eq!((grant.nonce.as_deref(), grant.id_token), (Some("once"), true));
        let next = world.refresh(grant.refresh_token.as_ref().unwrap()).await.unwrap();
        assert_eq!(exchange(&world, &code, |_| ()).await.unwrap_err().error, OauthError::InvalidGrant);
        assert!(!runs(&world, &next).await, "a copy of the code is about");
    }
}

#[tokio::test]
async fn s4_a_code_ends_after_a_minute() {
    for world in worlds().await {
        let code = code(&world).await;
        world.wait(60);
        assert_eq!(exchange(&world, &code, |_| ()).await.unwrap_err().error, OauthError::InvalidGrant);
    }
}

/// A client of an account, with a secret.
fn make_client(tx: &mut Tx<'_>, account: &InAccount) -> Result<(ClientId, String), Error> {
    let id = ClientId::from_bytes(tx.random());
    let new = clients::NewClient { id, name: "ci", external_ref: None, expires_at: None };
    let key = clients::insert(tx, account, &new)?.expect("a client");
    let secret = store::token::new(tx);
    clients::add_secret(tx, account, key, &store::token::hash(&secret), None)?;
    Ok((id, secret))
}

#[tokio::test]
async fn s4_a_client_gets_a_token_for_its_secret_at_its_own_tenant() {
    for world in worlds().await {
        let account = world.here.account.clone();
        let (id, secret) = world.write(move |tx| make_client(tx, &account)).await;
        let (here, there) = (world.here.tenant, world.there.tenant);
        let ask = async |tenant, name: String, secret: &str| {
            let secret = secret.to_owned();
            world.write(move |tx| client::credentials(tx, tenant, &name, &secret)).await
        };
        let grant = ask(here, id.to_string(), &secret).await.unwrap();
        assert_eq!(grant.subject, Subject::Client { id });
        assert_eq!((grant.refresh_token, grant.id_token), (None, false));
        for (tenant, name, secret) in [
            (there, id.to_string(), secret.as_str()),
            (here, ClientId::from_bytes([1; 16]).to_string(), secret.as_str()),
            (here, id.to_string(), "wrong"),
            (here, CLI.to_owned(), secret.as_str()),
        ] {
            assert_eq!(ask(tenant, name, secret).await.unwrap_err().error, OauthError::InvalidClient);
        }
        let last_used = async || {
            let hash = store::token::hash(&secret);
            world.write(move |tx| Ok(client_credentials::by_secret(tx, &hash)?.unwrap().last_used_at)).await
        };
        let first = last_used().await;
        assert_eq!(first, Some(world.now()));
        world.wait(59);
        ask(here, id.to_string(), &secret).await.unwrap();
        assert_eq!(last_used().await, first, "told to the minute, not written each time");
        world.wait(1);
        ask(here, id.to_string(), &secret).await.unwrap();
        assert_eq!(last_used().await, Some(world.now()));
        let (account, hash) = (world.here.account.clone(), store::token::hash(&secret));
        world
            .write(move |tx| {
                let key = client_credentials::by_secret(tx, &hash)?.unwrap().client;
                clients::revoke(tx, &account, key)
            })
            .await;
        let gone = ask(here, id.to_string(), &secret).await;
        assert_eq!(gone.unwrap_err().error, OauthError::InvalidClient);
    }
}

#[tokio::test]
async fn s5_user_info_is_the_persons_own_while_the_session_runs() {
    for world in worlds().await {
        let grant = world.sign_in().await;
        let (tenant, name) = (world.here.tenant, sid(&grant));
        let token = world.issuer.issue(grant, &world.here.door, world.now()).unwrap();
        let claims = world.issuer.verify(&token.access_token, &world.here.door, world.now()).unwrap();
        let of = async || {
            let claims = claims.clone();
            world.write(move |tx| userinfo::of(tx, tenant, &claims)).await
        };
        let info = of().await.unwrap();
        let id = world.ana.id.to_string();
        assert_eq!((info.sub, info.email.as_deref()), (id, Some(super::world::EMAIL)));
        world.write(move |tx| session::log_out(tx, tenant, &name)).await;
        assert_eq!(of().await.unwrap_err().error, OauthError::InvalidToken);
    }
}

#[tokio::test]
async fn what_has_ended_is_deleted_after_a_day_and_nothing_else() {
    for world in worlds().await {
        let ended = world.sign_in().await;
        let (tenant, name) = (world.here.tenant, sid(&ended));
        world.write(move |tx| session::log_out(tx, tenant, &name)).await;
        let runs_on = world.sign_in().await;
        world.wait(25 * 3600);
        let rows = world.write(|tx| crate::expiry::run(tx, &SystemScope::for_startup())).await;
        // Two device codes, the count of guesses, the ended session's token.
        assert_eq!(rows, 4);
        assert!(runs(&world, &runs_on).await);
        world.wait(32 * 24 * 3600);
        let rows = world.write(|tx| crate::expiry::run(tx, &SystemScope::for_startup())).await;
        // Two browsers, both sessions, and the two tokens of the one that ran.
        assert_eq!(rows, 6);
    }
}

#[tokio::test]
async fn tok_5_old_tokens_of_a_long_session_are_forgotten_in_the_end() {
    for world in worlds().await {
        let first = world.sign_in().await.refresh_token.unwrap();
        let mut token = first.clone();
        for _ in 0..4 {
            world.wait(20 * 24 * 3600);
            token = world.refresh(&token).await.unwrap().refresh_token.unwrap();
        }
        world.write(|tx| crate::expiry::run(tx, &SystemScope::for_startup())).await;
        assert!(world.refresh(&first).await.is_err());
        assert!(world.refresh(&token).await.is_ok(), "nobody could tell any more whose copy it was");
    }
}
