//! The operating system's keyring, on a thread of its own: it has no time-out inside and may wait for a person.

use std::time::Duration;

use client::Secret;

use super::entry::Key;
use crate::{
    context::Context,
    error::{Error, Result},
};

/// The service under which entries stand.
const SERVICE: &str = "crontech-cron";
/// How long a keyring may take when nobody is there to unlock it.
const ALONE: Duration = Duration::from_secs(1);
/// How long a person has to unlock it.
const WITH_A_PERSON: Duration = Duration::from_secs(60);

type Answer<T> = std::result::Result<T, keyring::Error>;

/// Runs one piece of work with an entry.
async fn with<T: Send + 'static>(
    context: &Context,
    key: &Key,
    work: impl FnOnce(&keyring::Entry) -> Answer<T> + Send + 'static,
) -> Result<T> {
    let name = key.text();
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            let answer = keyring::Entry::new(SERVICE, &name).and_then(|entry| work(&entry));
            // Nobody waits any more when the time was up.
            let _ = sender.send(answer);
        })
        .map_err(|e| Error::local(format!("no thread for the keyring: {e}")))?;
    tokio::pin!(receiver);
    let answer = match tokio::time::timeout(ALONE, &mut receiver).await {
        Ok(answer) => answer,
        Err(_) if context.person() => {
            context.printer().note("waiting for the keyring to be unlocked …");
            match tokio::time::timeout(WITH_A_PERSON - ALONE, &mut receiver).await {
                Ok(answer) => answer,
                Err(_) => return Err(unusable("nobody unlocked it within a minute")),
            }
        }
        Err(_) => return Err(unusable("it gave no answer within a second")),
    };
    match answer {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(unusable(&reason(&error))),
        Err(_) => Err(unusable("its thread failed")),
    }
}

fn unusable(why: &str) -> Error {
    Error::sign_in(format!("the keyring cannot be used: {why}")).coded("keyring_unusable").hint(
        "unlock it, or sign in without it: CRON_TOKEN_FILE, or CRON_CLIENT_ID with CRON_CLIENT_SECRET_FILE",
    )
}

fn reason(error: &keyring::Error) -> String {
    match error {
        keyring::Error::NoStorageAccess(_) => "it is locked, or access was refused".to_owned(),
        keyring::Error::NoDefaultStore => "there is none".to_owned(),
        other => other.to_string(),
    }
}

fn absent_is_none<T>(answer: Answer<T>) -> Answer<Option<T>> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(keyring::Error::NoEntry) => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) async fn read(context: &Context, key: &Key) -> Result<Option<Secret>> {
    let found = with(context, key, |entry| absent_is_none(entry.get_secret())).await?;
    found
        .map(|bytes| String::from_utf8(bytes).map(Secret::new).map_err(|_| unusable("the entry is no text")))
        .transpose()
}

pub(super) async fn write(context: &Context, key: &Key, secret: &Secret) -> Result<()> {
    let secret = secret.clone();
    with(context, key, move |entry| entry.set_secret(secret.reveal().as_bytes())).await
}

pub(super) async fn delete(context: &Context, key: &Key) -> Result<()> {
    with(context, key, |entry| absent_is_none(entry.delete_credential()).map(|_| ())).await
}
