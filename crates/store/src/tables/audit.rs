//! `audit_heads`, `audit_entries`: a hash chain per account (`design.md` §6).

use api::id::{AccountId, AuditId};
use domain::path::Path;
use jiff::Timestamp;

use crate::{
    error::Error,
    list::{Field, Kind, ListError, ListRequest, Rows, Sort, lists},
    row::{FromRow, Row},
    scope::{InAccount, InSubtree},
    tx::Tx,
    value::{ToValue, Value},
};

/// The last entry of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its place, from 1; 0 of a chain without entries.
    pub seq: i64,
    /// Its hash; zeros of a chain without entries.
    pub hash: [u8; 32],
}

/// An entry as it is stored.
#[derive(Debug, Clone)]
pub struct EntryRow {
    /// Its place.
    pub seq: i64,
    /// Its id.
    pub id: AuditId,
    /// When.
    pub time: Timestamp,
    /// The action.
    pub action: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// What it was done to.
    pub target: String,
    /// Hash of the entry before.
    pub prev_hash: [u8; 32],
    /// Its own hash.
    pub hash: [u8; 32],
    /// JSON: field -> commitment.
    pub commitments: String,
    /// JSON: field -> salt and value.
    pub private: String,
    /// Whether the actor stood above the account.
    pub from_above: bool,
}

impl FromRow for EntryRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            seq: row.get(0)?,
            id: row.get(1)?,
            time: row.get(2)?,
            action: row.get(3)?,
            outcome: row.get(4)?,
            target: row.get(5)?,
            prev_hash: row.get(6)?,
            hash: row.get(7)?,
            commitments: row.get(8)?,
            private: row.get(9)?,
            from_above: row.get(10)?,
        })
    }
}

/// An entry with the account whose chain it lies in.
#[derive(Debug, Clone)]
pub struct ListedEntry {
    /// The account.
    pub account: AccountId,
    /// Where it lies.
    pub path: Path,
    /// The entry.
    pub entry: EntryRow,
}

impl FromRow for ListedEntry {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { entry: EntryRow::from_row(row)?, account: row.get(11)?, path: row.get(12)? })
    }
}

impl FromRow for Head {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { seq: row.get(0)?, hash: row.get(1)? })
    }
}

statements! {
    // Locks the row, whether or not it was there.
    LOCK_HEAD: InAccount = "INSERT INTO audit_heads (account, seq, hash) VALUES (?1, 0, ?2)
        ON CONFLICT (account) DO UPDATE SET seq = audit_heads.seq RETURNING seq, hash";
    HEAD: InAccount = "SELECT seq, hash FROM audit_heads WHERE account = ?1";
    ADVANCE: InAccount = "UPDATE audit_heads SET seq = ?2, hash = ?3 WHERE account = ?1";
    INSERT: InAccount = "INSERT INTO audit_entries (account, seq, id, time, action, outcome, target, prev_hash, hash,
        commitments, private, from_above) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    FROM: InAccount = "SELECT seq, id, time, action, outcome, target, prev_hash, hash, commitments, private, from_above
        FROM audit_entries WHERE account = ?1 AND seq >= ?2 ORDER BY seq LIMIT ?3";
}

const COLUMNS: &str =
    "e.seq, e.id, e.time, e.action, e.outcome, e.target, e.prev_hash, e.hash, e.commitments,
    e.private, e.from_above, a.id, a.path";
const TABLES: &str = "audit_entries e JOIN accounts a ON a.key = e.account";

const FIELDS: &[Field] = &[
    Field { name: "action", sql: "e.action", kind: Kind::Text },
    Field { name: "outcome", sql: "e.outcome", kind: Kind::Word(outcome_word) },
    Field { name: "target", sql: "e.target", kind: Kind::Text },
    Field { name: "time", sql: "e.time", kind: Kind::Time },
    Field { name: "seq", sql: "e.seq", kind: Kind::Integer },
];

fn outcome_word(text: &str) -> Option<Value> {
    ["done", "refused"].contains(&text).then(|| text.to_value())
}

lists! {
    // One chain is in order by its own numbers, which are times as well.
    OF_ACCOUNT: InAccount = (COLUMNS, TABLES, "e.account = ?1", "e.seq")
        .fields(FIELDS)
        .sorts(&[Sort { name: "time", sql: "e.seq" }])
        .search(&["e.action", "e.target"]);
    OF_CHILDREN: InAccount = (COLUMNS, TABLES, "a.parent = ?1", "e.account * 4294967296 + e.seq")
        .fields(FIELDS)
        .sorts(&[Sort { name: "time", sql: "e.time" }])
        .search(&["e.action", "e.target"]);
    BELOW: InSubtree = (COLUMNS, TABLES, "a.path >= ?1 AND a.path < ?2", "e.account * 4294967296 + e.seq")
        .fields(FIELDS)
        .sorts(&[Sort { name: "time", sql: "e.time" }])
        .search(&["e.action", "e.target"]);
}

/// A page of one chain. Newest first unless the request sorts otherwise.
///
/// # Errors
/// A filter or order that this list does not have; those of the store.
pub fn list_of_account(
    tx: &mut Tx<'_>,
    account: &InAccount,
    request: &ListRequest,
) -> Result<Rows<ListedEntry>, ListError> {
    OF_ACCOUNT.page(tx, account, &[], &newest_first(request))
}

/// A page of the chains of an account's children.
///
/// # Errors
/// As [`list_of_account`].
pub fn list_of_children(
    tx: &mut Tx<'_>,
    account: &InAccount,
    request: &ListRequest,
) -> Result<Rows<ListedEntry>, ListError> {
    OF_CHILDREN.page(tx, account, &[], &newest_first(request))
}

/// A page of the chains of an account and of everything below it.
///
/// # Errors
/// As [`list_of_account`].
pub fn list_below(
    tx: &mut Tx<'_>,
    subtree: &InSubtree,
    request: &ListRequest,
) -> Result<Rows<ListedEntry>, ListError> {
    BELOW.page(tx, subtree, &[], &newest_first(request))
}

fn newest_first(request: &ListRequest) -> ListRequest {
    let mut request = request.clone();
    request.sort.get_or_insert_with(|| "-time".to_owned());
    request
}

/// The chain's head, locked until the end of the transaction; begins the chain where there is none.
///
/// # Errors
/// Those of the store.
pub fn lock_head(tx: &mut Tx<'_>, account: &InAccount) -> Result<Head, Error> {
    tx.one(&LOCK_HEAD, account, &[&[0u8; 32]])
}

/// The chain's head as it is.
///
/// # Errors
/// Those of the store.
pub fn head(tx: &mut Tx<'_>, account: &InAccount) -> Result<Head, Error> {
    Ok(tx.optional(&HEAD, account, &[])?.unwrap_or(Head { seq: 0, hash: [0; 32] }))
}

/// Adds an entry behind the head that [`lock_head`] gave, or behind the one that was added last.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, account: &InAccount, entry: &EntryRow) -> Result<(), Error> {
    let e = entry;
    tx.put(
        &INSERT,
        account,
        &[
            &e.seq,
            &e.id,
            &e.time,
            &e.action,
            &e.outcome,
            &e.target,
            &e.prev_hash,
            &e.hash,
            &e.commitments,
            &e.private,
            &e.from_above,
        ],
    )
}

/// Makes the last entry that was added the head.
///
/// # Errors
/// Those of the store.
pub fn advance(tx: &mut Tx<'_>, account: &InAccount, head: &Head) -> Result<(), Error> {
    tx.put(&ADVANCE, account, &[&head.seq, &head.hash])
}

/// Entries of one chain from a place on, in order.
///
/// # Errors
/// Those of the store.
pub fn from(tx: &mut Tx<'_>, account: &InAccount, seq: i64, limit: i64) -> Result<Vec<EntryRow>, Error> {
    tx.all(&FROM, account, &[&seq, &limit])
}
