//! What the shell completes: the grammar, and names that answers have shown; without a word to the platform.

use std::os::unix::fs::PermissionsExt as _;

use crate::support::{dev::Dev, home::Home};

/// What bash offers for the last word of the line, by the program's own script.
fn offered(home: &Home, line: &str) -> Vec<String> {
    // The words as bash itself would give them to the script's function.
    let script = r#"
        source cron.bash
        COMP_TYPE=9
        read -ra COMP_WORDS <<< "$1"
        [[ "$1" == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
        _clap_complete_cron cron "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    home.write("complete.sh", script);
    if !home.path("cron.bash").exists() {
        home.shell("cron completions bash > cron.bash").expect(0);
    }
    let done = home.shell(&format!("bash complete.sh '{line}'")).expect(0);
    assert_eq!(done.err, "", "{line}");
    done.out.lines().map(str::to_owned).filter(|word| !word.is_empty()).collect()
}

#[test]
fn cli_completion_knows_the_grammar() {
    let home = Home::bare();
    let nouns = offered(&home, "cron acc");
    assert!(nouns.contains(&"accounts".to_owned()), "{nouns:?}");
    let verbs = offered(&home, "cron accounts ");
    assert!(verbs.contains(&"create".to_owned()), "{verbs:?}");
    let flags = offered(&home, "cron accounts list --acc");
    assert!(flags.contains(&"--account".to_owned()), "{flags:?}");
    assert_eq!(offered(&home, "cron accounts list -o ndj"), ["ndjson"]);
    // Nothing is made by asking.
    assert!(!home.path("home/.cache").exists());
}

#[test]
fn cli_completion_offers_profiles_even_of_a_file_with_many() {
    let home = Home::bare();
    std::fs::create_dir(home.path("home/config")).unwrap();
    let profiles: String =
        (0..200).map(|i| format!("[profiles.p{i:03}]\norigin = \"https://p{i:03}.example\"\n")).collect();
    home.write("home/config/config.toml", &profiles);
    assert_eq!(offered(&home, "cron profiles use p19").len(), 10);
    assert_eq!(offered(&home, "cron --profile p199"), ["p199"]);
    // A broken file is told by the next command, not by a key.
    home.write("home/config/config.toml", "profile = [");
    assert!(offered(&home, "cron profiles use p").is_empty());
}

#[test]
fn cli_completion_offers_the_names_that_answers_have_shown() {
    let platform = Dev::start();
    let home = Home::new();
    home.sign_in_at(&platform);
    for slug in ["acme", "acme-sul", "loja"] {
        home.say(&format!(
            "accounts create {slug} --name {slug} --owner-email {slug}@owners.example --role account-admin"
        ))
        .expect(0);
    }
    home.run(&["groups", "create", "Night shift", "--permissions", "accounts:read"]).expect(0);
    assert!(offered(&home, "cron accounts get a").is_empty(), "nothing has been listed yet");

    home.say("accounts list").expect(0);
    home.say("groups list").expect(0);
    assert_eq!(offered(&home, "cron accounts get acme"), ["acme", "acme-sul"]);
    assert_eq!(offered(&home, "cron account update lo"), ["loja"]);
    assert_eq!(offered(&home, "cron users list --account ac"), ["acme", "acme-sul"]);
    assert_eq!(offered(&home, "cron groups get Ni"), [r"Night\ shift"]);
    assert!(offered(&home, "cron groups get v").contains(&"viewer".to_owned()));

    // For their owner alone, and without a secret.
    let folder = home.path("home/.cache/crontech/names");
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [file] = &files[..] else { panic!("{files:?}") };
    assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    let kept = std::fs::read_to_string(file).unwrap();
    assert!(!kept.contains(&platform.password) && !kept.contains("eyJ"), "{kept}");

    // The platform is not asked, so that it need not be there.
    drop(platform);
    assert_eq!(offered(&home, "cron accounts get acme"), ["acme", "acme-sul"]);

    // Who signs out leaves none behind, whether or not the platform can be told.
    home.say("logout --timeout 1s").expect(0);
    assert!(!file.exists());
    assert!(offered(&home, "cron accounts get a").is_empty());
}
