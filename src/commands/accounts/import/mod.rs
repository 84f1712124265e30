//! `cron accounts import`: a file of customers becomes accounts. Everything is checked before anything is sent; a
//! second run changes nothing (Rule A11); a killed one goes on.

mod file;
mod journal;
mod order;
mod report;
mod send;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::Instant,
};

use api::{accounts::TenantChoice, id::AccountId, problem::FieldError};
use file::{Customers, Fault};
use journal::Journal;
use order::Parent;

use crate::{
    confirm,
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    names,
    output::Ending,
    session::Session,
};

/// Faults that a person is shown at once; the rest is counted.
const SHOWN: usize = 20;

/// Create an account for every row of a file, or find it unchanged
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts import customers.csv\n  cron accounts import customers.csv --dry-run\n  cron accounts import customers.csv --yes -o ndjson --failed failed.csv",
    after_long_help = "Columns (header needed, order free):\n  slug, name, owner_email           needed\n  parent                            path of the parent; empty is your account; may name another row\n  external_ref                      your reference; the slug when empty\n  legal_name, tax_id, owner_name\n  tenant                            id, name, or inherit\n  tenant_name, tenant_domain, tenant_color, tenant_logo\n                                    a new tenant, owned by the parent; the logo is a PNG beside the file\n  roles                             separated by ;\n  levels, limit.KIND, label.KEY\n\nExamples:\n  cron accounts import customers.csv\n  cron accounts import customers.csv --dry-run\n  cron accounts import customers.csv --yes -o ndjson --failed failed.csv"
)]
pub struct Args {
    /// The file: UTF-8, commas, a header
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// Keep the journal of acknowledged rows in this file
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Keep no journal: every row is sent, what is there is found unchanged
    #[arg(long, conflicts_with = "journal")]
    no_journal: bool,
    /// Write the rows that failed to this file; FILE.failed.csv when missing
    #[arg(long, value_name = "FILE")]
    failed: Option<PathBuf>,
}

/// Checks the file, asks, sends, tells.
///
/// # Errors
/// Faults of the file (7) or of a parent, before anything is sent; or as a request.
pub(super) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let mut customers = read(&args.file)?;
    let order = order::order(&customers.rows);
    let session = match context.sign_in() {
        Ok(session) => session,
        // A file's faults are told without a sign-in, too.
        Err(error) if customers.faults.is_empty() => return Err(error),
        Err(_) => return Err(refused(&args.file, &customers.faults)),
    };
    let session = &session;
    match stray_parents(session, &customers, &order).await {
        Ok(strays) => customers.faults.extend(strays),
        Err(error) if customers.faults.is_empty() => return Err(error),
        Err(_) => {}
    }
    if !customers.faults.is_empty() {
        customers.faults.sort_by_key(|fault| fault.line);
        return Err(refused(&args.file, &customers.faults));
    }
    let acting = acting(session).await?;
    let keys: Vec<String> =
        customers.rows.iter().map(|row| journal::key(acting, &row.parent, &row.account)).collect();

    let printer = context.printer();
    printer.note(&format!("{}: {}", args.file.display(), planned(&customers)));
    let dry = if context.dry_run() { " (dry run)" } else { "" };
    printer.note(&say!("acting for {} at {}{dry}", session.acting_name(), session.api().origin()));
    if !confirm::yes_or_no(context, "Go on?", true).await? {
        return Err(Error::new(Kind::Confirmation, "nothing was sent"));
    }

    let mut journal = match (args.no_journal || context.dry_run(), &args.journal) {
        (true, _) => None,
        (false, Some(path)) => Some(Journal::open(path)?),
        (false, None) => Some(Journal::open(&own_journal(context, acting, &keys))?),
    };
    let started = Instant::now();
    let mut progress = report::Progress::begin(context, customers.rows.len());
    let sent =
        send::send(context, session, &customers.rows, &keys, &order, journal.as_mut(), &mut progress).await;
    progress.end();
    let outcomes =
        sent.map_err(|error| error.hint("run the same command again: it goes on where this one stopped"))?;

    let failed = outcomes.iter().filter(|outcome| outcome.problem.is_some()).count();
    if failed == 0
        && let Some(journal) = journal
    {
        journal.finish()?;
    }
    // A person wants the failures; a script gets every row.
    let mut list = printer.list::<send::Outcome>()?;
    if printer.options().terminal && !printer.format().is_document() {
        let told: Vec<_> = outcomes.iter().filter(|outcome| outcome.problem.is_some()).cloned().collect();
        if !told.is_empty() {
            list.rows(&told)?;
            list.end(&Ending { complete: true, ..Ending::default() })?;
        }
    } else {
        list.rows(&outcomes)?;
        list.end(&Ending { complete: true, ..Ending::default() })?;
    }
    let told = say!("{} in {:.1} s", report::summary(&outcomes), started.elapsed().as_secs_f64());
    if let Some(missing) = report::missing(&outcomes) {
        printer.warn(&missing);
    }
    if failed == 0 {
        printer.done(&told);
        return Ok(Outcome::DONE);
    }
    printer.warn(&told);
    let path = report::write_failed(args.failed.as_deref(), &args.file, &customers, &outcomes)?;
    let path = path.display();
    let rows = if failed == 1 { "1 row" } else { &say!("{failed} rows") };
    printer.note(&say!(
        "  failed rows: {path} ({rows}, with the reason) · mend it and run: cron accounts import {path}"
    ));
    Ok(Outcome::PARTIAL)
}

fn read(path: &Path) -> Result<Customers> {
    let input = fs_err::File::open(path).map_err(|error| Error::local(error.to_string()))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(file::read(std::io::BufReader::new(input), folder))
}

/// Every fault at once; a script gets all of them, a person the first ones.
fn refused(path: &Path, faults: &[Fault]) -> Error {
    let rows: BTreeSet<u64> = faults.iter().map(|fault| fault.line).collect();
    let count =
        |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let message = say!(
        "{}: {} in {}, nothing was sent",
        path.display(),
        count(faults.len(), "problem"),
        count(rows.len(), "row")
    );
    let fields = faults.iter().map(|fault| FieldError {
        pointer: say!("line {}, {}", fault.line, fault.column),
        code: "row".to_owned(),
        detail: fault.detail.clone(),
    });
    let error = Error::new(Kind::Invalid, message).fields(fields.take(SHOWN).collect());
    match faults.len().saturating_sub(SHOWN) {
        0 => error,
        more => error.hint(say!("… and {more} more")),
    }
}

/// Rows whose parent is neither the acting account, nor a row of the file, nor an account that is there.
async fn stray_parents(session: &Session, customers: &Customers, order: &order::Order) -> Result<Vec<Fault>> {
    let rows = &customers.rows;
    let mut known: BTreeSet<&str> = BTreeSet::from([""]);
    let mut strays = Vec::new();
    for (row, parent) in rows.iter().zip(&order.parents) {
        if *parent != Parent::Existing || known.contains(row.parent.as_str()) {
            continue;
        }
        match session.api().accounts().resolve("self", &row.parent).await {
            Ok(_) => {
                known.insert(&row.parent);
            }
            Err(error) if error.code() == Some("account_not_found") => {
                // What lies below the wrong path is no help.
                let below = format!("{}/", row.parent);
                let paths: Vec<String> =
                    rows.iter().map(file::Row::path).filter(|path| !path.starts_with(&below)).collect();
                let near = names::nearest(&row.parent, paths.iter().map(String::as_str));
                let near = near.first().map_or_else(String::new, |near| say!("; did you mean `{near}`?"));
                let detail = say!("`{}` is neither an account nor a row of this file{near}", row.parent);
                strays.push(Fault { line: row.line, column: "parent".to_owned(), detail });
            }
            // What is no path at all is told already.
            Err(error) if error.code() == Some("invalid") => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(strays)
}

/// The acting account's id: part of every row's key.
async fn acting(session: &Session) -> Result<AccountId> {
    if let Some(id) = session.api().acting().and_then(|id| id.parse().ok()) {
        return Ok(id);
    }
    Ok(session.api().accounts().get("self").await?.value.account.id)
}

fn planned(customers: &Customers) -> String {
    let rows = customers.rows.len();
    let tenants: BTreeSet<_> = customers
        .rows
        .iter()
        .filter_map(|row| match &row.account.tenant {
            Some(TenantChoice::New { domain, .. }) => Some((&row.parent, domain)),
            _ => None,
        })
        .collect();
    let tenants = match tenants.len() {
        0 => String::new(),
        1 => " · 1 new tenant".to_owned(),
        more => say!(" · {more} new tenants"),
    };
    let rows = if rows == 1 { "1 row".to_owned() } else { say!("{rows} rows") };
    say!("{rows}, all valid{tenants}\n  the owner user of every new account will be invited")
}

/// Where the journal of these rows lies when nobody names a place: the same rows find the same journal.
fn own_journal(context: &Context, acting: AccountId, keys: &[String]) -> PathBuf {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    hash.update(acting.to_string());
    for key in keys {
        hash.update(key);
    }
    let name = data_encoding::HEXLOWER.encode(&hash.finalize()[..8]);
    context.settings().config_dir.value.join("imports").join(format!("{name}.journal"))
}
