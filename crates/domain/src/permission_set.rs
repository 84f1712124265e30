//! Sets of permissions, as decisions compare them. A set is never stored: its bits follow the catalogue's order, which
//! grows; what is stored are the permissions' texts.

use std::fmt;

use api::permission::{Permission, PredefinedGroup};

/// A set of permissions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PermissionSet(u128);

const _: () = assert!(Permission::ALL.len() <= 128, "the set has a bit for each permission");

impl PermissionSet {
    /// No permission at all.
    pub const EMPTY: Self = Self(0);

    const fn bit(permission: Permission) -> u128 {
        1 << permission as u32
    }

    /// What a predefined group holds (Rule G2).
    #[must_use]
    pub fn of_group(group: PredefinedGroup) -> Self {
        group.permissions().collect()
    }

    /// Whether the permission is in it.
    #[must_use]
    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & Self::bit(permission) != 0
    }

    /// The set with one more.
    #[must_use]
    pub const fn with(self, permission: Permission) -> Self {
        Self(self.0 | Self::bit(permission))
    }

    /// What is in one or the other.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in this one alone.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of it is in the other.
    #[must_use]
    pub const fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is in it, in the catalogue's order.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |p| self.contains(*p))
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        permissions.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl fmt::Debug for PermissionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Permission::as_str)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn g1_a_set_holds_what_was_put_in_and_nothing_else() {
        for permission in Permission::ALL {
            let set: PermissionSet = [*permission].into_iter().collect();
            assert_eq!(set.iter().collect::<Vec<_>>(), [*permission]);
        }
        let all: PermissionSet = Permission::ALL.iter().copied().collect();
        assert_eq!(all, PermissionSet::of_group(PredefinedGroup::Admin));
        assert_eq!(all.iter().count(), Permission::ALL.len());
    }
}
