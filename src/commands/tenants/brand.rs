//! `cron tenants brand …`.

use std::path::PathBuf;

use api::{
    change::ChangeStatus,
    tenants::{BrandUpdate, Locale},
    value::{Color, Name},
};
use clap::{Subcommand, ValueEnum};

use super::TenantArg;
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    fields::{self, maybe},
    session::Session,
};

/// What can be done with brands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show a tenant's brand
    #[command(after_help = "Examples:\n  cron tenants brand show 'Acme Portal'")]
    Show(TenantArg),
    /// Change a tenant's brand
    #[command(
        after_help = "Examples:\n  cron tenants brand set 'Acme Portal' --color '#0a7d4f' --logo acme.png\n  cron tenants brand set 'Acme Portal' --no-logo --locale en"
    )]
    Set(SetArgs),
}

/// A tenant and its new brand.
#[derive(Debug, clap::Args)]
pub struct SetArgs {
    #[command(flatten)]
    of: TenantArg,
    /// Name that its pages show
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    brand: BrandArgs,
    /// Show no logo
    #[arg(long, conflicts_with = "logo")]
    no_logo: bool,
}

/// A brand beside its name.
#[derive(Debug, clap::Args)]
pub(super) struct BrandArgs {
    /// Primary colour, `#rrggbb`
    #[arg(long, value_name = "COLOUR")]
    color: Option<String>,
    /// Language of pages and mails
    #[arg(long, value_enum, value_name = "LOCALE")]
    locale: Option<LocaleArg>,
    /// Logo: a PNG of at most 64 KiB
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
}

/// A locale, as a flag.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum LocaleArg {
    /// Brazilian Portuguese
    #[value(name = "pt-BR", alias = "pt-br", alias = "pt")]
    PtBr,
    /// English
    En,
}

impl BrandArgs {
    /// The change of a brand, checked; nothing when nothing is given. `prefix` stands before the fields' names in errors.
    pub(super) fn update(&self, name: Option<&String>, prefix: &str) -> Result<Option<BrandUpdate>> {
        let update = BrandUpdate {
            name: maybe::<Name>("the brand's name", &format!("{prefix}name"), name)?,
            color: maybe::<Color>("the colour", &format!("{prefix}color"), self.color.as_ref())?,
            locale: self.locale.map(|locale| match locale {
                LocaleArg::PtBr => Locale::PtBr,
                LocaleArg::En => Locale::En,
            }),
            logo: self.logo.as_deref().map(fields::logo).transpose()?.map(Some),
        };
        Ok((update != BrandUpdate::default()).then_some(update))
    }
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    match verb {
        Verb::Show(args) => show(args, context, session).await,
        Verb::Set(args) => set(args, context, session).await,
    }
}

async fn show(args: TenantArg, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    match session.api().tenants().brand(&target.id, &args.tenant).await {
        Ok(brand) => context.printer().show(&brand.value)?,
        Err(error) => return Err(super::unknown(error.into(), &args.tenant, &target, session).await),
    }
    Ok(Outcome::DONE)
}

async fn set(args: SetArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let mut update = args.brand.update(args.name.as_ref(), "")?.unwrap_or_default();
    if args.no_logo {
        update.logo = Some(None);
    }
    if update == BrandUpdate::default() {
        return Err(Error::usage("nothing to change is given").hint("see: cron tenants brand set --help"));
    }
    let target = session.target().await?;
    let (tenants, tenant) = (session.api().tenants(), &args.of.tenant);
    let version = match tenants.brand(&target.id, tenant).await {
        Ok(read) => read.etag,
        Err(error) => return Err(super::unknown(error.into(), tenant, &target, session).await),
    };
    session.announce(&target);
    let change = tenants.set_brand(&target.id, tenant, &update, &context.write(version)).await?.value;
    let sentence = match change.status {
        ChangeStatus::Unchanged => format!("the brand of {tenant} is so already"),
        ChangeStatus::Planned => format!("the brand of {tenant} is changed"),
        _ => format!("brand of {tenant} changed"),
    };
    context.printer().changed(&change, tenant, &sentence)?;
    Ok(Outcome::DONE)
}
