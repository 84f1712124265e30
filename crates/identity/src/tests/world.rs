//! A small platform: two tenants of the master account, an account behind each, and Ana, a member of the first.

use std::sync::Arc;

use api::id::{AccountId, InvitationId, MembershipId, TenantId, UserId};
use domain::roles::RoleSet;
use jiff::{SignedDuration, Timestamp};
use store::{
    Engine, Error, Store, Tx,
    keys::{MembershipKey, TenantKey},
    scope::{InAccount, SystemScope},
    seal::MasterKey,
    tables::{
        accounts::{self, NewAccount, Suspension},
        founding, invitations,
        memberships::{self, NewInvited},
        tenants,
        users::{self, NewUser, UserRow},
    },
    testing::{FrozenClock, TestStore, frozen, has_postgres, open},
};

use crate::{
    Door, Grant, Issuer, Keys, Passwords, Settings,
    browser::{self, BrowserSession},
    client::CLI,
    device::{self, Ask, Decided, Lookup, Started},
    keys::Rotation,
    password::Cost,
    sign_in::BY_PASSWORD,
    visitor::Visitor,
};

pub(super) const PASSWORD: &str = "correct horse";
pub(super) const EMAIL: &str = "ana@acme.example";
pub(super) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(super) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub(super) struct World {
    pub(super) store: TestStore,
    pub(super) clock: Arc<FrozenClock>,
    pub(super) passwords: Passwords,
    pub(super) issuer: Issuer,
    pub(super) settings: Settings,
    pub(super) here: Place,
    pub(super) there: Place,
    pub(super) ana: UserRow,
    pub(super) anas: MembershipKey,
}

/// A tenant and the account that uses it.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) door: Door,
    pub(super) tenant: TenantKey,
    pub(super) account: InAccount,
}

fn place(tx: &mut Tx<'_>, master: &InAccount, slug: &str) -> Result<Place, Error> {
    let id = TenantId::from_bytes(tx.random());
    let tenant = tenants::insert(tx, master, id, slug, None)?.expect("a tenant");
    let new = NewAccount {
        id: AccountId::from_bytes(tx.random()),
        slug,
        external_ref: None,
        name: slug,
        legal_name: None,
        tax_id: None,
        roles: RoleSet::ALL,
        levels: 8,
        tenant: Some(tenant),
        plan: None,
    };
    let account = accounts::insert(tx, master, &new)?.expect("an account").scope();
    Ok(Place { door: Door { issuer: format!("https://{slug}.example"), tenant: id }, tenant, account })
}

/// Suspends an account, as one above it does.
pub(super) fn suspend(tx: &mut Tx<'_>, account: &InAccount) -> Result<(), Error> {
    accounts::suspend(tx, account, &Suspension { by: account.key(), reason: None })
}

fn fill(tx: &mut Tx<'_>, hash: &str) -> Result<(Place, Place, UserRow, MembershipKey), Error> {
    let system = SystemScope::for_startup();
    let id = AccountId::from_bytes(tx.random());
    let master = founding::insert_master(tx, &system, id, "crontech", "Crontech", 64)?;
    let here = place(tx, &master, "acme")?;
    let there = place(tx, &master, "zebra")?;
    let (ana, membership) = member(tx, &here.account, EMAIL, hash)?;
    Ok((here, there, ana, membership))
}

/// A person with an active membership.
pub(super) fn member(
    tx: &mut Tx<'_>,
    account: &InAccount,
    email: &str,
    hash: &str,
) -> Result<(UserRow, MembershipKey), Error> {
    let id = UserId::from_bytes(tx.random());
    let user = NewUser { id, email, email_key: email, name: "Ana", password_hash: hash };
    let key = users::insert(tx, &user)?.expect("a person");
    let id = MembershipId::from_bytes(tx.random());
    let membership = memberships::link(tx, account, id, key, email)?.expect("a membership");
    Ok((users::by_key(tx, key)?.expect("a person"), membership))
}

pub(super) fn start() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// One on each engine, each with a clock of its own.
pub(super) async fn worlds() -> Vec<World> {
    let mut worlds = vec![world(Engine::Sqlite).await];
    if has_postgres() {
        worlds.push(world(Engine::Postgres).await);
    }
    worlds
}

async fn world(engine: Engine) -> World {
    let (options, clock) = frozen(start(), 7);
    let store = open(engine, options).await;
    let passwords = Passwords::new(Cost::LIGHT, 4).unwrap();
    let hash = passwords.hash(PASSWORD.to_owned()).await.unwrap();
    let (here, there, ana, anas) = store.write(move |tx| fill(tx, &hash)).await.unwrap();
    let settings = Settings::default();
    let issuer = Issuer::new(settings, Arc::new(keys(&store).await));
    World { store, clock, passwords, issuer, settings, here, there, ana, anas }
}

pub(super) async fn keys(store: &Store) -> Keys {
    let master = MasterKey::from_bytes(&[3; 32]);
    Keys::open(store.clone(), master, Rotation::default(), SystemScope::for_startup()).await.unwrap()
}

impl World {
    pub(super) fn now(&self) -> Timestamp {
        store::Clock::now(&*self.clock)
    }

    pub(super) fn wait(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        op: impl Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> T {
        self.store.write(op).await.unwrap()
    }

    /// Ana's browser, signed in.
    pub(super) async fn browser(&self) -> BrowserSession {
        let (settings, tenant, ana) = (self.settings, self.here.tenant, self.ana.clone());
        self.write(move |tx| {
            let cookie = browser::create(tx, &settings, tenant, &ana, BY_PASSWORD, &Visitor::default())?;
            Ok(browser::find(tx, tenant, &cookie)?.expect("signed in"))
        })
        .await
    }

    pub(super) async fn start_device(&self) -> Started {
        let (settings, tenant) = (self.settings, self.here.tenant);
        self.write(move |tx| {
            let ask = Ask {
                client_id: CLI,
                scope: "openid",
                code_challenge: Some(CHALLENGE),
                code_challenge_method: Some("S256"),
                address: Some("192.0.2.1"),
                agent: Some("cron/1"),
            };
            device::start(tx, &settings, tenant, &ask)
        })
        .await
        .unwrap()
    }

    pub(super) async fn approve(&self, started: &Started) -> Decided {
        let (tenant, browser, code) = (self.here.tenant, self.browser().await, started.user_code.clone());
        self.write(move |tx| match device::lookup(tx, tenant, &code, None)? {
            Lookup::Found(waiting) => device::approve(tx, tenant, &browser, &waiting),
            other => panic!("{other:?}"),
        })
        .await
    }

    pub(super) async fn poll(&self, started: &Started) -> Result<Grant, crate::Refusal> {
        self.poll_as(self.here.tenant, CLI, &started.device_code, Some(VERIFIER)).await
    }

    pub(super) async fn poll_as(
        &self,
        tenant: TenantKey,
        client: &'static str,
        code: &str,
        verifier: Option<&'static str>,
    ) -> Result<Grant, crate::Refusal> {
        let (settings, code) = (self.settings, code.to_owned());
        self.write(move |tx| {
            let poll = device::Poll { device_code: &code, client_id: client, code_verifier: verifier };
            device::poll(tx, &settings, tenant, &poll)
        })
        .await
    }

    /// Ana signs in by the device flow.
    pub(super) async fn sign_in(&self) -> Grant {
        let started = self.start_device().await;
        assert_eq!(self.approve(&started).await, Decided::Done);
        self.poll(&started).await.unwrap()
    }

    pub(super) async fn refresh(&self, token: &str) -> Result<Grant, crate::Refusal> {
        let (settings, tenant, token) = (self.settings, self.here.tenant, token.to_owned());
        self.write(move |tx| crate::session::refresh(tx, &settings, tenant, CLI, &token)).await
    }

    /// Ana's account invites somebody; the token.
    pub(super) async fn invite(&self, email: &'static str) -> (String, MembershipKey) {
        let account = self.here.account.clone();
        self.write(move |tx| {
            let id = MembershipId::from_bytes(tx.random());
            let new = NewInvited { id, email, email_key: email, name: Some("Typed"), is_owner: false };
            let membership = memberships::invite(tx, &account, &new)?.expect("a membership");
            let token = store::token::new(tx);
            let id = InvitationId::from_bytes(tx.random());
            let ends = domain::invitation::ends_at(tx.now());
            invitations::insert(tx, &account, id, membership, &store::token::hash(&token), ends)?;
            Ok((token, membership))
        })
        .await
    }
}
