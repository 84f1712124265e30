//! Who would have more in use than a plan allows, before it is so (Rule B0).

use api::plans::{OverLimit, PlanDifference};

use crate::{
    confirm,
    context::Context,
    error::Result,
    output::{Cell, Column, Ending, Format, View},
};

impl View for OverLimit {
    const NOUN: &'static str = "over_limit";
    const NOUNS: &'static str = "over_limits";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("ACCOUNT", |o| Cell::name(&o.account)),
                Column::new("LIMIT", |o| Cell::text(o.kind.as_str().replace('_', "-"))),
                Column::new("IN USE", |o| Cell::Number(o.used)),
                Column::new("BEFORE", |o| o.before.map_or(Cell::Empty, Cell::Number)),
                Column::new("AFTER", |o| Cell::Number(o.max)),
            ]
        }
    }

    fn name(&self) -> String {
        self.account.clone()
    }
}

/// Has the name typed where somebody would be over: what that means is told first, from a dry run.
///
/// # Errors
/// No confirmation.
pub(super) async fn confirm_over(
    context: &Context,
    name: &str,
    doing: &str,
    difference: &PlanDifference,
) -> Result<()> {
    if difference.over_count == 0 {
        return Ok(());
    }
    let mut lines: Vec<String> = difference
        .over
        .iter()
        .take(10)
        .map(|o| {
            let kind = o.kind.as_str().replace('_', "-");
            format!("  {}: {kind} {} in use, {} allowed", o.account, o.used, o.max)
        })
        .collect();
    let more = difference.over_count - i64::try_from(lines.len()).unwrap_or_default();
    if more > 0 {
        lines.push(format!("  and {more} more; all of them: the same command with --dry-run -o json"));
    }
    let head = match difference.over_count {
        1 => "1 limit would be below what is in use: it could not grow, nothing is deleted.".to_owned(),
        n => format!("{n} limits would be below what is in use: they could not grow, nothing is deleted."),
    };
    confirm::by_name(context, name, doing, &format!("{head}\n{}", lines.join("\n"))).await
}

/// Shows who is over, where the format has room for it: a document has it already.
///
/// # Errors
/// The output cannot be written.
pub(super) fn show(context: &Context, difference: &PlanDifference) -> Result<()> {
    let printer = context.printer();
    if printer.format().is_document() || printer.format() == Format::Name || difference.over.is_empty() {
        return Ok(());
    }
    let mut list = printer.list::<OverLimit>()?;
    list.rows(&difference.over)?;
    list.end(&Ending { complete: true, ..Ending::default() })?;
    Ok(())
}

/// How many accounts have other limits by it, as the end of a sentence.
pub(super) fn changed(difference: &PlanDifference) -> String {
    match difference.changed {
        0 => String::new(),
        1 => "; the limits of 1 account follow".to_owned(),
        n => format!("; the limits of {n} accounts follow"),
    }
}
