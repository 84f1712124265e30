//! `cron tenants domains …`.

use api::{
    change::ChangeStatus,
    tenants::{DomainCreate, DomainStatus, Tenant},
    value::DomainName,
};
use clap::Subcommand;

use super::TenantArg;
use crate::{
    cli::ListArgs,
    commands::shared,
    confirm,
    context::{Context, Outcome},
    error::{Error, Result},
    fields::checked,
    names,
    session::{Session, Target},
};

/// What can be done with domains.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List a tenant's domains
    #[command(
        after_help = "Examples:\n  cron tenants domains list 'Acme Portal'\n  cron tenants domains list 'Acme Portal' -o wide"
    )]
    List(ListOf),
    /// Add a domain to a tenant
    #[command(
        after_help = "Examples:\n  cron tenants domains add 'Acme Portal' app.acme.example\n  cron tenants domains add 'Acme Portal' acme.example --subdomains"
    )]
    Add(Add),
    /// Prove a domain by its TXT record: from then on it is served
    #[command(
        after_help = "Examples:\n  cron tenants domains verify 'Acme Portal' app.acme.example\n  cron tenants domains verify 'Acme Portal' app.acme.example --dry-run"
    )]
    Verify(Named),
    /// Show what the DNS answers for a domain, and which records to set
    #[command(
        after_help = "Examples:\n  cron tenants domains explain 'Acme Portal' app.acme.example\n  cron tenants domains explain 'Acme Portal' app.acme.example -o json --jq '.advice[].text'"
    )]
    Explain(Named),
    /// Take a domain from a tenant: nobody signs in there any more
    #[command(
        after_help = "Examples:\n  cron tenants domains remove 'Acme Portal' old.acme.example --confirm old.acme.example"
    )]
    Remove(Named),
}

/// A tenant and how to list.
#[derive(Debug, clap::Args)]
pub struct ListOf {
    #[command(flatten)]
    of: TenantArg,
    #[command(flatten)]
    list: ListArgs,
}

/// A tenant and a domain.
#[derive(Debug, clap::Args)]
pub struct Named {
    #[command(flatten)]
    of: TenantArg,
    /// The domain
    #[arg(value_name = "DOMAIN")]
    pub(super) domain: String,
}

impl Named {
    /// The tenant, as it was named.
    pub(super) fn tenant(&self) -> &str {
        &self.of.tenant
    }
}

/// A tenant and a domain to add.
#[derive(Debug, clap::Args)]
pub struct Add {
    #[command(flatten)]
    named: Named,
    /// Let its proof hold for the names below it, too, in tenants of the same account
    #[arg(long)]
    subdomains: bool,
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    match verb {
        Verb::List(args) => list(args, context, session).await,
        Verb::Add(args) => add(args, context, session).await,
        Verb::Verify(args) => verify(args, context, session).await,
        Verb::Explain(args) => super::explain::run(args, context, session).await,
        Verb::Remove(args) => remove(args, context, session).await,
    }
}

async fn list(args: ListOf, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let pages = session.api().tenants().domains(
        &target.id,
        &args.of.tenant,
        context.query(&args.list),
        context.rows(&args.list),
    );
    let tenant = &args.of.tenant;
    let listed = context.list(pages, &args.list, |count| {
        Some(say!("{count} {} of {tenant}.", if count == 1 { "domain" } else { "domains" }))
    });
    match listed.await {
        Ok(outcome) => Ok(outcome),
        Err(error) => Err(super::unknown(error, tenant, &target, session).await),
    }
}

async fn add(args: Add, context: &Context, session: &Session) -> Result<Outcome> {
    let Add { named: args, subdomains } = args;
    let name = checked::<DomainName>("the domain", "name", &args.domain)?;
    let new = DomainCreate { name, subdomains };
    let target = session.target().await?;
    session.announce(&target);
    let tenants = session.api().tenants();
    let change = match tenants.add_domain(&target.id, &args.of.tenant, &new, &context.write(None)).await {
        Ok(answer) => answer.value,
        Err(error) => return Err(super::unknown(error.into(), &args.of.tenant, &target, session).await),
    };
    let domain = &change.of.domain;
    let (name, tenant) = (&domain.name, &args.of.tenant);
    let claimed = domain.status == DomainStatus::Claimed;
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is a domain of {tenant} already"),
        ChangeStatus::Updated => say!("the proof of {name} holds for the names below it, too"),
        ChangeStatus::Planned if claimed => say!("{name} is claimed for {tenant}"),
        ChangeStatus::Planned => say!("{name} is added to {tenant}, and served"),
        _ if claimed => say!("{name} claimed for {tenant}; it is served once it is proved"),
        _ => say!("{name} added to {tenant}, and served"),
    };
    context.printer().changed(&change, name, &sentence)?;
    if let Some(proof) = domain.proof.as_ref().filter(|_| change.status != ChangeStatus::Planned) {
        context.printer().note(&say!(
            "  proof: a TXT record {} with the value {}",
            proof.record_name,
            proof.record_value
        ));
        let (tenant, name) = (names::quoted(tenant), names::quoted(name));
        context.printer().note(&say!("  then: cron tenants domains verify {tenant} {name}"));
    }
    Ok(Outcome::DONE)
}

async fn verify(args: Named, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let tenants = session.api().tenants();
    let tenant = owner(&args.of.tenant, &target, session).await?;
    session.announce(&target);
    let id = tenant.id.to_string();
    let answer = tenants.verify_domain(&target.id, &id, &args.domain, &context.write(None)).await;
    let change = match answer {
        Ok(answer) => answer.value,
        Err(error) => {
            return Err(unfound(error.into(), &args.domain, &target, &tenant, session).await);
        }
    };
    let name = &change.of.domain.name;
    let sentence = match change.status {
        ChangeStatus::Planned => say!("{name} is proved for {}, and served", tenant.name),
        ChangeStatus::Unchanged => say!("{name} is served for {} already", tenant.name),
        _ => say!("{name} proved for {}, and served", tenant.name),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}

async fn remove(args: Named, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let tenants = session.api().tenants();
    let tenant = owner(&args.of.tenant, &target, session).await?;
    session.announce(&target);
    let consequence = say!("This closes the door at {}: nobody signs in there any more.", args.domain);
    confirm::by_name(context, &args.domain, "taking a domain away", &consequence).await?;
    let id = tenant.id.to_string();
    let answer = tenants.remove_domain(&target.id, &id, &args.domain, &context.write(None)).await;
    let change = match answer {
        Ok(answer) => answer.value,
        Err(error) => {
            return Err(unfound(error.into(), &args.domain, &target, &tenant, session).await);
        }
    };
    let name = &change.of.domain.name;
    let sentence = match change.status {
        ChangeStatus::Planned => say!("{name} is taken from {}", tenant.name),
        _ => say!("{name} taken from {}", tenant.name),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}

/// The tenant of that name; an unknown one offers the nearest.
async fn owner(named: &str, target: &Target, session: &Session) -> Result<Tenant> {
    match session.api().tenants().get(&target.id, named).await {
        Ok(read) => Ok(read.value),
        Err(error) => Err(super::unknown(error.into(), named, target, session).await),
    }
}

/// The error of a request about a domain; an unknown one offers the nearest.
async fn unfound(error: Error, named: &str, target: &Target, tenant: &Tenant, session: &Session) -> Error {
    match error.code() {
        "domain_not_found" => offer(error, named, target, tenant, session).await,
        _ => error,
    }
}

/// Offers the nearest domains of a tenant.
pub(super) async fn offer(
    error: Error,
    named: &str,
    target: &Target,
    tenant: &Tenant,
    session: &Session,
) -> Error {
    let (tenants, id) = (session.api().tenants(), tenant.id.to_string());
    let pages = |query, rows| tenants.domains(&target.id, &id, query, rows);
    let see = format!("cron tenants domains list {}", names::quoted(&tenant.name));
    shared::offer(error, named, &see, pages, |d| &d.name).await
}
