//! How a noun is told to a person.

use super::{Explained, schema::Field};
use crate::output::Clean;

/// Below that, what is told about a field stands under it, not beside it.
const NARROWEST: usize = 24;

/// Over the fields of an answer.
const ANSWER: &str = "Fields (? is not always there)";
/// Over the fields of a request that changes something.
const CHANGE: &str = "To change one";

/// The page, in lines of at most that many columns.
pub(super) fn lines(told: &Explained, width: Option<usize>) -> Vec<String> {
    let mut lines = folded(&format!("{}: {}", told.noun, told.about), width.unwrap_or(usize::MAX), 0);
    if let Some(of) = &told.of {
        lines.push(format!("  schema of its JSON: {of}"));
    }
    for (heading, fields) in
        [(ANSWER, &told.fields), ("To create one (? may be left out)", &told.create), (CHANGE, &told.update)]
    {
        if fields.is_empty() {
            continue;
        }
        lines.extend([String::new(), format!("{heading}:")]);
        let mut rows = Vec::new();
        // Whatever changes, the rest may be left out.
        collect(fields, 1, heading != CHANGE, &mut rows);
        lines.extend(table(&rows, width.unwrap_or(usize::MAX)));
    }
    lines.extend([String::new(), "Example:".to_owned()]);
    // Writing to memory does not fail.
    let example = serde_json::to_string_pretty(&told.example).unwrap_or_default();
    lines.extend(example.lines().map(|line| format!("  {line}")));
    lines
}

/// Name, type and what is told about a field.
type Row = (String, String, String);

fn collect(fields: &[Field], depth: usize, marked: bool, rows: &mut Vec<Row>) {
    for field in fields {
        let must = if marked && !field.required { " ?" } else { "" };
        let mut about = field.about.clone();
        if !field.values.is_empty() {
            about.push_str(&format!(" One of {}.", field.values.join(", ")));
        }
        rows.push((format!("{}{}{must}", "  ".repeat(depth), field.name), field.kind.clone(), about));
        collect(&field.fields, depth + 1, marked, rows);
    }
}

fn table(rows: &[Row], width: usize) -> Vec<String> {
    let widest =
        |part: fn(&Row) -> &String| rows.iter().map(|row| Clean::new(part(row)).width()).max().unwrap_or(0);
    let (names, kinds) = (widest(|row| &row.0), widest(|row| &row.1));
    let left = names + 2 + kinds + 2;
    let beside = width.saturating_sub(left) >= NARROWEST;
    let mut lines = Vec::new();
    for (name, kind, about) in rows {
        let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(Clean::new(text).width()));
        let start = format!("{name}{}  {kind}", pad(name, names));
        if beside {
            let mut told = folded(about, width.saturating_sub(left), 0).into_iter();
            let first = told.next().unwrap_or_default();
            lines.push(format!("{start}{}  {first}", pad(kind, kinds)).trim_end().to_owned());
            lines.extend(told.map(|line| format!("{}{line}", " ".repeat(left))));
        } else {
            lines.push(start);
            lines.extend(folded(about, width, 6));
        }
    }
    lines
}

fn folded(text: &str, width: usize, indent: usize) -> Vec<String> {
    let lines = Clean::new(text).folded(width.saturating_sub(indent).max(1));
    lines.iter().map(|line| format!("{}{line}", " ".repeat(indent)).trim_end().to_owned()).collect()
}
