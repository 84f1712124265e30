//! How tenants, domains and brands are shown.

use api::tenants::{Brand, Domain, DomainStatus, ProvedBy, Tenant, TenantStatus};

use crate::{
    names,
    output::{Cell, Column, Sheet, Tone, View},
};

impl View for Tenant {
    const NOUN: &'static str = "tenant";
    const NOUNS: &'static str = "tenants";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("TENANT", |t| Cell::name(&t.name)),
                Column::new("DOMAIN", |t| Cell::maybe(t.domain.as_ref())),
                Column::new("STATUS", |t| status(t.status)),
                Column::new("OWNER", |t| Cell::name(&t.owner)),
                Column::new("CREATED", |t| Cell::Time(t.created_at)),
                Column::wide("ID", |t| Cell::text(t.id.to_string())),
                Column::wide("REFERENCE", |t| Cell::maybe(t.external_ref.as_ref())),
                Column::wide("UPDATED", |t| Cell::Time(t.updated_at)),
            ]
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn sheet(&self) -> Sheet {
        let domain = self.domain.as_deref().unwrap_or("none served yet");
        Sheet::titled(vec![Cell::text(&self.name), Cell::text(domain), status(self.status)])
            .row("id", Cell::text(self.id.to_string()))
            .row("owner", Cell::text(&self.owner))
            .row("reference", Cell::maybe(self.external_ref.as_ref()))
            .row(
                "access",
                if self.access_requests { Cell::text("asked for at /access") } else { Cell::Empty },
            )
            .row("created", Cell::Time(self.created_at))
            .row("last changed", Cell::Time(self.updated_at))
            .more(format!("cron tenants domains list {}", names::quoted(&self.name)))
            .more(format!("cron tenants brand show {}", names::quoted(&self.name)))
    }
}

fn status(status: TenantStatus) -> Cell {
    match status {
        TenantStatus::Active => Cell::status("active", Tone::Good),
        TenantStatus::Suspended => Cell::status("suspended", Tone::Attention),
    }
}

impl View for Domain {
    const NOUN: &'static str = "domain";
    const NOUNS: &'static str = "domains";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("DOMAIN", |d| Cell::text(&d.name)),
                Column::new("STATUS", |d| match d.status {
                    DomainStatus::Claimed => Cell::status("claimed", Tone::Attention),
                    DomainStatus::Served => Cell::status("served", Tone::Good),
                    DomainStatus::Quarantined => Cell::status("quarantined", Tone::Bad),
                }),
                Column::new("PRIMARY", |d| if d.primary { Cell::text("yes") } else { Cell::Empty }),
                Column::new("ADDED", |d| Cell::Time(d.created_at)),
                Column::wide("PROVED BY", |d| Cell::text(d.proved_by.map_or("", proved_by))),
                Column::wide("SUBDOMAINS", |d| if d.subdomains { Cell::text("yes") } else { Cell::Empty }),
                Column::wide("SERVED UNTIL", |d| d.quarantined_until.map_or(Cell::Empty, Cell::Time)),
                Column::wide("ID", |d| Cell::text(d.id.to_string())),
                Column::wide("PROOF RECORD", |d| Cell::maybe(d.proof.as_ref().map(|p| &p.record_name))),
                Column::wide("PROOF VALUE", |d| Cell::maybe(d.proof.as_ref().map(|p| &p.record_value))),
            ]
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}

fn proved_by(by: ProvedBy) -> &'static str {
    match by {
        ProvedBy::Suffix => "suffix",
        ProvedBy::Provider => "provider",
        ProvedBy::Parent => "parent",
        ProvedBy::Dns => "dns",
    }
}

impl View for Brand {
    const NOUN: &'static str = "brand";
    const NOUNS: &'static str = "brands";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("NAME", |b| Cell::name(&b.name)),
                Column::new("COLOR", |b| Cell::text(&b.color)),
                Column::new("LOCALE", |b| Cell::text(b.locale.as_str())),
                Column::new("LOGO", |b| Cell::maybe(b.logo_url.as_ref())),
                Column::new("UPDATED", |b| Cell::Time(b.updated_at)),
                Column::wide("ON COLOR", |b| Cell::text(&b.on_color)),
                Column::wide("CONTRAST", |b| Cell::text(&b.contrast)),
                Column::wide("LAYOUT", |b| Cell::text(b.layout.as_str())),
                Column::wide("SUPPORT", |b| Cell::maybe(b.support.as_ref())),
                Column::wide("DARK LOGO", |b| Cell::maybe(b.logo_dark_url.as_ref())),
            ]
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn sheet(&self) -> Sheet {
        Sheet::titled(vec![Cell::text(&self.name)])
            .row("description", Cell::maybe(self.description.as_ref()))
            .row(
                "colour",
                Cell::text(say!(
                    "{}  (text on it {}, contrast {})",
                    self.color,
                    self.on_color,
                    self.contrast
                )),
            )
            .row("layout", Cell::text(self.layout.as_str()))
            .row("support", Cell::maybe(self.support.as_ref()))
            .row("language", Cell::text(self.locale.as_str()))
            .row("logo", Cell::text(self.logo_url.as_deref().unwrap_or("none")))
            .row("dark logo", Cell::maybe(self.logo_dark_url.as_ref()))
            .row("last changed", Cell::Time(self.updated_at))
    }
}
