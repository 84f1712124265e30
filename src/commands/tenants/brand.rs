//! `cron tenants brand …`.

use std::path::PathBuf;

use api::{
    change::ChangeStatus,
    tenants::{BrandUpdate, Layout, Locale},
    value::{Color, Name, SupportContact},
};
use clap::{Subcommand, ValueEnum};

use super::{TenantArg, grants};
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    fields::{self, checked, maybe},
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
        after_help = "Examples:\n  cron tenants brand set 'Acme Portal' --color '#0a7d4f' --logo acme.png\n  cron tenants brand set 'Acme Portal' --no-logo --locale en\n  cron tenants brand set 'Acme Portal' --layout split --description 'Orders and invoices' --support help@acme.example"
    )]
    Set(SetArgs),
    /// Let accounts below change attributes of a tenant's brand
    #[command(
        subcommand,
        visible_alias = "grant",
        after_help = "Examples:\n  cron tenants brand grants list 'Acme Portal'\n  cron tenants brand grants set 'Acme Portal' acme/store-12 --attribute color,logo"
    )]
    Grants(grants::Verb),
    /// Show the brand of the tenant that an account uses, and what the account may change of it
    Used(grants::UsedArgs),
    /// Change what your account may of its tenant's brand
    #[command(
        after_help = "Examples:\n  cron tenants brand adjust --color '#0a7d4f'\n  cron tenants brand adjust --logo shop.png --account acme/store-12"
    )]
    Adjust(AdjustArgs),
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
    /// Show the same logo on dark pages
    #[arg(long, conflicts_with = "logo_dark")]
    no_logo_dark: bool,
}

/// What to change of the brand of one's tenant.
#[derive(Debug, clap::Args)]
pub struct AdjustArgs {
    /// Name that its pages show
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    brand: BrandArgs,
}

/// A brand beside its name.
#[derive(Debug, clap::Args)]
pub(super) struct BrandArgs {
    /// Primary colour, `#rrggbb`
    #[arg(long, value_name = "COLOUR")]
    color: Option<String>,
    /// Colour of text on it, `#rrggbb`, or `auto` for black or white
    #[arg(long, value_name = "COLOUR|auto")]
    text_color: Option<String>,
    /// What is said beside the name; an empty text takes it away
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Where people find help: an e-mail address or a page; an empty text takes it away
    #[arg(long, value_name = "EMAIL|URL")]
    support: Option<String>,
    /// How pages are laid out
    #[arg(long, value_enum, value_name = "LAYOUT")]
    layout: Option<LayoutArg>,
    /// Language of pages and mails
    #[arg(long, value_enum, value_name = "LOCALE")]
    locale: Option<LocaleArg>,
    /// Logo: a PNG or SVG of at most 64 KiB
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// Logo for dark pages
    #[arg(long, value_name = "FILE")]
    logo_dark: Option<PathBuf>,
}

/// A layout, as a flag.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum LayoutArg {
    /// One column
    Plain,
    /// The brand beside the form, on wide screens
    Split,
    /// The brand above the form
    Banner,
}

/// A locale, as a flag.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LocaleArg {
    /// Brazilian Portuguese
    #[value(name = "pt-BR", alias = "pt-br", alias = "pt")]
    PtBr,
    /// English
    En,
}

impl From<LocaleArg> for Locale {
    fn from(locale: LocaleArg) -> Self {
        match locale {
            LocaleArg::PtBr => Self::PtBr,
            LocaleArg::En => Self::En,
        }
    }
}

impl BrandArgs {
    /// The change of a brand, checked; nothing when nothing is given. `prefix` stands before the fields' names in errors.
    pub(super) fn update(&self, name: Option<&String>, prefix: &str) -> Result<Option<BrandUpdate>> {
        let update = BrandUpdate {
            name: maybe::<Name>("the brand's name", &format!("{prefix}name"), name)?,
            description: taken_or(self.description.as_deref(), "", |text| {
                checked::<Name>("the description", &format!("{prefix}description"), text)
            })?,
            color: maybe::<Color>("the colour", &format!("{prefix}color"), self.color.as_ref())?,
            on_color: taken_or(self.text_color.as_deref(), "auto", |text| {
                checked::<Color>("the text's colour", &format!("{prefix}on_color"), text)
            })?,
            layout: self.layout.map(|layout| match layout {
                LayoutArg::Plain => Layout::Plain,
                LayoutArg::Split => Layout::Split,
                LayoutArg::Banner => Layout::Banner,
            }),
            support: taken_or(self.support.as_deref(), "", |text| {
                checked::<SupportContact>("the support contact", &format!("{prefix}support"), text)
            })?,
            locale: self.locale.map(Into::into),
            logo: self.logo.as_deref().map(fields::logo).transpose()?.map(Some),
            logo_dark: self.logo_dark.as_deref().map(fields::logo).transpose()?.map(Some),
        };
        Ok((update != BrandUpdate::default()).then_some(update))
    }
}

/// A value, or none any more where it is the word for that.
fn taken_or(
    given: Option<&str>,
    none: &str,
    check: impl FnOnce(&str) -> Result<String>,
) -> Result<Option<Option<String>>> {
    match given {
        None => Ok(None),
        Some(text) if text == none => Ok(Some(None)),
        Some(text) => check(text).map(|text| Some(Some(text))),
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
        Verb::Grants(verb) => grants::run(verb, context, session).await,
        Verb::Used(args) => grants::used(args, context, session).await,
        Verb::Adjust(args) => adjust(args, context, session).await,
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
    if args.no_logo_dark {
        update.logo_dark = Some(None);
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
        ChangeStatus::Unchanged => say!("the brand of {tenant} is so already"),
        ChangeStatus::Planned => say!("the brand of {tenant} is changed"),
        _ => say!("brand of {tenant} changed"),
    };
    context.printer().changed(&change, tenant, &sentence)?;
    Ok(Outcome::DONE)
}

async fn adjust(args: AdjustArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let Some(update) = args.brand.update(args.name.as_ref(), "")? else {
        return Err(Error::usage("nothing to change is given").hint("see: cron tenants brand adjust --help"));
    };
    let target = session.target().await?;
    let tenants = session.api().tenants();
    let version = tenants.used_brand(&target.id).await?.etag;
    session.announce(&target);
    let change = tenants.adjust_brand(&target.id, &update, &context.write(version)).await?.value;
    let name = change.of.brand.name.clone();
    let sentence = match change.status {
        ChangeStatus::Unchanged => format!("the brand {name} is so already"),
        ChangeStatus::Planned => format!("the brand {name} is changed"),
        _ => format!("brand {name} changed"),
    };
    context.printer().changed(&change, &name, &sentence)?;
    Ok(Outcome::DONE)
}
