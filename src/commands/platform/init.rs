//! `cron platform init`.

use api::{
    tenants::Locale,
    value::{DomainName, Email},
};
use server::init;

use super::shared::{Place, block_on};
use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// Prepare a platform: master key, master account and tenant, administrator
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron platform init --data /var/lib/crontech --domain localhost --admin-email you@example.com"
)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// Serve the master tenant at this domain
    #[arg(long, value_name = "DOMAIN")]
    domain: DomainName,
    /// Make the administrator with this e-mail
    #[arg(long, value_name = "EMAIL")]
    admin_email: Email,
    /// Write the master tenant's pages in this language, `pt-BR` or `en`
    #[arg(long, value_name = "LANGUAGE", default_value = "pt-BR", value_parser = locale)]
    locale: Locale,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(args: Args, context: &Context) -> Result<Outcome> {
    let options = init::Options {
        place: args.place.resolve(),
        domain: args.domain,
        admin_email: args.admin_email,
        locale: args.locale,
    };
    let made = block_on(init::run(options))?;
    context.printer().document("platform/1", &made, || {
        vec![
            say!("The platform for {} is ready to be served", made.domain),
            say!("  administrator   {}", made.email),
            say!("  password        {}   (shown once)", made.password),
            say!("  master key      {}", made.master_key.display()),
            "Keep a copy of the master key elsewhere: without it the data cannot be read.".to_owned(),
        ]
    })?;
    Ok(Outcome::DONE)
}

fn locale(text: &str) -> std::result::Result<Locale, String> {
    [Locale::PtBr, Locale::En]
        .into_iter()
        .find(|locale| locale.as_str().eq_ignore_ascii_case(text))
        .ok_or_else(|| say!("`{text}` is neither `pt-BR` nor `en`"))
}
