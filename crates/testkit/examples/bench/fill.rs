//! A store filled through the operations: as the API would, in batches, with owners, audit and all.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use anyhow::{Context, Result, bail};
use api::{id::SessionId, value::Email};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Input, OriginForm, Principal, Request, Settings, TargetRef,
    operation::{self, Operation},
};
use serde_json::{Value, json};
use store::{
    Options, Store,
    tables::{domains, sessions, users},
};

use crate::site::ADMINISTRATOR;

/// Accounts of one batch.
const BATCH: usize = 100;
/// Roles of whoever has accounts below.
const PARENT: [&str; 2] = ["account-admin", "subaccount-admin"];

/// How a tree grows.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// A trunk of 62 accounts, one below the other; below it, ten with all the others, at the depth of 64.
    Deep,
    /// All directly below the master account, but for a tenth below one of them.
    Flat,
}

/// What a filled tree has for measurements.
pub(crate) struct Filled {
    /// An account with a tenth of all below it.
    pub(crate) branch: String,
    /// Two accounts that it may lie below: where it lies now, and another.
    pub(crate) parents: [String; 2],
}

/// An open store, and who acts on it.
pub(crate) struct Filler {
    pub(crate) store: Store,
    pub(crate) settings: Arc<Settings>,
    who: Request,
    next: AtomicUsize,
}

impl Filler {
    /// Opens what `init` made in that folder, with a session of the administrator's.
    pub(crate) async fn open(data: &Path) -> Result<Self> {
        let store = Store::open_sqlite(&data.join("crontech.db"), Options::default())?;
        let settings = Settings {
            master_key: server::master_key::read(&server::master_key::place(data))?,
            suffixes: Vec::new(),
            chosen_labels: false,
            origin: OriginForm::Http(80),
            door_target: None,
        };
        let email: Email = ADMINISTRATOR.parse()?;
        let begun = store.write(move |tx| -> Result<_, store::Error> {
            let Some(user) = users::by_email(tx, email.key())? else { return Ok(None) };
            let Some(door) = domains::at_door(tx, "localhost")? else { return Ok(None) };
            let (sid, now) = (SessionId::from_bytes(tx.random()).to_string(), tx.now());
            let new = sessions::NewSession {
                sid: &sid,
                tenant: door.tenant,
                client_id: "cli",
                amr: "pwd",
                auth_time: now,
                expires_at: now + SignedDuration::from_hours(24),
                address: None,
                agent: None,
            };
            sessions::insert(tx, &user.person(), &new)?;
            Ok(Some((door.tenant, Principal::User { id: user.id, sid })))
        });
        let (tenant, principal) = begun.await?.context("no administrator")?;
        let who = Request {
            id: "req_bench".to_owned(),
            tenant,
            principal,
            acting: None,
            target: TargetRef::Own,
            idempotency_key: None,
            if_match: None,
            dry_run: false,
            method: "POST".to_owned(),
            path: "/accounts".to_owned(),
            body_hash: [0; 32],
            address: Some("127.0.0.1".to_owned()),
            agent: None,
            token_expires_at: Timestamp::MAX,
        };
        Ok(Self { store, settings: Arc::new(settings), who, next: AtomicUsize::new(0) })
    }

    /// The request of the administrator's upon an account.
    pub(crate) fn request(&self, target: &str) -> Request {
        Request { target: TargetRef::from_segment(target), ..self.who.clone() }
    }

    /// Grows it.
    pub(crate) async fn fill(&self, shape: Shape, accounts: usize) -> Result<Filled> {
        let tenth = accounts / 10;
        match shape {
            Shape::Deep => {
                let mut trunk = vec!["self".to_owned()];
                for levels in (2..64).rev() {
                    let parent = trunk.last().context("a trunk")?;
                    let made = self.batch(parent, 1, &PARENT, levels).await?;
                    trunk.extend(made);
                }
                let end = &trunk[trunk.len() - 1];
                let mut branches = Vec::new();
                for _ in 0..10 {
                    branches.extend(self.batch(end, 1, &PARENT, 1).await?);
                }
                let mut left = accounts - 62 - 10;
                for branch in &branches {
                    let here = left.min(tenth);
                    self.leaves(branch, here).await?;
                    left -= here;
                }
                let branch = branches.swap_remove(0);
                Ok(Filled { branch, parents: [end.clone(), trunk[trunk.len() - 2].clone()] })
            }
            Shape::Flat => {
                let mut places = self.batch("self", 2, &PARENT, 3).await?;
                let branch = self.batch(&places[0], 1, &PARENT, 1).await?.remove(0);
                self.leaves(&branch, tenth).await?;
                self.leaves("self", accounts - tenth - 3).await?;
                Ok(Filled { branch, parents: [places.remove(0), places.remove(0)] })
            }
        }
    }

    async fn leaves(&self, parent: &str, count: usize) -> Result<()> {
        let mut left = count;
        while left > 0 {
            let here = left.min(BATCH);
            self.batch(parent, here, &[], 0).await?;
            left -= here;
        }
        Ok(())
    }

    /// Accounts below one, of one batch; their ids.
    async fn batch(&self, parent: &str, count: usize, roles: &[&str], levels: i64) -> Result<Vec<String>> {
        let items: Vec<Value> = (0..count)
            .map(|_| {
                let n = self.next.fetch_add(1, Ordering::Relaxed);
                json!({ "key": format!("k{n}"), "account": {
                    "slug": format!("a-{n:06}"), "external_ref": format!("erp-{n:06}"), "name": format!("Conta {n:06}"),
                    "owner": { "email": format!("dono{n}@conta.example") }, "roles": roles, "levels": levels,
                }})
            })
            .collect();
        let answer =
            self.run(&platform::accounts::batch::OPERATION, parent, json!({ "items": items })).await?;
        let results = answer["results"].as_array().context("no results")?;
        let id = |result: &Value| match result["id"].as_str() {
            Some(id) => Ok(id.to_owned()),
            None => bail!("an account was not made: {result}"),
        };
        results.iter().map(id).collect()
    }

    async fn run(&self, operation: &'static Operation, target: &str, body: Value) -> Result<Value> {
        let (settings, request) = (Arc::clone(&self.settings), self.request(target));
        let input = Input { body, ..Input::default() };
        let answer =
            self.store.write(move |tx| operation::execute(tx, &settings, operation, &request, &input));
        Ok(answer.await?.body.into_value())
    }
}
