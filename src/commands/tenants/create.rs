//! `cron tenants create`.

use api::{
    change::ChangeStatus,
    tenants::TenantCreate,
    value::{DomainName, ExternalRef, Name},
};

use super::brand::BrandArgs;
use crate::{
    context::{Context, Outcome},
    error::Result,
    fields::{checked, maybe},
    names,
    session::Session,
};

/// Create a tenant with its first domain
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron tenants create 'Acme Portal' --domain portal.acme.example\n  cron tenants create 'Acme Portal' --domain portal.acme.example --color '#0a7d4f' --logo acme.png"
)]
pub struct Args {
    /// Name of the new tenant
    #[arg(value_name = "NAME")]
    name: String,
    /// Its first domain
    #[arg(long, value_name = "DOMAIN")]
    domain: String,
    /// Your own reference: a second creation with it and equal content changes nothing
    #[arg(long, value_name = "REFERENCE")]
    external_ref: Option<String>,
    /// Name that its pages show; the tenant's own when missing
    #[arg(long, value_name = "NAME")]
    brand_name: Option<String>,
    #[command(flatten)]
    brand: BrandArgs,
}

/// Creates it.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let new = TenantCreate {
        name: checked::<Name>("the tenant's name", "name", &args.name)?,
        domain: checked::<DomainName>("the tenant's domain", "domain", &args.domain)?,
        external_ref: maybe::<ExternalRef>("the reference", "external_ref", args.external_ref.as_ref())?,
        brand: args.brand.update(args.brand_name.as_ref(), "brand/")?,
    };
    let target = session.target().await?;
    session.announce(&target);
    let change = session.api().tenants().create(&target.id, &new, &context.write(None)).await?.value;
    let tenant = &change.of.tenant;
    let sentence = match (change.status, &tenant.domain) {
        (ChangeStatus::Unchanged, _) => say!("{} is there already, with equal content", tenant.name),
        (ChangeStatus::Planned, _) => say!("{} is created with the domain {}", tenant.name, new.domain),
        (_, Some(domain)) => say!("{} created, served at {domain}", tenant.name),
        (_, None) => {
            say!("{} created; {} is claimed, and served once it is proved", tenant.name, new.domain)
        }
    };
    context.printer().changed(&change, &tenant.name, &sentence)?;
    if change.status == ChangeStatus::Created && tenant.domain.is_none() {
        context
            .printer()
            .note(&say!("  how: cron tenants domains list {} -o wide", names::quoted(&tenant.name)));
    }
    Ok(Outcome::DONE)
}
