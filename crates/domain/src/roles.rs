//! Account roles and what counts of them: computed along the path, never copied (Rule A4).

use std::fmt;

use api::permission::Role;

use crate::refusal::Refusal;

/// A set of roles; stored as a number, so a role's bit never changes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RoleSet(u8);

impl RoleSet {
    /// No role.
    pub const EMPTY: Self = Self(0);
    /// Every role: what the master account stores.
    pub const ALL: Self = Self(0b11_1111);

    const fn bit(role: Role) -> u8 {
        match role {
            Role::TenantAdmin => 1,
            Role::AccountAdmin => 1 << 1,
            Role::SubaccountAdmin => 1 << 2,
            Role::SubaccountTenant => 1 << 3,
            Role::UserAdmin => 1 << 4,
            Role::AutomationManager => 1 << 5,
        }
    }

    /// The set as it is stored.
    #[must_use]
    pub const fn to_i64(self) -> i64 {
        self.0 as i64
    }

    /// A stored set; bits that this version has no role for are left out.
    #[must_use]
    pub const fn from_i64(stored: i64) -> Self {
        Self((stored & Self::ALL.0 as i64) as u8)
    }

    /// Whether the role is in it.
    #[must_use]
    pub const fn contains(self, role: Role) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// The set with the role.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | Self::bit(role))
    }

    /// The set without the role.
    #[must_use]
    pub const fn without(self, role: Role) -> Self {
        Self(self.0 & !Self::bit(role))
    }

    /// What is in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether all of it is in the other.
    #[must_use]
    pub const fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The roles, in the catalogue's order.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.contains(*role))
    }
}

impl FromIterator<Role> for RoleSet {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl fmt::Debug for RoleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Role::as_str)).finish()
    }
}

/// What a parent lacks to give the role; nothing when it may: `mayGive` of Rule A4.
#[must_use]
pub fn missing_to_give(parent_effective: RoleSet, role: Role) -> Option<Role> {
    let needed: &[Role] = match role {
        Role::AccountAdmin => &[Role::AccountAdmin, Role::SubaccountAdmin],
        Role::TenantAdmin => &[Role::SubaccountTenant],
        Role::SubaccountAdmin => &[Role::SubaccountAdmin],
        Role::SubaccountTenant => &[Role::SubaccountTenant],
        Role::UserAdmin => &[Role::UserAdmin],
        Role::AutomationManager => &[Role::AutomationManager],
    };
    needed.iter().copied().find(|role| !parent_effective.contains(*role))
}

/// Whether a parent with these effective roles may give the role to an account directly below.
#[must_use]
pub fn may_give(parent_effective: RoleSet, role: Role) -> bool {
    missing_to_give(parent_effective, role).is_none()
}

/// The effective roles of the last account of a chain of stored ones, the master's first.
#[must_use]
pub fn effective(chain: &[RoleSet]) -> RoleSet {
    let Some((master, below)) = chain.split_first() else { return RoleSet::EMPTY };
    below
        .iter()
        .fold(*master, |parent, stored| stored.iter().filter(|role| may_give(parent, *role)).collect())
}

/// Whether the role can stand on an account whose parent effectively holds these, whoever gives it (`design.md` §2).
///
/// # Errors
/// The parent lacks what it takes.
pub fn check_give(parent_effective: RoleSet, role: Role) -> Result<(), Refusal> {
    missing_to_give(parent_effective, role)
        .map_or(Ok(()), |missing| Err(Refusal::RoleNotGrantable { role, missing }))
}

/// Whether an account with these effective roles can have a new account below it (`design.md` §2).
///
/// # Errors
/// It does not hold `account-admin`.
pub fn check_parent(effective: RoleSet) -> Result<(), Refusal> {
    check_holds(effective, Role::AccountAdmin)
}

/// Whether an account with these effective roles can own a new tenant (`design.md` §2).
///
/// # Errors
/// It does not hold `tenant-admin`.
pub fn check_tenant_owner(effective: RoleSet) -> Result<(), Refusal> {
    check_holds(effective, Role::TenantAdmin)
}

const fn check_holds(effective: RoleSet, role: Role) -> Result<(), Refusal> {
    if effective.contains(role) { Ok(()) } else { Err(Refusal::CannotStand(role)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_chain() -> impl Strategy<Value = Vec<RoleSet>> {
        proptest::collection::vec((0i64..64).prop_map(RoleSet::from_i64), 1..8)
    }

    fn any_role() -> impl Strategy<Value = Role> {
        proptest::sample::select(Role::ALL)
    }

    /// The formula of the rule as it is written, by recursion and role by role.
    fn by_the_formula(chain: &[RoleSet], role: Role) -> bool {
        let (last, above) = chain.split_last().unwrap();
        let parent_holds = |r| by_the_formula(above, r);
        last.contains(role)
            && (above.is_empty()
                || match role {
                    Role::AccountAdmin => {
                        parent_holds(Role::AccountAdmin) && parent_holds(Role::SubaccountAdmin)
                    }
                    Role::TenantAdmin => parent_holds(Role::SubaccountTenant),
                    other => parent_holds(other),
                })
    }

    #[test]
    fn a4_stored_bits_never_change() {
        let bits: Vec<i64> = Role::ALL.iter().map(|r| RoleSet::EMPTY.with(*r).to_i64()).collect();
        assert_eq!(bits, [1, 2, 4, 8, 16, 32]);
        assert_eq!(RoleSet::from_i64(-1), RoleSet::ALL);
        assert_eq!(RoleSet::ALL.iter().count(), Role::ALL.len());
    }

    #[test]
    fn a4_giving_across_levels_needs_every_link() {
        let no_link = RoleSet::ALL.without(Role::SubaccountTenant);
        assert!(effective(&[RoleSet::ALL, no_link]).contains(Role::TenantAdmin));
        assert!(!effective(&[RoleSet::ALL, no_link, RoleSet::ALL]).contains(Role::TenantAdmin));
        assert_eq!(
            check_give(no_link, Role::TenantAdmin),
            Err(Refusal::RoleNotGrantable { role: Role::TenantAdmin, missing: Role::SubaccountTenant })
        );
    }

    #[test]
    fn a4_what_is_made_must_be_able_to_stand() {
        let neither = RoleSet::EMPTY.with(Role::UserAdmin);
        assert_eq!(check_parent(neither), Err(Refusal::CannotStand(Role::AccountAdmin)));
        assert_eq!(check_tenant_owner(neither), Err(Refusal::CannotStand(Role::TenantAdmin)));
        assert_eq!(check_parent(neither.with(Role::AccountAdmin)), Ok(()));
        assert_eq!(check_tenant_owner(neither.with(Role::TenantAdmin)), Ok(()));
    }

    proptest! {
        #[test]
        fn a4_the_fold_is_the_formula(chain in any_chain(), role in any_role()) {
            prop_assert_eq!(effective(&chain).contains(role), by_the_formula(&chain, role));
        }

        #[test]
        fn a4_what_counts_was_stored(chain in any_chain()) {
            prop_assert!(effective(&chain).is_subset(*chain.last().unwrap()));
        }

        #[test]
        fn a4_taking_away_never_gives_and_giving_back_restores(
            mut chain in any_chain(), at in 0usize..8, role in any_role(),
        ) {
            let at = at % chain.len();
            let before: Vec<_> = (1..=chain.len()).map(|n| effective(&chain[..n])).collect();
            let stored = chain[at];
            chain[at] = stored.without(role);
            for n in 1..=chain.len() {
                prop_assert!(effective(&chain[..n]).is_subset(before[n - 1]));
            }
            chain[at] = stored;
            let after: Vec<_> = (1..=chain.len()).map(|n| effective(&chain[..n])).collect();
            prop_assert_eq!(before, after);
        }
    }
}
