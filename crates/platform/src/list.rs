//! The query of a list, and its pages (`api.md`, lists).

use api::{
    filter::Filter,
    list::{DEFAULT_LIMIT, MAX_LIMIT, Scope},
};
use store::list::{ListError, ListRequest, Position};

use crate::{
    cursor,
    error::Error,
    operation::Input,
    settings::Settings,
    standing::{Call, Caller},
};

/// The parameters that every list takes; `dry_run` belongs to the door.
const KNOWN: [&str; 6] = ["scope", "limit", "cursor", "filter", "sort", "fields"];

/// A list that was asked for.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Whose rows.
    pub scope: Scope,
    /// Which page of them.
    pub request: ListRequest,
    /// The top-level fields that were asked for; all when missing.
    pub fields: Option<Vec<String>>,
    /// What its cursors are good for.
    bound: String,
}

impl Listing {
    /// Whether a top-level field is wanted.
    #[must_use]
    pub fn wants(&self, field: &str) -> bool {
        self.fields.as_ref().is_none_or(|fields| fields.iter().any(|f| f == field))
    }

    /// The cursor of the next page; none after the last.
    ///
    /// # Errors
    /// [`Error::Fault`] for a sort value that is longer than any can be.
    pub fn next_cursor(&self, call: &Call, next: Option<&Position>) -> Result<Option<String>, Error> {
        self.sealed(call.settings, next)
    }

    /// The same for a list of the caller's own.
    ///
    /// # Errors
    /// As [`Self::next_cursor`].
    pub fn next_own_cursor(&self, caller: &Caller, next: Option<&Position>) -> Result<Option<String>, Error> {
        self.sealed(caller.settings, next)
    }

    fn sealed(&self, settings: &Settings, next: Option<&Position>) -> Result<Option<String>, Error> {
        next.map(|p| cursor::seal(&settings.master_key, &self.bound, &p.to_bytes())).transpose()
    }
}

impl Input {
    /// The query as a list's; `name` tells the list from others in its cursors.
    ///
    /// # Errors
    /// 422 for unknown or repeated parameters, and for values that are none of theirs.
    pub fn list(&self, call: &Call, name: &str) -> Result<Listing, Error> {
        self.list_with(call, name, &[])
    }

    /// The same for a list that takes more parameters than every list does.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn list_with(&self, call: &Call, name: &str, more: &[&str]) -> Result<Listing, Error> {
        let whose = format!("{}\n{}\n{}", call.acting.id(), call.target.id(), call.request.principal.id());
        self.listing(call.settings, name, &whose, more)
    }

    /// The query as that of a list of what is the caller's own at this tenant, in whatever account.
    ///
    /// # Errors
    /// As [`Self::list`], and for another scope than the caller's own.
    pub fn own_list(&self, caller: &Caller, name: &str) -> Result<Listing, Error> {
        let principal = caller.request.principal.id();
        let listing = self.listing(caller.settings, name, &format!("own\n{principal}"), &[])?;
        if listing.scope != Scope::Account {
            return Err(Error::invalid("scope", "range", "These are your own; there is no other scope."));
        }
        Ok(listing)
    }

    fn listing(&self, settings: &Settings, name: &str, whose: &str, more: &[&str]) -> Result<Listing, Error> {
        let known = |n: &str| KNOWN.contains(&n) || more.contains(&n) || n == "dry_run";
        if let Some((unknown, _)) = self.query.iter().find(|(n, _)| !known(n)) {
            let all: Vec<&str> = KNOWN.iter().chain(more).copied().collect();
            let detail = format!("There is no parameter `{unknown}` here; there are {}.", all.join(", "));
            return Err(Error::invalid(unknown, "unknown_field", detail));
        }
        let scope = match self.query("scope")? {
            None | Some("account") => Scope::Account,
            Some("children") => Scope::Children,
            Some("subtree") => Scope::Subtree,
            Some(other) => {
                let detail = format!("`{other}` is no scope; there are account, children and subtree.");
                return Err(Error::invalid("scope", "format", detail));
            }
        };
        let limit = match self.query("limit")? {
            None => DEFAULT_LIMIT,
            Some(text) => match text.parse() {
                Ok(limit @ 1..=MAX_LIMIT) => limit,
                _ => {
                    let detail = format!("A page has 1 to {MAX_LIMIT} rows.");
                    return Err(Error::invalid("limit", "range", detail));
                }
            },
        };
        let filter_text = self.query("filter")?.unwrap_or_default();
        let filter: Filter = filter_text.parse().map_err(|e: api::filter::FilterError| {
            Error::invalid("filter", e.code(), format!("In the filter, {e}."))
        })?;
        let sort = self.query("sort")?.map(str::to_owned);
        let fields = self.query("fields")?.map(|text| text.split(',').map(|f| f.trim().to_owned()).collect());
        let bound = format!("{name}\n{whose}\n{scope:?}\n{filter}\n{}", sort.as_deref().unwrap_or_default(),);
        let after = match self.query("cursor")? {
            None => None,
            Some(text) => {
                let bytes = cursor::open(&settings.master_key, &bound, text)?;
                Some(
                    Position::from_bytes(&bytes)
                        .ok_or_else(|| Error::fault("a sealed cursor that is none"))?,
                )
            }
        };
        Ok(Listing { scope, request: ListRequest { filter, sort, after, limit }, fields, bound })
    }
}

impl From<ListError> for Error {
    fn from(e: ListError) -> Self {
        let detail = format!("In the filter, {e}.");
        match &e {
            ListError::Filter(inner) => Self::invalid("filter", inner.code(), detail),
            ListError::Value { .. } => Self::invalid("filter", "format", detail),
            ListError::Unordered { .. } => Self::invalid("filter", "unordered", detail),
            ListError::Sort { .. } => Self::invalid("sort", "unknown_field", format!("{e}.")),
            ListError::Position => Self::fault("a cursor that was sealed for another order"),
            ListError::Store(inner) => Self::Store(inner.clone()),
        }
    }
}
