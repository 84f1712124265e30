//! `cron me forget`.

use api::change::ChangeStatus;

use crate::{
    confirm,
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Be forgotten by the whole platform, for good
///
/// Your access to every account ends at once, and your name and e-mail are erased, also from the audit of the accounts that you were in. Who owns an account cannot be forgotten until somebody else owns it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron me export --out me.json\n  cron me forget\n  cron me forget --confirm ana@acme.example"
)]
pub struct Args {}

/// Forgets the person.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn run(_args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let own = session.api().own();
    let email = own.profile().await?.value.email;
    let consequence = format!(
        "Everything that the platform holds of {email} is erased, at every address of it, and nobody can bring it back.\n\
         To keep a copy first: cron me export --out me.json"
    );
    confirm::by_name(context, &email, "being forgotten", &consequence).await?;
    let change = own.forget(&context.write(None)).await?.value;
    let planned = change.status == ChangeStatus::Planned;
    let sentence =
        if planned { format!("{email} is forgotten") } else { format!("{email} has been forgotten") };
    context.printer().changed(&change, &email, &sentence)?;
    if !planned {
        context.printer().note("  this machine keeps the sign-in, which is worth nothing now: cron logout");
    }
    Ok(Outcome::DONE)
}
