//! The example files of customers obey the rules that an import checks, told here once more and independently.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// One row by column, empty cells left out; with its line in the file.
type Row = (u64, BTreeMap<String, String>);

const COLUMNS: &str = "parent slug external_ref name legal_name tax_id owner_email owner_name tenant tenant_name \
    tenant_domain tenant_color tenant_logo roles levels limit.sub_accounts limit.users label.segment label.city";

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/resellers"))
}

fn read(name: &str) -> (Vec<String>, Vec<Row>) {
    let mut reader = csv::Reader::from_path(folder().join(name)).unwrap();
    let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        let cells = columns.iter().cloned().zip(record.iter().map(str::to_owned));
        rows.push((record.position().unwrap().line(), cells.filter(|(_, cell)| !cell.is_empty()).collect()));
    }
    (columns, rows)
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.1.get(column).map_or("", String::as_str)
}

fn path(row: &Row) -> String {
    match cell(row, "parent") {
        "" => cell(row, "slug").to_owned(),
        parent => format!("{parent}/{}", cell(row, "slug")),
    }
}

fn roles(row: &Row) -> BTreeSet<&str> {
    cell(row, "roles").split(';').filter(|role| !role.is_empty()).collect()
}

/// Check digits of CNPJ (numeric or alphanumeric: ASCII less 48, weights 2 to 9 from the right, modulo 11) and CPF.
fn tax_id_is_good(text: &str) -> bool {
    let body: Vec<u32> =
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| u32::from(c) - 48).collect();
    let (weights, first) = match body.len() {
        14 => (8, 12),
        11 => (u32::MAX, 9),
        _ => return false,
    };
    let digit = |upto: usize| {
        let sum: u32 = body[..upto].iter().rev().zip(0..).map(|(value, at)| value * (2 + at % weights)).sum();
        if sum % 11 < 2 { 0 } else { 11 - sum % 11 }
    };
    body.iter().any(|value| value != &body[0])
        && digit(first) == body[first]
        && digit(first + 1) == body[first + 1]
}

/// Of a text in that colour on white (WCAG 2.2, relative luminance).
fn contrast_on_white(color: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
}

#[test]
fn check_digits_are_computed_as_the_tax_office_does() {
    for good in ["12.ABC.345/01DE-35", "12ABC34501DE35", "11.222.333/0001-81", "529.982.247-25"] {
        assert!(tax_id_is_good(good), "{good}");
    }
    for bad in [
        "12.ABC.345/01DE-36",
        "11.111.111/1111-11",
        "11.222.333/0001-82",
        "529.982.247-26",
        "111.111.111-11",
        "1",
    ] {
        assert!(!tax_id_is_good(bad), "{bad}");
    }
}

#[test]
fn the_customers_are_many_and_of_every_kind() {
    let (columns, rows) = read("customers.csv");
    assert_eq!(columns, COLUMNS.split_whitespace().collect::<Vec<_>>());
    assert!(rows.len() >= 200);
    let long = |row: &&Row| cell(row, "tax_id").chars().filter(char::is_ascii_alphanumeric).count();
    assert!(
        rows.iter().filter(|row| cell(row, "tax_id").chars().any(|c| c.is_ascii_uppercase())).count() >= 20
    );
    assert!(rows.iter().filter(|row| long(row) == 11).count() >= 10);
    let mut taken = BTreeSet::new();
    for row in &rows {
        let line = row.0;
        for needed in ["slug", "name", "owner_email", "tax_id"] {
            assert_ne!(cell(row, needed), "", "line {line}: {needed}");
        }
        assert!(tax_id_is_good(cell(row, "tax_id")), "line {line}: {}", cell(row, "tax_id"));
        assert!(
            cell(row, "owner_email").ends_with(".example") && cell(row, "owner_email").is_ascii(),
            "line {line}"
        );
        let slug = cell(row, "slug");
        assert!(
            slug.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '-'),
            "line {line}: {slug}"
        );
        assert!(
            !slug.starts_with('-') && !slug.ends_with('-') && slug.chars().count() <= 63,
            "line {line}: {slug}"
        );
        assert!(taken.insert(("tax", cell(row, "tax_id").to_owned())), "line {line}: tax id twice");
        assert!(taken.insert(("path", path(row))), "line {line}: path twice");
        let reference = match cell(row, "external_ref") {
            "" => slug,
            reference => reference,
        };
        assert!(
            taken.insert(("reference", format!("{}/{reference}", cell(row, "parent")))),
            "line {line}: reference"
        );
    }
}

#[test]
fn each_parent_may_have_the_children_and_give_the_roles() {
    let (_, rows) = read("customers.csv");
    let by_path: BTreeMap<String, &Row> = rows.iter().map(|row| (path(row), row)).collect();
    let resellers =
        rows.iter().filter(|row| cell(row, "parent").is_empty() && roles(row).contains("subaccount-admin"));
    assert!((5..=6).contains(&resellers.count()));
    assert!(rows.iter().any(|row| cell(row, "parent").contains('/')), "two levels of resellers");
    for row in rows.iter().filter(|row| !cell(row, "parent").is_empty()) {
        let line = row.0;
        let parent =
            by_path.get(cell(row, "parent")).unwrap_or_else(|| panic!("line {line}: no such parent"));
        let held = roles(parent);
        assert!(held.contains("account-admin"), "line {line}: the parent has no sub-accounts");
        for role in roles(row) {
            let may = match role {
                "account-admin" => held.contains("account-admin") && held.contains("subaccount-admin"),
                "tenant-admin" => held.contains("subaccount-tenant"),
                other => held.contains(other),
            };
            assert!(may, "line {line}: the parent may not give {role}");
        }
        if !cell(row, "tenant_domain").is_empty() {
            assert!(held.contains("tenant-admin"), "line {line}: the parent may own no tenant");
        }
        if let (Ok(own), Ok(above)) =
            (cell(row, "levels").parse::<u8>(), cell(parent, "levels").parse::<u8>())
        {
            assert!(own < above, "line {line}: levels");
        }
        assert_ne!(cell(parent, "levels"), "0", "line {line}: no level left for it");
    }
    for (path, row) in &by_path {
        let below = by_path.keys().filter(|other| other.starts_with(&format!("{path}/"))).count();
        for (kind, used) in [("limit.sub_accounts", below), ("limit.users", below + 1)] {
            if let Ok(limit) = cell(row, kind).parse::<usize>() {
                assert!(used <= limit, "{path}: {kind} {used} of {limit}");
            }
        }
    }
}

#[test]
fn the_tenants_agree_and_can_be_read_and_shown() {
    let (_, rows) = read("customers.csv");
    let mut tenants = BTreeMap::new();
    for row in rows.iter().filter(|row| !cell(row, "tenant_domain").is_empty()) {
        let brand = ["tenant_name", "tenant_color", "tenant_logo"].map(|column| cell(row, column).to_owned());
        assert!(cell(row, "tenant").is_empty(), "line {}: a new tenant and another", row.0);
        assert!(contrast_on_white(&brand[1]) >= 4.5, "line {}: {}", row.0, brand[1]);
        let domain = cell(row, "tenant_domain");
        let label = domain.strip_suffix(".localhost").unwrap();
        assert!(label.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "line {}: {domain}", row.0);
        if !brand[2].is_empty() {
            let logo = fs_err::read(folder().join(&brand[2])).unwrap();
            assert!(logo.starts_with(b"\x89PNG\r\n\x1a\n") && logo.len() < 8 * 1024, "{}", brand[2]);
        }
        let key = (cell(row, "parent").to_owned(), domain.to_owned());
        let other = tenants.entry(key).or_insert_with(|| brand.clone());
        assert_eq!(*other, brand, "line {}: the tenant is told in two ways", row.0);
    }
    assert_eq!(tenants.len(), 8);
    let domains: BTreeSet<&String> = tenants.keys().map(|(_, domain)| domain).collect();
    assert_eq!(domains.len(), 8, "a domain serves one tenant");
}

#[test]
fn the_broken_file_has_three_faults_in_two_rows() {
    let (_, rows) = read("broken.csv");
    let paths: BTreeSet<String> = rows.iter().map(path).collect();
    let mut faults = Vec::new();
    for row in &rows {
        if !tax_id_is_good(cell(row, "tax_id")) {
            faults.push((row.0, "tax_id"));
        }
        if cell(row, "owner_email").is_empty() {
            faults.push((row.0, "owner_email"));
        }
        if !cell(row, "parent").is_empty() && !paths.contains(cell(row, "parent")) {
            faults.push((row.0, "parent"));
        }
    }
    assert_eq!(faults, [(14, "tax_id"), (14, "owner_email"), (90, "parent")]);
}
