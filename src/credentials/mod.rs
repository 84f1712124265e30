//! Credentials: where a request's bearer comes from, and where secrets are kept.

mod api_client;
mod entry;
mod kept;
mod keyring_store;
mod store;
mod token_file;
mod vault;

use std::rc::Rc;

pub use entry::{ClientSecret, Entry, Key, Next, may_clear, may_write};
pub use store::Store;

use client::{Origin, credentials::Credentials};

pub(crate) use api_client::read_secret;
pub(crate) use kept::PUBLIC_CLIENT;
pub(crate) use store::{choose, lock};

use crate::{
    context::Context,
    error::{Error, Result},
    settings::{Profile, StoreKind},
};

/// The source of bearers that the settings name: token file, API client, or the profile's kept sign-in.
///
/// # Errors
/// There is none (exit 3), with the way out.
pub(crate) fn source(context: &Context, origin: &Origin) -> Result<Rc<dyn Credentials>> {
    let settings = context.settings();
    if let Some(file) = &settings.token_file {
        return Ok(Rc::new(token_file::TokenFile::new(origin.clone(), file.value.clone())));
    }
    if let Some(id) = &settings.client_id {
        return Ok(Rc::new(api_client::ApiClient::new(context, origin, &id.value)?));
    }
    match settings.current_profile().and_then(|(_, profile)| Some((place(context, profile)?, key(profile)?)))
    {
        Some((kind, key)) => Ok(Rc::new(kept::Kept::new(context, Store::of(context, kind), key))),
        None => Err(nobody(context, origin)),
    }
}

/// Whose credential a profile's is, when somebody is signed in.
#[must_use]
pub fn key(profile: &Profile) -> Option<Key> {
    Some(Key {
        issuer: profile.issuer.clone()?,
        origin: profile.origin.clone(),
        subject: profile.subject.clone()?,
    })
}

/// Where a profile's secret is kept.
#[must_use]
pub fn place(context: &Context, profile: &Profile) -> Option<StoreKind> {
    profile.credentials.or_else(|| context.settings().credentials.as_ref().map(|k| k.value))
}

/// Nobody is signed in: the way out, for a person or for a script.
pub(crate) fn nobody(context: &Context, origin: &Origin) -> Error {
    let error = Error::sign_in(say!("nobody is signed in to {origin}"));
    if context.person() {
        error.hint(say!("sign in: cron login {origin}"))
    } else {
        error
            .hint("without a person: CRON_TOKEN_FILE with an access token, or CRON_CLIENT_ID with CRON_CLIENT_SECRET_FILE")
            .hint(say!("or show the code elsewhere: cron login {origin} --device -o ndjson"))
    }
}

#[cfg(test)]
mod tests;
