//! `cron profiles`: platform address, identity, acting account, defaults.

use client::Origin;
use serde::Serialize;

use super::logout;
use crate::{
    completion::Names,
    confirm,
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    names,
    output::{Cell, Column, Ending, Format, View},
    settings::{Profile, Settings},
};

/// Keep several platforms and identities apart
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// List the profiles
    List(ListArgs),
    /// Make a profile the current one, or set its defaults
    Use(UseArgs),
    /// Add a profile without signing in
    Add(AddArgs),
    /// Remove a profile and its sign-in
    Remove(RemoveArgs),
    /// Rename a profile
    Rename(RenameArgs),
}

/// List the profiles
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron profiles list\n  cron profiles list -o name")]
pub struct ListArgs {}

/// Make a profile the current one, or set its defaults
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron profiles use acme\n  cron profiles use acme --acting acc_…")]
pub struct UseArgs {
    /// The profile
    #[arg(value_name = "PROFILE")]
    pub name: String,
}

/// Add a profile without signing in
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron profiles add acme https://portal.acme.com.br")]
pub struct AddArgs {
    /// The profile's name
    pub name: String,
    /// The address of the tenant's door
    pub address: Origin,
}

/// Remove a profile and its sign-in
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron profiles remove acme\n  cron profiles remove acme --yes")]
pub struct RemoveArgs {
    /// The profile
    #[arg(value_name = "PROFILE")]
    pub name: String,
}

/// Rename a profile
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron profiles rename localhost-8090 dev")]
pub struct RenameArgs {
    /// The profile
    #[arg(value_name = "PROFILE")]
    pub name: String,
    /// Its new name
    pub new_name: String,
}

/// A profile as it is listed.
#[derive(Debug, Serialize)]
pub struct ProfileRow {
    name: String,
    current: bool,
    #[serde(flatten)]
    profile: Profile,
}

impl View for ProfileRow {
    const NOUN: &'static str = "profile";
    const NOUNS: &'static str = "profiles";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("PROFILE", |p| {
                    Cell::text(if p.current { format!("{} *", p.name) } else { p.name.clone() })
                }),
                Column::new("ORIGIN", |p| Cell::name(p.profile.origin.to_string())),
                Column::new("TENANT", |p| p.profile.tenant.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::new("USER", |p| p.profile.user.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::new("ACTING", |p| {
                    p.profile
                        .acting_name
                        .as_ref()
                        .or(p.profile.acting.as_ref())
                        .map_or(Cell::Empty, Cell::name)
                }),
                Column::wide("ACCOUNT", |p| Cell::maybe(p.profile.account.as_ref())),
            ]
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}

/// Runs the verb.
///
/// # Errors
/// As the verb says.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    match verb {
        Verb::List(_) => list(context),
        Verb::Use(args) => use_(&args, context),
        Verb::Add(args) => add(&args, context),
        Verb::Remove(args) => remove(&args, context).await,
        Verb::Rename(args) => rename(&args, context),
    }
}

fn list(context: &Context) -> Result<Outcome> {
    let settings = context.settings();
    let current = settings.profile.as_ref().map(|p| p.value.as_str());
    let rows: Vec<ProfileRow> = settings
        .user
        .profiles
        .iter()
        .map(|(name, profile)| ProfileRow {
            name: name.clone(),
            current: current == Some(name.as_str()),
            profile: profile.clone(),
        })
        .collect();
    let mut list = context.printer().list()?;
    list.rows(&rows)?;
    let footer = rows.is_empty().then(|| "no profile yet: cron login https://portal.example.com".to_owned());
    list.end(&Ending { complete: true, next_cursor: None, footer })?;
    Ok(Outcome::DONE)
}

fn find<'a>(settings: &'a Settings, name: &str) -> Result<&'a Profile> {
    settings.user.profiles.get(name).ok_or_else(|| {
        let error =
            Error::new(Kind::NotFound, say!("there is no profile `{name}`")).coded("profile_not_found");
        names::did_you_mean(error, name, settings.user.profiles.keys().map(String::as_str))
    })
}

fn use_(args: &UseArgs, context: &Context) -> Result<Outcome> {
    let settings = context.settings();
    let global = context.global();
    let mut profile = find(settings, &args.name)?.clone();
    if let Some(acting) = &global.acting {
        profile.acting = Some(acting.clone());
        profile.acting_name = None;
    }
    if let Some(account) = &global.account {
        profile.account = Some(account.clone()).filter(|a| a != ".");
    }
    // Only where it is meant as a default: the same flag also says how this command itself prints.
    if global.acting.is_none() && global.account.is_none() && global.output.is_some_and(|o| o != Format::Name)
    {
        profile.output = global.output;
    }
    if context.dry_run() {
        context.printer().note(&say!("would use {}", args.name));
        return Ok(Outcome::DONE);
    }
    settings.file().set_profile(&args.name, &profile, true)?;
    context.printer().done(&say!("{} is the current profile ({})", args.name, profile.origin));
    Ok(Outcome::DONE)
}

fn checked(name: &str) -> Result<&str> {
    let fine = !name.is_empty()
        && name.len() <= 64
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if fine {
        Ok(name)
    } else {
        Err(Error::usage(say!(
            "`{name}` is no name for a profile: letters, digits, `-`, `_` and `.`, at most 64"
        )))
    }
}

fn absent(settings: &Settings, name: &str) -> Result<()> {
    if settings.user.profiles.contains_key(name) {
        return Err(
            Error::new(Kind::Conflict, say!("there is a profile `{name}` already")).coded("profile_exists")
        );
    }
    Ok(())
}

fn add(args: &AddArgs, context: &Context) -> Result<Outcome> {
    let settings = context.settings();
    absent(settings, checked(&args.name)?)?;
    let first = settings.user.profiles.is_empty();
    if !context.dry_run() {
        settings.file().set_profile(&args.name, &Profile::at(args.address.clone()), first)?;
    }
    context.printer().done(&say!("{} is there; sign in: cron login --profile {}", args.name, args.name));
    Ok(Outcome::DONE)
}

async fn remove(args: &RemoveArgs, context: &Context) -> Result<Outcome> {
    let settings = context.settings();
    let profile = find(settings, &args.name)?;
    if profile.subject.is_some() {
        let consequence =
            say!("This removes the profile {} and signs it out of {}.", args.name, profile.origin);
        confirm::by_name(context, &args.name, "removing a signed-in profile", &consequence).await?;
    }
    if context.dry_run() {
        context.printer().note(&say!("would remove {}", args.name));
        return Ok(Outcome::DONE);
    }
    // Two profiles may share one sign-in, each with an account of its own.
    let shared = settings.user.profiles.iter().any(|(name, other)| {
        *name != args.name
            && other.subject.is_some()
            && (&other.issuer, &other.origin, &other.subject)
                == (&profile.issuer, &profile.origin, &profile.subject)
    });
    if !shared {
        logout::forget(context, profile).await?;
    }
    settings.file().remove_profile(&args.name)?;
    Names::forget(&settings.environment, &args.name);
    context.printer().done(&say!("{} is removed", args.name));
    Ok(Outcome::DONE)
}

fn rename(args: &RenameArgs, context: &Context) -> Result<Outcome> {
    let settings = context.settings();
    let profile = find(settings, &args.name)?;
    absent(settings, checked(&args.new_name)?)?;
    if !context.dry_run() {
        let current = settings.user.profile.as_deref() == Some(args.name.as_str());
        settings.file().set_profile(&args.new_name, profile, current)?;
        settings.file().remove_profile(&args.name)?;
        Names::forget(&settings.environment, &args.name);
    }
    context.printer().done(&say!("{} is now {}", args.name, args.new_name));
    Ok(Outcome::DONE)
}
