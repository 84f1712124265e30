//! What to do about it: a file of commands to be read, changed and run, and the missing rows as a file for
//! `accounts import`.

use std::path::{Path, PathBuf};

use super::{
    book::{Book, Row},
    compare::{Finding, Standing},
};
use crate::{
    error::{Error, Result},
    names::quoted,
    new_file::NewFile,
    output::Clean,
};

/// Columns without which a row cannot be imported.
const NEEDED: [&str; 3] = ["slug", "name", "owner_email"];
/// Columns that `accounts import` takes beside those that are compared.
const IMPORTED: [&str; 3] = ["owner_name", "tenant_color", "tenant_logo"];

/// The two files under way; neither stays unless [`Todo::keep`] is reached.
pub(super) struct Todo {
    commands: NewFile,
    missing_path: PathBuf,
    missing: Option<csv::Writer<Vec<u8>>>,
    /// Places of the columns that the import takes.
    kept: Vec<usize>,
    lacking: Vec<&'static str>,
    rows: usize,
}

impl Todo {
    /// Begins both files. `path` must not be there yet.
    ///
    /// # Errors
    /// It is there already (6), or cannot be made.
    pub(super) fn begin(path: &Path, book: &Book) -> Result<Self> {
        let mut commands = NewFile::create(path)?;
        commands.write(b"# What makes the platform as the book says. Read it first; each line is a command of its own.\n")?;
        let kept = |column: &str| {
            IMPORTED.contains(&column) || !book.unknown.iter().any(|unknown| unknown == column)
        };
        let lacking =
            NEEDED.into_iter().filter(|needed| !book.header.iter().any(|column| column == *needed)).collect();
        Ok(Self {
            commands,
            missing_path: path.with_extension("missing.csv"),
            missing: None,
            kept: book
                .header
                .iter()
                .enumerate()
                .filter(|(_, column)| kept(column))
                .map(|(place, _)| place)
                .collect(),
            lacking,
            rows: 0,
        })
    }

    /// Adds what a finding asks for.
    ///
    /// # Errors
    /// The disk is full, and the like.
    pub(super) fn finding(&mut self, finding: &Finding) -> Result<()> {
        for line in lines(finding) {
            self.commands.write(line.as_bytes())?;
            self.commands.write(b"\n")?;
        }
        Ok(())
    }

    /// Adds a row that is missing on the platform.
    ///
    /// # Errors
    /// The row cannot be written.
    pub(super) fn missing(&mut self, book: &Book, row: &Row) -> Result<()> {
        let kept = &self.kept;
        let cells = |record: &csv::StringRecord| -> csv::StringRecord {
            kept.iter().filter_map(|place| record.get(*place)).collect()
        };
        let told = |error: csv::Error| Error::local(error.to_string());
        let writer = match &mut self.missing {
            Some(writer) => writer,
            none => {
                let mut writer = csv::Writer::from_writer(Vec::new());
                writer.write_record(&cells(&book.header)).map_err(told)?;
                none.insert(writer)
            }
        };
        writer.write_record(&cells(&row.record)).map_err(told)?;
        self.rows += 1;
        Ok(())
    }

    /// Finishes both files; the second one's path, if rows are missing.
    ///
    /// # Errors
    /// The second is there already, or the disk is full.
    pub(super) fn keep(mut self) -> Result<Option<PathBuf>> {
        let Some(writer) = self.missing.take() else {
            self.commands.keep()?;
            return Ok(None);
        };
        let rows =
            if self.rows == 1 { "1 account is".to_owned() } else { say!("{} accounts are", self.rows) };
        let path = self.missing_path;
        let mut file = NewFile::create(&path)?;
        file.write(&writer.into_inner().map_err(|error| Error::local(error.to_string()))?)?;
        let import = format!("cron accounts import {}", quoted(&path.display().to_string()));
        let lines = if self.lacking.is_empty() {
            format!("# {rows} missing.\n{import}\n")
        } else {
            format!("# {rows} missing. Add the columns {} first.\n# {import}\n", self.lacking.join(", "))
        };
        self.commands.write(lines.as_bytes())?;
        file.keep()?;
        self.commands.keep()?;
        Ok(Some(path))
    }
}

/// The lines of a finding. A value stays with its flag, whatever it begins with; everything that comes from the book or the platform is a single quoted word, or stands in a comment
/// of one line.
fn lines(finding: &Finding) -> Vec<String> {
    let path = finding.path.as_deref().unwrap_or_default();
    let account = quoted(path);
    match finding.status {
        Standing::Same | Standing::Missing => Vec::new(),
        Standing::Surplus => vec![comment(&say!("{path} is not in the book."))],
        Standing::Ambiguous => {
            vec![comment(&say!("{path}: look at it: {}.", finding.note.as_deref().unwrap_or_default()))]
        }
        Standing::Differs => {
            let mut lines = Vec::new();
            let (mut update, mut limits) = (Vec::new(), Vec::new());
            let mut moved = None;
            for difference in &finding.differences {
                let value = quoted(&difference.book);
                match difference.field.as_str() {
                    "name" => update.push(format!("--name={value}")),
                    "legal_name" => update.push(format!("--legal-name={value}")),
                    "tax_id" => update.push(format!("--tax-id={value}")),
                    "external_ref" => update.push(format!("--external-ref={value}")),
                    "tenant" => update.push(format!("--tenant={value}")),
                    // Last: what follows would no longer find the account at its path.
                    "parent" => {
                        moved =
                            Some(format!("cron accounts move {account} --to={value} --confirm={account}"));
                    }
                    "levels" => limits.push(format!("--levels={value}")),
                    "roles" => {
                        lines.extend(roles(&account, difference.platform.as_deref(), &difference.book))
                    }
                    field => {
                        if let Some(kind) = field.strip_prefix("limit.") {
                            limits.push(format!("--{}={value}", kind.replace('_', "-")));
                        } else if let Some(key) = field.strip_prefix("label.") {
                            update.push(format!("--label={}", quoted(&format!("{key}={}", difference.book))));
                        } else {
                            let here = difference.platform.as_deref().unwrap_or("nothing");
                            let told =
                                say!("{path}: {field} is `{here}`, the book says `{}`.", difference.book);
                            lines.push(comment(&told));
                        }
                    }
                }
            }
            if !update.is_empty() {
                lines.push(format!("cron accounts update {account} {}", update.join(" ")));
            }
            if !limits.is_empty() {
                lines.push(format!("cron accounts limits set {account} {}", limits.join(" ")));
            }
            lines.extend(moved);
            lines
        }
    }
}

fn roles(account: &str, here: Option<&str>, book: &str) -> Vec<String> {
    let set =
        |text: &str| text.split(';').filter(|role| !role.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (here, book) = (set(here.unwrap_or_default()), set(book));
    let grant = book.iter().filter(|role| !here.contains(role));
    let revoke = here.iter().filter(|role| !book.contains(role));
    grant
        .map(|role| format!("cron accounts roles grant {account} {role}"))
        .chain(revoke.map(|role| format!("cron accounts roles revoke {account} {role}")))
        .collect()
}

/// A comment of one line, whatever stands in it.
fn comment(text: &str) -> String {
    format!("# {}", Clean::new(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::accounts::reconcile::compare::Difference;

    fn finding(differences: &[(&str, &str, Option<&str>)]) -> Finding {
        Finding {
            status: Standing::Differs,
            line: Some(2),
            key: None,
            path: Some("acme/loja-1".to_owned()),
            id: None,
            differences: differences
                .iter()
                .map(|(field, book, here)| Difference {
                    field: (*field).to_owned(),
                    book: (*book).to_owned(),
                    platform: here.map(str::to_owned),
                })
                .collect(),
            note: None,
        }
    }

    #[test]
    fn differences_become_commands_and_each_value_is_one_word() {
        let told = lines(&finding(&[
            ("name", "Rui's; rm -rf $HOME", Some("Rui")),
            ("label.city", "São Paulo", None),
            ("limit.sub_accounts", "20", Some("10")),
            ("roles", "user-admin", Some("tenant-admin")),
            ("owner_email", "a@b.example", Some("c@b.example")),
            ("parent", "bonfim", Some("acme")),
        ]));
        assert_eq!(
            told,
            [
                "cron accounts roles grant acme/loja-1 user-admin",
                "cron accounts roles revoke acme/loja-1 tenant-admin",
                "# acme/loja-1: owner_email is `c@b.example`, the book says `a@b.example`.",
                r"cron accounts update acme/loja-1 --name='Rui'\''s; rm -rf $HOME' --label='city=São Paulo'",
                "cron accounts limits set acme/loja-1 --sub-accounts=20",
                "cron accounts move acme/loja-1 --to=bonfim --confirm=acme/loja-1",
            ]
        );
    }

    #[test]
    fn cli_5_nothing_in_a_comment_begins_a_line_of_its_own() {
        let told = lines(&finding(&[("owner_email", "x\nrm -rf /", None), ("slug", "\u{1b}[2J", None)]));
        assert!(
            told.iter().all(|line| line.starts_with("# ") && !line.contains(['\n', '\u{1b}'])),
            "{told:#?}"
        );
    }
}
