//! A live platform with people in it: accounts made through the API, invitations accepted and sessions begun in the store
//! itself, so that a test of hundreds of callers does not hash hundreds of passwords. Blocking.

use std::{
    future::Future,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use api::{
    id::{SessionId, TenantId, UserId},
    value::Email,
};
use identity::{Grant, Subject};
use jiff::{SignedDuration, Timestamp};
use platform::outbox::{self, Message};
use serde_json::{Value, json};
use store::{
    Tx,
    scope::SystemScope,
    tables::{domains, invitations, sessions, users},
};

use crate::{
    exchange::{Answer, Ask},
    server::{LivePlatform, Options},
};

/// Tokens are made anew long before they end.
const FRESH: Duration = Duration::from_secs(60);

/// Roles that let an account do everything, and give it on.
pub const EVERY_ROLE: [&str; 6] = [
    "tenant-admin",
    "account-admin",
    "subaccount-admin",
    "subaccount-tenant",
    "user-admin",
    "automation-manager",
];

/// A platform with people.
pub struct World {
    /// The platform.
    pub platform: LivePlatform,
    /// Its administrator, at the master tenant's door.
    pub admin: Actor,
    next: AtomicU64,
}

/// Somebody with a session at a door.
#[derive(Debug)]
pub struct Actor {
    /// The person.
    pub id: UserId,
    /// The address.
    pub email: String,
    /// The domain of the door.
    pub domain: String,
    tenant: TenantId,
    /// The session.
    pub sid: String,
    token: Mutex<Option<(Instant, String)>>,
}

impl World {
    /// Starts a platform without limits on how often one may ask.
    ///
    /// # Errors
    /// It does not start.
    pub fn start() -> Result<Self> {
        let platform = LivePlatform::start(Options::default())?;
        let email = platform.ready.admin.email.clone();
        let admin = sign_in(&platform, &email, "localhost")?;
        Ok(Self { platform, admin, next: AtomicU64::new(1) })
    }

    /// A number that this world has not given before.
    pub fn number(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// A session of a person who is there already.
    ///
    /// # Errors
    /// There is no such person, or no such door.
    pub fn sign_in(&self, email: &str, domain: &str) -> Result<Actor> {
        sign_in(&self.platform, email, domain)
    }

    /// An access token of somebody.
    ///
    /// # Errors
    /// No key signs.
    pub fn token(&self, actor: &Actor) -> Result<String> {
        let mut kept =
            actor.token.lock().map_err(|_| anyhow::anyhow!("another test failed with the token"))?;
        if let Some((made, token)) = &*kept
            && made.elapsed() < FRESH
        {
            return Ok(token.clone());
        }
        let core = &self.platform.core;
        let grant = Grant {
            subject: Subject::User { id: actor.id, sid: actor.sid.clone() },
            client_id: "cli".to_owned(),
            amr: vec!["pwd".to_owned()],
            auth_time: Timestamp::now(),
            refresh_token: None,
            scope: None,
            id_token: false,
            nonce: None,
        };
        let issuer = core.settings.origin.origin(&actor.domain);
        let door = identity::Door { issuer, tenant: actor.tenant };
        let token = core.issuer.issue(grant, &door, Timestamp::now())?.access_token;
        *kept = Some((Instant::now(), token.clone()));
        Ok(token)
    }

    /// A request at a door, without a credential. A change gets a fresh idempotency key.
    #[must_use]
    pub fn ask(&self, method: &str, domain: &str, path: &str, body: Option<&Value>) -> Ask {
        let mut ask = self.platform.ask(method, domain, &format!("/api/v1{path}"));
        if method != "GET" {
            ask = ask.header("Idempotency-Key", &format!("key-{}", self.number()));
        }
        match body {
            Some(body) => ask.json(body),
            None => ask,
        }
    }

    /// A request of somebody's at their door.
    ///
    /// # Errors
    /// There is no answer.
    pub fn call(&self, actor: &Actor, method: &str, path: &str, body: Option<&Value>) -> Result<Answer> {
        let ask = self.ask(method, &actor.domain, path, body).bearer(&self.token(actor)?);
        Ok(ask.send(self.platform.address)?)
    }

    /// The same, which must succeed; its body.
    ///
    /// # Errors
    /// It is refused.
    pub fn must(&self, actor: &Actor, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let answer = self.call(actor, method, path, body)?;
        if !(200..300).contains(&answer.status) {
            bail!("{method} {path}: {} {}", answer.status, answer.text());
        }
        Ok(answer.json())
    }

    /// Creates an account; `more` adds to slug, name, owner and every role. Its id.
    ///
    /// # Errors
    /// It is refused.
    pub fn account(&self, actor: &Actor, parent: &str, slug: &str, more: &Value) -> Result<String> {
        let mut body = json!({
            "slug": slug, "name": format!("Account {slug}"), "roles": EVERY_ROLE,
            "owner": { "email": format!("{slug}@owners.example") },
        });
        if let (Value::Object(body), Value::Object(more)) = (&mut body, more) {
            body.extend(more.clone());
        }
        let answer = self.must(actor, "POST", &format!("/accounts/{parent}/accounts"), Some(&body))?;
        text(&answer, "/account/id")
    }

    /// Invites somebody into an account and accepts as they would. The membership's id.
    ///
    /// # Errors
    /// It is refused.
    pub fn member(&self, actor: &Actor, account: &str, email: &str, groups: &Value) -> Result<String> {
        let body = json!({ "email": email, "groups": groups });
        let answer = self.must(actor, "POST", &format!("/accounts/{account}/users/invite"), Some(&body))?;
        self.accept(email)?;
        text(&answer, "/user/id")
    }

    /// Accepts the newest open invitation to an address.
    ///
    /// # Errors
    /// There is none.
    pub fn accept(&self, email: &str) -> Result<()> {
        let email: Email = email.parse()?;
        let settings = self.platform.core.settings.clone();
        let accepted = self.platform.core.store.write(move |tx| accept(tx, &settings, &email));
        wait(accepted)?.context("the invitation is not open")
    }

    /// A unit of work on the platform's own store: what has no route.
    ///
    /// # Errors
    /// Those of the work.
    pub fn write<T, F>(&self, work: F) -> Result<T>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, platform::Error> + Send + 'static,
        T: Send + 'static,
    {
        Ok(wait(self.platform.core.store.write(work))?)
    }
}

/// A string of an answer.
///
/// # Errors
/// It is not there.
pub fn text(value: &Value, pointer: &str) -> Result<String> {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.map(str::to_owned).with_context(|| format!("no {pointer} in {value}"))
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    #[expect(clippy::expect_used, reason = "a test cannot go on without a runtime")]
    runtime.expect("a runtime").block_on(future)
}

fn accept(
    tx: &mut Tx<'_>,
    settings: &platform::Settings,
    email: &Email,
) -> Result<Option<()>, platform::Error> {
    let all = outbox::newest(tx, settings, &SystemScope::for_job(), 10_000)?;
    for mail in all {
        if mail.recipient.parse::<Email>().is_ok_and(|e| e.key() == email.key()) {
            let Message::Invitation { token, .. } = mail.message else { continue };
            let Some(row) = invitations::by_hash(tx, &store::token::hash(&token))? else { continue };
            let known = users::by_email(tx, email.key())?.map(|row| row.key);
            let user = match known {
                Some(user) => Some(user),
                None => {
                    let new = users::NewUser {
                        id: UserId::from_bytes(tx.random()),
                        email: email.as_str(),
                        email_key: email.key(),
                        name: "Somebody",
                        password_hash: "$argon2id$none",
                    };
                    users::insert(tx, &new)?
                }
            };
            let Some(user) = user else { return Ok(None) };
            // One that was accepted before, or revoked, is passed over.
            if invitations::accept(tx, &row.scope(), row.key, row.membership, user)? {
                return Ok(Some(()));
            }
        }
    }
    Ok(None)
}

fn sign_in(platform: &LivePlatform, email: &str, domain: &str) -> Result<Actor> {
    let address: Email = email.parse()?;
    let host = domain.to_owned();
    let begun = platform.core.store.write(move |tx| -> Result<_, store::Error> {
        let Some(user) = users::by_email(tx, address.key())? else { return Ok(None) };
        let Some(served) = domains::at_door(tx, &host)? else { return Ok(None) };
        let sid = SessionId::from_bytes(tx.random()).to_string();
        let now = tx.now();
        let new = sessions::NewSession {
            sid: &sid,
            tenant: served.tenant,
            client_id: "cli",
            amr: "pwd",
            auth_time: now,
            expires_at: now + SignedDuration::from_hours(24),
            address: None,
            agent: None,
        };
        sessions::insert(tx, &user.person(), &new)?;
        Ok(Some((user.id, served.id, sid)))
    });
    let (id, tenant, sid) = wait(begun)?.with_context(|| format!("no {email}, or no door {domain}"))?;
    Ok(Actor { id, email: email.to_owned(), domain: domain.to_owned(), tenant, sid, token: Mutex::new(None) })
}
