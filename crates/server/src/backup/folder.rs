//! The folder with backups: each file comes to its name whole, and what goes is what this platform put there.

use std::{
    io::Read,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use anyhow::{Context, Result};
use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::os;

/// What every `age` file begins with.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
const ENDING: &str = ".age";
/// The ending of a file that is being written.
const PART: &str = ".part";

/// Which older backups stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Those that are younger.
    For(Duration),
    /// So many, the newest.
    Newest(usize),
}

/// A folder, as the backups of one platform see it.
pub(super) struct Folder {
    path: PathBuf,
    /// What the names of its files begin with.
    prefix: String,
}

/// A file on its way.
pub(super) struct Part {
    pub(super) file: std::fs::File,
    path: PathBuf,
    name: String,
}

impl Folder {
    /// Opens a folder for a platform; makes it, for its owner alone, if there is none.
    pub(super) fn open(path: &Path, installation: &str) -> Result<Self> {
        os::private_folder(path).with_context(|| format!("{} cannot be made", path.display()))?;
        let tag = HEXLOWER.encode(&Sha256::digest(installation.as_bytes())[..4]);
        let folder = Self { path: path.to_owned(), prefix: format!("crontech-{tag}-") };
        folder.clear()?;
        Ok(folder)
    }

    /// Begins a file.
    pub(super) fn begin(&self, at: Timestamp) -> Result<Part> {
        let mut random = [0; 3];
        getrandom::fill(&mut random).context("the system has no randomness to give")?;
        let time = at.strftime("%Y%m%dT%H%M%SZ");
        let name = format!("{}{time}-{}{ENDING}", self.prefix, HEXLOWER.encode(&random));
        let path = self.path.join(format!(".{name}{PART}"));
        let file =
            os::create_private_file(&path).with_context(|| format!("{} cannot be made", path.display()))?;
        // Says to others that it is being written; ends with the process.
        file.lock().with_context(|| format!("{} cannot be locked", path.display()))?;
        Ok(Part { file, path, name })
    }

    /// Gives a written file its name, for good.
    pub(super) fn end(&self, part: Part) -> Result<PathBuf> {
        part.file.sync_all()?;
        let path = self.path.join(&part.name);
        fs_err::rename(&part.path, &path)?;
        fs_err::File::open(&self.path)?.sync_all()?;
        Ok(path)
    }

    /// Removes what went out of date; `newest` stays in any case.
    pub(super) fn expire(&self, keep: Keep, now: Timestamp, newest: &Path) -> Result<Vec<PathBuf>> {
        let mut own = self.own()?;
        // Of two of the same second, the one just made is the newer one.
        own.retain(|(_, path)| path != newest);
        own.sort_by(|(a, _), (b, _)| b.cmp(a));
        let is_over = |place: usize, made: Timestamp| match keep {
            Keep::Newest(count) => place + 1 >= count,
            Keep::For(time) => {
                let kept = SignedDuration::try_from(time).unwrap_or(SignedDuration::MAX);
                now.duration_since(made) > kept
            }
        };
        let mut removed = Vec::new();
        for (place, (made, path)) in own.into_iter().enumerate() {
            if is_over(place, made) && begins_as_one(&path)? {
                fs_err::remove_file(&path)?;
                removed.push(path);
            }
        }
        Ok(removed)
    }

    /// The files whose names this platform gives, with their times.
    fn own(&self) -> Result<Vec<(Timestamp, PathBuf)>> {
        let mut own = Vec::new();
        for entry in fs_err::read_dir(&self.path)? {
            let entry = entry?;
            let name = entry.file_name();
            let made = name.to_str().and_then(|name| self.time_of(name));
            if let Some(made) = made.filter(|_| entry.file_type().is_ok_and(|kind| kind.is_file())) {
                own.push((made, entry.path()));
            }
        }
        Ok(own)
    }

    fn time_of(&self, name: &str) -> Option<Timestamp> {
        let rest = name.strip_prefix(&self.prefix)?.strip_suffix(ENDING)?;
        let (time, random) = rest.split_once('-')?;
        let is_random = random.len() == 6 && random.bytes().all(|b| b.is_ascii_hexdigit());
        let time = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", time).ok()?;
        is_random.then(|| time.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp()))?
    }

    /// Removes what killed backups left half-written.
    fn clear(&self) -> Result<()> {
        for entry in fs_err::read_dir(&self.path)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let name = name.strip_prefix('.').and_then(|name| name.strip_suffix(PART));
            if name.is_some_and(|name| self.time_of(name).is_some()) {
                let file = fs_err::File::open(&path)?.into_parts().0;
                if file.try_lock().is_ok() {
                    fs_err::remove_file(&path)?;
                }
            }
        }
        Ok(())
    }
}

impl Part {
    /// Takes a file away that came to nothing.
    pub(super) fn give_up(self) {
        // The next backup clears what stays.
        let _ = fs_err::remove_file(&self.path);
    }
}

fn begins_as_one(path: &Path) -> Result<bool> {
    let mut start = Vec::new();
    fs_err::File::open(path)?.take(MAGIC.len() as u64).read_to_end(&mut start)?;
    Ok(start == MAGIC)
}

impl FromStr for Keep {
    type Err = String;

    /// `30d`, `12h`, or a number of files.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is neither a time such as `30d` or `12h` nor a number of files");
        if let Ok(count) = text.parse::<usize>() {
            return if count > 0 {
                Ok(Self::Newest(count))
            } else {
                Err("at least one backup is kept".to_owned())
            };
        }
        let (number, seconds) = if let Some(days) = text.strip_suffix('d') {
            (days, 86_400)
        } else if let Some(hours) = text.strip_suffix('h') {
            (hours, 3_600)
        } else {
            return Err(wrong());
        };
        let number: u32 = number.parse().map_err(|_| wrong())?;
        if number == 0 {
            return Err(wrong());
        }
        Ok(Self::For(Duration::from_secs(u64::from(number) * seconds)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d2_only_own_files_expire() {
        let path = std::env::temp_dir().join(format!("server-backups-{}", std::process::id()));
        let folder = Folder::open(&path, "acc_one").unwrap();
        let now: Timestamp = "2026-11-25T12:00:00Z".parse().unwrap();
        let made = |folder: &Folder, days: i64, content: &[u8]| {
            let at = now - SignedDuration::from_hours(24 * days);
            let part = folder.begin(at).unwrap();
            fs_err::write(&part.path, content).unwrap();
            folder.end(part).unwrap()
        };
        let (new, old, older) = (made(&folder, 0, MAGIC), made(&folder, 10, MAGIC), made(&folder, 40, MAGIC));
        let damaged = made(&folder, 50, b"something else");
        let other = made(&Folder::open(&path, "acc_other").unwrap(), 60, MAGIC);
        let (note, like) = (path.join("notes.age"), path.join(format!("{}latest{ENDING}", folder.prefix)));
        [&note, &like].into_iter().for_each(|path| fs_err::write(path, MAGIC).unwrap());
        // Left by one that was killed; and one that is being written.
        let left = folder.begin(now).unwrap().path;
        let writing = folder.begin(now).unwrap();
        drop(Folder::open(&path, "acc_one").unwrap());
        assert!(!left.exists() && writing.path.exists());

        let days = |days: u64| Keep::For(Duration::from_secs(days * 86_400));
        assert_eq!(folder.expire(days(30), now, &new).unwrap(), std::slice::from_ref(&older));
        assert_eq!(folder.expire(Keep::Newest(1), now, &new).unwrap(), std::slice::from_ref(&old));
        assert!(folder.expire(days(1), now + SignedDuration::from_hours(999), &new).unwrap().is_empty());
        let there = [&new, &damaged, &other, &note, &like].map(|path| path.exists());
        assert_eq!((there, old.exists(), older.exists()), ([true; 5], false, false));
        std::fs::remove_dir_all(&path).unwrap();
    }

    #[test]
    fn what_to_keep_is_a_time_or_a_number() {
        assert_eq!("30d".parse(), Ok(Keep::For(Duration::from_secs(30 * 86_400))));
        assert_eq!("12h".parse(), Ok(Keep::For(Duration::from_secs(12 * 3_600))));
        assert_eq!("60".parse(), Ok(Keep::Newest(60)));
        for wrong in ["", "0", "0d", "-1", "1w", "d"] {
            assert!(wrong.parse::<Keep>().is_err(), "{wrong}");
        }
    }
}
