//! The effective status of an account: computed along its path, never copied down (Rule A7).

use api::accounts::AccountStatus;

/// The effective status of the last account of a chain of stored ones. Closed is stronger than suspended, and whoever in
/// the chain brings it about is not told.
pub fn effective(chain: impl IntoIterator<Item = AccountStatus>) -> AccountStatus {
    chain.into_iter().fold(AccountStatus::Active, |worst, status| match (worst, status) {
        (AccountStatus::Closed, _) | (_, AccountStatus::Closed) => AccountStatus::Closed,
        (AccountStatus::Suspended, _) | (_, AccountStatus::Suspended) => AccountStatus::Suspended,
        (AccountStatus::Active, AccountStatus::Active) => AccountStatus::Active,
    })
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

    proptest! {
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
