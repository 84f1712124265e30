//! The README's transcript: what `examples/quickstart.sh` prints, kept true by running it.

use std::{
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail};

use crate::{
    generate::first_difference,
    mask::{mask, without_paths},
    workspace,
};

const README: &str = "README.md";
const SCRIPT: &str = "examples/quickstart.sh";
const BEGIN: &str = "<!-- transcript:begin -->";
const END: &str = "<!-- transcript:end -->";

/// `cargo xtask transcript [--check]`
pub(crate) fn main(args: &[String]) -> Result<ExitCode> {
    let mut args = args.to_vec();
    let check = workspace::take_flag(&mut args, "--check");
    workspace::no_more(&args)?;
    let root = workspace::root()?;
    let readme = fs_err::read_to_string(root.join(README))?;
    let (before, old, after) = split(&readme)?;
    let fresh = block(&run(&root)?);
    let (masked_old, masked_fresh) = (mask(old), mask(&fresh));
    if masked_old == masked_fresh {
        eprintln!("the transcript is as {SCRIPT} prints it");
        return Ok(ExitCode::SUCCESS);
    }
    if !check {
        fs_err::write(root.join(README), format!("{before}{fresh}{after}"))?;
        println!("{README}: the transcript was renewed");
        return Ok(ExitCode::SUCCESS);
    }
    let line = first_difference(&masked_old, &masked_fresh);
    let shown = |text: &str| text.lines().nth(line - 1).unwrap_or("(no more lines)").to_owned();
    bail!(
        "{README}: the transcript has drifted at its line {line}: run `cargo xtask transcript` and commit\n  there: {}\n  now:   {}",
        shown(&masked_old),
        shown(&masked_fresh)
    )
}

/// Runs the quick start, as in a pipe; it builds what it needs. Its output is what a reader would see.
fn run(root: &Path) -> Result<String> {
    let mut command = Command::new(root.join(SCRIPT));
    command.current_dir(root).env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8");
    workspace::forget_cargo(&mut command);
    let text = workspace::output(&mut command)?;
    let home = std::env::var("HOME").unwrap_or_default();
    Ok(without_paths(&text, &[&root.display().to_string(), &home]))
}

/// What stands before the block, in it, and after it.
fn split(readme: &str) -> Result<(&str, &str, &str)> {
    let begin = readme.find(BEGIN).with_context(|| format!("{README} has no {BEGIN}"))? + BEGIN.len();
    let end = readme[begin..].find(END).with_context(|| format!("{README} has no {END}"))? + begin;
    Ok((&readme[..begin], &readme[begin..end], &readme[end..]))
}

fn block(output: &str) -> String {
    let lines: Vec<&str> = output.trim_end().lines().map(str::trim_end).collect();
    format!("\n```console\n$ ./{SCRIPT}\n{}\n```\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_is_found_and_replaced_alone() {
        let readme = format!("# x\n{BEGIN}\nold\n{END}\nrest\n");
        let (before, old, after) = split(&readme).unwrap();
        assert_eq!(old, "\nold\n");
        assert_eq!(
            format!("{before}{}{after}", block("one  \n\ntwo\n\n")),
            format!("# x\n{BEGIN}\n```console\n$ ./{SCRIPT}\none\n\ntwo\n```\n{END}\nrest\n")
        );
        assert!(split("nothing here").is_err());
        assert!(split(&format!("{END} {BEGIN}")).is_err());
    }
}
