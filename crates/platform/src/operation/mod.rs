//! Operations: what they are given, what they answer, and the one way in which each of them runs:
//! standing → target → permission → idempotency → work → audit (`design.md` §2, §5).

mod answer;
mod body;
mod input;
mod own;
mod record;

use api::{
    id::AccountId,
    permission::Permission,
    problem::{Code, Problem},
};
use serde_json::Value;
use store::{Tx, tables::accounts};

pub use self::{
    answer::{Answer, Row, to_value},
    body::Body,
    input::Input,
    record::Record,
};
use crate::{
    audit,
    dns::Question,
    error::Error,
    idempotency::{self, Claim},
    request::{Request, TargetRef},
    settings::Settings,
    standing::{self, Call, Caller},
};

/// An operation of the platform: one verb of one noun.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// `accounts.create`; also the action in the audit, as `accounts:create`, unless a record says otherwise.
    pub name: &'static str,
    /// What the caller must hold on the target; `None` where any member may ask.
    pub permission: Option<Permission>,
    /// Whether it changes anything: then it runs in a write, takes an idempotency key, and is audited.
    pub writes: bool,
    /// The work.
    pub run: Run,
}

/// The work of an operation.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// On a target account.
    Target(fn(&mut Tx, &Call, &Input) -> Result<Answer, Error>),
    /// On a target account, with the tree of accounts to itself: what moves accounts or counts them (`design.md` §3).
    Tree(fn(&mut Tx, &Call, &Input) -> Result<Answer, Error>),
    /// On a target account, once the DNS was asked what `ask` says: `run` finds the answer in its input.
    Looking {
        /// What is to be asked, decided in a unit of work of its own.
        ask: fn(&mut Tx, &Call, &Input) -> Result<Question, Error>,
        /// The work; it decides anew.
        run: fn(&mut Tx, &Call, &Input) -> Result<Answer, Error>,
    },
    /// On the principal alone, such as `GET /me`.
    Principal(fn(&mut Tx, &Caller, &Input) -> Result<Answer, Error>),
}

/// Why a unit of work inside a savepoint is undone.
enum Undone {
    /// A dry run: the answer is told, the work is not kept.
    Planned(Box<Answer>),
    /// It failed.
    Failed(Error),
}

impl From<store::Error> for Undone {
    fn from(e: store::Error) -> Self {
        Self::Failed(e.into())
    }
}

/// What the DNS is to be asked before the operation runs: only for those who may have it run. `admit` has its word as in
/// [`execute_admitted`].
///
/// # Errors
/// As [`execute`].
pub fn question(
    tx: &mut Tx,
    settings: &Settings,
    operation: &Operation,
    request: &Request,
    input: &Input,
    admit: &dyn Fn(AccountId) -> Result<(), Error>,
) -> Result<Option<Question>, Error> {
    let Run::Looking { ask, .. } = operation.run else { return Ok(None) };
    let call = standing::call(tx, settings, request)?;
    if let Some(permission) = operation.permission {
        call.require(permission)?;
    }
    let question = ask(tx, &call, input)?;
    admit(call.acting.id())?;
    Ok(Some(question))
}

/// Runs an operation in the transaction: the only way in. What it refuses is to be recorded by
/// [`record_refusal`] in a transaction of its own, since this one is undone.
///
/// # Errors
/// [`Error::Refused`] with what the caller is told; nothing of it was kept then.
pub fn execute(
    tx: &mut Tx,
    settings: &Settings,
    operation: &Operation,
    request: &Request,
    input: &Input,
) -> Result<Answer, Error> {
    execute_admitted(tx, settings, operation, request, input, &|_, _| Ok(()))
}

/// The same, where the door has a word to say once it is known which account acts: `admit` gets the account and its own
/// limit of requests a minute, and refuses one that asks too often (Rules B1, S6), before anything is decided or done.
///
/// # Errors
/// As [`execute`], and what `admit` gives.
pub fn execute_admitted(
    tx: &mut Tx,
    settings: &Settings,
    operation: &Operation,
    request: &Request,
    input: &Input,
    admit: &dyn Fn(AccountId, Option<i64>) -> Result<(), Error>,
) -> Result<Answer, Error> {
    let (run, moves) = match operation.run {
        Run::Principal(run) => {
            if operation.writes {
                accounts::share_tree(tx)?;
            }
            let caller = standing::caller(tx, settings, request)?;
            let mut answer = if !operation.writes {
                run(tx, &caller, input)?
            } else if request.dry_run {
                dry(tx, |tx| run(tx, &caller, input))?
            } else {
                own::change(tx, operation, &caller, input, run)?
            };
            add_request_id(&mut answer, operation, request);
            answer.scope = caller.places().map(|p| p.path().clone()).collect();
            return Ok(answer);
        }
        Run::Target(run) | Run::Looking { run, .. } => {
            if operation.writes {
                // Before anything is read, so that nothing that is read moves before the end.
                accounts::share_tree(tx)?;
            }
            (run, false)
        }
        Run::Tree(run) => {
            accounts::lock_tree(tx)?;
            (run, true)
        }
    };
    #[cfg(feature = "planted-leaks")]
    crate::planted::on_target(tx, settings, request)?;
    let call = standing::call(tx, settings, request)?;
    admit(call.acting.id(), call.acting.own().requests_per_minute)?;
    #[cfg(feature = "planted-leaks")]
    crate::planted::before(tx, &call, operation, input)?;
    if let Some(permission) = operation.permission {
        call.require(permission)?;
    }
    let mut answer = if !operation.writes {
        run(tx, &call, input)?
    } else if request.dry_run {
        dry(tx, |tx| run(tx, &call, input))?
    } else {
        change(tx, operation, &call, input, run)?
    };
    add_request_id(&mut answer, operation, request);
    #[cfg(feature = "planted-leaks")]
    crate::planted::after(tx, &call, operation, &mut answer)?;
    // What was moved no longer lies where the target lay, but below the acting account still.
    answer.scope = vec![if moves { call.acting.path() } else { call.target.path() }.clone()];
    Ok(answer)
}

/// Does the work and undoes it: what it would have answered.
fn dry(tx: &mut Tx, run: impl FnOnce(&mut Tx) -> Result<Answer, Error>) -> Result<Answer, Error> {
    let undone = tx.savepoint(|tx| -> Result<(), Undone> {
        let answer = run(tx).map_err(Undone::Failed)?;
        Err(Undone::Planned(Box::new(answer)))
    });
    match undone {
        Err(Undone::Planned(answer)) => Ok(planned(*answer)),
        Err(Undone::Failed(e)) => Err(e),
        Ok(()) => Err(Error::fault("a dry run was kept")),
    }
}

/// Names the request in the answer to a write; one that is told again names its first.
fn add_request_id(answer: &mut Answer, operation: &Operation, request: &Request) {
    if operation.writes
        && !answer.replayed
        && let Value::Object(body) = &mut *answer.body
    {
        body.entry("request_id").or_insert_with(|| Value::String(request.id.clone()));
    }
}

/// The part of a write that is kept: idempotency row, effect and audit together (`design.md` §5).
fn change(
    tx: &mut Tx,
    operation: &Operation,
    call: &Call,
    input: &Input,
    run: fn(&mut Tx, &Call, &Input) -> Result<Answer, Error>,
) -> Result<Answer, Error> {
    let request = call.request;
    let claim = match &request.idempotency_key {
        None => None,
        Some(key) => {
            let hash = idempotency::request_hash(&request.method, &request.path, &request.body_hash);
            match idempotency::claim(tx, call, key, &hash)? {
                Claim::Replay(answer) => return Ok(*answer),
                Claim::New(claim) => Some(claim),
            }
        }
    };
    let mut answer = run(tx, call, input)?;
    if let Value::Object(body) = &mut *answer.body {
        body.entry("request_id").or_insert_with(|| Value::String(request.id.clone()));
    }
    if let Some(claim) = claim {
        idempotency::keep(tx, call, &claim, &answer)?;
    }
    let records = std::mem::take(&mut answer.audit);
    let records: Vec<_> = records.iter().map(|record| (record, audit::Outcome::Done)).collect();
    audit::append_all(tx, call, operation, &records)?;
    Ok(answer)
}

/// What a dry run tells: the same body, status `planned`, and nothing secret in it.
fn planned(mut answer: Answer) -> Answer {
    if let Value::Object(body) = &mut *answer.body {
        if let Some(status) = body.get_mut("status") {
            *status = Value::String("planned".to_owned());
        }
        if answer.one_time_secret {
            body.remove("secret");
        }
    }
    answer.status = 200;
    answer.etag = None;
    answer.audit.clear();
    answer
}

/// Records a refused write in the acting account's chain (Rule S9; never in the target's, `design.md` §2). Where no
/// account acts, nothing is recorded: there is no chain to put it in.
///
/// # Errors
/// Those of the store.
pub fn record_refusal(
    tx: &mut Tx,
    settings: &Settings,
    operation: &Operation,
    request: &Request,
    problem: &Problem,
) -> Result<(), Error> {
    if !operation.writes || request.dry_run || problem.known_code() == Some(Code::Unauthenticated) {
        return Ok(());
    }
    if let Run::Principal(_) = operation.run {
        return own::record_refusal(tx, operation, request);
    }
    accounts::share_tree(tx)?;
    let Some(call) = standing::acting_alone(tx, settings, request)? else { return Ok(()) };
    let named = match &request.target {
        TargetRef::Own => call.acting.id().to_string(),
        TargetRef::Id(text) => text.chars().take(80).collect(),
    };
    let record = Record::of(named).after(serde_json::json!({ "code": problem.code }));
    audit::append(tx, &call, operation, &record, audit::Outcome::Refused)
}
