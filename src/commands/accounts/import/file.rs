//! Reads and checks a file of customers: every fault of every row at once, each with line and column (`cli.md`,
//! changing things). Nothing here talks to the platform.

use std::{
    collections::{BTreeMap, HashMap},
    io::Read,
    path::{Component, Path},
    str::FromStr,
};

use api::{
    accounts::{AccountCreate, OwnerInvite, TenantChoice},
    limits::LimitKind,
    permission::Role,
    value::{AccountPath, Color, DomainName, Email, ExternalRef, LabelKey, LabelValue, Name, Slug, TaxId},
};

use crate::commands::accounts::columns;

/// Columns that every file has.
const REQUIRED: &[&str] = &["slug", "name", "owner_email"];
/// The largest logo, in bytes.
const LOGO_MAX: u64 = 64 * 1024;
/// The first bytes of every PNG.
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// One fault, told as `line 14, tax_id: …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Line in the file, from 1; a row's first line.
    pub(crate) line: u64,
    /// The column at fault.
    pub(crate) column: String,
    /// What is wrong.
    pub(crate) detail: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, {}: {}", self.line, self.column, self.detail)
    }
}

/// A checked row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Its number among the rows, from 1.
    pub(crate) number: usize,
    /// Its first line in the file.
    pub(crate) line: u64,
    /// Path of the parent from the acting account; empty is the acting account.
    pub(crate) parent: String,
    /// What to create.
    pub(crate) account: AccountCreate,
    /// The cells as they stand in the file, for the file of failed rows.
    pub(crate) record: csv::StringRecord,
}

impl Row {
    /// Path of the account to be, from the acting account.
    pub(crate) fn path(&self) -> String {
        if self.parent.is_empty() {
            self.account.slug.clone()
        } else {
            format!("{}/{}", self.parent, self.account.slug)
        }
    }
}

/// A checked file.
#[derive(Debug)]
pub(crate) struct Customers {
    /// The header as it stands in the file.
    pub(crate) header: csv::StringRecord,
    /// Its rows, in the file's order; those with faults, too, as far as they can be read.
    pub(crate) rows: Vec<Row>,
    /// Everything that is wrong, in the order of the lines. A header that is wrong hides the faults of the rows.
    pub(crate) faults: Vec<Fault>,
}

/// Reads a file; `folder` is where the logos lie.
pub(crate) fn read(input: impl Read, folder: &Path) -> Customers {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let (header, mut faults) = match reader.headers() {
        Ok(header) => (header.clone(), check_header(header)),
        Err(error) => (csv::StringRecord::new(), vec![unreadable(&error)]),
    };
    let mut rows = Vec::new();
    if !faults.is_empty() {
        return Customers { header, rows, faults };
    }
    let mut known = Known::default();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(unreadable(&error));
                if matches!(error.kind(), csv::ErrorKind::Io(_)) {
                    break;
                }
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.len() != header.len() {
            let detail = say!("{} cells, the header has {}", record.len(), header.len());
            faults.push(Fault { line, column: "row".to_owned(), detail });
            continue;
        }
        let mut cells = Cells { line, header: &header, record: &record, faults: &mut faults };
        let row = cells.row(rows.len() + 1, folder);
        known.check(&row, &mut faults);
        rows.push(row);
    }
    if rows.is_empty() && faults.is_empty() {
        faults.push(Fault {
            line: 1,
            column: "file".to_owned(),
            detail: "no rows below the header".to_owned(),
        });
    }
    Customers { header, rows, faults }
}

fn unreadable(error: &csv::Error) -> Fault {
    let line = error.position().map_or(1, csv::Position::line);
    let detail = match error.kind() {
        csv::ErrorKind::Utf8 { err, .. } => {
            say!("cell {} is not UTF-8; save the file as UTF-8", err.field() + 1)
        }
        _ => error.to_string(),
    };
    Fault { line, column: "row".to_owned(), detail }
}

fn check_header(header: &csv::StringRecord) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault =
        |column: &str, detail: String| faults.push(Fault { line: 1, column: column.to_owned(), detail });
    for (place, column) in header.iter().enumerate() {
        if header.iter().take(place).any(|earlier| earlier == column) {
            fault(column, "stands twice in the header".to_owned());
        } else if let Some(kind) = column.strip_prefix("limit.") {
            if let Err(error) = LimitKind::from_str(kind) {
                fault(column, error.to_string());
            }
        } else if let Some(key) = column.strip_prefix("label.") {
            if let Err(error) = LabelKey::from_str(key) {
                fault(column, error.to_string());
            }
        } else if !columns::named().any(|known| known == column) {
            let nearest = columns::named()
                .map(|known| (strsim::damerau_levenshtein(known, column), known))
                .min()
                .filter(|(distance, _)| *distance <= 3)
                .map_or_else(
                    || {
                        say!(
                            "there are {}, limit.KIND, label.KEY",
                            columns::named().collect::<Vec<_>>().join(", ")
                        )
                    },
                    |(_, known)| say!("did you mean `{known}`?"),
                );
            fault(column, say!("no such column; {nearest}"));
        }
    }
    for column in REQUIRED {
        if !header.iter().any(|there| there == *column) {
            fault(column, "the header lacks this column".to_owned());
        }
    }
    faults
}

/// The cells of one row, and where their faults go.
struct Cells<'a> {
    line: u64,
    header: &'a csv::StringRecord,
    record: &'a csv::StringRecord,
    faults: &'a mut Vec<Fault>,
}

impl Cells<'_> {
    /// A cell's text; an empty one is not given.
    fn text(&self, column: &str) -> Option<String> {
        let place = self.header.iter().position(|name| name == column)?;
        self.record.get(place).map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    fn fault(&mut self, column: &str, detail: impl ToString) {
        self.faults.push(Fault { line: self.line, column: column.to_owned(), detail: detail.to_string() });
    }

    /// A cell that must be a `T`; it goes on as typed, the platform normalises it.
    fn checked<T>(&mut self, column: &str) -> Option<String>
    where
        T: FromStr<Err: std::fmt::Display>,
    {
        let text = self.text(column)?;
        if let Err(error) = T::from_str(&text) {
            self.fault(column, error);
        }
        Some(text)
    }

    fn required<T>(&mut self, column: &str) -> String
    where
        T: FromStr<Err: std::fmt::Display>,
    {
        let text = self.checked::<T>(column);
        if text.is_none() {
            self.fault(column, "missing");
        }
        text.unwrap_or_default()
    }

    fn number(&mut self, column: &str, most: i64) -> Option<i64> {
        let text = self.text(column)?;
        match text.parse::<i64>() {
            Ok(number) if (0..=most).contains(&number) => Some(number),
            _ => {
                self.fault(column, say!("`{text}` is not a whole number from 0 to {most}"));
                None
            }
        }
    }

    fn row(&mut self, number: usize, folder: &Path) -> Row {
        let parent = self.checked::<AccountPath>("parent").filter(|path| path != ".").unwrap_or_default();
        let slug = self.required::<Slug>("slug");
        let external_ref = self.checked::<ExternalRef>("external_ref").or_else(|| Some(slug.clone()));
        let account = AccountCreate {
            name: self.required::<Name>("name"),
            legal_name: self.checked::<Name>("legal_name"),
            tax_id: self.checked::<TaxId>("tax_id"),
            owner: OwnerInvite {
                email: self.required::<Email>("owner_email"),
                name: self.checked::<Name>("owner_name"),
            },
            tenant: self.tenant(folder),
            roles: self.roles(),
            levels: self.number("levels", 63),
            plan: self.text("plan"),
            limits: self.limits(),
            labels: self.labels(),
            slug,
            external_ref,
        };
        Row { number, line: self.line, parent, account, record: self.record.clone() }
    }

    fn tenant(&mut self, folder: &Path) -> Option<TenantChoice> {
        let choice = self.text("tenant");
        let name = self.checked::<Name>("tenant_name");
        let domain = self.checked::<DomainName>("tenant_domain");
        let color = self.checked::<Color>("tenant_color");
        let logo = self.text("tenant_logo").and_then(|path| self.logo(&path, folder));
        match (choice, name, domain) {
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) => {
                self.fault(
                    "tenant",
                    "names an existing tenant, and tenant_name or tenant_domain a new one: give one of them",
                );
                None
            }
            (Some(choice), None, None) if choice == "inherit" => Some(TenantChoice::Inherited),
            (Some(tenant), None, None) => Some(TenantChoice::Assigned { tenant }),
            (None, Some(name), Some(domain)) => Some(TenantChoice::New { name, domain, color, logo }),
            (None, Some(_), None) => {
                self.fault("tenant_domain", "missing: a new tenant needs a domain");
                None
            }
            (None, None, Some(_)) => {
                self.fault("tenant_name", "missing: a new tenant needs a name");
                None
            }
            (None, None, None) => {
                if color.is_some() || logo.is_some() {
                    self.fault("tenant_name", "missing: a colour or a logo needs a new tenant");
                }
                None
            }
        }
    }

    fn logo(&mut self, path: &str, folder: &Path) -> Option<String> {
        const COLUMN: &str = "tenant_logo";
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        {
            self.fault(COLUMN, say!("`{path}` leads out of the file's folder"));
            return None;
        }
        let place = folder.join(path);
        let bytes = match fs_err::metadata(&place).map(|facts| facts.len()) {
            Ok(size) if size > LOGO_MAX => {
                self.fault(COLUMN, say!("`{path}` has {size} bytes, at most {LOGO_MAX} are taken"));
                return None;
            }
            Ok(_) => fs_err::read(&place),
            Err(error) => Err(error),
        };
        match bytes {
            Ok(bytes) if bytes.starts_with(PNG_SIGNATURE) => Some(data_encoding::BASE64.encode(&bytes)),
            Ok(_) => {
                self.fault(COLUMN, say!("`{path}` is not a PNG"));
                None
            }
            Err(error) => {
                let why = error.kind();
                self.fault(COLUMN, say!("`{path}` cannot be read: {why}"));
                None
            }
        }
    }

    fn roles(&mut self) -> Option<Vec<Role>> {
        let text = self.text("roles")?;
        let mut roles = Vec::new();
        for name in text.split(';').map(str::trim).filter(|name| !name.is_empty()) {
            match Role::from_str(name) {
                Ok(role) => roles.push(role),
                Err(error) => self.fault("roles", error),
            }
        }
        roles.sort_unstable();
        roles.dedup();
        Some(roles)
    }

    fn limits(&mut self) -> Option<BTreeMap<LimitKind, i64>> {
        let header = self.header;
        let mut limits = BTreeMap::new();
        for column in header {
            if let Some(kind) = column.strip_prefix("limit.").and_then(|kind| LimitKind::from_str(kind).ok())
                && let Some(max) = self.number(column, i64::MAX)
            {
                limits.insert(kind, max);
            }
        }
        (!limits.is_empty()).then_some(limits)
    }

    fn labels(&mut self) -> Option<BTreeMap<String, String>> {
        let header = self.header;
        let mut labels = BTreeMap::new();
        for column in header {
            if let Some(key) = column.strip_prefix("label.")
                && let Some(value) = self.checked::<LabelValue>(column)
            {
                labels.insert(key.to_owned(), value);
            }
        }
        (!labels.is_empty()).then_some(labels)
    }
}

/// What earlier rows have taken: a slug and a reference belong to one row below one parent, and rows that share a
/// parent and a `tenant_domain` mean one tenant and must agree on it.
#[derive(Default)]
struct Known {
    slugs: HashMap<(String, String), u64>,
    references: HashMap<(String, String), u64>,
    tenants: HashMap<(String, String), (u64, TenantChoice)>,
}

impl Known {
    fn check(&mut self, row: &Row, faults: &mut Vec<Fault>) {
        let mut fault = |column: &str, detail: String| {
            faults.push(Fault { line: row.line, column: column.to_owned(), detail });
        };
        let account = &row.account;
        if let Some(line) = self.slugs.insert((row.parent.clone(), account.slug.clone()), row.line) {
            fault("slug", say!("`{}` stands in line {line}, too, below the same parent", account.slug));
        } else if let Some(reference) = &account.external_ref
            && let Some(line) = self.references.insert((row.parent.clone(), reference.clone()), row.line)
        {
            fault("external_ref", say!("`{reference}` stands in line {line}, too, below the same parent"));
        }
        if let Some(choice @ TenantChoice::New { domain, .. }) = &account.tenant {
            let first = self
                .tenants
                .entry((row.parent.clone(), domain.to_lowercase()))
                .or_insert_with(|| (row.line, choice.clone()));
            if &first.1 != choice {
                fault(
                    "tenant_domain",
                    say!(
                        "`{domain}` is a tenant of line {}, too, with another name, colour or logo",
                        first.0
                    ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        read(text.as_bytes(), Path::new(".")).faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_row_becomes_a_request_and_empty_cells_are_not_given() {
        let text = "\u{feff}slug,name,owner_email,parent,roles,levels,limit.users,label.city,tenant\n\
                    acme,Acme Ltda,ana@acme.example,,user-admin; account-admin,3,50,São Paulo,\n\
                    loja,\"Loja, 1\",loja@acme.example,acme,,,,,inherit\n";
        let customers = read(text.as_bytes(), Path::new("."));
        let [acme, store] = customers.rows.as_slice() else { panic!("two rows") };
        assert_eq!(acme.account.external_ref.as_deref(), Some("acme"));
        assert_eq!(acme.account.roles.as_deref(), Some([Role::AccountAdmin, Role::UserAdmin].as_slice()));
        assert_eq!(acme.account.limits.as_ref().unwrap()[&LimitKind::Users], 50);
        assert_eq!(acme.account.tenant, None);
        assert_eq!(store.path(), "acme/loja");
        assert_eq!((store.line, store.account.tenant.as_ref()), (3, Some(&TenantChoice::Inherited)));
        assert_eq!(store.account.roles, None);
    }

    #[test]
    fn every_fault_of_every_row_is_told_with_line_and_column() {
        let text = "slug,name,owner_email,tax_id,levels\n\
                    acme,Acme,,11.111.111/1111-11,x\n\
                    ok,Ok,ok@ok.example,,\n\
                    ok,,ok@ok,,\n";
        let told = faults(text);
        assert_eq!(told.len(), 6, "{told:#?}");
        for (line, column) in
            [(2, "owner_email"), (2, "tax_id"), (2, "levels"), (4, "slug"), (4, "name"), (4, "owner_email")]
        {
            let start = format!("line {line}, {column}: ");
            assert!(told.iter().any(|fault| fault.starts_with(&start)), "{start} in {told:#?}");
        }
    }

    #[test]
    fn the_header_is_checked_before_the_rows() {
        let told = faults("slug,nam,owner_email,limit.moons\nx,y,z,1\n");
        assert!(told.iter().any(|fault| fault.contains("did you mean `name`?")), "{told:#?}");
        assert!(told.iter().any(|fault| fault.contains("limit.moons")), "{told:#?}");
        assert!(told.iter().any(|fault| fault.contains("name: the header lacks this column")), "{told:#?}");
    }

    #[test]
    fn a_tenant_is_named_once_and_agreed_upon() {
        let head = "slug,name,owner_email,tenant,tenant_name,tenant_domain,tenant_color\n";
        let rows = "a,A,a@a.example,,Um,um.localhost,#112233\nb,B,b@a.example,,Um,um.localhost,#445566\nc,C,c@a.example,inherit,Um,um.localhost,\nd,D,d@a.example,,Um,,\n";
        let told = faults(&format!("{head}{rows}"));
        assert_eq!(told.len(), 3, "{told:#?}");
        assert!(told[0].starts_with("line 3, tenant_domain"), "{told:#?}");
        assert!(told[1].starts_with("line 4, tenant"), "{told:#?}");
        assert!(told[2].starts_with("line 5, tenant_domain"), "{told:#?}");
    }

    #[test]
    fn cli_5_a_logo_lies_below_the_files_folder_and_is_a_png() {
        let folder = tempfile::tempdir().unwrap();
        fs_err::write(folder.path().join("not.png"), "GIF89a").unwrap();
        fs_err::write(folder.path().join("big.png"), vec![0; 70_000]).unwrap();
        fs_err::write(folder.path().join("good.png"), b"\x89PNG\r\n\x1a\nrest").unwrap();
        let head = "slug,name,owner_email,tenant_name,tenant_domain,tenant_logo\n";
        for (logo, says) in [
            ("../x.png", "leads out"),
            ("/etc/passwd", "leads out"),
            ("not.png", "not a PNG"),
            ("big.png", "at most"),
            ("no.png", "cannot be read"),
        ] {
            let text = format!("{head}a,A,a@a.example,T,t.localhost,{logo}\n");
            let told = read(text.as_bytes(), folder.path()).faults;
            assert!(told[0].detail.contains(says), "{told:#?}");
        }
        let text = format!("{head}a,A,a@a.example,T,t.localhost,good.png\n");
        assert_eq!(read(text.as_bytes(), folder.path()).faults, []);
    }
}
