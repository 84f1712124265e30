//! Reads the reseller's book: rows of what should be, each with the key that finds its account. Cells are brought into
//! the form in which the platform keeps them, so that `11222333000181` and `11.222.333/0001-81` are one number.

use std::{collections::HashMap, fmt::Display, io::Read, str::FromStr};

use api::{
    accounts::{Account, TenantMode},
    limits::LimitKind,
    permission::Role,
    value::{AccountPath, DomainName, Email, ExternalRef, LabelValue, Name, Slug, TaxId},
};

use crate::{
    commands::accounts::columns::is_compared,
    error::{Error, Kind, Result},
};

/// What may be wrong with a row or a cell, in words.
type Checked<T, E = String> = std::result::Result<T, E>;

/// What finds the account of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Key {
    /// CNPJ or CPF
    #[value(name = "tax_id", alias = "tax-id")]
    TaxId,
    /// Your reference
    #[value(name = "external_ref", alias = "external-ref")]
    ExternalRef,
    /// The path: columns parent and slug
    #[value(name = "path")]
    Path,
    /// The owner user's e-mail
    #[value(name = "owner_email", alias = "owner-email")]
    OwnerEmail,
}

impl Key {
    /// The column that must be there.
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::TaxId => "tax_id",
            Self::ExternalRef => "external_ref",
            Self::Path => "slug",
            Self::OwnerEmail => "owner_email",
        }
    }

    /// An account's key, in the form of [`Row::key`].
    pub(super) fn of(self, account: &Account) -> Option<String> {
        match self {
            Self::Path => account.path.clone(),
            Self::TaxId | Self::ExternalRef | Self::OwnerEmail => here(account, self.column()),
        }
    }
}

/// A cell that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its column.
    pub(super) column: String,
    /// As it stands in the book.
    pub(super) text: String,
    /// In the form that is compared.
    pub(super) normal: String,
}

/// A row of the book.
#[derive(Debug)]
pub(super) struct Row {
    /// Its line in the file, from 1.
    pub(super) line: u64,
    /// What finds its account.
    pub(super) key: String,
    /// What it says of it; empty cells say nothing.
    pub(super) cells: Vec<Cell>,
    /// As it stands in the file.
    pub(super) record: csv::StringRecord,
}

impl Row {
    /// What it says in that column.
    pub(super) fn cell(&self, column: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    /// The path that the book gives the account, if it does.
    pub(super) fn path(&self) -> Option<String> {
        let slug = &self.cell("slug")?.normal;
        Some(match self.cell("parent") {
            Some(parent) if parent.normal != "." => format!("{}/{slug}", parent.normal),
            _ => slug.clone(),
        })
    }
}

/// The whole book.
#[derive(Debug)]
pub(super) struct Book {
    /// Its header.
    pub(super) header: csv::StringRecord,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// Columns that the platform has nothing to compare with.
    pub(super) unknown: Vec<String>,
    /// Lines of each key: one, unless the book contradicts itself.
    pub(super) by_key: HashMap<String, Vec<usize>>,
}

/// Reads a book.
///
/// # Errors
/// 7 with every fault of the file: no header, no key, a cell that cannot be what its column says.
pub(super) fn read(input: impl Read, named: &str, key: Key) -> Result<Book> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(input);
    let mut faults = Vec::new();
    let header = reader.headers().map_err(|error| refused(named, &[error.to_string()]))?.clone();
    for (place, column) in header.iter().enumerate() {
        if header.iter().take(place).any(|earlier| earlier == column) {
            faults.push(say!("line 1, {column}: stands twice in the header"));
        }
    }
    if !header.iter().any(|column| column == key.column()) {
        faults.push(say!("line 1, {}: the header lacks the column of the key", key.column()));
    }
    if !faults.is_empty() {
        return Err(refused(named, &faults));
    }
    let unknown = header.iter().filter(|column| !is_compared(column)).map(str::to_owned).collect();
    let mut book = Book { header, rows: Vec::new(), unknown, by_key: HashMap::new() };
    for record in reader.records() {
        match record {
            Ok(record) if record.iter().all(str::is_empty) => {}
            Ok(record) => match row(&book.header, record, key) {
                Ok(row) => {
                    book.by_key.entry(row.key.clone()).or_default().push(book.rows.len());
                    book.rows.push(row);
                }
                Err(mut told) => faults.append(&mut told),
            },
            Err(error) => {
                faults.push(error.to_string());
                if matches!(error.kind(), csv::ErrorKind::Io(_)) {
                    break;
                }
            }
        }
    }
    if faults.is_empty() { Ok(book) } else { Err(refused(named, &faults)) }
}

/// Faults that are shown; the rest is counted.
const SHOWN: usize = 20;

fn refused(named: &str, faults: &[String]) -> Error {
    let problems = if faults.len() == 1 { "1 problem".to_owned() } else { say!("{} problems", faults.len()) };
    let mut error = Error::new(Kind::Invalid, say!("{named}: {problems}, nothing was compared"));
    for fault in faults.iter().take(SHOWN) {
        error = error.hint(fault.clone());
    }
    match faults.len().saturating_sub(SHOWN) {
        0 => error,
        more => error.hint(say!("… and {more} more")),
    }
}

fn row(header: &csv::StringRecord, record: csv::StringRecord, key: Key) -> Checked<Row, Vec<String>> {
    let line = record.position().map_or(0, csv::Position::line);
    if record.len() != header.len() {
        return Err(vec![say!("line {line}: {} cells, the header has {}", record.len(), header.len())]);
    }
    let (mut cells, mut faults) = (Vec::new(), Vec::new());
    for (column, text) in
        header.iter().zip(&record).filter(|(column, text)| !text.is_empty() && is_compared(column))
    {
        match normal(column, text) {
            Ok(normal) => {
                cells.push(Cell { column: column.to_owned(), text: text.to_owned(), normal });
            }
            Err(fault) => faults.push(say!("line {line}, {column}: {fault}")),
        }
    }
    let mut row = Row { line, key: String::new(), cells, record };
    let found = match key {
        Key::Path => row.path(),
        _ => row.cell(key.column()).map(|cell| cell.normal.clone()),
    };
    match found {
        Some(key) => row.key = key,
        None if faults.is_empty() => faults.push(say!("line {line}, {}: the key is missing", key.column())),
        None => {}
    }
    if faults.is_empty() { Ok(row) } else { Err(faults) }
}

fn parsed<T: FromStr<Err: Display>>(text: &str, shown: impl FnOnce(T) -> String) -> Checked<String> {
    text.parse::<T>().map(shown).map_err(|error| error.to_string())
}

/// A cell in the form that is compared.
fn normal(column: &str, text: &str) -> Checked<String> {
    match column {
        "name" | "legal_name" | "tenant_name" => parsed::<Name>(text, |name| name.to_string()),
        "parent" => parsed::<AccountPath>(text, |path| path.to_string()),
        "slug" => parsed::<Slug>(text, |slug| slug.to_string()),
        "external_ref" => parsed::<ExternalRef>(text, |reference| reference.to_string()),
        "tax_id" => parsed::<TaxId>(text, |id| id.to_string()),
        "owner_email" => parsed::<Email>(text, |email| email.key().to_owned()),
        "tenant_domain" => parsed::<DomainName>(text, |domain| domain.to_string()),
        "roles" => {
            let mut roles = text
                .split(';')
                .map(str::trim)
                .filter(|role| !role.is_empty())
                .map(|role| role.parse::<Role>().map_err(|error| error.to_string()))
                .collect::<Checked<Vec<_>>>()?;
            roles.sort_unstable();
            roles.dedup();
            Ok(joined(&roles))
        }
        _ if column == "levels" || column.starts_with("limit.") => match text.parse::<i64>() {
            Ok(number) if number >= 0 => Ok(number.to_string()),
            _ => Err(say!("`{text}` is not a whole number from 0")),
        },
        _ if column.starts_with("label.") => parsed::<LabelValue>(text, |value| value.to_string()),
        _ => Ok(text.to_owned()),
    }
}

/// Roles as they stand in a cell.
fn joined(roles: &[Role]) -> String {
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(";")
}

/// What an account shows in a column, in the form that is compared.
pub(super) fn here(account: &Account, column: &str) -> Option<String> {
    let of = &account.account;
    match column {
        "parent" => account.parent.clone(),
        "slug" => account.slug.clone(),
        "external_ref" => account.external_ref.clone(),
        "name" => Some(of.name.clone()),
        "legal_name" => of.legal_name.clone(),
        "tax_id" => of.tax_id.clone(),
        "owner_email" => {
            let email = &of.owner.as_ref()?.email;
            Some(email.parse::<Email>().map_or_else(|_| email.to_lowercase(), |email| email.key().to_owned()))
        }
        "tenant" if of.tenant.mode == Some(TenantMode::Inherited) => Some("inherit".to_owned()),
        "tenant" | "tenant_name" => Some(of.tenant.name.clone()),
        "tenant_domain" => of.tenant.domain.clone(),
        "roles" => {
            let mut roles = of.roles.clone();
            roles.sort_unstable();
            Some(joined(&roles)).filter(|roles| !roles.is_empty())
        }
        "levels" => Some(of.levels.to_string()),
        _ => {
            if let Some(kind) = column.strip_prefix("limit.") {
                let kind = LimitKind::from_str(kind).ok()?;
                return of.limits.iter().find(|limit| limit.kind == kind).map(|limit| limit.max.to_string());
            }
            account.labels.as_ref()?.get(column.strip_prefix("label.")?).cloned()
        }
    }
}

/// Whether the account is in that column as the book says.
pub(super) fn agrees(account: &Account, cell: &Cell) -> bool {
    match cell.column.as_str() {
        // By name or by id, as `accounts update --tenant` takes it.
        "tenant" if account.account.tenant.id.to_string() == cell.normal => {
            account.account.tenant.mode != Some(TenantMode::Inherited)
        }
        column => here(account, column).is_some_and(|here| here == cell.normal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_compared_in_one_form_and_other_columns_are_named() {
        let text = "tax_id,name,phone,owner_email,roles\n 11222333000181 , Acme ,+55 11,Ana@ACME.example,user-admin; account-admin\n,,,,\n";
        let book = read(text.as_bytes(), "book.csv", Key::TaxId).unwrap();
        assert_eq!(book.unknown, ["phone"]);
        let [row] = book.rows.as_slice() else { panic!("one row") };
        assert_eq!((row.line, row.key.as_str()), (2, "11.222.333/0001-81"));
        assert_eq!(row.cell("owner_email").unwrap().normal, "ana@acme.example");
        assert_eq!(row.cell("roles").unwrap().normal, "account-admin;user-admin");
        assert_eq!(row.cell("phone"), None);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let text = "tax_id,levels\n11.111.111/1111-11,x\n,3\n11222333000181,1,2\n";
        let error = read(text.as_bytes(), "book.csv", Key::TaxId).unwrap_err();
        let told = error.hints().to_vec();
        assert_eq!(told.len(), 4, "{told:#?}");
        for start in
            ["line 2, tax_id: ", "line 2, levels: ", "line 3, tax_id: the key is missing", "line 4: 3 cells"]
        {
            assert!(told.iter().any(|fault| fault.starts_with(start)), "{start} in {told:#?}");
        }
        assert!(read(&b"name\nx\n"[..], "book.csv", Key::Path).unwrap_err().hints()[0].contains("slug"));
    }

    #[test]
    fn a_path_is_made_of_parent_and_slug() {
        let book = read(&b"parent,slug\n,acme\nacme,loja\n.,sul\n"[..], "b", Key::Path).unwrap();
        let keys: Vec<&str> = book.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["acme", "acme/loja", "sul"]);
    }
}
