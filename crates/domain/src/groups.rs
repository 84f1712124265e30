//! Giving and editing groups: nobody gives more than they hold (Rules G2, G3).

use api::users::Reach;

use crate::{path::Path, permission_set::PermissionSet, refusal::Refusal, standing::Standing};

/// Whether somebody may give a group of these permissions with that reach to a member of the target (Rule G3). In the
/// acting account itself each permission must be held with at least that reach; in an account below, where a member
/// would hold it inside, with `subtree`.
///
/// # Errors
/// The first permission, in the catalogue's order, that is not held, or not that far.
pub fn may_give(giver: &Standing, target: &Path, group: PermissionSet, reach: Reach) -> Result<(), Refusal> {
    if !giver.acting.contains(target) {
        return Err(Refusal::NotVisible);
    }
    if let Some(permission) = group.minus(giver.held(Reach::Account)).iter().next() {
        return Err(Refusal::GrantTooWide(permission));
    }
    let needed = if giver.acting == *target { reach } else { Reach::Subtree };
    group
        .minus(giver.held(needed))
        .iter()
        .next()
        .map_or(Ok(()), |permission| Err(Refusal::GrantTooFar(permission)))
}

/// Whether somebody may leave an account's own group with these permissions (Rule G2). `given` is the widest reach with
/// which the group is given already: whoever widens the group widens it for its members.
///
/// # Errors
/// As for [`may_give`].
pub fn may_edit(
    editor: &Standing,
    target: &Path,
    permissions: PermissionSet,
    given: Option<Reach>,
) -> Result<(), Refusal> {
    may_give(editor, target, permissions, given.unwrap_or_default())
}

/// Whether a change may leave an account with that many administrators: people with an active membership in the group
/// `admin` (Rule G3). An account whose owner has not accepted yet has none to lose.
///
/// # Errors
/// It had some, and would have none.
pub const fn keeps_an_administrator(before: usize, after: usize) -> Result<(), Refusal> {
    if before > 0 && after == 0 { Err(Refusal::LastAdministrator) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use api::permission::{Permission, PredefinedGroup};
    use proptest::prelude::*;

    use super::*;
    use crate::{
        decide::{Target, decide},
        path::AccountKey,
        roles::RoleSet,
        standing::Grant,
    };

    fn accounts() -> (Path, Path) {
        let own = Path::root(AccountKey::new(1).unwrap());
        let below = own.child(AccountKey::new(2).unwrap()).unwrap();
        (own, below)
    }

    fn standing(grants: &[(PredefinedGroup, Reach)]) -> Standing {
        Standing {
            acting: accounts().0,
            status: api::accounts::AccountStatus::Active,
            roles: RoleSet::ALL,
            grants: grants
                .iter()
                .map(|(group, reach)| Grant { permissions: PermissionSet::of_group(*group), reach: *reach })
                .collect(),
        }
    }

    fn of(group: PredefinedGroup) -> PermissionSet {
        PermissionSet::of_group(group)
    }

    #[test]
    fn g3_nobody_gives_more_than_they_hold() {
        use PredefinedGroup::{Admin, Operator, Viewer};
        let (own, below) = accounts();
        let admin = standing(&[(Admin, Reach::Account)]);
        assert_eq!(may_give(&admin, &own, of(Admin), Reach::Account), Ok(()));
        let first = Permission::AccountsRead;
        assert_eq!(may_give(&admin, &own, of(Admin), Reach::Subtree), Err(Refusal::GrantTooFar(first)));
        assert_eq!(may_give(&admin, &below, of(Viewer), Reach::Account), Err(Refusal::GrantTooFar(first)));
        let operator = standing(&[(Operator, Reach::Subtree)]);
        assert_eq!(may_give(&operator, &below, of(Viewer), Reach::Subtree), Ok(()));
        let wider = may_give(&operator, &own, of(Admin), Reach::Account);
        assert!(matches!(wider, Err(Refusal::GrantTooWide(p)) if !of(Operator).contains(p)), "{wider:?}");
    }

    #[test]
    fn g2_a_group_given_far_is_widened_only_by_who_reaches_as_far() {
        let (own, _) = accounts();
        let editor = standing(&[(PredefinedGroup::Admin, Reach::Account)]);
        let wanted: PermissionSet = [Permission::UsersInvite].into_iter().collect();
        assert_eq!(may_edit(&editor, &own, wanted, None), Ok(()));
        assert_eq!(may_edit(&editor, &own, wanted, Some(Reach::Account)), Ok(()));
        assert_eq!(
            may_edit(&editor, &own, wanted, Some(Reach::Subtree)),
            Err(Refusal::GrantTooFar(Permission::UsersInvite))
        );
    }

    #[test]
    fn g3_the_last_administrator_stays() {
        assert_eq!(keeps_an_administrator(1, 0), Err(Refusal::LastAdministrator));
        assert_eq!(keeps_an_administrator(2, 1), Ok(()));
        assert_eq!(keeps_an_administrator(0, 0), Ok(()));
    }

    proptest! {
        /// Whatever is given, to whomever, the receiver can do nothing that the giver cannot.
        #[test]
        fn g3_a_gift_allows_nothing_that_the_giver_may_not(
            held in proptest::collection::vec(
                (proptest::sample::select(Permission::ALL), any::<bool>()), 0..40),
            gift in proptest::collection::vec(proptest::sample::select(Permission::ALL), 1..4),
            far in any::<bool>(), in_child in any::<bool>(), action in proptest::sample::select(Permission::ALL),
        ) {
            let (own, below) = accounts();
            let reach = |far| if far { Reach::Subtree } else { Reach::Account };
            let mut giver = standing(&[]);
            giver.grants = held.iter()
                .map(|(p, far)| Grant { permissions: [*p].into_iter().collect(), reach: reach(*far) })
                .collect();
            let at = if in_child { &below } else { &own };
            let gift: PermissionSet = gift.into_iter().collect();
            if may_give(&giver, at, gift, reach(far)).is_ok() {
                let receiver = Standing {
                    acting: at.clone(),
                    grants: vec![Grant { permissions: gift, reach: reach(far) }],
                    ..giver.clone()
                };
                let lower = below.child(AccountKey::new(3).unwrap()).unwrap();
                for target in [&own, &below, &lower] {
                    let target = Target { path: target, status: api::accounts::AccountStatus::Active };
                    if decide(&receiver, action, target).allowed {
                        prop_assert!(decide(&giver, action, target).allowed);
                    }
                }
            }
        }
    }
}
