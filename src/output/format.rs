//! Formats of data.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// How data is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A table that fits the terminal; a sheet for a single thing
    #[default]
    Table,
    /// A table with every column
    Wide,
    /// One JSON document with its schema
    Json,
    /// One JSON document a line
    Ndjson,
    /// YAML
    Yaml,
    /// Comma-separated values with every column
    Csv,
    /// Tab-separated values with every column
    Tsv,
    /// Names alone, one a line
    Name,
}

impl Format {
    /// Whether it is made of documents; errors are, too, then.
    #[must_use]
    pub const fn is_document(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson | Self::Yaml)
    }

    /// Whether it is made of separated values.
    #[must_use]
    pub const fn is_separated(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv)
    }
}
