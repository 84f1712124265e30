//! Lists, row by row: a million rows in constant memory.

use std::marker::PhantomData;

use super::{
    Cell, Clean, Column, Format, Printer, Tone, View, clean, schema, style,
    table::{Laid, Layout},
    tone_of, with_schema,
};
use crate::error::{Error, Result};

/// How a list ended.
#[derive(Debug, Default)]
pub struct Ending {
    /// Whether every row was shown.
    pub complete: bool,
    /// The cursor to go on with.
    pub next_cursor: Option<String>,
    /// A line below a table on a terminal, such as `3 of 3 accounts directly below crontech`.
    pub footer: Option<String>,
}

/// A list that is being printed.
pub struct List<'a, T: View> {
    printer: &'a Printer,
    columns: Vec<Chosen<T>>,
    layout: Option<Layout>,
    /// The whole document, for a filter or YAML, which need it whole.
    document: Option<String>,
    count: u64,
    begun: bool,
    of: PhantomData<fn(T)>,
}

enum Chosen<T: 'static> {
    Column(&'static Column<T>),
    Field(String),
}

impl<T: View> Chosen<T> {
    fn heading(&self) -> String {
        match self {
            Self::Column(column) => column.name.to_owned(),
            Self::Field(field) => field.to_uppercase(),
        }
    }
}

impl<'a, T: View> List<'a, T> {
    pub(super) fn begin(printer: &'a Printer) -> Result<Self> {
        let columns = choose::<T>(printer)?;
        Ok(Self { printer, columns, layout: None, document: None, count: 0, begun: false, of: PhantomData })
    }

    /// How many rows there were so far.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Prints a page.
    ///
    /// # Errors
    /// The stream is closed, or a filter fails.
    pub fn rows(&mut self, rows: &[T]) -> Result<()> {
        let first = self.count;
        self.count += rows.len() as u64;
        match self.printer.format() {
            Format::Ndjson => {
                let schema = schema(T::NOUN);
                for row in rows {
                    self.printer.json_line(&with_schema(&schema, row)?)?;
                }
                // Whoever reads on gets a page at a time.
                self.printer.flush()?;
            }
            Format::Json | Format::Yaml => {
                for (i, row) in rows.iter().enumerate() {
                    let json = serde_json::to_string(row)?;
                    self.piece(if first == 0 && i == 0 { "" } else { "," })?;
                    self.piece(&json)?;
                }
            }
            Format::Name => {
                for row in rows {
                    self.printer.line(&Clean::from(row.name()))?;
                }
            }
            Format::Csv | Format::Tsv => {
                self.heading_separated()?;
                for row in rows {
                    let cells = self.cells(row)?;
                    let texts: Vec<String> = cells.iter().map(|cell| self.separated(cell)).collect();
                    self.separated_line(&texts)?;
                }
            }
            Format::Table | Format::Wide => self.table_rows(rows)?,
        }
        Ok(())
    }

    /// Ends the list and says whether it was all. A table's footer is for a person; an incomplete list says so on
    /// standard error in every format.
    ///
    /// # Errors
    /// The stream is closed, or a filter fails.
    pub fn end(mut self, ending: &Ending) -> Result<()> {
        match self.printer.format() {
            Format::Json | Format::Yaml => {
                if !self.begun {
                    self.piece("")?;
                }
                let cursor = serde_json::to_string(&ending.next_cursor)?;
                let tail = format!("],\"next_cursor\":{cursor},\"complete\":{}}}", ending.complete);
                self.piece(&tail)?;
                match self.document.take() {
                    Some(document) => self.printer.json(&document)?,
                    None => self.printer.write("\n")?,
                }
            }
            Format::Csv | Format::Tsv => self.heading_separated()?,
            Format::Table | Format::Wide if self.printer.options().terminal => self.foot(ending)?,
            _ => {}
        }
        self.printer.flush()?;
        if !ending.complete {
            let terminal = self.printer.options().terminal;
            let rest = if terminal { "; --limit all shows the rest" } else { "" };
            let rows = T::NOUNS.replace('_', " ");
            self.printer.warn(&say!("the list is not complete: {} {rows} shown{rest}", self.count));
            // A cursor is a dozen lines long: a script takes it, nobody types it.
            if let Some(cursor) = ending.next_cursor.as_ref().filter(|_| !terminal) {
                self.printer.note(&say!("  go on with --cursor {cursor}"));
            }
        }
        Ok(())
    }

    /// Sends what is buffered, without an ending.
    ///
    /// # Errors
    /// The stream is closed.
    pub fn flush(self) -> Result<()> {
        self.printer.flush()
    }

    fn foot(&self, ending: &Ending) -> Result<()> {
        let mut parts: Vec<String> = ending.footer.iter().map(|f| Clean::new(f).to_string()).collect();
        if let Some(footer) = parts.first_mut().filter(|_| !ending.complete) {
            footer.insert_str(0, lang::told("the first "));
        }
        if self.count == 0 && parts.is_empty() {
            parts.push(say!("no {}", T::NOUNS.replace('_', " ")));
        }
        if let Some(layout) = self.layout.as_ref().filter(|l| l.left_out > 0) {
            let names: Vec<String> =
                self.columns.iter().rev().take(layout.left_out).map(Chosen::heading).collect();
            parts
                .push(say!("left out for width: {}", names.into_iter().rev().collect::<Vec<_>>().join(", ")));
        }
        if parts.is_empty() {
            return Ok(());
        }
        let width = self.printer.options().width.unwrap_or(usize::MAX);
        let together = Clean::from(parts.join("  "));
        if together.width() <= width {
            return self.printer.line(&together);
        }
        parts.into_iter().try_for_each(|part| self.printer.line(&Clean::from(part).cut(width)))
    }

    fn piece(&mut self, text: &str) -> Result<()> {
        let start = if self.begun {
            String::new()
        } else {
            format!("{{\"schema\":\"{}\",\"items\":[", schema(T::NOUNS))
        };
        self.begun = true;
        if self.printer.options().jq.is_some() || self.printer.format() == Format::Yaml {
            let document = self.document.get_or_insert_default();
            document.push_str(&start);
            document.push_str(text);
            Ok(())
        } else {
            self.printer.write(&start)?;
            self.printer.write(&clean::escape_json(text))
        }
    }

    fn cells(&self, row: &T) -> Result<Vec<Cell>> {
        let json = if self.columns.iter().any(|c| matches!(c, Chosen::Field(_))) {
            serde_json::to_value(row)?
        } else {
            serde_json::Value::Null
        };
        self.columns
            .iter()
            .map(|column| match column {
                Chosen::Column(column) => Ok((column.value)(row)),
                Chosen::Field(field) => field_cell(&json, field).ok_or_else(|| unknown::<T>(field, &json)),
            })
            .collect()
    }

    fn table_rows(&mut self, rows: &[T]) -> Result<()> {
        let mut laid = Vec::with_capacity(rows.len());
        for row in rows {
            laid.push(self.cells(row)?.iter().map(|cell| self.lay(cell)).collect::<Vec<_>>());
        }
        let colour = self.printer.options().colour;
        if self.layout.is_none() && !rows.is_empty() {
            let headings: Vec<String> =
                self.columns.iter().map(|column| lang::told(&column.heading()).to_owned()).collect();
            let names: Vec<&str> = headings.iter().map(String::as_str).collect();
            let wide = self.printer.format() == Format::Wide;
            let width = self.printer.options().width.filter(|_| self.printer.options().terminal && !wide);
            // The first page sets the widths; later rows keep to them, so that nothing is held back.
            let layout = Layout::fit(&names, &laid, width);
            if self.printer.options().header {
                let head: Vec<Laid> = headings
                    .iter()
                    .enumerate()
                    .map(|(i, h)| Laid {
                        text: Clean::new(h),
                        right: laid[0][i].right,
                        elastic: false,
                        tone: Tone::Plain,
                    })
                    .collect();
                let line = layout.line(&head, |t, _| t.to_owned());
                self.printer.write(&if colour { style::bold(&line) } else { line })?;
                self.printer.write("\n")?;
            }
            self.layout = Some(layout);
        }
        if let Some(layout) = &self.layout {
            for row in &laid {
                let line =
                    layout.line(row, |t, tone| if colour { style::paint(t, tone) } else { t.to_owned() });
                self.printer.write(line.trim_end())?;
                self.printer.write("\n")?;
            }
        }
        Ok(())
    }

    fn lay(&self, cell: &Cell) -> Laid {
        Laid {
            text: self.printer.cell_text(cell),
            right: matches!(cell, Cell::Number(_)),
            elastic: matches!(cell, Cell::Name(_)),
            tone: tone_of(cell),
        }
    }

    fn heading_separated(&mut self) -> Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        if !self.printer.options().header {
            return Ok(());
        }
        let headings: Vec<String> =
            self.columns.iter().map(|c| c.heading().to_lowercase().replace(' ', "_")).collect();
        self.separated_line(&headings)
    }

    fn separated(&self, cell: &Cell) -> String {
        let text = self.printer.cell_text(cell).to_string();
        match cell {
            Cell::Number(_) | Cell::Time(_) => text,
            _ if self.printer.format() == Format::Csv => no_formula(text),
            _ => text,
        }
    }

    fn separated_line(&self, texts: &[String]) -> Result<()> {
        if self.printer.format() == Format::Tsv {
            // Clean text holds no tab and no line end.
            self.printer.write(&texts.join("\t"))?;
            return self.printer.write("\n");
        }
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(texts).map_err(|e| Error::local(e.to_string()))?;
        let line = writer.into_inner().map_err(|e| Error::local(e.to_string()))?;
        self.printer.write(&String::from_utf8_lossy(&line))
    }
}

/// Quotes a cell that a spreadsheet would run (CLI-5; OWASP, CSV injection).
fn no_formula(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r'])
        || text.starts_with("\\t")
        || text.starts_with("\\r")
    {
        format!("'{text}")
    } else {
        text
    }
}

fn choose<T: View>(printer: &Printer) -> Result<Vec<Chosen<T>>> {
    let all = T::columns();
    let Some(wanted) = &printer.options().columns else {
        let every = printer.format() != Format::Table || !printer.options().terminal;
        return Ok(all.iter().filter(|c| every || !c.wide).map(Chosen::Column).collect());
    };
    wanted
        .iter()
        .map(|name| {
            let spoken = |c: &&Column<T>| {
                c.name.replace(' ', "_").eq_ignore_ascii_case(&name.replace([' ', '-'], "_"))
            };
            match all.iter().find(spoken) {
                Some(column) => Ok(Chosen::Column(column)),
                None if name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')) => {
                    Ok(Chosen::Field(name.clone()))
                }
                None => Err(unknown::<T>(name, &serde_json::Value::Null)),
            }
        })
        .collect()
}

fn field_cell(json: &serde_json::Value, field: &str) -> Option<Cell> {
    let mut value = json;
    for part in field.split('.') {
        value = match value {
            serde_json::Value::Object(fields) => fields.get(part)?,
            serde_json::Value::Null => return Some(Cell::Empty),
            serde_json::Value::Array(items) => items.get(part.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(match value {
        serde_json::Value::Null => Cell::Empty,
        serde_json::Value::String(text) => Cell::name(text),
        serde_json::Value::Number(number) if number.is_i64() => Cell::Number(number.as_i64()?),
        other => Cell::name(other.to_string()),
    })
}

fn unknown<T: View>(name: &str, json: &serde_json::Value) -> Error {
    let columns = T::columns().iter().map(|c| c.name.to_lowercase().replace(' ', "_"));
    let fields = json.as_object().into_iter().flat_map(|o| o.keys().cloned());
    let known: std::collections::BTreeSet<String> = columns.chain(fields).collect();
    Error::usage(say!("{} have no column `{name}`", T::NOUNS))
        .hint(say!("there are {}", known.into_iter().collect::<Vec<_>>().join(", ")))
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
