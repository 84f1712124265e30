//! Writes every table of a snapshot, in memory that does not grow with them.

use std::io::Write;

use anyhow::{Context, Result};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{
    Tx,
    dump::{self, Cells, Schema, Table},
    scope::SystemScope,
    tables::{audit, founding},
    value::Value,
};

use super::{Header, Heads, LastLine, Manifest, Sum, TableLine};

/// Everything that a unit of work sees.
pub(super) fn everything(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    schema: &Schema,
    header: &Header,
    out: &mut impl Write,
) -> Result<Manifest> {
    line(out, header)?;
    let mut tables = Vec::with_capacity(schema.tables.len());
    for table in &schema.tables {
        tables.push(rows(tx, system, table, out).with_context(|| format!("the table {}", table.name))?);
    }
    let manifest = Manifest { audit: heads(tx, system, &tables)?, tables };
    let last = LastLine { manifest };
    line(out, &last)?;
    Ok(last.manifest)
}

fn line(out: &mut impl Write, value: &impl serde::Serialize) -> Result<()> {
    let mut text = serde_json::to_vec(value)?;
    text.push(b'\n');
    Ok(out.write_all(&text)?)
}

fn rows(tx: &mut Tx<'_>, system: &SystemScope, table: &Table, out: &mut impl Write) -> Result<Sum> {
    let columns = table.columns.iter().map(|column| column.name.clone()).collect();
    line(out, &TableLine { table: table.name.clone(), columns })?;
    let (mut hash, mut count) = (Sha256::new(), 0);
    let mut last: Option<Cells> = None;
    loop {
        let page = dump::page(tx, system, table, last.as_ref())?;
        for row in &page {
            let text = encode(row)?;
            hash.update(&text);
            out.write_all(&text)?;
            count += 1;
        }
        match page.into_iter().next_back() {
            Some(row) => last = Some(row),
            None => break,
        }
    }
    Ok(Sum { name: table.name.clone(), rows: count, sha256: HEXLOWER.encode(&hash.finalize()) })
}

/// A row as its line.
fn encode(row: &Cells) -> Result<Vec<u8>> {
    let cells: Vec<serde_json::Value> = row
        .iter()
        .map(|value| match value {
            Value::Null => serde_json::Value::Null,
            Value::Int(number) => json!(number),
            Value::Text(text) => json!(text),
            Value::Bytes(bytes) => json!({ "b": BASE64.encode(bytes) }),
        })
        .collect();
    let mut text = serde_json::to_vec(&cells)?;
    text.push(b'\n');
    Ok(text)
}

fn heads(tx: &mut Tx<'_>, system: &SystemScope, tables: &[Sum]) -> Result<Heads> {
    let chains = tables.iter().find(|table| table.name == "audit_heads").map_or(0, |table| table.rows);
    let master = founding::master(tx, system)?.context("there is no master account")?;
    let head = audit::head(tx, &master)?;
    Ok(Heads { chains, master_seq: head.seq, master_hash: HEXLOWER.encode(&head.hash) })
}
