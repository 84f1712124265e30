//! `GET …/audit/export`: a chain as NDJSON that its reader can check without trusting the platform (`design.md` §6).

use std::collections::BTreeMap;

use api::{
    audit_chain::{Disclosed, EntryLine, ExportHeader, Hash},
    permission::Permission,
};
use store::{
    Tx,
    tables::audit::{self as table, EntryRow},
};

use crate::{
    audit::list,
    error::Error,
    operation::Input,
    request::Request,
    settings::Settings,
    standing::{self, Call},
};

/// Entries of a page: a long export is read page by page and holds no snapshot (`design.md` §5).
pub const PAGE: i64 = 500;

/// An export that has begun: its head stands, whatever is appended later.
#[derive(Debug, Clone)]
pub struct Export {
    /// The first line, not yet signed.
    pub header: ExportHeader,
}

/// Begins an export of the target's chain from the entry that `?from=` names, by default the first.
///
/// # Errors
/// As for any operation, with the permission `audit:export`; 422 for a place that is none.
pub fn begin(tx: &mut Tx, settings: &Settings, request: &Request, input: &Input) -> Result<Export, Error> {
    let call = allowed(tx, settings, request)?;
    let head = table::head(tx, call.target.scope())?;
    let from = match input.query("from")? {
        None => 1,
        Some(text) => match text.parse::<i64>() {
            Ok(from) if (1..=head.seq + 1).contains(&from) => from,
            _ => {
                let detail = format!("`from` is the place of an entry, 1 to {}.", head.seq + 1);
                return Err(Error::invalid("from", "range", detail));
            }
        },
    };
    let header = ExportHeader {
        account: call.target.id(),
        from,
        head_seq: head.seq,
        head_hash: Hash(head.hash),
        signature: String::new(),
    };
    Ok(Export { header })
}

impl Export {
    /// The first line, signed: `sign` gives the detached JWS of a text.
    ///
    /// # Errors
    /// Those of `sign`.
    pub fn first_line(&mut self, sign: impl FnOnce(&str) -> Result<String, Error>) -> Result<String, Error> {
        self.header.signature = sign(&self.header.signed())?;
        serde_json::to_string(&self.header).map_err(|e| Error::fault(e.to_string()))
    }
}

/// The next lines of an export, from a place on; none after the head. The standing is asked for again on each page, so that
/// a revoked caller gets no more.
///
/// # Errors
/// As [`begin`].
pub fn page(
    tx: &mut Tx,
    settings: &Settings,
    request: &Request,
    export: &Export,
    from: i64,
) -> Result<Vec<String>, Error> {
    let call = allowed(tx, settings, request)?;
    if from > export.header.head_seq {
        return Ok(Vec::new());
    }
    let limit = PAGE.min(export.header.head_seq - from + 1);
    let rows = table::from(tx, call.target.scope(), from, limit)?;
    rows.into_iter().map(line).collect()
}

fn allowed<'r>(tx: &mut Tx, settings: &'r Settings, request: &'r Request) -> Result<Call<'r>, Error> {
    let call = standing::call(tx, settings, request)?;
    call.require(Permission::AuditExport)?;
    Ok(call)
}

/// An entry as its line. Of what somebody above did, who it was is committed to and not told (Rule A5).
fn line(row: EntryRow) -> Result<String, Error> {
    let damaged = |e: serde_json::Error| Error::fault(format!("audit entry {}: {e}", row.id));
    let mut disclosed: BTreeMap<String, Disclosed> = serde_json::from_str(&row.private).map_err(damaged)?;
    disclosed.retain(|field, _| list::discloses(row.from_above, field));
    let line = EntryLine {
        id: row.id,
        seq: row.seq,
        prev: Hash(row.prev_hash),
        time: row.time,
        action: row.action.clone(),
        target: row.target.clone(),
        commitments: serde_json::from_str(&row.commitments).map_err(damaged)?,
        hash: Hash(row.hash),
        disclosed,
    };
    serde_json::to_string(&line).map_err(damaged)
}
