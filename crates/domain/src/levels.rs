//! Levels: how deep an account may build below itself (Rule A10).

use crate::refusal::Refusal;

/// The master account's levels.
pub const MASTER: i64 = 64;
/// The most that a new account gets unless another value is given.
pub const DEFAULT: i64 = 8;

/// The levels left to the last account of a chain of stored values, the master's first: the least of what each account at
/// or above it still allows there. Never below zero, so that a limit lowered above tells no more than that none is left.
#[must_use]
pub fn left(chain: &[i64]) -> i64 {
    let least =
        chain.iter().rev().zip(0i64..).map(|(levels, distance)| levels.saturating_sub(distance)).min();
    least.unwrap_or(0).max(0)
}

/// What a new account gets below a parent with that much left: the value asked for, or the default.
///
/// # Errors
/// No level is left, or the value asked for is negative or not below the parent's.
pub fn for_child(parent_left: i64, asked: Option<i64>) -> Result<i64, Refusal> {
    if parent_left < 1 {
        return Err(Refusal::NoLevelLeft);
    }
    let max = parent_left - 1;
    match asked {
        None => Ok(max.min(DEFAULT)),
        Some(levels) if (0..=max).contains(&levels) => Ok(levels),
        Some(_) => Err(Refusal::TooManyLevels { max }),
    }
}

/// Whether a subtree of that height (0: an account without any below) fits below a parent with that much left (Rule A8).
///
/// # Errors
/// It does not.
pub const fn fits(parent_left: i64, height: i64) -> Result<(), Refusal> {
    if parent_left > height { Ok(()) } else { Err(Refusal::NoLevelLeft) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a10_the_least_along_the_chain_counts() {
        assert_eq!(left(&[64]), 64);
        assert_eq!(left(&[64, 8]), 8);
        assert_eq!(left(&[64, 2, 8]), 1);
        assert_eq!(left(&[64, 2, 8, 8]), 0);
        assert_eq!(left(&[64, 0, 8, 8]), 0);
        assert_eq!(left(&[64, i64::MIN]), 0);
    }

    #[test]
    fn a10_a_new_account_gets_eight_or_one_less_than_its_parent() {
        assert_eq!(for_child(64, None), Ok(8));
        assert_eq!(for_child(9, None), Ok(8));
        assert_eq!(for_child(3, None), Ok(2));
        assert_eq!(for_child(1, None), Ok(0));
        assert_eq!(for_child(0, None), Err(Refusal::NoLevelLeft));
        assert_eq!(for_child(64, Some(63)), Ok(63));
        assert_eq!(for_child(64, Some(64)), Err(Refusal::TooManyLevels { max: 63 }));
        assert_eq!(for_child(64, Some(-1)), Err(Refusal::TooManyLevels { max: 63 }));
    }

    proptest! {
        #[test]
        fn a10_a_child_never_has_more_left_than_its_parent_less_one(
            chain in proptest::collection::vec(0i64..70, 1..10), asked in proptest::option::of(-1i64..70),
        ) {
            let parent = left(&chain);
            let mut with_child = chain.clone();
            match for_child(parent, asked) {
                Ok(levels) => {
                    with_child.push(levels);
                    prop_assert_eq!(left(&with_child), levels);
                    prop_assert!(levels < parent);
                }
                Err(_) => prop_assert!(parent == 0 || !(0..parent).contains(&asked.unwrap())),
            }
        }

        #[test]
        fn a10_lowering_anywhere_never_gives_more(
            mut chain in proptest::collection::vec(0i64..70, 1..10), at in 0usize..10, less in 0i64..70,
        ) {
            let before = left(&chain);
            let at = at % chain.len();
            chain[at] -= less;
            prop_assert!(left(&chain) <= before);
        }
    }
}
