//! `cron accounts create`.

use api::{
    accounts::{AccountCreate, OwnerInvite},
    change::ChangeStatus,
    permission::Role,
    value::{AccountPath, Email, ExternalRef, Name, Slug, TaxId},
};

use super::fields::{Label, Limit, LimitArgs, TenantArgs, checked, label, labels, maybe};
use crate::{
    context::{Context, Outcome},
    error::Result,
    session::Session,
};

/// Create an account and invite its owner user
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts create acme --name 'Acme Revenda Ltda' --owner-email ana@acme.example\n  cron accounts create acme/store-42 --name 'Loja 42' --owner-email l42@acme.example --users 5"
)]
pub struct Args {
    /// Path of the new account: its parent's path, `/`, its slug; the slug alone is directly below --account, or yours
    #[arg(value_name = "PATH")]
    path: String,
    /// Display name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Where the owner user's invitation goes
    #[arg(long, value_name = "ADDRESS")]
    owner_email: String,
    /// Name of the owner user, to greet with
    #[arg(long, value_name = "NAME")]
    owner_name: Option<String>,
    /// Legal name of the company
    #[arg(long, value_name = "NAME")]
    legal_name: Option<String>,
    /// CNPJ or CPF
    #[arg(long, value_name = "CNPJ|CPF")]
    tax_id: Option<String>,
    /// Your own reference: a second creation with it and equal content changes nothing
    #[arg(long, value_name = "REFERENCE")]
    external_ref: Option<String>,
    /// Give the account a role; may be given several times
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<Role>,
    /// How many levels it may build below itself
    #[arg(long, value_name = "N")]
    levels: Option<i64>,
    /// Give it this plan (name or id); the limits below beat it
    #[arg(long, value_name = "PLAN")]
    plan: Option<String>,
    /// Label it; may be given several times
    #[arg(long = "label", value_name = "KEY=VALUE", value_parser = label)]
    labels: Vec<Label>,
    #[command(flatten)]
    tenant: TenantArgs,
    #[command(flatten)]
    limits: LimitArgs,
}

/// Creates it.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let path = checked::<AccountPath>("the account's path", "path", &args.path)?;
    let (parent, slug) =
        path.rsplit_once('/').map_or((None, path.as_str()), |(parent, slug)| (Some(parent), slug));
    let limits = args.limits.given().into_iter().filter_map(|(kind, limit)| match limit {
        Limit::Max(max) => Some((kind, max)),
        Limit::None => None,
    });
    let limits: std::collections::BTreeMap<_, _> = limits.collect();
    let new = AccountCreate {
        slug: checked::<Slug>("the account's slug", "slug", slug)?,
        name: checked::<Name>("the account's name", "name", &args.name)?,
        legal_name: maybe::<Name>("the legal name", "legal_name", args.legal_name.as_ref())?,
        tax_id: maybe::<TaxId>("the tax id", "tax_id", args.tax_id.as_ref())?,
        external_ref: maybe::<ExternalRef>("the reference", "external_ref", args.external_ref.as_ref())?,
        owner: OwnerInvite {
            email: checked::<Email>("the owner's e-mail", "owner/email", &args.owner_email)?,
            name: maybe::<Name>("the owner's name", "owner/name", args.owner_name.as_ref())?,
        },
        tenant: args.tenant.choice()?,
        roles: (!args.roles.is_empty()).then_some(args.roles),
        levels: args.levels,
        plan: args.plan,
        limits: (!limits.is_empty()).then_some(limits),
        labels: labels(&args.labels)
            .map(|labels| labels.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()),
    };
    let parent = match parent {
        Some(parent) => session.account(parent).await?,
        None => session.target().await?,
    };
    session.announce(&parent);
    let change = session.api().accounts().create(&parent.id, &new, &context.write(None)).await?.value;
    let name = super::view::path(&change.of.account).to_owned();
    let sentence = match change.status {
        ChangeStatus::Unchanged => say!("{name} is there already, with equal content"),
        ChangeStatus::Planned => {
            say!("{name} is created, {} is invited as its owner user", new.owner.email)
        }
        _ => say!("{name} created, {} invited as its owner user", new.owner.email),
    };
    context.printer().changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}
