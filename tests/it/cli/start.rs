//! Help and version need nothing: no HOME, no configuration, no platform.

use std::{collections::VecDeque, process::Command};

fn bare(arguments: &[String]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cron"));
    let done = command.env_clear().current_dir("/").args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

/// The commands that a help text lists.
fn below(help: &str) -> Vec<String> {
    let listed = help.split("\nCommands:\n").nth(1).unwrap_or_default();
    listed
        .lines()
        .take_while(|line| !line.is_empty())
        // A description that goes on stands further to the right.
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn cli_help_and_version_of_every_command_work_in_an_empty_environment() {
    let mut waiting = VecDeque::from([Vec::new()]);
    let mut seen = 0;
    while let Some(command) = waiting.pop_front() {
        let mut asked: Vec<String> = command.clone();
        asked.push("-h".to_owned());
        let (code, out, err) = bare(&asked);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{asked:?}: {out}");
        assert!(out.contains("Usage: cron"), "{asked:?}: {out}");
        let verbs = below(&out);
        if verbs.is_empty() {
            *asked.last_mut().unwrap() = "--help".to_owned();
            let (code, long, err) = bare(&asked);
            assert_eq!((code, err.as_str()), (Some(0), ""), "{asked:?}");
            assert!(long.contains("Example"), "{asked:?} has no example: {long}");
        }
        for verb in verbs {
            waiting.push_back(command.iter().cloned().chain([verb]).collect());
        }
        seen += 1;
    }
    assert!(seen > 60, "{seen} commands were found");
    for arguments in [&["--version"][..], &["-V"], &["version"]] {
        let arguments: Vec<String> = arguments.iter().map(|&a| a.to_owned()).collect();
        let (code, out, err) = bare(&arguments);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(out.contains(env!("CARGO_PKG_VERSION")), "{out}");
    }
    let (code, out, err) = bare(&[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("Usage: cron"));
}
