//! How a user is shown.

use api::{
    accounts::MembershipStatus,
    users::{Member, MemberGroup, Reach},
};

use crate::output::{Cell, Column, Sheet, Tone, View};

impl View for Member {
    const NOUN: &'static str = "user";
    const NOUNS: &'static str = "users";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("USER", |m| Cell::name(&m.email)),
                Column::new("NAME", |m| m.name.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::new("STATUS", |m| status(m.status)),
                Column::new("GROUPS", |m| Cell::name(grants(&m.groups))),
                Column::new("ACCOUNT", |m| Cell::name(&m.path)),
                Column::new("INVITED", |m| Cell::Time(m.created_at)),
                Column::wide("OWNER", |m| if m.owner { Cell::text("yes") } else { Cell::Empty }),
                Column::wide("ID", |m| Cell::text(m.id.to_string())),
                Column::wide("USER ID", |m| Cell::maybe(m.user.map(|id| id.to_string()))),
                Column::wide("UPDATED", |m| Cell::Time(m.updated_at)),
            ]
        }
    }

    fn name(&self) -> String {
        self.email.clone()
    }

    fn sheet(&self) -> Sheet {
        let name = self.name.as_ref().map_or(Cell::text("no name yet"), Cell::text);
        Sheet::titled(vec![Cell::text(&self.email), name, status(self.status)])
            .row("id", Cell::text(self.id.to_string()))
            .row("user id", Cell::maybe(self.user.map(|id| id.to_string())))
            .row("account", Cell::text(&self.path))
            .row("owner user", if self.owner { Cell::text("yes") } else { Cell::Empty })
            .row("groups", Cell::text(grants(&self.groups)))
            .row("invited", Cell::Time(self.created_at))
            .row("last changed", Cell::Time(self.updated_at))
    }
}

fn status(status: MembershipStatus) -> Cell {
    match status {
        MembershipStatus::Invited => Cell::status("invited", Tone::Attention),
        MembershipStatus::Active => Cell::status("active", Tone::Good),
        MembershipStatus::Revoked => Cell::status("revoked", Tone::Bad),
    }
}

/// Groups with their reach, in one line.
pub(in crate::commands) fn grants(groups: &[MemberGroup]) -> String {
    if groups.is_empty() {
        return "no group".to_owned();
    }
    let told = groups.iter().map(|group| match group.reach {
        Reach::Account => group.name.clone(),
        Reach::Subtree => format!("{} (subtree)", group.name),
    });
    told.collect::<Vec<_>>().join(", ")
}
