//! Long output on a terminal goes through a pager, and nowhere else.

use crate::support::home::Home;

/// Somebody with more profiles than a screen has lines, and a pager that keeps what it gets in a file.
fn many() -> Home {
    let mut home = Home::bare();
    std::fs::create_dir(home.path("home/config")).unwrap();
    let profiles: String =
        (0..200).map(|i| format!("[profiles.p{i:03}]\norigin = \"https://p{i:03}.example\"\n")).collect();
    home.write("home/config/config.toml", &profiles);
    home.set("PAGER", "sh -c 'cat > paged'");
    home
}

fn paged(home: &Home) -> Option<String> {
    std::fs::read_to_string(home.path("paged")).ok()
}

#[test]
fn cli_streams_a_long_table_goes_through_the_pager() {
    let home = many();
    let (code, screen) = home.terminal(80, "cron profiles list");
    assert_eq!(code, 0, "{screen}");
    let text = paged(&home).expect("the pager ran");
    assert!(text.contains("PROFILE"), "{text}");
    for profile in ["p000", "p111", "p199"] {
        assert!(text.contains(profile), "{profile}: {text}");
        assert!(!screen.contains(profile), "{profile}: {screen}");
    }
}

#[test]
fn cli_streams_own_texts_go_through_the_pager_too() {
    let home = many();
    let (code, screen) = home.terminal(80, "cron explain account --recursive");
    assert_eq!(code, 0, "{screen}");
    let text = paged(&home).expect("the pager ran");
    assert!(text.starts_with("account: ") && text.contains("Example:"), "{text}");
}

#[test]
fn cli_streams_the_pager_is_chosen_by_name_or_not_at_all() {
    let mut home = many();
    home.set("CRON_PAGER", "sh -c 'cat > chosen'");
    assert_eq!(home.terminal(80, "cron profiles list").0, 0);
    assert!(paged(&home).is_none(), "CRON_PAGER comes before PAGER");
    assert!(std::fs::read_to_string(home.path("chosen")).unwrap().contains("p199"));
    std::fs::remove_file(home.path("chosen")).unwrap();

    // At once, when it is said so; when a terminal cannot be paged; when the pager is none.
    for line in [
        "cron profiles list --no-pager",
        "TERM=dumb cron profiles list",
        "CRON_PAGER=cat cron profiles list",
        "CRON_PAGER=/nonexistent/pager cron profiles list",
        "cron profiles list --no-input",
    ] {
        let (code, screen) = home.terminal(80, line);
        assert_eq!(code, 0, "{line}: {screen}");
        assert!(screen.contains("p000") && screen.contains("p199"), "{line}: {screen}");
        assert!(!home.path("chosen").exists(), "{line}");
    }
    // In a pipe, and for what fits.
    let (code, screen) = home.terminal(80, "cron profiles list | cat; cron version");
    assert_eq!(code, 0);
    assert!(screen.contains("p199") && screen.contains("cron 0."), "{screen}");
    assert!(!home.path("chosen").exists());
}

#[test]
fn cli_streams_leaving_the_pager_is_no_failure() {
    let mut home = many();
    home.set("PAGER", "head -n 1");
    let (code, screen) = home.terminal(80, "cron profiles list; echo code $?");
    assert_eq!(code, 0);
    assert!(screen.contains("PROFILE") && screen.contains("code 0"), "{screen}");
    assert!(!screen.contains("error") && !screen.contains("p199"), "{screen}");
    // What is far longer than a pipe holds ends as soon as nobody reads it.
    let (_, screen) = home.terminal(80, "cron reference; echo code $?");
    assert!(screen.contains("# Command reference") && screen.contains("code 0"), "{screen}");
    assert!(!screen.contains("error"), "{screen}");
}

#[test]
fn cli_streams_an_interrupt_is_the_pagers() {
    let mut home = many();
    // The pager is interrupted as by Ctrl-C, together with the program; it goes on, and so must what feeds it.
    home.write("pager", "trap '' INT\nkill -INT $PPID\ncat > paged\necho left\n");
    home.set("PAGER", "sh pager");
    let (code, screen) = home.terminal(80, "cron explain account --recursive; echo code $?");
    assert_eq!(code, 0);
    assert!(screen.contains("left") && screen.contains("code 0"), "{screen}");
    assert!(paged(&home).unwrap().contains("Example:"));
}
