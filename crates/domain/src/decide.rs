//! May the principal do this to that account: the one decision, without allocation or I/O (`design.md` §2).

use api::{accounts::AccountStatus, permission::Permission, users::Reach};

use crate::{own_account, path::Path, refusal::Refusal, standing::Standing};

/// What is to be done: the permission that it takes.
pub type Action = Permission;

/// The account that something is done to, or in; read in the same snapshot as the data.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// Where it lies.
    pub path: &'a Path,
    /// Its effective status (Rule A7).
    pub status: AccountStatus,
}

/// The answer, with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Whether it may be done.
    pub allowed: bool,
    /// The rule that decides (Rule G4).
    pub because: Because,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// A group gives it.
    Granted {
        /// Which: the place in [`Standing::grants`].
        grant: usize,
    },
    /// A rule refuses it.
    Refused(Refusal),
}

impl Because {
    /// The id of the rule that decides, such as `G1`.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Granted { .. } => "G1",
            Self::Refused(refusal) => refusal.rule(),
        }
    }

    /// The reason in words, of a decision about this standing and action (Rule G4). `acting` and `account` are the acting
    /// account and the target as the viewer names them, `group` names the group of a grant by its place.
    #[must_use]
    pub fn told<'a>(
        self,
        standing: &Standing,
        action: Action,
        [acting, account]: [&str; 2],
        group: impl Fn(usize) -> &'a str,
    ) -> String {
        match self {
            Self::Granted { grant } => {
                let reach = match standing.grants.get(grant).map(|grant| grant.reach) {
                    Some(Reach::Subtree) => "subtree",
                    Some(Reach::Account) | None => "account",
                };
                let group = group(grant);
                format!("the group `{group}`, given in {acting} with the reach `{reach}`, holds `{action}`")
            }
            Self::Refused(refusal) => refusal.told(acting, account).to_string(),
        }
    }
}

impl Decision {
    const fn refused(refusal: Refusal) -> Self {
        Self { allowed: false, because: Because::Refused(refusal) }
    }

    /// The decision as a result.
    ///
    /// # Errors
    /// It was refused.
    pub const fn require(self) -> Result<(), Refusal> {
        match self.because {
            Because::Granted { .. } => Ok(()),
            Because::Refused(refusal) => Err(refusal),
        }
    }
}

/// Decides. The first rule that refuses is the reason: whether the target exists for the caller at all, then whether
/// the acting account works, then the permission and its reach, the role that gates it, what an account never does to
/// itself, and whether the inside of the target can be changed.
#[must_use]
pub fn decide(standing: &Standing, action: Action, target: Target<'_>) -> Decision {
    if !standing.acting.contains(target.path) {
        return Decision::refused(Refusal::NotVisible);
    }
    if standing.status != AccountStatus::Active {
        return Decision::refused(Refusal::ActingNotActive(standing.status));
    }
    let own = standing.acting == *target.path;
    let grant = match granted(standing, action, own) {
        Ok(grant) => grant,
        Err(refusal) => return Decision::refused(refusal),
    };
    if let Some(role) = action.role()
        && !standing.roles.contains(role)
    {
        return Decision::refused(Refusal::RoleMissing { permission: action, role });
    }
    if own && own_account::only_from_above(action) {
        return Decision::refused(Refusal::OwnAccount(action));
    }
    if target.status != AccountStatus::Active && changes_inside(action) {
        return Decision::refused(Refusal::TargetNotActive(target.status));
    }
    Decision { allowed: true, because: Because::Granted { grant } }
}

/// The first grant that gives the action there (Rules G1, G5).
fn granted(standing: &Standing, action: Action, own: bool) -> Result<usize, Refusal> {
    let either_reach = own || action.acts_on_account();
    let mut held = false;
    for (place, grant) in standing.grants.iter().enumerate() {
        if grant.permissions.contains(action) {
            if either_reach || grant.reach == Reach::Subtree {
                return Ok(place);
            }
            held = true;
        }
    }
    Err(if held { Refusal::ReachTooShort(action) } else { Refusal::PermissionMissing(action) })
}

/// Whether the action changes what lies inside the target, which must work for that (Rule A7). A new account lies inside
/// its parent; all else that acts on an account as an object is allowed from above, so that a debtor can be resumed.
#[must_use]
pub fn changes_inside(action: Action) -> bool {
    !action.is_read() && (!action.acts_on_account() || action == Permission::AccountsCreate)
}

#[cfg(test)]
mod tests {
    use api::permission::{PredefinedGroup, Role};
    use proptest::prelude::*;

    use super::*;
    use crate::{path::AccountKey, permission_set::PermissionSet, roles::RoleSet, standing::Grant};

    const ACTIVE: AccountStatus = AccountStatus::Active;

    fn path(keys: &[i64]) -> Path {
        let mut keys = keys.iter().map(|k| AccountKey::new(*k).unwrap());
        let root = Path::root(keys.next().unwrap());
        keys.fold(root, |path, key| path.child(key).unwrap())
    }

    fn member(acting: &[i64], group: PredefinedGroup, reach: Reach) -> Standing {
        Standing {
            acting: path(acting),
            status: ACTIVE,
            roles: RoleSet::ALL,
            grants: vec![Grant { permissions: PermissionSet::of_group(group), reach }],
        }
    }

    fn outcome(standing: &Standing, action: Permission, target: &[i64]) -> Result<(), Refusal> {
        decide(standing, action, Target { path: &path(target), status: ACTIVE }).require()
    }

    fn any_status() -> impl Strategy<Value = AccountStatus> {
        prop_oneof![4 => Just(ACTIVE), 1 => Just(AccountStatus::Suspended), 1 => Just(AccountStatus::Closed)]
    }

    fn any_grant() -> impl Strategy<Value = Grant> {
        let permissions = proptest::collection::vec(proptest::sample::select(Permission::ALL), 0..12);
        let reach = prop_oneof![Just(Reach::Account), Just(Reach::Subtree)];
        (permissions, reach)
            .prop_map(|(permissions, reach)| Grant { permissions: permissions.into_iter().collect(), reach })
    }

    fn any_keys() -> impl Strategy<Value = Vec<i64>> {
        proptest::collection::vec(1i64..3, 1..5)
    }

    fn any_standing() -> impl Strategy<Value = Standing> {
        let grants = proptest::collection::vec(any_grant(), 0..4);
        (any_keys(), any_status(), 0i64..64, grants).prop_map(|(acting, status, roles, grants)| Standing {
            acting: path(&acting),
            status,
            roles: RoleSet::from_i64(roles),
            grants,
        })
    }

    fn any_action() -> impl Strategy<Value = Permission> {
        proptest::sample::select(Permission::ALL)
    }

    #[test]
    fn s2_above_and_beside_there_is_nothing() {
        let admin = member(&[1, 2], PredefinedGroup::Admin, Reach::Subtree);
        for action in Permission::ALL {
            for elsewhere in [&[1][..], &[1, 3], &[1, 3, 2], &[4]] {
                assert_eq!(outcome(&admin, *action, elsewhere), Err(Refusal::NotVisible));
            }
        }
    }

    #[test]
    fn g5_objects_below_with_either_reach_and_their_inside_with_subtree() {
        let near = member(&[1, 2], PredefinedGroup::Admin, Reach::Account);
        let far = member(&[1, 2], PredefinedGroup::Admin, Reach::Subtree);
        for action in Permission::ALL {
            assert_eq!(outcome(&far, *action, &[1, 2, 3]), Ok(()), "{action}");
            let expected = if ["accounts", "limits", "roles", "prices"].contains(&action.resource()) {
                Ok(())
            } else {
                Err(Refusal::ReachTooShort(*action))
            };
            assert_eq!(outcome(&near, *action, &[1, 2, 3, 4]), expected, "{action}");
        }
        assert_eq!(outcome(&near, Permission::UsersInvite, &[1, 2]), Ok(()));
    }

    #[test]
    fn a4_the_role_of_the_acting_account_gates() {
        let mut admin = member(&[1, 2], PredefinedGroup::Admin, Reach::Subtree);
        for role in Role::ALL {
            admin.roles = RoleSet::ALL.without(*role);
            for action in Permission::ALL {
                let expected = if action.role() == Some(*role) {
                    Err(Refusal::RoleMissing { permission: *action, role: *role })
                } else {
                    Ok(())
                };
                assert_eq!(outcome(&admin, *action, &[1, 2, 3]), expected, "{action}");
            }
        }
    }

    #[test]
    fn a3_an_account_does_not_do_to_itself_what_an_ancestor_does() {
        let admin = member(&[1, 2], PredefinedGroup::Admin, Reach::Subtree);
        assert_eq!(
            outcome(&admin, Permission::RolesGrant, &[1, 2]),
            Err(Refusal::OwnAccount(Permission::RolesGrant))
        );
        assert_eq!(outcome(&admin, Permission::AccountsCreate, &[1, 2]), Ok(()));
        assert_eq!(outcome(&admin, Permission::AccountsUpdate, &[1, 2]), Ok(()));
        assert_eq!(outcome(&admin, Permission::LimitsRead, &[1, 2]), Ok(()));
    }

    #[test]
    fn a7_a_suspended_account_is_resumed_from_above_and_unchanged_inside() {
        let admin = member(&[1], PredefinedGroup::Admin, Reach::Subtree);
        let debtor = path(&[1, 2]);
        let target = Target { path: &debtor, status: AccountStatus::Suspended };
        assert!(decide(&admin, Permission::AccountsResume, target).allowed);
        assert!(decide(&admin, Permission::LimitsSet, target).allowed);
        assert!(decide(&admin, Permission::UsersRead, target).allowed);
        for inside in [Permission::UsersInvite, Permission::AccountsCreate, Permission::BrandUpdate] {
            let decision = decide(&admin, inside, target);
            assert_eq!(decision.require(), Err(Refusal::TargetNotActive(AccountStatus::Suspended)));
        }
    }

    #[test]
    fn t5_nobody_acts_from_an_account_that_does_not_work() {
        let mut admin = member(&[1, 2], PredefinedGroup::Admin, Reach::Subtree);
        admin.status = AccountStatus::Suspended;
        for action in Permission::ALL {
            assert_eq!(
                outcome(&admin, *action, &[1, 2, 3]),
                Err(Refusal::ActingNotActive(AccountStatus::Suspended))
            );
        }
    }

    #[test]
    fn g4_the_grant_that_decides_is_named() {
        let mut standing = member(&[1], PredefinedGroup::Viewer, Reach::Account);
        standing.grants.extend(member(&[1], PredefinedGroup::Admin, Reach::Subtree).grants);
        let target = path(&[1, 2]);
        let decision = decide(&standing, Permission::UsersInvite, Target { path: &target, status: ACTIVE });
        assert_eq!(decision, Decision { allowed: true, because: Because::Granted { grant: 1 } });
        let told = |because: Because, action| {
            because.told(&standing, action, ["acme", "acme/store-01"], |place| ["viewer", "admin"][place])
        };
        assert_eq!(
            told(decision.because, Permission::UsersInvite),
            "the group `admin`, given in acme with the reach `subtree`, holds `users:invite`"
        );
        let refused = Because::Refused(Refusal::PermissionMissing(Permission::PricesSet));
        assert_eq!(told(refused, Permission::PricesSet), "no group given in acme holds `prices:set`");
    }

    proptest! {
        #[test]
        fn s1_nothing_is_allowed_outside_the_acting_accounts_subtree(
            standing in any_standing(), action in any_action(), target in any_keys(), status in any_status(),
        ) {
            let target = path(&target);
            let decision = decide(&standing, action, Target { path: &target, status });
            prop_assert_eq!(decision.allowed, decision.require().is_ok());
            if decision.allowed {
                prop_assert!(standing.acting.contains(&target));
                prop_assert_eq!(standing.status, ACTIVE);
                prop_assert!(standing.held(Reach::Account).contains(action));
            }
        }

        #[test]
        fn g5_more_reach_more_groups_and_more_roles_never_allow_less(
            standing in any_standing(), more in any_grant(), action in any_action(),
            target in any_keys(), status in any_status(),
        ) {
            let target = path(&target);
            let allowed = |s: &Standing| decide(s, action, Target { path: &target, status }).allowed;
            if allowed(&standing) {
                let mut wider = standing.clone();
                wider.grants.iter_mut().for_each(|grant| grant.reach = Reach::Subtree);
                prop_assert!(allowed(&wider));
                wider = standing.clone();
                wider.grants.push(more);
                prop_assert!(allowed(&wider));
                wider = standing.clone();
                wider.roles = RoleSet::ALL;
                prop_assert!(allowed(&wider));
                let working = Target { path: &target, status: ACTIVE };
                prop_assert!(decide(&standing, action, working).allowed);
            }
        }
    }
}
