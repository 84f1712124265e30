//! A private file that is made now, in one call, and stays only when it is finished.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Kind, Result},
    os,
};

/// A file under way; dropped before [`NewFile::keep`], it is taken away again.
pub(crate) struct NewFile {
    path: PathBuf,
    file: Option<BufWriter<File>>,
}

impl NewFile {
    /// Makes a file that was not there, readable by its owner alone. A link in its place counts as being there.
    ///
    /// # Errors
    /// It is there already (exit 6), or cannot be made.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        let file = os::create_private(path)?;
        Ok(Self { path: path.to_owned(), file: Some(BufWriter::new(file)) })
    }

    /// Adds to it.
    ///
    /// # Errors
    /// The disk is full, and the like.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.file {
            Some(file) => file.write_all(bytes).map_err(|error| failed(&self.path, &error)),
            None => Ok(()),
        }
    }

    /// Finishes it: what was written is on the disk when this returns.
    ///
    /// # Errors
    /// The disk is full, and the like; then the file is taken away.
    pub(crate) fn keep(mut self) -> Result<()> {
        if let Some(mut file) = self.file.take() {
            let kept = file.flush().and_then(|()| file.get_ref().sync_all());
            if let Err(error) = kept {
                self.file = Some(file);
                return Err(failed(&self.path, &error));
            }
        }
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A new file, or one in the place of another, which is replaced whole or not at all.
pub(crate) struct Replacing {
    file: NewFile,
    /// Where it is made, when it is not made in its own place.
    beside: Option<PathBuf>,
    out: PathBuf,
}

impl Replacing {
    /// Makes it; with `force` beside the one that it is going to replace.
    ///
    /// # Errors
    /// As [`NewFile::create`].
    pub(crate) fn create(out: &Path, force: bool) -> Result<Self> {
        let beside = force.then(|| {
            let name = out.file_name().unwrap_or_default().to_string_lossy();
            out.with_file_name(format!(".{name}.{}", std::process::id()))
        });
        let file = NewFile::create(beside.as_deref().unwrap_or(out)).map_err(|error| match error.kind() {
            Kind::Conflict => error.hint("replace it: --force"),
            _ => error,
        })?;
        Ok(Self { file, beside, out: out.to_owned() })
    }

    /// Adds to it.
    ///
    /// # Errors
    /// As [`NewFile::write`].
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write(bytes)
    }

    /// Finishes it and puts it in its place.
    ///
    /// # Errors
    /// As [`NewFile::keep`]; or the place cannot be taken.
    pub(crate) fn keep(self) -> Result<()> {
        let Self { file, beside, out } = self;
        file.keep()?;
        let Some(path) = beside else { return Ok(()) };
        std::fs::rename(&path, &out).map_err(|error| {
            let _ = std::fs::remove_file(&path);
            Error::local(say!("{} cannot be replaced: {error}", out.display()))
        })
    }
}

fn failed(path: &Path, error: &std::io::Error) -> Error {
    Error::local(say!("{} cannot be written: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_does_not_stay_and_nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let mut file = NewFile::create(&path).unwrap();
        file.write(b"half").unwrap();
        drop(file);
        assert!(!path.exists());

        let mut file = NewFile::create(&path).unwrap();
        file.write(b"whole").unwrap();
        file.keep().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
        assert!(!os::others_can_read(&path).unwrap());
        assert_eq!(NewFile::create(&path).err().unwrap().kind(), &Kind::Conflict);
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");

        assert_eq!(Replacing::create(&path, false).err().unwrap().kind(), &Kind::Conflict);
        let mut file = Replacing::create(&path, true).unwrap();
        file.write(b"other").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"whole", "until it is finished");
        file.keep().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"other");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn cli_1_a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (elsewhere, link) = (folder.path().join("elsewhere"), folder.path().join("link"));
        std::os::unix::fs::symlink(&elsewhere, &link).unwrap();
        assert!(NewFile::create(&link).is_err());
        assert!(!elsewhere.exists());
    }
}
