//! What a noun shows: its serialised view, its table's columns, its sheet.

use jiff::Timestamp;
use serde::Serialize;

use super::clean::Clean;

/// A thing that can be shown in every format. Implement it beside the noun's commands.
pub trait View: Serialize + Sized + 'static {
    /// The noun, as in the schema of a single one: `account`.
    const NOUN: &'static str;
    /// The noun's plural, as in the schema of a list: `accounts`.
    const NOUNS: &'static str;

    /// The columns of its table, the most important first: on a narrow terminal they leave from the right.
    fn columns() -> &'static [Column<Self>];

    /// What `-o name` prints: something that the next command takes as a name.
    fn name(&self) -> String;

    /// What the shell completes where one is to be named.
    fn completed(&self) -> String {
        self.name()
    }

    /// How a single one is shown to a person; its columns, one below the other, when missing.
    fn sheet(&self) -> Sheet {
        let rows = Self::columns().iter().map(|c| (c.name.to_lowercase(), (c.value)(self))).collect();
        Sheet { title: Vec::new(), rows, more: Vec::new() }
    }
}

/// A column of a table.
#[derive(Debug)]
pub struct Column<T> {
    /// Its heading, in capitals.
    pub name: &'static str,
    /// Whether only `-o wide` (and csv, tsv, or `--columns`) shows it.
    pub wide: bool,
    /// The cell of a row.
    pub value: fn(&T) -> Cell,
}

impl<T> Column<T> {
    /// A column of every table.
    #[must_use]
    pub const fn new(name: &'static str, value: fn(&T) -> Cell) -> Self {
        Self { name, wide: false, value }
    }

    /// A column of wide tables.
    #[must_use]
    pub const fn wide(name: &'static str, value: fn(&T) -> Cell) -> Self {
        Self { name, wide: true, value }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing; shown as `-` to a person.
    Empty,
    /// A text that is shown whole, or its column leaves.
    Text(Clean),
    /// A name or another text that may be shortened in its middle.
    Name(Clean),
    /// A state, in words that colour may underline.
    Status(Clean, Tone),
    /// A number, set to the right.
    Number(i64),
    /// A moment: relative to a person on a terminal, RFC 3339 elsewhere.
    Time(Timestamp),
}

/// What a colour may say in addition to the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Good,
    /// Look at it.
    Attention,
    /// It failed, or it is over.
    Bad,
    /// Neither.
    Plain,
}

impl Cell {
    /// A text.
    pub fn text(text: impl AsRef<str>) -> Self {
        Self::Text(Clean::new(text.as_ref()))
    }

    /// A name.
    pub fn name(text: impl AsRef<str>) -> Self {
        Self::Name(Clean::new(text.as_ref()))
    }

    /// A text that may be missing.
    pub fn maybe(text: Option<impl AsRef<str>>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A state.
    pub fn status(text: impl AsRef<str>, tone: Tone) -> Self {
        Self::Status(Clean::new(text.as_ref()), tone)
    }

    /// A moment that may be missing.
    #[must_use]
    pub fn time(time: Option<Timestamp>) -> Self {
        time.map_or(Self::Empty, Self::Time)
    }
}

/// A single thing as a person reads it: a title, rows of label and value, commands to go on with.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Parts of the title, set apart by dots.
    pub title: Vec<Cell>,
    /// Labels and values; rows with an empty value are left out.
    pub rows: Vec<(String, Cell)>,
    /// Commands that people use next.
    pub more: Vec<String>,
}

impl Sheet {
    /// A sheet with that title.
    #[must_use]
    pub fn titled(title: Vec<Cell>) -> Self {
        Self { title, ..Self::default() }
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, label: &str, value: Cell) -> Self {
        self.rows.push((label.to_owned(), value));
        self
    }

    /// Adds a command to go on with.
    #[must_use]
    pub fn more(mut self, command: impl Into<String>) -> Self {
        self.more.push(command.into());
        self
    }
}
