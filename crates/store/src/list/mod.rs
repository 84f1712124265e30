//! Lists: a fixed query in a scope, with a filter, an order and a place to go on from, composed of fixed parts. Only
//! placeholders and texts of the program ever stand in the SQL; what a caller gives is bound, always.
//!
//! A page goes on after the last row's sort value and key (keyset), so a row that is there throughout, and whose sort
//! value does not change, appears exactly once.

mod position;

use std::{fmt::Write as _, marker::PhantomData};

use api::filter::{ANY_LABEL, Filter, FilterError, Op, TermKind};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use self::position::Placed;
pub use self::position::Position;
use crate::{
    error::Error,
    row::FromRow,
    scope::{InAccount, InSubtree, Scope, ScopeKind},
    sql,
    tx::Tx,
    value::{ToValue, Value},
};

/// A list of a scope; made by [`lists!`](crate::list::lists).
pub(crate) struct List<S> {
    name: &'static str,
    columns: &'static str,
    from: &'static str,
    condition: &'static str,
    key: &'static str,
    fields: &'static [Field],
    sorts: &'static [Sort],
    search: &'static [&'static str],
    labels: Option<&'static str>,
    scope: PhantomData<fn(S)>,
}

/// A field that can be filtered by.
pub(crate) struct Field {
    /// As it stands in filters.
    pub(crate) name: &'static str,
    /// An expression; or a whole condition with `{}` for the value, for fields that are only equal or not.
    pub(crate) sql: &'static str,
    /// What its values are.
    pub(crate) kind: Kind,
}

/// What a field's values are, and how they are written in filters.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Text as it is stored.
    Text,
    /// Decimal digits.
    Integer,
    /// `true` or `false`.
    Flag,
    /// A time (RFC 3339), or a date for its first moment (UTC).
    Time,
    /// Something of the table's own.
    Word(fn(&str) -> Option<Value>),
}

/// A field that can be sorted by. The expression is never NULL.
pub(crate) struct Sort {
    /// As it stands in `sort`.
    pub(crate) name: &'static str,
    /// Text, integer or bytes.
    pub(crate) sql: &'static str,
}

/// Which page is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRequest {
    /// What all rows must fit.
    pub filter: Filter,
    /// A sort field, with a leading `-` from the highest down; none is the list's own order.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub after: Option<Position>,
    /// Rows at most.
    pub limit: u32,
}

impl ListRequest {
    /// Whether it goes from the highest down.
    pub(crate) fn is_descending(&self) -> bool {
        self.sort.as_deref().is_some_and(|sort| sort.starts_with('-'))
    }
}

/// A page as the tables give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows<R> {
    /// The rows.
    pub rows: Vec<R>,
    /// Where to go on; none after the last page.
    pub next: Option<Position>,
}

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The filter names a field that is none.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// The filter's value is none of this field's.
    #[error("`{field}` is compared with {wanted} here")]
    Value {
        /// The field.
        field: String,
        /// What its values are.
        wanted: &'static str,
    },
    /// The filter compares what can only be equal or not.
    #[error("`{field}` is equal or it is not; it has no order")]
    Unordered {
        /// The field.
        field: String,
    },
    /// The sort field is none.
    #[error("this list cannot be sorted by that, but by {}", known.join(", "))]
    Sort {
        /// Those that are.
        known: Vec<&'static str>,
    },
    /// The position is another list's.
    #[error("this is no place in this list")]
    Position,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] Error),
}

/// A composed query.
#[derive(Debug)]
pub(crate) struct Composed {
    pub(crate) sqlite: String,
    pub(crate) postgres: String,
    pub(crate) values: Vec<Value>,
}

impl<S: Scope> List<S> {
    /// `SELECT columns FROM from WHERE condition`; the condition carries the scope. `key` is an integer expression that
    /// tells the rows apart.
    pub(crate) const fn new(
        name: &'static str,
        columns: &'static str,
        from: &'static str,
        condition: &'static str,
        key: &'static str,
    ) -> Self {
        let scope = PhantomData;
        Self {
            name,
            columns,
            from,
            condition,
            key,
            fields: &[],
            sorts: &[],
            search: &[],
            labels: None,
            scope,
        }
    }

    /// What it can be filtered by.
    pub(crate) const fn fields(mut self, fields: &'static [Field]) -> Self {
        self.fields = fields;
        self
    }

    /// What it can be sorted by; the first is its own order.
    pub(crate) const fn sorts(mut self, sorts: &'static [Sort]) -> Self {
        self.sorts = sorts;
        self
    }

    /// The text expressions that a text in quotes searches.
    pub(crate) const fn search(mut self, expressions: &'static [&'static str]) -> Self {
        self.search = expressions;
        self
    }

    /// The expression of the account key whose labels are asked for.
    pub(crate) const fn labels(mut self, account: &'static str) -> Self {
        self.labels = Some(account);
        self
    }

    /// A page. `parameters` are those of the condition after the scope's.
    pub(crate) fn page<R: FromRow>(
        &self,
        tx: &mut Tx<'_>,
        scope: &S,
        parameters: &[&dyn ToValue],
        request: &ListRequest,
    ) -> Result<Rows<R>, ListError> {
        let mut values = Vec::new();
        scope.bind(&mut values);
        values.extend(parameters.iter().map(|p| p.to_value()));
        let composed = self.compose(values, request)?;
        let found: Vec<Placed<R>> = tx.composed(&composed.sqlite, &composed.postgres, &composed.values)?;
        let is_last = found.len() <= request.limit as usize;
        let mut next = None;
        let mut rows = Vec::with_capacity(found.len());
        for placed in found.into_iter().take(request.limit as usize) {
            rows.push(placed.row);
            next = Some(placed.position);
        }
        Ok(Rows { rows, next: if is_last { None } else { next } })
    }

    /// Refuses fields that the list does not have, in the words of the filter's reader.
    fn check_fields(&self, filter: &Filter) -> Result<(), FilterError> {
        let is_known = |kind: &TermKind| match kind {
            TermKind::Text(_) => true,
            TermKind::Field { .. } if kind.label().is_some() => self.labels.is_some(),
            TermKind::Field { name, .. } => self.fields.iter().any(|f| f.name == name),
        };
        if filter.terms.iter().all(|term| is_known(&term.kind)) {
            return Ok(());
        }
        let names = self.fields.iter().map(|f| f.name);
        let known: Vec<&str> = names.chain(self.labels.map(|_| ANY_LABEL)).collect();
        Filter::read(&filter.to_string(), &known).map(drop)
    }

    /// The expression, and whether from the highest down.
    fn sort(&self, wanted: Option<&str>) -> Result<(&'static str, bool), ListError> {
        let Some(wanted) = wanted else {
            return Ok((self.sorts.first().map_or(self.key, |s| s.sql), false));
        };
        let (name, is_descending) = wanted.strip_prefix('-').map_or((wanted, false), |name| (name, true));
        let found = self.sorts.iter().find(|s| s.name == name);
        let known = || ListError::Sort { known: self.sorts.iter().map(|s| s.name).collect() };
        found.map(|s| (s.sql, is_descending)).ok_or_else(known)
    }

    /// The query with its values, of which the first are given: the scope's and the condition's.
    pub(crate) fn compose(&self, values: Vec<Value>, request: &ListRequest) -> Result<Composed, ListError> {
        self.check_fields(&request.filter)?;
        let (sort, is_descending) = self.sort(request.sort.as_deref())?;
        let (key, columns, from, condition) = (self.key, self.columns, self.from, self.condition);
        let mut query = Query { values };
        let mut text = format!("SELECT {columns}, {sort}, {key} FROM {from} WHERE ({condition})");
        for term in &request.filter.terms {
            let fits = match &term.kind {
                TermKind::Text(needle) => self.names_contain(&mut query, needle),
                TermKind::Field { name, op, values } => self.compare(&mut query, name, *op, values)?,
            };
            // What is not known to fit does not: so NULL is neither equal nor, negated, lost.
            let _ = write!(text, " AND ({fits}) IS {}TRUE", if term.negated { "NOT " } else { "" });
        }
        if let Some(Position { sort: value, key: after }) = &request.after {
            if *value == Value::Null {
                return Err(ListError::Position);
            }
            let (value, after) = (query.bind(value.clone()), query.bind(Value::Int(*after)));
            let beyond = if is_descending { "<" } else { ">" };
            let _ = write!(text, " AND ({sort}, {key}) {beyond} ({value}, {after})");
        }
        let direction = if is_descending { "DESC" } else { "ASC" };
        // One more than asked for tells whether there is another page.
        let limit = query.bind(Value::Int(i64::from(request.limit) + 1));
        let _ = write!(text, " ORDER BY {sort} {direction}, {key} {direction} LIMIT {limit}");
        Ok(Composed { postgres: sql::with_dollars(&text), sqlite: text, values: query.values })
    }

    fn names_contain(&self, query: &mut Query, needle: &str) -> String {
        let mut pattern = String::from("%");
        for c in needle.chars() {
            if matches!(c, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            // Both engines fold ASCII alone: so it is with the binary collation of PostgreSQL.
            pattern.push(c.to_ascii_lowercase());
        }
        pattern.push('%');
        let place = query.bind(Value::Text(pattern));
        let each = self.search.iter().map(|name| format!("LOWER({name}) LIKE {place} ESCAPE '\\'"));
        let any = each.collect::<Vec<_>>().join(" OR ");
        if any.is_empty() { "1 = 0".to_owned() } else { any }
    }

    fn compare(&self, query: &mut Query, name: &str, op: Op, values: &[String]) -> Result<String, ListError> {
        let found = self.fields.iter().find(|f| f.name == name);
        let label = name.strip_prefix("label.").zip(self.labels).filter(|_| found.is_none());
        let (sql, kind) = match (found, label) {
            (Some(field), _) => (field.sql.to_owned(), field.kind),
            (None, Some((label, account))) => {
                let label = query.bind(Value::Text(label.to_owned()));
                let value =
                    format!("SELECT l.value FROM labels l WHERE l.account = {account} AND l.name = {label}");
                (format!("({value})"), Kind::Text)
            }
            // The check of the fields has refused it already.
            (None, None) => return Err(ListError::Value { field: name.to_owned(), wanted: "nothing" }),
        };
        let mut places = Vec::with_capacity(values.len());
        for value in values {
            let wrong = || ListError::Value { field: name.to_owned(), wanted: kind.wanted() };
            places.push(query.bind(kind.read(value).ok_or_else(wrong)?));
        }
        if sql.contains("{}") {
            let any: Vec<String> = places.iter().map(|place| sql.replace("{}", place)).collect();
            let any = any.join(" OR ");
            return match op {
                Op::Is => Ok(any),
                Op::IsNot => Ok(format!("({any}) IS NOT TRUE")),
                _ => Err(ListError::Unordered { field: name.to_owned() }),
            };
        }
        let place = places.join(", ");
        Ok(match op {
            Op::Is => format!("{sql} IN ({place})"),
            Op::IsNot => format!("({sql} = {place}) IS NOT TRUE"),
            Op::Above => format!("{sql} > {place}"),
            Op::AtLeast => format!("{sql} >= {place}"),
            Op::Below => format!("{sql} < {place}"),
            Op::AtMost => format!("{sql} <= {place}"),
        })
    }
}

struct Query {
    values: Vec<Value>,
}

impl Query {
    fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }
}

impl Kind {
    fn read(self, text: &str) -> Option<Value> {
        match self {
            // No text of the store holds it, and PostgreSQL cannot.
            Self::Text => (!text.contains('\0')).then(|| Value::Text(text.to_owned())),
            Self::Integer => text.parse().ok().map(Value::Int),
            Self::Flag => match text {
                "true" => Some(Value::Int(1)),
                "false" => Some(Value::Int(0)),
                _ => None,
            },
            Self::Time => {
                let time = text.parse::<Timestamp>().ok();
                let day =
                    || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
                time.or_else(day).map(|time| time.to_value())
            }
            Self::Word(read) => read(text),
        }
    }

    const fn wanted(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "a whole number",
            Self::Flag => "`true` or `false`",
            Self::Time => "a time such as `2026-11-22T10:00:00Z`, or a date",
            Self::Word(_) => "one of its words",
        }
    }
}

/// The lists of a noun of which every account has its own: those of one account, of its children, and of its whole
/// subtree.
pub(crate) struct ByScope {
    pub(crate) account: &'static List<InAccount>,
    pub(crate) children: &'static List<InAccount>,
    pub(crate) subtree: &'static List<InSubtree>,
}

impl ByScope {
    /// A page of the list that is asked for.
    pub(crate) fn page<R: FromRow>(
        &self,
        tx: &mut Tx<'_>,
        account: &InAccount,
        asked: api::list::Scope,
        request: &ListRequest,
    ) -> Result<Rows<R>, ListError> {
        match asked {
            api::list::Scope::Account => self.account.page(tx, account, &[], request),
            api::list::Scope::Children => self.children.page(tx, account, &[], request),
            api::list::Scope::Subtree => self.subtree.page(tx, &account.subtree(), &[], request),
        }
    }
}

/// A list of whatever scope, for tests that look at all of them.
pub(crate) trait AnyList: Sync {
    /// Module and name.
    fn name(&self) -> &'static str;
    /// The scope that it takes.
    fn scope(&self) -> ScopeKind;
    /// The query without filter, order or place.
    fn base(&self) -> String;
    /// Every field, operator, order and place, each at least once.
    #[cfg(test)]
    fn samples(&self) -> Vec<Composed>;
}

impl<S: Scope> AnyList for List<S> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn scope(&self) -> ScopeKind {
        S::KIND
    }

    fn base(&self) -> String {
        format!("SELECT {} FROM {} WHERE {}", self.columns, self.from, self.condition)
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<Composed> {
        tests::samples(self)
    }
}

/// Declares a module's lists, and `LISTS`, all of them, for the tests:
///
/// ```text
/// lists! {
///     pub(crate) OF_ACCOUNT: InAccount = ("key, id, name", "groups g", "g.account = ?1", "g.key")
///         .fields(&[Field { name: "name", sql: "g.name", kind: Kind::Text }])
///         .sorts(&[Sort { name: "name", sql: "g.name" }]);
/// }
/// ```
macro_rules! lists {
    ($($(#[$meta:meta])* $vis:vis $name:ident : $scope:ty =
        ($columns:expr, $from:expr, $condition:expr, $key:expr) $(. $with:ident ($given:expr))*;)*) => {
        $(
            $(#[$meta])*
            $vis static $name: $crate::list::List<$scope> = $crate::list::List::<$scope>::new(
                concat!(module_path!(), "::", stringify!($name)), $columns, $from, $condition, $key,
            )$(.$with($given))*;
        )*
        /// Every list of this module.
        pub(crate) static LISTS: &[&dyn $crate::list::AnyList] = &[$(&$name),*];
    };
}
pub(crate) use lists;

#[cfg(test)]
mod tests {
    use api::filter::Term;

    use super::*;

    fn term(name: &str, op: Op, values: &[&str]) -> Term {
        let values = values.iter().map(|v| (*v).to_owned()).collect();
        Term { negated: false, kind: TermKind::Field { name: name.to_owned(), op, values } }
    }

    pub(super) fn samples<S: Scope>(list: &List<S>) -> Vec<Composed> {
        let given = sql::highest_parameter(list.condition);
        let compose = |filter: Vec<Term>, sort: Option<String>, after: Option<Position>| {
            let request = ListRequest { filter: Filter { terms: filter }, sort, after, limit: 10 };
            // The scope's values are not looked at: the texts are only prepared.
            list.compose(vec![Value::Null; given.max(S::PARAMETERS)], &request)
        };
        let mut found = vec![compose(vec![], None, None).unwrap()];
        let text = Term { negated: true, kind: TermKind::Text("a%".into()) };
        found.push(compose(vec![text], None, None).unwrap());
        let after = Position { sort: Value::Int(1), key: 1 };
        for sort in list.sorts {
            for name in [sort.name.to_owned(), format!("-{}", sort.name)] {
                let mut composed = compose(vec![], Some(name), Some(after.clone())).unwrap();
                // Without a value the server infers the type; the place comes before its key and the limit.
                let place = composed.values.len() - 3;
                composed.values[place] = Value::Null;
                found.push(composed);
            }
        }
        let labels = list.labels.map(|_| "label.site");
        for name in list.fields.iter().map(|f| f.name).chain(labels) {
            let operators = [
                term(name, Op::Is, &["1"]),
                term(name, Op::IsNot, &["1"]),
                term(name, Op::Above, &["1"]),
                term(name, Op::AtLeast, &["1"]),
                term(name, Op::Below, &["1"]),
                term(name, Op::AtMost, &["1"]),
            ];
            for mut term in operators {
                for value in ["1", "true", "2026-11-22", "active", "master"] {
                    let TermKind::Field { values, .. } = &mut term.kind else { continue };
                    *values = vec![value.to_owned()];
                    match compose(vec![term.clone()], None, None) {
                        Ok(composed) => found.push(composed),
                        Err(ListError::Value { .. } | ListError::Unordered { .. }) => {}
                        Err(other) => panic!("{}: {other}", list.name),
                    }
                }
            }
        }
        found
    }
}
