//! Lists of accounts.

use api::value::{Email, TaxId};

use super::AccountRow;
use crate::{
    list::{Field, Kind, ListError, ListRequest, Position, Rows, Sort, lists},
    scope::{InAccount, InSubtree},
    tx::Tx,
    value::{ToValue, Value},
};

/// The status of `a` as it counts: the strongest on its path.
const EFFECTIVE_STATUS: &str = "(CASE
    WHEN EXISTS (SELECT 1 FROM accounts s WHERE s.status = 'closed' AND substr(a.path, 1, length(s.path)) = s.path)
    THEN 'closed'
    WHEN EXISTS (SELECT 1 FROM accounts s WHERE s.status = 'suspended' AND substr(a.path, 1, length(s.path)) = s.path)
    THEN 'suspended' ELSE 'active' END)";

const FIELDS: &[Field] = &[
    Field { name: "slug", sql: "a.slug", kind: Kind::Text },
    Field { name: "name", sql: "a.name", kind: Kind::Text },
    Field { name: "status", sql: EFFECTIVE_STATUS, kind: Kind::Word(status_word) },
    Field { name: "external_ref", sql: "a.external_ref", kind: Kind::Text },
    Field { name: "tax_id", sql: "a.tax_id", kind: Kind::Word(tax_id_word) },
    Field {
        name: "tenant",
        sql: "EXISTS (SELECT 1 FROM tenants ten WHERE (ten.id = {} OR ten.name = {}) AND ten.key =
            (SELECT s.tenant FROM accounts s WHERE s.tenant IS NOT NULL
             AND substr(a.path, 1, length(s.path)) = s.path ORDER BY length(s.path) DESC LIMIT 1))",
        kind: Kind::Text,
    },
    Field {
        name: "owner",
        sql: "EXISTS (SELECT 1 FROM memberships o WHERE o.account = a.key AND o.is_owner = 1 AND o.email_key = {})",
        kind: Kind::Word(email_word),
    },
    Field { name: "created_at", sql: "a.created_at", kind: Kind::Time },
];

const SEARCH: &[&str] = &["a.name", "a.slug", "COALESCE(a.legal_name, '')"];

fn status_word(text: &str) -> Option<Value> {
    ["active", "suspended", "closed"].contains(&text).then(|| text.to_value())
}

fn tax_id_word(text: &str) -> Option<Value> {
    text.parse::<TaxId>().ok().map(|id| id.bare().to_value())
}

fn email_word(text: &str) -> Option<Value> {
    text.parse::<Email>().ok().map(|email| email.key().to_value())
}

const COLUMNS: &str =
    "a.id, a.path, a.slug, a.external_ref, a.name, a.legal_name, a.tax_id, a.status, a.roles,
    a.levels, a.tenant, a.created_at, a.updated_at, a.suspended_by, a.suspended_reason, a.purge_at, a.plan";

lists! {
    CHILDREN: InAccount = (COLUMNS, "accounts a", "a.parent = ?1", "a.key")
        .fields(FIELDS)
        .sorts(&[
            Sort { name: "slug", sql: "a.slug" },
            Sort { name: "path", sql: "a.path" },
            Sort { name: "name", sql: "a.name" },
            Sort { name: "created_at", sql: "a.created_at" },
        ])
        .search(SEARCH)
        .labels("a.key");
    BELOW: InSubtree = (COLUMNS, "accounts a", "a.path > ?1 AND a.path < ?2", "a.key")
        .fields(FIELDS)
        .sorts(&[
            Sort { name: "path", sql: "a.path" },
            Sort { name: "slug", sql: "a.slug" },
            Sort { name: "name", sql: "a.name" },
            Sort { name: "created_at", sql: "a.created_at" },
        ])
        .search(SEARCH)
        .labels("a.key");
}

/// A page of an account's children.
///
/// # Errors
/// A filter or order that this list does not have; those of the store.
pub fn list_children(
    tx: &mut Tx<'_>,
    parent: &InAccount,
    request: &ListRequest,
) -> Result<Rows<AccountRow>, ListError> {
    CHILDREN.page(tx, parent, &[], request)
}

/// A page of everything below an account.
///
/// # Errors
/// As [`list_children`].
pub fn list_below(
    tx: &mut Tx<'_>,
    subtree: &InSubtree,
    request: &ListRequest,
) -> Result<Rows<AccountRow>, ListError> {
    // The engine takes one lower end of the index, and that is the scope's: it would read from the start of the subtree
    // to each page. So the scope goes on where the last page ended.
    match request.after.as_ref().and_then(Position::path) {
        None => BELOW.page(tx, subtree, &[], request),
        Some(path) if request.is_descending() => BELOW.page(tx, &subtree.before(path), &[], request),
        Some(path) => BELOW.page(tx, &subtree.from(path), &[], request),
    }
}
