//! Reads a backup line by line and checks it against its manifest. Nothing of it counts before the last line was read.

use std::{
    io::{BufRead, Read},
    path::Path,
};

use anyhow::{Context, Result, anyhow, bail};
use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};
use store::{
    dump::{Cells, Kind, PAGE, Schema, Table},
    value::Value,
};

use super::{
    FORM, Header, LastLine, Manifest, Sum, TableLine, Unlock,
    envelope::{Opened, State},
};

/// The longest line: many times the largest row.
const LONGEST: u64 = 64 << 20;

/// The header alone.
///
/// # Errors
/// It does not open, or is no backup of a program like this.
pub(super) fn header(path: &Path, unlock: &Unlock) -> Result<Header> {
    let Opened { mut lines, state } = unlock.open(path)?;
    first(&mut lines, &state)
}

/// Everything: `each` gets the rows of each table, some at a time, in the order of the schema.
///
/// # Errors
/// It does not open, is damaged, or does not come to what its manifest says; and those of `each`.
pub(super) fn everything(
    path: &Path,
    unlock: &Unlock,
    schema: &Schema,
    mut each: impl FnMut(&Table, &[Cells]) -> Result<()>,
) -> Result<Manifest> {
    let Opened { mut lines, state } = unlock.open(path)?;
    first(&mut lines, &state)?;
    let mut sums: Vec<Sum> = Vec::new();
    let mut current: Option<Current<'_>> = None;
    loop {
        let Some(text) = next(&mut lines, &state)? else { bail!("the backup ends before its manifest") };
        if text.first() == Some(&b'[') {
            let current = current.as_mut().context("the backup is damaged: a row before any table")?;
            current.row(&text, &mut each)?;
            continue;
        }
        sums.extend(current.take().map(|current| current.end(&mut each)).transpose()?);
        if let Ok(LastLine { manifest }) = serde_json::from_slice(&text) {
            let whole = schema.tables.len() == sums.len() && manifest.tables == sums;
            if !whole {
                bail!("the backup does not come to what its manifest says: {}", difference(&manifest, &sums));
            }
            if next(&mut lines, &state)?.is_some() {
                bail!("the backup is damaged: something comes after its manifest");
            }
            return Ok(manifest);
        }
        let line: TableLine = serde_json::from_slice(&text)
            .map_err(|_| anyhow!("the backup is damaged: a line is none of its form"))?;
        let table = schema.tables.get(sums.len()).filter(|table| {
            table.name == line.table && table.columns.iter().map(|column| &column.name).eq(&line.columns)
        });
        let table =
            table.with_context(|| format!("the table {} is not the one of its schema", line.table))?;
        current = Some(Current { table, rows: Vec::new(), count: 0, hash: Sha256::new() });
    }
}

/// The table whose rows are read.
struct Current<'s> {
    table: &'s Table,
    rows: Vec<Cells>,
    count: u64,
    hash: Sha256,
}

impl Current<'_> {
    fn row(&mut self, text: &[u8], each: &mut impl FnMut(&Table, &[Cells]) -> Result<()>) -> Result<()> {
        self.hash.update(text);
        self.count += 1;
        let row = decode(self.table, text).with_context(|| {
            format!("the backup is damaged: row {} of {} is none", self.count, self.table.name)
        })?;
        self.rows.push(row);
        if self.rows.len() >= PAGE {
            each(self.table, &self.rows)?;
            self.rows.clear();
        }
        Ok(())
    }

    fn end(self, each: &mut impl FnMut(&Table, &[Cells]) -> Result<()>) -> Result<Sum> {
        each(self.table, &self.rows)?;
        let sha256 = HEXLOWER.encode(&self.hash.finalize());
        Ok(Sum { name: self.table.name.clone(), rows: self.count, sha256 })
    }
}

fn first(lines: &mut impl BufRead, state: &State) -> Result<Header> {
    let text = next(lines, state)?.context("the backup is empty")?;
    let form = serde_json::from_slice::<serde_json::Value>(&text).ok();
    let form = form
        .and_then(|line| line.get("crontech_backup")?.as_u64())
        .context("this is no backup of a platform")?;
    if form != u64::from(FORM) {
        bail!(
            "the backup has the form {form}, which a newer version of this program made; restore it with that one"
        );
    }
    serde_json::from_slice(&text).context("the backup's first line")
}

/// The next line with its end; none at the end of the file.
fn next(lines: &mut impl BufRead, state: &State) -> Result<Option<Vec<u8>>> {
    let mut text = Vec::new();
    lines.take(LONGEST).read_until(b'\n', &mut text).map_err(|error| state.failed(&error))?;
    match text.last() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(text)),
        Some(_) => bail!("the backup ends in the middle of a line"),
    }
}

fn decode(table: &Table, text: &[u8]) -> Result<Cells> {
    let cells: Vec<serde_json::Value> = serde_json::from_slice(text)?;
    if cells.len() != table.columns.len() {
        bail!("it has {} values", cells.len());
    }
    let cell = |(value, kind): (serde_json::Value, Kind)| {
        Ok(match (value, kind) {
            (serde_json::Value::Null, _) => Value::Null,
            (serde_json::Value::Number(number), Kind::Int) => {
                Value::Int(number.as_i64().context("a number")?)
            }
            (serde_json::Value::String(text), Kind::Text) => Value::Text(text),
            (serde_json::Value::Object(bytes), Kind::Bytes) => {
                let text = bytes.get("b").and_then(serde_json::Value::as_str).context("bytes")?;
                Value::Bytes(BASE64.decode(text.as_bytes())?)
            }
            _ => bail!("a value of another kind"),
        })
    };
    cells.into_iter().zip(table.columns.iter().map(|column| column.kind)).map(cell).collect()
}

fn difference(manifest: &Manifest, sums: &[Sum]) -> String {
    let differs = manifest.tables.iter().find(|table| !sums.contains(table));
    differs.map_or_else(|| "tables are missing".to_owned(), |table| format!("the table {}", table.name))
}
