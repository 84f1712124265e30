//! Which of several full limits is told (Rules A5 E1, B1; `security.md` FLT-4).

use api::limits::LimitKind;

use crate::{path::Path, refusal::Refusal};

/// A limit on the way from the root to where something is to be made, as read in the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetLimit<'a> {
    /// The account that has the limit.
    pub account: &'a Path,
    /// What is counted.
    pub kind: LimitKind,
    /// How much is in use.
    pub used: i64,
    /// How much is allowed.
    pub max: i64,
}

impl SetLimit<'_> {
    /// Whether so much more does not fit. Use above the limit is no error: a limit may be set below it (Rule B1).
    #[must_use]
    pub const fn refuses(&self, more: i64) -> bool {
        more > 0 && self.used.saturating_add(more) > self.max
    }
}

/// A full limit, as the acting account may be told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full<'a> {
    /// One above: one constant answer (Rule A5, exception E1).
    Above,
    /// One at or below the acting account, with everything.
    Told(SetLimit<'a>),
}

impl Full<'_> {
    /// As a refusal; of a limit that is told, the caller names the account.
    #[must_use]
    pub const fn refusal(&self) -> Refusal {
        match self {
            Self::Above => Refusal::CapacityUnavailable,
            Self::Told(limit) => Refusal::LimitReached { kind: limit.kind, used: limit.used, max: limit.max },
        }
    }
}

/// Which limit refuses so much more, of all that are set on the way: the highest. So when one above the acting account is
/// full as well as one below, the one above decides.
#[must_use]
pub fn full<'a>(acting: &Path, set: &[SetLimit<'a>], more: i64) -> Option<Full<'a>> {
    let highest = set
        .iter()
        .filter(|limit| limit.refuses(more))
        .min_by_key(|limit| (limit.account.depth(), limit.kind))?;
    Some(if acting.contains(highest.account) { Full::Told(*highest) } else { Full::Above })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::path::AccountKey;

    fn chain() -> Vec<Path> {
        let key = |k| AccountKey::new(k).unwrap();
        let mut paths = vec![Path::root(key(1))];
        for k in 2..6 {
            let below = paths.last().unwrap().child(key(k)).unwrap();
            paths.push(below);
        }
        paths
    }

    fn limit(account: &Path, used: i64, max: i64) -> SetLimit<'_> {
        SetLimit { account, kind: LimitKind::SubAccounts, used, max }
    }

    #[test]
    fn flt_4_when_both_are_full_the_one_above_decides() {
        let paths = chain();
        let above = limit(&paths[0], 200, 200);
        let own = limit(&paths[1], 150, 150);
        assert_eq!(full(&paths[1], &[above, own], 1), Some(Full::Above));
        assert_eq!(full(&paths[1], &[own, above], 1), Some(Full::Above));
        assert_eq!(full(&paths[0], &[above, own], 1), Some(Full::Told(above)));
        let room = limit(&paths[0], 199, 200);
        assert_eq!(full(&paths[1], &[room, own], 1), Some(Full::Told(own)));
        assert_eq!(full(&paths[1], &[room], 1), None);
        assert_eq!(full(&paths[1], &[room], 2), Some(Full::Above));
    }

    #[test]
    fn b1_a_limit_below_use_refuses_growth_alone() {
        let paths = chain();
        let over = limit(&paths[0], 12, 5);
        assert!(over.refuses(1));
        assert!(!over.refuses(0) && !over.refuses(-3));
        assert!(limit(&paths[0], i64::MAX, 5).refuses(i64::MAX));
    }

    proptest! {
        #[test]
        fn a5_what_is_told_of_a_full_limit_lies_at_or_below(
            numbers in proptest::collection::vec((0i64..4, 0i64..4), 5), acting in 0usize..5, more in 0i64..3,
        ) {
            let paths = chain();
            let set: Vec<_> = paths.iter().zip(&numbers).map(|(p, (used, max))| limit(p, *used, *max)).collect();
            let found = full(&paths[acting], &set, more);
            prop_assert_eq!(found.is_some(), set.iter().any(|l| l.refuses(more)));
            let above_full = set[..acting].iter().any(|l| l.refuses(more));
            prop_assert_eq!(found == Some(Full::Above), above_full);
            if let Some(Full::Told(told)) = found {
                prop_assert!(paths[acting].contains(told.account));
            }
        }
    }
}
