//! How a person's own things are shown.

use api::me::{MyMembership, MySession, Profile, SecurityEvent, SessionKind};

use crate::{
    commands::users::view::grants,
    output::{Cell, Column, Sheet, Tone, View},
};

impl View for Profile {
    const NOUN: &'static str = "profile";
    const NOUNS: &'static str = "profiles";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("E-MAIL", |p| Cell::name(&p.email)),
                Column::new("NAME", |p| Cell::name(&p.name)),
                Column::new("LOCALE", |p| Cell::maybe(p.locale.map(api::tenants::Locale::as_str))),
                Column::wide("ID", |p| Cell::text(p.id.to_string())),
            ]
        }
    }

    fn name(&self) -> String {
        self.email.clone()
    }

    fn sheet(&self) -> Sheet {
        let locale = self.locale.map_or("the tenant's", api::tenants::Locale::as_str);
        Sheet::titled(vec![Cell::text(&self.email), Cell::text(&self.name)])
            .row("id", Cell::text(self.id.to_string()))
            .row("language", Cell::text(locale))
            .more("cron me accounts")
            .more("cron me sessions list")
            .more("cron me security")
    }
}

impl View for MyMembership {
    const NOUN: &'static str = "membership";
    const NOUNS: &'static str = "memberships";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("ACCOUNT", |m| Cell::name(&m.account_name)),
                Column::new("GROUPS", |m| Cell::name(grants(&m.groups))),
                Column::new("OWNER", |m| match (m.owner, m.owner_offered) {
                    (true, _) => Cell::text("yes"),
                    (false, true) => Cell::status("offered", Tone::Attention),
                    (false, false) => Cell::Empty,
                }),
                Column::new("ID", |m| Cell::text(m.account.to_string())),
                Column::wide("MEMBERSHIP", |m| Cell::text(m.id.to_string())),
            ]
        }
    }

    fn name(&self) -> String {
        self.account.to_string()
    }
}

impl View for MySession {
    const NOUN: &'static str = "session";
    const NOUNS: &'static str = "sessions";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("SESSION", |s| Cell::text(s.id.to_string())),
                Column::new("KIND", |s| Cell::text(kind(s))),
                Column::new("SINCE", |s| Cell::Time(s.created_at)),
                Column::new("PRESENT", |s| {
                    if s.present { Cell::status("this one", Tone::Good) } else { Cell::Empty }
                }),
                Column::new("ADDRESS", |s| Cell::maybe(s.address.as_ref())),
                Column::new("WITH", |s| s.agent.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::wide("USED", |s| Cell::time(s.last_used_at)),
                Column::wide("UNTIL", |s| Cell::Time(s.expires_at)),
                Column::wide("PROVED BY", |s| Cell::text(s.amr.join(" "))),
            ]
        }
    }

    fn name(&self) -> String {
        self.id.to_string()
    }
}

fn kind(session: &MySession) -> &str {
    match session.kind {
        SessionKind::Browser => "browser",
        SessionKind::Program => session.client.as_deref().unwrap_or("program"),
    }
}

impl View for SecurityEvent {
    const NOUN: &'static str = "security_event";
    const NOUNS: &'static str = "security_events";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("TIME", |e| Cell::Time(e.time)),
                Column::new("WHAT", |e| Cell::text(&e.action)),
                Column::new("OUTCOME", |e| {
                    let tone = if e.outcome == "refused" { Tone::Attention } else { Tone::Plain };
                    Cell::status(&e.outcome, tone)
                }),
                Column::new("ADDRESS", |e| Cell::maybe(e.address.as_ref())),
                Column::new("ON", |e| e.target.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::new("WITH", |e| e.agent.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::wide("ID", |e| Cell::text(e.id.to_string())),
            ]
        }
    }

    fn name(&self) -> String {
        self.id.to_string()
    }
}
