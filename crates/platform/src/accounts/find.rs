//! Accounts by path, and the nearest names when there is none (Rule A6).

use api::value::{AccountPath, Slug};
use store::{Tx, tables::accounts as table};

use crate::{
    error::Error,
    standing::{self, Place},
};

/// How many children are looked at for near names.
const LOOKED_AT: i64 = 1000;
/// How many near names are told.
const TOLD: usize = 3;

/// The account at a path from a place, or by its id at or below it.
///
/// # Errors
/// 404 in the words of the request; its hint has the nearest names, all of them accounts below the place.
pub(crate) fn named(tx: &mut Tx, from: &Place, named: &str) -> Result<Place, Error> {
    if api::id::looks_like_id(named) {
        return match table::find(tx, named)? {
            Some(path) if from.path().contains(&path) => standing::load_place(tx, &path),
            _ => Err(Error::account_not_found(named)),
        };
    }
    let Ok(path) = named.parse::<AccountPath>() else {
        return Err(Error::account_not_found(named));
    };
    let mut place = from.clone();
    for (depth, slug) in path.slugs().iter().enumerate() {
        match table::child_by_slug(tx, place.scope(), slug.as_str())? {
            Some(row) => place = place.with_child(&row)?,
            None => return Err(not_found(tx, &place, named, &path.slugs()[..depth], slug)?),
        }
    }
    Ok(place)
}

fn not_found(tx: &mut Tx, at: &Place, named: &str, before: &[Slug], slug: &Slug) -> Result<Error, Error> {
    let mut near: Vec<(usize, String)> = table::child_slugs(tx, at.scope(), LOOKED_AT)?
        .into_iter()
        .map(|name| (strsim::osa_distance(slug.as_str(), &name), name))
        .filter(|(distance, name)| {
            *distance <= 1 + name.chars().count() / 3 || name.starts_with(slug.as_str())
        })
        .collect();
    near.sort();
    let prefix: String = before.iter().map(|s| format!("{s}/")).collect();
    let names: Vec<String> =
        near.into_iter().take(TOLD).map(|(_, name)| format!("`{prefix}{name}`")).collect();
    let error = Error::account_not_found(named);
    Ok(if names.is_empty() { error } else { error.hint(format!("Did you mean {}?", names.join(" or "))) })
}
