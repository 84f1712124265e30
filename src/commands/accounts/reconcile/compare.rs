//! The comparison: what each account and each row of the book is to the other.

use api::{accounts::Account, id::AccountId};
use serde::{Deserialize, Serialize};

use super::book::{self, Book, Key, Row};
use crate::output::{Cell, Column, Tone, View};

/// How a row and the platform stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Standing {
    /// They agree in everything that the book says.
    Same,
    /// The book has it, the platform does not.
    Missing,
    /// Both have it, and they do not agree.
    Differs,
    /// The platform has it, the book does not.
    Surplus,
    /// The key belongs to several rows or several accounts: a person has to look.
    Ambiguous,
}

/// One field on which they do not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Difference {
    /// The column.
    pub(super) field: String,
    /// What the book says.
    pub(super) book: String,
    /// What the platform says; `null` for nothing.
    pub(super) platform: Option<String>,
}

/// What was found of one row, or of one account that no row speaks of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Finding {
    /// What it is.
    pub(super) status: Standing,
    /// The line in the book.
    pub(super) line: Option<u64>,
    /// The key.
    pub(super) key: Option<String>,
    /// The account's path, or the one that it is to have.
    pub(super) path: Option<String>,
    /// The account's id.
    pub(super) id: Option<AccountId>,
    /// On what they do not agree.
    pub(super) differences: Vec<Difference>,
    /// Why a person has to look.
    pub(super) note: Option<String>,
}

impl Finding {
    fn of_row(row: &Row, status: Standing) -> Self {
        Self {
            status,
            line: Some(row.line),
            key: Some(row.key.clone()),
            path: row.path(),
            id: None,
            differences: Vec::new(),
            note: None,
        }
    }

    fn at(mut self, account: &Account) -> Self {
        self.path.clone_from(&account.path);
        self.id = Some(account.account.id);
        self
    }

    fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// In words, for a table.
    fn told(&self) -> String {
        let mut told: Vec<String> = self
            .differences
            .iter()
            .map(|d| {
                say!("{}: `{}` here, `{}` in the book", d.field, d.platform.as_deref().unwrap_or("-"), d.book)
            })
            .collect();
        told.extend(self.note.clone());
        told.join("; ")
    }
}

impl View for Finding {
    const NOUN: &'static str = "reconcile_finding";
    const NOUNS: &'static str = "reconcile_findings";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("RESULT", |f| match f.status {
                    Standing::Same => Cell::status("same", Tone::Good),
                    Standing::Missing => Cell::status("missing", Tone::Bad),
                    Standing::Differs => Cell::status("differs", Tone::Attention),
                    Standing::Surplus => Cell::status("surplus", Tone::Attention),
                    Standing::Ambiguous => Cell::status("ambiguous", Tone::Bad),
                }),
                Column::new("ACCOUNT", |f| f.path.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::new("KEY", |f| Cell::maybe(f.key.as_ref())),
                Column::new("WHAT", |f| {
                    Some(f.told()).filter(|t| !t.is_empty()).map_or(Cell::Empty, Cell::name)
                }),
                Column::wide("LINE", |f| {
                    f.line.and_then(|line| i64::try_from(line).ok()).map_or(Cell::Empty, Cell::Number)
                }),
                Column::wide("ID", |f| Cell::maybe(f.id.map(|id| id.to_string()))),
            ]
        }
    }

    fn name(&self) -> String {
        self.path.clone().or_else(|| self.key.clone()).unwrap_or_default()
    }
}

/// The book, with the accounts that were met so far.
pub(super) struct Comparison<'a> {
    book: &'a Book,
    key: Key,
    /// For each row the first account with its key.
    met: Vec<Option<Option<String>>>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(book: &'a Book, key: Key) -> Self {
        Self { book, key, met: vec![None; book.rows.len()] }
    }

    /// What an account of the platform is to the book.
    pub(super) fn account(&mut self, account: &Account) -> Finding {
        let key = self.key.of(account);
        let rows = key.as_ref().and_then(|key| self.book.by_key.get(key)).map_or(&[][..], Vec::as_slice);
        let Some(first) = rows.first().copied() else {
            let finding = Finding {
                status: Standing::Surplus,
                line: None,
                key,
                path: None,
                id: None,
                differences: Vec::new(),
                note: None,
            };
            return finding.at(account);
        };
        let row = &self.book.rows[first];
        if rows.len() > 1 {
            for row in rows {
                self.met[*row] = Some(account.path.clone());
            }
            let lines: Vec<String> = rows.iter().map(|row| self.book.rows[*row].line.to_string()).collect();
            let note = say!("the key stands in lines {}", lines.join(", "));
            return Finding::of_row(row, Standing::Ambiguous).at(account).note(note);
        }
        if let Some(other) = &self.met[first] {
            let note = say!("{} has the key, too", other.as_deref().unwrap_or("another account"));
            return Finding::of_row(row, Standing::Ambiguous).at(account).note(note);
        }
        self.met[first] = Some(account.path.clone());
        let differences: Vec<Difference> = row
            .cells
            .iter()
            .filter(|cell| !book::agrees(account, cell))
            .map(|cell| Difference {
                field: cell.column.clone(),
                book: cell.normal.clone(),
                platform: book::here(account, &cell.column),
            })
            .collect();
        let status = if differences.is_empty() { Standing::Same } else { Standing::Differs };
        Finding { differences, ..Finding::of_row(row, status).at(account) }
    }

    /// The rows that no account answers to, once all accounts were met.
    pub(super) fn missing(&self) -> impl Iterator<Item = (&'a Row, Finding)> {
        self.book.rows.iter().zip(&self.met).filter(|(_, met)| met.is_none()).map(|(row, _)| {
            let same = &self.book.by_key[&row.key];
            let finding = if same.len() > 1 {
                let lines: Vec<String> =
                    same.iter().map(|row| self.book.rows[*row].line.to_string()).collect();
                Finding::of_row(row, Standing::Ambiguous)
                    .note(say!("the key stands in lines {}", lines.join(", ")))
            } else {
                Finding::of_row(row, Standing::Missing)
            };
            (row, finding)
        })
    }
}
