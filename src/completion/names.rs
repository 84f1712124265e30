//! Names that answers have shown, kept for the shell: a file for each profile in the user's cache folder, for its owner
//! alone.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};

use crate::{
    os,
    settings::{Environment, Settings},
};

/// The nouns whose names are kept.
const NOUNS: &[&str] = &["account", "tenant", "user", "group", "client"];
/// How many of a noun are kept, the last seen first: more than anyone looks through, and read within a moment.
const MOST: usize = 2000;

/// The names of a profile.
pub(crate) struct Names {
    path: PathBuf,
    kept: Kept,
}

/// The file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    /// Whose names they are: another door, person or account has others.
    of: Owner,
    /// Names by noun.
    names: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Owner {
    origin: String,
    subject: Option<String>,
    acting: Option<String>,
}

impl Names {
    /// Those of the profile in use; none without a profile. A file that is not there, is none, or is somebody else's
    /// says nothing.
    pub(crate) fn of(settings: &Settings) -> Option<Self> {
        let (name, profile) = settings.current_profile()?;
        let of = Owner {
            origin: profile.origin.to_string(),
            subject: profile.subject.clone(),
            acting: settings.acting.as_ref().map(|acting| acting.value.clone()),
        };
        let path = file(&settings.environment, name)?;
        let kept = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        let kept = kept.filter(|kept| kept.of == of).unwrap_or(Kept { of, names: BTreeMap::new() });
        Some(Self { path, kept })
    }

    /// What is known of a noun, in order.
    pub(crate) fn known(&self, noun: &str) -> Vec<String> {
        let mut known = self.kept.names.get(noun).cloned().unwrap_or_default();
        known.sort();
        known
    }

    /// Whether names of a noun are kept at all.
    pub(crate) fn keeps(noun: &str) -> bool {
        NOUNS.contains(&noun)
    }

    /// Keeps names that an answer showed; all that there are when `whole`. What cannot be kept is not missed.
    pub(crate) fn keep(mut self, noun: &str, seen: Vec<String>, whole: bool) {
        let before = self.kept.clone();
        let known = self.kept.names.entry(noun.to_owned()).or_default();
        let older = std::mem::take(known);
        let mut have: std::collections::HashSet<String> = std::collections::HashSet::new();
        let older = older.into_iter().filter(|_| !whole);
        // A name with a control character in it is nobody's to type.
        let safe = |name: &String| !name.is_empty() && !name.contains(crate::output::is_dangerous);
        *known = seen
            .into_iter()
            .chain(older)
            .filter(safe)
            .filter(|n| have.insert(n.clone()))
            .take(MOST)
            .collect();
        if self.kept == before {
            return;
        }
        let folder = self.path.parent().unwrap_or(Path::new("."));
        if let Ok(json) = serde_json::to_vec(&self.kept)
            && os::private_folder(folder).is_ok()
        {
            let _ = os::cache_private(&self.path, &json);
        }
    }

    /// Forgets what is kept for a profile: whoever signs out leaves no names behind.
    pub(crate) fn forget(environment: &Environment, profile: &str) {
        if let Some(path) = file(environment, profile) {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Where the names of a profile are.
fn file(environment: &Environment, profile: &str) -> Option<PathBuf> {
    let chosen = environment.get("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let cache = match chosen {
        Some(cache) => cache,
        None => etcetera::choose_base_strategy().ok()?.cache_dir(),
    };
    Some(cache.join("crontech").join("names").join(format!("{profile}.json")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty(folder: &Path) -> Names {
        Names { path: folder.join("names/acme.json"), kept: Kept::default() }
    }

    fn read(folder: &Path) -> Names {
        let bytes = std::fs::read(folder.join("names/acme.json")).unwrap();
        Names { path: folder.join("names/acme.json"), kept: serde_json::from_slice(&bytes).unwrap() }
    }

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn what_was_seen_is_kept_and_a_whole_list_replaces_it() {
        let folder = tempfile::tempdir().unwrap();
        empty(folder.path()).keep("account", words(&["b", "a", "b", "", "x\x1b[2J"]), false);
        assert_eq!(read(folder.path()).known("account"), ["a", "b"]);
        read(folder.path()).keep("account", words(&["c"]), false);
        read(folder.path()).keep("group", words(&["viewer"]), true);
        assert_eq!(read(folder.path()).known("account"), ["a", "b", "c"]);
        read(folder.path()).keep("account", words(&["d"]), true);
        assert_eq!(read(folder.path()).known("account"), ["d"]);
        assert_eq!(read(folder.path()).known("group"), ["viewer"]);
    }

    #[test]
    fn the_last_seen_are_kept_when_there_are_many() {
        let folder = tempfile::tempdir().unwrap();
        let many = (0..MOST).map(|i| format!("old-{i}")).collect();
        empty(folder.path()).keep("user", many, false);
        read(folder.path()).keep("user", words(&["new"]), false);
        let known = read(folder.path()).known("user");
        assert_eq!(known.len(), MOST);
        assert!(known.contains(&"new".to_owned()) && !known.contains(&format!("old-{}", MOST - 1)));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_names() {
        let folder = tempfile::tempdir().unwrap();
        empty(folder.path()).keep("account", words(&["a"]), false);
        assert!(!os::others_can_read(&folder.path().join("names/acme.json")).unwrap());
        assert!(!os::others_can_read(&folder.path().join("names")).unwrap());
    }
}
