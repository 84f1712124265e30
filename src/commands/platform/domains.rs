//! `cron platform domains`: domains by the operator's hand (Rule T1).

use api::{id::TenantId, value::DomainName};
use clap::Subcommand;

use super::shared::{Place, not_done, runtime};
use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// What can be done with them.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Serve a claimed domain without a proof in the DNS
    #[command(
        after_help = "Examples:\n  cron platform domains approve portal.acme.example --data /var/lib/crontech"
    )]
    Approve(Approve),
}

#[derive(Debug, clap::Args)]
pub(super) struct Approve {
    /// The domain
    domain: DomainName,
    /// Whose claim, where several tenants claim it
    #[arg(long, value_name = "TENANT")]
    tenant: Option<TenantId>,
    #[command(flatten)]
    place: Place,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    match verb {
        Verb::Approve(args) => approve(args, context),
    }
}

fn approve(args: Approve, context: &Context) -> Result<Outcome> {
    let approved = runtime()?.block_on(server::approve::run(args.place.resolve(), args.domain, args.tenant));
    let approved = approved.map_err(|error| not_done(error.problem(), &error))?;
    let status = if approved.unchanged { "unchanged" } else { "updated" };
    let document =
        serde_json::json!({ "status": status, "domain": approved.domain, "tenant": approved.tenant });
    context.printer().document("change/1", &document, || {
        vec![say!("{} is served for {} ({})", approved.domain, approved.tenant_name, approved.tenant)]
    })?;
    Ok(Outcome::DONE)
}
