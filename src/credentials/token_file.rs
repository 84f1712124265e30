//! `CRON_TOKEN_FILE`: an access token that somebody else keeps fresh.

use std::path::PathBuf;

use client::{
    Origin, Secret,
    credentials::{Bearer, BearerFuture, Credentials},
};

/// A file with one access token.
pub(crate) struct TokenFile {
    origin: Origin,
    path: PathBuf,
}

impl TokenFile {
    pub(crate) const fn new(origin: Origin, path: PathBuf) -> Self {
        Self { origin, path }
    }

    fn read(&self) -> client::Result<Bearer> {
        let text = fs_err::read_to_string(&self.path).map_err(|error| client::Error::SignIn {
            message: say!("the token file cannot be read: {error}"),
            hint: None,
        })?;
        let token = Secret::new(text.trim());
        if token.reveal().is_empty() {
            return Err(client::Error::SignIn { message: "the token file is empty".to_owned(), hint: None });
        }
        Ok(Bearer::new(self.origin.clone(), token))
    }
}

impl Credentials for TokenFile {
    fn bearer<'a>(&'a self, _refused: Option<&'a Bearer>) -> BearerFuture<'a> {
        // Read anew each time: whoever writes the file keeps it fresh.
        Box::pin(async { self.read() })
    }
}
