//! Whether what is stored holds together: references, the tree, counters, audit chains, sealed rows (Rule D2). Reads alone;
//! what does not fit is told and never mended in silence (`design.md` §4).

mod chains;
mod paths;

use serde::Serialize;
use store::{
    Tx,
    dump::{self, Schema},
    scope::SystemScope,
    seal::MasterKey,
    sealed,
};

use crate::{error::Error, limits};

/// What is told of one kind of fault at most: the first ones show where to look.
const TOLD: usize = 20;

/// What was looked at and what does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    /// Accounts in the tree.
    pub accounts: u64,
    /// Audit chains.
    pub chains: u64,
    /// Entries in them.
    pub entries: u64,
    /// Rows that are sealed; none where there was no master key to open them with.
    pub sealed: Option<u64>,
    /// What does not fit, at most 20 of a kind.
    pub faults: Vec<Fault>,
    /// How many faults there are in all.
    pub found: u64,
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Which check: `references`, `tree`, `counters`, `audit` or `sealed`.
    pub check: &'static str,
    /// What it is about: a table, an account's id, a place.
    pub subject: String,
    /// What is wrong with it.
    pub what: String,
}

impl Report {
    pub(crate) fn fault(&mut self, check: &'static str, subject: impl ToString, what: impl Into<String>) {
        self.found += 1;
        if self.faults.iter().filter(|fault| fault.check == check).count() < TOLD {
            self.faults.push(Fault { check, subject: subject.to_string(), what: what.into() });
        }
    }

    /// Whether everything fits.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.found == 0
    }
}

/// Checks everything; sealed rows only with a master key.
///
/// # Errors
/// Those of the store: what cannot even be read.
pub fn everything(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    schema: &Schema,
    master: Option<&MasterKey>,
) -> Result<Report, Error> {
    let mut report = Report::default();
    for table in &schema.tables {
        for reference in &table.references {
            let count = dump::dangling(tx, system, table, reference)?;
            if count > 0 {
                let what =
                    format!("{count} rows refer by `{}` to none of {}", reference.column, reference.table);
                report.fault("references", &table.name, what);
            }
        }
    }
    paths::check(tx, system, &mut report)?;
    // Paths that are none cannot be counted along.
    if report.is_whole() {
        for wrong in limits::recount(tx, system)? {
            let what = format!("{} says {}, the rows say {}", wrong.kind, wrong.used, wrong.counted);
            report.fault("counters", wrong.account, what);
        }
    }
    chains::check(tx, system, &mut report)?;
    if let Some(master) = master {
        seals(tx, system, master, &mut report)?;
    }
    Ok(report)
}

/// Opens every sealed row.
fn seals(
    tx: &mut Tx<'_>,
    system: &SystemScope,
    master: &MasterKey,
    report: &mut Report,
) -> Result<(), Error> {
    let mut count = 0;
    for column in sealed::ALL {
        let mut last = None;
        loop {
            let rows = sealed::page(tx, system, column, last.as_ref())?;
            for row in &rows {
                count += 1;
                if let Err(error) = master.open(&row.place, &row.sealed) {
                    report.fault("sealed", column.table, error.to_string());
                }
            }
            match rows.into_iter().next_back() {
                Some(row) => last = Some(row),
                None => break,
            }
        }
    }
    report.sealed = Some(count);
    Ok(())
}
