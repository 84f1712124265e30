//! Where a principal stands: the acting account and what its groups give there (`design.md` §2).

use api::{accounts::AccountStatus, users::Reach};

use crate::{path::Path, permission_set::PermissionSet, roles::RoleSet};

/// One group as given to the membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// What the group holds.
    pub permissions: PermissionSet,
    /// How far it reaches (Rule G5).
    pub reach: Reach,
}

/// A principal's active membership in one account of the tenant that the request came in by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The acting account.
    pub acting: Path,
    /// Its effective status (Rule A7).
    pub status: AccountStatus,
    /// Its effective roles (Rule A4).
    pub roles: RoleSet,
    /// What the membership was given. An invited or revoked membership is no standing at all.
    pub grants: Vec<Grant>,
}

impl Standing {
    /// What is held with at least that reach.
    #[must_use]
    pub fn held(&self, reach: Reach) -> PermissionSet {
        self.grants
            .iter()
            .filter(|grant| grant.reach >= reach)
            .fold(PermissionSet::EMPTY, |held, grant| held.union(grant.permissions))
    }
}

/// The standing that acts on a target when the caller names none: that of the first account on the way from the target
/// upwards (`api.md`, acting account). One that works goes before one that is suspended or closed.
#[must_use]
pub fn acting_for<'a>(standings: &'a [Standing], target: &Path) -> Option<&'a Standing> {
    standings
        .iter()
        .filter(|standing| standing.acting.contains(target))
        .max_by_key(|standing| (standing.status == AccountStatus::Active, standing.acting.depth()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::AccountKey;

    fn standing(acting: &Path, status: AccountStatus) -> Standing {
        Standing { acting: acting.clone(), status, roles: RoleSet::EMPTY, grants: Vec::new() }
    }

    #[test]
    fn s1_the_nearest_account_upwards_acts() {
        let key = |k| AccountKey::new(k).unwrap();
        let root = Path::root(key(1));
        let child = root.child(key(2)).unwrap();
        let sibling = root.child(key(3)).unwrap();
        let leaf = child.child(key(4)).unwrap();
        let active = AccountStatus::Active;
        let all = [standing(&root, active), standing(&child, active), standing(&sibling, active)];
        assert_eq!(acting_for(&all, &leaf).unwrap().acting, child);
        assert_eq!(acting_for(&all, &root).unwrap().acting, root);
        assert_eq!(acting_for(&all[1..], &root), None);
        let suspended = [standing(&root, active), standing(&child, AccountStatus::Suspended)];
        assert_eq!(acting_for(&suspended, &leaf).unwrap().acting, root);
        assert_eq!(acting_for(&suspended[1..], &leaf).unwrap().acting, child);
    }
}
