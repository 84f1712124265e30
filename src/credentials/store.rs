//! Three places to keep a secret, behind one door: the operating system's keyring, an encrypted file, a plain file.

use std::{fs::File, path::PathBuf, rc::Rc};

use client::Secret;

use super::{
    entry::{Entry, Key},
    keyring_store,
    vault::{Vault, VaultKey, remove},
};
use crate::{
    confirm,
    context::Context,
    error::{Error, Kind, Result},
    os,
    settings::StoreKind,
};

/// A place where secrets are kept.
#[derive(Clone)]
pub struct Store {
    context: Context,
    place: Place,
}

#[derive(Clone)]
enum Place {
    Keyring,
    File { vault: Vault, key: Rc<tokio::sync::OnceCell<VaultKey>> },
    Plaintext { folder: PathBuf },
}

impl Store {
    /// That kind of store; nothing is opened yet.
    #[must_use]
    pub fn of(context: &Context, kind: StoreKind) -> Self {
        let settings = context.settings();
        let folder = folder(context);
        let place = match kind {
            StoreKind::Keyring => Place::Keyring,
            StoreKind::File => Place::File {
                vault: Vault::at(folder, settings.environment.get("XDG_RUNTIME_DIR").as_deref()),
                key: Rc::default(),
            },
            StoreKind::Plaintext => Place::Plaintext { folder },
        };
        Self { context: context.clone(), place }
    }

    /// Which kind it is.
    #[must_use]
    pub const fn kind(&self) -> StoreKind {
        match self.place {
            Place::Keyring => StoreKind::Keyring,
            Place::File { .. } => StoreKind::File,
            Place::Plaintext { .. } => StoreKind::Plaintext,
        }
    }

    /// Where it is, for a person.
    #[must_use]
    pub fn words(&self) -> String {
        match &self.place {
            Place::Keyring => "the operating system's keyring".to_owned(),
            Place::File { .. } => say!("an encrypted file in {}", folder(&self.context).display()),
            Place::Plaintext { folder } => say!("a PLAIN file in {}", folder.display()),
        }
    }

    /// Reads a secret.
    ///
    /// # Errors
    /// The store cannot be used.
    pub async fn read(&self, key: &Key) -> Result<Option<Secret>> {
        match &self.place {
            Place::Keyring => keyring_store::read(&self.context, key).await,
            Place::File { vault, .. } if !vault.exists() => Ok(None),
            Place::File { vault, .. } => vault.read(self.vault_key().await?, key),
            Place::Plaintext { folder } => match fs_err::read_to_string(plain(folder, key)) {
                Ok(text) => Ok(Some(Secret::new(text))),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(Error::local(error.to_string())),
            },
        }
    }

    /// Writes a secret.
    ///
    /// # Errors
    /// The store cannot be used.
    pub async fn write(&self, key: &Key, secret: &Secret) -> Result<()> {
        match &self.place {
            Place::Keyring => keyring_store::write(&self.context, key, secret).await,
            Place::File { vault, .. } => vault.write(self.vault_key().await?, key, secret),
            Place::Plaintext { folder } => {
                os::private_folder(folder)?;
                os::write_private(&plain(folder, key), secret.reveal().as_bytes())
            }
        }
    }

    /// Deletes a secret; one that is not there is deleted already.
    ///
    /// # Errors
    /// The store cannot be used.
    pub async fn delete(&self, key: &Key) -> Result<()> {
        match &self.place {
            Place::Keyring => keyring_store::delete(&self.context, key).await,
            Place::File { vault, .. } => vault.delete(key),
            Place::Plaintext { folder } => remove(&plain(folder, key)),
        }
    }

    /// Reads a kept sign-in.
    ///
    /// # Errors
    /// The store cannot be used, or holds something else.
    pub async fn entry(&self, key: &Key) -> Result<Option<Entry>> {
        let Some(secret) = self.read(key).await? else { return Ok(None) };
        serde_json::from_str(secret.reveal())
            .map(Some)
            .map_err(|_| Error::sign_in("the kept sign-in cannot be read").hint("sign in anew: cron login"))
    }

    /// Keeps a sign-in.
    ///
    /// # Errors
    /// The store cannot be used.
    pub async fn keep(&self, key: &Key, entry: &Entry) -> Result<()> {
        self.write(key, &Secret::new(serde_json::to_string(entry)?)).await
    }

    /// Proves that it works: write, read, delete. Done at sign-in alone, before the code is shown.
    ///
    /// # Errors
    /// It does not.
    pub async fn prove(&self, key: &Key) -> Result<()> {
        let probe = Key { subject: "probe".to_owned(), ..key.clone() };
        let written = Secret::new(client::idempotency_key());
        self.write(&probe, &written).await?;
        let read = self.read(&probe).await?;
        self.delete(&probe).await?;
        if read.as_ref() == Some(&written) {
            Ok(())
        } else {
            Err(Error::local("the store does not give back what was put into it"))
        }
    }

    async fn vault_key(&self) -> Result<&VaultKey> {
        let Place::File { vault, key } = &self.place else {
            return Err(Error::local("only the encrypted file has a key"));
        };
        key.get_or_try_init(|| async {
            if let Some(cached) = vault.cached_key()? {
                return Ok(cached);
            }
            let passphrase = match &self.context.settings().passphrase_file {
                Some(file) => {
                    let text =
                        fs_err::read_to_string(&file.value).map_err(|e| Error::local(e.to_string()))?;
                    Secret::new(text)
                }
                None if self.context.person() => {
                    let prompt = if vault.exists() {
                        "Passphrase of the kept sign-ins"
                    } else {
                        "A passphrase to keep the sign-in with"
                    };
                    confirm::secret(prompt, !vault.exists()).await?
                }
                None => {
                    return Err(Error::sign_in(
                        "the kept sign-in is encrypted, and nobody is there to unlock it",
                    )
                    .hint(
                        "put the passphrase or the key into a file and name it with CRON_PASSPHRASE_FILE",
                    ));
                }
            };
            vault.key(&passphrase)
        })
        .await
    }
}

fn folder(context: &Context) -> PathBuf {
    context.settings().config_dir.value.join("credentials")
}

fn plain(folder: &std::path::Path, key: &Key) -> PathBuf {
    folder.join(format!("{}.json", key.file_stem()))
}

/// Opens the lock of that name, without taking it.
///
/// # Errors
/// It cannot be made.
pub(super) fn lock_named(context: &Context, name: &str) -> Result<File> {
    let folder = folder(context);
    os::private_folder(&folder)?;
    os::lock_file(&folder.join(format!("{name}.lock")))
}

/// The lock of one credential: a file that is never replaced, beside whatever keeps the secret.
///
/// # Errors
/// It cannot be had in time.
pub(crate) async fn lock(context: &Context, key: &Key) -> Result<File> {
    let file = lock_named(context, &key.file_stem())?;
    let waited = tokio::task::spawn_blocking(move || file.lock().map(|()| file));
    let busy = || Error::new(Kind::TimeUp, "another process renews this sign-in and does not finish");
    let locked = tokio::time::timeout(context.settings().timeout.value, waited).await.map_err(|_| busy())?;
    locked.map_err(|e| Error::local(e.to_string()))?.map_err(|e| Error::local(say!("no lock: {e}")))
}

/// The store for a new sign-in: the one that was asked for, else the keyring, else the encrypted file, else a refusal;
/// proven to work.
///
/// # Errors
/// None works (exit 3), with what to do.
pub(crate) async fn choose(context: &Context, key: &Key) -> Result<Store> {
    if let Some(kind) = &context.settings().credentials {
        let store = Store::of(context, kind.value);
        store.prove(key).await?;
        return Ok(store);
    }
    let keyring = Store::of(context, StoreKind::Keyring);
    let why = match keyring.prove(key).await {
        Ok(()) => return Ok(keyring),
        Err(error) if *error.kind() == Kind::Interrupted => return Err(error),
        Err(error) => error,
    };
    if context.settings().passphrase_file.is_none() && !context.person() {
        return Err(Error::sign_in(say!("there is no safe place to keep the sign-in: {why}"))
            .hint("unlock a keyring, or name a file with a passphrase or key: CRON_PASSPHRASE_FILE")
            .hint(
                "or keep it in a plain file, which anybody who is you can read: CRON_CREDENTIALS=plaintext",
            ));
    }
    context.printer().note(&say!("{why}; an encrypted file is used instead"));
    let file = Store::of(context, StoreKind::File);
    file.prove(key).await?;
    Ok(file)
}
