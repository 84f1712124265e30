//! The columns of a file of customers, as `import` creates from them and `reconcile` compares them.

use std::str::FromStr;

use api::{limits::LimitKind, value::LabelKey};

/// The column that a file of failed rows has in addition; what stands in it is not read.
pub(super) const PROBLEM: &str = "problem";

/// Columns with a name of their own, next to `limit.KIND` and `label.KEY`, and whether an account shows what could be
/// compared with them.
const NAMED: &[(&str, bool)] = &[
    ("parent", true),
    ("slug", true),
    ("external_ref", true),
    ("name", true),
    ("legal_name", true),
    ("tax_id", true),
    ("owner_email", true),
    ("owner_name", false),
    ("tenant", true),
    ("tenant_name", true),
    ("tenant_domain", true),
    ("tenant_color", false),
    ("tenant_logo", false),
    ("roles", true),
    ("levels", true),
    ("plan", false),
    (PROBLEM, false),
];

/// Every column with a name of its own.
pub(super) fn named() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|(name, _)| *name)
}

/// Whether an account shows anything that a column could be compared with.
pub(super) fn is_compared(column: &str) -> bool {
    NAMED.contains(&(column, true))
        || column.strip_prefix("limit.").is_some_and(|kind| LimitKind::from_str(kind).is_ok())
        || column.strip_prefix("label.").is_some_and(|key| LabelKey::from_str(key).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_account_does_not_show_is_not_compared() {
        for compared in ["name", "roles", "limit.users", "label.city"] {
            assert!(is_compared(compared), "{compared}");
        }
        for left in ["owner_name", "tenant_logo", PROBLEM, "limit.cakes", "label.", "phone"] {
            assert!(!is_compared(left), "{left}");
        }
        assert_eq!(named().count(), 17);
    }
}
