//! `cron settings`: each value with its origin.

use serde::Serialize;

use crate::{
    context::{Context, Outcome},
    error::Result,
    output::{Cell, Column, Ending, View},
};

/// Show every setting with its value and origin
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron settings\n  CRON_OUTPUT=json cron settings")]
pub struct Args {}

/// A setting.
#[derive(Debug, Serialize)]
pub struct SettingRow {
    name: &'static str,
    value: Option<String>,
    origin: String,
}

impl View for SettingRow {
    const NOUN: &'static str = "setting";
    const NOUNS: &'static str = "settings";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("SETTING", |s| Cell::text(s.name)),
                Column::new("VALUE", |s| s.value.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::new("ORIGIN", |s| Cell::name(&s.origin)),
            ]
        }
    }

    fn name(&self) -> String {
        self.name.to_owned()
    }
}

/// Lists them.
///
/// # Errors
/// The stream is closed.
pub fn run(_args: &Args, context: &Context) -> Result<Outcome> {
    let rows: Vec<SettingRow> = context
        .settings()
        .rows()
        .into_iter()
        .map(|(name, value, from)| SettingRow { name, value, origin: from.to_string() })
        .collect();
    let mut list = context.printer().list()?;
    list.rows(&rows)?;
    list.end(&Ending { complete: true, ..Ending::default() })?;
    Ok(Outcome::DONE)
}
