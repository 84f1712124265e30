//! `cron accounts reconcile`: the reseller's book against the platform, three ways: what is missing, what is surplus, what
//! differs. Nothing is changed.

mod book;
mod compare;
mod todo;

use std::{collections::BTreeMap, io::BufReader, path::PathBuf};

use api::list::{ListQuery, Scope};
use book::Key;
use compare::{Comparison, Finding, Standing};
use todo::Todo;

use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    exit::Exit,
    output::Ending,
    session::Session,
};

/// Compare a file of customers with the accounts that are there
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts reconcile customers.csv\n  cron accounts reconcile book.csv --key external_ref --todo todo.sh\n  cron accounts reconcile book.csv --exit-code -o ndjson",
    after_long_help = "The file has the columns of `accounts import`; only the key's is needed. What it says is compared, an empty cell\nsays nothing; other columns are named and left aside. Accounts of --account's whole subtree are compared.\n\n--todo FILE writes the commands that would make the platform as the book says, to be read before they are run, and\nthe missing rows beside it, ready for `cron accounts import`.\n\nExamples:\n  cron accounts reconcile customers.csv\n  cron accounts reconcile book.csv --key external_ref --todo todo.sh\n  cron accounts reconcile book.csv --exit-code -o ndjson"
)]
pub struct Args {
    /// The book: UTF-8, commas, a header
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// Find the account of a row by this
    #[arg(long, value_enum, default_value = "tax_id")]
    key: Key,
    /// Show rows that agree, too
    #[arg(long)]
    all: bool,
    /// Write what to do to this file, and the missing rows beside it
    #[arg(long, value_name = "FILE")]
    todo: Option<PathBuf>,
    /// End with exit code 11 when they do not agree
    #[arg(long)]
    exit_code: bool,
}

/// Reads the book, walks through the accounts page by page, tells what it finds.
///
/// # Errors
/// Faults of the file (7), or as a request.
pub(super) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let named = args.file.display().to_string();
    let input = fs_err::File::open(&args.file).map_err(|error| Error::local(error.to_string()))?;
    let book = book::read(BufReader::new(input), &named, args.key)?;
    let session: Session = context.sign_in()?;
    let target = session.target().await?;
    let printer = context.printer();
    let rows = if book.rows.len() == 1 { "1 row".to_owned() } else { say!("{} rows", book.rows.len()) };
    printer
        .note(&say!("{named}: {rows}, compared with the accounts below {}", below(&session, &target.name)));
    if !book.unknown.is_empty() {
        printer.note(&say!("  not compared: {}", book.unknown.join(", ")));
    }

    let mut todo = args.todo.as_deref().map(|path| Todo::begin(path, &book)).transpose()?;
    let mut comparison = Comparison::new(&book, args.key);
    let mut told = Report::new(args.all);
    let mut list = printer.list::<Finding>()?;
    let query = ListQuery { scope: Some(Scope::Subtree), ..ListQuery::default() };
    let mut pages = session.api().accounts().list(&target.id, query, None);
    while let Some(accounts) = pages.next().await? {
        let mut findings = Vec::with_capacity(accounts.len());
        for account in &accounts {
            let finding = comparison.account(account);
            if let Some(todo) = &mut todo {
                todo.finding(&finding)?;
            }
            findings.extend(told.count(finding));
        }
        list.rows(&findings)?;
    }
    for (row, finding) in comparison.missing() {
        if let Some(todo) = &mut todo {
            match finding.status {
                Standing::Missing => todo.missing(&book, row)?,
                _ => todo.finding(&finding)?,
            }
        }
        let shown: Vec<Finding> = told.count(finding).into_iter().collect();
        list.rows(&shown)?;
    }
    list.end(&Ending { complete: true, ..Ending::default() })?;

    let agree = told.agree();
    if agree {
        printer.done(&told.summary());
    } else {
        printer.warn(&told.summary());
    }
    if let (Some(todo), Some(path)) = (todo, &args.todo) {
        let missing = todo.keep()?;
        let beside = missing.map_or_else(String::new, |path| say!(" · missing rows: {}", path.display()));
        printer.note(&say!("  what to do: {}{beside}", path.display()));
    } else if !agree {
        printer.note("  --todo FILE writes the commands that would mend it");
    }
    Ok(if args.exit_code && !agree { Outcome(Exit::Pending) } else { Outcome::DONE })
}

fn below(session: &Session, target: &str) -> String {
    if target == "." { session.acting_name() } else { target.to_owned() }
}

/// How many findings there were of each kind.
struct Report {
    all: bool,
    counts: BTreeMap<&'static str, usize>,
}

impl Report {
    const fn new(all: bool) -> Self {
        Self { all, counts: BTreeMap::new() }
    }

    /// Counts a finding, and gives it back if it is to be shown.
    fn count(&mut self, finding: Finding) -> Option<Finding> {
        let word = match finding.status {
            Standing::Same => "the same",
            Standing::Missing => "missing",
            Standing::Differs => "different",
            Standing::Surplus => "surplus",
            Standing::Ambiguous => "ambiguous",
        };
        *self.counts.entry(word).or_default() += 1;
        (self.all || finding.status != Standing::Same).then_some(finding)
    }

    fn agree(&self) -> bool {
        self.counts.keys().all(|word| *word == "the same")
    }

    fn summary(&self) -> String {
        let order = ["the same", "different", "missing", "surplus", "ambiguous"];
        let told: Vec<String> =
            order.iter().filter_map(|word| Some(format!("{} {word}", self.counts.get(word)?))).collect();
        if told.is_empty() { "nothing to compare".to_owned() } else { told.join(", ") }
    }
}
