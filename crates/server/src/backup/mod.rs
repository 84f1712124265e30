//! Backups (Rule D2): one encrypted file with every table in a form of neither engine, made of one snapshot while others
//! write, so that a backup of a file is restored into PostgreSQL and back.
//!
//! The file is an `age` file (age-encryption.org/v1), so other programs open it, too. Inside lie lines of JSON: a
//! [`Header`], then for each table a line that names it and a line per row, at the end the [`Manifest`] with what each table
//! must come to. The master key is never in it: what is sealed in the database stays sealed.

pub mod create;
mod envelope;
mod folder;
mod read;
pub mod restore;
mod write;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::dump::Step;

pub use self::{
    envelope::{Lock, Unlock},
    folder::Keep,
};

/// The form of the lines; another one is another number.
const FORM: u32 = 1;

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The form of what follows.
    pub crontech_backup: u32,
    /// The time of the snapshot.
    pub created_at: Timestamp,
    /// The version of the program that made it.
    pub program: String,
    /// The master account of the platform.
    pub installation: String,
    /// The steps of the schema.
    pub steps: Vec<Step>,
}

/// The line before a table's rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TableLine {
    table: String,
    columns: Vec<String>,
}

/// The last line: what everything before it must come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Each table, in their order.
    pub tables: Vec<Sum>,
    /// The heads of the audit chains.
    pub audit: Heads,
}

/// What a table comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub rows: u64,
    /// SHA-256 over the lines of its rows, in hexadecimal.
    pub sha256: String,
}

/// How far the audit chains had come. The heads themselves are rows of the backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heads {
    /// How many chains there are.
    pub chains: u64,
    /// The place of the last entry in the master account's chain.
    pub master_seq: i64,
    /// Its hash, in hexadecimal.
    pub master_hash: String,
}

impl Manifest {
    /// Rows of all tables.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

#[derive(Serialize, Deserialize)]
struct LastLine {
    manifest: Manifest,
}
