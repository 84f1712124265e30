//! `cron accounts move`.

use api::{
    accounts::AccountStatus,
    change::ChangeStatus,
    moves::{AccountMove, MoveDifference},
    permission::Role,
};
use serde::Serialize;

use super::fields::TenantArgs;
use crate::{
    confirm,
    context::{Context, Outcome},
    error::Result,
    output::{Cell, Column, Ending, Format, View},
    session::Session,
};

/// Put an account, with everything below it, below another parent
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts move acme/store-12 --to bonfim --dry-run\n  cron accounts move acme/store-12 --to bonfim --confirm acme/store-12"
)]
pub struct Args {
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The new parent: path from your account, or id; `.` is your account itself
    #[arg(long, value_name = "PARENT")]
    to: String,
    #[command(flatten)]
    tenant: TenantArgs,
}

/// A line of the table of what a move changes.
#[derive(Debug, Serialize)]
struct Line {
    what: &'static str,
    account: String,
    before: String,
    after: String,
}

impl View for Line {
    const NOUN: &'static str = "move_line";
    const NOUNS: &'static str = "move_lines";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("WHAT", |l| Cell::text(l.what)),
                Column::new("ACCOUNT", |l| Cell::name(&l.account)),
                Column::new("BEFORE", |l| Cell::name(&l.before)),
                Column::new("AFTER", |l| Cell::name(&l.after)),
            ]
        }
    }

    fn name(&self) -> String {
        self.account.clone()
    }
}

/// Moves it, if it is still as it was read. A table says who gains and loses what.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let tenant = args.tenant.choice()?;
    let target = session.account(&args.account).await?;
    let to = session.account(&args.to).await?;
    let read = session.api().accounts().get(&target.id).await?;
    session.announce(&target);
    let who = super::view::with_below(&target.name, read.value.account.below);
    let place = if to.name == "." { session.acting_name() } else { to.name.clone() };
    let consequence =
        say!("This puts {who} below {place}. Who gains and loses what: the same command with --dry-run.");
    confirm::by_name(context, &target.name, "moving", &consequence).await?;
    let parent = if to.name == "." { to.name } else { to.id };
    let to = AccountMove { parent, tenant };
    let change = session.api().accounts().r#move(&target.id, &to, &context.write(read.etag)).await?.value;
    let name = super::view::path(&change.of.account).to_owned();
    let printer = context.printer();
    // A document has the difference in it.
    if !printer.format().is_document() && printer.format() != Format::Name {
        let lines = lines(&change.of.difference);
        if !lines.is_empty() {
            let mut list = printer.list::<Line>()?;
            list.rows(&lines)?;
            list.end(&Ending { complete: true, ..Ending::default() })?;
        }
    }
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is there already"),
        _ => say!("{who} moved below {place}: {name} now"),
    };
    printer.changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}

fn lines(difference: &MoveDifference) -> Vec<Line> {
    let line = |what, account: &str, before: String, after: String| {
        let shown = |text: String| if text.is_empty() { "-".to_owned() } else { text };
        Line { what, account: account.to_owned(), before: shown(before), after: shown(after) }
    };
    let mut lines = Vec::new();
    for rights in &difference.rights {
        let who = match rights.members.as_deref() {
            None => "its members (not shown to you)".to_owned(),
            Some([]) => "no member yet".to_owned(),
            Some(members) => members.join(", "),
        };
        let (before, after) = if rights.gains { (String::new(), who) } else { (who, String::new()) };
        lines.push(line("rights", &rights.account, before, after));
    }
    for limit in &difference.limits {
        let told = |used: i64| say!("{used} of {} {}", limit.max, limit.kind.as_str().replace('_', "-"));
        lines.push(line("limit", &limit.account, told(limit.before), told(limit.after)));
    }
    for roles in &difference.roles {
        let told = |roles: &[Role]| roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
        lines.push(line("roles", &roles.account, told(&roles.loses), told(&roles.gains)));
    }
    for tenant in &difference.tenants {
        lines.push(line("tenant", &tenant.account, tenant.before.clone(), tenant.after.clone()));
    }
    for status in &difference.statuses {
        let told = |status| match status {
            AccountStatus::Active => "active".to_owned(),
            AccountStatus::Suspended => "suspended".to_owned(),
            AccountStatus::Closed => "closed".to_owned(),
        };
        lines.push(line("status", &status.account, told(status.before), told(status.after)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use api::moves::RightsChange;

    use super::*;

    #[test]
    fn nobody_and_not_shown_are_told_apart() {
        let told = |members: Option<&[&str]>| {
            let members = members.map(|all| all.iter().map(|one| (*one).to_owned()).collect());
            let rights = vec![RightsChange { account: "acme".to_owned(), gains: true, members }];
            let lines = lines(&MoveDifference { rights, ..MoveDifference::default() });
            let [line] = lines.as_slice() else { panic!("one line: {lines:?}") };
            assert_eq!((line.what, line.before.as_str()), ("rights", "-"));
            line.after.clone()
        };
        assert_eq!(
            told(Some(&["ana@acme.example", "rui@acme.example"])),
            "ana@acme.example, rui@acme.example"
        );
        assert_eq!(told(Some(&[])), "no member yet");
        assert_eq!(told(None), "its members (not shown to you)");
    }
}
