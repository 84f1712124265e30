//! `cron me sessions list|end`.

use api::change::ChangeStatus;
use clap::Subcommand;

use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::{Error, Result},
    session::Session,
};

/// What can be done with one's sessions.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List what you are signed in with at this tenant: browsers and programs
    #[command(after_help = "Examples:\n  cron me sessions list\n  cron me sessions list -o wide")]
    List(ListArgs),
    /// End a session, or all but the present one
    End(EndArgs),
}

/// Which session is ended.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron me sessions end ses_7kq54vnfwwyyah6kt4y9w3gr3m\n  cron me sessions end --others"
)]
pub struct EndArgs {
    /// The session's id
    #[arg(value_name = "SESSION", required_unless_present = "others")]
    session: Option<String>,
    /// End all but the present one
    #[arg(long, conflicts_with = "session")]
    others: bool,
}

/// Runs a verb.
///
/// # Errors
/// As a request.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    match verb {
        Verb::List(args) => {
            let pages = session.api().own().sessions(context.query(&args), context.rows(&args));
            context.list(pages, &args, |_| None).await
        }
        Verb::End(args) => end(args, context, session).await,
    }
}

async fn end(args: EndArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let named = args.session.as_deref().unwrap_or("others");
    let ended = session.api().own().end_session(named, &context.write(None)).await;
    let change = ended
        .map_err(|error| match error.code() {
            Some("session_not_found") => Error::from(error).hint("see: cron me sessions list"),
            _ => error.into(),
        })?
        .value;
    let what = if args.others { "every session but this one" } else { named };
    let sentence = match change.status {
        ChangeStatus::Unchanged => "there is no other session".to_owned(),
        ChangeStatus::Planned => say!("{what} ends"),
        _ => say!("{what} has ended"),
    };
    context.printer().changed(&change, named, &sentence)?;
    Ok(Outcome::DONE)
}
