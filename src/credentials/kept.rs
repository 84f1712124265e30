//! A kept sign-in as a source of bearers: read once, renewed by one process at a time (CLI-2).

use std::cell::RefCell;

use client::{
    Http,
    credentials::{Bearer, BearerFuture, Credentials},
    discovery, oauth,
};
use jiff::Timestamp;

use super::{
    entry::{Entry, Key, Next, may_clear, may_write},
    store::{Store, lock},
};
use crate::{
    context::Context,
    error::{Error, Kind},
};

/// The public client that people sign in with.
pub(crate) const PUBLIC_CLIENT: &str = "cli";

/// A kept sign-in.
pub(crate) struct Kept {
    context: Context,
    store: Store,
    key: Key,
    http: Http,
    known: RefCell<Option<Entry>>,
    renewing: tokio::sync::Mutex<()>,
}

impl Kept {
    pub(crate) fn new(context: &Context, store: Store, key: Key) -> Self {
        let http = context.http_at(&key.origin);
        Self {
            context: context.clone(),
            store,
            key,
            http,
            known: RefCell::new(None),
            renewing: tokio::sync::Mutex::new(()),
        }
    }

    fn bearer_of(&self, entry: &Entry) -> Bearer {
        Bearer::new(self.key.origin.clone(), entry.access.clone())
    }

    fn signed_out(&self) -> client::Error {
        client::Error::SignIn {
            message: say!("nobody is signed in to {} any more", self.key.origin),
            hint: Some(say!("sign in: cron login {}", self.key.origin)),
        }
    }

    async fn give(&self, refused: Option<&str>) -> client::Result<Bearer> {
        if let Some(bearer) = self.good(refused) {
            return Ok(bearer);
        }
        let _one_at_a_time = self.renewing.lock().await;
        if let Some(bearer) = self.good(refused) {
            return Ok(bearer);
        }
        let stored = self.store.entry(&self.key).await.map_err(lowered)?.ok_or_else(|| self.signed_out())?;
        self.know(&stored);
        match stored.next(Timestamp::now(), refused) {
            Next::Use => Ok(self.bearer_of(&stored)),
            Next::Renew => self.renew(refused).await,
            Next::SignIn => Err(self.signed_out()),
        }
    }

    /// The bearer that is known already, while it is good.
    fn good(&self, refused: Option<&str>) -> Option<Bearer> {
        let known = self.known.borrow();
        known
            .as_ref()
            .filter(|entry| entry.next(Timestamp::now(), refused) == Next::Use)
            .map(|e| self.bearer_of(e))
    }

    fn know(&self, entry: &Entry) {
        *self.known.borrow_mut() = Some(entry.clone());
    }

    /// Lock, read again, renew, write: whoever comes second finds the first one's token.
    async fn renew(&self, refused: Option<&str>) -> client::Result<Bearer> {
        let _locked = lock(&self.context, &self.key).await.map_err(lowered)?;
        let stored = self.store.entry(&self.key).await.map_err(lowered)?.ok_or_else(|| self.signed_out())?;
        match stored.next(Timestamp::now(), refused) {
            Next::Use => {
                self.know(&stored);
                return Ok(self.bearer_of(&stored));
            }
            Next::Renew => {}
            Next::SignIn => return Err(self.signed_out()),
        }
        let renewed = match self.exchange(&stored).await {
            Ok(tokens) => stored.renewed(&tokens),
            Err(client::Error::OAuth(refusal)) if refusal.is_dead_grant() => {
                let now = self.store.entry(&self.key).await.map_err(lowered)?;
                if may_clear(now.as_ref(), &stored) {
                    self.store.delete(&self.key).await.map_err(lowered)?;
                }
                return Err(client::Error::SignIn {
                    message: say!("the sign-in to {} has ended", self.key.origin),
                    hint: Some(say!("sign in: cron login {}", self.key.origin)),
                });
            }
            Err(other) => return Err(other),
        };
        let now = self.store.entry(&self.key).await.map_err(lowered)?;
        if may_write(now.as_ref(), &renewed) {
            self.store.keep(&self.key, &renewed).await.map_err(lowered)?;
        }
        self.know(&renewed);
        Ok(self.bearer_of(&renewed))
    }

    async fn exchange(&self, stored: &Entry) -> client::Result<oauth::Tokens> {
        let provider = discovery::provider(&self.http, &self.key.issuer, self.context.retry()).await?;
        match (&stored.client, &stored.refresh) {
            (Some(client), _) => {
                oauth::client_credentials(&self.http, &provider, &client.id, client.secret.reveal()).await
            }
            (None, Some(refresh)) => {
                oauth::refresh(&self.http, &provider, PUBLIC_CLIENT, refresh.reveal()).await
            }
            (None, None) => Err(self.signed_out()),
        }
    }
}

impl Credentials for Kept {
    fn bearer<'a>(&'a self, refused: Option<&'a Bearer>) -> BearerFuture<'a> {
        Box::pin(self.give(refused.map(Bearer::reveal)))
    }
}

/// An error of this program as one of the client's, which carries it back up.
fn lowered(error: Error) -> client::Error {
    let hint = (!error.hints().is_empty()).then(|| error.hints().join("\n"));
    match error.kind() {
        Kind::SignIn => client::Error::SignIn { message: error.message().to_owned(), hint },
        _ => client::Error::Local { message: error.message().to_owned(), source: None },
    }
}
