//! `cron tenants …`: white-label views of the platform that an account owns, their domains and brands.

mod brand;
mod create;
mod domains;
mod explain;
mod grants;
mod preview;
mod status;
mod update;
mod view;

use clap::Subcommand;

use super::shared;
use crate::{
    cli::ListArgs,
    context::{Context, Outcome},
    error::{Error, Result},
    session::{Session, Target},
};

/// What can be done with tenants.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List tenants
    #[command(
        after_help = "Examples:\n  cron tenants list\n  cron tenants list --account acme --filter 'status:active'"
    )]
    List(ListArgs),
    /// Show one tenant
    #[command(
        after_help = "Examples:\n  cron tenants get 'Acme Portal'\n  cron tenants get 'Acme Portal' -o json --jq .domain"
    )]
    Get(TenantArg),
    /// Create a tenant with its first domain
    Create(create::Args),
    /// Change a tenant's name or primary domain
    Update(update::Args),
    /// Suspend a tenant: it serves a notice and nothing else
    #[command(
        after_help = "Examples:\n  cron tenants suspend 'Acme Portal'\n  cron tenants suspend 'Acme Portal' --confirm 'Acme Portal'"
    )]
    Suspend(TenantArg),
    /// Let a tenant serve again
    #[command(after_help = "Examples:\n  cron tenants resume 'Acme Portal'")]
    Resume(TenantArg),
    /// Domains that a tenant is served at
    #[command(
        subcommand,
        visible_alias = "domain",
        after_help = "Examples:\n  cron tenants domains list 'Acme Portal'\n  cron tenants domains add 'Acme Portal' app.acme.example"
    )]
    Domains(domains::Verb),
    /// The name, colours and logo that its pages show
    #[command(
        subcommand,
        after_help = "Examples:\n  cron tenants brand show 'Acme Portal'\n  cron tenants brand set 'Acme Portal' --logo acme.png"
    )]
    Brand(brand::Verb),
    /// Write a tenant's sign-in page to a file, to be looked at in a browser
    Preview(preview::Args),
}

/// A tenant.
#[derive(Debug, clap::Args)]
pub struct TenantArg {
    /// The tenant's name or id
    #[arg(value_name = "TENANT")]
    tenant: String,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    let session = &context.sign_in()?;
    match verb {
        Verb::List(args) => {
            let tenants = session.api().tenants();
            shared::list(context, session, &args, |account, query, rows| tenants.list(account, query, rows))
                .await
        }
        Verb::Get(args) => get(args, context, session).await,
        Verb::Create(args) => create::run(args, context, session).await,
        Verb::Update(args) => update::run(args, context, session).await,
        Verb::Suspend(args) => status::suspend(args, context, session).await,
        Verb::Resume(args) => status::resume(args, context, session).await,
        Verb::Domains(verb) => domains::run(verb, context, session).await,
        Verb::Brand(verb) => brand::run(verb, context, session).await,
        Verb::Preview(args) => preview::run(args, context, session).await,
    }
}

async fn get(args: TenantArg, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let answer = session.api().tenants().get(&target.id, &args.tenant).await;
    match answer {
        Ok(tenant) => context.show(&tenant.value)?,
        Err(error) => return Err(unknown(error.into(), &args.tenant, &target, session).await),
    }
    Ok(Outcome::DONE)
}

/// Offers the nearest tenants when there is none of that name.
async fn unknown(error: Error, named: &str, target: &Target, session: &Session) -> Error {
    let tenants = session.api().tenants();
    let pages = |query, rows| tenants.list(&target.id, query, rows);
    shared::near(error, named, &shared::place(session, target), "cron tenants list", pages, |t| &t.name).await
}
