//! `cron me password`: where a new password is set. It never passes through the command line or the API: a token alone
//! must not be enough to change it.

use serde::Serialize;

use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    output::{Cell, Column, Sheet, View},
    session::Session,
};

/// Say where you set a new password
///
/// The page asks for the present password. A new one ends your other sessions.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron me password\n  cron me password -o json --jq .url")]
pub struct Args {}

#[derive(Debug, Serialize)]
struct Page {
    url: String,
}

impl View for Page {
    const NOUN: &'static str = "page";
    const NOUNS: &'static str = "pages";

    fn columns() -> &'static [Column<Self>] {
        const { &[Column::new("URL", |p| Cell::text(&p.url))] }
    }

    fn name(&self) -> String {
        self.url.clone()
    }

    fn sheet(&self) -> Sheet {
        Sheet::titled(vec![Cell::text("Set a new password in your browser")])
            .row("open", Cell::text(&self.url))
    }
}

/// Shows the address.
///
/// # Errors
/// The platform's address is no base.
pub(super) fn run(_args: &Args, context: &Context, session: &Session) -> Result<Outcome> {
    let url = session.api().origin().join("/account/password").map_err(|e| Error::usage(e.to_string()))?;
    context.printer().show(&Page { url: url.to_string() })?;
    Ok(Outcome::DONE)
}
