//! `cron me update`.

use api::{change::ChangeStatus, me::ProfileUpdate, tenants::Locale, value::Name};

use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    fields::maybe,
    session::Session,
};

/// Change your name or your language
///
/// The e-mail is what you are known by, and stays.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron me update --name 'Ana Souza'\n  cron me update --locale pt-BR")]
pub struct Args {
    /// What you are called
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The language of mails to you; `tenant` is that of the tenant's brand
    #[arg(long, value_name = "LANGUAGE", value_parser = ["pt-BR", "en", "tenant"])]
    locale: Option<String>,
}

/// Changes it, if it is still as it was read.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let locale = args.locale.as_deref().map(|locale| match locale {
        "pt-BR" => Some(Locale::PtBr),
        "en" => Some(Locale::En),
        _ => None,
    });
    let update = ProfileUpdate { name: maybe::<Name>("the name", "name", args.name.as_ref())?, locale };
    if update == ProfileUpdate::default() {
        return Err(Error::usage("nothing to change: give --name or --locale"));
    }
    let own = session.api().own();
    let read = own.profile().await?;
    let change = own.update(&update, &context.write(read.etag)).await?.value;
    let email = &change.of.profile.email;
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("the profile of {email} was so already"),
        ChangeStatus::Planned => say!("the profile of {email} changes"),
        _ => say!("the profile of {email} is changed"),
    };
    context.printer().changed(&change, email, &sentence)?;
    Ok(Outcome::DONE)
}
