//! `cron groups members`.

use api::{
    filter::{Filter, Op, Term, TermKind},
    users::Member,
};

use super::GroupArg;
use crate::{
    cli::ListArgs,
    commands::shared,
    context::{Context, Outcome},
    error::{Error, Result},
    session::Session,
};

/// List the users who have a group
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron groups members admin\n  cron groups members operator --account acme -o name"
)]
pub struct Args {
    #[command(flatten)]
    of: GroupArg,
    #[command(flatten)]
    list: ListArgs,
}

/// Lists them.
///
/// # Errors
/// There is no such group, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    // An unknown group would make an empty list out of a mistake.
    let group = super::read(&args.of.group, &target, session).await?.value;
    let mut query = context.query(&args.list);
    query.filter = Some(with_group(query.filter.as_deref(), &group.id)?);
    let pages = session.api().users().list(&target.id, query, context.rows(&args.list));
    let place = shared::place(session, &target);
    context
        .list::<Member>(pages, &args.list, |count| {
            let users = if count == 1 { "user" } else { "users" };
            Some(say!("{count} {users} of {place} with {}.", group.name))
        })
        .await
}

/// The filter with one more term.
fn with_group(filter: Option<&str>, group: &str) -> Result<String> {
    let mut filter: Filter = filter
        .unwrap_or_default()
        .parse()
        .map_err(|error: api::filter::FilterError| Error::usage(say!("in the filter, {error}")))?;
    let kind = TermKind::Field { name: "group".to_owned(), op: Op::Is, values: vec![group.to_owned()] };
    filter.terms.push(Term { negated: false, kind });
    Ok(filter.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_is_one_more_term() {
        assert_eq!(with_group(None, "admin").unwrap(), "group:admin");
        assert_eq!(with_group(Some("status:active"), "admin").unwrap(), "status:active group:admin");
        assert!(with_group(Some("status:("), "admin").is_err());
    }
}
