//! `cron tenants update`.

use api::{change::ChangeStatus, tenants::TenantUpdate, value::Name};

use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    fields::maybe,
    session::Session,
};

/// Change a tenant's name or primary domain, or whether people may ask for access
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron tenants update 'Acme Portal' --name 'Portal Acme'\n  cron tenants update 'Acme Portal' --primary-domain app.acme.example\n  cron tenants update 'Acme Portal' --access-requests on"
)]
pub struct Args {
    #[command(flatten)]
    of: super::TenantArg,
    /// New name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The served domain that becomes the primary one
    #[arg(long, value_name = "DOMAIN")]
    primary_domain: Option<String>,
    /// Whether people may ask for access at the tenant's door, at `/access`
    #[arg(long, value_name = "on|off", value_parser = ["on", "off"])]
    access_requests: Option<String>,
}

/// Changes it, if it is still as it was read.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let change = TenantUpdate {
        name: maybe::<Name>("the tenant's name", "name", args.name.as_ref())?,
        primary_domain: args.primary_domain,
        access_requests: args.access_requests.map(|word| word == "on"),
    };
    if change == TenantUpdate::default() {
        return Err(Error::usage("nothing to change is given").hint("see: cron tenants update --help"));
    }
    let target = session.target().await?;
    let tenants = session.api().tenants();
    let read = match tenants.get(&target.id, &args.of.tenant).await {
        Ok(read) => read,
        Err(error) => return Err(super::unknown(error.into(), &args.of.tenant, &target, session).await),
    };
    session.announce(&target);
    let id = read.value.id.to_string();
    let answer = tenants.update(&target.id, &id, &change, &context.write(read.etag)).await;
    let answer = match answer {
        Ok(answer) => answer.value,
        Err(error) => {
            let error = Error::from(error);
            let of_domain = error.field_errors().iter().any(|fault| fault.pointer == "/primary_domain");
            return Err(match change.primary_domain.filter(|_| of_domain) {
                Some(domain) => super::domains::offer(error, &domain, &target, &read.value, session).await,
                None => error,
            });
        }
    };
    let name = &answer.of.tenant.name;
    let sentence = match answer.status {
        ChangeStatus::Unchanged => say!("{name} is so already"),
        ChangeStatus::Planned => say!("{name} is changed"),
        _ => say!("{name} changed"),
    };
    context.printer().changed(&answer, name, &sentence)?;
    Ok(Outcome::DONE)
}
