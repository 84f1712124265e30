//! How an API client is shown.

use api::clients::{Client, ClientStatus};

use crate::{
    commands::users::view::grants,
    output::{Cell, Column, Sheet, Tone, View},
};

impl View for Client {
    const NOUN: &'static str = "client";
    const NOUNS: &'static str = "clients";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("CLIENT", |c| Cell::name(&c.name)),
                Column::new("ID", |c| Cell::text(c.id.to_string())),
                Column::new("STATUS", |c| status(c.status)),
                Column::new("GROUPS", |c| Cell::name(grants(&c.groups))),
                Column::new("ACCOUNT", |c| Cell::name(&c.path)),
                Column::new("LAST USED", |c| Cell::time(c.last_used_at)),
                Column::new("EXPIRES", |c| Cell::time(c.expires_at)),
                Column::wide("CREATED", |c| Cell::Time(c.created_at)),
                Column::wide("REFERENCE", |c| Cell::maybe(c.external_ref.as_ref())),
                Column::wide("MEMBERSHIP", |c| Cell::text(c.membership.to_string())),
                Column::wide("UPDATED", |c| Cell::Time(c.updated_at)),
            ]
        }
    }

    fn name(&self) -> String {
        self.id.to_string()
    }

    fn completed(&self) -> String {
        self.name.clone()
    }

    fn sheet(&self) -> Sheet {
        let used = self.last_used_at.map_or(Cell::text("never"), Cell::Time);
        let until = match (self.status, self.expires_at) {
            (ClientStatus::Revoked, _) => Cell::Empty,
            (ClientStatus::Active, Some(time)) => Cell::Time(time),
            (ClientStatus::Active, None) => Cell::text("it is rotated or revoked"),
        };
        let sheet = Sheet::titled(vec![Cell::text(&self.name), status(self.status)])
            .row("id", Cell::text(self.id.to_string()))
            .row("account", Cell::text(&self.path))
            .row("groups", Cell::text(grants(&self.groups)))
            .row("reference", Cell::maybe(self.external_ref.as_ref()))
            .row("secret until", until)
            .row("last used", used)
            .row("created", Cell::Time(self.created_at))
            .row("last changed", Cell::Time(self.updated_at));
        match self.status {
            ClientStatus::Active => sheet.more(format!("cron clients rotate {}", self.id)),
            ClientStatus::Revoked => sheet,
        }
    }
}

fn status(status: ClientStatus) -> Cell {
    match status {
        ClientStatus::Active => Cell::status("active", Tone::Good),
        ClientStatus::Revoked => Cell::status("revoked", Tone::Bad),
    }
}
