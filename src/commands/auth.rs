//! `cron auth`: sign-ins and their tokens.

use client::Origin;
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    context::{Context, Outcome},
    credentials::{self, Next, Store},
    error::Result,
    output::{Cell, Clean, Column, Ending, Tone, View},
    settings::StoreKind,
};

/// Look at sign-ins, and at their tokens
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// Show for each profile who is signed in, where, until when, and where the secret is kept
    Status(StatusArgs),
    /// Print an access token that is good now
    Token(TokenArgs),
    /// Renew the access token now
    Refresh(RefreshArgs),
}

/// Show for each profile who is signed in, where, until when, and where the secret is kept
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron auth status\n  cron auth status -o json")]
pub struct StatusArgs {}

/// Print an access token that is good now
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron auth token > token   # for CRON_TOKEN_FILE")]
pub struct TokenArgs {}

/// Renew the access token now
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron auth refresh")]
pub struct RefreshArgs {}

/// A sign-in.
#[derive(Debug, Serialize)]
pub struct SignIn {
    profile: String,
    current: bool,
    user: Option<String>,
    origin: Origin,
    tenant: Option<String>,
    acting: Option<String>,
    acting_name: Option<String>,
    status: &'static str,
    expires_at: Option<Timestamp>,
    credentials: Option<StoreKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
}

impl View for SignIn {
    const NOUN: &'static str = "sign_in";
    const NOUNS: &'static str = "sign_ins";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("PROFILE", |s| {
                    Cell::text(if s.current { format!("{} *", s.profile) } else { s.profile.clone() })
                }),
                Column::new("USER", |s| s.user.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::new("STATUS", |s| Cell::status(s.status, tone(s.status))),
                Column::new("ORIGIN", |s| Cell::name(s.origin.to_string())),
                Column::new("ACTING", |s| {
                    s.acting_name.as_ref().or(s.acting.as_ref()).map_or(Cell::Empty, Cell::name)
                }),
                Column::new("TOKEN UNTIL", |s| Cell::time(s.expires_at)),
                Column::new("KEPT IN", |s| Cell::maybe(s.credentials.map(StoreKind::as_str))),
                Column::wide("PROBLEM", |s| s.problem.as_ref().map_or(Cell::Empty, Cell::name)),
            ]
        }
    }

    fn name(&self) -> String {
        self.profile.clone()
    }
}

fn tone(status: &str) -> Tone {
    match status {
        "signed in" => Tone::Good,
        "signed out" => Tone::Plain,
        _ => Tone::Attention,
    }
}

/// Runs the verb.
///
/// # Errors
/// As the verb says.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    match verb {
        Verb::Status(args) => status(args, context).await,
        Verb::Token(args) => token(args, context).await,
        Verb::Refresh(args) => refresh(args, context).await,
    }
}

async fn status(_args: StatusArgs, context: &Context) -> Result<Outcome> {
    let settings = context.settings();
    let current = settings.current_profile().map(|(name, _)| name);
    let mut rows = Vec::new();
    for (name, profile) in &settings.user.profiles {
        let mut row = SignIn {
            profile: name.clone(),
            current: current == Some(name.as_str()),
            user: profile.user.clone(),
            origin: profile.origin.clone(),
            tenant: profile.tenant.clone(),
            acting: profile.acting.clone(),
            acting_name: profile.acting_name.clone(),
            status: "signed out",
            expires_at: None,
            credentials: profile.credentials,
            problem: None,
        };
        if let Some((key, kind)) = credentials::key(profile).zip(credentials::place(context, profile)) {
            match Store::of(context, kind).entry(&key).await {
                Ok(Some(entry)) => {
                    row.expires_at = Some(entry.expires_at);
                    row.status = if entry.next(Timestamp::now(), None) == Next::SignIn {
                        "expired"
                    } else {
                        "signed in"
                    };
                }
                Ok(None) => {}
                Err(error) => {
                    row.status = "unreadable";
                    row.problem = Some(error.to_string());
                    context.printer().warn(&format!("{name}: {error}"));
                }
            }
        }
        rows.push(row);
    }
    let mut list = context.printer().list()?;
    list.rows(&rows)?;
    let footer = rows.is_empty().then(|| "no profile yet: cron login https://portal.example.com".to_owned());
    list.end(&Ending { complete: true, next_cursor: None, footer })?;
    Ok(Outcome::DONE)
}

async fn token(_args: TokenArgs, context: &Context) -> Result<Outcome> {
    #[derive(Serialize)]
    struct Token<'a> {
        access_token: &'a str,
    }
    let bearer = context.sign_in()?.api().bearer().await?;
    let printer = context.printer();
    if printer.format().is_document() {
        printer.document("token/1", &Token { access_token: bearer.reveal() }, Vec::new)?;
    } else {
        printer.line(&Clean::new(bearer.reveal()))?;
    }
    Ok(Outcome::DONE)
}

async fn refresh(_args: RefreshArgs, context: &Context) -> Result<Outcome> {
    let session = context.sign_in()?;
    let before = session.api().bearer().await?;
    session.api().another_bearer(&before).await?;
    context.printer().done("The access token is renewed");
    Ok(Outcome::DONE)
}
