//! `cron logout`: ends the sign-in at the platform and forgets it here.

use client::{discovery, oauth};

use crate::{
    completion::Names,
    context::{Context, Outcome, no_origin},
    credentials::{self, Entry, PUBLIC_CLIENT, Store},
    error::Result,
    settings::Profile,
};

/// Sign out
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron logout\n  cron logout --profile acme")]
pub struct Args {}

/// Revokes the refresh token, deletes the kept secret, and takes the identity out of the profile.
///
/// # Errors
/// No profile is in use (2), or the store cannot be used.
pub async fn run(_args: Args, context: &Context) -> Result<Outcome> {
    let Some((name, profile)) = context.settings().current_profile() else {
        return Err(no_origin(context.settings()));
    };
    if forget(context, profile).await? {
        context.printer().done(&say!("Signed out of {}", profile.tenant.as_deref().unwrap_or(name)));
    } else {
        context.printer().note("nobody was signed in");
    }
    let profile = Profile {
        issuer: None,
        subject: None,
        user: None,
        acting: None,
        acting_name: None,
        credentials: None,
        ..profile.clone()
    };
    context.settings().file().set_profile(name, &profile, false)?;
    Names::forget(&context.settings().environment, name);
    Ok(Outcome::DONE)
}

/// Ends and deletes a profile's sign-in; says whether there was one. A platform that does not answer keeps nobody
/// signed in here: the secret goes, and a warning says that the platform was not told.
pub(super) async fn forget(context: &Context, profile: &Profile) -> Result<bool> {
    let Some((key, kind)) = credentials::key(profile).zip(credentials::place(context, profile)) else {
        return Ok(false);
    };
    let store = Store::of(context, kind);
    let _locked = credentials::lock(context, &key).await?;
    let entry = store.entry(&key).await;
    if let Ok(Some(Entry { refresh: Some(refresh), .. })) = &entry {
        let http = context.http_at(&key.origin);
        let told = async {
            let provider = discovery::provider(&http, &key.issuer, context.retry()).await?;
            oauth::revoke(&http, &provider, PUBLIC_CLIENT, refresh.reveal()).await
        };
        if let Err(error) = told.await {
            context
                .printer()
                .warn(&say!("the platform was not told, the session there ends by itself: {error}"));
        }
    }
    store.delete(&key).await?;
    Ok(!matches!(entry, Ok(None)))
}
