//! A small world to test operations in: a founded platform on one engine, people with sessions, and requests as the door
//! would hand them over.
#![expect(dead_code, reason = "each test module uses its own part")]

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use api::{
    id::{AccountId, SessionId, UserId},
    problem::Problem,
    value::Email,
};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Answer, Error, Input, Operation, OriginForm, Principal, Request, Settings, TargetRef, founding, operation,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{
    Options, Store, Tx,
    keys::{TenantKey, UserKey},
    scope::SystemScope,
    seal::MasterKey,
    tables::{domains, invitations, sessions, users},
    testing::{self, TestStore},
};

/// A founded platform.
pub(crate) struct World {
    pub(crate) test: TestStore,
    pub(crate) store: Store,
    pub(crate) settings: Arc<Settings>,
    /// The master account.
    pub(crate) master: AccountId,
    /// The administrator of the platform, at the master tenant's door.
    pub(crate) admin: Actor,
}

/// Somebody with a session at a door.
#[derive(Debug, Clone)]
pub(crate) struct Actor {
    pub(crate) user: UserKey,
    pub(crate) id: UserId,
    pub(crate) sid: String,
    pub(crate) tenant: TenantKey,
}

static COUNTER: AtomicU64 = AtomicU64::new(1);

/// A number that no other call gives.
pub(crate) fn unique() -> u64 {
    COUNTER.fetch_add(1, Ordering::Relaxed)
}

impl World {
    /// One for each engine.
    pub(crate) async fn all() -> Vec<Self> {
        let mut worlds = Vec::new();
        for test in testing::open_all().await {
            worlds.push(Self::on(test).await);
        }
        worlds
    }

    /// One for each engine, with options of one's own.
    pub(crate) async fn all_with(options: Options) -> Vec<Self> {
        let mut worlds = Vec::new();
        for test in testing::open_all_with(options).await {
            worlds.push(Self::on(test).await);
        }
        worlds
    }

    /// Founds a platform on a store.
    pub(crate) async fn on(test: TestStore) -> Self {
        let store: Store = (*test).clone();
        let settings = Arc::new(Settings {
            master_key: MasterKey::from_bytes(&[9; 32]),
            suffixes: vec!["localhost".to_owned()],
            chosen_labels: true,
            origin: OriginForm::Http(8080),
            door_target: None,
        });
        let founding = founding::Founding {
            domain: "localhost".parse().unwrap(),
            email: "admin@crontech.localhost".parse().unwrap(),
            password_hash: "$argon2id$none".to_owned(),
            locale: api::tenants::Locale::En,
        };
        let founded = write(&store, move |tx| founding::found(tx, &SystemScope::for_startup(), &founding))
            .await
            .unwrap()
            .expect("a new store");
        let tenant = door(&store, "localhost").await;
        let admin = sign_in(&store, "admin@crontech.localhost", tenant).await;
        Self { test, store, settings, master: founded.account, admin }
    }

    /// The tenant that a host selects.
    pub(crate) async fn door(&self, host: &str) -> TenantKey {
        door(&self.store, host).await
    }

    /// A session of a person who is there already.
    pub(crate) async fn sign_in(&self, email: &str, tenant: TenantKey) -> Actor {
        sign_in(&self.store, email, tenant).await
    }

    /// A request for an operation.
    pub(crate) fn ask(&self, actor: &Actor, operation: &'static Operation) -> Ask<'_> {
        Ask::new(self, actor, operation)
    }

    /// Makes an account below another with these fields over the plainest ones, and gives its id.
    pub(crate) async fn account(
        &self,
        actor: &Actor,
        parent: AccountId,
        slug: &str,
        more: Value,
    ) -> AccountId {
        let answer = self.create(actor, parent, slug, more).await.unwrap_or_else(|p| panic!("{slug}: {p:?}"));
        answer.body["account"]["id"].as_str().unwrap().parse().unwrap()
    }

    /// The same, with the whole answer.
    pub(crate) async fn create(
        &self,
        actor: &Actor,
        parent: AccountId,
        slug: &str,
        more: Value,
    ) -> Result<Answer, Problem> {
        let body = account_body(slug, more);
        self.ask(actor, &platform::accounts::create::OPERATION).on(parent).body(body).run().await
    }

    /// An account with every role, whose owner has accepted; with a tenant of its own where a name and a domain are given.
    pub(crate) async fn owned(
        &self,
        by: &Actor,
        below: AccountId,
        slug: &str,
        email: &str,
        door: Option<(&str, &str)>,
    ) -> (AccountId, Actor) {
        let mut body = reseller();
        body["owner"] = json!({ "email": email });
        if let Some((name, domain)) = door {
            body["tenant"] = json!({ "mode": "new", "name": name, "domain": domain });
        }
        let account = self.account(by, below, slug, body).await;
        (account, self.accept(email).await)
    }

    /// Accepts the newest invitation that waits for that address, as the person would, and signs in at the door of the
    /// tenant that it names (or that the message waits for).
    pub(crate) async fn accept(&self, email: &str) -> Actor {
        let settings = Arc::clone(&self.settings);
        let wanted: Email = email.parse().unwrap();
        let (user, id, tenant) = self
            .store
            .write(move |tx: &mut Tx<'_>| -> Result<_, Error> {
                let system = SystemScope::for_job();
                let all = platform::outbox::newest(tx, &settings, &system, 10_000)?;
                let message = all
                    .into_iter()
                    .filter(|m| matches!(m.message, platform::outbox::Message::Invitation { .. }))
                    .find(|m| m.recipient.parse::<Email>().is_ok_and(|e| e == wanted))
                    .expect("an invitation in the outbox");
                let platform::outbox::Message::Invitation { token, .. } = message.message else {
                    panic!("no invitation")
                };
                let row = invitations::by_hash(tx, &store::token::hash(&token))?.expect("an open invitation");
                let (user, id) = person(tx, &wanted)?;
                assert!(invitations::accept(tx, &row.scope(), row.key, row.membership, user)?);
                let place = platform::standing::load_place(tx, &row.path)?;
                Ok((user, id, place.tenant()?))
            })
            .await
            .unwrap();
        session(&self.store, user, id, tenant).await
    }
}

/// The plainest account with that slug; `more` adds and replaces fields.
pub(crate) fn account_body(slug: &str, more: Value) -> Value {
    let mut body = json!({
        "slug": slug,
        "name": format!("Account {slug}"),
        "owner": { "email": format!("owner-{slug}-{}@example.com", unique()) },
    });
    if let (Value::Object(body), Value::Object(more)) = (&mut body, more) {
        body.extend(more);
    }
    body
}

/// The roles that let an account have sub-accounts, tenants and users, and give all that on.
pub(crate) fn reseller() -> Value {
    json!({ "roles": [
        "tenant-admin", "account-admin", "subaccount-admin", "subaccount-tenant", "user-admin", "automation-manager",
    ] })
}

/// A unit of work.
pub(crate) async fn write<T, F>(store: &Store, op: F) -> Result<T, Error>
where
    F: Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    T: Send + 'static,
{
    store.write(op).await
}

async fn door(store: &Store, host: &str) -> TenantKey {
    let host = host.to_owned();
    let served = store.read(move |tx| domains::at_door(tx, &host)).await.unwrap();
    served.expect("a served domain").tenant
}

fn person(tx: &mut Tx<'_>, email: &Email) -> Result<(UserKey, UserId), Error> {
    if let Some(row) = users::by_email(tx, email.key())? {
        return Ok((row.key, row.id));
    }
    let id = UserId::from_bytes(tx.random());
    let new = users::NewUser {
        id,
        email: email.as_str(),
        email_key: email.key(),
        name: "Somebody",
        password_hash: "$argon2id$none",
    };
    Ok((users::insert(tx, &new)?.expect("a new person"), id))
}

async fn sign_in(store: &Store, email: &str, tenant: TenantKey) -> Actor {
    let email: Email = email.parse().unwrap();
    let row = store
        .read(move |tx| users::by_email(tx, email.key()))
        .await
        .unwrap()
        .expect("a person with that address");
    session(store, row.key, row.id, tenant).await
}

async fn session(store: &Store, user: UserKey, id: UserId, tenant: TenantKey) -> Actor {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&unique().to_be_bytes());
    let sid = SessionId::from_bytes(bytes).to_string();
    let name = sid.clone();
    store
        .write(move |tx: &mut Tx<'_>| {
            let person = users::by_key(tx, user)?.expect("a person").person();
            let new = sessions::NewSession {
                sid: &name,
                tenant,
                client_id: "cli",
                amr: "pwd",
                auth_time: tx.now(),
                expires_at: tx.now() + SignedDuration::from_hours(24 * 3650),
                address: None,
                agent: None,
            };
            sessions::insert(tx, &person, &new)
        })
        .await
        .unwrap();
    Actor { user, id, sid, tenant }
}

/// A request on its way.
#[derive(Clone)]
pub(crate) struct Ask<'w> {
    store: Store,
    settings: Arc<Settings>,
    operation: &'static Operation,
    request: Request,
    input: Input,
    world: std::marker::PhantomData<&'w World>,
}

impl<'w> Ask<'w> {
    fn new(world: &'w World, actor: &Actor, operation: &'static Operation) -> Self {
        let request = Request {
            id: format!("req_test{}", unique()),
            tenant: actor.tenant,
            principal: Principal::User { id: actor.id, sid: actor.sid.clone() },
            acting: None,
            target: TargetRef::Own,
            idempotency_key: None,
            if_match: None,
            dry_run: false,
            method: "POST".to_owned(),
            path: format!("/api/v1/accounts/self/{}", operation.name),
            body_hash: Sha256::digest(b"").into(),
            address: Some("192.0.2.7".to_owned()),
            agent: Some("tests/1".to_owned()),
            token_expires_at: Timestamp::MAX,
        };
        Self {
            store: world.store.clone(),
            settings: Arc::clone(&world.settings),
            operation,
            request,
            input: Input::default(),
            world: std::marker::PhantomData,
        }
    }

    /// The same without its tie to the world, for a task of its own.
    pub(crate) fn owned(self) -> Ask<'static> {
        let Self { store, settings, operation, request, input, .. } = self;
        Ask { store, settings, operation, request, input, world: std::marker::PhantomData }
    }

    /// Upon an account.
    pub(crate) fn on(self, target: AccountId) -> Self {
        self.on_text(&target.to_string())
    }

    /// Upon whatever the path says.
    pub(crate) fn on_text(mut self, target: &str) -> Self {
        self.request.path = format!("/api/v1/accounts/{target}/{}", self.operation.name);
        self.request.target = TargetRef::from_segment(target);
        self
    }

    /// From an account.
    pub(crate) fn acting(mut self, account: AccountId) -> Self {
        self.request.acting = Some(account.to_string());
        self
    }

    pub(crate) fn body(mut self, body: Value) -> Self {
        self.request.body_hash = Sha256::digest(body.to_string().as_bytes()).into();
        self.input.body = body;
        self
    }

    pub(crate) fn param(mut self, name: &'static str, value: &str) -> Self {
        self.input.params.push((name, value.to_owned()));
        self
    }

    pub(crate) fn query(mut self, name: &str, value: &str) -> Self {
        self.input.query.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn key(mut self, key: &str) -> Self {
        self.request.idempotency_key = Some(key.to_owned());
        self
    }

    /// With what the DNS shows at the name that the operation asks for.
    pub(crate) fn seen(mut self, found: platform::dns::Found) -> Self {
        self.input.seen = Some(platform::dns::Seen::Text(found));
        self
    }

    /// What the operation asks of the DNS, as the door asks it.
    pub(crate) async fn question(&self) -> Result<platform::dns::Question, Problem> {
        let (settings, operation) = (Arc::clone(&self.settings), self.operation);
        let (request, input) = (self.request.clone(), self.input.clone());
        let asked = self
            .store
            .read(move |tx| operation::question(tx, &settings, operation, &request, &input, &|_| Ok(())));
        match asked.await {
            Ok(question) => Ok(question.expect("a question")),
            Err(Error::Refused(problem)) => Err(*problem),
            Err(e) => panic!("{}: {e}", operation.name),
        }
    }

    pub(crate) fn if_match(mut self, etag: &str) -> Self {
        self.request.if_match = Some(etag.to_owned());
        self
    }

    pub(crate) fn dry_run(mut self) -> Self {
        self.request.dry_run = true;
        self
    }

    /// At another store of the same data: another process, as it were.
    pub(crate) fn at(mut self, store: &Store) -> Self {
        self.store = store.clone();
        self
    }

    /// Carries it out as the door does: a refused write is recorded in a transaction of its own.
    pub(crate) async fn run(self) -> Result<Answer, Problem> {
        let Self { store, settings, operation, request, input, .. } = self;
        let (s, r) = (Arc::clone(&settings), request.clone());
        let work = move |tx: &mut Tx<'_>| operation::execute(tx, &s, operation, &r, &input);
        let done = if operation.writes { store.write(work).await } else { store.read(work).await };
        match done {
            Ok(answer) => {
                assert!(answer.within_scope(), "{}: a row outside the scope", operation.name);
                Ok(answer)
            }
            Err(Error::Refused(problem)) => {
                let told = problem.clone();
                store
                    .write(move |tx: &mut Tx<'_>| {
                        operation::record_refusal(tx, &settings, operation, &request, &told)
                    })
                    .await
                    .unwrap();
                Err(*problem)
            }
            Err(e) => panic!("{}: {e}", operation.name),
        }
    }
}
