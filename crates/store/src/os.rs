//! What differs between operating systems.

use std::{fs, io, path::Path};

/// Makes a file that only its owner can read and write, unless it is there already.
pub(crate) fn create_private(path: &Path) -> io::Result<()> {
    open_private(path).map(|_| ())
}

/// The same, and leaves it open for writing.
pub(crate) fn open_private(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
