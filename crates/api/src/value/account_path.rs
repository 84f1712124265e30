//! Paths of accounts as people write them (Rule A6).

use std::{fmt, str::FromStr};

use super::{Slug, ValueError, as_text};

/// The most slugs: the tree is no deeper (Rule A10).
const MAX: usize = 64;

/// An account seen from another at or above it: slugs joined by `/`; `.` is that other one itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct AccountPath(Vec<Slug>);

as_text!(AccountPath);

impl AccountPath {
    /// The account from which one looks: `.`.
    pub const ITSELF: Self = Self(Vec::new());

    /// Whether it is the account from which one looks.
    #[must_use]
    pub const fn is_itself(&self) -> bool {
        self.0.is_empty()
    }

    /// The slugs on the way down.
    #[must_use]
    pub fn slugs(&self) -> &[Slug] {
        &self.0
    }

    /// The last slug, and the path of the parent; none of `.`.
    #[must_use]
    pub fn split_last(&self) -> Option<(Self, &Slug)> {
        self.0.split_last().map(|(last, rest)| (Self(rest.to_vec()), last))
    }

    /// The path of an account directly below.
    ///
    /// # Errors
    /// It would be deeper than the tree.
    pub fn child(&self, slug: Slug) -> Result<Self, ValueError> {
        if self.0.len() >= MAX {
            return Err(ValueError::too_long(&self.to_string(), MAX, "levels"));
        }
        Ok(Self(self.0.iter().cloned().chain([slug]).collect()))
    }
}

impl FromStr for AccountPath {
    type Err = ValueError;

    fn from_str(given: &str) -> Result<Self, ValueError> {
        if given.is_empty() {
            return Err(ValueError::missing());
        }
        if given == "." {
            return Ok(Self::ITSELF);
        }
        let slugs = given.split('/').take(MAX + 1).map(|part| {
            part.parse().map_err(|error: ValueError| {
                let why = match error.code() {
                    "missing" => "is no path: a slug between slashes is missing".to_owned(),
                    _ => format!("is no path: {error}"),
                };
                ValueError::new(given, error.code(), why)
            })
        });
        let slugs = slugs.collect::<Result<Vec<Slug>, ValueError>>()?;
        if slugs.len() > MAX { Err(ValueError::too_long(given, MAX, "levels")) } else { Ok(Self(slugs)) }
    }
}

impl fmt::Display for AccountPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str(".");
        }
        for (place, slug) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str("/")?;
            }
            f.write_str(slug.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::test::{bad, good, survives};

    #[test]
    fn a6_paths() {
        good::<AccountPath>(&[
            (".", "."),
            ("acme", "acme"),
            ("acme/store-12", "acme/store-12"),
            (&vec!["a"; 64].join("/"), &vec!["a"; 64].join("/")),
        ]);
        bad::<AccountPath>(&[
            ("", "missing"),
            ("/acme", "missing"),
            ("acme/", "missing"),
            ("acme//x", "missing"),
            ("./acme", "reserved"),
            ("acme/..", "format"),
            ("acme/Store", "format"),
            ("acme/self", "reserved"),
            (&vec!["a"; 65].join("/"), "too_long"),
        ]);
    }

    proptest! {
        #[test]
        fn a6_a_path_survives(slugs in proptest::collection::vec("[a-zç0-9]{1,8}", 0..8)) {
            let path = slugs.iter().try_fold(AccountPath::ITSELF, |path, slug| path.child(slug.parse()?)).unwrap();
            survives(&path);
            prop_assert_eq!(path.is_itself(), slugs.is_empty());
            if let Some((parent, last)) = path.split_last() {
                prop_assert_eq!(parent.child(last.clone()).unwrap(), path.clone());
            }
        }
    }
}
