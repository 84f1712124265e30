//! What an account never changes of itself (Rule A3).

use std::fmt;

use api::permission::Permission;

use crate::{path::Path, refusal::Refusal};

/// A field of an account that an ancestor keeps (Rules A3, A11, T3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Who owns it.
    OwnerUser,
    /// The tenant that it uses (Rule T3).
    Tenant,
    /// The account above it.
    Parent,
    /// Its name in paths; the direct parent's to change.
    Slug,
    /// The direct parent's own reference to it (Rule A11).
    ExternalRef,
    /// Its roles.
    Roles,
    /// Its limits.
    Limits,
    /// How deep it may build (Rule A10).
    Levels,
    /// What it pays; the direct parent's to change.
    Prices,
}

impl Field {
    /// Every field of the rule.
    pub const ALL: &'static [Self] = &[
        Self::OwnerUser,
        Self::Tenant,
        Self::Parent,
        Self::Slug,
        Self::ExternalRef,
        Self::Roles,
        Self::Limits,
        Self::Levels,
        Self::Prices,
    ];

    /// Whether only the direct parent changes it. The reference is unique below the parent and the parent's own.
    #[must_use]
    pub const fn is_direct_parents(self) -> bool {
        matches!(self, Self::Slug | Self::ExternalRef | Self::Prices)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OwnerUser => "owner user",
            Self::Tenant => "tenant",
            Self::Parent => "parent",
            Self::Slug => "slug",
            Self::ExternalRef => "external reference",
            Self::Roles => "roles",
            Self::Limits => "limits",
            Self::Levels => "levels",
            Self::Prices => "prices",
        })
    }
}

/// Whether the acting account may change the field of the target; permissions are [`crate::decide::decide`]'s part.
///
/// # Errors
/// The target is the acting account itself, or lies deeper than the field allows, or is not below at all.
pub fn may_change(acting: &Path, target: &Path, field: Field) -> Result<(), Refusal> {
    if acting == target {
        Err(Refusal::OwnField(field))
    } else if !acting.is_above(target) {
        Err(Refusal::NotVisible)
    } else if field.is_direct_parents() && !acting.is_parent_of(target) {
        Err(Refusal::DirectParentOnly(field))
    } else {
        Ok(())
    }
}

/// Whether the permission is about what an account never does to itself. `accounts:create` makes something below,
/// and `accounts:update` carries fields of both kinds: those are told apart by [`may_change`].
#[must_use]
pub const fn only_from_above(permission: Permission) -> bool {
    matches!(
        permission,
        Permission::AccountsSuspend
            | Permission::AccountsResume
            | Permission::AccountsClose
            | Permission::AccountsRestore
            | Permission::AccountsMove
            | Permission::AccountsSetTenant
            | Permission::LimitsSet
            | Permission::RolesGrant
            | Permission::PricesSet
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::AccountKey;

    fn chain() -> [Path; 3] {
        let key = |k| AccountKey::new(k).unwrap();
        let root = Path::root(key(1));
        let child = root.child(key(2)).unwrap();
        let grandchild = child.child(key(3)).unwrap();
        [root, child, grandchild]
    }

    #[test]
    fn a3_no_account_changes_these_of_itself() {
        for account in chain() {
            for field in Field::ALL {
                assert_eq!(may_change(&account, &account, *field), Err(Refusal::OwnField(*field)));
            }
        }
    }

    #[test]
    fn a3_an_ancestor_changes_all_but_what_is_the_direct_parents() {
        let [root, child, grandchild] = chain();
        for field in Field::ALL {
            assert_eq!(may_change(&root, &child, *field), Ok(()));
            let far = may_change(&root, &grandchild, *field);
            let direct = matches!(field, Field::Slug | Field::ExternalRef | Field::Prices);
            assert_eq!(far, if direct { Err(Refusal::DirectParentOnly(*field)) } else { Ok(()) });
            assert_eq!(may_change(&child, &root, *field), Err(Refusal::NotVisible));
        }
    }

    #[test]
    fn a3_what_acts_on_an_account_from_above_covers_every_field_of_the_rule() {
        for permission in Permission::ALL {
            if only_from_above(*permission) {
                assert!(permission.acts_on_account() && !permission.is_read(), "{permission}");
            }
        }
        assert!(!only_from_above(Permission::AccountsCreate));
        assert!(!only_from_above(Permission::AccountsUpdate));
    }
}
