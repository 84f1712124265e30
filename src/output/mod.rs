//! One printer owns the terminal. Standard output carries data or nothing, standard error everything else.

mod clean;
mod format;
mod jq;
mod list;
mod pager;
mod style;
mod table;
mod time;
mod view;
mod yaml;

use std::{
    cell::RefCell,
    io::{self, IsTerminal, Write},
};

use api::change::{Change, ChangeStatus, Warning};
use jiff::Timestamp;
use serde::Serialize;

pub use clean::{Clean, is_dangerous};
pub use format::Format;
pub use jq::Jq;
pub use list::{Ending, List};
pub use style::coloured;
pub use time::{local, relative, rfc3339};
pub use view::{Cell, Column, Sheet, Tone, View};

use crate::error::{Error, Kind, Result};

/// How to print; settings decide it once.
#[derive(Debug, Default)]
pub struct Options {
    /// The format of data.
    pub format: Format,
    /// The wanted columns, in order.
    pub columns: Option<Vec<String>>,
    /// A filter over the JSON.
    pub jq: Option<Jq>,
    /// Whether tables have a heading.
    pub header: bool,
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_terminal: bool,
    /// Whether data is coloured.
    pub colour: bool,
    /// Whether messages are coloured.
    pub stderr_colour: bool,
    /// The terminal's width in columns, when there is one.
    pub width: Option<usize>,
    /// The terminal's height in lines and the pager's command, when long output goes through one.
    pub pager: Option<(usize, Vec<String>)>,
}

/// The owner of the terminal.
pub struct Printer {
    options: Options,
    out: RefCell<Box<dyn Write>>,
    err: RefCell<Box<dyn Write>>,
}

impl std::fmt::Debug for Printer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Printer").field("options", &self.options).finish_non_exhaustive()
    }
}

impl Printer {
    /// A printer on the process's own streams.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let out: Box<dyn Write> = match &options.pager {
            Some((height, command)) => Box::new(pager::Paged::new(*height, command.clone())),
            None => Box::new(io::BufWriter::new(io::stdout())),
        };
        Self::on(options, out, Box::new(io::stderr()))
    }

    /// A printer on other streams.
    #[must_use]
    pub fn on(options: Options, out: Box<dyn Write>, err: Box<dyn Write>) -> Self {
        Self { options, out: RefCell::new(out), err: RefCell::new(err) }
    }

    /// How it prints.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// The format of data.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.options.format
    }

    /// Whether a person watches the messages.
    #[must_use]
    pub const fn watched(&self) -> bool {
        self.options.stderr_terminal
    }

    /// Shows a single thing.
    ///
    /// # Errors
    /// The stream is closed, or a column does not exist.
    pub fn show<T: View>(&self, view: &T) -> Result<()> {
        match self.format() {
            Format::Json | Format::Ndjson | Format::Yaml => self.document(&schema(T::NOUN), view, Vec::new),
            Format::Table if self.options.columns.is_none() => self.sheet(&view.sheet()),
            _ => {
                let mut list = self.list::<T>()?;
                list.rows(std::slice::from_ref(view))?;
                list.flush()
            }
        }
    }

    /// Shows a document that is no noun: as JSON with its schema, or as lines for a person.
    ///
    /// # Errors
    /// The stream is closed, or a filter fails.
    pub fn document<T: Serialize>(
        &self,
        schema: &str,
        document: &T,
        lines: impl FnOnce() -> Vec<String>,
    ) -> Result<()> {
        match self.format() {
            Format::Json | Format::Ndjson | Format::Yaml => self.json(&with_schema(schema, document)?),
            _ => {
                for line in lines() {
                    self.line(&Clean::from(line))?;
                }
                self.flush()
            }
        }
    }

    /// Reports a change. A person reads `✓ sentence · request …` on standard error, a script `change/1` (or with
    /// `-o name` the name) on standard output.
    ///
    /// # Errors
    /// The stream is closed, or a filter fails.
    pub fn changed<T: Serialize>(&self, change: &Change<T>, name: &str, sentence: &str) -> Result<()> {
        match self.format() {
            Format::Json | Format::Ndjson | Format::Yaml => {
                self.json(&with_schema("change/1", change)?)?;
                self.warnings(&change.warnings);
                return Ok(());
            }
            Format::Name => {
                self.line(&Clean::new(name))?;
                self.flush()?;
            }
            _ => {}
        }
        let mark = match change.status {
            ChangeStatus::Planned => lang::told("would be done:"),
            ChangeStatus::Unchanged => "=",
            _ => "✓",
        };
        let request = if change.request_id.is_empty() {
            String::new()
        } else {
            say!(" · request {}", change.request_id)
        };
        let sentence = lang::told(sentence);
        self.message(&format!("{mark} {sentence}{request}"), Tone::Good, mark.chars().count());
        self.warnings(&change.warnings);
        Ok(())
    }

    /// What a change still misses, on standard error.
    pub fn warnings(&self, warnings: &[Warning]) {
        for warning in warnings {
            self.warn(warning.detail.trim_end_matches('.'));
            if let Some(hint) = &warning.hint {
                self.note(&format!("  {hint}"));
            }
        }
    }

    /// Begins a list.
    ///
    /// # Errors
    /// A column does not exist.
    pub fn list<T: View>(&self) -> Result<List<'_, T>> {
        List::begin(self)
    }

    /// Prints a JSON text in the format that was asked for; filters see it first.
    ///
    /// # Errors
    /// The stream is closed, or a filter fails.
    pub fn json(&self, json: &str) -> Result<()> {
        self.json_line(json)?;
        self.flush()
    }

    /// The same as one of many: whoever calls sends what is buffered.
    pub(crate) fn json_line(&self, json: &str) -> Result<()> {
        if let Some(jq) = &self.options.jq {
            jq.run(json, |text, is_text| self.filtered(text, is_text))?;
        } else if self.format() == Format::Yaml {
            self.write(&yaml::from_json(json)?)?;
        } else {
            self.write(&clean::escape_json(json))?;
            self.write("\n")?;
        }
        Ok(())
    }

    fn filtered(&self, text: &str, is_text: bool) -> Result<()> {
        // In a pipe a string is the data itself; a terminal sees it made safe.
        if !is_text {
            self.write(&clean::escape_json(text))?;
        } else if self.options.terminal {
            self.write(Clean::new(text).as_str())?;
        } else {
            self.write(text)?;
        }
        self.write("\n")
    }

    /// Prints one line of data.
    ///
    /// # Errors
    /// The stream is closed.
    pub fn line(&self, line: &Clean) -> Result<()> {
        self.write(line.as_str())?;
        self.write("\n")
    }

    /// Prints text that the program itself made, such as a completion script or a page of the manual.
    ///
    /// # Errors
    /// The stream is closed.
    pub fn own_text(&self, text: &str) -> Result<()> {
        self.write(text)?;
        self.flush()
    }

    fn sheet(&self, sheet: &Sheet) -> Result<()> {
        if !sheet.title.is_empty() {
            let title: Vec<String> =
                sheet.title.iter().flat_map(|cell| self.cell_painted(cell, usize::MAX)).collect();
            self.write(&title.join("  ·  "))?;
            self.write("\n")?;
        }
        let rows: Vec<_> = sheet.rows.iter().filter(|(_, cell)| *cell != Cell::Empty).collect();
        let width = rows.iter().map(|(label, _)| Clean::new(lang::told(label)).width()).max().unwrap_or(0);
        for (label, cell) in rows {
            let label = Clean::new(lang::told(label));
            let pad = " ".repeat(width.saturating_sub(label.width()));
            // Where there is no room for two columns, the terminal breaks lines as it likes.
            let room = self.room().saturating_sub(width + 4).max(20);
            let indent = format!("\n{}", " ".repeat(width + 4));
            self.write(&format!("  {label}{pad}  {}\n", self.cell_painted(cell, room).join(&indent)))?;
        }
        if self.options.terminal && !sheet.more.is_empty() {
            self.more(&sheet.more)?;
        }
        self.flush()
    }

    /// How many columns a line of a person's text may take.
    fn room(&self) -> usize {
        self.options.width.filter(|_| self.options.terminal).unwrap_or(usize::MAX)
    }

    /// The commands to go on with, each whole in a line: it is there to be copied.
    fn more(&self, commands: &[String]) -> Result<()> {
        let mut line = lang::told("More:").to_owned();
        let indent = " ".repeat(Clean::new(&line).width() + 1);
        for (place, command) in commands.iter().enumerate() {
            let command = Clean::new(command);
            if place > 0 && Clean::new(&line).width() + 3 + command.width() > self.room() {
                self.write(&format!("{line}\n"))?;
                line = format!("{indent}{command}");
            } else {
                line.push_str(if place > 0 { " · " } else { " " });
                line.push_str(command.as_str());
            }
        }
        self.write(&format!("{line}\n"))
    }

    /// A cell as a sheet shows it, in lines of that width; on a terminal at most some lines long.
    fn cell_painted(&self, cell: &Cell, width: usize) -> Vec<String> {
        const LONGEST: usize = 2000;
        let (text, tone) = match cell {
            Cell::Time(time) if self.options.terminal => {
                (Clean::from(local(*time, Timestamp::now())), Tone::Plain)
            }
            other => (self.cell_text(other), tone_of(other)),
        };
        let text = if self.options.terminal { text.shortened(LONGEST) } else { text };
        let paint = |line: &Clean| match self.options.colour {
            true => style::paint(line.as_str(), tone),
            false => line.to_string(),
        };
        text.folded(width).iter().map(paint).collect()
    }

    /// A cell's text: for a person on a terminal moments are relative, for everybody else RFC 3339.
    pub(crate) fn cell_text(&self, cell: &Cell) -> Clean {
        match cell {
            Cell::Empty if self.format().is_separated() => Clean::default(),
            Cell::Empty => Clean::new("-"),
            Cell::Text(text) | Cell::Name(text) | Cell::Status(text, _) => text.clone(),
            Cell::Number(number) => Clean::from(number.to_string()),
            Cell::Time(time) if self.options.terminal && !self.format().is_separated() => {
                Clean::from(relative(*time, Timestamp::now()))
            }
            Cell::Time(time) => Clean::from(rfc3339(*time)),
        }
    }

    /// A line for a person, on standard error; a text of the server in it is made safe.
    pub fn note(&self, text: &str) {
        self.message(lang::told(text), Tone::Plain, 0);
    }

    /// A line for a person that something was done.
    pub fn done(&self, text: &str) {
        self.message(&format!("✓ {}", lang::told(text)), Tone::Good, 1);
    }

    /// A warning.
    pub fn warn(&self, text: &str) {
        let mark = lang::told("warning");
        self.message(&format!("{mark}: {}", lang::told(text)), Tone::Attention, mark.chars().count() + 1);
    }

    /// A line that is written over until the next one, on a terminal alone; an empty one takes it away.
    pub fn transient(&self, text: &str) {
        if self.options.stderr_terminal {
            let text = Clean::new(text).cut(self.options.width.unwrap_or(80).saturating_sub(1));
            let mut err = self.err.borrow_mut();
            let _ = write!(err, "\r\x1b[2K{text}");
            let _ = err.flush();
        }
    }

    fn message(&self, text: &str, tone: Tone, painted: usize) {
        // Data that was printed before comes before.
        let _ = self.flush();
        // Messages are help, not data: nobody reads them, nobody misses them.
        let mut err = self.err.borrow_mut();
        for line in text.split('\n') {
            let line = Clean::new(line).to_string();
            if self.options.stderr_colour && painted > 0 {
                let at = line.char_indices().nth(painted).map_or(line.len(), |(at, _)| at);
                let _ = writeln!(err, "{}{}", style::paint(&line[..at], tone), &line[at..]);
            } else {
                let _ = writeln!(err, "{line}");
            }
        }
        let _ = err.flush();
    }

    /// Shows why the command failed: one object for a script, two or three lines for a person.
    pub fn error(&self, error: &Error) {
        if *error.kind() == Kind::ClosedPipe {
            return;
        }
        if self.format().is_document() {
            let json = serde_json::to_string(&error.document()).unwrap_or_default();
            let _ = writeln!(self.err.borrow_mut(), "{}", clean::escape_json(&json));
            return;
        }
        let mark = lang::told("error");
        self.message(&format!("{mark}: {error}"), Tone::Bad, mark.chars().count() + 1);
        for fault in error.field_errors().iter().filter(|fault| !error.message().contains(&fault.detail)) {
            self.note(&format!("  {}: {}", fault.pointer.trim_start_matches('/'), fault.detail));
        }
        for hint in error.hints() {
            self.note(&format!("  {}", lang::told(hint)));
        }
        if let Some(request) = error.request_id() {
            self.note(&say!("  request {request}"));
        }
    }

    pub(crate) fn write(&self, text: &str) -> Result<()> {
        Ok(self.out.borrow_mut().write_all(text.as_bytes())?)
    }

    /// Sends what is buffered.
    ///
    /// # Errors
    /// The stream is closed.
    pub fn flush(&self) -> Result<()> {
        Ok(self.out.borrow_mut().flush()?)
    }
}

/// What the process's own streams are.
#[must_use]
pub fn terminals() -> (bool, bool) {
    (io::stdout().is_terminal(), io::stderr().is_terminal())
}

fn tone_of(cell: &Cell) -> Tone {
    match cell {
        Cell::Status(_, tone) => *tone,
        _ => Tone::Plain,
    }
}

/// The schema of a noun: its name and version.
pub(crate) fn schema(noun: &str) -> String {
    format!("{noun}/1")
}

/// A JSON text with its schema in front; fields keep the order of the type.
///
/// # Errors
/// It cannot be written as JSON.
pub fn with_schema<T: Serialize>(schema: &str, document: &T) -> Result<String> {
    let text = serde_json::to_string(document)?;
    let Some(fields) = text.strip_prefix('{') else {
        return Err(Error::local("a document that is no JSON object"));
    };
    let comma = if fields == "}" { "" } else { "," };
    Ok(format!("{{\"schema\":{}{comma}{fields}", serde_json::to_string(schema)?))
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod error_tests;
