//! How an audit entry is shown.

use api::audit::{AuditActor, AuditEntry};

use crate::output::{Cell, Column, Tone, View};

impl View for AuditEntry {
    const NOUN: &'static str = "audit_entry";
    const NOUNS: &'static str = "audit_entries";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("TIME", |e| Cell::Time(e.time)),
                Column::new("ACTION", |e| Cell::text(&e.action)),
                Column::new("OUTCOME", |e| match e.outcome.as_str() {
                    "done" => Cell::status("done", Tone::Good),
                    other => Cell::status(other, Tone::Attention),
                }),
                Column::new("ACTOR", |e| Cell::name(actor(&e.actor))),
                Column::new("TARGET", |e| Cell::name(&e.target)),
                Column::new("ACCOUNT", |e| Cell::name(&e.path)),
                Column::wide("PLACE", |e| Cell::Number(e.seq)),
                Column::wide("ADDRESS", |e| Cell::maybe(e.address.as_ref())),
                Column::wide("ID", |e| Cell::text(e.id.to_string())),
            ]
        }
    }

    fn name(&self) -> String {
        self.id.to_string()
    }
}

fn actor(actor: &AuditActor) -> &str {
    actor.name.as_deref().or(actor.id.as_deref()).unwrap_or(&actor.kind)
}
