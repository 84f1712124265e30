//! Where the master key lies (`design.md` §7): never in the database.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use data_encoding::HEXLOWER_PERMISSIVE;
use store::seal::MasterKey;

use crate::os;

/// The environment variable with the key in hexadecimal.
pub const VARIABLE: &str = "CRON_MASTER_KEY";
/// The name of the systemd credential.
const CREDENTIAL: &str = "master.key";

/// The key's place in a data folder.
#[must_use]
pub fn place(data: &Path) -> PathBuf {
    data.join("keys").join("master.key")
}

/// A key that lives in memory alone.
///
/// # Errors
/// The system has no randomness to give.
pub fn fresh() -> Result<MasterKey> {
    Ok(MasterKey::from_bytes(&random()?))
}

fn random() -> Result<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).context("the system has no randomness to give")?;
    Ok(bytes)
}

/// The key of a file; a new one is made, for its owner alone, when there is no such file.
///
/// # Errors
/// The file cannot be read or made, or others can read it.
pub fn open_or_make(path: &Path) -> Result<MasterKey> {
    if !path.exists() {
        if let Some(folder) = path.parent() {
            os::private_folder(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        let text = HEXLOWER_PERMISSIVE.encode(&random()?) + "\n";
        match os::new_private_file(path, text.as_bytes()) {
            Ok(()) => {}
            // Another process was faster: its key is the one.
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| format!("{} cannot be made", path.display())),
        }
    }
    read(path)
}

/// The key of a file.
///
/// # Errors
/// It cannot be read, others can read it, or it holds no key.
pub fn read(path: &Path) -> Result<MasterKey> {
    let bytes = os::read_private_file(path).with_context(|| format!("the master key {}", path.display()))?;
    parse(&bytes).with_context(|| format!("{} holds no master key: 64 hexadecimal digits", path.display()))
}

fn parse(text: &[u8]) -> Result<MasterKey> {
    let bytes = HEXLOWER_PERMISSIVE.decode(text.trim_ascii())?;
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| anyhow::anyhow!("not 32 bytes"))?;
    Ok(MasterKey::from_bytes(&bytes))
}

/// The key of `serve`: the file that is named, else a systemd credential, else the environment, else the data folder's.
///
/// # Errors
/// There is none, and how to make one.
pub fn find(named: Option<&Path>, data: Option<&Path>) -> Result<MasterKey> {
    if let Some(path) = named {
        return read(path);
    }
    if let Some(folder) = std::env::var_os("CREDENTIALS_DIRECTORY") {
        let path = Path::new(&folder).join(CREDENTIAL);
        if path.exists() {
            return read(&path);
        }
    }
    if let Some(text) = std::env::var_os(VARIABLE) {
        return parse(text.as_encoded_bytes())
            .with_context(|| format!("{VARIABLE} is no key of 64 hexadecimal digits"));
    }
    match data.map(place) {
        Some(path) if path.exists() => read(&path),
        _ => bail!("there is no master key; `cron platform init` makes one, and --master-key-file names it"),
    }
}

/// The file that [`find`] reads, when it is one whose place a new key may take: neither a credential of systemd's nor the
/// environment.
#[must_use]
pub fn file(named: Option<&Path>, data: Option<&Path>) -> Option<PathBuf> {
    let credential =
        std::env::var_os("CREDENTIALS_DIRECTORY").map(|folder| Path::new(&folder).join(CREDENTIAL));
    match named {
        Some(path) => Some(path.to_owned()),
        None if credential.is_some_and(|path| path.exists()) || std::env::var_os(VARIABLE).is_some() => None,
        None => data.map(place).filter(|path| path.exists()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn srv_4_a_key_is_made_once_and_read_again() {
        let folder = std::env::temp_dir().join(format!("server-key-{}", std::process::id()));
        let path = place(&folder);
        let first = open_or_make(&path).unwrap();
        let sealed = first.seal("place", b"secret");
        assert_eq!(open_or_make(&path).unwrap().open("place", &sealed).unwrap(), b"secret");
        assert_eq!(find(None, Some(&folder)).unwrap().open("place", &sealed).unwrap(), b"secret");
        assert!(find(None, None).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(parse(b"00").is_err());
    }
}
