//! The operating system's keyring, on a thread of its own: it has no time-out inside and may wait for a person.

use std::{
    fs::File,
    time::{Duration, SystemTime},
};

use client::Secret;

use super::{entry::Key, store::lock_named};
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

/// How long ago a moment is.
const RECENT: Duration = Duration::from_secs(60);
/// How long one may take that has answered somebody a moment ago: it is there and open, so it is slow and not out of
/// order. What is lost by giving it up is a renewed token.
const SLOW: Duration = Duration::from_secs(15);

type Answer<T> = std::result::Result<T, keyring::Error>;

/// Runs one piece of work with an entry.
async fn with<T: Send + 'static>(
    context: &Context,
    key: &Key,
    work: impl FnOnce(&keyring::Entry) -> Answer<T> + Send + 'static,
) -> Result<T> {
    let turn = Turn::take(context).await?;
    let name = key.text();
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            let answer = keyring::Entry::new(SERVICE, &name).and_then(|entry| work(&entry));
            // Nobody waits any more when the time was up.
            let _ = sender.send(answer);
        })
        .map_err(|e| Error::local(say!("no thread for the keyring: {e}")))?;
    tokio::pin!(receiver);
    // A person is told after a second, and waited for all the same.
    let patience = if context.person() { ALONE } else { turn.patience() };
    let first = within(patience, &mut receiver).await;
    turn.end(first.is_some());
    let answer = match first {
        Some(answer) => answer,
        None if context.person() => {
            context.printer().note("waiting for the keyring to be unlocked …");
            match tokio::time::timeout(WITH_A_PERSON - ALONE, &mut receiver).await {
                Ok(answer) => answer,
                Err(_) => return Err(unusable("nobody unlocked it within a minute")),
            }
        }
        None => return Err(silent()),
    };
    match answer {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(unusable(&reason(&error))),
        Err(_) => Err(unusable("its thread failed")),
    }
}

fn silent() -> Error {
    unusable("it gave no answer within a second")
}

/// Waits that long, in steps: where this process itself is woken late, because the machine has more to do than it can,
/// the keyring is, too, and has the longer for it.
async fn within<T>(patience: Duration, mut answer: impl Future<Output = T> + Unpin) -> Option<T> {
    const STEP: Duration = Duration::from_millis(20);
    for _ in 0..patience.as_millis() / STEP.as_millis() {
        if let Ok(answer) = tokio::time::timeout(STEP, &mut answer).await {
            return Some(answer);
        }
    }
    None
}

/// How many may ask it at the same time: each of them mostly waits for messages to come and go.
const LANES: u32 = 4;

/// One's turn at the keyring. A hundred processes that ask it at once would each wait for the others, and all of them give
/// up after their second; in a few lines, each has its time to itself.
struct Turn(Option<Place>);

struct Place {
    /// Locked while it is one's turn.
    _lane: File,
    /// Shared by all lines: holds something while the keyring answers; its time is when it did so last, or was given up.
    word: File,
}

impl Turn {
    async fn take(context: &Context) -> Result<Self> {
        let lane = std::process::id() % LANES;
        // Where no file can be made there is no line to stand in.
        let (Ok(lane), Ok(word)) =
            (lock_named(context, &format!("keyring-{lane}")), lock_named(context, "keyring"))
        else {
            return Ok(Self(None));
        };
        // After that, so that a file which is new says nothing.
        let since = SystemTime::now();
        if lane.try_lock().is_ok() {
            return Ok(Self(Some(Place { _lane: lane, word })));
        }
        let waited = tokio::task::spawn_blocking(move || lane.lock().map(|()| lane));
        let longest = context.settings().timeout.value;
        let Ok(Ok(Ok(lane))) = tokio::time::timeout(longest, waited).await else { return Ok(Self(None)) };
        // Silent to whoever stood before; but a person may unlock it, and is waited for.
        let given_up = word.metadata().is_ok_and(|m| m.len() == 0 && m.modified().is_ok_and(|at| at > since));
        if given_up && !context.person() {
            return Err(silent());
        }
        Ok(Self(Some(Place { _lane: lane, word })))
    }

    fn patience(&self) -> Duration {
        let answers = self.0.as_ref().and_then(|place| place.word.metadata().ok()).is_some_and(|m| {
            m.len() > 0 && m.modified().is_ok_and(|at| at.elapsed().is_ok_and(|age| age < RECENT))
        });
        if answers { SLOW } else { ALONE }
    }

    /// Lets the next one in, and leaves word. Without it the next one is less patient: nothing more is lost.
    fn end(self, answered: bool) {
        let Some(place) = self.0 else { return };
        let _ = place.word.set_len(u64::from(answered));
        let _ = place.word.set_modified(SystemTime::now());
    }
}

fn unusable(why: &str) -> Error {
    Error::sign_in(say!("the keyring cannot be used: {why}")).coded("keyring_unusable").hint(
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
