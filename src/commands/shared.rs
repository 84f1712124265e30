//! What the nouns of an account do alike: list their rows, offer near names for an unknown one.

use api::list::{ListQuery, Scope};
use client::Pages;
use serde::de::DeserializeOwned;

use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::{Error, Result},
    names,
    output::View,
    session::{Session, Target},
};

/// How many rows are looked through for near names.
const LOOKED_THROUGH: u64 = 500;

/// An account as a sentence names it.
pub(super) fn place(session: &Session, target: &Target) -> String {
    if target.name == "." { session.acting_name() } else { target.name.clone() }
}

/// Lists the rows of the account that `--account` names.
///
/// # Errors
/// As a request.
pub(super) async fn list<T: View + DeserializeOwned>(
    context: &Context,
    session: &Session,
    args: &ListArgs,
    pages: impl FnOnce(&str, ListQuery, Option<u64>) -> Pages<T>,
) -> Result<Outcome> {
    let target = session.target().await?;
    let query = context.query(args);
    let scope = query.scope.unwrap_or_default();
    let pages = pages(&target.id, query, context.rows(args));
    let place = place(session, &target);
    context.list(pages, args, |count| Some(footer(T::NOUN, T::NOUNS, count, scope, &place))).await
}

fn footer(noun: &str, nouns: &str, count: u64, scope: Scope, place: &str) -> String {
    let noun = if count == 1 { noun } else { nouns }.replace('_', " ");
    match scope {
        Scope::Account => say!("{count} {noun} of {place}."),
        Scope::Children => say!("{count} {noun} of the accounts directly below {place}."),
        Scope::Subtree => say!("{count} {noun} of {place} and all accounts below it."),
    }
}

/// Says that there is no such thing in `place`, and offers the nearest names; any other failure stays as it is.
pub(super) async fn near<T: View + DeserializeOwned>(
    error: Error,
    named: &str,
    place: &str,
    see: &str,
    pages: impl FnOnce(ListQuery, Option<u64>) -> Pages<T>,
    name: fn(&T) -> &str,
) -> Error {
    if error.code() != format!("{}_not_found", T::NOUN) {
        return error;
    }
    let error = error.reword(say!("there is no {} `{named}` in {place}", T::NOUN));
    offer(error, named, see, pages, name).await
}

/// Offers the nearest names.
pub(super) async fn offer<T: View + DeserializeOwned>(
    error: Error,
    named: &str,
    see: &str,
    pages: impl FnOnce(ListQuery, Option<u64>) -> Pages<T>,
    name: fn(&T) -> &str,
) -> Error {
    // A failure on the way adds nothing to the error.
    let Ok(Some(rows)) = pages(ListQuery::default(), Some(LOOKED_THROUGH)).next().await else { return error };
    // What has the very name and is not found is revoked, and cannot be meant.
    let near = names::nearest(named, rows.iter().map(name).filter(|name| *name != named));
    if near.is_empty() {
        return error.hint(say!("see: {see}"));
    }
    let quoted: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
    error.hint(say!("did you mean {}?", quoted.join(" or ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_says_whose_rows_they_are() {
        assert_eq!(footer("user", "users", 1, Scope::Account, "acme"), "1 user of acme.");
        assert_eq!(
            footer("audit_entry", "audit_entries", 0, Scope::Subtree, "acme"),
            "0 audit entries of acme and all accounts below it."
        );
    }
}
