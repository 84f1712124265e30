//! Where certificates lie, and what was last read there. A file that changed is read again; one that cannot be used
//! leaves what was read before in its place.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use rustls::crypto::CryptoProvider;

use super::{certificate::Certificate, table::Table};
use crate::os;

/// A certificate's two files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The chain in PEM, the domain's own certificate first.
    pub chain: PathBuf,
    /// The private key in PEM, for its owner alone.
    pub key: PathBuf,
}

/// Where certificates lie.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// Files that are named one by one.
    pub pairs: Vec<Pair>,
    /// A folder of `NAME.crt` with `NAME.key`, or of `NAME/fullchain.pem` with `NAME/privkey.pem`.
    pub folder: Option<PathBuf>,
}

impl fmt::Display for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.folder {
            Some(folder) => {
                write!(f, "{} holds no NAME.crt with its NAME.key that can be used", folder.display())
            }
            None => write!(f, "none is named"),
        }
    }
}

impl Sources {
    /// Whether there is nowhere to look.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.folder.is_none()
    }

    /// Every pair that is there now.
    fn found(&self) -> std::io::Result<Vec<Pair>> {
        let mut pairs = self.pairs.clone();
        if let Some(folder) = &self.folder {
            for entry in fs_err::read_dir(folder)? {
                pairs.extend(Self::in_folder(&entry?.path()));
            }
        }
        Ok(pairs)
    }

    /// The pair that an entry of the folder begins.
    fn in_folder(entry: &Path) -> Option<Pair> {
        let name = entry.file_name()?.to_str()?;
        // What tools keep beside it: halves of files, and the links that a cluster mounts secrets with.
        if name.starts_with('.') {
            return None;
        }
        if name.ends_with(".crt") {
            return Some(Pair { chain: entry.to_owned(), key: entry.with_extension("key") });
        }
        let pair = Pair { chain: entry.join("fullchain.pem"), key: entry.join("privkey.pem") };
        pair.chain.exists().then_some(pair)
    }
}

/// What tells a file from the one that was there before: time, size and place of both.
type Stamp = Option<[(SystemTime, u64, u64); 2]>;

fn stamp(pair: &Pair) -> Stamp {
    let of = |path: &Path| os::stamp(path).ok();
    Some([of(&pair.chain)?, of(&pair.key)?])
}

/// A pair that cannot be used.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    /// Why, with the name of the file.
    pub(super) why: String,
    /// Whether it is named by itself, rather than found in the folder.
    pub(super) named: bool,
    /// Whether an earlier certificate stays in its place.
    pub(super) kept: bool,
}

/// What a look brought.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// Whether there are other certificates than before.
    pub(super) changed: bool,
    /// What is wrong that was not wrong before.
    pub(super) faults: Vec<Fault>,
}

struct Slot {
    stamp: Stamp,
    certificate: Option<Arc<Certificate>>,
    broken: bool,
}

/// What was last read.
pub(super) struct Shelf {
    sources: Sources,
    provider: Arc<CryptoProvider>,
    slots: BTreeMap<Pair, Slot>,
    /// Whether the folder itself could not be read.
    closed: bool,
}

impl Shelf {
    pub(super) const fn new(sources: Sources, provider: Arc<CryptoProvider>) -> Self {
        Self { sources, provider, slots: BTreeMap::new(), closed: false }
    }

    pub(super) const fn sources(&self) -> &Sources {
        &self.sources
    }

    /// How many pairs cannot be used as they are now.
    pub(super) fn broken(&self) -> usize {
        self.slots.values().filter(|slot| slot.broken).count() + usize::from(self.closed)
    }

    /// What is to be served with now.
    pub(super) fn table(&self) -> Table {
        Table::of(self.slots.values().filter_map(|slot| slot.certificate.clone()))
    }

    /// Looks at the files, and reads those that changed; all of them when told so.
    pub(super) fn look(&mut self, all: bool) -> Looked {
        let mut looked = Looked::default();
        let found = match self.sources.found() {
            Ok(found) => found,
            Err(error) => {
                if all || !self.closed {
                    let why = format!("the folder of certificates cannot be read: {error}");
                    looked.faults.push(Fault { why, named: true, kept: !self.slots.is_empty() });
                }
                self.closed = true;
                return looked;
            }
        };
        self.closed = false;
        let before = self.slots.len();
        self.slots.retain(|pair, _| found.contains(pair));
        looked.changed = self.slots.len() != before;
        for pair in found {
            self.look_at(pair, all, &mut looked);
        }
        looked
    }

    fn look_at(&mut self, pair: Pair, all: bool, looked: &mut Looked) {
        // Taken first: what is written while it is read is read again.
        let stamp = stamp(&pair);
        let before = self.slots.get(&pair);
        if !all && before.is_some_and(|slot| slot.stamp == stamp) {
            return;
        }
        let before = before.and_then(|slot| slot.certificate.clone());
        let slot = match Certificate::read(&pair.chain, &pair.key, &self.provider) {
            Ok(read) => {
                looked.changed = true;
                Slot { stamp, certificate: Some(Arc::new(read)), broken: false }
            }
            Err(error) => {
                let named = self.sources.pairs.contains(&pair);
                looked.faults.push(Fault { why: format!("{error:#}"), named, kept: before.is_some() });
                Slot { stamp, certificate: before, broken: true }
            }
        };
        self.slots.insert(pair, slot);
    }
}
