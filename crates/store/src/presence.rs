//! Who works on the data: those who serve it share it, and whoever changes what they hold in memory (the master key) takes
//! it alone. It ends with the process, however that ends.

use std::{fmt, fs::File};

use crate::{Inner, Store, error::Error, os, postgres};

/// Number of the advisory lock that stands for the data as a whole.
const LOCK: i64 = 0x7365_7276;

/// How one is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Beside others.
    Shared,
    /// Alone.
    Alone,
}

/// Being there, until this value is dropped.
pub struct Presence {
    _held: Held,
}

enum Held {
    File { _file: File },
    Connection { _client: postgres::Detached },
}

impl fmt::Debug for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Presence")
    }
}

impl Store {
    /// Is there with others, or alone; none when those who are there already do not allow it. Does not wait.
    ///
    /// # Errors
    /// The database cannot be reached, or the lock's file not be made.
    pub async fn presence(&self, share: Share) -> Result<Option<Presence>, Error> {
        let held = match &*self.inner {
            Inner::Sqlite(sqlite) => {
                let mut path = sqlite.readers.path().to_owned().into_os_string();
                path.push(".lock");
                let file = os::open_private(path.as_ref()).map_err(|e| Error::Unavailable(e.to_string()))?;
                let locked = match share {
                    Share::Shared => file.try_lock_shared(),
                    Share::Alone => file.try_lock(),
                };
                match locked {
                    Ok(()) => Some(Held::File { _file: file }),
                    Err(std::fs::TryLockError::WouldBlock) => None,
                    Err(std::fs::TryLockError::Error(e)) => return Err(Error::Unavailable(e.to_string())),
                }
            }
            Inner::Postgres(postgres) => {
                let function = match share {
                    Share::Shared => "pg_try_advisory_lock_shared",
                    Share::Alone => "pg_try_advisory_lock",
                };
                let client = postgres.locked(function, LOCK).await?;
                client.map(|client| Held::Connection { _client: client })
            }
        };
        Ok(held.map(|held| Presence { _held: held }))
    }
}
