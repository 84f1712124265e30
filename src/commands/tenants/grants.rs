//! `cron tenants brand grants …` and `cron tenants brand used`: whom a tenant's owner lets change what of its brand.

use api::{
    change::ChangeStatus,
    tenants::{BrandAttribute, BrandGrant, BrandGrantUpdate, UsedBrand},
};
use clap::Subcommand;

use super::TenantArg;
use crate::{
    context::{Context, Outcome},
    error::Result,
    output::{Cell, Column, Ending, View},
    session::Session,
};

/// What can be done with grants.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the accounts that may change attributes of a tenant's brand
    #[command(after_help = "Examples:\n  cron tenants brand grants list 'Acme Portal'")]
    List(TenantArg),
    /// Let an account change these attributes and no others
    #[command(
        after_help = "Examples:\n  cron tenants brand grants set 'Acme Portal' acme/store-12 --attribute color,logo"
    )]
    Set(SetArgs),
    /// Take the right to change a tenant's brand from an account
    #[command(after_help = "Examples:\n  cron tenants brand grants remove 'Acme Portal' acme/store-12")]
    Remove(OfArgs),
}

/// A tenant and an account.
#[derive(Debug, clap::Args)]
pub struct OfArgs {
    #[command(flatten)]
    of: TenantArg,
    /// Path from your account, or id
    #[arg(value_name = "ACCOUNT")]
    to: String,
}

/// What the account may change.
#[derive(Debug, clap::Args)]
pub struct SetArgs {
    #[command(flatten)]
    who: OfArgs,
    /// An attribute: name, description, color, on-color, layout, locale, support, logo, logo-dark; several, separated by commas
    #[arg(long = "attribute", value_name = "ATTRIBUTES", value_delimiter = ',', required = true)]
    attributes: Vec<BrandAttribute>,
}

/// An account that uses a tenant.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron tenants brand used\n  cron tenants brand used acme/store-12 -o json"
)]
pub struct UsedArgs {
    /// Path from your account, or id; `.` is your account itself
    #[arg(value_name = "ACCOUNT", default_value = ".")]
    used_by: String,
}

impl View for BrandGrant {
    const NOUN: &'static str = "brand_grant";
    const NOUNS: &'static str = "brand_grants";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("ACCOUNT", |g| Cell::name(&g.path)),
                Column::new("MAY CHANGE", |g| Cell::text(names(&g.attributes))),
                Column::wide("ID", |g| Cell::text(g.account.to_string())),
            ]
        }
    }

    fn name(&self) -> String {
        self.path.clone()
    }
}

impl View for UsedBrand {
    const NOUN: &'static str = "used_brand";
    const NOUNS: &'static str = "used_brands";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("BRAND", |b| Cell::name(&b.name)),
                Column::new("COLOUR", |b| Cell::text(&b.color)),
                Column::new("TEXT", |b| Cell::text(&b.on_color)),
                Column::new("LAYOUT", |b| Cell::text(b.layout.as_str())),
                Column::new("LOCALE", |b| Cell::text(b.locale.as_str())),
                Column::new("DESCRIPTION", |b| Cell::maybe(b.description.as_ref())),
                Column::new("SUPPORT", |b| Cell::maybe(b.support.as_ref())),
                Column::new("LOGO", |b| Cell::maybe(b.logo_url.as_ref())),
                Column::new("DARK LOGO", |b| Cell::maybe(b.logo_dark_url.as_ref())),
                Column::new("MAY CHANGE", |b| Cell::text(names(&b.adjustable))),
            ]
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}

fn names(attributes: &[BrandAttribute]) -> String {
    match attributes {
        [] => "nothing".to_owned(),
        some => some.iter().map(|a| a.as_str().replace('_', "-")).collect::<Vec<_>>().join(", "),
    }
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    match verb {
        Verb::List(args) => list(args, context, session).await,
        Verb::Set(args) => set(args.who, args.attributes, context, session).await,
        Verb::Remove(args) => set(args, Vec::new(), context, session).await,
    }
}

async fn list(args: TenantArg, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let grants = match session.api().tenants().brand_grants(&target.id, &args.tenant).await {
        Ok(answer) => answer.value.grants,
        Err(error) => return Err(super::unknown(error.into(), &args.tenant, &target, session).await),
    };
    let mut list = context.printer().list::<BrandGrant>()?;
    list.rows(&grants)?;
    list.end(&Ending { complete: true, ..Ending::default() })?;
    Ok(Outcome::DONE)
}

async fn set(
    args: OfArgs,
    attributes: Vec<BrandAttribute>,
    context: &Context,
    session: &Session,
) -> Result<Outcome> {
    let target = session.target().await?;
    let to = session.account(&args.to).await?;
    session.announce(&target);
    let (grant, tenant) = (BrandGrantUpdate { attributes }, &args.of.tenant);
    let tenants = session.api().tenants();
    let change = match tenants.grant_brand(&target.id, tenant, &to.id, &grant, &context.write(None)).await {
        Ok(answer) => answer.value,
        Err(error) => return Err(super::unknown(error.into(), tenant, &target, session).await),
    };
    let (name, what) = (&change.of.grant.path, names(&change.of.grant.attributes));
    let sentence = match change.status {
        ChangeStatus::Unchanged => format!("{name} may change {what} of {tenant} already"),
        ChangeStatus::Planned => format!("{name} would be let change {what} of {tenant}"),
        _ => format!("{name} may change {what} of {tenant}"),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}

/// Shows the brand that an account uses.
///
/// # Errors
/// There is no such account, or as a request.
pub(super) async fn used(args: UsedArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.account(&args.used_by).await?;
    let brand = session.api().tenants().used_brand(&target.id).await?.value;
    context.printer().show(&brand)?;
    Ok(Outcome::DONE)
}
