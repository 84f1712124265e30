//! `POST …/accounts:batch`: many accounts, each all or nothing, in one request (`api.md`, bulk).

use std::collections::{HashMap, HashSet};

use api::{
    accounts::{AccountBatch, AccountBatchItem, AccountBatchResult, AccountBatchResults, BatchStatus},
    change::{ChangeStatus, Warning},
    permission::Permission,
    problem::{Code, Problem},
    value::AccountPath,
};
use domain::path::Path;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{
    Tx,
    keys::TenantKey,
    tables::account_parts::{self, TenantPart},
};

use crate::{
    accounts::{
        create::{self, Wanted},
        find,
        learned::Learned,
        tenant,
    },
    audit,
    error::Error,
    idempotency::{self, Claim},
    operation::{Answer, Input, Operation, Record, Run, to_value},
    standing::{Call, Place},
};

/// The most items.
const MAX: usize = 100;

/// `accounts.batch`: each item is an `accounts.create` of its own, with its own key, savepoint and audit entries.
pub const OPERATION: Operation = Operation {
    name: "accounts.batch",
    permission: Some(Permission::AccountsCreate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let batch: AccountBatch = input.body()?;
    if batch.items.len() > MAX {
        return Err(Error::invalid("/items", "too_many", format!("A batch has at most {MAX} items.")));
    }
    let mut keys = HashSet::new();
    for (place, item) in batch.items.iter().enumerate() {
        if !keys.insert(item.key.as_str()) {
            let pointer = format!("/items/{place}/key");
            return Err(Error::invalid(&pointer, "repeated", "Each item has a key of its own."));
        }
    }
    let mut parents = Parents { known: HashMap::new(), failed: HashSet::new(), tenants: HashMap::new() };
    let mut learned = Learned::of_batch(tx, call, &batch)?;
    let mut results = Vec::with_capacity(batch.items.len());
    let mut rows = Vec::new();
    // Written after all items, so that the acting account's chain, which every batch of its needs, is held for a moment.
    let mut entries = Vec::new();
    for item in &batch.items {
        // What fails is undone alone; a fault of the store ends the whole batch.
        let done = tx.savepoint(|tx| one(tx, call, &mut parents, &mut learned, item));
        results.push(match done {
            Ok(Done { result, row, records }) => {
                rows.extend(row);
                entries.extend(records.into_iter().map(|record| (record, audit::Outcome::Done)));
                result
            }
            Err(Error::Refused(problem)) => {
                parents.fail(item);
                // A refused item is a refused attempt (Rule S9): its effect is undone, the batch is not.
                let record = Record::of(call.target.id()).after(json!({ "code": problem.code }));
                entries.push((record, audit::Outcome::Refused));
                AccountBatchResult {
                    status: BatchStatus::Failed,
                    id: None,
                    path: None,
                    problem: Some(Problem { request_id: call.request.id.clone(), ..*problem }),
                    warnings: Vec::new(),
                }
            }
            Err(e) => return Err(e),
        });
    }
    if !call.request.dry_run {
        let entries: Vec<_> = entries.iter().map(|(record, outcome)| (record, *outcome)).collect();
        audit::append_all(tx, call, &create::OPERATION, &entries)?;
    }
    Answer::of(AccountBatchResults { results }, rows)
}

/// What one item came to.
struct Done {
    result: AccountBatchResult,
    row: Option<Path>,
    records: Vec<Record>,
}

/// Parents that items of this batch name by path.
struct Parents {
    /// Found or made, by path from the target.
    known: HashMap<String, Place>,
    /// Named by items that failed.
    failed: HashSet<String>,
    /// Tenants that accounts of this batch use.
    tenants: HashMap<TenantKey, TenantPart>,
}

impl Parents {
    /// Where an item's account would lie, as later items would name it.
    fn path(item: &AccountBatchItem) -> Option<String> {
        let parent: AccountPath = item.parent.as_deref().unwrap_or(".").parse().ok()?;
        Some(parent.child(item.account.slug.parse().ok()?).ok()?.to_string())
    }

    /// What a new account still misses: a tenant that is served somewhere.
    fn warning(&mut self, tx: &mut Tx, made: &Place, chosen: bool) -> Result<Option<Warning>, Error> {
        let key = made.tenant()?;
        if !self.tenants.contains_key(&key) {
            self.tenants.extend(account_parts::tenants(tx, &[key])?.into_iter().map(|t| (t.key, t)));
        }
        let found = self.tenants.get(&key).ok_or_else(|| Error::fault("an account's tenant is not there"))?;
        Ok(tenant::unserved(&found.name, found.domain.as_deref(), chosen))
    }

    fn fail(&mut self, item: &AccountBatchItem) {
        self.failed.extend(Self::path(item));
    }

    fn find(&mut self, tx: &mut Tx, call: &Call, item: &AccountBatchItem) -> Result<Place, Error> {
        let named = item.parent.as_deref().unwrap_or(".");
        if let Some(place) = self.known.get(named) {
            return Ok(place.clone());
        }
        match find::named(tx, &call.target, named) {
            Ok(place) => {
                self.known.insert(named.to_owned(), place.clone());
                Ok(place)
            }
            Err(Error::Refused(_)) if self.failed.iter().any(|f| is_at_or_below(named, f)) => {
                Err(Error::refused(Code::ParentFailed, format!("The parent `{named}` was not made.")))
            }
            Err(e) => Err(e),
        }
    }
}

fn is_at_or_below(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn one(
    tx: &mut Tx,
    call: &Call,
    parents: &mut Parents,
    learned: &mut Learned,
    item: &AccountBatchItem,
) -> Result<Done, Error> {
    let parent = parents.find(tx, call, item)?;
    call.require_on(Permission::AccountsCreate, &parent)?;
    let body = serde_json::to_vec(item).map_err(|e| Error::fault(e.to_string()))?;
    let request = call.request;
    // A reference tells what is there better than a key does: it compares with what is stored now (Rule A11), so that
    // the second run of a file finds every row unchanged.
    let claim = if request.dry_run || item.account.external_ref.is_some() {
        None
    } else {
        let hash = idempotency::request_hash(&request.method, &request.path, &Sha256::digest(&body).into());
        match idempotency::claim(tx, call, &item.key, &hash)? {
            Claim::Replay(answer) => {
                let result: AccountBatchResult = serde_json::from_value(answer.body.into_value())
                    .map_err(|e| Error::fault(format!("a kept answer of a batch's item: {e}")))?;
                return Ok(Done { result, row: None, records: Vec::new() });
            }
            Claim::New(claim) => Some(claim),
        }
    };
    let wanted = Wanted::read(&item.account)?;
    let made = create::create(tx, call, &parent, &wanted, learned)?;
    let warning = parents.warning(tx, &made.place, wanted.names_tenant())?;
    let path = made.place.path_from(call.acting.path());
    let result = AccountBatchResult {
        status: match made.status {
            _ if made.status == ChangeStatus::Unchanged => BatchStatus::Unchanged,
            _ if request.dry_run => BatchStatus::Planned,
            _ => BatchStatus::Created,
        },
        id: Some(made.place.id()),
        path,
        problem: None,
        warnings: warning.into_iter().collect(),
    };
    if let Some(claim) = claim {
        let answer = Answer::of(to_value(&result)?, vec![made.place.path().clone()])?;
        idempotency::keep(tx, call, &claim, &answer)?;
    }
    if let Some(named) = Parents::path(item) {
        parents.known.insert(named, made.place.clone());
    }
    Ok(Done { result, row: Some(made.place.path().clone()), records: made.records })
}
