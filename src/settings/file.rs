//! The user's file `config.toml` and the project file `.cron.toml`.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde::Deserialize;
use toml_edit::DocumentMut;

use super::{Environment, Lang, Profile, Profiles, StoreKind};
use crate::{
    error::{Error, Result},
    os,
    output::Format,
};

/// What the user's file may say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The profile in use.
    pub profile: Option<String>,
    /// The format of data.
    pub output: Option<Format>,
    /// The language of messages.
    pub lang: Option<Lang>,
    /// The whole time of one request, in seconds.
    pub timeout: Option<u64>,
    /// Where secrets are kept.
    pub credentials: Option<StoreKind>,
    /// The profiles.
    #[serde(default)]
    pub profiles: Profiles,
}

/// What a project file may say: never an origin and never a credential, since it comes with somebody's checkout.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// The profile in use.
    pub profile: Option<String>,
    /// The account to act on.
    pub account: Option<String>,
    /// The format of data.
    pub output: Option<Format>,
}

impl Project {
    /// The nearest `.cron.toml`, from the current folder upwards.
    ///
    /// # Errors
    /// It cannot be read, or says more than it may.
    pub fn nearest(from: &Path) -> Result<(Self, Option<PathBuf>)> {
        for folder in from.ancestors() {
            let path = folder.join(".cron.toml");
            match fs_err::read_to_string(&path) {
                Ok(text) => return Ok((parse(&path, &text)?, Some(path))),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(Error::local(error.to_string())),
            }
        }
        Ok((Self::default(), None))
    }
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let line =
            error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        Error::usage(say!("{}, line {line}: {}", path.display(), error.message()))
    })
}

/// The platform's usual folder for configuration.
///
/// # Errors
/// There is no home.
pub fn config_dir(environment: &Environment) -> Result<PathBuf> {
    if let Some(dir) = environment.get("XDG_CONFIG_HOME").map(PathBuf::from).filter(|d| d.is_absolute()) {
        return Ok(dir.join("crontech"));
    }
    let base = etcetera::choose_base_strategy()
        .map_err(|_| Error::local("there is no home folder").hint("name a folder with CRON_CONFIG_DIR"))?;
    Ok(base.config_dir().join("crontech"))
}

/// The user's file on disk.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    path: PathBuf,
}

impl ConfigFile {
    /// The file in that folder.
    #[must_use]
    pub fn at(config_dir: &Path) -> Self {
        Self { path: config_dir.join("config.toml") }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it; one that is not there says nothing.
    ///
    /// # Errors
    /// It cannot be read, or is none.
    pub fn read(&self) -> Result<User> {
        match fs_err::read_to_string(&self.path) {
            Ok(text) => parse(&self.path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(User::default()),
            Err(error) => Err(Error::local(error.to_string())),
        }
    }

    /// Changes it under a lock, keeping what the user wrote: comments, order, blank lines.
    ///
    /// # Errors
    /// It cannot be read or written, or the change refuses.
    pub fn edit(&self, change: impl FnOnce(&mut DocumentMut) -> Result<()>) -> Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        os::private_folder(folder)?;
        let lock = os::lock_file(&self.path.with_extension("lock"))?;
        lock.lock().map_err(|e| Error::local(say!("{} cannot be locked: {e}", self.path.display())))?;
        let text = match fs_err::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::local(error.to_string())),
        };
        let mut document: DocumentMut =
            text.parse().map_err(|e| Error::usage(format!("{}: {e}", self.path.display())))?;
        change(&mut document)?;
        let text = document.to_string();
        // What is written must be what can be read.
        parse::<User>(&self.path, &text)?;
        os::write_private(&self.path, text.as_bytes())
    }

    /// Sets a profile as a whole, and makes it the current one if wanted.
    ///
    /// # Errors
    /// As [`ConfigFile::edit`].
    pub fn set_profile(&self, name: &str, profile: &Profile, make_current: bool) -> Result<()> {
        let written = toml_edit::ser::to_document(profile).map_err(|e| Error::local(e.to_string()))?;
        self.edit(|document| {
            let profiles = document.entry("profiles").or_insert_with(|| {
                let mut table = toml_edit::Table::new();
                table.set_implicit(true);
                toml_edit::Item::Table(table)
            });
            let profiles = profiles
                .as_table_like_mut()
                .ok_or_else(|| Error::usage("`profiles` in the file is no table"))?;
            profiles.insert(name, toml_edit::Item::Table(written.as_table().clone()));
            if make_current {
                document.insert("profile", toml_edit::value(name));
            }
            Ok(())
        })
    }

    /// Sets the current profile.
    ///
    /// # Errors
    /// As [`ConfigFile::edit`].
    pub fn use_profile(&self, name: Option<&str>) -> Result<()> {
        self.edit(|document| {
            match name {
                Some(name) => document.insert("profile", toml_edit::value(name)),
                None => document.remove("profile"),
            };
            Ok(())
        })
    }

    /// Removes a profile, and its being the current one.
    ///
    /// # Errors
    /// As [`ConfigFile::edit`].
    pub fn remove_profile(&self, name: &str) -> Result<()> {
        self.edit(|document| {
            if let Some(profiles) = document.get_mut("profiles").and_then(|p| p.as_table_like_mut()) {
                profiles.remove(name);
            }
            if document.get("profile").and_then(|p| p.as_str()) == Some(name) {
                document.remove("profile");
            }
            Ok(())
        })
    }
}
