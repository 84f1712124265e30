//! What looks at the program itself: `cron doctor --fix`, `cron explain`, and what works whatever the files say.

use std::os::unix::fs::PermissionsExt;

use crate::support::{dev::Dev, home::Home};

#[test]
fn cli_doctor_mends_what_is_its_own() {
    let platform = Dev::shared();
    let home = Home::new();
    home.sign_in_at(platform);
    let credentials = home.path("home/config/credentials");
    let open: Vec<_> = std::fs::read_dir(&credentials).unwrap().map(|e| e.unwrap().path()).collect();
    for file in &open {
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644)).unwrap();
    }
    // A file of a process that is gone: no process has that number.
    let left = home.path("home/config/.config.toml.999999999");
    std::fs::write(&left, "half").unwrap();
    home.say("doctor").expect(1);
    assert!(left.exists(), "looking changes nothing");
    let mended = home.say("doctor --fix -o json").expect(0).json();
    let of = |check: &str| -> Vec<&serde_json::Value> {
        mended["items"].as_array().unwrap().iter().filter(|item| item["check"] == check).collect()
    };
    assert_eq!(of("permissions").len(), open.len(), "{mended}");
    assert!(
        of("permissions").iter().chain(&of("leftovers")).all(|item| item["status"] == "mended"),
        "{mended}"
    );
    assert!(!left.exists());
    for file in &open {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let well = home.say("doctor").expect(0).out;
    assert!(well.contains("no half-written file") && !well.contains("problem"), "{well}");
}

#[test]
fn cli_explain_tells_fields_and_offers_the_nearest_noun() {
    let home = Home::bare();
    let nouns = home.say("explain").expect(0).out;
    assert!(nouns.contains("account  ") && nouns.contains("Fields of one: cron explain NOUN"), "{nouns}");
    let field = home.say("explain account.tenant").expect(0).out;
    assert!(field.starts_with("account.tenant: object") && field.contains("Example:"), "{field}");
    let json = home.say("explain account.tenant -o json").expect(0).json();
    assert!(json["fields"].as_array().is_some_and(|fields| fields.len() >= 3), "{json}");
    assert!(home.say("explain acount").expect(5).err.contains("account"));
    home.say("explain account.nothing").expect(5);
}

#[test]
fn cli_the_program_tells_of_itself_with_a_broken_file() {
    let home = Home::bare();
    std::fs::create_dir(home.path("home/config")).unwrap();
    let file = home.path("home/config/config.toml");
    std::fs::write(&file, "this is no TOML").unwrap();
    assert!(home.say("version").expect(0).out.starts_with("cron "));
    assert_eq!(home.say("version -o json").expect(0).json()["schema"], "version/1");
    assert!(home.say("help accounts create").expect(0).out.contains("--owner-email"));
    assert!(home.say("completions bash").expect(0).out.contains("cron"));
    assert!(home.say("man accounts list").expect(0).out.starts_with(".ie"));
    // What lives by the file says what is wrong with it.
    let refused = home.say("settings").expect(2);
    assert!(refused.err.contains("config.toml"), "{}", refused.err);
    home.say("doctor").expect(1);
    // A project's file is no better.
    std::fs::remove_file(&file).unwrap();
    home.write(".cron.toml", "neither = is this");
    home.say("version").expect(0);
    home.say("settings").expect(2);
}
