//! Why a rule says no: one list, with the rule's id, the problem code, and words that tell nothing from above the
//! acting account (Rules A5, G4).

use std::fmt;

use api::{
    accounts::AccountStatus,
    limits::LimitKind,
    permission::{Permission, Role},
    problem::Code,
};

use crate::own_account::Field;

/// Why a rule refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The target is neither the acting account nor below it: for the caller it does not exist (Rule S2).
    NotVisible,
    /// The acting account does not work (Rules A7, T5).
    ActingNotActive(AccountStatus),
    /// What lies inside the target cannot be changed while it does not work (Rule A7).
    TargetNotActive(AccountStatus),
    /// No group of the membership holds the permission (Rule G1).
    PermissionMissing(Permission),
    /// The permission is held, but not inside accounts below (Rule G5).
    ReachTooShort(Permission),
    /// The acting account lacks the role that gates the permission (Rule A4).
    RoleMissing {
        /// What was to be done.
        permission: Permission,
        /// What is missing.
        role: Role,
    },
    /// An account does not do this to itself (Rule A3).
    OwnAccount(Permission),
    /// An account does not change this of itself (Rule A3).
    OwnField(Field),
    /// Only the direct parent changes this (Rule A3).
    DirectParentOnly(Field),
    /// The parent may not give the role (Rule A4).
    RoleNotGrantable {
        /// What was to be given.
        role: Role,
        /// What the parent lacks for it.
        missing: Role,
    },
    /// What is to be made below or in an account needs a role there (Rule A4, `design.md` §2).
    CannotStand(Role),
    /// The tenant belongs to no account at or below the acting one: for the caller it does not exist (Rules T3, S2).
    TenantNotVisible,
    /// The account that owns the tenant is not above the one that shall use it (Rules T2, T3).
    TenantNotFromAbove,
    /// Somebody gives, or puts into a group, a permission that they do not hold (Rules G2, G3).
    GrantTooWide(Permission),
    /// Somebody gives further than they reach (Rule G3).
    GrantTooFar(Permission),
    /// Predefined groups cannot be edited, only copied (Rule G2).
    Predefined,
    /// An account keeps an administrator (Rule G3).
    LastAdministrator,
    /// The owner user keeps the group `admin` and the membership; an ancestor changes the owner (Rules A2, A3).
    OwnerStays,
    /// No level is left below the parent (Rule A10).
    NoLevelLeft,
    /// The levels asked for are not below the parent's (Rule A10).
    TooManyLevels {
        /// The most that may be given.
        max: i64,
    },
    /// A limit at or below the acting account is full (Rule B1); the caller adds the account's path.
    LimitReached {
        /// What is counted.
        kind: LimitKind,
        /// How much is in use.
        used: i64,
        /// How much is allowed.
        max: i64,
    },
    /// A limit above the acting account is full; nothing more is told (Rule A5, exception E1).
    CapacityUnavailable,
}

impl Refusal {
    /// The problem code that goes out.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::NotVisible => Code::AccountNotFound,
            Self::ActingNotActive(_) | Self::TargetNotActive(_) => Code::AccountSuspended,
            Self::PermissionMissing(_)
            | Self::ReachTooShort(_)
            | Self::DirectParentOnly(_)
            | Self::Predefined => Code::Forbidden,
            Self::TenantNotVisible => Code::TenantNotFound,
            Self::TenantNotFromAbove => Code::StateConflict,
            Self::RoleMissing { .. } => Code::RoleMissing,
            Self::OwnAccount(_) | Self::OwnField(_) => Code::OwnAccount,
            Self::RoleNotGrantable { .. } | Self::CannotStand(_) => Code::RoleNotGrantable,
            Self::GrantTooWide(_) | Self::GrantTooFar(_) => Code::GrantTooWide,
            Self::LastAdministrator | Self::OwnerStays => Code::LastAdmin,
            Self::TooManyLevels { .. } => Code::Invalid,
            Self::NoLevelLeft | Self::LimitReached { .. } => Code::LimitReached,
            Self::CapacityUnavailable => Code::CapacityUnavailable,
        }
    }

    /// The id of the rule that decides (Rule G4).
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::NotVisible | Self::TenantNotVisible => "S2",
            Self::TenantNotFromAbove => "T3",
            Self::ActingNotActive(_) | Self::TargetNotActive(_) => "A7",
            Self::PermissionMissing(_) => "G1",
            Self::ReachTooShort(_) => "G5",
            Self::RoleMissing { .. } | Self::RoleNotGrantable { .. } | Self::CannotStand(_) => "A4",
            Self::OwnAccount(_) | Self::OwnField(_) | Self::DirectParentOnly(_) => "A3",
            Self::Predefined => "G2",
            Self::GrantTooWide(_) | Self::GrantTooFar(_) | Self::LastAdministrator => "G3",
            Self::OwnerStays => "A2",
            Self::NoLevelLeft | Self::TooManyLevels { .. } => "A10",
            Self::LimitReached { .. } => "B1",
            Self::CapacityUnavailable => "A5",
        }
    }

    /// The reason in words, with the acting account and the account that the rule speaks of (the target; of levels,
    /// roles and what must stand, the parent or owner) as the viewer may name them.
    #[must_use]
    pub const fn told<'a>(self, acting: &'a str, account: &'a str) -> Told<'a> {
        Told { refusal: self, acting, account }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told("the acting account", "the account").fmt(f)
    }
}

impl std::error::Error for Refusal {}

/// A refusal with the names to tell it by; see [`Refusal::told`].
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    refusal: Refusal,
    acting: &'a str,
    account: &'a str,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (acting, account) = (self.acting, self.account);
        match self.refusal {
            Refusal::NotVisible => f.write_str("there is no such account"),
            Refusal::ActingNotActive(status) => write!(f, "{acting} is {}", adjective(status)),
            Refusal::TargetNotActive(status) => {
                write!(f, "{account} is {}: nothing inside it can be changed", adjective(status))
            }
            Refusal::PermissionMissing(permission) => {
                write!(f, "no group given in {acting} holds `{permission}`")
            }
            Refusal::ReachTooShort(permission) => {
                write!(
                    f,
                    "`{permission}` is held in {acting} alone; inside accounts below it needs the reach `subtree`"
                )
            }
            Refusal::RoleMissing { permission, role } => {
                write!(f, "{acting} does not hold the role `{role}`, which `{permission}` needs")
            }
            Refusal::OwnAccount(permission) => {
                write!(f, "an account does not `{permission}` on itself: only one above it may")
            }
            Refusal::OwnField(field) => {
                write!(f, "an account does not change its own {field}: only one above it may")
            }
            Refusal::DirectParentOnly(field) => {
                write!(f, "the {field} of {account} can be changed only by the account directly above it")
            }
            Refusal::RoleNotGrantable { role, missing } => {
                write!(f, "{account} cannot give `{role}`: it does not hold `{missing}`")
            }
            Refusal::CannotStand(Role::TenantAdmin) => {
                write!(f, "{account} cannot own a tenant: it does not hold `tenant-admin`")
            }
            Refusal::CannotStand(role) => {
                write!(f, "{account} cannot have accounts below it: it does not hold `{role}`")
            }
            Refusal::TenantNotVisible => f.write_str("there is no such tenant"),
            Refusal::TenantNotFromAbove => {
                write!(f, "{account} can use only a tenant that an account above it owns")
            }
            Refusal::GrantTooWide(permission) => {
                write!(f, "`{permission}` is more than you hold in {acting}")
            }
            Refusal::GrantTooFar(permission) => {
                write!(
                    f,
                    "you hold `{permission}` in {acting} with the reach `account`: it cannot be given further"
                )
            }
            Refusal::Predefined => f.write_str("a predefined group cannot be edited; copy it"),
            Refusal::LastAdministrator => write!(f, "{account} would be left without an administrator"),
            Refusal::OwnerStays => {
                write!(f, "the owner user of {account} keeps the membership and the group `admin`")
            }
            Refusal::NoLevelLeft => write!(f, "{account} has no level left below it"),
            Refusal::TooManyLevels { max } => {
                write!(f, "levels must be below those of the parent: {max} at most")
            }
            Refusal::LimitReached { kind, used, max } => {
                write!(f, "limit reached: {account} has {used} of {max} {}", noun(kind))
            }
            Refusal::CapacityUnavailable => f.write_str("there is no capacity for this now"),
        }
    }
}

const fn adjective(status: AccountStatus) -> &'static str {
    match status {
        AccountStatus::Active => "active",
        AccountStatus::Suspended => "suspended",
        AccountStatus::Closed => "closed",
    }
}

/// The kind in running text.
#[must_use]
pub const fn noun(kind: LimitKind) -> &'static str {
    match kind {
        LimitKind::Levels => "levels",
        LimitKind::SubAccounts => "sub-accounts",
        LimitKind::Users => "users",
        LimitKind::Clients => "clients",
        LimitKind::Automations => "automations",
        LimitKind::ConcurrentRuns => "concurrent runs",
        LimitKind::Connections => "connections",
        LimitKind::Applications => "applications",
        LimitKind::StoredBytes => "stored bytes",
        LimitKind::MonthlySpend => "monthly spend",
        LimitKind::RequestsPerMinute => "requests per minute",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a5_a_full_limit_above_has_one_body_without_a_number_or_a_name() {
        let told = Refusal::CapacityUnavailable.told("acme", "acme/store-01").to_string();
        assert!(!told.contains("acme") && !told.contains(|c: char| c.is_ascii_digit()), "{told}");
    }

    #[test]
    fn g4_a_refusal_names_accounts_as_the_viewer_does() {
        let refusal = Refusal::RoleNotGrantable { role: Role::TenantAdmin, missing: Role::SubaccountTenant };
        assert_eq!(
            refusal.told("crontech", "acme").to_string(),
            "acme cannot give `tenant-admin`: it does not hold `subaccount-tenant`"
        );
        assert_eq!((refusal.rule(), refusal.code()), ("A4", Code::RoleNotGrantable));
    }
}
