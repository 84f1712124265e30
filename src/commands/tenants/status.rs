//! `cron tenants suspend`, `resume`.

use api::{change::ChangeStatus, tenants::Tenant};

use super::TenantArg;
use crate::{
    confirm,
    context::{Context, Outcome},
    error::Result,
    names,
    session::{Session, Target},
};

async fn read(named: &str, target: &Target, session: &Session) -> Result<client::Answer<Tenant>> {
    match session.api().tenants().get(&target.id, named).await {
        Ok(read) => Ok(read),
        Err(error) => Err(super::unknown(error.into(), named, target, session).await),
    }
}

/// Suspends one, if it is still as it was read.
///
/// # Errors
/// No confirmation, or as a request.
pub(super) async fn suspend(args: TenantArg, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let read = read(&args.tenant, &target, session).await?;
    let name = &read.value.name;
    session.announce(&target);
    let consequence = say!(
        "This suspends {name}: its doors show a notice, and every request there is refused.\nUndo: cron tenants resume {}",
        names::quoted(name)
    );
    confirm::by_name(context, name, "suspending", &consequence).await?;
    let (id, write) = (read.value.id.to_string(), context.write(read.etag));
    let change = session.api().tenants().suspend(&target.id, &id, &write).await?.value;
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is suspended already"),
        _ => say!("{name} suspended"),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}

/// Lets one serve again, if it is still as it was read.
///
/// # Errors
/// As a request.
pub(super) async fn resume(args: TenantArg, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let read = read(&args.tenant, &target, session).await?;
    session.announce(&target);
    let (id, write) = (read.value.id.to_string(), context.write(read.etag));
    let change = session.api().tenants().resume(&target.id, &id, &write).await?.value;
    let name = &change.of.tenant.name;
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is not suspended"),
        _ => say!("{name} resumed"),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}
