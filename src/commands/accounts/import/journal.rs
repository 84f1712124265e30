//! The journal of an import: which rows the platform has acknowledged, so that a killed import goes on where it was
//! (`cli.md`, changing things). It saves work alone: without it every row is sent again and answered `unchanged`
//! (Rule A11).

use std::{
    collections::HashMap,
    io::Write,
    path::{Path, PathBuf},
};

use api::{accounts::AccountCreate, id::AccountId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// An acknowledged row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Line {
    /// The row's key.
    pub(super) key: String,
    /// The account that it is.
    pub(super) id: AccountId,
    /// Its path from the acting account.
    pub(super) path: String,
}

/// An open journal.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: fs_err::File,
    known: HashMap<String, Line>,
}

/// The key of a row: a hash of acting account, parent, reference and content. It is the idempotency key, too.
pub(super) fn key(acting: AccountId, parent: &str, account: &AccountCreate) -> String {
    #[derive(Serialize)]
    struct Content<'a>(AccountId, &'a str, &'a AccountCreate);
    let mut hash = Sha256::new();
    // Ids, texts, numbers and maps with text keys are always written.
    if let Ok(content) = serde_json::to_vec(&Content(acting, parent, account)) {
        hash.update(content);
    }
    data_encoding::HEXLOWER.encode(&hash.finalize()[..20])
}

impl Journal {
    /// Opens a journal, or begins one. A last line that a dying process left torn is passed over and cut off.
    ///
    /// # Errors
    /// When the file cannot be read or written, or is something else.
    pub(super) fn open(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs_err::create_dir_all(folder)?;
        }
        let text = match fs_err::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
        let mut known = HashMap::new();
        for line in text[..whole].split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let line: Line = serde_json::from_slice(line).map_err(|_| {
                Error::local(say!("{} is not a journal of an import", path.display()))
                    .hint("name another with --journal")
            })?;
            known.insert(line.key.clone(), line);
        }
        let file = fs_err::OpenOptions::new().create(true).append(true).open(path)?;
        file.set_len(whole as u64)?;
        Ok(Self { path: path.to_owned(), file, known })
    }

    /// What is known of the row with that key.
    pub(super) fn known(&self, key: &str) -> Option<&Line> {
        self.known.get(key)
    }

    /// Notes acknowledged rows.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn note(&mut self, lines: &[Line]) -> Result<()> {
        let mut text = Vec::new();
        for line in lines {
            serde_json::to_writer(&mut text, line)?;
            text.push(b'\n');
        }
        self.file.write_all(&text)?;
        Ok(())
    }

    /// Every row is acknowledged: the journal has done its work.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub(super) fn finish(self) -> Result<()> {
        fs_err::remove_file(&self.path)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(key: &str) -> Line {
        Line { key: key.to_owned(), id: AccountId::from_bytes([1; 16]), path: "acme".to_owned() }
    }

    #[test]
    fn a_torn_last_line_is_cut_off_and_the_rest_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("imports/one.journal");
        let mut journal = Journal::open(&path).unwrap();
        journal.note(&[line("a"), line("b")]).unwrap();
        let mut bytes = fs_err::read(&path).unwrap();
        bytes.extend_from_slice(br#"{"key":"c","id":"acc_0"#);
        fs_err::write(&path, bytes).unwrap();

        let mut journal = Journal::open(&path).unwrap();
        assert!(journal.known("a").is_some() && journal.known("b").is_some() && journal.known("c").is_none());
        journal.note(&[line("d")]).unwrap();
        let journal = Journal::open(&path).unwrap();
        assert!(journal.known("d").is_some());
        journal.finish().unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn another_file_is_not_taken_for_a_journal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        fs_err::write(&path, "buy milk\n").unwrap();
        assert!(Journal::open(&path).is_err());
        assert_eq!(fs_err::read_to_string(&path).unwrap(), "buy milk\n");
    }

    #[test]
    fn the_key_follows_every_part_of_the_content() {
        let account: AccountCreate =
            serde_json::from_str(r#"{"slug":"a","name":"A","owner":{"email":"a@a.example"}}"#).unwrap();
        let acting = AccountId::from_bytes([1; 16]);
        let one = key(acting, "", &account);
        let renamed = AccountCreate { name: "B".to_owned(), ..account.clone() };
        assert_ne!(one, key(acting, "", &renamed));
        assert_ne!(one, key(acting, "p", &account));
        assert_ne!(one, key(AccountId::from_bytes([2; 16]), "", &account));
        assert_eq!(one, key(acting, "", &account));
    }
}
