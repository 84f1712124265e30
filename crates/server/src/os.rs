//! What is particular to the operating system: private files, watching another process, the limit on descriptors.

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::Path,
    time::SystemTime,
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    process::{Pid, PidfdFlags, Resource, Rlimit, getrlimit, pidfd_open, setrlimit},
};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Makes a folder that only its owner can enter; those above it, too, where they are missing.
pub(crate) fn private_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Makes a file that only its owner can read, in one call; it must not be there yet.
pub(crate) fn create_private_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// The same, and fills it.
pub(crate) fn new_private_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_all(&mut create_private_file(path)?, bytes)
}

/// Replaces a file by one that only its owner can read: whoever sees it sees all of it.
pub(crate) fn put_private_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", std::process::id()));
    let beside = path.with_file_name(name);
    let _ = fs_err::remove_file(&beside);
    new_private_file(&beside, bytes)?;
    fs_err::rename(&beside, path)
}

fn write_all(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Reads a file that nobody but its owner may be able to read.
pub(crate) fn read_private_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = fs_err::File::open(path)?;
    let mode = file.metadata()?.mode();
    if mode & 0o077 != 0 {
        let text = format!("others can read {}: take that away with chmod 600", path.display());
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, text));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What tells a file from the one that was at its place before: time of change, size, number.
pub(crate) fn stamp(path: &Path) -> io::Result<(SystemTime, u64, u64)> {
    let data = fs_err::metadata(path)?;
    Ok((data.modified()?, data.len(), data.ino()))
}

/// The signal that asks for files to be read anew; none where it cannot be had.
pub(crate) fn hang_ups() -> Option<Signal> {
    signal(SignalKind::hangup()).ok()
}

/// Waits for the next one.
pub(crate) async fn next(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => drop(signal.recv().await),
        None => std::future::pending().await,
    }
}

/// Returns once the process is gone; at once when there is none.
pub(crate) async fn gone(pid: i32) -> io::Result<()> {
    let pid = Pid::from_raw(pid)
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a process id is above zero"))?;
    let process = match pidfd_open(pid, PidfdFlags::empty()) {
        Ok(process) => process,
        Err(rustix::io::Errno::SRCH) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    // A thread of its own, which nobody waits for when the process ends for another reason.
    let (tell, told) = tokio::sync::oneshot::channel();
    std::thread::Builder::new().name("parent".to_owned()).spawn(move || {
        let mut watched = [PollFd::new(&process, PollFlags::IN)];
        while let Err(rustix::io::Errno::INTR) = poll(&mut watched, None) {}
        let _ = tell.send(());
    })?;
    told.await.map_err(io::Error::other)
}

/// Takes as many descriptors as the system gives.
pub(crate) fn raise_descriptors() {
    let limit = getrlimit(Resource::Nofile);
    // Without it there are fewer connections, and nothing else.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn srv_4_private_files_are_private_from_the_first_moment() {
        let folder = std::env::temp_dir().join(format!("server-os-{}", std::process::id()));
        private_folder(&folder).unwrap();
        assert_eq!(std::fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
        let file = folder.join("key");
        new_private_file(&file, b"x").unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
        assert!(new_private_file(&file, b"y").is_err(), "it was there already");
        put_private_file(&file, b"z").unwrap();
        assert_eq!(read_private_file(&file).unwrap(), b"z");
        std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
        assert_eq!(read_private_file(&file).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
