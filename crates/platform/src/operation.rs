//! Operations: what they are given, what they answer, and the one way in which each of them runs:
//! standing → target → permission → idempotency → work → audit (`design.md` §2, §5).

use api::{
    change::ChangeStatus,
    id::AccountId,
    list::Page,
    permission::Permission,
    problem::{Code, Problem},
};
use domain::path::Path;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use store::{Tx, scope::InAccount, tables::accounts};

use crate::{
    audit,
    error::Error,
    etag,
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
    /// On the principal alone, such as `GET /me`.
    Principal(fn(&mut Tx, &Caller, &Input) -> Result<Answer, Error>),
}

/// What a request brings beside its head: path parameters, query, body.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// Parameters of the path by name, without `{a}`.
    pub params: Vec<(&'static str, String)>,
    /// The query, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The body; `null` when there is none.
    pub body: Value,
}

impl Input {
    /// A parameter of the path.
    ///
    /// # Errors
    /// [`Error::Fault`] when the route has none of that name.
    pub fn param(&self, name: &str) -> Result<&str, Error> {
        let found = self.params.iter().find(|(n, _)| *n == name);
        found
            .map(|(_, v)| v.as_str())
            .ok_or_else(|| Error::fault(format!("the route has no parameter {name}")))
    }

    /// A parameter of the query that may be given once.
    ///
    /// # Errors
    /// 422 when it is given twice.
    pub fn query(&self, name: &str) -> Result<Option<&str>, Error> {
        let mut found = self.query.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let first = found.next();
        if found.next().is_some() {
            return Err(Error::invalid(name, "repeated", format!("`{name}` is given more than once.")));
        }
        Ok(first)
    }

    /// The body as its type.
    ///
    /// # Errors
    /// 422 that names the field by its JSON pointer (RFC 6901).
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Error> {
        parse_body(&self.body)
    }
}

/// A JSON value as an input type.
///
/// # Errors
/// 422 that names the field by its JSON pointer (RFC 6901).
pub fn parse_body<T: DeserializeOwned>(value: &Value) -> Result<T, Error> {
    if value.is_null() {
        return Err(Error::invalid("", "missing", "The request needs a JSON object as its body."));
    }
    if !value.is_object() {
        // Types that are read by name could be read by place, too.
        return Err(Error::invalid("", "type", "The body is a JSON object."));
    }
    serde_path_to_error::deserialize(value).map_err(|e| {
        use serde_path_to_error::Segment;
        let mut pointer = String::new();
        for segment in e.path() {
            let part = match segment {
                Segment::Seq { index } => index.to_string(),
                Segment::Map { key } => key.replace('~', "~0").replace('/', "~1"),
                Segment::Enum { variant } => variant.clone(),
                Segment::Unknown => continue,
            };
            pointer.push('/');
            pointer.push_str(&part);
        }
        let text = e.inner().to_string();
        let code = if text.starts_with("missing field") {
            "missing"
        } else if text.starts_with("unknown field") {
            "unknown_field"
        } else {
            "type"
        };
        // serde names a missing field in its text alone.
        if let Some(field) = text.strip_prefix("missing field `").and_then(|t| t.strip_suffix('`')) {
            pointer.push('/');
            pointer.push_str(field);
        }
        Error::invalid(&pointer, code, text)
    })
}

/// A view with the account whose row it shows: nothing else can leave in an [`Answer`] (Rule S10).
#[derive(Debug, Clone)]
pub struct Row<T> {
    /// Where the row's account lies.
    pub account: Path,
    /// What is shown.
    pub view: T,
}

impl<T> Row<T> {
    /// A row of that account.
    #[must_use]
    pub const fn new(account: Path, view: T) -> Self {
        Self { account, view }
    }

    /// The same row with another view of it.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Row<U> {
        Row { account: self.account, view: change(self.view) }
    }
}

/// A record for the audit (Rule S9).
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The account acted on; the target when missing.
    pub account: Option<InAccount>,
    /// The action; the operation's name with a colon when missing.
    pub action: Option<&'static str>,
    /// What it was done to: an id, or a name.
    pub target: String,
    /// The values before, secrets left out.
    pub before: Option<Value>,
    /// The values after.
    pub after: Option<Value>,
    /// The values after as only the acting account's chain may hold them, where the actor stood above: with what the
    /// account acted on does not know of itself (Rule A6).
    pub after_from_above: Option<Value>,
    /// Whether nothing changed that the account acted on can see: then its chain does not tell of it, where the actor stood
    /// above (Rule A5).
    pub unseen_below: bool,
}

impl Record {
    /// A record about that id or name, in the target's chain.
    #[must_use]
    pub fn of(target: impl ToString) -> Self {
        Self { target: target.to_string(), ..Self::default() }
    }

    /// Puts it in the chain of another account: one below the target.
    #[must_use]
    pub fn on(mut self, account: InAccount) -> Self {
        self.account = Some(account);
        self
    }

    /// Names the action.
    #[must_use]
    pub const fn action(mut self, action: &'static str) -> Self {
        self.action = Some(action);
        self
    }

    /// Adds the values before.
    #[must_use]
    pub fn before(mut self, value: impl Serialize) -> Self {
        self.before = serde_json::to_value(value).ok();
        self
    }

    /// Adds what only the acting account's chain may hold, where the actor stood above.
    #[must_use]
    pub fn after_from_above(mut self, value: impl Serialize) -> Self {
        self.after_from_above = serde_json::to_value(value).ok();
        self
    }

    /// Keeps it out of the chain of the account acted on, if nothing changed that this account can see of itself.
    #[must_use]
    pub const fn unseen_below(mut self, unseen: bool) -> Self {
        self.unseen_below = unseen;
        self
    }

    /// Adds the values after.
    #[must_use]
    pub fn after(mut self, value: impl Serialize) -> Self {
        self.after = serde_json::to_value(value).ok();
        self
    }
}

/// What an operation answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub body: Value,
    /// The account of every row in the body: the egress guard compares them with `scope` (Rule S10).
    pub rows: Vec<Path>,
    /// What may leave: rows at or below one of these.
    pub scope: Vec<Path>,
    /// ETag of the view.
    pub etag: Option<String>,
    /// What the audit is to hold; of a write that changed nothing, none.
    pub audit: Vec<Record>,
    /// Whether the body holds a secret that is shown once: then it is sealed where it is kept for a replay.
    pub one_time_secret: bool,
    /// Whether this is an earlier answer, told again for the same idempotency key.
    pub replayed: bool,
}

impl Answer {
    fn bare(status: u16, body: Value) -> Self {
        Self {
            status,
            body,
            rows: Vec::new(),
            scope: Vec::new(),
            etag: None,
            audit: Vec::new(),
            one_time_secret: false,
            replayed: false,
        }
    }

    /// A kept answer, told again.
    pub(crate) fn replay(status: u16, body: Value, etag: Option<String>, account: Path) -> Self {
        let mut answer = Self::bare(status, body);
        answer.etag = etag;
        answer.rows.push(account);
        answer.replayed = true;
        answer
    }

    /// One thing, with its ETag.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub fn one<T: Serialize>(row: Row<T>) -> Result<Self, Error> {
        let view = to_value(row.view)?;
        let etag = etag::of(&view);
        let mut answer = Self::bare(200, view);
        answer.etag = Some(etag);
        answer.rows.push(row.account);
        Ok(answer)
    }

    /// A page of a list; `fields` of the query, if any, are the top-level fields that stay.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub fn page<T: Serialize>(
        rows: Vec<Row<T>>,
        next_cursor: Option<String>,
        fields: Option<&[String]>,
    ) -> Result<Self, Error> {
        let mut paths = Vec::with_capacity(rows.len());
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            paths.push(row.account);
            let mut view = to_value(row.view)?;
            if let (Some(fields), Value::Object(map)) = (fields, &mut view) {
                map.retain(|name, _| fields.iter().any(|f| f == name));
            }
            items.push(view);
        }
        let complete = next_cursor.is_none();
        let mut answer = Self::bare(200, to_value(Page { items, next_cursor, complete })?);
        answer.rows = paths;
        Ok(answer)
    }

    /// A change: `{status, <noun>: {…}, request_id}`, 201 when something was created, with the ETag of the noun's view.
    /// `row.view` is the struct with the noun field, such as `AccountField`.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub fn change<T: Serialize>(status: ChangeStatus, row: Row<T>) -> Result<Self, Error> {
        let Value::Object(fields) = to_value(row.view)? else {
            return Err(Error::fault("a change's view is an object with the noun's field"));
        };
        let etag = fields.values().find(|v| v.is_object()).map(etag::of);
        let mut body = Map::new();
        body.insert("status".to_owned(), to_value(status)?);
        body.extend(fields);
        let mut answer =
            Self::bare(if status == ChangeStatus::Created { 201 } else { 200 }, Value::Object(body));
        answer.etag = etag;
        answer.rows.push(row.account);
        Ok(answer)
    }

    /// A change that has no view to show, such as something deleted.
    ///
    /// # Errors
    /// None that can happen.
    pub fn done(status: ChangeStatus, account: Path) -> Result<Self, Error> {
        Self::change(status, Row::new(account, Map::new()))
    }

    /// An answer of several rows in a shape of its own; `rows` names the account of each.
    ///
    /// # Errors
    /// [`Error::Fault`] for a body that JSON cannot hold.
    pub fn of<T: Serialize>(body: T, rows: Vec<Path>) -> Result<Self, Error> {
        let mut answer = Self::bare(200, to_value(body)?);
        answer.rows = rows;
        Ok(answer)
    }

    /// The same answer with a record for the audit.
    #[must_use]
    pub fn record(mut self, record: Record) -> Self {
        self.audit.push(record);
        self
    }

    /// The same answer, marked as holding a one-time secret.
    #[must_use]
    pub fn with_one_time_secret(mut self) -> Self {
        self.one_time_secret = true;
        self
    }

    /// Whether every row lies within the scope: what the egress guard asks before the first byte leaves (Rule S10).
    #[must_use]
    pub fn within_scope(&self) -> bool {
        self.rows.iter().all(|row| self.scope.iter().any(|s| s.contains(row)))
    }
}

/// A value of ours as JSON.
///
/// # Errors
/// [`Error::Fault`] for what JSON cannot hold.
pub fn to_value<T: Serialize>(value: T) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|e| Error::fault(format!("a view that JSON cannot hold: {e}")))
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
    execute_admitted(tx, settings, operation, request, input, &|_| Ok(()))
}

/// The same, where the door has a word to say once it is known which account acts: `admit` refuses one that asks too
/// often (Rule S6), before anything is decided or done.
///
/// # Errors
/// As [`execute`], and what `admit` gives.
pub fn execute_admitted(
    tx: &mut Tx,
    settings: &Settings,
    operation: &Operation,
    request: &Request,
    input: &Input,
    admit: &dyn Fn(AccountId) -> Result<(), Error>,
) -> Result<Answer, Error> {
    let (run, moves) = match operation.run {
        Run::Principal(run) => {
            let caller = standing::caller(tx, settings, request)?;
            let mut answer = run(tx, &caller, input)?;
            answer.scope = caller.places().map(|p| p.path().clone()).collect();
            return Ok(answer);
        }
        Run::Target(run) => {
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
    admit(call.acting.id())?;
    #[cfg(feature = "planted-leaks")]
    crate::planted::before(tx, &call, operation, input)?;
    if let Some(permission) = operation.permission {
        call.require(permission)?;
    }
    let mut answer = if !operation.writes {
        run(tx, &call, input)?
    } else if request.dry_run {
        let undone = tx.savepoint(|tx| -> Result<(), Undone> {
            let answer = run(tx, &call, input).map_err(Undone::Failed)?;
            Err(Undone::Planned(Box::new(answer)))
        });
        match undone {
            Err(Undone::Planned(answer)) => planned(*answer),
            Err(Undone::Failed(e)) => return Err(e),
            Ok(()) => return Err(Error::fault("a dry run was kept")),
        }
    } else {
        change(tx, operation, &call, input, run)?
    };
    if let Value::Object(body) = &mut answer.body
        && operation.writes
        && !answer.replayed
    {
        body.entry("request_id").or_insert_with(|| Value::String(request.id.clone()));
    }
    #[cfg(feature = "planted-leaks")]
    crate::planted::after(tx, &call, operation, &mut answer)?;
    // What was moved no longer lies where the target lay, but below the acting account still.
    answer.scope = vec![if moves { call.acting.path() } else { call.target.path() }.clone()];
    Ok(answer)
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
    if let Value::Object(body) = &mut answer.body {
        body.entry("request_id").or_insert_with(|| Value::String(request.id.clone()));
    }
    if let Some(claim) = claim {
        idempotency::keep(tx, call, &claim, &answer)?;
    }
    for record in std::mem::take(&mut answer.audit) {
        audit::append(tx, call, operation, &record, audit::Outcome::Done)?;
    }
    Ok(answer)
}

/// What a dry run tells: the same body, status `planned`, and nothing secret in it.
fn planned(mut answer: Answer) -> Answer {
    if let Value::Object(body) = &mut answer.body {
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
    accounts::share_tree(tx)?;
    let Some(call) = standing::acting_alone(tx, settings, request)? else { return Ok(()) };
    let named = match &request.target {
        TargetRef::Own => call.acting.id().to_string(),
        TargetRef::Id(text) => text.chars().take(80).collect(),
    };
    let record = Record::of(named).after(serde_json::json!({ "code": problem.code }));
    audit::append(tx, &call, operation, &record, audit::Outcome::Refused)
}
