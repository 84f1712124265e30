//! Who can open a backup: holders of an age identity, or of a passphrase.

use std::{
    fmt,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use age::{
    DecryptError, Decryptor, Encryptor, Identity, IdentityFile, scrypt, secrecy::SecretString, x25519,
};
use anyhow::{Context, Result, anyhow, bail};

use crate::os;

/// Shortest passphrase, in characters: whoever finds the file can guess as fast as they like.
const SHORTEST: usize = 12;

/// For whom a backup is encrypted.
#[derive(Clone)]
pub enum Lock {
    /// For those who hold one of these keys' identities.
    Recipients(Vec<x25519::Recipient>),
    /// For those who know it.
    Passphrase(SecretString),
}

/// What opens a backup.
#[derive(Clone)]
pub enum Unlock {
    /// Identities of recipients.
    Identities(Arc<Vec<Box<dyn Identity + Send + Sync>>>),
    /// The passphrase.
    Passphrase(SecretString),
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock(…)")
    }
}

impl fmt::Debug for Unlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unlock(…)")
    }
}

impl Lock {
    /// Of recipients such as `age1…`, or else of the passphrase in a file.
    ///
    /// # Errors
    /// Neither or both are given; a text that is no recipient; a file that others can read, or a short passphrase.
    pub fn of(recipients: &[String], passphrase: Option<&Path>) -> Result<Self> {
        match (recipients, passphrase) {
            ([], None) => bail!("say who can open it: --recipient age1…, or --passphrase-file FILE"),
            ([], Some(file)) => Ok(Self::Passphrase(read_passphrase(file)?)),
            (_, Some(_)) => bail!("a backup is for recipients or for a passphrase, not for both"),
            (recipients, None) => {
                let parse = |text: &String| {
                    text.parse::<x25519::Recipient>().map_err(|_| {
                        anyhow!("`{text}` is no age recipient: `age-keygen` makes an identity and tells its `age1…`")
                    })
                };
                Ok(Self::Recipients(recipients.iter().map(parse).collect::<Result<_>>()?))
            }
        }
    }

    pub(super) fn encryptor(&self) -> Result<Encryptor> {
        Ok(match self {
            Self::Passphrase(passphrase) => Encryptor::with_user_passphrase(passphrase.clone()),
            Self::Recipients(recipients) => {
                Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as _))?
            }
        })
    }
}

impl Unlock {
    /// Of a file with identities, or else of the passphrase in a file.
    ///
    /// # Errors
    /// Neither or both are given; a file that others can read, or that holds none.
    pub fn of(identity: Option<&Path>, passphrase: Option<&Path>) -> Result<Self> {
        match (identity, passphrase) {
            (None, Some(file)) => Ok(Self::Passphrase(read_passphrase(file)?)),
            (Some(file), None) => {
                let bytes = os::read_private_file(file)
                    .with_context(|| format!("the identity {}", file.display()))?;
                let none = || anyhow!("{} holds no age identity (`AGE-SECRET-KEY-1…`)", file.display());
                let file = IdentityFile::from_buffer(bytes.as_slice()).map_err(|_| none())?;
                let identities = file.into_identities().map_err(|_| none())?;
                if identities.is_empty() {
                    return Err(none());
                }
                Ok(Self::Identities(Arc::new(identities)))
            }
            _ => bail!("say what opens it: --identity FILE, or --passphrase-file FILE"),
        }
    }

    /// The lines inside of a file.
    pub(super) fn open(&self, path: &Path) -> Result<Opened<impl BufRead + use<>>> {
        let file = fs_err::File::open(path)?;
        let length = file.metadata()?.len();
        let taken = Arc::new(AtomicU64::new(0));
        let counted = Counted { inner: file, taken: Arc::clone(&taken) };
        let state = State { length, taken };
        let decryptor = Decryptor::new_buffered(BufReader::with_capacity(1 << 16, counted));
        let decryptor = decryptor.map_err(|error| self.refused(&error, &state))?;
        let reader = match self {
            Self::Passphrase(passphrase) => {
                let identity = scrypt::Identity::new(passphrase.clone());
                decryptor.decrypt(std::iter::once(&identity as &dyn Identity))
            }
            Self::Identities(all) => decryptor.decrypt(all.iter().map(|one| &**one as &dyn Identity)),
        };
        let reader = reader.map_err(|error| self.refused(&error, &state))?;
        Ok(Opened { lines: BufReader::with_capacity(1 << 16, reader), state })
    }

    fn refused(&self, error: &DecryptError, state: &State) -> anyhow::Error {
        match error {
            _ if state.length == 0 => anyhow!("the backup is empty"),
            DecryptError::NoMatchingKeys
            | DecryptError::KeyDecryptionFailed
            | DecryptError::DecryptionFailed => match self {
                Self::Passphrase(_) => {
                    anyhow!("the passphrase does not open this backup: it is another one's")
                }
                Self::Identities(_) => {
                    anyhow!("the identity does not open this backup: it was made for another key")
                }
            },
            DecryptError::InvalidMac => anyhow!("the backup is damaged: its head was changed"),
            DecryptError::ExcessiveWork { .. } => {
                anyhow!(
                    "the passphrase of this backup takes too much work to try: it is none of this program's"
                )
            }
            DecryptError::Io(error) if state.is_at_end() => state.cut(error),
            DecryptError::Io(error) => anyhow!("the backup cannot be read: {error}"),
            _ => anyhow!("this is no backup, or its head is damaged: no age file begins here"),
        }
    }
}

/// An opened backup.
pub(super) struct Opened<R> {
    pub(super) lines: R,
    pub(super) state: State,
}

/// How far a file was read.
pub(super) struct State {
    length: u64,
    taken: Arc<AtomicU64>,
}

impl State {
    fn is_at_end(&self) -> bool {
        self.taken.load(Ordering::Relaxed) >= self.length
    }

    fn cut(&self, why: &io::Error) -> anyhow::Error {
        anyhow!("the backup is cut off after {} bytes, or damaged at its end: {why}", self.length)
    }

    /// A failure to read in words: every piece of the file is sealed, so a changed one does not open.
    pub(super) fn failed(&self, error: &io::Error) -> anyhow::Error {
        if self.is_at_end() {
            return self.cut(error);
        }
        let about = self.taken.load(Ordering::Relaxed);
        match error.kind() {
            io::ErrorKind::InvalidData => {
                anyhow!("the backup is damaged: what lies before byte {about} was changed")
            }
            _ => anyhow!("the backup cannot be read: {error}"),
        }
    }
}

struct Counted<R> {
    inner: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The first line of a file that nobody else can read.
fn read_passphrase(file: &Path) -> Result<SecretString> {
    let bytes = os::read_private_file(file).with_context(|| format!("the passphrase {}", file.display()))?;
    let text = String::from_utf8(bytes).with_context(|| format!("{} is no text", file.display()))?;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() < SHORTEST {
        bail!("the passphrase in {} is shorter than {SHORTEST} characters", file.display());
    }
    Ok(SecretString::from(line.to_owned()))
}
