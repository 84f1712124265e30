//! What differs between operating systems: private files and folders, interrupts.

use std::{
    fs::{File, OpenOptions},
    io::Write,
    path::Path,
    sync::Arc,
};

use crate::error::{Error, Kind, Result};

fn failed(what: &str, path: &Path, error: &std::io::Error) -> Error {
    Error::local(say!("{} cannot be {what}: {error}", path.display()))
}

/// From here on Ctrl-C does not end the process; whoever waits for it elsewhere still hears it.
pub(crate) fn outlive_interrupts() {
    // Where it cannot be set, Ctrl-C does what it always does.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::default());
}

/// Makes a folder, and those above it, that only its owner can read.
///
/// # Errors
/// It cannot be made.
pub(crate) fn private_folder(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|e| failed("made", path, &e))
}

/// Options that make a file which only its owner can read, so from its first moment (CLI-1).
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Opens a lock file; it is never replaced, so that a lock on it means something.
///
/// # Errors
/// It cannot be opened.
pub(crate) fn lock_file(path: &Path) -> Result<File> {
    private().truncate(false).open(path).map_err(|e| failed("opened", path, &e))
}

/// Makes a private file that is not there yet, in one call: nothing can be put in its place before it is private.
///
/// # Errors
/// It is there already, or cannot be made.
pub(crate) fn create_private(path: &Path) -> Result<File> {
    private().create_new(true).open(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Error::new(Kind::Conflict, say!("{} is there already", path.display()))
        }
        _ => failed("made", path, &e),
    })
}

/// Opens a private file to add to it.
///
/// # Errors
/// It cannot be opened.
pub(crate) fn append_private(path: &Path) -> Result<File> {
    private().append(true).open(path).map_err(|e| failed("opened", path, &e))
}

/// Writes a private file whole or not at all: beside it, synced, then renamed over it.
///
/// # Errors
/// It cannot be written.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes, File::sync_all)
}

/// The same for a file that may be lost with the machine's power: the disk is not waited for.
///
/// # Errors
/// It cannot be written.
pub(crate) fn cache_private(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes, |_| Ok(()))
}

fn replace(path: &Path, bytes: &[u8], settle: fn(&File) -> std::io::Result<()>) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let written = (|| {
        let _ = std::fs::remove_file(&beside);
        let mut file = private().create_new(true).open(&beside)?;
        file.write_all(bytes)?;
        settle(&file)?;
        std::fs::rename(&beside, path)
    })();
    written.map_err(|e| {
        let _ = std::fs::remove_file(&beside);
        failed("written", path, &e)
    })
}

/// Takes a file away from all but its owner.
///
/// # Errors
/// It is another's.
pub(crate) fn make_private(path: &Path) -> Result<()> {
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
        .map_err(|e| failed("made private", path, &e))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Whether the process of that number is gone for certain. Where that cannot be told, none is.
pub(crate) fn is_gone(pid: u32) -> bool {
    #[cfg(unix)]
    {
        let pid = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw);
        pid.is_some_and(|pid| rustix::process::test_kill_process(pid) == Err(rustix::io::Errno::SRCH))
    }
    #[cfg(not(unix))]
    {
        let _ = pid;
        false
    }
}

/// Whether others than its owner can read a file. On systems without such modes, nobody is said to.
///
/// # Errors
/// It cannot be looked at.
pub(crate) fn others_can_read(path: &Path) -> Result<bool> {
    let metadata = std::fs::metadata(path).map_err(|e| failed("read", path, &e))?;
    #[cfg(unix)]
    return Ok(std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o077 != 0);
    #[cfg(not(unix))]
    {
        let _ = metadata;
        Ok(false)
    }
}
