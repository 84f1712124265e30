//! Who uses which tenant (Rules T2, T3).

use crate::{
    own_account::{self, Field},
    path::Path,
    refusal::Refusal,
};

/// Whether an account can use a tenant of that owner: one above it. The master account alone uses its own (Rule T2).
#[must_use]
pub fn can_use(account: &Path, owner: &Path) -> bool {
    owner.is_above(account) || (account == owner && account.depth() == 0)
}

/// Whether the acting account may assign a tenant of that owner to the target (Rule T3). For a new account, `target` is
/// the path that it gets.
///
/// # Errors
/// The target is the acting account itself or not below it; the owner is not at or below the acting account, so that the
/// tenant does not exist for it; or the owner is not above the target.
pub fn may_assign(acting: &Path, target: &Path, owner: &Path) -> Result<(), Refusal> {
    own_account::may_change(acting, target, Field::Tenant)?;
    if !acting.contains(owner) {
        Err(Refusal::TenantNotVisible)
    } else if !can_use(target, owner) {
        Err(Refusal::TenantNotFromAbove)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::path::AccountKey;

    fn path(keys: &[i64]) -> Path {
        let mut keys = keys.iter().map(|k| AccountKey::new(*k).unwrap());
        let root = Path::root(keys.next().unwrap());
        keys.fold(root, |path, key| path.child(key).unwrap())
    }

    #[test]
    fn t2_no_account_uses_its_own_tenant_but_the_master() {
        assert!(can_use(&path(&[1]), &path(&[1])));
        assert!(!can_use(&path(&[1, 2]), &path(&[1, 2])));
        assert!(can_use(&path(&[1, 2, 3]), &path(&[1, 2])));
        assert!(!can_use(&path(&[1, 2]), &path(&[1, 3])));
        assert!(!can_use(&path(&[1, 2]), &path(&[1, 2, 3])));
    }

    #[test]
    fn t3_a_tenant_is_assigned_from_between() {
        let (root, acting, middle, target) =
            (path(&[1]), path(&[1, 2]), path(&[1, 2, 3]), path(&[1, 2, 3, 4]));
        assert_eq!(may_assign(&acting, &target, &acting), Ok(()));
        assert_eq!(may_assign(&acting, &target, &middle), Ok(()));
        assert_eq!(may_assign(&acting, &target, &root), Err(Refusal::TenantNotVisible));
        assert_eq!(may_assign(&acting, &target, &path(&[1, 9])), Err(Refusal::TenantNotVisible));
        assert_eq!(may_assign(&acting, &target, &target), Err(Refusal::TenantNotFromAbove));
        assert_eq!(may_assign(&acting, &target, &path(&[1, 2, 9])), Err(Refusal::TenantNotFromAbove));
        assert_eq!(may_assign(&acting, &acting, &acting), Err(Refusal::OwnField(Field::Tenant)));
    }

    proptest! {
        #[test]
        fn t3_what_may_be_assigned_can_be_used_and_was_seen(
            a in proptest::collection::vec(1i64..3, 1..5),
            t in proptest::collection::vec(1i64..3, 1..5),
            o in proptest::collection::vec(1i64..3, 1..5),
        ) {
            let (acting, target, owner) = (path(&a), path(&t), path(&o));
            if may_assign(&acting, &target, &owner).is_ok() {
                prop_assert!(can_use(&target, &owner));
                prop_assert!(acting.contains(&owner) && acting.is_above(&target));
            }
        }
    }
}
