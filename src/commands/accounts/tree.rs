//! `cron accounts tree`.

use std::collections::HashMap;

use api::{
    accounts::{Account, AccountStatus},
    list::{ListQuery, Scope},
};

use crate::{
    context::{Context, Outcome},
    error::Result,
    names,
    output::{Clean, Printer},
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

/// On a terminal a level below the first shows at most that many accounts, and says how to see the others.
const SHOWN: usize = 10;

/// An account of the tree.
struct Node {
    depth: usize,
    slug: String,
    state: &'static str,
    below: i64,
    /// Path of its parent.
    parent: String,
}

/// A line of the tree.
enum Line {
    /// An account.
    Account(Node),
    /// That many accounts of this level were left out.
    Hidden { depth: usize, accounts: usize, parent: String },
}

impl Node {
    fn new(depth: usize, row: Account) -> Self {
        let parent = super::view::path(&row).rsplit_once('/').map_or(".", |(parent, _)| parent).to_owned();
        let state = match row.account.status {
            AccountStatus::Active => "active",
            AccountStatus::Suspended => "suspended",
            AccountStatus::Closed => "closed",
        };
        Self { depth, slug: row.slug.unwrap_or(row.account.name), state, below: row.account.below, parent }
    }
}

/// The lines of a drawing. With `most`, a level below the first ends after so many accounts, unless one line or two
/// would be all that is spared.
fn lines(nodes: Vec<Node>, most: Option<usize>) -> Vec<Line> {
    #[derive(Clone, Default)]
    struct Level {
        shown: usize,
        hidden: usize,
        parent: String,
    }
    fn close(levels: &mut Vec<Level>, depth: usize, lines: &mut Vec<Line>) {
        while levels.len() > depth {
            let level = levels.pop().unwrap_or_default();
            if level.hidden > 0 {
                lines.push(Line::Hidden {
                    depth: levels.len(),
                    accounts: level.hidden,
                    parent: level.parent,
                });
            }
        }
    }
    let mut siblings: HashMap<String, usize> = HashMap::new();
    for node in &nodes {
        *siblings.entry(node.parent.clone()).or_default() += 1;
    }
    let mut lines = Vec::with_capacity(nodes.len());
    let mut levels: Vec<Level> = Vec::new();
    let mut skipped = usize::MAX;
    for node in nodes {
        if node.depth > skipped {
            continue;
        }
        skipped = usize::MAX;
        close(&mut levels, node.depth + 1, &mut lines);
        levels.resize(node.depth + 1, Level::default());
        let level = &mut levels[node.depth];
        let all = siblings.get(&node.parent).copied().unwrap_or_default();
        if most.is_some_and(|most| node.depth > 1 && level.shown >= most && all > most + 2) {
            level.hidden += 1;
            level.parent = node.parent;
            skipped = node.depth;
        } else {
            level.shown += 1;
            lines.push(Line::Account(node));
        }
    }
    close(&mut levels, 0, &mut lines);
    lines
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
    draw(printer, &lines(nodes, printer.options().terminal.then_some(SHOWN)))?;
    Ok(Outcome::DONE)
}

/// How many levels below the root a row lies.
fn depth(account: &Account, root: &str) -> usize {
    let path = super::view::path(account);
    let path =
        if root == "." { path } else { path.strip_prefix(root).unwrap_or(path).trim_start_matches('/') };
    path.split('/').count()
}

/// Draws the lines: whether another account follows on a level is known only from below.
fn draw(printer: &Printer, lines: &[Line]) -> Result<()> {
    let mut follows: Vec<bool> = Vec::new();
    let mut last = vec![false; lines.len()];
    let mut width = 0;
    for (place, line) in lines.iter().enumerate().rev() {
        let Line::Account(node) = line else { continue };
        width = width.max(node.depth * 4 + Clean::new(&node.slug).width());
        follows.truncate(node.depth + 1);
        follows.resize(node.depth + 1, false);
        last[place] = !follows[node.depth];
        follows[node.depth] = true;
    }
    let mut open: Vec<bool> = Vec::new();
    let bars =
        |open: &[bool]| -> String { open.iter().map(|open| if *open { "│   " } else { "    " }).collect() };
    for (line, is_last) in lines.iter().zip(last) {
        match line {
            Line::Account(node) => {
                open.truncate(node.depth - 1);
                let branch = if is_last { "└── " } else { "├── " };
                let slug = Clean::new(&node.slug);
                let pad = " ".repeat(width.saturating_sub(node.depth * 4 + slug.width()));
                let below = match node.below {
                    0 => String::new(),
                    below => say!("  {below} below"),
                };
                let text = format!("{}{branch}{slug}{pad}  {:<9}{below}", bars(&open), node.state);
                printer.line(&Clean::from(text.trim_end().to_owned()))?;
                open.push(!is_last);
            }
            Line::Hidden { depth, accounts, parent } => {
                open.truncate(depth - 1);
                let command = format!("cron accounts tree {}", names::quoted(parent));
                printer.line(&Clean::from(say!("{}… {accounts} more: {command}", bars(&open))))?;
            }
        }
    }
    printer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(path: &str) -> Node {
        let (parent, slug) = path.rsplit_once('/').unwrap_or((".", path));
        let depth = path.split('/').count();
        Node { depth, slug: slug.to_owned(), state: "active", below: 0, parent: parent.to_owned() }
    }

    fn told(most: Option<usize>) -> Vec<String> {
        let paths = ["a", "a/1", "a/1/x", "a/2", "a/3", "a/3/y", "a/4", "a/5", "a/5/z", "b", "b/1", "b/2"];
        lines(paths.map(node).into(), most)
            .into_iter()
            .map(|line| match line {
                Line::Account(node) => node.slug,
                Line::Hidden { depth, accounts, parent } => format!("{depth}: {accounts} of {parent}"),
            })
            .collect()
    }

    #[test]
    fn a_long_level_ends_with_how_many_are_left() {
        assert_eq!(told(None), ["a", "1", "x", "2", "3", "y", "4", "5", "z", "b", "1", "2"]);
        assert_eq!(told(Some(2)), ["a", "1", "x", "2", "2: 3 of a", "b", "1", "2"]);
        assert_eq!(told(Some(3)), told(None), "two lines are not worth a line that says so");
    }
}
