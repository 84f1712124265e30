//! The effective status of an account: computed along its path, never copied down (Rule A7).

use api::accounts::AccountStatus;

use crate::path::{AccountKey, Path};

/// The effective status of the last account of a chain of stored ones. Closed is stronger than suspended, and whoever in
/// the chain brings it about is not told.
pub fn effective(chain: impl IntoIterator<Item = AccountStatus>) -> AccountStatus {
    chain.into_iter().fold(AccountStatus::Active, |worst, status| match (worst, status) {
        (AccountStatus::Closed, _) | (_, AccountStatus::Closed) => AccountStatus::Closed,
        (AccountStatus::Suspended, _) | (_, AccountStatus::Suspended) => AccountStatus::Suspended,
        (AccountStatus::Active, AccountStatus::Active) => AccountStatus::Active,
    })
}

/// An account whose effective status changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Its place among those that were given.
    pub place: usize,
    /// What it was.
    pub before: AccountStatus,
    /// What it becomes.
    pub after: AccountStatus,
}

/// Whose effective status changes in a subtree when that of its root does. The accounts come in tree order, the root first,
/// each with its stored status; the root's own is passed over.
pub fn changes<'a>(
    [before, after]: [AccountStatus; 2],
    subtree: impl IntoIterator<Item = (&'a Path, AccountStatus)>,
) -> Vec<Changed> {
    let mut way: Vec<(usize, [AccountStatus; 2])> = Vec::new();
    let mut changed = Vec::new();
    for (place, (path, stored)) in subtree.into_iter().enumerate() {
        while way.last().is_some_and(|(depth, _)| *depth >= path.depth()) {
            way.pop();
        }
        let now =
            way.last().map_or([before, after], |(_, above)| above.map(|above| effective([above, stored])));
        way.push((path.depth(), now));
        let [before, after] = now;
        if before != after {
            changed.push(Changed { place, before, after });
        }
    }
    changed
}

/// Whether somebody who acts from there may know who suspended an account, and why: that one stands at the author's place or
/// above it, on the way to the account (Rule A5).
#[must_use]
pub fn knows_reason(acting: &Path, account: &Path, author: AccountKey) -> bool {
    acting.is_above(account) && account.keys().skip(acting.depth()).any(|key| key == author)
}

#[cfg(test)]
mod tests {
    use AccountStatus::{Active, Closed, Suspended};
    use proptest::prelude::*;

    use super::*;

    fn any_status() -> impl Strategy<Value = AccountStatus> {
        prop_oneof![Just(Active), Just(Suspended), Just(Closed)]
    }

    #[test]
    fn a7_the_strongest_status_of_the_chain_holds() {
        assert_eq!(effective([Active, Active]), Active);
        assert_eq!(effective([Active, Suspended, Active]), Suspended);
        assert_eq!(effective([Closed, Suspended, Active]), Closed);
        assert_eq!(effective([Suspended, Closed, Active]), Closed);
    }

    fn path(keys: &[i64]) -> Path {
        let key = |k: &i64| AccountKey::new(*k).unwrap();
        let (root, below) = keys.split_first().unwrap();
        below.iter().fold(Path::root(key(root)), |path, k| path.child(key(k)).unwrap())
    }

    #[test]
    fn a5_the_reason_is_for_the_author_and_those_above() {
        let (target, author) = (path(&[1, 2, 3, 4]), AccountKey::new(2).unwrap());
        for (acting, knows) in
            [(&[1][..], true), (&[1, 2], true), (&[1, 2, 3], false), (&[1, 2, 3, 4], false)]
        {
            assert_eq!(knows_reason(&path(acting), &target, author), knows, "{acting:?}");
        }
        assert!(!knows_reason(&path(&[1, 9]), &target, author));
    }

    proptest! {
        #[test]
        fn a7_who_changes_is_who_was_something_else(
            parents in proptest::collection::vec(0usize..8, 1..8), stored in proptest::collection::vec(any_status(), 9),
            before in any_status(), after in any_status(),
        ) {
            let mut paths = vec![path(&[1])];
            for (n, parent) in parents.iter().enumerate() {
                let child = paths[parent % paths.len()].child(AccountKey::new(n as i64 + 2).unwrap()).unwrap();
                paths.push(child);
            }
            paths.sort();
            let place = |key: AccountKey| paths.iter().position(|p| p.key() == key).unwrap();
            let counts = |root: AccountStatus, path: &Path| {
                effective([root].into_iter().chain(path.keys().skip(1).map(|key| stored[place(key)])))
            };
            let expected: Vec<_> = paths.iter().enumerate()
                .map(|(place, p)| Changed { place, before: counts(before, p), after: counts(after, p) })
                .filter(|c| c.before != c.after)
                .collect();
            let rows = paths.iter().zip(stored.iter().copied());
            prop_assert_eq!(changes([before, after], rows), expected);
        }

        #[test]
        fn a7_lifting_a_suspension_restores_exactly_what_was(
            mut chain in proptest::collection::vec(any_status(), 1..8), at in 0usize..8,
        ) {
            let before: Vec<_> = (1..=chain.len()).map(|n| effective(chain[..n].to_vec())).collect();
            let at = at % chain.len();
            let stored = std::mem::replace(&mut chain[at], Suspended);
            for n in at + 1..=chain.len() {
                prop_assert_ne!(effective(chain[..n].to_vec()), Active);
            }
            chain[at] = stored;
            let after: Vec<_> = (1..=chain.len()).map(|n| effective(chain[..n].to_vec())).collect();
            prop_assert_eq!(before, after);
        }
    }
}
