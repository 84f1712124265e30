//! The permission catalogue: permissions, account roles, predefined groups (`platform.md` §5, Rules A4, G1, G2).
//! This file is the one place where they are listed.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text that is not in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not {1}")]
pub struct NotInCatalogue(pub String, pub &'static str);

macro_rules! catalogue {
    ($(#[$doc:meta])* $type:ident, $what:literal: $($name:ident $text:literal,)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the text beside each name says it")]
        pub enum $type { $($name,)* }

        impl $type {
            /// All of them, in the catalogue's order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// As in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $text,)* } }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.as_str()) }
        }

        impl FromStr for $type {
            type Err = NotInCatalogue;
            fn from_str(text: &str) -> Result<Self, NotInCatalogue> {
                match text { $($text => Ok(Self::$name),)* _ => Err(NotInCatalogue(text.chars().take(64).collect(), $what)) }
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.as_str()) }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                std::borrow::Cow::<'de, str>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some(Self::ALL.iter().map(|v| v.as_str())))
                    .into()
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $type {}
    };
}

catalogue! {
    /// A permission, `resource:verb` (Rule G1).
    Permission, "a permission; `cron groups get admin` lists them":
    AccountsRead "accounts:read",
    AccountsCreate "accounts:create",
    AccountsUpdate "accounts:update",
    AccountsSuspend "accounts:suspend",
    AccountsResume "accounts:resume",
    AccountsClose "accounts:close",
    AccountsRestore "accounts:restore",
    AccountsMove "accounts:move",
    AccountsSetTenant "accounts:set-tenant",
    LimitsRead "limits:read",
    LimitsSet "limits:set",
    RolesRead "roles:read",
    RolesGrant "roles:grant",
    PricesRead "prices:read",
    PricesSet "prices:set",
    PlansRead "plans:read",
    PlansCreate "plans:create",
    PlansUpdate "plans:update",
    PlansDelete "plans:delete",
    TenantsRead "tenants:read",
    TenantsCreate "tenants:create",
    TenantsUpdate "tenants:update",
    TenantsSuspend "tenants:suspend",
    DomainsRead "domains:read",
    DomainsAdd "domains:add",
    DomainsVerify "domains:verify",
    DomainsRemove "domains:remove",
    BrandRead "brand:read",
    BrandUpdate "brand:update",
    BrandAdjust "brand:adjust",
    UsersRead "users:read",
    UsersInvite "users:invite",
    UsersLink "users:link",
    UsersRevoke "users:revoke",
    GroupsRead "groups:read",
    GroupsCreate "groups:create",
    GroupsUpdate "groups:update",
    GroupsDelete "groups:delete",
    GroupsGive "groups:give",
    ClientsRead "clients:read",
    ClientsCreate "clients:create",
    ClientsUpdate "clients:update",
    ClientsRotate "clients:rotate",
    ClientsRevoke "clients:revoke",
    AuditRead "audit:read",
    AuditExport "audit:export",
}

impl Permission {
    /// What it is about: the part before the colon.
    #[must_use]
    pub fn resource(self) -> &'static str {
        self.as_str().split_once(':').map_or(self.as_str(), |(resource, _)| resource)
    }

    /// What may be done: the part after the colon.
    #[must_use]
    pub fn verb(self) -> &'static str {
        self.as_str().split_once(':').map_or("", |(_, verb)| verb)
    }

    /// Whether it only looks.
    #[must_use]
    pub fn is_read(self) -> bool {
        matches!(self.verb(), "read" | "export")
    }

    /// The account role that gates it; reads and audit are not gated (`platform.md` §5).
    #[must_use]
    pub fn role(self) -> Option<Role> {
        // What an account may adjust of its tenant's brand, the tenant's owner has let it (Rule T7).
        if self.is_read() || self == Self::BrandAdjust {
            return None;
        }
        match self.resource() {
            "accounts" | "limits" | "roles" | "prices" | "plans" => Some(Role::AccountAdmin),
            "tenants" | "domains" | "brand" => Some(Role::TenantAdmin),
            "users" | "groups" | "clients" => Some(Role::UserAdmin),
            _ => None,
        }
    }

    /// Whether it acts *on* an account below as an object, so that either reach carries it (Rule G5).
    /// The tenant that an account uses is set by `accounts:set-tenant`.
    #[must_use]
    pub fn acts_on_account(self) -> bool {
        matches!(self.resource(), "accounts" | "limits" | "roles" | "prices")
    }
}

catalogue! {
    /// What an account as a whole may do (Rule A4).
    Role, "an account role; there are tenant-admin, account-admin, subaccount-admin, subaccount-tenant, user-admin, automation-manager":
    TenantAdmin "tenant-admin",
    AccountAdmin "account-admin",
    SubaccountAdmin "subaccount-admin",
    SubaccountTenant "subaccount-tenant",
    UserAdmin "user-admin",
    AutomationManager "automation-manager",
}

catalogue! {
    /// A group that every account has and nobody can edit (Rule G2).
    PredefinedGroup, "a predefined group":
    Admin "admin",
    Operator "operator",
    Developer "developer",
    Support "support",
    Finance "finance",
    Viewer "viewer",
}

impl PredefinedGroup {
    /// Whether the group holds the permission: the matrix of `platform.md` §5.
    #[must_use]
    pub fn holds(self, permission: Permission) -> bool {
        let read = permission.verb() == "read";
        match (self, permission.resource()) {
            (Self::Admin, _) => true,
            (Self::Operator | Self::Support, "users" | "groups" | "clients" | "audit") => read,
            (Self::Developer, "users" | "groups" | "clients") => read,
            (
                Self::Operator | Self::Support | Self::Viewer,
                "accounts" | "limits" | "roles" | "tenants" | "domains" | "brand",
            ) => read,
            (Self::Finance, "accounts" | "limits" | "roles" | "plans") => read,
            (Self::Finance, "prices") => true,
            _ => false,
        }
    }

    /// Everything that it holds, in the catalogue's order.
    pub fn permissions(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |p| self.holds(*p))
    }

    /// What it is for.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Admin => "Everything",
            Self::Operator => "Runs automations, looks at the rest",
            Self::Developer => "Builds automations",
            Self::Support => "Finds out why something failed",
            Self::Finance => "Prices, statements and reports",
            Self::Viewer => "Looks, changes nothing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn g1_every_text_of_the_catalogue_is_read_back() {
        for permission in Permission::ALL {
            assert_eq!(permission.as_str().parse(), Ok(*permission));
            assert_eq!(format!("{}:{}", permission.resource(), permission.verb()), permission.as_str());
        }
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(*role));
        }
        for group in PredefinedGroup::ALL {
            assert_eq!(group.as_str().parse(), Ok(*group));
        }
        assert!("accounts:fly".parse::<Permission>().is_err());
        assert!("accounts:*".parse::<Permission>().is_err());
    }

    #[test]
    fn a4_reads_and_audit_are_not_gated_and_everything_else_is() {
        for permission in Permission::ALL {
            let expected = match permission.as_str().split_once(':') {
                Some((_, "read") | ("audit", _) | ("brand", "adjust")) => None,
                Some(("accounts", _)) => Some(Role::AccountAdmin),
                _ => match permission.as_str() {
                    "limits:set" | "roles:grant" | "prices:set" => Some(Role::AccountAdmin),
                    text if text.starts_with("plans:") => Some(Role::AccountAdmin),
                    text if text.starts_with("users:") => Some(Role::UserAdmin),
                    text if text.starts_with("groups:") => Some(Role::UserAdmin),
                    text if text.starts_with("clients:") => Some(Role::UserAdmin),
                    _ => Some(Role::TenantAdmin),
                },
            };
            assert_eq!(permission.role(), expected, "{permission}");
        }
    }

    /// The table of `platform.md` §5, as it stands there: what each group has of the resources that are built.
    #[test]
    fn g2_predefined_groups_hold_what_the_table_says() {
        let rows = [
            ("users groups clients", ["write", "read", "read", "read", "-", "-"]),
            ("accounts limits roles", ["write", "read", "-", "read", "read", "read"]),
            ("tenants domains brand", ["write", "read", "-", "read", "-", "read"]),
            ("audit", ["write", "read", "-", "read", "-", "-"]),
            ("prices", ["write", "-", "-", "-", "write", "-"]),
            ("plans", ["write", "-", "-", "-", "read", "-"]),
        ];
        for permission in Permission::ALL {
            let (_, cells) =
                rows.iter().find(|(of, _)| of.split(' ').any(|r| r == permission.resource())).unwrap();
            for (group, cell) in PredefinedGroup::ALL.iter().zip(cells) {
                let expected = *cell == "write" || (*cell == "read" && permission.verb() == "read");
                assert_eq!(group.holds(*permission), expected, "{group} {permission}");
            }
        }
    }

    #[test]
    fn g2_admin_holds_everything_and_viewer_changes_nothing() {
        assert_eq!(PredefinedGroup::Admin.permissions().count(), Permission::ALL.len());
        for group in [PredefinedGroup::Viewer, PredefinedGroup::Support, PredefinedGroup::Developer] {
            assert!(group.permissions().all(Permission::is_read), "{group}");
        }
    }
}
