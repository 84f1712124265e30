//! `audit_heads`, `audit_entries`: a hash chain per account (`design.md` §6).

use api::id::AuditId;
use jiff::Timestamp;

use crate::{
    error::Error,
    row::{FromRow, Row},
    scope::InAccount,
    tx::Tx,
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

impl FromRow for Head {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { seq: row.get(0)?, hash: row.get(1)? })
    }
}

statements! {
    BEGIN: InAccount = "INSERT INTO audit_heads (account, seq, hash) VALUES (?1, 0, ?2) ON CONFLICT (account) DO NOTHING";
    HEAD: InAccount = "SELECT seq, hash FROM audit_heads WHERE account = ?1";
    ADVANCE: InAccount = "UPDATE audit_heads SET seq = ?2, hash = ?3 WHERE account = ?1";
    INSERT: InAccount = "INSERT INTO audit_entries (account, seq, id, time, action, outcome, target, prev_hash, hash,
        commitments, private, from_above) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    FROM: InAccount = "SELECT seq, id, time, action, outcome, target, prev_hash, hash, commitments, private, from_above
        FROM audit_entries WHERE account = ?1 AND seq >= ?2 ORDER BY seq LIMIT ?3";
}

/// The chain's head, locked until the end of the transaction; begins the chain where there is none.
///
/// # Errors
/// Those of the store.
pub fn lock_head(tx: &mut Tx<'_>, account: &InAccount) -> Result<Head, Error> {
    if let Some(head) = tx.lock_row(&HEAD, account, &[])? {
        return Ok(head);
    }
    tx.execute(&BEGIN, account, &[&[0u8; 32]])?;
    let head = tx.lock_row(&HEAD, account, &[])?;
    head.ok_or_else(|| Error::Corrupt("a chain's head that was just made is not there".to_owned()))
}

/// The chain's head as it is.
///
/// # Errors
/// Those of the store.
pub fn head(tx: &mut Tx<'_>, account: &InAccount) -> Result<Head, Error> {
    Ok(tx.optional(&HEAD, account, &[])?.unwrap_or(Head { seq: 0, hash: [0; 32] }))
}

/// Adds an entry at the head that [`lock_head`] gave.
///
/// # Errors
/// Those of the store.
pub fn append(tx: &mut Tx<'_>, account: &InAccount, entry: &EntryRow) -> Result<(), Error> {
    let e = entry;
    tx.execute(
        &INSERT,
        account,
        &[
            &e.seq, &e.id, &e.time, &e.action, &e.outcome, &e.target, &e.prev_hash, &e.hash, &e.commitments,
            &e.private, &e.from_above,
        ],
    )?;
    tx.execute(&ADVANCE, account, &[&e.seq, &e.hash])?;
    Ok(())
}

/// Entries of one chain from a place on, in order.
///
/// # Errors
/// Those of the store.
pub fn from(tx: &mut Tx<'_>, account: &InAccount, seq: i64, limit: i64) -> Result<Vec<EntryRow>, Error> {
    tx.all(&FROM, account, &[&seq, &limit])
}
