//! How an account is shown.

use api::accounts::{Account, AccountStatus, MembershipStatus, TenantMode};
use api::limits::LimitUse;

use crate::output::{Cell, Column, Sheet, Tone, View};

impl View for Account {
    const NOUN: &'static str = "account";
    const NOUNS: &'static str = "accounts";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("ACCOUNT", |a| Cell::name(path(a))),
                Column::new("NAME", |a| Cell::name(&a.account.name)),
                Column::new("STATUS", |a| status(a.account.status)),
                Column::new("TENANT", tenant),
                Column::new("OWNER USER", owner),
                Column::new("BELOW", |a| Cell::Number(a.account.below)),
                Column::new("CREATED", |a| Cell::Time(a.account.created_at)),
                Column::wide("ID", |a| Cell::text(a.account.id.to_string())),
                Column::wide("REFERENCE", |a| Cell::maybe(a.external_ref.as_ref())),
                Column::wide("TAX ID", |a| Cell::maybe(a.account.tax_id.as_ref())),
                Column::wide("PLAN", |a| Cell::maybe(a.plan.as_ref().map(|plan| &plan.name))),
                Column::wide("ROLES", |a| Cell::text(roles(a))),
                Column::wide("UPDATED", |a| Cell::Time(a.account.updated_at)),
            ]
        }
    }

    fn name(&self) -> String {
        path(self).to_owned()
    }

    fn sheet(&self) -> Sheet {
        let account = &self.account;
        let name = path(self);
        let tax_label = match account.tax_id.as_ref().map(String::len) {
            Some(18) => "CNPJ",
            Some(14) => "CPF",
            _ => "tax id",
        };
        let mut sheet =
            Sheet::titled(vec![Cell::text(name), Cell::text(&account.name), status(account.status)])
                .row("id", Cell::text(account.id.to_string()))
                .row("reason", Cell::maybe(self.suspension.as_ref().and_then(|s| s.reason.as_ref())))
                .row("purged", self.purge_at.map_or(Cell::Empty, Cell::Time))
                .row("legal name", Cell::maybe(account.legal_name.as_ref()))
                .row(tax_label, Cell::maybe(account.tax_id.as_ref()))
                .row("tenant", Cell::text(tenant_told(self)))
                .row(
                    "owner user",
                    account.owner.as_ref().map_or(Cell::Empty, |owner| {
                        Cell::text(format!("{}  ({})", owner.email, membership(owner.status)))
                    }),
                )
                .row("roles", Cell::text(roles(self)))
                .row("plan", Cell::maybe(self.plan.as_ref().map(|plan| &plan.name)))
                .row("limits", Cell::text(limits(&account.limits, account.levels)))
                .row("accounts below", Cell::Number(account.below))
                .row("reference", Cell::maybe(self.external_ref.as_ref()));
        for (key, value) in self.labels.iter().flatten() {
            sheet = sheet.row(&format!("label {key}"), Cell::text(value));
        }
        sheet
            .row("created", Cell::Time(account.created_at))
            .row("last changed", Cell::Time(account.updated_at))
            .more(format!("cron accounts tree {name}"))
            .more(format!("cron users list --account {name}"))
            .more(format!("cron audit list --account {name}"))
    }
}

/// The path from the acting account; `.` is that account itself.
pub(super) fn path(account: &Account) -> &str {
    account.path.as_deref().unwrap_or(".")
}

/// An account with how many lie below it, as a sentence names them.
pub(super) fn with_below(name: &str, below: i64) -> String {
    match below {
        0 => name.to_owned(),
        1 => say!("{name} and 1 account below it"),
        below => say!("{name} and {below} accounts below it"),
    }
}

pub(super) fn status(status: AccountStatus) -> Cell {
    match status {
        AccountStatus::Active => Cell::status("active", Tone::Good),
        AccountStatus::Suspended => Cell::status("suspended", Tone::Attention),
        AccountStatus::Closed => Cell::status("closed", Tone::Bad),
    }
}

fn tenant(account: &Account) -> Cell {
    match account.account.tenant.mode {
        Some(TenantMode::Inherited) => Cell::text("inherited"),
        _ => Cell::name(&account.account.tenant.name),
    }
}

fn tenant_told(account: &Account) -> String {
    let tenant = &account.account.tenant;
    let domain = tenant.domain.as_deref().unwrap_or("no domain served yet");
    match tenant.mode {
        None => format!("{}  ({domain})", tenant.name),
        Some(TenantMode::Inherited) => say!("{}  ({domain}, inherited)", tenant.name),
        Some(TenantMode::Assigned) => say!("{}  ({domain}, assigned)", tenant.name),
    }
}

fn owner(account: &Account) -> Cell {
    match &account.account.owner {
        Some(owner) if owner.status == MembershipStatus::Active => Cell::name(&owner.email),
        Some(owner) => Cell::text(membership(owner.status)),
        None => Cell::Empty,
    }
}

/// A membership's state in words.
pub(crate) const fn membership(status: MembershipStatus) -> &'static str {
    match status {
        MembershipStatus::Invited => "invited",
        MembershipStatus::Active => "active",
        MembershipStatus::Revoked => "revoked",
    }
}

fn roles(account: &Account) -> String {
    let roles = &account.account.roles;
    if roles.is_empty() {
        return "none".to_owned();
    }
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ")
}

fn limits(limits: &[LimitUse], levels: i64) -> String {
    let told = limits.iter().map(|limit| {
        let kind = limit.kind.as_str().replace('_', "-");
        format!("{kind} {} of {}", limit.used, limit.max)
    });
    told.chain([format!("levels {levels}")]).collect::<Vec<_>>().join(" · ")
}
