//! Where the repository is, and how its programs are run.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, ExitCode, ExitStatus},
};

use anyhow::{Context, Result, bail};

/// The repository's top folder. Cargo names our own folder when it starts us; it is asked at run time, so that a
/// moved checkout needs no new build.
pub(crate) fn root() -> Result<PathBuf> {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").context("run it as `cargo xtask`")?;
    Ok(Path::new(&own).parent().context("xtask has no parent folder")?.to_owned())
}

/// `cargo` in the top folder.
pub(crate) fn cargo() -> Result<Command> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()?);
    forget_cargo(&mut command);
    Ok(command)
}

/// Takes out of a command's environment what the cargo that started us says about our own package, lest another
/// cargo below takes it for its own.
pub(crate) fn forget_cargo(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

/// Cargo's target folder.
pub(crate) fn target() -> Result<PathBuf> {
    let root = root()?;
    Ok(match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root.join(folder),
        None => root.join("target"),
    })
}

/// The `cron` program: the one that `--cron` names, or one built now in the dev profile. The examples are built
/// with it because they bring the tests' dependencies, so that all of them share one build of what they stand on.
pub(crate) fn cron(given: Option<&str>) -> Result<PathBuf> {
    if let Some(path) = given {
        return fs_err::canonicalize(path).context("--cron");
    }
    run(cargo()?.args(["build", "--bin", "cron", "--examples"]))?;
    Ok(target()?.join("debug/cron"))
}

/// The command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .map(|word| if word.contains(' ') { format!("'{word}'") } else { word.into_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs it to its end; anything but success is an error that names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed: {status}", shown(command));
    }
    Ok(())
}

/// Its standard output, as text; anything but success is an error with what it said.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot run `{}`", shown(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed: {}\n{}", shown(command), output.status, said.trim_end());
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed something else than UTF-8", shown(command)))
}

/// The same status for whoever started us; a program that a signal ended is told as shells do.
pub(crate) fn exit_code(status: ExitStatus) -> ExitCode {
    use std::os::unix::process::ExitStatusExt as _;
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap_or(1);
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}

/// The value after `name` among the arguments, and the flag with its value taken out.
pub(crate) fn take_value(args: &mut Vec<String>, name: &str) -> Result<Option<String>> {
    let Some(at) = args.iter().position(|arg| arg == name) else { return Ok(None) };
    if at + 1 >= args.len() {
        bail!("{name} needs a value");
    }
    args.remove(at);
    Ok(Some(args.remove(at)))
}

/// Whether the flag is among the arguments; it is taken out.
pub(crate) fn take_flag(args: &mut Vec<String>, name: &str) -> bool {
    let before = args.len();
    args.retain(|arg| arg != name);
    args.len() != before
}

/// Nothing may be left over.
pub(crate) fn no_more(args: &[String]) -> Result<()> {
    match args.first() {
        Some(arg) => bail!("what is `{arg}`? see `cargo xtask help`"),
        None => Ok(()),
    }
}

/// A new folder below the system's temporary one, that ends with the value. Others may look in (0755): services run
/// as users of their own.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes it; `name` tells what it is for.
    pub(crate) fn new(name: &str) -> Result<Self> {
        use std::os::unix::fs::PermissionsExt as _;
        let path = std::env::temp_dir().join(format!("crontech-{name}-{}", std::process::id()));
        fs_err::create_dir(&path)?;
        fs_err::set_permissions(&path, std::fs::Permissions::from_mode(0o755))?;
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs_err::remove_dir_all(&self.0) {
            eprintln!("warning: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn flags_and_values_are_taken_out_wherever_they_stand() {
        let mut args = words("a --cron x/y --check b");
        assert_eq!(take_value(&mut args, "--cron").unwrap().as_deref(), Some("x/y"));
        assert!(take_flag(&mut args, "--check"));
        assert!(!take_flag(&mut args, "--check"));
        assert_eq!(args, words("a b"));
        assert!(take_value(&mut words("--cron"), "--cron").is_err());
        assert!(no_more(&args).is_err());
    }

    #[test]
    fn a_scratch_folder_ends_with_its_value() {
        let scratch = Scratch::new("test").unwrap();
        let path = scratch.path().to_owned();
        fs_err::write(path.join("file"), "x").unwrap();
        drop(scratch);
        assert!(!path.exists());
    }
}
