//! What is committed but made by the program itself: completions, man pages, the references of commands
//! and of configuration, `openapi.json`.
//!
//! The program is run as a process, so that this crate needs nothing of it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail};

use crate::workspace::{self, Scratch};

/// Shell, and the file that its users expect.
const COMPLETIONS: &[(&str, &str)] = &[
    ("bash", "completions/cron.bash"),
    ("zsh", "completions/_cron"),
    ("fish", "completions/cron.fish"),
    ("powershell", "completions/_cron.ps1"),
    ("elvish", "completions/cron.elv"),
];
const REFERENCE: &str = "docs/reference.md";
const CONFIGURATION: &str = "docs/configuration.md";
const OPENAPI: &str = "openapi.json";
/// Folders in which nothing is written by hand: a file that the program no longer makes is drift too.
const OWNED: &[&str] = &["completions", "man"];

/// Path below the top folder → content.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// `cargo xtask generate [--check] [--cron PATH]`
pub(crate) fn main(args: &[String]) -> Result<ExitCode> {
    let mut args = args.to_vec();
    let check = workspace::take_flag(&mut args, "--check");
    let given = workspace::take_value(&mut args, "--cron")?;
    workspace::no_more(&args)?;
    let root = workspace::root()?;
    let fresh = make(&workspace::cron(given.as_deref())?)?;
    let drifted = drift(&committed(&root, &fresh)?, &fresh);
    if check {
        for (path, why) in &drifted {
            eprintln!("{}: {why}", path.display());
        }
        if !drifted.is_empty() {
            bail!("{} files have drifted: run `cargo xtask generate` and commit", drifted.len());
        }
        eprintln!("{} generated files are as the program makes them", fresh.len());
        return Ok(ExitCode::SUCCESS);
    }
    for (path, why) in &drifted {
        let file = root.join(path);
        match fresh.get(path) {
            Some(content) => {
                fs_err::create_dir_all(file.parent().context("a file has a folder")?)?;
                fs_err::write(&file, content)?;
            }
            None => fs_err::remove_file(&file)?,
        }
        println!("{}: {why}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Everything, as the program makes it now. It sees no settings, no terminal and no language but the default.
fn make(cron: &Path) -> Result<Files> {
    let scratch = Scratch::new("generate")?;
    let run = |words: &[&str]| {
        let mut command = Command::new(cron);
        command.args(words).current_dir(scratch.path());
        command.env_clear().env("HOME", scratch.path()).env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
        workspace::output(&mut command)
    };
    let mut files = Files::new();
    for (shell, file) in COMPLETIONS {
        files.insert(file.into(), run(&["completions", shell])?.into_bytes());
    }
    files.insert(REFERENCE.into(), run(&["reference"])?.into_bytes());
    files.insert(CONFIGURATION.into(), run(&["reference", "--configuration"])?.into_bytes());
    files.insert(OPENAPI.into(), run(&["platform", "openapi"])?.into_bytes());
    fs_err::create_dir(scratch.path().join("man"))?;
    run(&["man", "--out", "man"])?;
    files.extend(read_folder(scratch.path(), "man")?);
    for (path, content) in &files {
        if content.is_empty() {
            bail!("the program made {} empty", path.display());
        }
    }
    Ok(files)
}

/// What is there now under the same names, and what else the owned folders hold.
fn committed(root: &Path, fresh: &Files) -> Result<Files> {
    let mut files = Files::new();
    for folder in OWNED {
        files.extend(read_folder(root, folder)?);
    }
    for path in fresh.keys() {
        if let Some(content) = read(&root.join(path))? {
            files.insert(path.clone(), content);
        }
    }
    Ok(files)
}

fn read_folder(root: &Path, folder: &str) -> Result<Files> {
    let mut files = Files::new();
    if !root.join(folder).exists() {
        return Ok(files);
    }
    for entry in fs_err::read_dir(root.join(folder))? {
        let entry = entry?;
        files.insert(Path::new(folder).join(entry.file_name()), fs_err::read(entry.path())?);
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs_err::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Each file that differs, with what is wrong with it.
fn drift(old: &Files, fresh: &Files) -> BTreeMap<PathBuf, String> {
    let mut drifted = BTreeMap::new();
    for (path, content) in fresh {
        match old.get(path) {
            None => drifted.insert(path.clone(), "is missing".to_owned()),
            Some(there) if there != content => {
                let line =
                    first_difference(&String::from_utf8_lossy(there), &String::from_utf8_lossy(content));
                drifted.insert(path.clone(), format!("differs from line {line} on"))
            }
            Some(_) => None,
        };
    }
    for path in old.keys().filter(|path| !fresh.contains_key(*path)) {
        drifted.insert(path.clone(), "is no longer made".to_owned());
    }
    drifted
}

/// The first line that differs, from 1.
pub(crate) fn first_difference(old: &str, new: &str) -> usize {
    old.split('\n').zip(new.split('\n')).take_while(|(old, new)| old == new).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(path, text)| (path.into(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn drift_names_what_is_missing_changed_and_left_over() {
        let old = files(&[("man/cron.1", "a\nb\n"), ("man/gone.1", "x"), ("openapi.json", "{}")]);
        let fresh = files(&[("man/cron.1", "a\nc\n"), ("man/new.1", "y"), ("openapi.json", "{}")]);
        let found: Vec<(String, String)> =
            drift(&old, &fresh).into_iter().map(|(path, why)| (path.display().to_string(), why)).collect();
        let expected = [
            ("man/cron.1", "differs from line 2 on"),
            ("man/gone.1", "is no longer made"),
            ("man/new.1", "is missing"),
        ];
        assert_eq!(found, expected.map(|(path, why)| (path.to_owned(), why.to_owned())));
        assert!(drift(&fresh, &fresh).is_empty());
    }

    #[test]
    fn a_longer_file_differs_after_the_shorter_ones_end() {
        assert_eq!(first_difference("a", "a\nb"), 2);
        assert_eq!(first_difference("x", "y"), 1);
    }
}
