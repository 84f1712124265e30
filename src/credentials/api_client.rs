//! `CRON_CLIENT_ID`: an API client that signs in by its secret, from a file, standard input or the keyring.

use std::{cell::RefCell, io::Read};

use client::{
    Http, Origin, Secret,
    credentials::{Bearer, BearerFuture, Credentials},
    discovery, oauth,
};
use jiff::Timestamp;

use super::{
    entry::{ClientSecret, Entry, Key, Next},
    store::Store,
};
use crate::{
    context::Context,
    error::{Error, Result},
    settings::StoreKind,
};

/// An API client of one command; its tokens live in memory alone.
pub(crate) struct ApiClient {
    context: Context,
    http: Http,
    origin: Origin,
    id: String,
    secret: Option<Secret>,
    known: RefCell<Option<Entry>>,
    signing_in: tokio::sync::Mutex<()>,
}

impl ApiClient {
    /// A client whose secret is read now when a file names it, from the keyring when the first request is made otherwise.
    pub(crate) fn new(context: &Context, origin: &Origin, id: &str) -> Result<Self> {
        let file = context.settings().client_secret_file.as_ref();
        let secret = file.map(|file| read_secret(&file.value)).transpose()?;
        Ok(Self {
            context: context.clone(),
            http: context.http_at(origin),
            origin: origin.clone(),
            id: id.to_owned(),
            secret,
            known: RefCell::new(None),
            signing_in: tokio::sync::Mutex::new(()),
        })
    }

    fn good(&self, refused: Option<&str>) -> Option<Bearer> {
        let known = self.known.borrow();
        let entry = known.as_ref().filter(|entry| entry.next(Timestamp::now(), refused) == Next::Use)?;
        Some(Bearer::new(self.origin.clone(), entry.access.clone()))
    }

    async fn give(&self, refused: Option<&str>) -> client::Result<Bearer> {
        if let Some(bearer) = self.good(refused) {
            return Ok(bearer);
        }
        let _one_at_a_time = self.signing_in.lock().await;
        if let Some(bearer) = self.good(refused) {
            return Ok(bearer);
        }
        let retry = self.context.retry();
        let door = discovery::door(&self.http, retry).await?;
        let provider = discovery::provider(&self.http, &door.issuer, retry).await?;
        let secret = match &self.secret {
            Some(secret) => secret.clone(),
            None => self.kept_secret(door.issuer).await?,
        };
        let tokens = oauth::client_credentials(&self.http, &provider, &self.id, secret.reveal()).await?;
        let entry = Entry::of(&tokens, Some(ClientSecret { id: self.id.clone(), secret }));
        let bearer = Bearer::new(self.origin.clone(), entry.access.clone());
        *self.known.borrow_mut() = Some(entry);
        Ok(bearer)
    }

    async fn kept_secret(&self, issuer: String) -> client::Result<Secret> {
        let kind = self.context.settings().credentials.as_ref().map_or(StoreKind::Keyring, |k| k.value);
        let key = Key { issuer, origin: self.origin.clone(), subject: self.id.clone() };
        let missing = |why: String| client::Error::SignIn {
            message: say!("there is no secret for the API client {}{why}", self.id),
            hint: Some("name a file with it: CRON_CLIENT_SECRET_FILE (`-` is standard input)".to_owned()),
        };
        match Store::of(&self.context, kind).entry(&key).await {
            Ok(Some(Entry { client: Some(client), .. })) => Ok(client.secret),
            Ok(_) => Err(missing(String::new())),
            Err(error) => Err(missing(format!(": {error}"))),
        }
    }
}

impl Credentials for ApiClient {
    fn bearer<'a>(&'a self, refused: Option<&'a Bearer>) -> BearerFuture<'a> {
        Box::pin(self.give(refused.map(Bearer::reveal)))
    }
}

/// A secret out of a file; `-` is standard input. It never comes as an argument (CLI-1).
///
/// # Errors
/// It cannot be read, or is empty.
pub(crate) fn read_secret(path: &std::path::Path) -> Result<Secret> {
    const LONGEST: u64 = 64 * 1024;
    let mut text = String::new();
    if path.as_os_str() == "-" {
        std::io::stdin().take(LONGEST).read_to_string(&mut text)?;
    } else {
        let file = fs_err::File::open(path).map_err(|e| Error::sign_in(e.to_string()))?;
        file.take(LONGEST).read_to_string(&mut text)?;
    }
    let secret = Secret::new(text.trim());
    if secret.reveal().is_empty() {
        return Err(Error::sign_in(say!("there is no secret in {}", path.display())));
    }
    Ok(secret)
}
