//! `cron accounts tree`.

use api::{
    accounts::{Account, AccountStatus},
    list::{ListQuery, Scope},
};

use crate::{
    context::{Context, Outcome},
    error::Result,
    output::Clean,
    session::Session,
};

/// Show accounts as a tree
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts tree\n  cron accounts tree acme --depth 2\n  cron accounts tree -o ndjson --jq .path"
)]
pub struct Args {
    /// The account to begin at: path from your account, or id
    #[arg(value_name = "ACCOUNT", default_value = ".")]
    account: String,
    /// How many levels to show
    #[arg(long, value_name = "LEVELS")]
    depth: Option<usize>,
}

/// A line of the tree.
struct Node {
    depth: usize,
    slug: String,
    state: &'static str,
    below: i64,
}

impl Node {
    fn new(depth: usize, row: Account) -> Self {
        let state = match row.account.status {
            AccountStatus::Active => "active",
            AccountStatus::Suspended => "suspended",
            AccountStatus::Closed => "closed",
        };
        Self { depth, slug: row.slug.unwrap_or(row.account.name), state, below: row.account.below }
    }
}

/// Shows it. For a drawing every line is held until the last row has come; a machine format streams.
///
/// # Errors
/// As a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let root = session.account(&args.account).await?;
    let query = ListQuery { scope: Some(Scope::Subtree), ..ListQuery::default() };
    let mut pages = session.api().accounts().list(&root.id, query, None);
    let printer = context.printer();
    if printer.format().is_document() {
        let mut list = printer.list::<Account>()?;
        while let Some(rows) = pages.next().await? {
            let shown: Vec<Account> = rows
                .into_iter()
                .filter(|row| args.depth.is_none_or(|most| depth(row, &root.name) <= most))
                .collect();
            list.rows(&shown)?;
        }
        list.end(&crate::output::Ending { complete: true, ..Default::default() })?;
        return Ok(Outcome::DONE);
    }
    let title = if root.name == "." { session.acting_name() } else { root.name.clone() };
    printer.line(&Clean::new(&title))?;
    let mut nodes: Vec<Node> = Vec::new();
    while let Some(rows) = pages.next().await? {
        for account in rows {
            let depth = depth(&account, &root.name);
            if args.depth.is_none_or(|most| depth <= most) {
                nodes.push(Node::new(depth, account));
            }
        }
    }
    draw(printer, &nodes)?;
    Ok(Outcome::DONE)
}

/// How many levels below the root a row lies.
fn depth(account: &Account, root: &str) -> usize {
    let path = super::view::path(account);
    let path =
        if root == "." { path } else { path.strip_prefix(root).unwrap_or(path).trim_start_matches('/') };
    path.split('/').count()
}

/// Draws the nodes: whether another one follows on a level is known only from below.
fn draw(printer: &crate::output::Printer, nodes: &[Node]) -> Result<()> {
    let mut follows: Vec<bool> = Vec::new();
    let mut last = vec![false; nodes.len()];
    for (place, node) in nodes.iter().enumerate().rev() {
        follows.truncate(node.depth + 1);
        follows.resize(node.depth + 1, false);
        last[place] = !follows[node.depth];
        follows[node.depth] = true;
    }
    let width = nodes.iter().map(|node| node.depth * 4 + Clean::new(slug(node)).width()).max().unwrap_or(0);
    let mut bars: Vec<bool> = Vec::new();
    for (node, is_last) in nodes.iter().zip(last) {
        bars.truncate(node.depth - 1);
        let mut line: String = bars.iter().map(|open| if *open { "│   " } else { "    " }).collect();
        line.push_str(if is_last { "└── " } else { "├── " });
        let slug = Clean::new(slug(node));
        let pad = " ".repeat(width.saturating_sub(node.depth * 4 + slug.width()));
        let below = match node.below {
            0 => String::new(),
            below => format!("  {below} below"),
        };
        line.push_str(&format!("{slug}{pad}  {:<9}{below}", node.state));
        printer.line(&Clean::from(line.trim_end().to_owned()))?;
        bars.push(!is_last);
    }
    printer.flush()
}

fn slug(node: &Node) -> &str {
    &node.slug
}
