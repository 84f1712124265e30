//! Credentials: where a request's bearer comes from.

mod token_file;

use std::rc::Rc;

use client::{Origin, credentials::Credentials};

use crate::{
    context::Context,
    error::{Error, Result},
};

/// The source of bearers that the settings name: token file, API client, or the profile's kept sign-in.
///
/// # Errors
/// There is none (exit 3), with the way out.
pub(crate) fn source(context: &Context, origin: &Origin) -> Result<Rc<dyn Credentials>> {
    if let Some(file) = &context.settings().token_file {
        return Ok(Rc::new(token_file::TokenFile::new(origin.clone(), file.value.clone())));
    }
    Err(Error::sign_in(format!("nobody is signed in to {origin}"))
        .hint(format!("sign in: cron login {origin}")))
}
