//! What an operation answers, with the account of every row in it (Rule S10).

use api::change::{ChangeStatus, Warning};
use domain::path::Path;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Body, Record};
use crate::{error::Error, etag};

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

/// What an operation answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub body: Body,
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
    fn bare(status: u16, body: impl Into<Body>) -> Self {
        Self {
            status,
            body: body.into(),
            rows: Vec::new(),
            scope: Vec::new(),
            etag: None,
            audit: Vec::new(),
            one_time_secret: false,
            replayed: false,
        }
    }

    /// A kept answer, told again, with the account of its row if it lies in one.
    pub(crate) fn replay(status: u16, body: Value, etag: Option<String>, account: Option<Path>) -> Self {
        let mut answer = Self::bare(status, body);
        answer.etag = etag;
        answer.rows.extend(account);
        answer.replayed = true;
        answer
    }

    /// One thing, with its ETag.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub fn one<T: Serialize>(row: Row<T>) -> Result<Self, Error> {
        let mut answer = Self::own(row.view)?;
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
        let (paths, views): (Vec<_>, Vec<_>) = rows.into_iter().map(|row| (row.account, row.view)).unzip();
        let mut answer = Self::own_page(&views, next_cursor, fields)?;
        answer.rows = paths;
        Ok(answer)
    }

    /// A change: `{status, <noun>: {…}, request_id}`, 201 when something was created, with the ETag of the noun's view.
    /// `row.view` is the struct with the noun field, such as `AccountField`.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub fn change<T: Serialize>(status: ChangeStatus, row: Row<T>) -> Result<Self, Error> {
        let mut answer = Self::own_change(status, row.view)?;
        answer.rows.push(row.account);
        Ok(answer)
    }

    /// One thing that is the caller's own and lies in no account, such as a profile (Rule S1's exceptions).
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub fn own<T: Serialize>(view: T) -> Result<Self, Error> {
        let body = Body::of(&view)?;
        let etag = etag::of_text(&body.text());
        let mut answer = Self::bare(200, body);
        answer.etag = Some(etag);
        Ok(answer)
    }

    /// A page of such things.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub fn own_page<T: Serialize>(
        items: &[T],
        next_cursor: Option<String>,
        fields: Option<&[String]>,
    ) -> Result<Self, Error> {
        Ok(Self::bare(200, Body::of_page(items, next_cursor, fields)?))
    }

    /// A change of such a thing; `view` is the struct with the noun field.
    ///
    /// # Errors
    /// [`Error::Fault`] for a view that JSON cannot hold.
    pub fn own_change<T: Serialize>(status: ChangeStatus, view: T) -> Result<Self, Error> {
        let Value::Object(fields) = to_value(view)? else {
            return Err(Error::fault("a change's view is an object with the noun's field"));
        };
        let etag = fields.values().find(|v| v.is_object()).map(etag::of);
        let mut body = Map::new();
        body.insert("status".to_owned(), to_value(status)?);
        body.extend(fields);
        let mut answer =
            Self::bare(if status == ChangeStatus::Created { 201 } else { 200 }, Value::Object(body));
        answer.etag = etag;
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

    /// The same change, with what is still missing for it to be of use.
    ///
    /// # Errors
    /// [`Error::Fault`] for an answer that is no object.
    pub fn warn(mut self, warnings: impl IntoIterator<Item = Warning>) -> Result<Self, Error> {
        let warnings: Vec<Warning> = warnings.into_iter().collect();
        if !warnings.is_empty() {
            let body = self.body.as_object_mut().ok_or_else(|| Error::fault("a change that is no object"))?;
            body.insert("warnings".to_owned(), to_value(warnings)?);
        }
        Ok(self)
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
